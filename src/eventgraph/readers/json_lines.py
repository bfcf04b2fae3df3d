"""JSON Lines: one article a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eventgraph.readers.encoding import decode
from eventgraph.readers.item import Item, report
from eventgraph.readers.json_file import item_of_json
from eventgraph.readers.members import read_members
from eventgraph.readers.source import SourceFile
from eventgraph.readers.strict_json import parse_json
from eventgraph.records import Article, InputReport


def read_json_lines(file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the article of each line, or a quarantine row that names the line ("line 3").

    Only a line feed ends a line, since U+2028 and its like may stand inside a JSON string; blank lines
    are passed over.

    Raises:
        ReadError: `binary` or `no_text`.
    """
    decoded = decode(file.content)
    yield from report(file, decoded.notices)
    lines = enumerate(decoded.text.split("\n"), start=1)
    yield from read_members(file, ((f"line {n}", line) for n, line in lines if line.strip()), _item)


def _item(line: str) -> Item:
    parsed = parse_json(line)
    item = item_of_json(parsed.value)
    return replace(item, notices=(*parsed.notices, *item.notices))
