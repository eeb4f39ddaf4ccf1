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
    slug="safety-last-twelve-floors",
    film="safety-last-1923",
    critics=("marcus-adeyemi",),
    title="Twelve floors, one joke each",
    published_on="2030-04-01",
    seen_as="cinema",
    state="scheduled",
    go_live_at="2030-04-01T08:00:00+00:00",
    standfirst="Held for the spring issue: Harold Lloyd goes up a wall, and the wall has been keeping time.",
    body=[
        paragraph(
            """The first shot is a lie. A young man stands behind bars; there is a noose; there is a priest and
            a weeping mother. Then the camera moves, and the bars are a railway barrier, the noose is a hoop
            for the mail, and everybody has come to see him off to the city. It takes twenty seconds, and it
            is the whole film: what you think you are looking at depends on where they have put you.""",
            """So too with the climb. The wall was built on the roofs of real buildings, each higher than the
            last, with the real street beyond it. Knowing that does nothing for my stomach. Every floor has
            its visitor: pigeons, a net, a painter's trestle, a dog. Every visitor costs him one grip, and
            Lloyd, who had lost a thumb and a finger some years before and wore a glove to hide it, had no
            grips to spare.""",
        ),
        cast(
            credit("harold-lloyd", "A clerk, all the way up."),
            credit("mildred-davis", "Believes every word; the film needs her to."),
            credit("bill-strother", "The man who was supposed to do it."),
        ),
        synopsis(
            section(
                """The Boy has gone to the city to make good, and writes home to the Girl that he has. He
                sells cloth behind a counter. She comes to visit.""",
                spoilers="mild",
            ),
            section(
                """For a thousand dollars he promises the shop a stunt: his friend will climb the front of it.
                The friend is being chased by a policeman, and will take over at the next floor. At every
                floor it is the next one.""",
                spoilers="major",
            ),
            section(
                "He gets to the roof by himself, and she is standing there.",
                spoilers="ending",
            ),
        ),
        advisories(
            advisory(
                "phobia",
                "strong",
                "shown",
                "A long climb up a building.",
                topic="heights",
                frequency="frequent",
            ),
            advisory("imitable", "moderate", "shown"),
            absent("gore"),
            all_assessed=False,
        ),
        verdict(
            stars("4.5"),
            "recommended",
            "Twelve floors, one joke each, no landing.",
            pros=("A climb with the rhythm of a drum exercise",),
            cons=("Some ethnic caricature in the shop scenes",),
            pull_quote="Every visitor costs him one grip.",
        ),
    ],
)
