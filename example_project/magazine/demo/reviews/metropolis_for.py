from magazine.demo.body import (
    absent,
    advisories,
    advisory,
    cast,
    credit,
    criterion,
    gallery,
    heading,
    paragraph,
    section,
    stars,
    synopsis,
    verdict,
)

from .writing import Review

REVIEW = Review(
    slug="metropolis-think-with-the-crowd",
    film="metropolis-1927",
    critics=("ines-achterberg",),
    title="Think with the crowd",
    published_on="2024-01-10",
    seen_as="cinema",
    standfirst="""Ignore the motto. Fritz Lang puts his thoughts where a film should keep them: in how a
        thousand people go down a corridor.""",
    body=[
        paragraph(
            """The shift changes. Two columns of workers meet at a gate, one going in and the other coming
            out, and the column that comes out walks at half the speed. That is all. No title card, no close-up
            of a tired face; a difference of tempo between two rows of bent backs. If you want to know what
            <i>Metropolis</i> believes, look there, and not in the sentence about the heart which it hangs on
            the wall at the beginning and the end.""",
            """Lang thinks in crowds as other directors think in faces. He stacks them in pyramids, he bends
            them into a wedge, he pours them down a staircase like coal. The most famous machine
            in the film is a flight of steps with men fixed to it at intervals, each of them swinging an arm as
            a valve does. When it bursts, the boy who is watching sees a mouth, with teeth, and rows of people
            walking in. It is a vision and is cut like one, a few seconds long, and then the stretchers go past
            and the next shift takes the empty places.""",
        ),
        cast(
            credit("brigitte-helm", "Her first film. Watch the left eye."),
            credit("alfred-abel", "Rules by standing sideways."),
            credit("gustav-frohlich", "Runs through the film clutching his heart, as instructed."),
            credit("rudolf-klein-rogge", "Grief with a laboratory."),
        ),
        synopsis(
            section(
                """Above, gardens and towers; below, machines; below those, the houses of the people who serve
                them. Freder, son of the master of the city, follows a young woman called Maria down from the
                garden and sees a machine kill the men on it. He changes clothes with a worker and takes his
                place at the dial.""",
                spoilers="mild",
            ),
            section(
                """Maria preaches patience to the workers: a mediator will come. Freder's father orders the
                inventor Rotwang to give his robot her face and to send it among them to preach revolt. But
                Rotwang has a score of his own to settle with the man who married the woman he loved.""",
                spoilers="major",
                heading="The other Maria",
            ),
            section(
                """The workers wreck the heart machine and so drown their own streets. Freder and the real
                Maria bring the children out. The crowd burns the false Maria, and the fire strips her to the
                metal. Rotwang falls from the cathedral roof; and at its door Freder joins the hands of his
                father and the foreman.""",
                spoilers="ending",
            ),
        ),
        heading("Brigitte Helm, twice", spoilers="major"),
        paragraph(
            """She was not yet twenty and had not made a film before. As the good Maria she is asked to be a
            candle, and she is one. As the other she works out, alone as far as I can see, how a machine would
            imitate a woman: too well, in parts. One eyelid comes down a moment after its neighbour. The head
            arrives and the shoulders follow. When she dances for the men of the upper city the editing gives
            way to a wall of eyes, and one understands that the machine has built its public too.""",
            spoilers="major",
        ),
        gallery(
            (
                "detail-metropolis-rings",
                "Drawing: rings of pale light round a golden column.",
                "Light does not fall here. It climbs.",
            ),
            (
                "detail-metropolis-city",
                "Drawing: stepped towers with small lit windows.",
                "Up here nobody asks who keeps the lights on.",
            ),
        ),
        paragraph(
            """The long version matters. For eighty years we saw a fragment with explanations; since a nearly
            complete copy turned up in Buenos Aires in 2008, scratched like a windscreen, the film has had its
            rhythm back. The found shots are easy to tell: grey rain on everything. I have come to love them.
            They are the minor characters, mostly: the spy in black, the worker who gets drunk on someone else's
            money, people who were thrown out first because the plot could run without them. A city cannot.""",
            """Is it foolish? In its words, often. I grew up on prints with no words to speak of, since the
            cards had been replaced twice over and were nobody's. What was left was this: mass and tempo,
            light that makes a space and people who are made by it. I never found that foolish.""",
        ),
        advisories(
            advisory(
                "violence", "moderate", "shown", "Industrial accidents, riot, pursuit.", frequency="some"
            ),
            advisory("child-harm", "moderate", "shown", "Children in danger.", spoilers="ending"),
            advisory(
                "phobia",
                "moderate",
                "shown",
                "Rising water in closed streets.",
                topic="drowning",
                spoilers="ending",
            ),
            advisory("nudity", "mild", "implied"),
            advisory("captivity", "moderate", "shown", spoilers="major"),
            advisory("mental-distress", "mild", "shown", "Fever and visions."),
            advisory(
                "flashing", "mild", "shown", "Electric arcs in the laboratory and in the machine halls."
            ),
            absent("animal-harm"),
            absent("language"),
            all_assessed=False,
        ),
        verdict(
            stars("4.5"),
            "recommended",
            """A film that is cleverer than its own motto, and clever in every part of the frame at
            once.""",
            pros=(
                "Crowds that think",
                "Brigitte Helm, whose first film it is",
                "The long version, scratches included",
            ),
            cons=("A moral that would fit on a mug",),
            pull_quote="If you want to know what it believes, look at how fast the tired men walk.",
            criteria=(
                criterion("Images", stars("5"), "Every later city owes it rent."),
                criterion("Story", stars("3"), "A serial, a sermon and a family quarrel."),
            ),
        ),
    ],
)
