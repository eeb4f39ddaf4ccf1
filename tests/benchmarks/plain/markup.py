"""Texts of a review as the plain site stores them."""

from tests.benchmarks.records import Review


def paragraphs_of(review: Review) -> list[str]:
    *paragraphs, last = review.paragraphs
    if review.marked:
        last = f"{last} In the end {review.marked}."
    return [f"<p>{text}</p>" for text in (*paragraphs, last)]
