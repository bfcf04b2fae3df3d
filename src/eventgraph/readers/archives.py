"""ZIP and tar: the documents in them, in the archive's order, one at a time."""

from __future__ import annotations

import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, Final

from eventgraph.readers.limits import MB, ReadingLimits
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.refused import Refused
from eventgraph.readers.source import SourceStream
from eventgraph.readers.unpacked import UnpackedStream, check_archive

CHUNK: Final = 1 << 20
IN_MEMORY: Final = 10 * MB
ENCRYPTED: Final = 0x1
JUNK: Final = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
UNREADABLE: Final = (
    zipfile.BadZipFile,
    tarfile.TarError,
    NotImplementedError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)
"""What the standard library raises on damaged archives, on methods it does not know, and on passwords."""


def unpack_zip(source: SourceStream) -> Iterator[SourceStream | Refused]:
    """Yield the files in a ZIP archive that are not hidden; one that cannot be unpacked is refused.

    Raises:
        ReadError: `bad_archive`, or `too_large` for too many members or bytes.
    """
    with seekable(source) as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except UNREADABLE as error:
            raise refusal(Reason.BAD_ARCHIVE, f"damaged ZIP: {error}") from error
        members = [info for info in archive.infolist() if not info.is_dir() and is_wanted(info.filename)]
        _check_sizes([(info.file_size, info.compress_size) for info in members], source.limits)
        for info in members:
            if info.flag_bits & ENCRYPTED:
                yield Refused(info.filename, refusal(Reason.ENCRYPTED, "locked with a password"))
                continue
            try:
                member = archive.open(info)
            except UNREADABLE as error:
                yield Refused(info.filename, refusal(Reason.BAD_ARCHIVE, f"cannot be unpacked: {error}"))
                continue
            with member:
                yield source.part(_reading(member), info.filename)


def unpack_tar(source: SourceStream) -> Iterator[SourceStream | Refused]:
    """Yield the regular files in a tar archive that are not hidden; links and devices are passed over.

    Raises:
        ReadError: `bad_archive`, after the members before the damage; `too_large`.
    """
    try:
        with tarfile.open(fileobj=source.stream, mode="r|") as archive:
            for number, info in enumerate(archive, start=1):
                _check_count(number, source.limits)
                name = info.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
                if not (info.isreg() and is_wanted(name)):
                    continue
                member = archive.extractfile(info)
                if member is not None:
                    yield source.part(_reading(member), name.removeprefix("./"))
        # What follows the last member, and the checksum of a gzip around it.
        while source.stream.read(CHUNK):
            pass
    except UNREADABLE as error:
        raise refusal(Reason.BAD_ARCHIVE, f"damaged tar: {error}") from error


def is_wanted(name: str) -> bool:
    """Tell whether a member may be an article: not what systems add by themselves, and not hidden."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return not any(part in JUNK or (part.startswith(".") and part not in (".", "..")) for part in parts)


def _check_sizes(sizes: list[tuple[int, int]], limits: ReadingLimits) -> None:
    _check_count(len(sizes), limits)
    unpacked, packed = (sum(column) for column in zip(*sizes, strict=True)) if sizes else (0, 0)
    check_archive(unpacked, packed, limits)


def _check_count(number: int, limits: ReadingLimits) -> None:
    if number > limits.members:
        raise refusal(Reason.TOO_LARGE, f"more than {limits.members:,} members (--max-members)")


def _reading(member: IO[bytes]) -> UnpackedStream:
    """Return a member as a stream that says in our words where it cannot go on."""

    def read(size: int) -> bytes:
        try:
            return member.read(size)
        except UNREADABLE as error:
            raise refusal(Reason.BAD_ARCHIVE, f"cannot be unpacked: {error}") from error

    return UnpackedStream(read)


def seekable(source: SourceStream) -> BinaryIO:
    """Return the archive as a stream that can be sought in, which an archive inside another one is not."""
    if source.depth == 0:
        return source.stream
    spooled = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller closes it
    for chunk in _chunks(source):
        spooled.write(chunk)
    spooled.seek(0)
    return spooled  # type: ignore[return-value]


def _chunks(source: SourceStream) -> Iterable[bytes]:
    size = 0
    while chunk := source.stream.read(CHUNK):
        size += len(chunk)
        if size > source.limits.unpacked_mb * MB:
            message = f"an archive in an archive of more than {source.limits.unpacked_mb:g} MB"
            raise refusal(Reason.TOO_LARGE, message)
        yield chunk
