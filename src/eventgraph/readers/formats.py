"""Which format a document is in: its suffix says, and its first bytes, where they can."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points
from itertools import chain
from pathlib import PurePosixPath
from typing import Final

from eventgraph.readers.archives import unpack_tar, unpack_zip
from eventgraph.readers.docx import read_docx
from eventgraph.readers.eml import read_message, unpack_mail
from eventgraph.readers.gzipped import GZIP, unpack_gzip
from eventgraph.readers.html_page import read_html
from eventgraph.readers.json_file import read_json
from eventgraph.readers.json_lines import read_json_lines
from eventgraph.readers.markdown import read_markdown
from eventgraph.readers.mhtml import read_mhtml
from eventgraph.readers.parquet import PARQUET, read_parquet
from eventgraph.readers.pdf import read_pdf
from eventgraph.readers.plain_text import read_text
from eventgraph.readers.refused import Refused
from eventgraph.readers.source import SourceFile, SourceStream
from eventgraph.readers.table import is_table, read_table
from eventgraph.readers.warc import unpack_warc
from eventgraph.readers.xml_file import read_xml
from eventgraph.records import Article, InputReport

Reader = Callable[[SourceFile], Iterator[Article | InputReport]]
ListReader = Callable[[SourceStream], Iterator[Article | InputReport]]
Unpacker = Callable[[SourceStream], Iterator[SourceStream | Refused]]

ENTRY_POINTS: Final = "eventgraph.readers"

READERS: Final[Mapping[str, Reader]] = {
    "docx": read_docx,
    "html": read_html,
    "json": read_json,
    "markdown": read_markdown,
    "message": read_message,
    "mhtml": read_mhtml,
    "pdf": read_pdf,
    "text": read_text,
}
"""Which function reads a document of which format."""

LIST_READERS: Final[Mapping[str, ListReader]] = {
    "csv": read_table,
    "jsonl": read_json_lines,
    "parquet": read_parquet,
    "xml": read_xml,
}
"""Which function reads records one by one from a file of any length, in which format."""

UNPACKERS: Final[Mapping[str, Unpacker]] = {
    "eml": unpack_mail,
    "gzip": unpack_gzip,
    "tar": unpack_tar,
    "warc": unpack_warc,
    "zip": unpack_zip,
}
"""Which function takes the documents out of an archive of which format."""

SUFFIXES: Final[Mapping[str, str]] = {
    ".atom": "xml",
    ".csv": "csv",
    ".docm": "docx",
    ".docx": "docx",
    ".eml": "eml",
    ".gz": "gzip",
    ".gzip": "gzip",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonld": "json",
    ".jsonl": "jsonl",
    ".markdown": "markdown",
    ".md": "markdown",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".ndjson": "jsonl",
    ".nitf": "xml",
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".pq": "parquet",
    ".rss": "xml",
    ".tab": "csv",
    ".tar": "tar",
    ".text": "text",
    ".tgz": "gzip",
    ".tsv": "csv",
    ".txt": "text",
    ".warc": "warc",
    ".wet": "warc",
    ".xhtml": "html",
    ".xml": "xml",
    ".zip": "zip",
}
"""The format of each suffix, in lower case."""

SIGNATURES: Final[Mapping[bytes, str]] = {b"%PDF-": "pdf", b"WARC/1.": "warc", PARQUET: "parquet"}
PAGE: Final = re.compile(rb"(?is)\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>])")
WORD: Final = re.compile(rb"(?s)PK\x03\x04.{26,}word/")
MAIL: Final = re.compile(
    rb"(?i)(?:[a-z0-9-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:message-id|mime-version|received):"
)
SAVED: Final = re.compile(rb"(?i)\ncontent-type:\s*multipart/related;[^:]{0,200}text/html")
LOOKS: Final[Mapping[str, re.Pattern[bytes]]] = {
    "xml": re.compile(rb"\s*<(?:\?xml\s|(?:rss|feed|rdf:RDF|nitf|newsItem|newsMessage)[\s>])"),
    "json": re.compile(rb"\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,100}\"\s*:"),
}
SEEN_IN_TEXT: Final = frozenset({"csv", "html", "json"})
MARK: Final = b"\xef\xbb\xbf"


def format_of(name: str, head: bytes) -> str | None:
    """Return the format of a document that is called `name` and begins with `head`; None when unknown.

    A known suffix decides, but for what is compressed whatever it is called, and for
    pages, records and tables called `.txt`. Without one, only what cannot be anything else is recognised.
    """
    if head.startswith(GZIP):
        return "gzip"
    known = suffix_formats().get(PurePosixPath(name).suffix.lower())
    seen = _seen(head.removeprefix(MARK))
    if known is None or (known == "text" and seen in SEEN_IN_TEXT):
        return seen
    return known


def format_names() -> tuple[str, ...]:
    """Return the names of all formats, those of other packages included."""
    return tuple(sorted({*READERS, *LIST_READERS, *UNPACKERS, *_others()}))


def reader_of(form: str) -> Reader:
    """Return the function that reads documents of a format."""
    return READERS.get(form) or _others()[form]


@cache
def suffix_formats() -> Mapping[str, str]:
    """Return the format of each suffix, those that other packages add included; ours come first."""
    return {**{f".{name}": name for name in _others()}, **SUFFIXES}


@cache
def _others() -> Mapping[str, Reader]:
    """Return readers of other packages: entry points of `eventgraph.readers`, named like the suffix."""
    return {point.name.lower(): point.load() for point in entry_points(group=ENTRY_POINTS)}


def _seen(head: bytes) -> str | None:
    if PAGE.match(head):
        return "html"
    if WORD.match(head):
        return "docx"
    if MAIL.match(head):
        return "mhtml" if SAVED.search(head) else "eml"
    if is_table(head):
        return "csv"
    looks = (form for form, look in LOOKS.items() if look.match(head))
    signed = (form for mark, form in SIGNATURES.items() if head.startswith(mark))
    return next(chain(signed, looks), None)
