"""Gzip: one document, unpacked as it is read, never to more than allowed."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Final

from eventgraph.readers.limits import ReadingLimits
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.source import SourceStream
from eventgraph.readers.unpacked import UnpackedStream, check_archive

GZIP: Final = b"\x1f\x8b\x08"
SUFFIXES: Final = {".gz": "", ".gzip": "", ".tgz": ".tar"}


def unpack_gzip(source: SourceStream) -> Iterator[SourceStream]:
    """Yield what is in a gzip file (RFC 1952, also of several members); the stream checks that it is whole.

    Reading it raises `ReadError`: `bad_gzip` (cut, wrong checksum) or `too_large`.
    """
    yield source.part(UnpackedStream(_Unpacking(source.stream, source.limits).read))


def name_inside(name: str) -> str:
    """Return what a compressed file is called when it is unpacked ("a.tgz" is "a.tar")."""
    for suffix, inner in SUFFIXES.items():
        if name.lower().endswith(suffix):
            return name[: -len(suffix)] + inner
    return name


class _Unpacking:
    """Unpacks bytes, and refuses to go on where there are too many of them."""

    def __init__(self, packed: io.BufferedReader, limits: ReadingLimits) -> None:
        self._counter = _Counter(packed)
        self._stream = gzip.GzipFile(fileobj=self._counter, mode="rb")
        self._limits = limits
        self._count = 0

    def read(self, size: int) -> bytes:
        try:
            data = self._stream.read1(size)
        except EOFError as error:
            raise refusal(Reason.BAD_GZIP, "the gzip stream is cut") from error
        except (OSError, zlib.error) as error:
            raise refusal(Reason.BAD_GZIP, f"damaged gzip: {error}") from error
        self._count += len(data)
        check_archive(self._count, self._counter.count, self._limits)
        return data


class _Counter(io.RawIOBase):
    """Passes bytes on and counts them."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data
