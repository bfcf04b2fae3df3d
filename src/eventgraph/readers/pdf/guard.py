"""What is refused before PDFium sees it: cut files, impossible tables, streams that unpack without end."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

from eventgraph.readers.limits import MB, ReadingLimits
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.unpacked import check_document, check_ratio

HEADER: Final = b"%PDF-"
HEADER_WITHIN: Final = 1_024
ENTRY: Final = 20
"""So many bytes an entry of a cross-reference table has (ISO 32000-1, 7.5.4)."""
TABLE: Final = re.compile(rb"[\r\n]xref\s{1,20}\d{1,10}\s{1,20}(\d{1,12})\s")
LINEARIZED: Final = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s{1,20}(\d{1,12})")
STREAM: Final = re.compile(rb"stream\r?\n")
END: Final = b"endstream"
BEFORE: Final = 2_000
ZLIB: Final = re.compile(rb"[\x08\x18\x28\x38\x48\x58\x68\x78]")
"""How what is deflated begins (RFC 1950)."""
MAX_LAYERS: Final = 3


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
        unpacked += _unpacked_size(packed, limit - unpacked)
        check_document(unpacked, limits)
    check_ratio(unpacked, len(content), limits)


def _unpacked_size(packed: bytes, limit: int) -> int:
    """Return the size of what is packed, perhaps several times; above the limit any number above it."""
    for _ in range(MAX_LAYERS):
        try:
            packed = zlib.decompressobj().decompress(packed, limit + 1)
        except zlib.error:
            return len(packed)
        if len(packed) > limit:
            break
    return len(packed)


def _deflated(content: bytes) -> Iterator[bytes]:
    """Yield the streams in zlib's format, but for pictures, which are not unpacked for their text."""
    for match in STREAM.finditer(content):
        start = match.end()
        dictionary = content[max(0, match.start() - BEFORE) : match.start()].rpartition(b" obj")[2]
        if ZLIB.match(content, start) and b"/Image" not in dictionary:
            end = content.find(END, start)
            yield content[start : end if end >= 0 else None]
