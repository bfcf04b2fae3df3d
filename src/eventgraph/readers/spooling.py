"""Standard input -> a file: telling formats and opening archives goes back and forth, as no pipe can."""

from __future__ import annotations

from typing import IO, Final

from eventgraph.readers.formats import LIST_READERS, UNPACKERS, format_of
from eventgraph.readers.limits import MB, ReadingLimits
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.source import HEAD
from eventgraph.readers.standard_input import NAME, unnamed_format

LONG: Final = frozenset({*LIST_READERS, *UNPACKERS, "json"})
"""Formats whose files may be longer than a document; whether JSON is a list is seen later."""
BLOCK: Final = 1 << 20


def spool(stream: IO[bytes], out: IO[bytes], limits: ReadingLimits, form: str | None = None) -> None:
    """Copy a stream to a file and flush it; what is one document only up to the limit of a document.

    Archives and lists of records are copied up to the limit of what archives unpack to, in `form` or what
    the first bytes say.

    Raises:
        ReadError: `too_large`; no more than the limit was read then.
    """
    head = stream.read(HEAD)
    out.write(head)
    is_long = (form or format_of(NAME, head) or unnamed_format(head)) in LONG
    limit, option = (limits.archive_mb, "--max-archive-mb") if is_long else (limits.file_mb, "--max-file-mb")
    count = len(head)
    while block := stream.read(BLOCK):
        count += len(block)
        if count > limit * MB:
            raise refusal(Reason.TOO_LARGE, f"more than {limit:g} MB; the limit is set by {option}")
        out.write(block)
    out.flush()
