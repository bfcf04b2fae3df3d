"""What a reader found in one article's source, and how it becomes an article."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from eventgraph.readers.dateline import dateline_date, dateline_publisher
from eventgraph.readers.dates import leading_date, parse_date
from eventgraph.readers.language import check_english
from eventgraph.readers.language_tags import language_tag
from eventgraph.readers.reasons import Notice, Reason, refusal
from eventgraph.readers.source import Place, SourceFile
from eventgraph.readers.standard_input import NAME as STANDARD_INPUT
from eventgraph.readers.text import MAX_RUN, has_unencodable, longest_run, normalise, one_line
from eventgraph.records import Article, InputReport

NO_ORIGIN: Final = frozenset({"text", "origins", "notices"})
MAX_ID: Final = 2_000
ROOM: Final = 2
"""So many times its limit a text may be long before it is in normal form, which takes time to find."""
UNFIT_NAMES: Final = "white space, controls, quotes or angle brackets"
UNFIT: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f<>\"\ud800-\udfff]")
WEB: Final = re.compile(r"https?://[^/]", re.IGNORECASE)


class Found(NamedTuple):
    """A value, and where it was found: "json-ld", "open graph", "byline", "header" and the like."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article as its source has it: strings not yet checked, and notices about them.

    `origins` says of the other fields, by name, where each was found.
    """

    text: str
    title: str | None = None
    standfirst: str | None = None
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    id: str | None = None
    section: str | None = None
    language: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


def to_article(
    item: Item, place: Place, sha256: str, *, number: int = 1, label: str = ""
) -> tuple[Article, tuple[Notice, ...]]:
    """Return the article, and a notice for each thing in the item that could not be taken as it is.

    Where the source tells no publisher or date, the dateline may; the date of a file that holds one article
    may at last stand at the beginning of its name.

    `sha256` is the hash of the bytes that it was read from. `number` is the item's place among those of its
    document, from 1, which tells apart articles that declare no id; `label` is that place in words.

    Raises:
        ReadError: `no_text`, `too_large` or `language`.
    """
    text = _checked_text(item.text, place.limits.characters)
    if not place.limits.any_language:
        check_english(text)
    item = _supplemented(item, text, "" if label else place.file_name)
    title = one_line(item.title or "") or None
    published = parse_date(item.published or "")
    url = item.url if item.url and _is_url(item.url) else None
    publisher = one_line(item.publisher or "")
    declared = item.id if item.id and _is_fit(item.id) else None
    # A bare number tells the articles of a list apart, but not from those of another list.
    is_number = bool(label and declared and declared.isdigit())
    identifier = (url or f"{_own_id(place, sha256, 1)}#id={declared}") if is_number else declared
    article = Article(
        id=identifier or url or _own_id(place, sha256, number),
        text=text,
        title=title,
        published=published,
        modified=parse_date(item.modified or ""),
        standfirst=one_line(item.standfirst or "") or None,
        publisher=publisher or None,
        authors=tuple(filter(None, map(one_line, item.authors))),
        url=url,
        section=one_line(item.section or "") or None,
        language=language_tag(item.language or ""),
        source_file=place.name,
        source_member=member_name(place, label),
        source_sha256=sha256,
    )
    told = sorted(name for name in item.origins if name != "id" or declared)
    origins = {name: item.origins[name] for name in told if getattr(article, name)}
    article = article.model_copy(update={"origins": origins})
    return article, (*item.notices, *_losses(item, article, declared=declared))


def _supplemented(item: Item, text: str, file_name: str) -> Item:
    """Return the item with what its dateline and last its file's name tell of fields that are empty."""
    agency = None if item.publisher else dateline_publisher(text)
    if agency:
        item = replace(item, publisher=agency, origins={**item.origins, "publisher": "dateline"})
    if item.published:
        return item
    days = (("dateline", dateline_date(text)), ("file name", leading_date(file_name)))
    origin, day = next((found for found in days if found[1]), ("", None))
    return replace(item, published=day, origins={**item.origins, "published": origin})


def file_id(place: Place, number: int = 1) -> str:
    """Return the id of an article that declares none: its file, its member, its number from the second on."""
    parts = (f"file:{place.name}", place.member, str(number) if number > 1 else "")
    return "#".join(filter(None, parts))


def _own_id(place: Place, sha256: str, number: int) -> str:
    own = file_id(place, number)
    # What is piped in has no name that tells it from what is piped in the next time.
    nameless = f"file:{STANDARD_INPUT}"
    return own.replace(nameless, f"stdin:{sha256}", 1) if place.name == STANDARD_INPUT else own


def member_name(place: Place, label: str = "") -> str | None:
    """Return the name of the part of a file that an article or a row is of; None for the whole file."""
    return "#".join(filter(None, (place.member, label))) or None


def report(
    place: Place, notices: tuple[Notice, ...], *, article: str | None = None, label: str = ""
) -> Iterator[InputReport]:
    """Yield a warning row for each notice."""
    for notice in notices:
        yield InputReport(
            path=place.name,
            status="warning",
            member=member_name(place, label),
            article=article,
            code=notice.code.value,
            message=notice.message,
            hint=notice.hint,
        )


def with_origin(item: Item, origin: str) -> Item:
    """Return the item with this origin for every field that it has."""
    fields = (field.name for field in dataclasses.fields(item) if field.name not in NO_ORIGIN)
    return replace(item, origins={name: origin for name in fields if getattr(item, name)})


def read_one(item: Item, file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the only article of a file, then its warnings.

    Raises:
        ReadError: as `to_article` does.
    """
    article, notices = to_article(item, file, file.sha256)
    yield article
    yield from report(file, notices, article=article.id)


def _checked_text(raw: str, limit: int) -> str:
    check_length(raw, limit, room=ROOM)
    text = normalise(raw)
    if not text:
        raise refusal(Reason.NO_TEXT, "no text in it")
    check_length(text, limit)
    return text


def check_length(text: str, limit: int, *, room: int = 1) -> None:
    """Refuse a text of more characters than an article may have, or than `room` times as many.

    Raises:
        ReadError: `too_large`.
    """
    if len(text) > limit * room:
        message = f"{len(text):,} characters of text; the limit is {limit:,} (--max-characters)"
        raise refusal(Reason.TOO_LARGE, message)


def _losses(item: Item, article: Article, *, declared: str | None) -> Iterator[Notice]:
    if item.published and not article.published:
        yield Notice(Reason.BAD_DATE, f"{_shown(item.published)} is no date; the article is kept without one")
    if item.id and not declared:
        yield Notice(
            Reason.BAD_FIELD, f"id {_shown(item.id)} is ignored: too long, or it holds {UNFIT_NAMES}"
        )
    if item.url and not article.url:
        yield Notice(Reason.BAD_FIELD, f"url {_shown(item.url)} is ignored: not a plain http address")
    known = any(notice.code == Reason.ENCODING_REPLACED for notice in item.notices)
    if not known and has_unencodable(item.text + (item.title or "")):
        yield Notice(Reason.ENCODING_REPLACED, "surrogates or noncharacters were replaced by U+FFFD")
    run = longest_run(article.text)
    if run:
        yield Notice(Reason.LONG_TOKEN, f"{run:,} characters without white space; the limit is {MAX_RUN}")


def _is_fit(text: str) -> bool:
    return len(text) <= MAX_ID and not UNFIT.search(text)


def _is_url(text: str) -> bool:
    return _is_fit(text) and bool(WEB.match(text))


def _shown(text: str) -> str:
    return ascii(text[:80])
