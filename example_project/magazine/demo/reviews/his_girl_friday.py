from magazine.demo.body import (
    absent,
    advisories,
    advisory,
    cast,
    credit,
    heading,
    image,
    paragraph,
    section,
    stars,
    synopsis,
    verdict,
)

from .writing import Review

REVIEW = Review(
    slug="his-girl-friday-two-hands",
    film="his-girl-friday-1940",
    critics=("marcus-adeyemi",),
    title="A piece for two hands",
    published_on="2025-11-21",
    seen_as="cinema",
    standfirst="""Everyone says it is fast. Speed is nothing; a machine gun is fast. Listen to where they
        breathe.""",
    body=[
        paragraph(
            """A trick from the rehearsal room: write your line so that its first words and its last words do
            not matter. Then another actor can come in over the end of it, you can come in over the end of
            his, and nothing is lost. Charles Lederer wrote <i>His Girl Friday</i> like that, Howard Hawks had
            it played like that, and the result is a film in which two people talk at the same time for an
            hour and a half and you do not miss a word. You miss the third joke, because you were laughing at
            the first. That is what the second viewing is for.""",
            """But people who only tell you it is fast have not counted the rests. Rosalind Russell comes
            into her old newsroom on the longest walk in the picture, the camera going along with her past
            desks and switchboards, a word for everyone, and it is an easy, swinging tempo: this is her house.
            Then the door of the boss's office. She waits. Cary Grant is shaving, and he waits as well. When
            the duet begins it begins from silence, and each of them knows exactly how long the other can
            stand it.""",
        ),
        cast(
            credit("rosalind-russell", "Plays offence. Watch her take off her gloves."),
            credit("cary-grant", "Never says what he means, and is never misunderstood."),
            credit("ralph-bellamy", "The bravest part: to be slow among the quick, and likeable."),
        ),
        synopsis(
            section(
                """Hildy Johnson drops in at her old paper to tell the editor, Walter Burns, who is also her
                former husband, that she is off to Albany by the next train, to be married to Bruce Baldwin,
                who sells insurance. Walter takes them both to lunch. There is a man called Earl Williams who
                is to be hanged in the morning; would she do just one interview?""",
                spoilers="mild",
            ),
            section(
                """Williams escapes, and comes in at the window of the press room while Hildy is alone there.
                She hides him in a roll-top desk. Bruce, in the meantime, is arrested for stealing a watch, for
                annoying a lady and for passing counterfeit money, none of which he has done. Mollie Malloy,
                who was kind to Williams once, jumps from the press-room window to draw the reporters off.""",
                spoilers="major",
            ),
            section(
                """The reprieve, which the mayor had tried to lose, arrives. Bruce goes home with his mother.
                Hildy cries for the only time, because she thinks Walter is letting her go; he was not. They
                will marry again, and have their honeymoon at Niagara, or rather at a strike that happens to
                be on the way.""",
                spoilers="ending",
            ),
        ),
        heading("Change one pronoun"),
        paragraph(
            """The play it comes from, <i>The Front Page</i>, had two men in these parts. Make Hildy a woman
            and put a divorce behind them, and look what happens to the plot: not a thing. Every scheme stays
            where it was. And the meaning of every scheme is new, because what Walter wants to keep is now not
            only his best reporter, and what Hildy is running from is not only a job. I have played in shows
            where the whole score was moved up a tone in the interval. It is like that. Same notes. Somebody
            has opened the windows.""",
        ),
        image(
            "detail-friday",
            "Drawing: black and yellow bars run in from both sides and overlap in red.",
            "Where they overlap, nobody is listening and everything is heard.",
        ),
        paragraph(
            """What I would not call comedy is the press room. The men playing cards there while a scaffold
            is tested in the yard below are drawn without a drop of syrup, and the film does something I
            remember every time I think it heartless. It stops. Hildy talks to Williams in his cell, quietly,
            one question after the other, in a pool of light: no overlap, no topper. Three minutes of rest in
            a score that has none. She gets her story from him, too. Hawks lets you be moved and lets you see
            the notebook.""",
        ),
        paragraph(
            """The fall from the window is the wrong note, or the right one; I have changed my mind four
            times. A woman jumps. The reporters look out, someone says that she is moving, and within half a
            minute the tempo is back. I used to hear a film that did not know what to do with what it had
            done. Now I hear Hildy not starting again at once. She is late by a bar. She is the only one.""",
            spoilers="major",
        ),
        advisories(
            advisory(
                "suicide",
                "moderate",
                "shown",
                "A woman jumps from a window and survives.",
                frequency="once",
                spoilers="major",
            ),
            advisory("death-grief", "moderate", "discussed", "A hanging is being prepared."),
            advisory("slurs", "mild", "shown", "A racist term in one line of dialogue.", frequency="once"),
            advisory("alcohol-tobacco", "moderate", "shown", frequency="frequent"),
            advisory(
                "domestic-abuse", "mild", "discussed", "A former husband who schemes, played for comedy."
            ),
            absent("gore"),
            absent("nudity"),
            absent("animal-harm"),
            absent("jump-scares"),
            all_assessed=True,
        ),
        verdict(
            stars("5"),
            "recommended",
            "Ninety-two minutes, one long breath, and you come out speaking faster.",
            pros=(
                "Dialogue built so that it can be interrupted",
                "Russell, who leads; Grant, who follows ahead of her",
                "Three minutes of quiet, exactly where they are needed",
            ),
            cons=("The cynicism is sometimes only cynicism",),
            pull_quote="Everyone says it is fast. Speed is nothing. Listen to where they breathe.",
        ),
    ],
)
