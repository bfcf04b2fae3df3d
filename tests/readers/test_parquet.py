"""Parquet."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import pytest

from eventgraph.errors import ReadError

from .conftest import Read

pa = pytest.importorskip("pyarrow")
from pyarrow import parquet  # noqa: E402 - after the check that it is there


def table(**columns: object) -> bytes:
    sink = io.BytesIO()
    parquet.write_table(pa.table(columns), sink)
    return sink.getvalue()


ROWS = table(
    headline=["Harbour opens", "Station opens"],
    body=["One.", "Two."],
    published=[datetime(2026, 7, 5, 10, tzinfo=UTC), datetime(2026, 7, 6, 10, tzinfo=UTC)],
    authors=[["Ann Lee"], ["Bo Chan", "Ann Lee"]],
    source=[{"name": "Courier"}, {"name": "Herald"}],
    vector=[[0.1, 0.2], [0.3, 0.4]],
    image=[b"\x89PNG", b"\x89PNG"],
    section=pa.array(["World", "World"]).dictionary_encode(),
)


@pytest.mark.parametrize("name", ["a.parquet", "a.pq", "export"])
def test_rows(read: Read, name: str) -> None:
    [one, two], rows = read(name, ROWS)
    assert rows == []
    assert (one.text, one.title, one.published) == ("One.", "Harbour opens", "2026-07-05T10:00:00Z")
    assert (two.authors, two.publisher, two.section) == (("Bo Chan", "Ann Lee"), "Herald", "World")
    assert (two.source_member, two.id) == ("row 2", f"file:{name}#2")
    assert one.source_sha256 != two.source_sha256


def test_dates_and_rows_without_text(read: Read) -> None:
    articles, [row] = read("a.parquet", table(text=["One.", None], date=[date(2026, 7, 5)] * 2))
    assert [article.published for article in articles] == ["2026-07-05"]
    assert (row.code, row.member) == ("no_text", "row 2")


def test_in_an_archive(read: Read) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x/a.parquet", ROWS)
    articles, rows = read("a.zip", packed.getvalue())
    assert [article.source_member for article in articles] == ["x/a.parquet#row 1", "x/a.parquet#row 2"]
    assert rows == []


@pytest.mark.parametrize(
    "content", [b"PAR1", ROWS[:-9], b"PAR1" + bytes(99) + b"PAR1", ROWS[:90] + ROWS[99:]]
)
def test_damage_is_told(read: Read, content: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        read("a.parquet", content)
    assert refused.value.code == "bad_table"


def test_a_table_without_texts(read: Read) -> None:
    with pytest.raises(ReadError) as refused:
        read("a.parquet", table(a=[1, 2], b=["x", "y"]))
    assert refused.value.code == "no_text"
