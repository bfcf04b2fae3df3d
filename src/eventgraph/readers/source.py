"""A file and its bytes, read once, within limits."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from eventgraph.readers.gzipped import GZIP, unpack
from eventgraph.readers.reasons import Reason, refusal

MAX_BYTES: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was read.

    `name` is the path as articles and reports give it: relative to the working directory where the file
    lies below it, with `/`. `content` is never empty, and unpacked where a server's gzip was saved with
    the page; `sha256` is of the bytes on the disk.
    """

    path: Path
    name: str
    content: bytes
    sha256: str


def open_source(path: Path) -> SourceFile:
    """Read a file.

    Raises:
        ReadError: `not_found`, `permission`, `not_regular`, `empty`, `too_large` (20 MB) or `bad_gzip`.
    """
    raw = read_bytes(path)
    if not raw:
        raise refusal(Reason.EMPTY, "the file has 0 bytes")
    content = unpack(raw) if raw.startswith(GZIP) else raw
    return SourceFile(path, display_name(path), content, hashlib.sha256(raw).hexdigest())


def display_name(path: Path) -> str:
    r"""Return the path relative to the working directory, or absolute when it lies outside.

    Bytes of a file name that are not UTF-8 are written as `\xff`: a record holds no lone surrogates.
    """
    absolute, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100 - resolve() would follow links
    shown = absolute.relative_to(here) if absolute.is_relative_to(here) else absolute
    return os.fsencode(shown.as_posix()).decode("utf-8", "backslashreplace")


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        ReadError: `not_found`, `permission`, `not_regular` or `too_large`.
    """
    try:
        with open(path, "rb", opener=_opener) as stream:
            return _limited(stream, max_bytes)
    except PermissionError as error:
        raise refusal(Reason.PERMISSION, "no permission to read it") from error
    except IsADirectoryError as error:
        raise refusal(Reason.NOT_REGULAR, "a folder") from error
    except (OSError, ValueError) as error:
        raise refusal(Reason.NOT_FOUND, "no such file") from error


def _limited(stream: BinaryIO, max_bytes: int) -> bytes:
    status = os.fstat(stream.fileno())
    if not stat.S_ISREG(status.st_mode):
        raise refusal(Reason.NOT_REGULAR, "not a regular file")
    # Sizes lie (a file under /proc has 0, a log grows): the read itself is bounded too.
    content = stream.read(max_bytes + 1) if status.st_size <= max_bytes else None
    if content is None or len(content) > max_bytes:
        raise refusal(Reason.TOO_LARGE, f"more than {max_bytes:,} bytes")
    return content


def _opener(path: str, flags: int) -> int:
    # A FIFO without a writer blocks a plain open() for ever; Windows has neither the flag nor the problem.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
