"""JSON: an article, a list of articles, or the answer of a news API."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Final

from eventgraph.readers.encoding import decode
from eventgraph.readers.fields import has_text
from eventgraph.readers.flat import flatten
from eventgraph.readers.item import report
from eventgraph.readers.json_form import is_json_lines
from eventgraph.readers.json_lines import read_json_lines
from eventgraph.readers.json_lists import members_of
from eventgraph.readers.members import Member
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.records import read_only_record, read_records
from eventgraph.readers.source import Place, SourceFile, SourceStream, buffered
from eventgraph.readers.strict_json import Parsed, parse_json
from eventgraph.records import Article, InputReport

SCHEMA_ORG: Final = re.compile(r"https?://(?:www\.)?schema\.org\b", re.IGNORECASE)


def read_json(file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the articles of a JSON file, with a quarantine row for each member of a list that is none.

    A file of several objects, one a line, is read as JSON Lines whatever it is called.

    Raises:
        ReadError: `bad_json`, `too_deep`, `binary`; `empty` for a list without members; and what the only
            article of a file can be refused for.
    """
    if is_json_lines(file.content):
        yield from read_json_lines(_stream(file))
        return
    decoded = decode(file.content)
    parsed = parse_json(decoded.text)
    notices = (*decoded.notices, *parsed.notices)
    members = members_of(parsed.value)
    if members is None:
        _refuse_others(parsed.value)
        yield from read_only_record(file, Parsed(parsed.value, notices))
        return
    if not members:
        raise refusal(Reason.EMPTY, "the list holds no articles")
    yield from report(file, notices)
    yield from read_records(
        file, (Member(f"item {n}", Parsed(one), file.sha256) for n, one in enumerate(members, start=1))
    )


def _stream(file: SourceFile) -> SourceStream:
    known = {known.name: getattr(file, known.name) for known in fields(Place)}
    return SourceStream(**known, stream=buffered(io.BytesIO(file.content)))


def _refuse_others(value: object) -> None:
    """Refuse the answer of an API to a request that failed, and JSON-LD in terms that are defined elsewhere.

    Raises:
        ReadError: `no_text`, with what the API said; `remote_context`.
    """
    if not isinstance(value, Mapping):
        return
    told = value.get("message") or value.get("code")
    if value.get("status") == "error" and isinstance(told, str):
        raise refusal(Reason.NO_TEXT, f"not articles, but an API's error: {told[:200]!r}")
    context = value.get("@context")
    if isinstance(context, str) and not SCHEMA_ORG.match(context) and not has_text(flatten(value)):
        raise refusal(
            Reason.REMOTE_CONTEXT, f"JSON-LD in the terms of {context[:200]!r}, which is not fetched"
        )
