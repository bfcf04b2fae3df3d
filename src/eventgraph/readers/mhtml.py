"""MHTML (RFC 2557): a page that a browser saved together with its pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from typing import Final

from eventgraph.readers.html_page import read_html
from eventgraph.readers.mime import content_of, header, parse_message, parts
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.source import SourceFile
from eventgraph.records import Article, InputReport

PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


def read_mhtml(file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the article of the saved page, read as HTML is; its address is that of the root part.

    Raises:
        ReadError: `binary`, `too_deep`; `no_text` when there is no page in it, and as `read_html` does.
    """
    message = parse_message(file.content)
    root = _root(message)
    content = b"" if root is None else content_of(root)
    if root is None or not content:
        raise refusal(Reason.NO_TEXT, "there is no HTML page in it")
    addresses = (header(root, "Content-Location"), header(message, "Snapshot-Content-Location"))
    address = next((one for one in addresses if one.lower().startswith("http")), file.address)
    charset = root.get_content_charset() or file.charset
    yield from read_html(replace(file, content=content, address=address, charset=charset))


def _root(message: Message) -> Message | None:
    """Return the part that the message names as its start, else the first page in it."""
    start = message.get_param("start")
    pages = [part for part in parts(message) if part.get_content_type() in PAGES]
    named = (part for part in pages if start and header(part, "Content-ID") == start)
    return next(named, pages[0] if pages else None)
