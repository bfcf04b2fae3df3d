"""MIME messages (RFC 2045, RFC 5322): headers in plain words, and parts, whatever is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from typing import Final

from eventgraph.readers.encoding import refuse_binary
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.text import one_line

MARK: Final = b"\xef\xbb\xbf"


def parse_message(content: bytes) -> Message:
    """Parse a message; nothing that is wrong with one is fatal, but that it is no text.

    Raises:
        ReadError: `binary`, or `too_deep`.
    """
    refuse_binary(content)
    try:
        return message_from_bytes(content.removeprefix(MARK))
    except RecursionError as error:
        raise refusal(Reason.TOO_DEEP, "parts nested in parts without end") from error


def parts(message: Message) -> Iterator[Message]:
    """Yield the parts that have no parts, in order; attached messages are such."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        # Of a part without parts the payload would be decoded, by whatever its header calls a charset.
        inner = part.get_payload() if part.is_multipart() else None
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting.extend(one for one in reversed(inner) if isinstance(one, Message))
        else:
            yield part


def content_of(part: Message) -> bytes:
    """Return the bytes of a part, without its transfer encoding."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def file_name(part: Message) -> str:
    """Return the name of an attached file; empty when there is none, or it cannot be decoded (RFC 2231)."""
    try:
        return one_line(_decoded(part.get_filename() or "")).replace("/", "_")
    except (LookupError, ValueError):
        return ""


def header(message: Message, name: str) -> str:
    """Return a header on one line, its encoded words decoded (RFC 2047); empty when there is none."""
    return one_line(_decoded(_raw(message, name)))


def sender(message: Message) -> str:
    """Return the name that the sender goes by; empty when only an address is given."""
    named = (name for name, _ in getaddresses([_raw(message, "From")]))
    return one_line(_decoded(next(named, ""))).strip("\"' ")


def _raw(message: Message, name: str) -> str:
    values = (value for key, value in message.raw_items() if key.lower() == name.lower())
    content = str(next(values, "")).encode("utf-8", "surrogateescape")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _decoded(raw: str) -> str:
    try:
        words = decode_header(raw)
    except HeaderParseError:
        return raw
    return "".join(word if isinstance(word, str) else _word(word, charset) for word, charset in words)


def _word(word: bytes, charset: str | None) -> str:
    try:
        return word.decode(charset or "latin-1", "replace")
    except (LookupError, ValueError):
        # Codecs such as IDNA take no replacements.
        return word.decode("utf-8", "replace")
