"""Small PDFs, object by object (ISO 32000-1), for the tests."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
SIZE = (420, 600)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>"


class Text(NamedTuple):
    """A line of type at a place, in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10
    is_bold: bool = False


def column(x: float, y: float, text: str, *, size: float = 10, pitch: float = 12) -> list[Text]:
    """Return the lines of a text below each other."""
    return [Text(x, y - pitch * number, line, size) for number, line in enumerate(text.split("\n"))]


def pdf(*pages: Iterable[Text], info: Mapping[str, str] | None = None, rotate: int = 0) -> bytes:
    """Return a PDF with these pages; with `rotate` 90 their text stands upright on landscape paper."""
    turned = b"0 1 -1 0 %d 0 cm\n" % SIZE[0] if rotate else b""
    contents = [turned + b"".join(map(_shown, page)) for page in pages]
    return document(_objects(contents, rotate), info=info)


def document(
    objects: Sequence[bytes], *, info: Mapping[str, str] | None = None, encrypt: bytes = b""
) -> bytes:
    """Return a PDF of numbered objects, the first of which is the catalogue."""
    numbered = [*objects, b"<<%s>>" % b"".join(_entries(info or {}))]
    out, offsets = b"%PDF-1.7\n", []
    for number, one in enumerate(numbered, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"<</Size %d/Root 1 0 R/Info %d 0 R%s>>" % (len(numbered) + 1, len(numbered), encrypt)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(numbered) + 1)
    return b"%s%s%strailer%s\nstartxref\n%d\n%%%%EOF\n" % (out, head, table, trailer, len(out))


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def locked(page: Iterable[Text], user: str) -> bytes:
    """Return a PDF of one page, encrypted with a user's password (the standard handler, revision 2)."""
    name, rights = b"0123456789abcdef", -4
    owner = rc4(hashlib.md5(_padded("owner")).digest()[:5], _padded(user))  # noqa: S324 - the standard's
    seed = _padded(user) + owner + struct.pack("<i", rights) + name
    key = hashlib.md5(seed).digest()[:5]  # noqa: S324
    objects = _objects([b"".join(map(_shown, page))], 0, lambda number, plain: rc4(_key(key, number), plain))
    entries = b"/Filter/Standard/V 1/R 2/P %d/O<%s>/U<%s>" % (
        rights,
        owner.hex().encode(),
        rc4(key, PADDING).hex().encode(),
    )
    return document(objects, encrypt=b"/ID[<%s><%s>]/Encrypt<<%s>>" % (*[name.hex().encode()] * 2, entries))


def rc4(key: bytes, data: bytes) -> bytes:
    """Encrypt with RC4, which is its own inverse."""
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def _objects(
    contents: Sequence[bytes],
    rotate: int,
    encrypted: Callable[[int, bytes], bytes] = lambda _, plain: plain,
) -> list[bytes]:
    """Return catalogue, page tree, two fonts, and for each page the page and its content."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(contents)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents))]
    objects += [FONT % b"Helvetica", FONT % b"Helvetica-Bold"]
    for content in contents:
        number = len(objects) + 2
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents %d 0 R" % (
            *SIZE,
            rotate,
            number,
        )
        objects += [page + b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>", stream(encrypted(number, content))]
    return objects


def _shown(line: Text) -> bytes:
    escaped = line.text.translate({ord(mark): f"\\{mark}" for mark in "\\()"}).encode("cp1252")
    return b"BT /F%d %g Tf %g %g Td (%s) Tj ET\n" % (1 + line.is_bold, line.size, line.x, line.y, escaped)


def _entries(info: Mapping[str, str]) -> Iterator[bytes]:
    for key, value in info.items():
        yield b"/%s<%s>" % (key.encode(), b"feff" + value.encode("utf-16-be").hex().encode())


def _padded(password: str) -> bytes:
    return (password.encode() + PADDING)[:32]


def _key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10]  # noqa: S324
