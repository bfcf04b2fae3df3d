"""In which encoding a table is: decided once, by its beginning, as far as that goes."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import NamedTuple

from eventgraph.errors import ReadError
from eventgraph.readers.encoding import Decoded, decode, is_wide
from eventgraph.readers.reasons import Notice, Reason
from eventgraph.readers.table_lines import Row

GUESS = "cp1252"


class Cells(NamedTuple):
    """The cells of a row as text, and what has to be said about how they were decoded."""

    cells: tuple[str, ...]
    notices: tuple[Notice, ...] = ()


class TableText:
    """Decodes the rows of a table: UTF-8, else Windows-1252 from the first row that is not UTF-8."""

    def __init__(self, head: bytes) -> None:
        """Look at the first bytes of the file; `notices` are what has to be said of it.

        Raises:
            ReadError: `binary`, or `no_text` when there is nothing but white space.
        """
        self._charset, self._is_sure = "utf-8", is_wide(head)
        self.notices: tuple[Notice, ...] = ()
        if not self._is_sure and not _is_utf8(head):
            self._look(decode(head[: head.rfind(b"\n") + 1] or head).notices)

    def decode(self, row: Row) -> Cells:
        """Return the row's cells as text."""
        if row.content.isascii():
            return Cells(row.cells)
        if self._charset == "utf-8" and not _is_utf8(row.content, final=True):
            return self._mended(row)
        self._is_sure = True
        return Cells(tuple(_bytes(cell).decode(self._charset, "replace") for cell in row.cells))

    def _mended(self, row: Row) -> Cells:
        decoded = [_decoded(cell) for cell in row.cells]
        notices = _distinct(notice for cell in decoded for notice in cell.notices)
        if not self._is_sure:
            self._look(notices)
        return Cells(tuple(cell.text for cell in decoded), notices)

    def _look(self, notices: Iterable[Notice]) -> None:
        self._is_sure = True
        if any(notice.code == Reason.ENCODING_GUESSED for notice in notices):
            self._charset, self.notices = GUESS, tuple(notices)


def _is_utf8(content: bytes, *, final: bool = False) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content, final)
    except UnicodeDecodeError:
        return False
    return True


def _decoded(cell: str) -> Decoded:
    try:
        return decode(_bytes(cell))
    except ReadError:
        return Decoded("")  # blank, or controls where a text should be


def _bytes(cell: str) -> bytes:
    return cell.encode("latin-1")


def _distinct(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    return tuple({notice.code: notice for notice in notices}.values())
