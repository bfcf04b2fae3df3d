"""Bytes that were packed: how many there may be, and a stream of them that fails in our words."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from eventgraph.readers.limits import MB, ReadingLimits
from eventgraph.readers.reasons import Reason, refusal

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def check_document(size: int, limits: ReadingLimits) -> None:
    """Refuse a document out of an archive that has more bytes than the limits allow.

    Raises:
        ReadError: `too_large`.
    """
    if size > limits.unpacked_mb * MB:
        message = f"more than {limits.unpacked_mb:g} MB when unpacked (--max-unpacked-mb)"
        raise refusal(Reason.TOO_LARGE, message)


def check_archive(size: int, packed: int, limits: ReadingLimits) -> None:
    """Refuse an archive whose `packed` bytes are unpacked to more than the limits allow.

    Raises:
        ReadError: `too_large`.
    """
    if size > limits.archive_mb * MB:
        message = f"more than {limits.archive_mb:,g} MB when unpacked (--max-archive-mb)"
        raise refusal(Reason.TOO_LARGE, message)
    check_ratio(size, packed, limits)


def check_ratio(size: int, packed: int, limits: ReadingLimits) -> None:
    """Refuse what unpacks to too many times its size; up to 1 MB anything may.

    Raises:
        ReadError: `too_large`.
    """
    if size > MB and size > limits.ratio * max(packed, 1):
        raise refusal(Reason.TOO_LARGE, f"unpacks to more than {limits.ratio} times its size")


class UnpackedStream(io.RawIOBase):
    """A stream of what `read` returns for a number of bytes, and of the errors that it raises."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        """Read nothing yet."""
        self._read = read

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer as far as `read` does; return how far."""
        with memoryview(buffer) as view:
            data = self._read(len(view))
            view[: len(data)] = data
        return len(data)
