from magazine.demo.body import (
    advisories,
    advisory,
    cast,
    credit,
    criterion,
    heading,
    paragraph,
    quote,
    section,
    stars,
    synopsis,
    verdict,
)

from .writing import Review

REVIEW = Review(
    slug="metropolis-the-view-from-upstairs",
    film="metropolis-1927",
    critics=("ruth-oakeshott",),
    title="The view from upstairs",
    published_on="2024-01-24",
    seen_as="cinema",
    disclosure="The reviewer edits this magazine and commissioned the review she disagrees with.",
    standfirst="""My colleague finds thought in Lang's crowds. I counted how many people in them are allowed
        a name.""",
    body=[
        paragraph(
            """Ines Achterberg tells us not to read the motto. I have tried. It comes first, it comes last,
            it is spoken in between by a saint among candles, and the story is arranged from end to end so
            that it shall be proved: between the head that plans and the hands that build, the heart must
            mediate. An audience in 1927 was not supposed to look past this at the choreography. It was
            supposed to be moved. So let us take the film at its word and ask what the word means.""",
            """It means that the hands have no head. I do not exaggerate; it is staged. The workers of
            <i>Metropolis</i> never once think of anything. They are patient when they are told to be patient and angry
            when they are told to be angry, on the same evening, with the same faces.
            One foreman has a beard and a number of lines. The rest go by numerals, which the film deplores,
            and then it does not trouble to find out their names either.""",
        ),
        cast(
            credit("brigitte-helm", "The one performance that notices how silly it is all going to be."),
            credit("alfred-abel", "Alone in the film in being allowed an inner life."),
            include_others=True,
        ),
        synopsis(
            section(
                """The master's son discovers how the other half lives, or at any rate how it works, and takes
                it personally.""",
                spoilers="mild",
            ),
            section(
                """A double of the workers' preacher is built and sent to make them rebel, so that they may be
                put down. They rebel.""",
                spoilers="major",
            ),
            section(
                """Having flooded their own homes they are saved by the master's son, who then invites the
                foreman to shake his father's hand. There is no talk of wages.""",
                spoilers="ending",
            ),
        ),
        heading("A handshake", spoilers="ending"),
        paragraph(
            """Consider that handshake as a contract. One party has spent two hours and a half planning a
            massacre, which failed only because an inventor had private grievances. The other has lost its
            houses. The terms are: nobody mentions it. The son takes a hand in each of his and puts them
            together, and the crowd, drawn up in a wedge that my colleague admires, stops at the foot of the
            steps. It is told nothing, and it asks nothing. Whoever finds this merely naïve should recall what
            was shortly afterwards made of a nation as one body with one heart. I do not say that the film
            intends it. I say that it has left the door open and the lamp lit.""",
            spoilers="ending",
        ),
        quote(
            "The heart must mediate between the head and the hands.",
            attribution="the motto, as everybody quotes it",
        ),
        paragraph(
            """None of this would matter if it were badly made. It is made with a confidence that I find hard
            to sit near. The columns at the shift change, yes; the Tower of Babel, told as a parable, with its
            thousand shaven heads; the elevator going down and down. But notice from where one sees it. The
            camera is nearly always placed as an architect would place it, above and opposite, where the
            pattern shows. Three or four times it goes in among the people. What it finds is Freder.""",
            """H. G. Wells called it the silliest film he had seen, and for the wrong reason: he was cross
            about the aeroplanes. The prophecies are beside the point. It is a picture of 1927 by somebody
            looking out of a high window; as that, it is invaluable, and I would make every student see it
            once.""",
            """Once will do. On the second viewing the admirable masses have become wallpaper, and one begins
            to listen for the people. There is a moment, in the drinking scene that was cut for eighty years,
            when a worker numbered 11811 is let loose in a car with another man's money, and the whole city
            goes by as reflections in his face. He has a name, Georgy, and a weakness, and for half a minute
            an afternoon of his own. I would have followed him anywhere.""",
        ),
        advisories(
            advisory("violence", "moderate", "shown"),
            advisory(
                "child-harm",
                "strong",
                "shown",
                "Children trapped by rising water.",
                frequency="some",
                spoilers="ending",
            ),
            advisory(
                "discrimination",
                "moderate",
                "implied",
                "A district of vice with a Japanese name, and a villain in the tradition of the wicked magician.",
            ),
            all_assessed=False,
        ),
        verdict(
            stars("2"),
            "mixed",
            """A monument. One respects it, walks round it, and is glad not to have to live
            there.""",
            pros=("Georgy, number 11811", "Sets at which nobody will ever again throw so much money"),
            cons=(
                "Workers without a thought among them",
                "A motto, repeated until it is an order",
                "Two and a half hours of looking down",
            ),
            pull_quote="The hands have no head. I do not exaggerate; it is staged.",
            criteria=(
                criterion("Images", stars("4"), "From above, magnificent."),
                criterion("Story", stars("1"), "A sermon, at the length of a shift."),
            ),
        ),
    ],
)
