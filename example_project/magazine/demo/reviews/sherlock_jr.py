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
    slug="sherlock-jr-count-the-cuts",
    film="sherlock-jr-1924",
    critics=("marcus-adeyemi", "ines-achterberg"),
    title="Count the cuts",
    published_on="2026-04-17",
    seen_as="cinema",
    standfirst="""Forty-five minutes, and not one of them is padding. Our drummer counts, our projectionist
        checks his working.""",
    body=[
        paragraph(
            """<b>Marcus:</b> Take the garden bench. A man goes to sit on it, the background changes, and he
            sits down in a street. He gets up and walks, and the street is a cliff. He peers over the edge, and
            he is peering at lions. Rock, surf, snow, garden again. What makes it music is that Keaton never
            stops what he is doing. Each movement begins in one place and ends in another, so the joke always
            lands on the second half of the beat. I have tapped it out on a table. It swings.""",
            """<b>Ines:</b> It is also a threat to my profession. The hero is a projectionist who falls asleep
            while the machine runs, which one does not do; nitrate would have had his eyebrows. But whoever
            made this knew the booth. The dreamer gets up out of his own body, lifts a dream hat from a hook
            beside the real hat, and looks down through the port at the screen to see whether it is in focus.
            Everyone who ever did the job has made that movement.""",
        ),
        cast(
            credit("buster-keaton", "The face does nothing; the other five feet of him are never off duty."),
            credit("kathryn-mcguire", "Keeps her head while all the others are acting."),
            credit("ward-crane", "A moustache, and the morals that go with it."),
        ),
        synopsis(
            section(
                """A cinema projectionist is studying a handbook on how to be a detective. His rival for the
                Girl steals her father's watch, pawns it and slips the ticket into our man's pocket. Thrown out
                of the house, he goes back to work, nods off beside the projector, and walks in his dream down
                the aisle and into the picture.""",
                spoilers="mild",
            ),
            section(
                """There the cast have taken on familiar faces, and he is the great Sherlock Jr., sent for to find
                stolen pearls. He survives an exploding billiard ball, rides to the rescue on the handlebars of
                a motorcycle that has lost its driver, and brings the Girl home in a car that has to become a
                boat.""",
                spoilers="major",
            ),
            section(
                """The Girl, meanwhile, has simply gone to the pawnshop and asked. She comes to the booth to
                tell him he is cleared. Not knowing what comes next, he watches the lovers on the screen and
                copies them, kiss by kiss, until the film cuts to the couple with babies on their laps. He
                scratches his head.""",
                spoilers="ending",
            ),
        ),
        heading("No wires, one neck"),
        paragraph(
            """<b>Marcus:</b> The billiard game. Ball thirteen is a bomb. He clears the table round it, shot
            after shot, and there is no trick that I can find: somebody in a good waistcoat was just that
            good at billiards. Then count the exits. Through a window and into a dress, so that the man who
            went in a detective comes out an old woman without breaking stride. Through a suitcase that an
            accomplice holds against his own stomach, head first, and gone. I know how that one was done and
            I still look behind the fence.""",
            """<b>Ines:</b> And the water tower. He runs along the roof of a train, takes hold of the spout, and
            the spout lets down a flood on him. He finished the shot and had headaches for weeks. Years later
            a doctor looking at an X-ray asked him when he had broken his neck. I tell this not as a
            recommendation. It is in the film, that is all; you have seen it, a man breaking his neck, and you
            laughed, and so did I.""",
            spoilers="mild",
        ),
        image(
            "detail-sherlock",
            "Drawing: a man in a flat hat walks out of a nest of tilted screens, each inside the other.",
            "Which of them is the screen?",
        ),
        paragraph(
            """<b>Marcus:</b> If I have a complaint, it is that the first ten minutes are a different and more
            ordinary film, all banana peel and boxes of chocolates.""",
            """<b>Ines:</b> They have to be. Somebody must fall asleep before he can dream.""",
        ),
        advisories(
            advisory(
                "imitable",
                "moderate",
                "shown",
                """Stunts on trains, roofs and a motorcycle, done without protection; one injured the actor
                badly. Times are from our print and may be a minute or two out.""",
                frequency="frequent",
                scenes=(("0:12:00", "0:15:00"), ("0:34:00", "0:40:00")),
            ),
            advisory("violence", "mild", "shown", "Slapstick."),
            advisory("phobia", "mild", "shown", "Heights and a moving train.", topic="heights"),
            advisory("alcohol-tobacco", "mild", "shown"),
            absent("gore"),
            absent("sexual-violence"),
            absent("suicide"),
            absent("drugs"),
            absent("flashing"),
            all_assessed=True,
        ),
        verdict(
            stars("5"),
            "recommended",
            """The shortest feature in this issue, and the one we would keep if we could keep
            one.""",
            pros=(
                "The longest run of perfect cuts in silent comedy",
                "Stunts that are also jokes that are also ideas",
                "A heroine with more sense than anybody on the screen or in front of it",
            ),
            cons=("A warm-up that belongs to a more ordinary film",),
            pull_quote="Each movement begins in one place and ends in another. I have tapped it out on a table. It swings.",
        ),
    ],
)
