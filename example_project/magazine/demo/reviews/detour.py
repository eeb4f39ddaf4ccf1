from magazine.demo.body import advisories, cast, paragraph, synopsis, verdict

from .writing import Review

# A review in progress: the desk shows what is still missing.
REVIEW = Review(
    slug="detour-notes",
    film="detour-1945",
    critics=("ruth-oakeshott",),
    title="The unreliable passenger",
    published_on="2026-11-20",
    state="draft",
    standfirst="He says that it was fate. I have been taking down his statement.",
    body=[
        paragraph(
            """Treat it as testimony. A man in a diner tells us how he came to be sitting there, and he has an
            excuse ready for every mile. We see what he says. Do we see what happened? Note the order in which
            things occur to him, and how often the thing he could not help is the thing he wanted.""",
            """[To do: Ann Savage. She comes in half-way and the film changes temperature. Three paragraphs at
            least. Look again at the telephone.]""",
        ),
        cast(),
        synopsis(),
        advisories(all_assessed=False),
        verdict(None, "", ""),
    ],
)
