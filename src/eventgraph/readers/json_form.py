"""JSON or JSON Lines, whatever the file is called."""

from __future__ import annotations

from typing import Final

from eventgraph.readers.limits import MB
from eventgraph.readers.lines import LINE_MB
from eventgraph.readers.source import SourceStream

MARK: Final = b"\xef\xbb\xbf"
LOOK: Final = LINE_MB * MB
"""Bytes within which the first line of JSON Lines ends."""
GAP: Final = 1_000


def json_form(source: SourceStream) -> str:
    """Return "jsonl" where a line that is an object is followed by one that begins an object, else "json"."""
    return "jsonl" if is_json_lines(_opening(source)) else "json"


def is_json_lines(content: bytes) -> bool:
    """Tell whether a document begins with an object on a line of its own and goes on with another one."""
    text = content.removeprefix(MARK)
    start = len(text) - len(text.lstrip())
    end = text.find(b"\n", start)
    line = text[start:end].rstrip() if end > 0 else b""
    is_object = line.startswith(b"{") and line.endswith(b"}")
    return is_object and text[end : end + GAP].lstrip().startswith(b"{")


def _opening(source: SourceStream) -> bytes:
    """Return the first bytes, more of them where going back is possible."""
    if b"\n" in source.head or not source.stream.seekable():
        return source.head
    found = source.stream.read(LOOK)
    source.stream.seek(0)
    return found
