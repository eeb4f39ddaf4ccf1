"""One film, “The Slow Chase” of 1931, as the catalogues would tell it. Nobody ever made it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

from tests.lookup.server import Catalogue

FILM, DIRECTOR, ACTOR, PARTS, GERMANY, GERMAN, MINUTE = (
    "Q900001", "Q900002", "Q900003", ["Q900004", "Q900005"], "Q900006", "Q900007", "Q7727",
)  # fmt: skip


def picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (400, 600), "navy").save(file, "PNG")
    return file.getvalue()


def statement(value: Any, rank: str = "normal", snaktype: str = "value", **qualifiers: list[Any]) -> dict:
    def snak(one: Any) -> dict[str, Any]:
        return {"snaktype": "value", "datavalue": {"value": one}}

    main = snak(value) if snaktype == "value" else {"snaktype": snaktype}
    made = {"mainsnak": main, "rank": rank}
    if qualifiers:
        made["qualifiers"] = {name: [snak(one) for one in values] for name, values in qualifiers.items()}
    return made


def item(key: str) -> dict[str, Any]:
    return {"entity-type": "item", "id": key}


def time(day: str, precision: int = 11) -> dict[str, Any]:
    return {"time": f"+{day}T00:00:00Z", "precision": precision}


def entity(key: str, claims: Any = None, description: str = "", **labels: str) -> dict[str, Any]:
    return {
        "id": key,
        "labels": {name: {"language": name, "value": label} for name, label in labels.items()} or [],
        "descriptions": {"en": {"language": "en", "value": description}} if description else [],
        "claims": claims or [],
    }


def the_slow_chase() -> dict[str, Any]:
    claims = {
        "P31": [statement(item("Q11424"))],
        "P1476": [statement({"text": "Die langsame Jagd", "language": "de"})],
        "P577": [
            statement(time("1931-03-04")),
            statement(time("1931-05-06"), P291=[item(GERMANY)]),
            statement(time("1900-00-00", 9), rank="deprecated"),
        ],
        "P57": [statement(item(DIRECTOR))],
        "P161": [
            statement(item(ACTOR), P453=[item(key) for key in PARTS]),
            statement(None, snaktype="somevalue"),
        ],
        "P2047": [statement({"amount": "+71", "unit": f"http://www.wikidata.org/entity/{MINUTE}"})],
        "P495": [statement(item(GERMANY))],
        "P364": [statement(item(GERMAN))],
        "P345": [statement("tt9000001")],
        "P4947": [statement("9001")],
        "P3383": [statement("The Slow Chase.png")],
    }
    return entity(FILM, claims, "1931 film by Ada Lind", en="The Slow Chase", de="Die langsame Jagd")


def wikidata(catalogue: Catalogue) -> dict[str, Any]:
    """Let the server be Wikidata; return the entry for the settings."""
    film = the_slow_chase()
    entities = {
        FILM: film,
        DIRECTOR: entity(DIRECTOR, en="Ada Lind"),
        ACTOR: entity(ACTOR, mul="Jun Park"),
        PARTS[0]: entity(PARTS[0], en="The clerk"),
        PARTS[1]: entity(PARTS[1], en="His double"),
        GERMANY: entity(GERMANY, en="Germany", de="Deutschland"),
        GERMAN: entity(GERMAN, en="German"),
        "Q900010": entity("Q900010", {"P31": [statement(item("Q5"))]}, "a song", en="The Slow Chase"),
    }
    catalogue.says("/w/api.php?wbsearchentities", {"search": [{"id": "Q900010"}, {"id": FILM}]})
    catalogue.says("entities", entities)
    catalogue.says(f"/wiki/Special:EntityData/{FILM}.json", {"entities": {FILM: film}})
    terms = {"License": {"value": "pd"}, "LicenseShortName": {"value": "Public domain"}}
    image = {"url": f"{catalogue.url}/poster.png", "extmetadata": terms}
    catalogue.says("/w/api.php?query", {"query": {"pages": [{"imageinfo": [image]}]}})
    catalogue.says("/poster.png", picture())
    return {"provider": "wikidata", "address": catalogue.url, "commons": catalogue.url, "timeout": 5}


def tmdb(catalogue: Catalogue, key: str = "abc123") -> dict[str, Any]:
    """Let the server be The Movie Database; return the entry for the settings."""
    work = {
        "id": 9001,
        "title": "The Slow Chase",
        "original_title": "Die langsame Jagd",
        "original_language": "de",
        "overview": "A clerk misses the last tram.",
        "release_date": "1931-03-04",
        "runtime": 71,
        "genres": [{"id": 1, "name": "Comedy"}],
        "production_countries": [{"iso_3166_1": "DE", "name": "Germany"}],
        "spoken_languages": [{"iso_639_1": "de", "english_name": "German", "name": "Deutsch"}],
        "poster_path": "/slow_chase.jpg",
        "popularity": 1.5,
    }
    people = {
        "cast": [
            {"id": 12, "name": "Jun Park", "original_name": "박준", "character": "The clerk", "order": 0}
        ],
        "crew": [
            {"id": 11, "name": "Ada Lind", "original_name": "Ada Lind", "job": "Director"},
            {"id": 13, "name": "Lou Runner", "job": "Stunts"},
        ],
    }
    german = {"release_date": "1931-05-06T00:00:00.000Z", "certification": "12 ", "type": 3}
    later = {"release_date": "1999-01-01T00:00:00.000Z", "certification": "", "type": 3}
    texts = {"title": "Die langsame Jagd", "overview": "Ein Angestellter verpasst die letzte Bahn."}
    catalogue.says("/search/movie", {"page": 1, "results": [work]})
    catalogue.says("/search/tv", {"page": 1, "results": []})
    catalogue.says("/movie/9001", work)
    catalogue.says("/movie/9001/credits", people)
    catalogue.says("/movie/9001/external_ids", {"imdb_id": "tt9000001", "wikidata_id": None})
    catalogue.says(
        "/movie/9001/release_dates", {"results": [{"iso_3166_1": "DE", "release_dates": [later, german]}]}
    )
    catalogue.says(
        "/movie/9001/translations",
        {"translations": [{"iso_3166_1": "DE", "iso_639_1": "de", "name": "Deutsch", "data": texts}]},
    )
    catalogue.says("/pictures/slow_chase.jpg", picture())
    return {
        "provider": "tmdb",
        "key": key,
        "address": catalogue.url,
        "pictures": f"{catalogue.url}/pictures",
        "timeout": 5,
    }
