from magazine.demo.body import advisories, advisory, cast, paragraph, section, stars, synopsis, verdict

from .writing import Review

REVIEW = Review(
    slug="his-girl-friday-members-notes",
    film="his-girl-friday-1940",
    critics=("ruth-oakeshott",),
    title="Members' notes",
    published_on="2026-09-02",
    seen_as="home-video",
    state="private",
    standfirst="Notes for the members' evening: what to listen for when the laughing stops.",
    body=[
        paragraph(
            """For the members' evening, then, three questions to take in with you. The first: who in this
            film is ever seen to write? There are half a dozen reporters in that room, with half a dozen
            telephones, and what they tell their papers is invented while they tell it. Only Hildy puts paper
            into a machine.""",
            """The second: count the people who want Earl Williams to hang, and beside each put down what he
            gets for it. It is a short column, and each entry is a vote. Hawks spends, all told, about five
            minutes on city hall, and I know of no civics lesson that does it in less.""",
            """The third I leave to you, as it concerns Bruce. Every joke is at his expense; he has done
            nothing but offer a woman a house. On which page of the script does he stop being a person? I have
            an answer. I do not like it, as I was laughing at the time.""",
        ),
        cast(),
        synopsis(
            section(
                "A reporter means to leave the trade and marry. Her editor means her not to.",
                spoilers="mild",
            ),
        ),
        advisories(
            advisory("death-grief", "moderate", "discussed", "A hanging is being prepared."),
            all_assessed=False,
        ),
        verdict(
            stars("4"),
            "recommended",
            "As funny as they say, and colder.",
            pros=("City hall in five minutes",),
            cons=("Poor Bruce",),
            pull_quote="Only Hildy puts paper into a machine.",
        ),
    ],
)
