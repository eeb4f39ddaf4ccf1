from magazine.demo.body import (
    absent,
    advisories,
    advisory,
    cast,
    credit,
    paragraph,
    section,
    stars,
    synopsis,
    verdict,
)

from .writing import Review

REVIEW = Review(
    slug="charade-who-is-asking",
    film="charade-1963",
    critics=("marcus-adeyemi",),
    title="Who is asking?",
    published_on="2025-07-04",
    seen_as="home-video",
    standfirst="""A thriller that keeps dropping its own alias, and the only film in which Audrey Hepburn eats
        as much as I do.""",
    body=[
        paragraph(
            """I will be careful. There are films you can spoil by telling the end, and there are films you
            can spoil by reading out the cast list. In <i>Charade</i> the question that matters, the one
            Regina Lampert asks in different tones of voice for nearly two hours, is what to call the man who
            is helping her. So on this page the names of some of the gentlemen are under a flap. Lift it when
            you have seen the film.""",
            """What can be said in the open is that it is about appetite. Hepburn enters eating. She eats when
            she is frightened, and as she is frightened most of the time she gets through croissants, onion
            soup, chicken and an ice cream, part of which ends up on Cary Grant's suit. Peter Stone's dialogue
            is fed to her in the same way, a bite at a time, each line small enough to swallow and tart at the
            end. Grant, who was nearly sixty and uneasy about the courting, had it arranged that she should do
            the chasing. It is the best note anyone gave. His embarrassment becomes the comedy, and her
            persistence the suspense.""",
        ),
        cast(
            credit("audrey-hepburn", "Hungry, funny, and nobody's fool for longer than a reel."),
            credit(
                "cary-grant",
                "Takes a shower in his suit, with dignity. The name is the first of several.",
                spoilers="major",
            ),
            credit(
                "walter-matthau",
                "Complains about everything and is believed. The name is not his.",
                spoilers="major",
            ),
            credit("james-coburn", "Texas, at the top of its voice."),
        ),
        synopsis(
            section(
                """Regina Lampert comes back to Paris from a skiing holiday on which she had decided to get a
                divorce, and finds her flat stripped to the walls and her husband dead. Three men turn up at
                his funeral to make sure of it. All of them, and the American embassy too, believe that she has
                a quarter of a million dollars; she has never seen it.""",
                spoilers="mild",
            ),
            section(
                """The charming Peter Joshua is not called Peter Joshua, nor by either of the next two
                names he offers. One after another the men who are looking for the money are killed. It has
                been in her hands since the first day: the husband bought three rare stamps with it and put
                them on an envelope.""",
                spoilers="major",
                heading="The names, and the money",
            ),
            section(
                """The man at the embassy whom she knows as Bartholomew never worked there. He is the fifth
                soldier from the old theft, left for dead, and the murderer. And the man she loves does work
                for the government, under the dullest name of all.""",
                spoilers="ending",
            ),
        ),
        paragraph(
            """Stanley Donen came from musicals, and he cuts a fight as a number. The one on the roof, with
            the tin sloping the wrong way and a hook for a hand, has an introduction, two choruses and a
            break. There's an orange that has to be passed from neck to neck in a nightclub, without hands,
            between strangers; in the middle of it, everyone's face changes at once. Henry Mancini gives the
            whole thing a waltz that cannot sit still. If I were drumming it I would be playing with brushes
            and looking over my shoulder.""",
            """I have two complaints. The violence is brusque for such a well-dressed film: the dead are left
            lying about, eyes open, as if from a picture down the hall. And for ten minutes around the middle
            the plot is only doing its accounts. Then she asks him his name, and it is off again.""",
        ),
        advisories(
            advisory(
                "violence", "moderate", "shown", "Murders, and bodies found afterwards.", frequency="some"
            ),
            advisory("threat", "moderate", "shown", "A woman is cornered and threatened with lit matches."),
            advisory("phobia", "mild", "shown", "A fight on a roof.", topic="heights"),
            advisory("alcohol-tobacco", "mild", "shown"),
            absent("sexual-violence"),
            absent("nudity"),
            absent("animal-harm"),
            all_assessed=False,
        ),
        verdict(
            stars("4"),
            "recommended",
            "A waltz with a knife in its sleeve. Do not read the cast list first.",
            pros=(
                "Hepburn, eating her way through danger",
                "Dialogue in small, sharp bites",
                "Mancini's restless waltz",
            ),
            cons=("Corpses from a nastier film", "A slack ten minutes while the plot adds up"),
            pull_quote="There are films you can spoil by telling the end, and films you can spoil by reading out the cast list.",
        ),
    ],
)
