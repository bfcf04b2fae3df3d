"""What is refused before PDFium sees it: cut files, impossible tables, streams that unpack without end."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

from eventgraph.readers.limits import MB, ReadingLimits
from eventgraph.readers.reasons import Reason, refusal

HEADER: Final = b"%PDF-"
HEADER_WITHIN: Final = 1_024
ENTRY: Final = 20
"""So many bytes an entry of a cross-reference table has (ISO 32000-1, 7.5.4)."""
TABLE: Final = re.compile(rb"[\r\n]xref\s{1,20}\d{1,10}\s{1,20}(\d{1,12})\s")
LINEARIZED: Final = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s{1,20}(\d{1,12})")
STREAM: Final = re.compile(rb"stream\r?\n")
END: Final = b"endstream"
BEFORE: Final = 2_000
DEFLATE: Final = 8


def refuse_hostile(content: bytes, limits: ReadingLimits) -> None:
    """Make sure that a PDF is whole, by its own account, and does not unpack to more than it may.

    Raises:
        ReadError: `bad_pdf` or `too_large`.
    """
    if HEADER not in content[:HEADER_WITHIN]:
        raise refusal(Reason.BAD_PDF, "no PDF: it does not begin with %PDF-")
    if _is_cut(content):
        raise refusal(Reason.BAD_PDF, "cut: its end is missing")
    if any(int(count) * ENTRY > len(content) for count in TABLE.findall(content)):
        raise refusal(Reason.BAD_PDF, "damaged: its table lists more objects than the file has room for")
    _check_streams(content, limits)


def _is_cut(content: bytes) -> bool:
    """Tell whether the end is missing; a linearized file has a table at its start, and states its length."""
    stated = LINEARIZED.search(content[:HEADER_WITHIN])
    return b"startxref" not in content or (stated is not None and int(stated[1]) > len(content))


def _check_streams(content: bytes, limits: ReadingLimits) -> None:
    limit, unpacked = int(limits.unpacked_mb * MB), 0
    for packed in _deflated(content):
        try:
            unpacked += len(zlib.decompressobj().decompress(packed, limit - unpacked + 1))
        except zlib.error:
            continue
        if unpacked > limit:
            raise refusal(Reason.TOO_LARGE, f"more than {limit / MB:g} MB when unpacked (--max-unpacked-mb)")
    if unpacked > max(MB, limits.ratio * len(content)):
        raise refusal(Reason.TOO_LARGE, f"unpacks to more than {limits.ratio} times its size")


def _deflated(content: bytes) -> Iterator[bytes]:
    """Yield the streams in zlib's format, but for pictures, which are not unpacked for their text."""
    for match in STREAM.finditer(content):
        data = content[match.end() : match.end() + 2]
        is_deflated = (
            len(data) == len(b"\x78\x9c") and data[0] % 16 == DEFLATE and int.from_bytes(data) % 31 == 0
        )
        dictionary = content[max(0, match.start() - BEFORE) : match.start()].rpartition(b" obj")[2]
        if is_deflated and b"/Image" not in dictionary:
            end = content.find(END, match.end())
            yield content[match.end() : end if end >= 0 else None]
