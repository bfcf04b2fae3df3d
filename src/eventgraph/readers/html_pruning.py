"""What stands around a page's article, by its marks: consent banners, boxes, teasers, comments, captions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.readers.html_times import settle_times

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNSEEN: Final = frozenset(
    {"audio", "button", "canvas", "dialog", "embed", "figcaption", "iframe", "input", "noscript", "object"}
    | {"script", "select", "style", "svg", "template", "textarea", "video"}
)
"""Elements that hold no prose of the article, whatever is in them."""
APART: Final = frozenset({"aside", "footer", "form", "header", "menu", "nav"})
"""Elements that hold none if they are small: whole pages stand in a `<form>`, articles in an `<aside>`."""
ROLES: Final = frozenset(
    {"alert", "alertdialog", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation"}
    | {"search", "tablist", "toolbar"}
)
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*0", re.IGNORECASE)
STREAMED: Final = re.compile(r"S:[0-9a-f]{1,8}")
"""The id of an element that a script moves into its place as soon as it is there."""
SHADOWS: Final = frozenset({"shadowroot", "shadowrootmode"})
MARKED: Final = (
    *("class", "id", "data-component", "data-component-name", "data-gu-name", "data-module", "data-name"),
    *("data-qa", "data-testid", "data-test-id", "data-type", "aria-label"),
)
"""Attributes by which pages name their parts."""
CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")

READERS_WORDS: Final = (
    r"comments?(?:-(?:list|section|area|thread|container|wrapper|box))?|disqus(?:-thread)?|livefyre|viafoura"
    r"|spot-?im|coral|respond"
)
CONSENT: Final = (
    r"cookies?|cookie-?(?:bot|banner|notice|consent|law)[a-z-]*|consent|gdpr|ccpa|onetrust|didomi|truste|osano"
    r"|usercentrics|iubenda|qc-cmp2?|cky|sp-message"
)
OFFERS: Final = (
    r"newsletters?|sign-?up|log-?in|subscribe|subscription|(?:paywall|regwall)-[a-z]+|regwall|donat(?:e|ion)s?"
    r"|support-us|app-(?:promo|banner|download)|pop-?up|modal|overlay|lightbox|toast|notifications?"
    r"|(?:inline-?)?cta|(?:page-)?promos?|promoted|promotion|sponsor(?:ed|s)?|ads?|adverts?|advertisement|advertising|dfp|banner"
)
SHARING: Final = (
    r"share|sharing|shar(?:e|ing)-?(?:bar|tools|this)|addthis|addtoany|social(?!-(?:media-)?embed)"
)
ELSEWHERE: Final = (
    r"related|recommend(?:ed|ations?)|recirc(?:ulation)?|read-?(?:more|next|also)|see-?also|also-?(?:read|on)"
    r"|more-?(?:from|on|in|stories|news|articles)|most-?(?:read|popular|viewed|shared)|popular|trending"
    r"|latest|up-?next|(?:next|prev|previous)-(?:article|post|story)|you-(?:may|might)(?:-also)?-like"
    r"|teasers?|links-block|outbrain|taboola|revcontent|dianomi|carousel|slide-?show|side-?bar|(?:right-)?rail"
)
PICTURES: Final = r"(?:wp-)?captions?(?:-text)?|(?:photo-?|image-?)?credits?|image-?(?:source|description)"
PLAYERS: Final = (
    r"video-?(?:player|js|title|description|overlay|meta)|featured-video|jw-?player|vjs|brightcove"
    r"|audio-?player"
)
REPEATED: Final = (
    r"pull-?quotes?|sr-only|visually-?hidden|screen-?reader(?:-text)?|skip-(?:link|to)|print-only"
)
ABOUT: Final = (
    r"by-?lines?|author-?(?:about|bio|block|box|card|component|description|details|info|meta|note|profile)|about-(?:the-)?author"
    r"|bio|(?:post|entry|article)-?(?:meta|date|tags|tools|actions)|time-?stamp|publish(?:ed)?-?(?:date|time)"
    r"|tags|tag-(?:list|links|cloud)|topics|topic-(?:list|tags)|breadcrumbs?|crumbs|tool-?bar|tool-?tip"
)
MARKS: Final = re.compile(
    rf"(?<![a-z])(?:{READERS_WORDS}|{CONSENT}|{OFFERS}|{SHARING}|{ELSEWHERE}|{PICTURES}|{PLAYERS}"
    rf"|{REPEATED}|{ABOUT})(?![a-z])"
)
CERTAIN: Final = re.compile(rf"(?:^|\s)(?:{READERS_WORDS}|(?:{CONSENT})(?:-[a-z0-9-]+)?)(?=\s|$)")
"""Marks that are the whole of a name: of a part that goes whatever its size."""
STORY: Final = ".//h1|.//article|.//main|.//*[@itemprop='articleBody']"
PIECES: Final = frozenset({"li", "p", "span"})
MAX_SHARE: Final = 0.25
"""How much of the page's prose may go with one element: a mark on more than that means something else."""
MIN_SEEN: Final = 0.1
"""How much of the prose must remain without what is hidden: scripts that did not run show some pages."""
MAX_NAMES: Final = 400
HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
MAX_CARD: Final = 300
LINKED: Final = 0.9
PARTS: Final = ("caption", "tbody", "td", "tfoot", "th", "thead", "tr")
CELL: Final = 80
"""Characters of prose in each cell of a table that lays out a page."""
DROPPED: Final = "dropped"


class Length(NamedTuple):
    """How many characters are in an element: outside links, and in all."""

    prose: int
    words: int


Lengths = Mapping["HtmlElement", Length]


def prune(root: HtmlElement) -> None:
    """Drop from a page what its tags, roles, class names and ids tell to be no part of the article.

    Prose is text outside links. An element with a quarter of it stays, whatever its marks; comments and
    consent banners go whole, unless the article or its heading is in them.
    """
    from lxml.etree import strip_elements

    _show(root)
    strip_elements(root, *UNSEEN, with_tail=False)
    settle_times(root)
    _unlink_headings(root)
    lengths = _lengths(root)
    _open_tables(root, lengths)
    for element in (*_hidden(root, lengths), *_apart(root, lengths), *_cards(root, lengths)):
        if element is not root and element.tag != "body":
            _keep_heading(element)
            element.tag = DROPPED
    strip_elements(root, DROPPED, with_tail=False)


def _show(root: HtmlElement) -> None:
    """Open what only looks hidden: parts of a page that React streams, and shadow trees as they are saved."""
    for element in root.iter("div", "template"):
        if element.tag == "template" and SHADOWS & set(element.attrib):
            element.tag = "div"
        elif STREAMED.fullmatch(element.get("id") or ""):
            element.attrib.pop("hidden", None)


def _hidden(root: HtmlElement, lengths: Lengths) -> list[HtmlElement]:
    """Return what is hidden, unless that is nearly all."""
    hidden = [
        element
        for element in lengths
        if element.get("hidden") is not None or HIDDEN.search(element.get("style") or "")
    ]
    rest = lengths[root].prose - sum(lengths[element].prose for element in hidden)
    return hidden if rest >= MIN_SEEN * lengths[root].prose else []


def _apart(root: HtmlElement, lengths: Lengths) -> Iterator[HtmlElement]:
    """Yield what is marked as no part of the article, and small, or certain to be none."""
    apart = [element for element in lengths if _is_apart(element)]
    together: Counter[str] = Counter()
    for element in apart:
        together[_kind(element)] += lengths[element].prose
    for element in apart:
        # A name that every paragraph has says nothing of any.
        prose = together[_kind(element)] if element.tag in PIECES else lengths[element].prose
        if prose <= MAX_SHARE * lengths[root].prose or _is_certain(element):
            yield element


def _kind(element: HtmlElement) -> str:
    return f"{element.tag} {element.get('class')}"


def _open_tables(root: HtmlElement, lengths: Lengths) -> None:
    """Make divisions of tables that only lay out a page, whose cells hold prose."""
    for table in list(root.iter("table")):
        cells = table.findall(".//td")
        if cells and lengths[table].prose >= CELL * len(cells):
            for part in table.iter("table", *PARTS):
                part.tag = "div"


def _unlink_headings(root: HtmlElement) -> None:
    """Take headings out of links to themselves, as entries of live blogs have them: they lead nowhere."""
    for heading in root.iter(*HEADINGS):
        for link in heading.iter("a"):
            link.tag = "span" if (link.get("href") or "").startswith("#") else link.tag


def _keep_heading(element: HtmlElement) -> None:
    """Move out of what goes the page's heading, which shows where the article is, and that of an entry."""
    headings = element.findall(".//h1")
    if not headings and element.tag == "header" and _is_entry(element.getparent()):
        headings = list(element.iter(*HEADINGS))
    for heading in headings[:1]:
        heading.tail = None
        element.addprevious(heading)


def _is_entry(element: HtmlElement | None) -> bool:
    """Tell whether an element is an entry of a live blog: an article without the page's heading."""
    return element is not None and element.tag == "article" and element.find(".//h1") is None


def _lengths(root: HtmlElement) -> dict[HtmlElement, Length]:
    """Return for each element how many characters are in it."""
    from lxml.etree import iterwalk

    lengths: dict[HtmlElement, Length] = {}
    prose, words, links, opened = 0, 0, 0, []
    for event, element in iterwalk(root, events=("start", "end")):
        is_start = event == "start"
        if is_start:
            opened.append((prose, words))
            links += element.tag == "a"
        else:
            links -= element.tag == "a"
            before = opened.pop()
            lengths[element] = Length(prose - before[0], words - before[1])
        length = len(((element.text if is_start else element.tail) or "").strip())
        words += length
        prose += 0 if links else length
    return lengths


def _is_apart(element: HtmlElement) -> bool:
    get = element.get
    return (
        element.tag in APART
        or get("aria-hidden") == "true"
        or get("data-nosnippet") is not None
        or get("role") in ROLES
        or _is_marked(_names(element))
    )


def _is_certain(element: HtmlElement) -> bool:
    certain = element.tag in {"nav", "footer"} or CERTAIN.search(_words(_names(element)))
    return bool(certain) and not element.xpath(STORY)


def _names(element: HtmlElement) -> str:
    """Return what the page calls an element; elements of its own are called by their tags."""
    attributes = element.attrib
    names = [attributes[name] for name in MARKED if name in attributes] if attributes else []
    return " ".join((*names, element.tag) if "-" in element.tag else names)[:MAX_NAMES]


@lru_cache(maxsize=4_096)
def _is_marked(names: str) -> bool:
    return bool(MARKS.search(_words(names)))


def _words(names: str) -> str:
    return CAMEL.sub("-", names).replace("_", "-").lower()


def _cards(root: HtmlElement, lengths: Lengths) -> Iterator[HtmlElement]:
    """Yield teasers of other articles: a heading that is a link to another page, and the little around it."""
    headings = [heading for heading in root.iter(*HEADINGS) if _leads_away(heading, lengths)]
    known = set(headings)
    for heading in headings:
        card = heading
        for parent in heading.iterancestors():
            is_long = lengths[parent].words > MAX_CARD
            if is_long or any(other in known and other is not heading for other in parent.iter(*HEADINGS)):
                break
            card = parent
        yield card


def _leads_away(heading: HtmlElement, lengths: Lengths) -> bool:
    link = heading.find(".//a[@href]")
    if link is None:
        link = next(heading.iterancestors("a"), None)
    # An entry of a live blog, a heading of a long page: links into the page have a fragment.
    if link is None or "#" in (link.get("href") or "#"):
        return False
    return lengths[link].words >= LINKED * lengths[heading].words > 0
