"""A file -> its articles: archives are opened, and each document is read by the reader of its format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from eventgraph.errors import ReadError
from eventgraph.readers.formats import LIST_READERS, UNPACKERS, format_of, reader_of
from eventgraph.readers.gzipped import name_inside
from eventgraph.readers.json_form import json_form
from eventgraph.readers.limits import DEFAULT, ReadingLimits
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.refused import Refused, row_of
from eventgraph.readers.source import NO_FIELDS, SourceStream, open_source
from eventgraph.readers.standard_input import NAME as STANDARD_INPUT
from eventgraph.readers.standard_input import unnamed_format
from eventgraph.records import Article, InputReport

Found = Iterator[Article | InputReport]


class Onlooker:
    """Is told of each document of a file before and after it is read."""

    def begin(self, member: str) -> bool:
        """Hear that a document is about to be read, by its member's name; return whether it shall be."""
        del member
        return True

    def end(self) -> None:
        """Hear that it was read."""


def read_file(  # noqa: PLR0913 - what is known of a file
    path: Path,
    *,
    name: str | None = None,
    form: str | None = None,
    limits: ReadingLimits = DEFAULT,
    fields: Mapping[str, str] = NO_FIELDS,
    onlooker: Onlooker = Onlooker(),  # noqa: B008 - it holds nothing
) -> Found:
    """Yield a file's articles, each followed by its warnings, and a row for each member that is none.

    Rows have the status `warning`, `quarantine` or `skip`, and as `path` the file as articles name it.
    `name` is what the file is called, by default its path; `form` is its format, by default what its name
    and its first bytes say; `fields` are names of fields that the user gave.

    Raises:
        ReadError: the file as a whole cannot be read; its code says why, its message names the file.
    """
    try:
        source = replace(open_source(path, name=name, limits=limits, fields=fields), form=form)
        with source.stream:
            yield from _documents(source, source.file_name if name is None else name, onlooker)
    except ReadError as error:
        raise ReadError(error.code, f"{path if name is None else name}: {error}", hint=error.hint) from error


def _documents(source: SourceStream, called: str, onlooker: Onlooker) -> Found:
    head = source.head
    if not head:
        raise refusal(Reason.EMPTY, "there are 0 bytes in it")
    form = source.form or format_of(called, head)
    if form is None and called == STANDARD_INPUT:
        form = unnamed_format(head)
    if form == "json":
        form = json_form(source)
    if form is None:
        suffix = Path(called).suffix
        raise refusal(Reason.UNKNOWN_TYPE, f"no reader for {suffix or 'a name without suffix'}")
    if form in UNPACKERS:
        yield from _members(source, form, called, onlooker)
        return
    if onlooker.begin(source.member):
        if form in LIST_READERS:
            yield from LIST_READERS[form](source)
        else:
            yield from reader_of(form)(source.document())
        onlooker.end()


def _members(source: SourceStream, form: str, called: str, onlooker: Onlooker) -> Found:
    if source.depth >= source.limits.nesting:
        raise refusal(Reason.TOO_DEEP, f"more than {source.limits.nesting} archives in one another")
    for member in UNPACKERS[form](source):
        if isinstance(member, Refused):
            yield row_of(source, *member)
        elif member.member == source.member:
            # What was compressed is the file itself, not one of many: its fault is the file's.
            yield from _documents(member, name_inside(called), onlooker)
        else:
            try:
                yield from _documents(member, member.file_name, onlooker)
            except ReadError as error:
                yield row_of(member, "", error)
