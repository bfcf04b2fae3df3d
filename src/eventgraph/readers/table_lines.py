"""The lines of a table -> its rows, which may go over several lines, whatever is wrong with some of them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from eventgraph.readers.encoding import decode, is_wide, refuse_binary
from eventgraph.readers.limits import MB
from eventgraph.readers.lines import LINE_MB
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.source import SourceStream

LIMIT: Final = LINE_MB * MB
MOST_TRIED: Final = 32 * MB
LINE_COST: Final = 200
"""Bytes that take as long as beginning a line."""
ROWS_IN_QUOTES: Final = 50
OPENING: Final = re.compile(r' *"')


class Row(NamedTuple):
    """A row: the number of its first line, from 1; its cells, a character a byte; its bytes."""

    line: int
    cells: tuple[str, ...]
    content: bytes


class RawLine(NamedTuple):
    """A line of a file without its end, at most one byte longer than a line may be."""

    number: int
    content: bytes


def raw_lines(source: SourceStream) -> Iterator[RawLine]:
    """Yield the lines of a file, UTF-16 and UTF-32 made UTF-8; of one that is too long only the beginning.

    Raises:
        ReadError: `binary`; `no_text` and `too_large` in UTF-16 and UTF-32, which are read as a whole.
    """
    head = source.head
    if is_wide(head):
        text = decode(source.document().content).text
        for number, line in enumerate(text.split("\n"), start=1):
            yield RawLine(number, line.rstrip("\r").encode("utf-8", "replace"))
        return
    refuse_binary(head)
    number = 0
    while content := source.stream.readline(LIMIT + 1):
        number += 1
        yield RawLine(number, content.rstrip(b"\r\n"))
        while len(content) > LIMIT and not content.endswith(b"\n"):
            content = source.stream.readline(LIMIT + 1) or b"\n"


class Rows:
    """Takes rows of a width from lines.

    A quoted field may go over several lines and hold quotes that are doubled (RFC 4180), or stray. Where
    that makes no row of the right width, or 50 lines in quotes that follow each other would all be rows,
    mostly because a quote is never closed, the first line is a row by itself, its quotes are letters, and
    reading goes on with the second. Once 32 MB were tried in vain, quotes no longer join lines.
    """

    def __init__(self, lines: Iterator[RawLine], delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._waiting: deque[RawLine] = deque()
        self._tried = 0

    def take(self, width: int | None = None) -> Row | None:
        """Return the next row that is not blank; None when there is none.

        Its width may be another where no reading has the right one. Without `width` any is right.
        """
        while self._waiting or self._fetch():
            if not self._waiting[0].content.strip():
                self._waiting.popleft()
                continue
            return self._joined(width) or self._alone()
        return None

    def _joined(self, width: int | None) -> Row | None:
        """Return the row that the next lines make by their quotes, or None when that is no row."""
        row = _Row(self._delimiter)
        count, size, rows = 0, 0, 0
        while count < len(self._waiting) or self._fetch():
            content = self._waiting[count].content
            count, size = count + 1, size + len(content)
            rows = rows + 1 if self._is_row(content, width) else 0
            is_whole = row.take(content.decode("latin-1"))
            if is_whole or size > LIMIT or rows > ROWS_IN_QUOTES or self._tried > MOST_TRIED:
                break
        if not is_whole or (count > 1 and width is not None and len(trimmed(row.cells, width)) != width):
            self._tried += size + count * LINE_COST
            return None
        lines = [self._waiting.popleft() for _ in range(count)]
        return Row(lines[0].number, tuple(row.cells), b"\n".join(line.content for line in lines))

    def _is_row(self, content: bytes, width: int | None) -> bool:
        return width is not None and width > 1 and content.count(self._delimiter.encode()) == width - 1

    def _alone(self) -> Row:
        number, content = self._waiting.popleft()
        return Row(number, tuple(content.decode("latin-1").split(self._delimiter)), content)

    def _fetch(self) -> bool:
        line = next(self._lines, None)
        if line is not None:
            self._waiting.append(line)
        return line is not None


def trimmed(cells: tuple[str, ...] | list[str], width: int) -> tuple[str, ...]:
    """Return the cells of a row without blank ones beyond the width."""
    beyond = cells[width:]
    return tuple(cells[:width]) if not any(cell.strip() for cell in beyond) else tuple(cells)


def check_line(row: Row) -> None:
    """Make sure that a row is no longer than a line may be.

    Raises:
        ReadError: `too_large`.
    """
    if len(row.content) > LIMIT:
        raise refusal(Reason.TOO_LARGE, f"a line of more than {LINE_MB} MB")


class _Row:
    """One row, as far as its lines were taken."""

    def __init__(self, delimiter: str) -> None:
        self.cells: list[str] = []
        self._delimiter = delimiter
        self._quotes = _quotes(delimiter)
        self._quoted: list[str] | None = None

    def take(self, line: str) -> bool:
        """Take a line; return whether the row is whole."""
        start = 0
        while start <= len(line):
            opening = OPENING.match(line, start) if self._quoted is None else None
            if opening:
                self._quoted, start = [], opening.end()
            end = start if self._quoted is None else self._close(line, start)
            if end is None:
                return False
            start = self._finish(line, end)
        return True

    def _close(self, line: str, start: int) -> int | None:
        """Return where the text after the closing quote begins; None when the quote is not closed here."""
        assert self._quoted is not None  # noqa: S101 - for the type checker
        closing = next((quote for quote in self._quotes.finditer(line, start) if quote[1] == ""), None)
        end = len(line) if closing is None else closing.start()
        self._quoted.append(line[start:end].replace('""', '"'))
        if closing is None:
            self._quoted.append("\n")
            return None
        return closing.end()

    def _finish(self, line: str, start: int) -> int:
        """Keep the cell that ends at the next delimiter; return where the next one begins."""
        stop = line.find(self._delimiter, start)
        stop = len(line) if stop < 0 else stop
        quoted, self._quoted = self._quoted, None
        self.cells.append(line[start:stop] if quoted is None else "".join(quoted))
        return stop + 1


@cache
def _quotes(delimiter: str) -> re.Pattern[str]:
    """Return a pattern of quotes: group 1 is a quote in a doubled one, empty in a closing one, else None."""
    return re.compile(rf'"("|(?= *(?:{re.escape(delimiter)}|$)))?')
