"""Answers as frames and Parquet: the type that all values of a column have."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest

from eventgraph.errors import QueryError
from eventgraph.rdf.queries.frames import parquet, typed_columns
from eventgraph.rdf.queries.sparql import QueryResult, run_query

COLUMNS: dict[str, tuple[str, str, list[Any]]] = {
    "integers": ("1 UNDEF -3", "integer", [1, None, -3]),
    "too large an integer": (
        "1 9223372036854775807 UNDEF",
        "integer",
        [1, 9223372036854775807, None],
    ),
    "numbers": ("1 2.5 1e3", "double", [1.0, 2.5, 1000.0]),
    "infinite": ('"INF"^^xsd:double "-INF"^^xsd:double UNDEF', "double", [float("inf"), float("-inf"), None]),
    "booleans": ("true false UNDEF", "boolean", [True, False, None]),
    "dates": (
        '"2026-07-05"^^xsd:date UNDEF "1999-12-31"^^xsd:date',
        "date",
        [date(2026, 7, 5), None, date(1999, 12, 31)],
    ),
    "a date with an offset": ('"2026-07-05Z"^^xsd:date UNDEF', "text", ["2026-07-05Z", None]),
    "days and years": ('"2026-07-05"^^xsd:date "2026"^^xsd:gYear', "text", ["2026-07-05", "2026"]),
    "local times": (
        '"2026-07-05T10:00:00"^^xsd:dateTime UNDEF',
        "datetime",
        [datetime(2026, 7, 5, 10), None],  # noqa: DTZ001 - local on purpose
    ),
    "times": (
        '"2026-07-05T10:00:00+02:00"^^xsd:dateTime "2026-07-05T10:00:00Z"^^xsd:dateTime',
        "instant",
        [datetime(2026, 7, 5, 8, tzinfo=UTC), datetime(2026, 7, 5, 10, tzinfo=UTC)],
    ),
    "local and other times": (
        '"2026-07-05T10:00:00Z"^^xsd:dateTime "2026-07-05T10:00:00"^^xsd:dateTime',
        "text",
        ["2026-07-05T10:00:00Z", "2026-07-05T10:00:00"],
    ),
    "strings": ('"1" "x"@en UNDEF', "text", ["1", "x", None]),
    "IRIs": ("eg:bans <urn:x>", "text", ["https://w3id.org/eventgraph/ns#bans", "urn:x"]),
    "a number and a string": ('1 "1"', "text", ["1", "1"]),
    "no integer": ('"x"^^xsd:integer 1', "text", ["x", "1"]),
    "a large integer": ('"9223372036854775809"^^xsd:integer UNDEF', "text", ["9223372036854775809", None]),
    "nothing bound": ("UNDEF UNDEF", "text", [None, None]),
}


def asked(values: str) -> QueryResult:
    return run_query(ox.Store(), f"SELECT ?x {{ VALUES ?x {{ {values} }} }}")


@pytest.mark.parametrize(("values", "kind", "expected"), COLUMNS.values(), ids=COLUMNS.keys())
def test_all_forms_agree(values: str, kind: str, expected: list[Any]) -> None:
    result = asked(values)
    ((name, found, cells),) = typed_columns(result)
    assert (name, found, cells) == ("x", kind, expected)
    assert result.to_polars()["x"].to_list() == expected
    assert pq.read_table(io.BytesIO(parquet(result))).column("x").to_pylist() == expected
    shown = result.to_pandas()["x"].astype(object).tolist()
    if kind == "date":
        expected = [value and datetime.combine(value, datetime.min.time()) for value in expected]
    assert [None if pd.isna(value) else value for value in shown] == expected


@pytest.mark.parametrize(
    ("values", "pandas", "polars"),
    [
        ("1 2", "int64", pl.Int64),
        ("1 UNDEF", "Int64", pl.Int64),
        ("1.5 UNDEF", "float64", pl.Float64),
        ("true false", "bool", pl.Boolean),
        ('"2026-07-05"^^xsd:date', "datetime64[s]", pl.Date),
        ('"2026-07-05T10:00:00Z"^^xsd:dateTime', "datetime64[us, UTC]", pl.Datetime("us", "UTC")),
        ('"x"', "object", pl.String),
    ],
)
def test_types(values: str, pandas: str, polars: object) -> None:
    assert str(asked(values).to_pandas()["x"].dtype) == pandas
    assert asked(values).to_polars().schema["x"] == polars


def test_no_rows_and_no_columns() -> None:
    none = run_query(ox.Store(), "SELECT ?x ?y { ?x ?y ?z }")
    assert none.to_polars().shape == (0, 2)
    assert list(none.to_pandas().columns) == ["x", "y"]
    assert pq.read_table(io.BytesIO(parquet(none))).column_names == ["x", "y"]
    assert run_query(ox.Store(), "SELECT * {}").to_pandas().shape[1] == 0


def test_a_file_is_written(tmp_path: Path) -> None:
    asked("1 2").to_parquet(tmp_path / "a.parquet")
    assert pl.read_parquet(tmp_path / "a.parquet")["x"].to_list() == [1, 2]
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]


@pytest.mark.parametrize("method", ["to_pandas", "to_polars"])
def test_only_rows_fit(method: str) -> None:
    with pytest.raises(QueryError, match="SELECT"):
        getattr(run_query(ox.Store(), "ASK {}"), method)()


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_missing_library_is_named_with_the_command_that_installs_it(library: str) -> None:
    calls = {"pandas": "to_pandas()", "polars": "to_polars()", "pyarrow": "to_parquet('x')"}
    code = f"""
import sys
sys.modules[{library!r}] = None
import pyoxigraph
from eventgraph.errors import QueryError
from eventgraph.rdf.queries.sparql import run_query
try:
    run_query(pyoxigraph.Store(), "SELECT ?x {{}}").{calls[library]}
except QueryError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"{library} is not installed; run: pip install 'eventgraph-news[frames]'\n"
