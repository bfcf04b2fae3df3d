"""JSON Lines: one article a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eventgraph.errors import ReadError
from eventgraph.readers.encoding import Decoded
from eventgraph.readers.item import Item
from eventgraph.readers.json_file import item_of_json
from eventgraph.readers.lines import text_lines
from eventgraph.readers.members import Member, read_members
from eventgraph.readers.source import SourceStream
from eventgraph.readers.strict_json import parse_json
from eventgraph.records import Article, InputReport


def read_json_lines(source: SourceStream) -> Iterator[Article | InputReport]:
    """Yield the article of each line, or a row that names the line ("line 3") and says why there is none.

    Lines are read one by one, so the file may be of any size. Only a line feed ends a line, since U+2028 and
    its like may stand inside a JSON string; blank lines are passed over.

    Raises:
        ReadError: `binary` or `no_text`.
    """
    lines = (Member(f"line {line.number}", line.text, line.sha256) for line in text_lines(source))
    yield from read_members(source, lines, _item)


def _item(line: Decoded | ReadError) -> Item:
    if isinstance(line, ReadError):
        raise line
    parsed = parse_json(line.text)
    item = item_of_json(parsed.value)
    return replace(item, notices=(*line.notices, *parsed.notices, *item.notices))
