"""RSS 0.9x, 1.0 and 2.0 and Atom: an article an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.readers.blocks import plain_text
from eventgraph.readers.item import Item, report
from eventgraph.readers.members import Member, read_members
from eventgraph.readers.names import split_names
from eventgraph.readers.reasons import Notice, Reason, refusal
from eventgraph.readers.source import SourceFile
from eventgraph.readers.xml_document import Xml, local_name
from eventgraph.readers.xml_text import all_of, first_of, line_of, prose_of
from eventgraph.records import Article, InputReport

if TYPE_CHECKING:
    from lxml.etree import _Element

PREFIXES: Final[Mapping[str, str]] = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/2005/Atom": "atom:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
}
"""Extensions that are read; media's and iTunes' own titles and texts are not."""
ABOUT: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
CONTENTS: Final = ("content:encoded", "content", "atom:content", "xhtml:body", "xhtml:div")
SUMMARIES: Final = ("description", "summary", "atom:summary", "dc:description")
PUBLISHED: Final = ("pubDate", "published", "dc:date", "issued", "dc:issued", "dc:created", "created")
MODIFIED: Final = ("updated", "atom:updated", "modified", "dc:modified")
LINKS: Final = ("feedburner:origLink", "link")
IDENTIFIERS: Final = ("guid", "id", "dc:identifier")
AUTHORS: Final = ("author", "dc:creator", "atom:author")
IN_BRACKETS: Final = re.compile(r"\(([^()]{2,100})\)")
MAX_AUTHOR: Final = 300
CUT: Final = re.compile(
    r"(?:\u2026|\.\.\.|\[\u2026\]|\[\.\.\.\])\W*$|\b(?:read more|continue reading|read the (?:full|whole))\b",
    re.IGNORECASE,
)
TAIL: Final = 200
SENTENCE: Final = re.compile(r"[.!?][\"')\u201d\u2019]*(?:\s|$)")
WHOLE: Final = 3
REFERRAL: Final = re.compile(r"\n\nThe post [^\n]{1,400} (?:appeared first|first appeared) on [^\n]{1,200}$")
"""What WordPress puts at the end of each item."""

Parts = Mapping[str, Sequence["_Element"]]


class Channel(NamedTuple):
    """What a feed says of all of its items."""

    title: str | None
    link: str
    language: str | None
    authors: tuple[str, ...]
    is_atom: bool


class Found(NamedTuple):
    """A value and the name of the element it was found in."""

    value: str
    name: str


def read_feed(file: SourceFile, xml: Xml) -> Iterator[Article | InputReport]:
    """Yield the article of each item, with a quarantine row for each that has no text.

    The text is the item's content; an item that has only a summary is an article with the warning `partial`,
    unless the summary is a text of three sentences or more that is not cut.

    Raises:
        ReadError: `empty` for a feed without items; `unknown_type` for RDF that is no feed; `too_deep`.
    """
    channel = first_of(xml.root, "channel")
    feed = xml.root if channel is None else channel
    entries = [*all_of(xml.root, "channel/item"), *all_of(xml.root, "item"), *all_of(xml.root, "entry")]
    if local_name(xml.root) == "entry":
        entries = [xml.root]
    if channel is None and not entries and local_name(xml.root) == "RDF":
        raise refusal(Reason.UNKNOWN_TYPE, "RDF that is no feed; eventgraph import takes it as RDF")
    if not entries:
        raise refusal(Reason.EMPTY, "the feed holds no items")
    yield from report(file, xml.notices)
    members = (Member(f"item {n}", entry, file.sha256) for n, entry in enumerate(entries, start=1))
    yield from read_members(file, members, partial(_item, channel=_channel(xml.root, feed)))


def _channel(root: _Element, feed: _Element) -> Channel:
    parts = _parts(feed)
    language = _line(parts, ("language", "dc:language"))
    return Channel(
        title=None if local_name(root) == "entry" else line_of(first_of(feed, "title")),
        link=link.value if (link := _link(parts)) else "",
        language=language.value if language else feed.get(LANG) or root.get(LANG),
        authors=_authors(parts) if local_name(feed) == "feed" else (),
        is_atom=local_name(root) in ("feed", "entry"),
    )


def _item(entry: _Element, channel: Channel) -> Item:
    parts = _parts(entry)
    content, summary = _prose(parts, CONTENTS), _prose(parts, SUMMARIES)
    text = content or summary
    if text is None:
        raise refusal(Reason.NO_TEXT, "an item without text: fetch the page that it links to")
    published = _line(parts, PUBLISHED)
    source = first_of(entry, "source/title", "source")
    publisher = line_of(source) or channel.title
    found = {
        "title": _line(parts, ("title", "dc:title")),
        "standfirst": summary if content and summary and not _begins(content, summary) else None,
        "published": published or _line(parts, MODIFIED),
        "modified": _line(parts, MODIFIED) if published else None,
        "url": _absolute(_link(parts), channel.link),
        "id": _identifier(entry, parts),
        "section": _section(parts),
        "publisher": Found(publisher, "source" if line_of(source) else "feed") if publisher else None,
    }
    authors = _authors(parts)
    return Item(
        text=text.value,
        authors=authors or channel.authors,
        language=entry.get(LANG) or channel.language,
        origins={name: one.name for name, one in found.items() if one} | {"authors": "author"},
        notices=() if content or _is_whole(text, channel) else (_partial(text),),
        **{name: one.value if one else None for name, one in found.items()},
    )


def _parts(entry: _Element) -> Parts:
    """Return an item's elements by name, those of extensions with a prefix."""
    parts: dict[str, list[_Element]] = {}
    own = str(entry.tag).rpartition("}")[0]
    for child in entry.iterchildren("*"):
        space, _, name = str(child.tag).rpartition("}")
        prefix = "" if space == own or (not space and ":" not in name) else PREFIXES.get(space[1:], "?")
        parts.setdefault(name if ":" in name else prefix + name, []).append(child)
    return parts


def _elements(parts: Parts, names: Sequence[str]) -> Iterator[tuple[str, _Element]]:
    return ((name, element) for name in names for element in parts.get(name, ()))


def _line(parts: Parts, names: Sequence[str]) -> Found | None:
    lines = ((" ".join(_prose_in(element).split()), name) for name, element in _elements(parts, names))
    return next((Found(line, name) for line, name in lines if line), None)


def _prose(parts: Parts, names: Sequence[str]) -> Found | None:
    texts = ((REFERRAL.sub("", _prose_in(element)), name) for name, element in _elements(parts, names))
    return next((Found(text, name) for text, name in texts if text), None)


def _prose_in(element: _Element) -> str:
    if len(element):
        return prose_of(element)
    text = element.text or ""
    # Only Atom says which texts are HTML; elsewhere it is told by its looks.
    return text.strip() if element.get("type") == "text" else plain_text(text).strip()


def _begins(content: Found, summary: Found) -> bool:
    return " ".join(content.value.split()).startswith(" ".join(summary.value.split()).rstrip(" .\u2026[]"))


def _link(parts: Parts) -> Found | None:
    for name, element in _elements(parts, LINKS):
        address = element.get("href") if element.get("rel", "alternate") == "alternate" else None
        if found := (address or (element.text or "").strip()):
            return Found(found, name)
    for _, guid in _elements(parts, ("guid",)):
        if guid.get("isPermaLink", "true") == "true" and (guid.text or "").strip().startswith("http"):
            return Found((guid.text or "").strip(), "guid")
    return None


def _absolute(link: Found | None, base: str) -> Found | None:
    """Return the link; one that begins at the site is one below the feed's own."""
    if link is None or not link.value.startswith("/") or not base.startswith("http"):
        return link
    site = "/".join(base.split("/", maxsplit=3)[:3])
    scheme = base.partition("//")[0]
    return link._replace(value=scheme + link.value if link.value.startswith("//") else site + link.value)


def _identifier(entry: _Element, parts: Parts) -> Found | None:
    about = entry.get(ABOUT)
    stated = ((line_of(element), name) for name, element in _elements(parts, IDENTIFIERS))
    found = next((Found(line, name) for line, name in stated if line), None)
    return Found(about, "about") if about else found


def _section(parts: Parts) -> Found | None:
    for _, category in _elements(parts, ("category",)):
        if name := category.get("label") or category.get("term") or line_of(category):
            return Found(name, "category")
    return None


def _authors(parts: Parts) -> tuple[str, ...]:
    elements = (element for _, element in _elements(parts, AUTHORS))
    names = (first_of(element, "name") if len(element) else element for element in elements)
    # Long ones are no names; feeds have "address (name)".
    lines = [(line_of(name) or "")[:MAX_AUTHOR] for name in names]
    bare = [match[1] if (match := IN_BRACKETS.search(line)) else line for line in lines]
    return tuple(dict.fromkeys(name for line in bare for name in split_names(line)))


def _is_whole(text: Found, channel: Channel) -> bool:
    """Tell whether a summary is a text of its own, as in feeds that have no other element for it."""
    is_cut = CUT.search(text.value[-TAIL:]) is not None
    return not channel.is_atom and not is_cut and len(SENTENCE.findall(text.value)) >= WHOLE


def _partial(text: Found) -> Notice:
    return Notice(Reason.PARTIAL, f"only a summary ({text.name}), not the article")
