"""Asking the store: SPARQL 1.1 queries, guarded, with the usual prefixes known.

The default graph is the union of all articles and what is told of entities; `FROM`, `FROM NAMED` and `GRAPH`
mean what the standard says. Only pyoxigraph is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox

from eventgraph.errors import QueryError, StoreDamagedError
from eventgraph.rdf.namespaces import PREFIXES
from eventgraph.rdf.queries.guard import guarded

T = TypeVar("T")
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class QueryResult:
    """An answer, computed while it is read, and read once.

    Of `rows`, `boolean` and `triples` only that of the query's form is there: SELECT, ASK, or CONSTRUCT and
    DESCRIBE; the others are empty or None. `quads` is what was asked, for looking up labels.
    """

    answer: Answer
    quads: ox.Store

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns of a SELECT, in order."""
        named = self.answer.variables if isinstance(self.answer, ox.QuerySolutions) else ()
        return tuple(variable.value for variable in named)

    @property
    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT, a term or None for each variable."""
        if isinstance(self.answer, ox.QuerySolutions):
            yield from _read(tuple(row) for row in self.answer)

    @property
    def boolean(self) -> bool | None:
        """The answer of an ASK."""
        return bool(self.answer) if isinstance(self.answer, ox.QueryBoolean) else None

    @property
    def triples(self) -> Iterator[ox.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE."""
        if isinstance(self.answer, ox.QueryTriples):
            yield from _read(iter(self.answer))


def run_query(quads: ox.Store, text: str) -> QueryResult:
    """Ask the quads of a store (`Store.quads`).

    Raises:
        QueryError: the text is no SPARQL query, too big, or would change data or reach for the network.
        StoreDamagedError: the quads cannot be read.
    """
    safe = guarded(text)
    try:
        return QueryResult(quads.query(safe, prefixes=dict(PREFIXES)), quads)
    except SyntaxError as error:
        raise QueryError(_in_words(str(error))) from error
    except UnicodeEncodeError as error:
        message = f"the query is not Unicode text: {error.reason}"
        raise QueryError(message) from error
    except (OSError, RuntimeError) as error:
        raise _damaged(error) from error


def _in_words(fault: str) -> str:
    """Return Oxigraph's message without its list of everything that the grammar would allow."""
    place = fault.partition(": expected")[0] if ": expected" in fault else fault
    if "Prefix not found" in fault:
        return f"not a SPARQL query: {place}: a prefix is not known; known are {', '.join(PREFIXES)}"
    return f"not a SPARQL query: {place}" + (": something else is expected there" if place != fault else "")


def _read(items: Iterator[T]) -> Iterator[T]:
    """Yield the items, with Oxigraph's errors in our words."""
    try:
        yield from items
    except (OSError, RuntimeError) as error:
        raise _damaged(error) from error


def _damaged(error: Exception) -> StoreDamagedError:
    return StoreDamagedError(f"the store cannot be read ({error}); delete it and ingest again")
