"""Why an input is refused or read with a warning, and what the user can do about it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from eventgraph.errors import ReadError


class Reason(StrEnum):
    """The codes of `docs/exit-codes.md` that reading can give."""

    BAD_ARCHIVE = "bad_archive"
    BAD_DATE = "bad_date"
    BAD_DOCX = "bad_docx"
    BAD_FEED = "bad_feed"
    BAD_FIELD = "bad_field"
    BAD_FRONT_MATTER = "bad_front_matter"
    BAD_GZIP = "bad_gzip"
    BAD_JSON = "bad_json"
    BAD_PDF = "bad_pdf"
    BAD_TABLE = "bad_table"
    BAD_WARC = "bad_warc"
    BINARY = "binary"
    BOZO = "bozo"
    DUPLICATE_ID = "duplicate_id"
    DUPLICATE_KEY = "duplicate_key"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    ENCODING_GUESSED = "encoding_guessed"
    ENCODING_REPLACED = "encoding_replaced"
    FIELDS_GUESSED = "fields_guessed"
    INTERNAL = "internal"
    LANGUAGE = "language"
    LONG_TOKEN = "long_token"  # noqa: S105 - a token of text
    MEMORY = "memory"
    MISSING_EXTRA = "missing_extra"
    NO_SUCH_FIELD = "no_such_field"
    NO_TEXT = "no_text"
    NOT_FOUND = "not_found"
    NOT_REGULAR = "not_regular"
    OUTSIDE_ROOT = "outside_root"
    PARTIAL = "partial"
    PERMISSION = "permission"
    REMOTE_CONTEXT = "remote_context"
    TIMEOUT = "timeout"
    TOO_DEEP = "too_deep"
    TOO_LARGE = "too_large"
    UNKNOWN_TYPE = "unknown_type"
    WITHDRAWN = "withdrawn"
    WORKER_DIED = "worker_died"
    XML_ENTITIES = "xml_entities"


HINTS: Final = {
    Reason.BAD_ARCHIVE: "download the archive again, or unpack it yourself and give the folder",
    Reason.BAD_DATE: "write the date as 2026-07-05 or 2026-07-05T10:00:00Z",
    Reason.BAD_DOCX: "open it in a word processor and save it again",
    Reason.BAD_FEED: "download it again, and check that the file is the feed and not a page about it",
    Reason.BAD_FIELD: "correct the field in the source, or leave it out",
    Reason.BAD_FRONT_MATTER: "use plain YAML without anchors, aliases and tags, or TOML between +++ lines",
    Reason.BAD_GZIP: "download it again, or save it without compression",
    Reason.BAD_JSON: "correct the JSON at that place",
    Reason.BAD_PDF: "download it again, or print it to a new PDF",
    Reason.BAD_TABLE: "correct that place in the table, or export it again",
    Reason.BAD_WARC: "fetch the archive again",
    Reason.BINARY: "convert the file to text, or give it the suffix of what it is",
    Reason.BOZO: "tell its publisher: the XML is not well-formed, and something may be missing",
    Reason.DUPLICATE_ID: "give each article of the file an id of its own",
    Reason.DUPLICATE_KEY: "name each field once; the last value was taken",
    Reason.EMPTY: "check whether the download was complete",
    Reason.ENCRYPTED: "unlock it, and save it without a password",
    Reason.ENCODING_GUESSED: "save the file as UTF-8",
    Reason.ENCODING_REPLACED: "save the file as UTF-8 from its original",
    Reason.FIELDS_GUESSED: "check that, and set what is wrong with --map text=FIELD,published=FIELD",
    Reason.INTERNAL: "report it, with the file: this is a fault of eventgraph",
    Reason.LANGUAGE: "leave it out, or read it all the same with --any-language",
    Reason.LONG_TOKEN: "check whether a table, a ruler line or an encoded file got into the text",
    Reason.MEMORY: "split the document, or raise --read-memory",
    Reason.MISSING_EXTRA: "install what the message names",
    Reason.NO_SUCH_FIELD: "name one of its fields, or leave --map out",
    Reason.NO_TEXT: "check that the article's text, not only its frame, was saved",
    Reason.NOT_FOUND: "check the path",
    Reason.NOT_REGULAR: "give a file or a folder",
    Reason.OUTSIDE_ROOT: "give the file that the link points to as an argument of its own",
    Reason.PARTIAL: "this is not the whole: fetch it again, an article from its page",
    Reason.PERMISSION: "allow yourself to read it",
    Reason.REMOTE_CONTEXT: "write it in the terms of https://schema.org; eventgraph import takes it as RDF",
    Reason.TIMEOUT: "split the document, or raise --read-seconds",
    Reason.TOO_DEEP: "simplify the nesting of the source",
    Reason.TOO_LARGE: "split it, or raise the limit (docs/formats.md)",
    Reason.UNKNOWN_TYPE: "save it in a format of docs/formats.md, with the suffix of that format",
    Reason.WITHDRAWN: "nothing: what was withdrawn is not to be used",
    Reason.WORKER_DIED: "look at the document: reading it ended the process",
    Reason.XML_ENTITIES: "remove the entity declarations from the head of the file",
}


class Notice(NamedTuple):
    """A warning: the input was read, but somebody should know this of it."""

    code: Reason
    message: str
    remedy: str = ""

    @property
    def hint(self) -> str:
        """What the user can do about it: the notice's own remedy, else that of its code."""
        return self.remedy or HINTS[self.code]


def refusal(code: Reason, message: str, *, hint: str | None = None) -> ReadError:
    """Return the error that sets an input aside; its remedy is the code's where it has none of its own."""
    return ReadError(code.value, message, hint=HINTS[code] if hint is None else hint)
