"""Finding films, people and reviews by what an editor has in hand: part of a title, a year, a catalogue's id.

The desk looks in the database and not in the search index: every part of a word counts, what was saved
a second ago is found, and titles in other languages are too.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from wagtail_filmreview.models import Film, FilmCredit, FilmText, Person, ReviewSummary

# A longer list of words is a pasted paragraph, not a search.
MOST_WORDS = 8


def find_films(films: QuerySet[Any], text: str, by_people: bool = True) -> QuerySet[Any]:
    """Films of which every word of ``text`` is part of a title or slug, the year or a catalogue's id.

    With ``by_people`` a word may be part of the name of somebody who made or plays in it, too.
    """
    for word in text.split()[:MOST_WORDS]:
        translated = FilmText.objects.filter(film=OuterRef("pk"), title__icontains=word)
        match = (
            Q(title__icontains=word)
            | Q(original_title__icontains=word)
            | Q(Exists(translated))
            # The slug has no accents: “amelie” finds Amélie.
            | Q(slug__icontains=word)
            | Q(imdb_id__iexact=word)
            | Q(wikidata_id__iexact=word)
        )
        if number := _number(word):
            match |= Q(year=number) | Q(tmdb_id=number)
        if by_people:
            credited = FilmCredit.objects.filter(
                Q(person__name__icontains=word) | Q(person__native_name__icontains=word),
                film=OuterRef("pk"),
            )
            match |= Q(Exists(credited))
        films = films.filter(match)
    return films


def find_people(people: QuerySet[Any], text: str) -> QuerySet[Any]:
    """People of whom every word of ``text`` is part of a name or slug, or a catalogue's id."""
    for word in text.split()[:MOST_WORDS]:
        match = (
            Q(name__icontains=word)
            | Q(native_name__icontains=word)
            | Q(slug__icontains=word)
            | Q(imdb_id__iexact=word)
            | Q(wikidata_id__iexact=word)
        )
        if number := _number(word):
            match |= Q(tmdb_id=number)
        people = people.filter(match)
    return people


def find_reviews(reviews: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Reviews of which every word of ``text`` is in the title, the film or a reviewer's name."""
    for word in text.split()[:MOST_WORDS]:
        films = find_films(Film.objects.order_by(), word, by_people=False)
        people = find_people(Person.objects.order_by(), word)
        bylines = ReviewSummary.reviewers.through.objects.filter(person__in=people)
        reviews = reviews.filter(
            Q(title__icontains=word) | Q(film__in=films) | Q(pk__in=bylines.values("reviewsummary"))
        )
    return reviews


def _number(word: str) -> int | None:
    # Brackets, because a film is shown as “Ballerina (2023)”.
    digits = word.strip("()")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
