"""What comes in on standard input, which has no name and so no suffix."""

from __future__ import annotations

import io
from typing import Final

from eventgraph.readers.limits import MB
from eventgraph.readers.source import SourceStream

NAME: Final = "-"
MARK: Final = b"\xef\xbb\xbf"
LOOK: Final = 10 * MB
"""Bytes within which the first line of JSON Lines ends."""


def unnamed_format(source: SourceStream) -> str:
    """Return the format of what is no page and no archive: JSON, JSON Lines or text.

    A line that is an object, with another line behind it that begins one, is the first of JSON Lines.
    """
    text = _opening(source).removeprefix(MARK).lstrip()
    line, _, rest = text.partition(b"\n")
    if line.startswith(b"{") and line.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{"):
        return "jsonl"
    return "json" if text.startswith((b"{", b"[")) else "text"


def _opening(source: SourceStream) -> bytes:
    """Return the first bytes, more of them where going back is possible."""
    stream: io.BufferedReader = source.stream
    if b"\n" in source.head or not stream.seekable():
        return source.head
    found = stream.read(LOOK)
    stream.seek(0)
    return found
