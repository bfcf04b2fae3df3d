"""CSV and TSV: a line of names, then an article a row."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from eventgraph.errors import ReadError
from eventgraph.readers.dates import parse_date
from eventgraph.readers.encoding import decode
from eventgraph.readers.field_names import NAMES
from eventgraph.readers.flat import simplified
from eventgraph.readers.item import report
from eventgraph.readers.members import Member
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.records import Record, read_records
from eventgraph.readers.source import SourceStream
from eventgraph.readers.strict_json import Parsed
from eventgraph.readers.table_lines import RawLine, Row, Rows, check_line, raw_lines, trimmed
from eventgraph.readers.table_text import TableText
from eventgraph.records import Article, InputReport

DELIMITERS: Final = (",", ";", "\t", "|")
NO_DELIMITER: Final = "\x1f"
TAB_SUFFIXES: Final = (".tsv", ".tab")
DECLARED: Final = re.compile(rb"sep=(.)\s*$")
"""How Excel is told the delimiter."""
MARK: Final = b"\xef\xbb\xbf"
DATA: Final = re.compile(r"https?://|[+-]?\d+(?:[.,]\d+)?$", re.IGNORECASE)
MAX_NAME: Final = 100
HEADER_LINES: Final = 20


def read_table(source: SourceStream) -> Iterator[Article | InputReport]:
    """Yield the article of each row, or a row that names the line and says why there is none.

    The first line has the names of the columns; it tells the delimiter: comma, semicolon, tab or bar. Rows
    are read one by one, so the file may be of any size; quoted fields may go over several lines.

    Raises:
        ReadError: `bad_table` when the first line holds no names; `empty`, `binary`, `no_text`.
    """
    text = TableText(source.head.removeprefix(MARK))
    lines = raw_lines(source)
    first = [line._replace(content=line.content.removeprefix(MARK)) for line in islice(lines, 1)]
    beginning = [*first, *islice(lines, HEADER_LINES)]
    delimiter = _declared(first) or _sniffed(beginning, source.file_name)
    beginning = beginning[1:] if _declared(first) else beginning
    rows = Rows(chain(beginning, lines), delimiter)
    names = _names(rows.take(), text)
    yield from report(source, text.notices)
    records = _records(rows, names, text)
    one = next(records, None)
    if one is None:
        raise refusal(Reason.EMPTY, "no rows under the names of the columns")
    yield from read_records(source, chain([one], records))


def is_table(head: bytes) -> bool:
    """Tell whether a file begins with a line of names of which one is that of a text."""
    lines = head.removeprefix(MARK).splitlines()[:1]
    known = frozenset().union(*NAMES.values())
    for delimiter in DELIMITERS:
        row = Rows((RawLine(1, line) for line in lines), delimiter).take()
        names = [simplified(cell.strip()) for cell in row.cells] if row else []
        if len(known & set(names)) > 1 and set(names) & set(NAMES["text"]):
            return True
    return False


def _declared(first: Sequence[RawLine]) -> str | None:
    match = DECLARED.match(first[0].content) if first else None
    return match[1].decode("latin-1") if match else None


def _sniffed(lines: Sequence[RawLine], name: str) -> str:
    """Return the delimiter that makes the most columns of the first row; of one column, what no text has."""
    order = ("\t", *DELIMITERS) if name.lower().endswith(TAB_SUFFIXES) else DELIMITERS
    rows = {delimiter: Rows(iter(lines), delimiter).take() for delimiter in order}
    widths = {delimiter: len(row.cells) if row else 0 for delimiter, row in rows.items()}
    best = max(order, key=lambda delimiter: widths[delimiter])
    return best if widths[best] > 1 else NO_DELIMITER


def _names(row: Row | None, text: TableText) -> tuple[str, ...]:
    if row is None:
        raise refusal(Reason.NO_TEXT, "nothing but white space")
    check_line(row)
    decode(row.content)
    names = [" ".join(cell.split()) for cell in text.decode(row).cells]
    if any(len(name) > MAX_NAME or DATA.match(name) or parse_date(name) for name in names):
        message = "the first line holds data, not the names of the columns; add a line of names"
        raise refusal(Reason.BAD_TABLE, message)
    while len(names) > 1 and not names[-1]:
        names.pop()
    return tuple(name or f"column {number}" for number, name in enumerate(names, start=1))


def _records(rows: Rows, names: tuple[str, ...], text: TableText) -> Iterator[Member[Record]]:
    while row := rows.take(len(names)):
        sha256 = hashlib.sha256(row.content).hexdigest()
        yield Member(f"line {row.line}", _record(row, names, text), sha256)


def _record(row: Row, names: tuple[str, ...], text: TableText) -> Record:
    try:
        check_line(row)
        row = row._replace(cells=trimmed(row.cells, len(names)))
        if len(row.cells) != len(names):
            message = f"fields: {len(row.cells)}, where the columns are {len(names)}"
            raise refusal(Reason.BAD_TABLE, message)
        cells, notices = text.decode(row)
    except ReadError as error:
        return error
    record: dict[str, object] = {}
    for name, cell in zip(names, cells, strict=True):
        record.setdefault(name, cell)
    return Parsed(record, notices)
