"""The whole store against its shapes, one article at a time: memory does not grow with the store.

An article's graph is checked with its row of the ledger and what the default graph tells of the entities and
relations in it, then the entities that no claim names. Graphs that are no article's are not ours to judge:
they are checked by the user's own shapes only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.rdf.validation.articles import (
    Graphs,
    article_batches,
    graph_names,
    graph_triples,
    unclaimed_entities,
)
from eventgraph.rdf.validation.reports import about_article, violations
from eventgraph.rdf.validation.shapes import Shapes, known_classes, shipped_shapes, users_shapes
from eventgraph.records import CheckReport, Violation

NOWHERE: Final = ox.NamedNode("urn:eventgraph:default")
"""The name, while it is checked, of what no article says."""


class Rules(NamedTuple):
    """What is asked: the shipped shapes, the user's, and which class is part of which."""

    shipped: Shapes
    users: tuple[Shapes, ...]
    classes: Sequence[ox.Triple]

    @property
    def all(self) -> tuple[Shapes, ...]:
        """All shapes, the shipped first."""
        return (self.shipped, *self.users)


def load_rules(*, ontology: Iterable[Path] = (), shapes: Iterable[Path] = ()) -> Rules:
    """Return the shipped shapes with those of the user's files, and the classes of the ontology.

    Raises:
        OntologyError: a file is not what it should be; the message names it.
    """
    return Rules(shipped_shapes(), tuple(map(users_shapes, shapes)), known_classes(ontology))


def check_quads(quads: ox.Store, rules: Rules, *, limit: int | None = None) -> CheckReport:
    """Check all quads and return at most `limit` faults, in words; `checked` counts what was seen until then.

    Raises:
        OntologyError: shapes cannot be used; the message names their file.
    """
    checked = Counter(articles=0, quads=0)
    found = islice(find_violations(quads, rules, checked=checked), limit)
    problems = tuple(map(str, found))
    return CheckReport(checked=dict(checked), problems=problems)


def find_violations(
    quads: ox.Store, rules: Rules, *, checked: Counter[str] | None = None
) -> Iterator[Violation]:
    """Yield the faults article by article, in the order of the articles' names; `checked` counts on the way.

    Raises:
        OntologyError: shapes cannot be used; the message names their file.
    """
    counts: Counter[str] = Counter() if checked is None else checked
    articles, others = graph_names(quads)
    for batch in article_batches(quads, articles):
        counts.update(articles=len(batch), quads=sum(map(len, batch.values())))
        yield from _faults(batch, rules.all, rules.classes)
    for triples in unclaimed_entities(quads):
        counts.update(quads=len(triples))
        yield from _faults({NOWHERE: triples}, rules.all, rules.classes)
    for name in others if rules.users else ():
        yield from _faults({name: graph_triples(quads, name)}, rules.users, rules.classes)


def _faults(graphs: Graphs, rules: Iterable[Shapes], classes: Sequence[ox.Triple]) -> Iterator[Violation]:
    quads = ox.Store()
    quads.extend(
        ox.Quad(triple.subject, triple.predicate, triple.object, name)
        for name, triples in graphs.items()
        for triple in (*triples, *classes)
    )
    broken = [(shapes, shapes.broken(quads)) for shapes in rules]
    for name, triples in graphs.items():
        place = about_article(triples, name)
        for shapes in (shapes for shapes, names in broken if name in names):
            found = violations(triples.union(classes), shapes)
            yield from (fault.model_copy(update=place) for fault in found)
