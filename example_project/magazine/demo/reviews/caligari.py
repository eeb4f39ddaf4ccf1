from magazine.demo.body import (
    absent,
    advisories,
    advisory,
    cast,
    credit,
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
    slug="caligari-the-floor-is-lying",
    film="the-cabinet-of-dr-caligari-1920",
    critics=("han-seo-yun",),
    title="The floor is lying",
    published_on="2024-10-25",
    seen_as="home-video",
    standfirst="""I came to it late, from the slashers that descend from it. It turned out to be less a
        museum piece than a fight scene between actors and walls.""",
    body=[
        paragraph(
            """Look at the feet. In Holstenwall the streets climb when they ought to lie flat, the windows
            lean in to listen, and the shadows have been painted on the boards, so that no lamp can be blamed
            for them. Most of the cast get through this on ordinary legs. They sit down on crooked chairs like
            people in a waiting room. Two of them have understood. Werner Krauss moves in short stabs, all
            elbow and cane, as though he had been cut from the same cardboard. And Conrad Veidt does not walk
            along the wall: he slides up it, one arm following its slope, until you cannot tell where the set
            stops and the man begins.""",
            """That is choreography. It is what I look for in any action film, a body that has an opinion
            about the room it is in, and I had not expected to find it in 1920 with the camera hardly
            moving.""",
        ),
        cast(
            credit("werner-krauss", "A small man who takes up all the stairs."),
            credit("conrad-veidt", "Opens his eyes in close-up, and takes his time over it."),
            credit("lil-dagover"),
            credit("friedrich-feher"),
        ),
        synopsis(
            section(
                """On a garden bench a young man, Francis, begins to tell what happened to him. To his town
                there came a fair, and with the fair a Dr. Caligari, who showed a sleeper in a box: Cesare,
                who has slept all his life and knows the future. Francis's friend Alan asked how long he had
                to live. Until dawn, said Cesare.""",
                spoilers="mild",
            ),
            section(
                """Alan is dead by morning; he is not the first. Sent to kill Jane, Cesare cannot do it and
                carries her off over the roofs, until his strength gives out. Francis follows the doctor
                through the gate of an asylum, asks whether they have a patient called Caligari, and is led
                before the director. It is the same man.""",
                spoilers="major",
            ),
            section(
                """The staff find the director's diary and overpower him. Then we are back in the garden, and
                the garden belongs to the asylum: Francis is a patient, so are Jane and Cesare, and the
                director, with a kind face, says that he now knows how to cure him.""",
                spoilers="ending",
            ),
        ),
        gallery(
            (
                "detail-caligari-house",
                "Drawing: black houses lean over a pale street, each window a different crooked shape.",
                "No two windows agree.",
            ),
            (
                "detail-caligari-figure",
                "Drawing: a thin black figure with one arm raised stands on a zigzag path.",
                "A body that has an opinion about the room.",
            ),
        ),
        heading("Whose town is it?"),
        paragraph(
            """The frame story is what people argue about, and you will have to see the film before you can
            join in. I only want to say that it is prepared. From the first minute a certain kind of viewer
            will be asking why this town looks the way it does, and the film has heard the question.""",
        ),
        paragraph(
            """The complaint goes back to the writers: by making Francis mad, the ending takes the side of the
            man in charge and turns an attack on authority into a patient's fancy. On paper, yes. On the screen,
            look at the last rooms. The asylum yard has the same painted rays on its floor as it had in the
            story. If the crooked world was only in Francis's head, nobody has told the architect. And that
            kind face, when it turns to us and claims to know the cure, is held long enough for doubt. I have
            seen a hundred twist endings that cancel the film before them. This one infects it.""",
            spoilers="ending",
        ),
        paragraph(
            """What has aged is the tempo between the great images. Scenes of discovery are played to the end
            and then explained; the police walk in, look about, walk out. The murder in the middle, on the other
            hand, is done with two shadows on a wall and could go into a film tomorrow without one cut.""",
        ),
        advisories(
            advisory(
                "violence", "moderate", "implied", "Killings with a blade, seen as shadows.", frequency="some"
            ),
            advisory("captivity", "moderate", "shown", "A woman is carried from her bed.", spoilers="major"),
            advisory(
                "mental-distress",
                "moderate",
                "shown",
                "An asylum, restraint and a patient's breakdown.",
                spoilers="ending",
            ),
            advisory("threat", "moderate", "shown"),
            absent("gore"),
            absent("jump-scares"),
            all_assessed=False,
        ),
        verdict(
            stars("4.5"),
            "recommended",
            """Come for the sets, since everybody does; stay for the two actors who know how to live in
            them.""",
            pros=(
                "Krauss and Veidt move as the walls do",
                "A killing in silhouette that nobody has improved on",
                "An ending worth the walk home",
            ),
            cons=("The investigation plods", "Half the cast seem to be in some other, straighter film"),
            pull_quote="He slides up the wall until you cannot tell where the set stops and the man begins.",
        ),
    ],
)
