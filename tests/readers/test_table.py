"""CSV and TSV."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventgraph.errors import ReadError
from eventgraph.readers.table_lines import RawLine, Rows

from .conftest import Read

CELLS = st.text(st.characters(codec="latin-1", exclude_characters="\r"), max_size=8)


def texts(
    read: Read, content: str | bytes, name: str = "a.csv"
) -> tuple[list[str], list[tuple[str | None, str | None]]]:
    articles, rows = read(name, content)
    return [article.text for article in articles], [(row.member, row.code) for row in rows]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("title,text\nA,One.\nB,Two.\n", ["One.", "Two."]),
        ('title,text\nA,"One, and\n\ntwo."\n', ["One, and\n\ntwo."]),
        ('title,text\nA,"She said ""no""."\n', ['She said "no".']),
        ('title,text\nA,"She said "no" to us."\n', ['She said "no" to us.']),
        ("title;text\nA;One, two.\n", ["One, two."]),
        ("title\ttext\nA\tOne, two; three.\n", ["One, two; three."]),
        ("title|text\nA|One.\n", ["One."]),
        ("sep=;\r\ntitle;text\r\nA;One.\r\n", ["One."]),
        ("text\nOne, two; three.\n", ["One, two; three."]),
        ('text\n"' + "One.\n" * 99 + 'Two."\n', ["One.\n" * 99 + "Two."]),
        ("\n\ntitle,text\n\nA,One.\n\n", ["One."]),
        ("title,text,\nA,One.,\n", ["One."]),
        ("title,text\nA,One.,,\n", ["One."]),
        (",Title,Article Text\n0,A,One.\n", ["One."]),
        ("text,text\nOne.,Two.\n", ["One."]),
        ('"title","text"\n"A","<p>One.</p><p>Two.</p>"\n', ["One.\n\nTwo."]),
    ],
)
def test_tables(read: Read, content: str, expected: list[str]) -> None:
    assert texts(read, content) == (expected, [])


@pytest.mark.parametrize(
    ("content", "expected", "rows"),
    [
        ("a,text\n1,One.\n2\n3,Three.\n", ["One.", "Three."], [("line 3", "bad_table")]),
        ("a,text\n1,One.\n2,x,y,z\n3,Three.\n", ["One.", "Three."], [("line 3", "bad_table")]),
        ('a,text\n1,"One.\n2,Two.\n3,Three.\n', ['"One.', "Two.", "Three."], []),
        ('a,text\n1,x,"One.\n2,Two.\n3,Three.\n', ["Two.", "Three."], [("line 2", "bad_table")]),
        ('a,text\n1,"One.\n2,Two."\n3,Three.\n', ["One.\n2,Two.", "Three."], []),
        ("a,text\n1,One.\n2,\n4,Four.\n", ["One.", "Four."], [("line 3", "no_text")]),
        ("a,text\n1,One.\n2,NaN\n4,Four.\n", ["One.", "Four."], [("line 3", "no_text")]),
    ],
)  # fmt: skip
def test_a_bad_row_is_told_by_its_line_and_ends_nothing(
    read: Read, content: str, expected: list[str], rows: list[tuple[str, str]]
) -> None:
    assert texts(read, content) == (expected, rows)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("https://courier.example/1,2026-07-05,One.\n", "bad_table"),
        ("2026-07-05,One.\n", "bad_table"),
        (f"{'word ' * 30},x\n", "bad_table"),
        ("a,b\n1,2\n3,4\n", "no_text"),
        ("\n \n", "no_text"),
        ("", "empty"),
    ],
)
def test_refusals(read: Read, content: str, code: str) -> None:
    with pytest.raises(ReadError) as refused:
        read("a.csv", content)
    assert refused.value.code == code


def test_fields_and_places(read: Read) -> None:
    content = (
        "Headline;Body Text;Publish Date;Authors;Source Name;URL;Language\n"
        "Harbour opens;One.;5 July 2026;['Ann Lee', \"Bo O'Neill\"];Courier;https://courier.example/1;english\n"
    )
    [article], rows = read("a.tsv", content)
    told = article.model_dump(exclude={"source_sha256", "origins"}, exclude_defaults=True)
    assert rows == []
    assert told == {
        "id": "https://courier.example/1",
        "text": "One.",
        "title": "Harbour opens",
        "published": "2026-07-05",
        "publisher": "Courier",
        "authors": ("Ann Lee", "Bo O'Neill"),
        "url": "https://courier.example/1",
        "language": "en",
        "source_file": "a.tsv",
        "source_member": "line 2",
    }
    assert article.origins["published"] == "Publish Date"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_one_encoding_a_file(read: Read, charset: str) -> None:
    content = "title,text\n" + "".join(f"T{n},Café \u201c{n}\u201d.\n" for n in range(5))
    articles, rows = read("a.csv", content.encode(charset))
    assert [article.text for article in articles] == [f"Café \u201c{n}\u201d." for n in range(5)]
    assert [(row.code, row.member) for row in rows] == (
        [("encoding_guessed", None)] if charset == "cp1252" else []
    )


def test_an_encoding_that_shows_late_is_told_once(read: Read) -> None:
    content = "title,text\n" + f"T,{'one ' * 250}.\n" * 70 + "T,Café.\n" * 5
    articles, rows = read("a.csv", content.encode("cp1252"))
    assert [article.text for article in articles[-5:]] == ["Café."] * 5
    assert [(row.code, row.member) for row in rows] == [("encoding_guessed", "line 72")]


def test_a_row_that_is_damaged_in_utf8(read: Read) -> None:
    content = b"title,text\nT,Zo\xc3\xab one.\nT,Zo\xc3\xab and Zo\xc3.\nT,Zo\xc3\xab.\n"
    articles, [row] = read("a.csv", content)
    assert [article.text for article in articles] == ["Zo\xeb one.", "Zo\xeb and Zo\ufffd.", "Zo\xeb."]
    assert (row.code, row.member) == ("encoding_replaced", "line 3")


def test_a_table_without_a_suffix_is_known_by_its_names(read: Read) -> None:
    assert texts(read, "title,text,date\nA,One.,2026-07-05\n", "export") == (["One."], [])
    assert texts(read, "title,text,date\nA,One.,2026-07-05\n", "export.txt") == (["One."], [])


@pytest.mark.parametrize("line", ['1,"x\n', '1,"x,y\n', '"\n'])
def test_quotes_without_end_cost_little_more_than_reading_them(line: str) -> None:
    rows = Rows((RawLine(n, line.strip().encode()) for n in range(20_000)), ",")
    began = time.process_time()
    count = sum(1 for _ in iter(lambda: rows.take(2), None))
    assert count == 20_000 or line == '"\n'
    assert time.process_time() - began < 5


def test_quotes_that_are_not_closed_leave_the_rows_below_them(read: Read) -> None:
    row = 'T,"One,\ntwo."\n'
    content = "title,text\n" + ('T,"never closed\n' + "T,One.\n" * 60 + row) * 9
    articles, rows = read("a.csv", content)
    assert [article.text for article in articles].count("One,\ntwo.") == 9
    assert (len(articles), rows) == (9 * 62, [])


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
@settings(deadline=None, max_examples=60)
def test_what_the_standard_library_writes_is_read(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(rows)
    lines = [line.removesuffix("\r") for line in written.getvalue().split("\n")[:-1]]
    table = Rows((RawLine(n, line.encode("latin-1")) for n, line in enumerate(lines)), ",")
    assert [list(row.cells) for row in iter(lambda: table.take(3), None) if row] == rows
