"""The gazetteer: names that every news reader knows, from the tables in `ontologies/gazetteer/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

from eventgraph.errors import OntologyError
from eventgraph.ontology.files import gazetteer_folder

NameRole = Literal["name", "adjective", "demonym", "capital"]
Row = Mapping[str, str]


class KnownName(NamedTuple):
    """A surface form with whom it names.

    `role` tells a country's name from its adjective ("Chinese"), its people ("Britons") and its capital;
    `name` is the form under which all are known, `kind` what sort of organisation it is.
    """

    surface: str
    name: str
    type: str
    role: NameRole = "name"
    kind: str = ""


def load_gazetteer(extra: Iterable[Path | str] = ()) -> dict[str, KnownName]:
    """Return surface form -> known name; a user's tables come last and win.

    A user's table is tab-separated with the columns `name`, `type` and, if wished, `aliases` (separated
    by `|`).

    Raises:
        OntologyError: a table lacks a column or cannot be read.
    """
    known = dict(_shipped())
    for path in extra:
        known.update((entry.surface, entry) for row in read_table(Path(path)) for entry in _typed(row))
    return known


@lru_cache(maxsize=1)
def load_place_forms() -> dict[str, str]:
    """Return name or adjective of a place -> the name under which it is known ("Indian" -> "India")."""
    return {surface: entry.name for surface, entry in _shipped() if entry.type == "Place"}


@lru_cache(maxsize=1)
def load_titles() -> dict[str, str]:
    """Return title or honorific -> its kind ("President" -> "political")."""
    return {row["title"]: row["kind"] for row in read_table(gazetteer_folder() / "titles.tsv")}


@lru_cache(maxsize=1)
def load_suffixes() -> frozenset[str]:
    """Return the legal forms that may end a company's name, lower-cased and without full stops."""
    return frozenset(line.lower().replace(".", "") for line in _lines("company_suffixes.txt"))


@lru_cache(maxsize=1)
def load_given_names() -> frozenset[str]:
    """Return given names as news writes them; two or three capitalised words after one are a person."""
    return _lines("given_names.txt")


@lru_cache(maxsize=1)
def load_family_names() -> frozenset[str]:
    """Return family names as news writes them; one alone is likelier a person than anything else."""
    return _lines("family_names.txt")


@lru_cache(maxsize=1)
def load_nicknames() -> dict[str, tuple[str, ...]]:
    """Return short form of a given name -> the names that it is short for ("Bob" -> "Robert")."""
    rows = read_table(gazetteer_folder() / "nicknames.tsv")
    return {row["nickname"]: tuple(_values(row["names"])) for row in rows}


@lru_cache(maxsize=1)
def load_name_genders() -> dict[str, str]:
    """Return given name -> the gender of nearly all who bear it ("masculine", "feminine")."""
    return {row["name"]: row["gender"] for row in read_table(gazetteer_folder() / "name_genders.tsv")}


@lru_cache(maxsize=1)
def load_countries() -> frozenset[str]:
    """Return the names of countries, as the gazetteer knows them."""
    return frozenset(row["name"] for row in read_table(gazetteer_folder() / "countries.tsv"))


def load_party_labels(form: str = "letter") -> dict[str, str]:
    """Return how a politician is labelled -> the party's name.

    `form` is "letter" for what stands behind the name ("R" -> "Republican Party"), "word" for what stands
    before ("Republican" -> "Republican Party").
    """
    rows = read_table(gazetteer_folder() / "parties.tsv")
    return {row["label"]: row["party"] for row in rows if row["form"] == form}


def load_led_parties() -> frozenset[str]:
    """Return the words for parties that have one leader, who is called by the word ("Tory leader X")."""
    return frozenset(row["label"] for row in read_table(gazetteer_folder() / "parties.tsv") if row["led"])


@lru_cache(maxsize=1)
def load_wide_places() -> frozenset[str]:
    """Return the names of places that are in no other: continents, seas, regions of the world."""
    return frozenset(
        row["name"] for row in read_table(gazetteer_folder() / "places.tsv") if not row["within"]
    )


@lru_cache(maxsize=1)
def load_title_abbreviations() -> dict[str, str]:
    """Return abbreviated title -> the title, both in lower case ("gov." -> "governor")."""
    rows = read_table(gazetteer_folder() / "title_abbreviations.tsv")
    return {row["abbreviation"].lower(): row["title"].lower() for row in rows}


@lru_cache(maxsize=1)
def load_constituencies() -> dict[str, str]:
    """Return postal code or newspaper abbreviation -> the state's name ("TX", "Tex." -> "Texas")."""
    rows = [row for row in read_table(gazetteer_folder() / "places.tsv") if row["code"]]
    return {
        short: row["name"] for row in rows for short in (row["name"], row["code"], *_values(row["aliases"]))
    }


@lru_cache(maxsize=1)
def load_currencies() -> dict[str, str]:
    """Return sign, word or code of a currency -> its code in ISO 4217 ("£" -> "GBP")."""
    return {row["form"]: row["code"] for row in read_table(gazetteer_folder() / "currencies.tsv")}


def read_table(path: Path) -> Iterator[Row]:
    """Yield the rows of a tab-separated table with a header; lines that begin with `#` are comments.

    Raises:
        OntologyError: the file cannot be read or a row has more cells than the header.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"gazetteer {path}: {error}"
        raise OntologyError(message) from error
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    header, *body = rows or [[]]
    for number, cells in enumerate(body, start=1):
        if len(cells) > len(header):
            message = f"gazetteer {path}: row {number} has {len(cells)} cells, the header {len(header)}"
            raise OntologyError(message)
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _lines(file_name: str) -> frozenset[str]:
    lines = (gazetteer_folder() / file_name).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and line[0] != "#")


def _values(cell: str) -> list[str]:
    return [value.strip() for value in cell.split("|") if value.strip()]


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[str, KnownName], ...]:
    folder = gazetteer_folder()
    known: dict[str, KnownName] = {}
    for file_name, read in TABLES.items():
        for row in read_table(folder / file_name):
            for entry in read(row):
                known.setdefault(entry.surface, entry)
    return tuple(known.items())


def _typed(row: Row) -> Iterator[KnownName]:
    if not row.get("name") or not row.get("type"):
        message = "gazetteer: a table needs the columns name and type"
        raise OntologyError(message)
    for surface in (row["name"], *_values(row.get("aliases", ""))):
        yield KnownName(surface, row["name"], row["type"], kind=row.get("kind", ""))


def _organization(row: Row) -> Iterator[KnownName]:
    yield from _typed({**row, "type": "Organization"})


def _place(row: Row) -> Iterator[KnownName]:
    yield from _typed({**row, "type": "Place"})
    for surface in _values(row.get("adjectives", "")):
        yield KnownName(surface, row["name"], "Place", "adjective")


def _country(row: Row) -> Iterator[KnownName]:
    name = row["name"]
    yield from _place({**row, "kind": COUNTRY})
    for surface in _values(row["demonyms"]):
        yield KnownName(surface, name, "Group", "demonym")
    for index, surface in enumerate(capitals := _values(row["capital"])):
        yield KnownName(surface, capitals[0] if index else surface, "Place", "capital")


COUNTRY: Final = "country"
"""The kind of a country's name."""

TABLES: Final = {
    "countries.tsv": _country,
    "organizations.tsv": _organization,
    "products.tsv": _typed,
    "events_laws_groups.tsv": _typed,
    "places.tsv": _place,
}
