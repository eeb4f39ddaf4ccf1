from magazine.demo.body import (
    advisories,
    advisory,
    cast,
    credit,
    criterion,
    heading,
    image,
    paragraph,
    section,
    stars,
    synopsis,
    verdict,
    where_to_watch,
)

from .writing import Review

REVIEW = Review(
    slug="ballerina-a-straight-line",
    film="ballerina-2023",
    critics=("han-seo-yun",),
    title="A straight line in the dark",
    published_on="2023-10-09",
    seen_as="festival",
    standfirst="""Lee Chung-hyun's revenge film knows where it is going and goes there. That is most of
        its strength, and for the length of one scene it is the trouble.""",
    body=[
        advisories(
            advisory(
                "violence",
                "strong",
                "shown",
                "Fights with hands, blades and guns, close up, throughout.",
                frequency="frequent",
            ),
            advisory("gore", "strong", "shown", "Wounds and blood are not cut away from.", frequency="some"),
            advisory(
                "suicide",
                "strong",
                "shown",
                "A suicide is shown early and is the reason for everything that follows.",
                frequency="once",
                spoilers="mild",
            ),
            advisory(
                "sexual-violence", "moderate", "implied", "Never staged for the camera, always understood."
            ),
            advisory(
                "sexual-exploitation",
                "strong",
                "implied",
                "A man films the women he abuses and sells the recordings.",
                topic="covert-filming",
                spoilers="major",
            ),
            advisory("drugs", "moderate", "shown", "Dealing is part of the plot."),
            advisory("alcohol-tobacco", "mild", "shown"),
            all_assessed=False,
        ),
        paragraph(
            """Most revenge films are ashamed of how simple they are. They bring in a second conspiracy to
            excuse the first, a policeman with doubts, a flashback that shuffles what we have just seen.
            Lee Chung-hyun, who wrote <i>Ballerina</i> as well as directing it, is not ashamed. He gives us
            one woman, one reason and one direction. At any minute of the ninety-three you can say what she
            wants and what stands in front of it. I kept waiting for the film to get clever, and felt
            something close to relief each time it declined.""",
            """Jeon Jong-seo carries this almost without talking. She plays Jang Ok-ju as a person out of
            practice with other people: the body is quick and the face is late, as if every feeling had to
            be let in at a door. When she fights, that delay is gone. It is the one part of life in which
            nobody expects her to explain herself.""",
        ),
        cast(
            credit("jeon-jong-seo", "Economy as character: she never uses two movements where one will do."),
            credit(
                "kim-ji-hoon",
                "Handsome the way an advertisement is handsome, and he knows to let it go stale.",
            ),
            credit(
                "park-yu-rim",
                "Light on her feet and never merely sweet; the film warms up whenever she comes in.",
            ),
        ),
        synopsis(
            section(
                """Ok-ju guards important people, travels wherever the job sends her and lives by herself.
                She is good with her hands and with anything she can hold in them. In a cake shop she meets
                Choi Min-hee, a dancer, whom she last saw at school, and the two become close: the loner
                has a friend.""",
                """Then Min-hee takes her own life. She leaves a note for Ok-ju that asks to be avenged, and
                with it a lead to the people responsible.""",
                spoilers="mild",
                heading="What Min-hee leaves behind",
            ),
            section(
                """The lead ends at Choi. He belongs to a ring that deals in drugs and in people, and behind
                his boss's back he runs a trade of his own: he makes sex tapes of his victims and sells them.
                That is what drove Min-hee to her death. And Ok-ju finds out that she has met the man before,
                and that it went badly.""",
                """She follows him. She goes through his house. She asks the security firm she used to work
                for to arm her, and the firm says no; it is an elderly couple who sell her what she needs.""",
                spoilers="major",
                heading="Who Choi is",
            ),
            section(
                """Ok-ju fights her way through everybody he can put between them, and when she has Choi in
                front of her she burns him. Nothing is held over for a sequel. The line has been drawn to its
                end.""",
                spoilers="ending",
                heading="How it ends",
            ),
        ),
        heading("The friend comes first"),
        paragraph(
            """What lifts this above the exercise it could have been is the friendship. The film keeps going
            back to it. The flashbacks do not explain the plot, which needs no explaining; they deepen what
            is at stake. Each return shows the two women a little more at ease, and
            nothing in it is put there only to be used later. A lesser film gives you one golden memory and
            runs it again whenever the hero falters. Lee gives you new ones, and they get better.""",
        ),
        image(
            "detail-ballerina",
            "Drawing: fine pink ellipses turn about an upright white blade, like a tutu round a dancer.",
            "A dancer and a blade need the same thing: one point to stand on.",
        ),
        paragraph(
            """It also helps that Ok-ju is not only somebody's instrument. A note from a friend is a noble
            reason; a film about nothing else would be a film about an errand. The earlier meeting with Choi
            turns the errand into something of her own. When she recognises him, her anger stops being
            borrowed, and I believed every step she took afterwards a little more readily.""",
            spoilers="major",
        ),
        heading("The scene in the stable"),
        paragraph(
            """One scene I cannot defend. It is a large one, it is set in a stable, and it needs a group of
            dangerous men to be slower than any men have been. I teach beginners not to stand and watch. Lee
            has staged so much here with a clear eye for who is where, and who can reach whom, that the lapse
            is louder than it would be in a sloppier film.""",
        ),
        paragraph(
            """To be exact: she kills the boss in front of his own people, and they look on. Nobody draws,
            nobody shouts, nobody runs, and it goes on until the shock has turned into a pause and the pause
            into a question about the blocking. Two seconds of that is horror. This is not two seconds.""",
            spoilers="major",
        ),
        paragraph(
            """It had its premiere here in Busan on 5 October 2023 and was on Netflix the next day, which is a
            pity for the fights, since they are built for a large wall. In the United States it is rated
            TV-MA, and it works for the rating.""",
        ),
        where_to_watch(),
        verdict(
            stars("3.5"),
            "recommended-with-reservations",
            """A plain story, told in order, by people who trust it. See it for Jeon Jong-seo, and for a
            friendship drawn with more patience than films of this kind usually spare; forgive it the
            stable.""",
            pros=(
                "An easy, clear story that goes straight ahead",
                "Flashbacks that deepen the friendship instead of repeating it",
                "A second motive, a personal one, that makes the revenge easier to believe",
            ),
            cons=("The stable scene, in which a roomful of people takes far too long to react",),
            pull_quote="One woman, one reason, one direction: I kept waiting for it to get clever, and was relieved each time it declined.",
            criteria=(
                criterion("Story", stars("3.5"), "Simple on purpose, and better for it."),
                criterion("Acting", stars("4"), "Jeon Jong-seo says more by waiting than by speaking."),
                criterion("Action", stars("3"), "Legible and hard, with one bad lapse."),
            ),
        ),
    ],
)
