from magazine.demo.body import (
    absent,
    advisories,
    advisory,
    cast,
    credit,
    criterion,
    heading,
    image,
    paragraph,
    quote,
    section,
    stars,
    synopsis,
    verdict,
)

from .writing import Review

REVIEW = Review(
    slug="nosferatu-real-trees-real-houses",
    film="nosferatu-1922",
    critics=("ines-achterberg",),
    title="Real trees, real houses, and him",
    published_on="2026-11-13",
    seen_as="cinema",
    disclosure="Seen on a tinted print with live piano. The pianist is a friend of the reviewer's.",
    standfirst="""A court once ordered every copy to be destroyed. What the court could not reach was the idea
        that a monster should be filmed outdoors.""",
    body=[
        paragraph(
            """German horror of those years was built indoors, of lath and paint. Murnau took his vampire out
            into the weather. The hills are hills, with a wind going over the grass. The harbour has water in
            it. The warehouse across from Ellen's window, with its rows of black openings, was standing in
            Lübeck before anyone thought of this film and stands there now. I know of no better effect in it
            than that. You cannot tell yourself it is scenery.""",
            """Into this comes Max Schreck, and the second good idea is how little he does. Later vampires
            have wit, capes, an accent. Orlok has a posture. He is a plank with hands, and he enters by filling
            whatever shape has been left for him: the arch of a door, the hatch of a ship, a window with
            crossed bars. Murnau sets up the empty shape first and lets you wait for it.""",
        ),
        cast(
            credit("max-schreck", "Narrow, upright, in no hurry."),
            credit("greta-schroder", "The only one in town who is awake."),
            credit("gustav-von-wangenheim", "Laughs too much, and is meant to."),
            credit("alexander-granach", "Eats flies, and the furniture of every scene he is given."),
        ),
        synopsis(
            section(
                """Hutter, a clerk in Wisborg, is sent by his employer Knock to the Carpathians, to sell a
                house to Count Orlok. His wife Ellen begs him to stay. At the inn they go pale at the name; the
                coachmen refuse to cross the bridge. At the castle the count is charmed by the papers, and
                still more by a cut on his guest's thumb.""",
                spoilers="mild",
            ),
            section(
                """Orlok travels to Wisborg by sea, in a coffin of earth, among rats. One after another the
                crew die. The ship enters the harbour with no one alive on board, and plague comes ashore
                with it; doors are chalked; coffins go down the street in file.""",
                spoilers="major",
            ),
            section(
                """Ellen has read that a woman without sin can hold the vampire at her side until he forgets
                the cock-crow. She opens the window. He stays too long, the sun reaches him, and he is gone
                in a wisp of smoke. Ellen does not outlive the morning.""",
                spoilers="ending",
            ),
        ),
        heading("By day and by dye"),
        paragraph(
            """A word from the booth. The negative is all daylight. Night was made afterwards, in a dye bath:
            blue for the streets after dark, amber for lamplight, rose for dawn. Run it in plain black and
            white, as it was run for decades, and you get the comedy of a vampire out walking at noon. Run it
            tinted and the whole structure comes back, because <i>Nosferatu</i> is a film about what time it
            is. Nearly every dread in it is a matter of the clock.""",
            """Some of the old tricks creak. The coach that scuttles along in fast motion gets a laugh, and I
            think it always did. But the next thing Murnau does is to put in a strip of negative, white trees
            on a black sky, and the laugh stops in the throat. A cheaper device could hardly be found. It is
            only the film, turned inside out.""",
        ),
        image(
            "detail-nosferatu",
            "Drawing: the shadow of a long-fingered hand reaches over a flight of stairs.",
            "The shadow arrives first; it usually does.",
        ),
        paragraph(
            """The stairs, then, because everyone asks. By the time that shadow climbs to Ellen's door the
            film has taught us that he himself may be seen in broad frame, in focus, for as long as we like. To
            give us now only his outline is a withdrawal, almost a courtesy. The hand closes over her heart,
            the shadow of a hand over white cloth, and she doubles up as if it had weight.""",
            spoilers="ending",
        ),
        quote("You cannot tell yourself it is scenery."),
        paragraph(
            """The film was made without leave from Bram Stoker's estate; his widow sued, and won, and the
            copies were to be burnt. Prints had already travelled. I think of this whenever somebody tells me
            that films last because they are good. They last because somebody in another town did not send the
            reels back.""",
        ),
        advisories(
            advisory("threat", "strong", "shown", frequency="frequent"),
            advisory(
                "death-grief",
                "moderate",
                "shown",
                "An epidemic; coffins carried through the streets.",
                spoilers="major",
            ),
            advisory("phobia", "moderate", "shown", "Rats, in numbers.", frequency="some"),
            advisory(
                "phobia",
                "mild",
                "shown",
                "A spider and its web in close-up.",
                topic="spiders",
                frequency="once",
            ),
            advisory("violence", "mild", "implied", "A bite, off screen."),
            advisory("captivity", "mild", "shown", "A guest is kept in a castle.", spoilers="mild"),
            absent("gore"),
            absent("language"),
            absent("sexual-violence"),
            all_assessed=False,
        ),
        verdict(
            stars("5"),
            "recommended",
            """See it tinted, see it with a live musician, and look at your own street on the way
            home.""",
            pros=(
                "Locations that refuse to be scenery",
                "Schreck's stillness, and frames cut to his measure",
                "Tints that tell the time",
            ),
            cons=("The fast-motion coach", "Wangenheim's hearty first reel"),
            pull_quote="Orlok has a posture. He is a plank with hands.",
            criteria=(
                criterion("Images", stars("5"), "Shapes that wait to be filled."),
                criterion(
                    "Acting", stars("4"), "Schreck and Schröder; the others are louder than they need be."
                ),
            ),
        ),
    ],
)
