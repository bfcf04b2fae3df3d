"""The planted set: names as news writes them, of whom a person said which are one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from eventgraph.ontology.gazetteer import load_gazetteer
from eventgraph.resolution import Sighting

TABLES = ("planted", "planted_later")
"""The second was made when the steps were done, and looked at once before they were mended by it."""


class Planted(NamedTuple):
    """One name in an article of its own; `who` is the truth, which the program never sees."""

    who: str
    type: str
    name: str
    forms: tuple[str, ...]
    beside: tuple[str, ...]
    belongs: str


def planted(table: str) -> list[Planted]:
    """Return the rows of a table."""
    lines = Path(__file__).with_name(f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [(line.split("\t") + [""] * 3)[:6] for line in lines if line and not line.startswith("#")]
    return [
        Planted(who, kind, name, _values(forms), _values(beside), belongs)
        for who, kind, name, forms, beside, belongs in rows
    ]


def sightings_of(row: Planted, article: str) -> Iterator[Sighting]:
    """Yield what an article with a planted name says: the name as e1, whom it belongs to, and its company."""
    belongs = [("e2", row.belongs)] if row.belongs else []
    yield _sighting(article, "e1", row.name, row.type, forms=row.forms, ties=tuple(e for e, _ in belongs))
    yield from (_sighting(article, each, name, _kind(name)) for each, name in belongs)
    yield from (_sighting(article, f"c{n}", name, _kind(name)) for n, name in enumerate(row.beside))


def pairs(rows: list[Planted]) -> Iterator[tuple[int, int, bool]]:
    """Yield the numbers of two rows and whether both are one."""
    for a, b in combinations(range(len(rows)), 2):
        yield a, b, rows[a].who == rows[b].who


def _sighting(  # noqa: PLR0913 - what a sighting has
    article: str,
    entity: str,
    name: str,
    kind: str,
    *,
    forms: tuple[str, ...] = (),
    ties: tuple[str, ...] = (),
) -> Sighting:
    known = load_gazetteer().get(name)
    same_as = known.name if known is not None and known.type == kind else None
    return Sighting(
        article=article,
        entity=entity,
        type=kind,
        name=name,
        same_as=same_as,
        forms=tuple(sorted({name, *forms, *filter(None, [same_as])})),
        named=1,
        claims=len(ties),
        ties=ties,
    )


def _kind(name: str) -> str:
    """Return the class of a name that stands beside a planted one."""
    known = load_gazetteer().get(name)
    return known.type if known is not None else "Organization"


def _values(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))
