"""WARC (ISO 28500), as crawlers of the web keep pages: one document a record."""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from eventgraph.errors import ReadError
from eventgraph.readers.extras import extra
from eventgraph.readers.limits import MB
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.refused import Refused
from eventgraph.readers.source import SourceStream
from eventgraph.readers.unpacked import check_document

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

FORMS: Final = {
    "application/xhtml+xml": "html",
    "text/html": "html",
    "text/plain": "text",
}
OK: Final = range(200, 300)
WINDOWS: Final = {"gzip": zlib.MAX_WBITS | 32, "x-gzip": zlib.MAX_WBITS | 32, "deflate": zlib.MAX_WBITS}


def unpack_warc(source: SourceStream) -> Iterator[SourceStream | Refused]:
    """Yield the pages in a WARC, each with its address; what is cut, damaged or no page is refused.

    Pages are responses that succeeded and resources, in HTML, and texts that were converted from pages
    (WET). Of the others one row says how many there are of each media type.

    Raises:
        ReadError: `bad_warc` when there is no record in it.
    """
    with extra("warc"):
        from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    stream = _Forward(source.stream)
    records = ArchiveIterator(stream, record_types=WarcRecordType.any_type, auto_decode="none")
    passed: Counter[str] = Counter()
    count, end = 0, 0
    try:
        for record in records:
            count, end = count + 1, record.stream_pos
            if record.record_type & wanted:
                yield from _page(source, record, passed)
    except (OSError, ValueError) as error:
        stream.fault = stream.fault or str(error)
    if not count:
        raise refusal(Reason.BAD_WARC, stream.fault or "there is no WARC record in it")
    if stream.fault:
        reason = refusal(Reason.PARTIAL, f"the archive ends too early: {stream.fault}")
        yield Refused(f"after byte {end}", reason)
    if passed:
        kinds = ", ".join(f"{number} {kind}" for kind, number in passed.most_common())
        yield Refused("", refusal(Reason.PARTIAL, f"passed over what is no page: {kinds}"))


def _page(source: SourceStream, record: WarcRecord, passed: Counter[str]) -> Iterator[SourceStream | Refused]:
    label = f"record at byte {record.stream_pos}"
    http = record.http_headers
    media = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip()
    if http is not None and http.status_code is None:
        yield Refused(label, refusal(Reason.PARTIAL, "the head of its HTTP answer is cut"))
        return
    if http is not None and http.status_code not in OK:
        passed[f"HTTP {http.status_code}"] += 1
        return
    address = record.headers.get("WARC-Target-URI") or ""
    if media.lower() not in FORMS or address.endswith("/robots.txt"):
        passed[media or "without media type"] += 1
        return
    limit = int(source.limits.unpacked_mb * MB)
    length = record.content_length
    content = record.reader.read(min(length, limit + 1))
    if len(content) < min(length, limit + 1):
        yield Refused(label, refusal(Reason.PARTIAL, f"cut: {len(content):,} of {length:,} bytes"))
        return
    try:
        decoded = _decoded(content, dict(http.items()) if http is not None else {}, limit)
        check_document(len(decoded), source.limits)
    except ReadError as error:
        yield Refused(label, error)
        return
    known = {"address": address.strip("<> "), "charset": record.http_charset, "form": FORMS[media.lower()]}
    yield source.part(io.BytesIO(decoded), label, **known)


def _decoded(content: bytes, headers: dict[str, str], limit: int) -> bytes:
    """Return the body without the codings of HTTP (RFC 9110), which many crawlers have taken off already."""
    fields = {key.lower(): value.strip().lower() for key, value in headers.items()}
    if fields.get("transfer-encoding") == "chunked":
        content = _unchunked(content)
    coding = fields.get("content-encoding", "")
    if coding == "br":
        return _brotli(content, limit)
    if coding not in WINDOWS:
        return content
    stream = zlib.decompressobj(wbits=WINDOWS[coding])
    try:
        decoded = stream.decompress(content, limit + 1)
    except zlib.error:
        return content
    return decoded


def _brotli(content: bytes, limit: int) -> bytes:
    from fastwarc.stream_io import BrotliReader

    try:
        decoded = BrotliReader(io.BytesIO(content)).read(limit + 1)
    except (OSError, ValueError):
        return content
    return bytes(decoded)


def _unchunked(content: bytes) -> bytes:
    from fastwarc.stream_io import ChunkedReader

    try:
        return bytes(ChunkedReader(io.BytesIO(content)).read(len(content))) or content
    except (OSError, ValueError):
        return content


class _Forward(io.RawIOBase):
    """A stream that tells where it is, which fastwarc asks by seeking, and goes on from there only.

    At damage it ends, and keeps the `fault`: the records before it are whole.
    """

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._place = 0
        self.fault = ""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read1(size)
        except ReadError as error:
            self.fault = str(error)
            return b""
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if (offset, whence) not in ((0, io.SEEK_CUR), (self._place, io.SEEK_SET)):
            raise io.UnsupportedOperation
        return self._place
