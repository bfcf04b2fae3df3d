"""JSON Lines: one article a line."""

from __future__ import annotations

from collections.abc import Iterator

from eventgraph.errors import ReadError
from eventgraph.readers.lines import Line, text_lines
from eventgraph.readers.members import Member
from eventgraph.readers.records import Record, read_records
from eventgraph.readers.source import SourceStream
from eventgraph.readers.strict_json import Parsed, parse_json
from eventgraph.records import Article, InputReport


def read_json_lines(source: SourceStream) -> Iterator[Article | InputReport]:
    """Yield the article of each line, or a row that names the line ("line 3") and says why there is none.

    Lines are read one by one, so the file may be of any size. Only a line feed ends a line, since U+2028 and
    its like may stand inside a JSON string; blank lines are passed over.

    Raises:
        ReadError: `binary` or `no_text`.
    """
    lines = (Member(f"line {line.number}", _parsed(line), line.sha256) for line in text_lines(source))
    yield from read_records(source, lines)


def _parsed(line: Line) -> Record:
    if isinstance(line.text, ReadError):
        return line.text
    try:
        parsed = parse_json(line.text.text)
    except ReadError as error:
        return error
    return Parsed(parsed.value, (*line.text.notices, *parsed.notices))
