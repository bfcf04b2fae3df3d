"""Asking: SPARQL 1.1 queries, guarded, with the usual prefixes known, and what comes back.

The default graph is the union of all articles and what is told of entities; `FROM`, `FROM NAMED` and `GRAPH`
mean what the standard says. Only pyoxigraph is loaded.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pyoxigraph as ox

from eventgraph.errors import EventgraphError, QueryError, QueryLimitError, StoreDamagedError
from eventgraph.rdf.namespaces import ENTITY, PREFIXES, RDFS
from eventgraph.rdf.queries.guard import guarded
from eventgraph.rdf.queries.limits import ALL_ROWS, MEGABYTE, Limits
from eventgraph.rdf.queries.text_search import Search, no_search, with_matches
from eventgraph.rdf.queries.worker import answer

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class QueryResult:
    """An answer, which may be read as often as one likes.

    Of `rows`, `boolean` and `triples` only that of the query's form is there: SELECT, ASK, or CONSTRUCT and
    DESCRIBE; the others are empty or None.

    Attributes:
        form: "select", "ask" or "triples".
        data: the answer as TSV (SELECT) or N-Triples.
        boolean: the answer of an ASK.
        cut_at: the limit at which the answer was cut, "rows" or "size"; None if it is whole.
        seconds: how long it took, without the start of a process (some hundredths of a second).
        labels: the names of entities in the first rows, by IRI.
    """

    form: Literal["select", "ask", "triples"]
    data: bytes = field(repr=False)
    boolean: bool | None = None
    cut_at: Literal["rows", "size"] | None = None
    seconds: float = 0.0
    labels: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def truncated(self) -> bool:
        """Whether there is more than the limits let through."""
        return self.cut_at is not None

    @property
    def solutions(self) -> ox.QuerySolutions:
        """The answer to a SELECT as pyoxigraph has it, to be read once.

        Raises:
            QueryError: the query is no SELECT.
        """
        if self.form == "select" and self.data:
            parsed = ox.parse_query_results(self.data, format=ox.QueryResultsFormat.TSV)
            if isinstance(parsed, ox.QuerySolutions):
                return parsed
        message = "this answer has no rows; ask with SELECT"
        raise QueryError(message)

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns of a SELECT, in order."""
        return tuple(name.value for name in self.solutions.variables) if self.form == "select" else ()

    @property
    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT, a term or None for each variable."""
        if self.form == "select":
            yield from map(tuple, self.solutions)

    @property
    def triples(self) -> Iterator[ox.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE."""
        if self.form == "triples":
            yield from (quad.triple for quad in ox.parse(self.data, format=ox.RdfFormat.N_TRIPLES))

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows of a SELECT with typed columns, as `docs/rdf.md` says.

        Raises:
            QueryError: the query is no SELECT, or pandas is not installed.
        """
        from eventgraph.rdf.queries.frames import to_pandas

        return to_pandas(self)

    def to_polars(self) -> pl.DataFrame:
        """Return the rows of a SELECT with typed columns, as `docs/rdf.md` says.

        Raises:
            QueryError: the query is no SELECT, or Polars is not installed.
        """
        from eventgraph.rdf.queries.frames import to_polars

        return to_polars(self)

    def to_parquet(self, path: Path | str) -> None:
        """Write the rows of a SELECT with typed columns, whole or not at all.

        Raises:
            QueryError: the query is no SELECT, or pyarrow is not installed.
        """
        from eventgraph.rdf.queries.frames import parquet
        from eventgraph.rdf.storage.atomic_file import write_whole

        write_whole(Path(path), parquet(self))


def run_query(
    quads: ox.Store, text: str, limits: Limits = ALL_ROWS, *, search: Search = no_search
) -> QueryResult:
    """Ask quads in this process, where time and memory are not limited; `supervision.ask` is for strangers.

    Raises:
        QueryError: the text is no SPARQL query, too big, or would change data or reach for the network.
        StoreDamagedError: the quads cannot be read.
    """
    request = query_request(with_matches(guarded(text, limits), search), limits)
    out = io.BytesIO()
    ended = answer(lambda: quads, request, out)
    if "error" in ended:
        raise failure(**ended)
    return result_of(out.getvalue(), ended)


def query_request(query: str, limits: Limits) -> dict[str, Any]:
    """Return what a worker needs to know of a guarded query."""
    return {
        "query": query,
        "prefixes": dict(PREFIXES),
        "rows": limits.rows,
        "answer_bytes": limits.answer_mb * MEGABYTE,
        "labels": {"entity": ENTITY, "label": f"{RDFS}label"},
    }


def result_of(data: bytes, ended: Mapping[str, Any]) -> QueryResult:
    """Return the answer that a worker wrote; a line that a limit has cut is dropped."""
    cut_at = ended.get("limit")
    return QueryResult(
        form=ended["form"],
        data=data[: data.rfind(b"\n") + 1] if cut_at else data,
        boolean=ended.get("boolean"),
        cut_at=cut_at,
        seconds=ended["seconds"],
        labels=ended.get("labels", {}),
    )


def failure(error: str, message: str) -> EventgraphError:
    """Return the error for what a worker says that went wrong."""
    if error == "damaged":
        return StoreDamagedError(f"the store cannot be read ({message}); run: eventgraph rebuild")
    if error == "function":
        name = message.removeprefix("The custom function ").removesuffix(" is not supported")
        return QueryError(f"the function {name} is not known; those of SPARQL 1.1 and casts to XSD types are")
    if error == "unicode":
        return QueryError(f"the query is not Unicode text: {message}")
    if error == "memory":
        return QueryLimitError("there is not enough memory for the query; narrow it")
    return QueryError(_in_words(message))


def _in_words(fault: str) -> str:
    """Return Oxigraph's message without its list of everything that the grammar would allow."""
    place = fault.partition(": expected")[0] if ": expected" in fault else fault
    if "Prefix not found" in fault:
        return f"not a SPARQL query: {place}: a prefix is not known; known are {', '.join(PREFIXES)}"
    return f"not a SPARQL query: {place}" + (": something else is expected there" if place != fault else "")
