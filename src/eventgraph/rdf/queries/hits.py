"""A search in a store, by its text index: what was found, as the store tells it.

The index may be ahead of the quads that are asked, or behind them: what they do not hold is left out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final, get_args
from urllib.parse import unquote

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.rdf.namespaces import CLAIM, EG, ENTITY, NIF
from eventgraph.rdf.queries.search_words import fts_expression
from eventgraph.rdf.queries.text_search import Search
from eventgraph.rdf.storage.search_documents import CLAIMS, ENTITIES, KINDS, Names
from eventgraph.rdf.storage.search_reading import Match, best_matches, marked_text, opened_index
from eventgraph.records import Factuality, Hit
from eventgraph.records.hit import HitKind

NAMES: Final[tuple[HitKind, ...]] = get_args(HitKind)
"""In the order of the documents' kinds."""
MOST: Final = 1_000
"""With more rows Oxigraph joins `?claim a eg:Claim` in another way: 1,200 took 150 times as long."""
SPARE: Final = 50
"""More than were asked for, since some may be left out."""


def find_hits(
    folder: Path, quads: ox.Store, words: str, *, kind: HitKind | None = None, limit: int
) -> list[Hit]:
    """Return what has the words, best first.

    Raises:
        QueryError: there is no word to look for.
        StoreError: the store has no text index.
        StoreDamagedError: the index cannot be read.
    """
    expression = fts_expression(words)
    kinds = KINDS if kind is None else (NAMES.index(kind),)
    with opened_index(folder) as database:
        found = best_matches(database, expression, kinds=kinds, limit=limit + SPARE)
        return list(islice(_told(database, quads, expression, found), limit))


def searcher(folder: Path) -> Search:
    """Return what answers the searches of SPARQL queries: the best 1,000, a third of each kind or more."""

    def search(words: str) -> list[tuple[str, float]]:
        expression = fts_expression(words)
        with opened_index(folder) as database:
            found = [best_matches(database, expression, kinds=[kind], limit=MOST) for kind in KINDS]
        share = MOST // len(KINDS)
        first = [match for matches in found for match in matches[:share]]
        others = [match for matches in found for match in matches[share:]]
        others.sort(key=lambda match: -match.score)
        return [(match.iri, match.score) for match in (*first, *others)[:MOST]]

    return search


def _told(
    database: sqlite3.Connection, quads: ox.Store, expression: str, found: list[Match]
) -> Iterator[Hit]:
    names = Names(quads)
    for match in found:
        details = _details(quads, names, match)
        if details is not None:
            text, marks = marked_text(database, expression, match)
            yield Hit(
                kind=NAMES[match.kind],
                iri=match.iri,
                id=_identifier(match.iri),
                article=ids.article_id(match.article) if match.article else None,
                text=text,
                marks=marks,
                score=round(match.score, 3),
                **details,
            )


def _details(quads: ox.Store, names: Names, match: Match) -> dict[str, Any] | None:
    """Return what more there is to tell of a match, or None where the quads do not hold it."""
    if match.kind == ENTITIES:
        return None if names.text(match.iri) is None else {}
    about = _about(quads, match.iri)
    if match.kind == CLAIMS and about:
        return _claim(quads, names, about)
    return {} if about else None


def _claim(quads: ox.Store, names: Names, about: dict[str, str]) -> dict[str, Any]:
    return {
        **{end: names.label(about[EG + end]) for end in ("subject", "relation", "object")},
        "factuality": Factuality(unquote(about[f"{EG}factuality"].removeprefix(EG))),
        "ended": about[f"{EG}ended"] == "true",
        "sentence": _about(quads, about[f"{EG}evidence"]).get(f"{NIF}anchorOf"),
    }


def _about(quads: ox.Store, iri: str) -> dict[str, str]:
    """Return what the union of all articles tells of a claim or a sentence, one value for each predicate."""
    found = quads.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph())
    return {quad.predicate.value: str(getattr(quad.object, "value", "")) for quad in found}


def _identifier(iri: str) -> str | None:
    for prefix in (CLAIM, ENTITY):
        if iri.startswith(prefix):
            return iri.removeprefix(prefix)
    return None
