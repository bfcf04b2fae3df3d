"""Pages that a server sent compressed and somebody saved as they came."""

from __future__ import annotations

import zlib
from typing import Final

from eventgraph.readers.reasons import Reason, refusal

GZIP: Final = b"\x1f\x8b\x08"
MAX_UNPACKED: Final = 50_000_000
GZIP_WINDOW: Final = 31


def unpack(content: bytes) -> bytes:
    """Return the first member of a gzip file (RFC 1952), checked to be whole.

    Raises:
        ReadError: `bad_gzip` (cut, wrong checksum), `too_large` (50 MB unpacked) or `empty`.
    """
    stream = zlib.decompressobj(wbits=GZIP_WINDOW)
    try:
        unpacked = stream.decompress(content, MAX_UNPACKED + 1)
    except zlib.error as error:
        raise refusal(Reason.BAD_GZIP, f"damaged gzip: {error}") from error
    if len(unpacked) > MAX_UNPACKED:
        raise refusal(Reason.TOO_LARGE, f"more than {MAX_UNPACKED:,} bytes when unpacked")
    if not stream.eof:
        raise refusal(Reason.BAD_GZIP, "the gzip stream is cut")
    if not unpacked:
        raise refusal(Reason.EMPTY, "the gzip stream holds 0 bytes")
    return unpacked
