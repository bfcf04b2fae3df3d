"""A file, or a member of one: its bytes, read once, within limits."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import IO, Final, cast

from eventgraph.readers.limits import DEFAULT, MB, ReadingLimits
from eventgraph.readers.reasons import Reason, refusal

NO_FIELDS: Final[Mapping[str, str]] = MappingProxyType({})
HEAD: Final = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a document lies, and what is known of it from there.

    `path` is the file on the disk; `name` is that path as articles and reports give it: relative to the
    working directory where the file lies below it, with `/`. `member` says which part of the file it is
    ("2026/a.html", "record at byte 1234"), and is empty for the file as a whole. `address` and `charset`
    are what an archive of the web knows of a page. `fields` says what records call an article's fields,
    where the user told us: {"text": "body"}.
    """

    path: Path
    name: str
    member: str = ""
    address: str | None = None
    charset: str | None = None
    limits: ReadingLimits = DEFAULT
    fields: Mapping[str, str] = field(default_factory=lambda: NO_FIELDS)

    @property
    def file_name(self) -> str:
        """The last part of the member's or the file's name, which may begin with a date."""
        return PurePosixPath(self.member).name or self.path.name


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile(Place):
    """A document as it was read; `content` is never empty, and `sha256` is its hash."""

    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStream(Place):
    """A file or a member, open for reading from its start.

    `depth` archives lie around it; `form` is its format where the archive tells it.
    """

    stream: io.BufferedReader
    depth: int = 0
    form: str | None = None

    @property
    def head(self) -> bytes:
        """The first bytes, up to 65,536; they are not consumed."""
        return self.stream.peek(HEAD)[:HEAD]

    def document(self) -> SourceFile:
        """Read all of it.

        Raises:
            ReadError: `empty`, `too_large`, and what unpacking can be refused for.
        """
        limit, option = self._limit()
        content = self.stream.read(int(limit * MB) + 1)
        if not content:
            raise refusal(Reason.EMPTY, "there are 0 bytes in it")
        if len(content) > limit * MB:
            raise refusal(Reason.TOO_LARGE, f"more than {limit:g} MB; the limit is set by {option}")
        known = {known.name: getattr(self, known.name) for known in fields(Place)}
        return SourceFile(**known, content=content, sha256=hashlib.sha256(content).hexdigest())

    def part(self, stream: IO[bytes] | io.RawIOBase, member: str = "", **known: str | None) -> SourceStream:
        """Return a member of this archive, one level deeper, with what the archive knows of it."""
        return SourceStream(
            path=self.path,
            name=self.name,
            member="#".join(filter(None, (self.member, member))),
            limits=self.limits,
            fields=self.fields,
            stream=buffered(stream),
            depth=self.depth + 1,
            **known,
        )

    def _limit(self) -> tuple[float, str]:
        if self.depth:
            return self.limits.unpacked_mb, "--max-unpacked-mb"
        return self.limits.file_mb, "--max-file-mb"


def buffered(stream: IO[bytes] | io.RawIOBase) -> io.BufferedReader:
    """Return a stream whose next bytes can be looked at."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast("io.RawIOBase", stream), HEAD)


def open_source(
    path: Path,
    *,
    name: str | None = None,
    limits: ReadingLimits = DEFAULT,
    fields: Mapping[str, str] = NO_FIELDS,
) -> SourceStream:
    """Open a file; the stream is to be closed. `name` is what reports call it, its path by default.

    Raises:
        ReadError: `not_found`, `permission`, `not_regular` or `empty`.
    """
    try:
        stream = buffered(open(path, "rb", 0, opener=_opener))  # noqa: SIM115 - the caller closes it
    except PermissionError as error:
        raise refusal(Reason.PERMISSION, "no permission to read it") from error
    except IsADirectoryError as error:
        raise refusal(Reason.NOT_REGULAR, "a folder") from error
    except (OSError, ValueError) as error:
        raise refusal(Reason.NOT_FOUND, "no such file") from error
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise refusal(Reason.NOT_REGULAR, "not a regular file")
    return SourceStream(
        path=path, name=name or display_name(path), limits=limits, fields=fields, stream=stream
    )


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """Return the bytes of a regular file; empty when it has none.

    Raises:
        ReadError: `not_found`, `permission`, `not_regular` or `too_large`.
    """
    with open_source(path).stream as stream:
        # Sizes lie (a file under /proc has 0, a log grows): the read itself is bounded.
        content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise refusal(Reason.TOO_LARGE, f"more than {max_bytes:,} bytes")
    return content


def display_name(path: Path) -> str:
    r"""Return the path relative to the working directory, or absolute when it lies outside.

    Bytes of a file name that are not UTF-8 are written as `\xff`: a record holds no lone surrogates.
    """
    absolute, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100 - resolve() would follow links
    shown = absolute.relative_to(here) if absolute.is_relative_to(here) else absolute
    return os.fsencode(shown.as_posix()).decode("utf-8", "backslashreplace")


def _opener(path: str, flags: int) -> int:
    # A FIFO without a writer blocks a plain open() for ever; Windows has neither the flag nor the problem.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
