"""Bytes -> text: byte order mark, declared charset, UTF-8, and only then a guess."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from eventgraph.readers.reasons import Notice, Reason, refusal
from eventgraph.readers.text import has_unencodable, is_blank

# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES: Final = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"%PDF-": "a PDF document",
    b"\x7fELF": "a program",
    b"SQLite format 3\0": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"7z\xbc\xaf": "a 7z archive",
    b"\xfd7zXZ": "an xz archive",
    b"BZh9": "a bzip2 archive",
    b"RIFF": "a sound, image or film",
    b"Rar!": "a RAR archive",
}
# Families in which ASCII bytes keep their meaning: a page that says "utf-16" in ASCII is not UTF-16.
DECLARABLE: Final = re.compile(
    r"(?:utf-?8|us-ascii|ascii|latin|iso|windows|cp|koi8|gb|big5|shift|sjis|euc|mac)"
)
LATIN_1: Final = frozenset({"iso8859-1", "ascii"})
# UTF-8's own illegal forms: surrogates encoded one by one (CESU-8) and overlong sequences.
ILL_FORMED: Final = re.compile(
    rb"\xed[\xa0-\xbf][\x80-\xbf]|[\xc0\xc1][\x80-\xbf]|\xe0[\x80-\x9f][\x80-\xbf]|\xf0[\x80-\x8f][\x80-\xbf]{2}"
)
SAMPLE: Final = 65_536
UTF16_SHARE: Final = 0.3
BINARY_SHARE: Final = 0.05
SHORT: Final = 500
CONTROL_BYTES: Final = bytes([*range(9), *range(14, 27), *range(28, 32)])


class Decoded(NamedTuple):
    """A file's text, not yet normalised, and what has to be said about how it was decoded."""

    text: str
    notices: tuple[Notice, ...] = ()


def decode(content: bytes, *, declared: str | None = None) -> Decoded:
    """Decode by byte order mark, else declared charset, else UTF-8, else as Windows-1252 with a warning.

    `declared` is a charset that the source itself names. A declared single-byte charset yields to UTF-8
    where the bytes are well-formed UTF-8, since no other text looks like that by chance (WHATWG labels:
    Latin-1 means Windows-1252).

    Raises:
        ReadError: `binary`, or `no_text` when there is nothing but white space.
    """
    decoded = _by_mark(content) or _unmarked(content, declared)
    if is_blank(decoded.text):
        raise refusal(Reason.NO_TEXT, "nothing but white space")
    if has_unencodable(decoded.text):
        notice = Notice(Reason.ENCODING_REPLACED, "noncharacters were replaced by U+FFFD")
        return Decoded(decoded.text, (*decoded.notices, notice))
    return decoded


def is_wide(head: bytes) -> bool:
    """Tell whether a file that begins so is in UTF-16 or UTF-32, where bytes are no characters."""
    marks = tuple(mark for mark, charset in BOMS if charset != "utf-8")
    return head.startswith(marks) or _wide_charset(head) is not None


def _by_mark(content: bytes) -> Decoded | None:
    for mark, charset in BOMS:
        if content.startswith(mark):
            return _replacing(content[len(mark) :], charset)
    return None


def _unmarked(content: bytes, declared: str | None) -> Decoded:
    charset = _wide_charset(content)
    if charset:
        return _guessed(_replacing(content, charset), charset.upper())
    refuse_binary(content)
    return next(found for found in _ladder(content, declared) if found)


def _ladder(content: bytes, declared: str | None) -> Iterator[Decoded | None]:
    yield _as_declared(content, declared)
    yield _strictly(content, "utf-8")
    yield _damaged_utf8(content)
    yield _guessed(_replacing(content, "cp1252"), "Windows-1252")


def _as_declared(content: bytes, declared: str | None) -> Decoded | None:
    name = (declared or "").strip().lower()
    if not DECLARABLE.match(name):
        return None
    try:
        charset = codecs.lookup(name).name
    except (ValueError, LookupError):  # a null character is no part of a name
        return None
    utf8 = _strictly(content, "utf-8")
    if utf8 and charset != "utf-8" and not content.isascii():
        return _guessed(utf8, f"UTF-8 against the declared {name}")
    return _strictly(content, "cp1252" if charset in LATIN_1 else charset)


def _strictly(content: bytes, charset: str) -> Decoded | None:
    try:
        return Decoded(content.decode(charset))
    except (ValueError, LookupError):
        return None


def _replacing(content: bytes, charset: str) -> Decoded:
    try:
        return Decoded(content.decode(charset))
    except UnicodeDecodeError as error:
        message = f"byte {error.start} and perhaps others are not {charset.upper()}; replaced by U+FFFD"
        return Decoded(content.decode(charset, "replace"), (Notice(Reason.ENCODING_REPLACED, message),))


def _damaged_utf8(content: bytes) -> Decoded | None:
    """Take bytes for UTF-8 with faults when its sequences outnumber the faults, or the faults are its own."""
    replaced = _replacing(content, "utf-8")
    faults = replaced.text.count("\ufffd")
    sequences = sum(character > "\x7f" for character in replaced.text) - faults
    if sequences >= faults or _strictly(ILL_FORMED.sub(b"?", content), "utf-8"):
        return replaced
    return None


def _guessed(decoded: Decoded, charset: str) -> Decoded:
    return Decoded(decoded.text, (Notice(Reason.ENCODING_GUESSED, f"read as {charset}"), *decoded.notices))


def _wide_charset(content: bytes) -> str | None:
    """Recognise UTF-16 without a mark: Latin letters leave a zero in every other byte, on one side only."""
    sample = content[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 2 < UTF16_SHARE * len(sample) or min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def refuse_binary(content: bytes) -> None:
    """Refuse what is no text: by its first bytes, and by its share of control bytes.

    Raises:
        ReadError: `binary`.
    """
    kind = next((kind for magic, kind in SIGNATURES.items() if content.startswith(magic)), None)
    if kind:
        raise refusal(Reason.BINARY, f"{kind}, not text")
    sample = content[:SAMPLE]
    # A short text may be full of controls (a copied terminal); many of them in a long one are a program's.
    suspect = CONTROL_BYTES if len(sample) > SHORT else b"\0"
    if len(sample) - len(sample.translate(None, suspect)) > BINARY_SHARE * len(sample):
        raise refusal(Reason.BINARY, "control bytes, not text")
