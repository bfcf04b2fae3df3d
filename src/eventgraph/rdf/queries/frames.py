"""Answers as data frames and Parquet, for those who have pandas, Polars or pyarrow (the extra `frames`).

A column has a type if all of its values have it: xsd:integer is a 64-bit integer, xsd:decimal, xsd:float and
xsd:double a 64-bit float, xsd:boolean a boolean, xsd:date a date, xsd:dateTime a UTC time if all have an
offset and a local time if none has. All else, and integers that would lose digits, is text: IRIs whole,
literals without language and datatype. What is unbound is null.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyoxigraph as ox

from eventgraph.errors import QueryError
from eventgraph.rdf.namespaces import XSD

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from eventgraph.rdf.queries.sparql import QueryResult, Term

INSTALL: Final = "pip install 'eventgraph-news[frames]'"
INT64: Final = 2**63


class Column(NamedTuple):
    """A column: its name, its kind (a key of `ARROW`), and its values, None for what is unbound."""

    name: str
    kind: str
    values: list[Any]


ARROW: Final[Mapping[str, tuple[str, ...]]] = {
    "integer": ("int64",),
    "double": ("float64",),
    "boolean": ("bool_",),
    "date": ("date32",),
    "datetime": ("timestamp", "us"),
    "instant": ("timestamp", "us", "UTC"),
    "text": ("string",),
}
POLARS: Final[Mapping[str, tuple[str, ...]]] = {
    "integer": ("Int64",),
    "double": ("Float64",),
    "boolean": ("Boolean",),
    "date": ("Date",),
    "datetime": ("Datetime", "us"),
    "instant": ("Datetime", "us", "UTC"),
    "text": ("String",),
}
PANDAS: Final[Mapping[str, tuple[str, str]]] = {
    "integer": ("int64", "Int64"),
    "double": ("float64", "float64"),
    "boolean": ("bool", "boolean"),
    "date": ("datetime64[s]", "datetime64[s]"),
    "datetime": ("datetime64[us]", "datetime64[us]"),
    "instant": ("datetime64[us, UTC]", "datetime64[us, UTC]"),
    "text": ("object", "object"),
}
"""The type of a column in which all is bound, and of one in which something is not."""


def to_pandas(result: QueryResult) -> pd.DataFrame:
    """Return the rows of a SELECT as a pandas frame; days are midnights there, since pandas has no dates.

    Raises:
        QueryError: the query is no SELECT, or pandas is not installed.
    """
    pandas = _library("pandas")
    columns = typed_columns(result)
    frame: pd.DataFrame = pandas.DataFrame(
        {n: pandas.Series(column.values, dtype=_pandas_type(column)) for n, column in enumerate(columns)}
    )
    frame.columns = pandas.Index([column.name for column in columns])
    return frame


def to_polars(result: QueryResult) -> pl.DataFrame:
    """Return the rows of a SELECT as a Polars frame.

    Raises:
        QueryError: the query is no SELECT, or Polars is not installed.
    """
    polars = _library("polars")
    frame: pl.DataFrame = polars.DataFrame(
        [polars.Series(c.name, c.values, dtype=_type(polars, POLARS[c.kind])) for c in typed_columns(result)]
    )
    return frame


def parquet(result: QueryResult) -> bytes:
    """Return the rows of a SELECT as a Parquet file.

    Raises:
        QueryError: the query is no SELECT, or pyarrow is not installed.
    """
    pyarrow, writer = _library("pyarrow"), _library("pyarrow.parquet")
    columns = typed_columns(result)
    arrays = [pyarrow.array(c.values, type=_type(pyarrow, ARROW[c.kind])) for c in columns]
    out = io.BytesIO()
    writer.write_table(pyarrow.table(arrays, names=[column.name for column in columns]), out)
    return out.getvalue()


def typed_columns(result: QueryResult) -> list[Column]:
    """Return the rows of a SELECT as columns with the narrowest kind that all values fit.

    Raises:
        QueryError: the query is no SELECT.
    """
    if result.form != "select":
        message = "only the answer to a SELECT fits into a frame"
        raise QueryError(message)
    rows = list(result.rows)
    return [_column(name, [row[n] for row in rows]) for n, name in enumerate(result.variables)]


def _column(name: str, terms: Sequence[Term | None]) -> Column:
    bound = [term for term in terms if term is not None]
    types = {term.datatype.value.removeprefix(XSD) if isinstance(term, ox.Literal) else "" for term in bound}
    for kind, datatypes, read in KINDS:
        if bound and types <= datatypes:
            with suppress(ValueError, OverflowError):
                return Column(name, kind, _read(read, terms))
    return Column(
        name, "text", [None if term is None else str(getattr(term, "value", term)) for term in terms]
    )


def _read(read: Callable[[str], Any], terms: Iterable[Term | None]) -> list[Any]:
    return [read(term.value) if isinstance(term, ox.Literal) else None for term in terms]


def _integer(text: str) -> int:
    value = int(text)
    if not -INT64 <= value < INT64:
        raise OverflowError
    return value


def _double(text: str) -> float:
    value = float(text)
    if text.lstrip("+-").isdecimal() and int(text) != value:
        raise OverflowError
    return value


def _boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError
    return text == "true"


def _local(text: str) -> datetime:
    value = datetime.fromisoformat(text)
    if value.tzinfo is not None:
        raise ValueError
    return value


def _instant(text: str) -> datetime:
    value = datetime.fromisoformat(text)
    if value.tzinfo is None:
        raise ValueError
    return value.astimezone(UTC)


KINDS: Final[Sequence[tuple[str, frozenset[str], Callable[[str], Any]]]] = (
    ("integer", frozenset({"integer"}), _integer),
    ("double", frozenset({"integer", "decimal", "float", "double"}), _double),
    ("boolean", frozenset({"boolean"}), _boolean),
    ("date", frozenset({"date"}), date.fromisoformat),
    ("datetime", frozenset({"dateTime"}), _local),
    ("instant", frozenset({"dateTime"}), _instant),
)


def _pandas_type(column: Column) -> str:
    bound, unbound = PANDAS[column.kind]
    return unbound if any(value is None for value in column.values) else bound  # noqa: PD011 - no frame


def _type(library: Any, name: tuple[str, ...]) -> Any:  # noqa: ANN401 - two libraries' types
    return getattr(library, name[0])(*name[1:])


def _library(name: str) -> Any:  # noqa: ANN401 - a module
    try:
        return import_module(name)
    except ImportError:
        message = f"{name.partition('.')[0]} is not installed; run: {INSTALL}"
        raise QueryError(message) from None
