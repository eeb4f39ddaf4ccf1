from magazine.demo.body import (
    absent,
    advisories,
    advisory,
    cast,
    credit,
    embed,
    paragraph,
    quote,
    section,
    synopsis,
    verdict,
)

from .writing import Review

WHOLE_FILM = "https://www.youtube.com/watch?v=_FrdVdKlxUk"

REVIEW = Review(
    slug="a-trip-to-the-moon-paint-and-plywood",
    film="a-trip-to-the-moon-1902",
    critics=("ines-achterberg",),
    title="Paint and plywood",
    published_on="2024-02-06",
    seen_as="cinema",
    disclosure="Seen on a print the reviewer projected herself.",
    standfirst="""Everybody knows one frame of it. The other thirteen minutes are stranger, busier and much
        less innocent than that frame lets on.""",
    body=[
        paragraph(
            """Thread it up and the first thing you notice is how full the picture is. Méliès never moves the
            camera, so everything has to happen in front of it, and he behaves like a man with a stage and a
            fear of empty corners. Astronomers in pointed hats hold telescopes, and the telescopes turn into
            stools. A blackboard gets its diagram. Six of the party exchange their robes for travelling coats
            in full view, because why should they leave the frame to do it?""",
            """The famous shot, the shell in the eye, is the only moment that behaves like cinema as we later
            came to understand it: the moon comes towards us, larger and larger, painted, then a face, then
            the joke. (It was the moon that moved. The camera stayed where it was bolted.) Directly afterwards
            Méliès does what no editor would let him do today. He shows the landing again, from the ground.
            First the idea, then the fact. Nobody had yet told him that time only runs once.""",
        ),
        cast(
            credit("georges-melies", "Bounds through his own film like a host who has lost his guests."),
            credit("bleuette-bernon", "Sits on a crescent and looks down on science."),
        ),
        synopsis(
            section(
                """The president of an astronomers' club proposes a journey to the moon. Despite one loud
                objection, six scholars are shut into a shell, the shell is pushed into a cannon by a row of
                chorus girls in sailor suits, and the cannon is fired.""",
                spoilers="mild",
            ),
            section(
                """On the moon they sleep, are snowed upon by the stars, and climb down into a cavern of giant
                mushrooms, where an umbrella takes root. The Selenites arrive. Struck with an umbrella, a
                Selenite goes up in a puff of smoke, and so does their king.""",
                spoilers="major",
            ),
            section(
                """The shell is tipped over the edge of the moon, falls into the sea on Earth and is towed
                home. There is a parade; there are medals.""",
                spoilers="ending",
            ),
        ),
        embed(
            WHOLE_FILM,
            "The whole film, at a speed somebody else chose. Nothing is loaded before you press play.",
        ),
        quote("Nobody had yet told him that time only runs once."),
        paragraph(
            """I used to show it to school classes, and the classes always laughed in the right places. Around
            the middle they would go quiet. The visitors have been on the moon for a few minutes; they have
            met the people who live there; and they begin hitting them. It is done as a conjuring trick, and
            the trick is delightful, and the children had noticed that it was also something else. Whether
            Méliès noticed is the question I would put to him. The pompous hats of the first scene and the
            pompous medals near the last make me think he did.""",
            spoilers="major",
        ),
        paragraph(
            """I will not put a number on it. How many stars for the first person to try the door? What I can
            say is that it still plays. It wants a wall, a beam of light, someone at the piano who is not
            reverent, and children.""",
        ),
        advisories(
            advisory(
                "violence",
                "mild",
                "shown",
                "Explorers strike the people of the moon, who vanish in smoke. Times are those of our print.",
                spoilers="major",
                scenes=(("0:09:00", "0:11:30"),),
            ),
            advisory("discrimination", "mild", "implied", "A colonial expedition, played for laughs."),
            absent("gore"),
            absent("flashing"),
            absent("jump-scares"),
            all_assessed=True,
        ),
        verdict(
            None,
            "recommended",
            "Thirteen minutes in which somebody finds out what the machine is for.",
            pros=("No corner of the frame is idle", "The trick cuts still land"),
            cons=("Every surviving print runs at somebody else's idea of the right speed",),
            pull_quote="He behaves like a man with a stage and a fear of empty corners.",
        ),
    ],
)
