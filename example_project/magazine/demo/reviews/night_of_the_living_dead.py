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
    slug="night-of-the-living-dead-the-meeting",
    film="night-of-the-living-dead-1968",
    critics=("han-seo-yun",),
    title="The meeting",
    published_on="2026-10-30",
    seen_as="cinema",
    standfirst="""The dead in it are slow and not very bright. The living have hammers, a rifle, a television
        and a cellar, and cannot agree on an agenda.""",
    body=[
        paragraph(
            """I have sat in this meeting. Seven people, one room, a problem with a deadline. One man has a
            plan and works while he explains it. One man has the opposite plan and explains instead of
            working. Somebody is ill. Somebody is young and wants to be useful. There is a vote that is not
            called a vote. George A. Romero's film is remembered for what goes on outside the farmhouse, but
            time it: most of it is a dispute about whether the cellar is safe.""",
            """Duane Jones plays Ben, and he plays him with his hands. For long stretches early in the film he
            does nothing but board up a house: takes a table apart, tries a plank for length, goes through the
            drawers for nails, and talks while he works. I would cut none of it. You learn the ground floor as a stunt crew
            learns it, each door and how far from the next, so that when things begin to come through you
            know before he does which side he has left open.""",
        ),
        cast(
            credit("duane-jones", "Competence under stress; the temper underneath it too."),
            credit("judith-odea", "Shock, played as absence. It is truer than screaming."),
            credit("karl-hardman", "Loud, frightened, and never simply a fool."),
            credit("marilyn-eastman", "Says what she thinks of her husband in about nine words."),
        ),
        synopsis(
            section(
                """Barbra and her brother drive out to lay a wreath on a grave. A man comes across the
                cemetery towards them, and he is not well. She runs to an empty farmhouse; Ben, whose truck
                is nearly out of fuel, gets there after her. There are others in the cellar.""",
                spoilers="mild",
            ),
            section(
                """The television says that the unburied dead get up and eat the living. An attempt to fetch
                petrol from the pump by the barn goes wrong: the truck burns with the young couple in it. In
                the cellar the Coopers' daughter, bitten before the film began, is getting worse.""",
                spoilers="major",
            ),
            section(
                """The house is breached. Barbra is pulled out into the crowd by her own dead brother. The
                girl eats her father and kills her mother with a trowel. Ben lives through the night behind the
                cellar door, the very plan he had fought. In the morning a sheriff's posse, clearing the
                fields, sees a figure at the window and shoots it. It is Ben.""",
                spoilers="ending",
            ),
        ),
        heading("What the camera has to hand"),
        paragraph(
            """They had little money, and you can see what that bought. Hard light from one side. A lens that
            leans in under a face. Radio and television reports with the flatness of the real thing, since
            people who made local commercials and industrial films knew what it sounds like. In colour and
            with a crane it would have been an entertainment. In this grey it is a record, and you keep
            having to remind yourself of what.""",
        ),
        image(
            "detail-living-dead",
            "Drawing: a black hand reaches through a gap between boards nailed over a bright window.",
            "You know before he does which side he has left open.",
        ),
        paragraph(
            """Romero always said that Jones was cast because he gave the best audition, and no line was
            written with his colour in mind. I believe it. It makes no difference. A black man gives orders to
            a white family in Pennsylvania in 1968, and slaps a white woman who is hysterical, and nobody in
            the house says a word about it; the silence fills up by itself. A film
            does not have to mention the air.""",
            spoilers="mild",
        ),
        paragraph(
            """And then the men with dogs. I know the end, and every time I think that he will call out. He
            does not; he has been awake all night, he comes up the stairs carefully, he looks out, and a good
            shot takes him in the forehead from across a field. After that there are photographs, grainy, like
            a newspaper's: meat hooks, a pyre, faces of men doing a job. The dead wanted to eat him. These do not
            want anything. I have seen no colder minute in a horror film.""",
            spoilers="ending",
        ),
        advisories(
            advisory("violence", "strong", "shown", frequency="frequent"),
            advisory(
                "gore",
                "strong",
                "shown",
                "Human remains are eaten. Times are approximate and differ between transfers.",
                frequency="some",
                scenes=(("1:08:00", "1:14:00"), ("1:26:00", "1:32:00")),
            ),
            advisory(
                "child-harm",
                "strong",
                "shown",
                "An injured child, and what becomes of her.",
                spoilers="ending",
            ),
            advisory("death-grief", "moderate", "shown", "A death in the first minutes.", spoilers="mild"),
            advisory("mental-distress", "moderate", "shown", "A woman in deep shock."),
            advisory("captivity", "moderate", "shown", "People shut in a house."),
            advisory("threat", "extreme", "shown", frequency="frequent"),
            advisory("jump-scares", "moderate", "shown"),
            advisory("discrimination", "moderate", "implied", spoilers="ending"),
            advisory(
                "nudity", "mild", "shown", "One of the dead, from behind, at a distance.", frequency="once"
            ),
            advisory("alcohol-tobacco", "mild", "shown"),
            advisory("motion-sound", "mild", "shown", "Harsh electronic sound in places."),
            absent("sexual-violence"),
            absent("drugs"),
            absent("suicide"),
            absent("self-harm"),
            absent("pregnancy-loss"),
            all_assessed=True,
        ),
        verdict(
            stars("4.5"),
            "recommended",
            "The best film I know about a meeting, and one of the best about a house.",
            pros=(
                "A floor plan you could draw from memory",
                "Duane Jones, thinking with his hands",
                "News reports that sound like news",
            ),
            cons=("Library music that shouts at what it ought to watch",),
            pull_quote="I have sat in this meeting: seven people, one room, a problem with a deadline.",
        ),
    ],
)
