"""A long file line by line, however many there are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from eventgraph.errors import ReadError
from eventgraph.readers.encoding import Decoded, decode, is_wide, refuse_binary
from eventgraph.readers.limits import MB
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.source import SourceStream
from eventgraph.readers.text import is_blank

LINE_MB: Final = 10


class Line(NamedTuple):
    """A line that is not blank: its number from 1, its text or why there is none, the hash of its bytes."""

    number: int
    text: Decoded | ReadError
    sha256: str


def text_lines(source: SourceStream) -> Iterator[Line]:
    """Yield the lines of a file that are not blank; only a line feed ends a line.

    Each is decoded by itself (`encoding.decode`), but in UTF-16 and UTF-32, which are read as a whole.

    Raises:
        ReadError: `binary`; `no_text` when all are blank; `empty`, and `too_large` in UTF-16 and UTF-32.
    """
    head = source.head
    if not head:
        raise refusal(Reason.EMPTY, "there are 0 bytes in it")
    is_empty = True
    for line in _whole(source) if is_wide(head) else _streamed(source, head):
        is_empty = False
        yield line
    if is_empty:
        raise refusal(Reason.NO_TEXT, "nothing but white space")


def _whole(source: SourceStream) -> Iterator[Line]:
    decoded = decode(source.document().content)
    for number, text in enumerate(decoded.text.split("\n"), start=1):
        if not is_blank(text):
            yield Line(number, decoded._replace(text=text), hashlib.sha256(text.encode()).hexdigest())


def _streamed(source: SourceStream, head: bytes) -> Iterator[Line]:
    refuse_binary(head)
    limit = LINE_MB * MB
    number = 0
    while content := source.stream.readline(limit + 1):
        number += 1
        sha256 = hashlib.sha256(content).hexdigest()
        if len(content) > limit:
            while content and not content.endswith(b"\n"):
                content = source.stream.readline(limit)
            yield Line(number, refusal(Reason.TOO_LARGE, f"a line of more than {LINE_MB} MB"), sha256)
        elif content.strip():
            try:
                yield Line(number, decode(content), sha256)
            except ReadError as error:
                if error.code != Reason.NO_TEXT:
                    yield Line(number, error, sha256)
