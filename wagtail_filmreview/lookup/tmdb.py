"""The Movie Database: free for non-commercial use with its notice, otherwise by agreement. It needs a key."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ValidationError

from wagtail_filmreview.lookup import tmdb_answers as answers
from wagtail_filmreview.lookup.facts import (
    CertificateFact,
    FilmFacts,
    Hit,
    PosterFact,
    ReleaseFact,
    TextFact,
    known_countries,
    merged_credits,
)
from wagtail_filmreview.lookup.provider import Provider
from wagtail_filmreview.lookup.tmdb_reading import (
    certificate_of,
    credits_of,
    first_of_each_kind,
    languages_of,
    text_of,
)
from wagtail_filmreview.vocabulary import CatalogueType, FilmKind

KINDS = {CatalogueType.MOVIE: FilmKind.FEATURE, CatalogueType.TV: FilmKind.SERIES}

Answer = TypeVar("Answer", bound=BaseModel)


class TMDB(Provider):
    """Keys are ``movie/…`` and ``tv/…``: TMDB numbers films and series separately."""

    slug = "tmdb"
    name = "TMDB"
    notice: ClassVar[Any] = _(
        "This product uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved "
        "by TMDB."
    )
    address = "https://api.themoviedb.org/3"

    def __init__(
        self, *, key: str, pictures: str = "https://image.tmdb.org/t/p/w780", **options: Any
    ) -> None:
        if not isinstance(key, str) or not key.strip():
            raise ValueError('"key" must be the key or the token that TMDB gave to this site')
        self.key = key.strip()
        self.pictures = pictures.rstrip("/")
        super().__init__(**options)

    def headers(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self.key}"} if self._is_token else {}

    @property
    def _is_token(self) -> bool:
        # A token has three parts, and a key has none.
        return "." in self.key

    def _get(self, path: str, shape: type[Answer], **params: str) -> Answer:
        if not self._is_token:
            params["api_key"] = self.key
        try:
            return shape.model_validate(self.fetch.json(f"{self.root}/{path}", params))
        except ValidationError:
            raise self.fetch.not_understood() from None

    def accepts(self, key: str) -> bool:
        return re.fullmatch(r"(movie|tv)/[1-9][0-9]{0,11}", key) is not None

    def key_of(self, film: Any) -> str:
        return f"{film.tmdb_type}/{film.tmdb_id}" if film.tmdb_id and film.tmdb_type else ""

    def search(self, text: str, languages: Sequence[str]) -> list[Hit]:
        found: list[tuple[CatalogueType, answers.Work]] = []
        for of in CatalogueType:
            answer = self._get(
                f"search/{of.value}", answers.Found, query=text, language=_preferred(languages)
            )
            found += [(of, work) for work in answer.results[:10]]
        # What is asked for by name stands before what is merely much talked of.
        named = text.casefold().strip()
        found.sort(
            key=lambda row: (
                named not in (row[1].title.casefold(), row[1].original_title.casefold()),
                -row[1].popularity,
            )
        )
        return [
            Hit(
                key=f"{of.value}/{work.id}",
                title=work.title,
                original_title=work.original_title,
                year=work.release_date.year if work.release_date else None,
                kind=KINDS[of],
            )
            for of, work in found
        ]

    def facts(self, key: str, languages: Sequence[str]) -> FilmFacts:
        of = CatalogueType(key.partition("/")[0])
        work = self._get(key, answers.Work, language=_preferred(languages))
        ids = self._get(f"{key}/external_ids", answers.Ids)
        releases, certificates = (
            self._releases(key) if of == CatalogueType.MOVIE else ([], self._ratings(key))
        )
        return FilmFacts(
            key=key,
            title=work.title,
            original_title=work.original_title,
            kind=KINDS[of],
            year=work.release_date.year if work.release_date else None,
            runtime_minutes=work.runtime or None,
            countries=known_countries(one.iso_3166_1 for one in work.production_countries),
            languages=languages_of(work),
            genres=[genre.name for genre in work.genres],
            texts=self._texts(key, work, languages),
            credits=merged_credits(credits_of(self._get(f"{key}/credits", answers.Credits))),
            releases=releases,
            certificates=certificates,
            imdb_id=ids.imdb_id,
            wikidata_id=ids.wikidata_id,
            tmdb_id=work.id,
            tmdb_type=of,
            poster=self._poster(work),
        )

    def _poster(self, work: answers.Work) -> PosterFact | None:
        # Letters, digits and an ending: it becomes part of an address.
        if not self.posters or not re.fullmatch(r"/[\w-]+\.(jpg|jpeg|png|webp)", work.poster_path):
            return None
        credit = _("From TMDB. Whether this site may show it is for the site to know.")
        return PosterFact(url=f"{self.pictures}{work.poster_path}", credit=str(credit))

    def _texts(self, key: str, work: answers.Work, languages: Sequence[str]) -> dict[str, TextFact]:
        given = self._get(f"{key}/translations", answers.Translations).translations
        found = {_preferred(languages): text_of(work.title, work.overview)}
        for translation in given:
            # Of several countries' texts in one language the first counts.
            text = text_of(translation.data.title, translation.data.overview)
            if text.title or text.logline:
                found.setdefault(translation.iso_639_1, text)
        return found

    def _releases(self, key: str) -> tuple[list[ReleaseFact], list[CertificateFact]]:
        releases: list[ReleaseFact] = []
        certificates: list[CertificateFact] = []
        for country in self._get(f"{key}/release_dates", answers.Releases).results:
            for code in known_countries([country.iso_3166_1]):
                releases += first_of_each_kind(code, country.release_dates)
                certificates += certificate_of(code, country.release_dates)
        return releases, certificates

    def _ratings(self, key: str) -> list[CertificateFact]:
        return [
            CertificateFact(country=code, certificate=row.rating, descriptors=", ".join(row.descriptors))
            for row in self._get(f"{key}/content_ratings", answers.Ratings).results
            for code in known_countries([row.iso_3166_1])
            if row.rating
        ]


def _preferred(languages: Sequence[str]) -> str:
    return languages[0] if languages else "en"
