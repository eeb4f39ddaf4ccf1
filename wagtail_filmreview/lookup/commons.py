"""Posters on Wikimedia Commons that belong to everybody: an image here has no place for a credit."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ValidationError

from wagtail_filmreview.lookup.facts import PosterFact
from wagtail_filmreview.lookup.fetching import Fetcher, NoAnswer

WIDTH = 1000
FREE = {"pd", "cc0", "public domain"}


class Said(BaseModel):
    value: Annotated[str, BeforeValidator(str)] = ""


class Terms(BaseModel):
    License: Said = Said()
    LicenseShortName: Said = Said()


class Picture(BaseModel):
    url: str
    thumburl: str = ""
    extmetadata: Terms = Terms()


class Page(BaseModel):
    imageinfo: list[Picture] = []


class Query(BaseModel):
    pages: list[Page] = []


class Found(BaseModel):
    query: Query = Query()


def poster(fetch: Fetcher, root: str, names: list[str]) -> PosterFact | None:
    """The first of the files called ``names`` if nobody has rights in it; else None.

    A film without a poster is worth having, so where Commons does not answer there is none.
    """
    for name in names[:1]:
        params: dict[str, Any] = {
            "action": "query",
            "titles": f"File:{name}",
            "prop": "imageinfo",
            "iiprop": "url|extmetadata",
            "iiurlwidth": WIDTH,
            "format": "json",
            "formatversion": 2,
        }
        try:
            found = Found.model_validate(fetch.json(f"{root}/w/api.php", params))
        except (NoAnswer, ValidationError):
            return None
        for picture in (one for page in found.query.pages for one in page.imageinfo):
            terms = picture.extmetadata
            if {terms.License.value.lower(), terms.LicenseShortName.value.lower()} & FREE:
                credit = f"Wikimedia Commons, {terms.LicenseShortName.value}: {name}"
                return PosterFact(url=picture.thumburl or picture.url, credit=credit)
    return None
