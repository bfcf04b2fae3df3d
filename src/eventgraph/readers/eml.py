"""Mail (RFC 5322): a message that is an article, and the articles attached to it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Final

from eventgraph.errors import ReadError
from eventgraph.readers.encoding import decode
from eventgraph.readers.html_page import item_of_page
from eventgraph.readers.item import Item, read_one
from eventgraph.readers.mail_text import article_text
from eventgraph.readers.mime import content_of, file_name, header, parse_message, parts, sender
from eventgraph.readers.opening import split_opening
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.refused import Refused
from eventgraph.readers.source import SourceFile, SourceStream
from eventgraph.readers.text import join_blocks
from eventgraph.records import Article, InputReport

LIST_HEADERS: Final = ("List-Id", "List-Unsubscribe", "List-Post")
REPLY: Final = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
TABLE: Final = re.compile(rb"<(/?)(?:table|tbody|thead|tr|td|th)\b[^<>]{0,2000}>", re.IGNORECASE)
ENOUGH: Final = 200
MAX_ID: Final = 500


def unpack_mail(source: SourceStream) -> Iterator[SourceStream | Refused]:
    """Yield the message itself where it has a text, in the form `message`, then what is attached to it.

    Raises:
        ReadError: `binary`, `empty`, `too_deep` or `too_large`.
    """
    content = source.document().content
    message = parse_message(content)
    attached = [part for part in parts(message) if _is_attached(part)]
    if not attached or _has_text(message):
        yield source.part(io.BytesIO(content), form="message")
    for number, part in enumerate(attached, start=1):
        member = f"attachment {number}/{file_name(part) or 'message.eml'}"
        try:
            yield source.part(io.BytesIO(_attachment(part)), member)
        except (LookupError, TypeError, ValueError) as error:
            yield Refused(member, refusal(Reason.NO_TEXT, f"cannot be taken out of the message: {error}"))


def read_message(file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the article that a message is; attachments are `unpack_mail`'s.

    Title, date and author are the headers'; the sender of a mailing list or newsletter is its publisher.
    The text is the plain one where there is enough of it, else that of the HTML, without signature and
    quoted lines.

    Raises:
        ReadError: `binary`, `no_text`, `too_deep` or `too_large`.
    """
    message = parse_message(file.content)
    yield from read_one(_with_headers(_item(message, file), message), file)


def _item(message: Message, file: SourceFile) -> Item:
    plain, page = (_body(message, kind) for kind in ("text/plain", "text/html"))
    if page is not None and (plain is None or len(content_of(plain).strip()) < ENOUGH):
        try:
            return _page_item(page, file)
        except ReadError:
            if plain is None:
                raise
    if plain is None:
        raise refusal(Reason.NO_TEXT, "there is no text in the message")
    return _plain_item(plain, header(message, "Subject"))


def _page_item(part: Message, file: SourceFile) -> Item:
    # Mails are laid out in tables, which in pages hold no prose.
    content = TABLE.sub(rb"<\1div>", content_of(part))
    if not content:
        raise refusal(Reason.NO_TEXT, "there is no text in the message")
    return item_of_page(replace(file, content=content, charset=part.get_content_charset(), address=None))


def _plain_item(part: Message, subject: str) -> Item:
    decoded = decode(content_of(part), declared=part.get_content_charset())
    flowed, delsp = (str(part.get_param(name, "")).lower() for name in ("format", "delsp"))
    text = article_text(decoded.text, is_flowed=flowed == "flowed", without_spaces=delsp == "yes")
    opening = split_opening(text.split("\n\n"), subject)
    origins = {"authors": "byline"} if opening.authors else {}
    return Item(
        text=join_blocks(opening.body), authors=opening.authors, origins=origins, notices=decoded.notices
    )


def _with_headers(item: Item, message: Message) -> Item:
    """Return the item with what the headers say, which is surer than what the text does."""
    name = sender(message)
    is_list = any(header(message, one) for one in LIST_HEADERS)
    stated = {
        "title": REPLY.sub("", header(message, "Subject"), count=1),
        "published": _date(header(message, "Date")),
        "publisher": header(message, "Organization") or (name if is_list else ""),
        "url": header(message, "Archived-At").strip("<>"),
        "language": header(message, "Content-Language"),
    }
    known: dict[str, object] = {field: value for field, value in stated.items() if value}
    if name and not is_list and not item.authors:
        known["authors"] = (name,)
    origins = {**item.origins, **dict.fromkeys(known, "header")}
    return replace(item, **known, id=_id(message), origins=origins)  # type: ignore[arg-type]


def _id(message: Message) -> str | None:
    """Return the message's identifier as a URL (RFC 2392)."""
    name = header(message, "Message-ID").strip("<>")
    return f"mid:{name}" if "@" in name and len(name) <= MAX_ID and name.isascii() else None


def _date(stated: str) -> str:
    try:
        return parsedate_to_datetime(stated).isoformat()
    except (IndexError, OverflowError, TypeError, ValueError):
        return stated


def _body(message: Message, kind: str) -> Message | None:
    bodies = (part for part in parts(message) if not _is_attached(part) and part.get_content_type() == kind)
    return next(bodies, None)


def _has_text(message: Message) -> bool:
    bodies = (_body(message, kind) for kind in ("text/plain", "text/html"))
    return any(body is not None and content_of(body).strip() for body in bodies)


def _is_attached(part: Message) -> bool:
    if part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822":
        return True
    return bool(file_name(part)) and part.get_content_maintype() not in ("image", "text")


def _attachment(part: Message) -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list):
        return b"\n".join(one.as_bytes() for one in inner if isinstance(one, Message))
    return content_of(part)
