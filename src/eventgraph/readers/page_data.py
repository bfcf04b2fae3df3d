"""The article in what a page carries for its scripts, where it is shown by them only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from eventgraph.readers.field_names import NAMES
from eventgraph.readers.flat import simplified
from eventgraph.readers.rich_text import paragraphs_in
from eventgraph.readers.text import join_blocks, letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

STATE: Final = re.compile(
    r"(?:state|data|content|props|article|store)[\w$\"'\]]{0,40}\s{0,5}=\s{0,5}"
    r"(?:JSON\.parse\(\s{0,5}(?=\")|(?=[{\[]))",
    re.IGNORECASE,
)
"""How a script begins to set what the page shows: `window.__PRELOADED_STATE__ = {`."""
TEXTS: Final = frozenset(NAMES["text"]) | {
    "blocks",
    "html",
    "richtext",
    "document",
    "articletext",
    "elements",
}
TITLES: Final = frozenset({"title", "headline", "name", "basic", "seotitle", "displaytitle", "heading"})
MAX_NODES: Final = 100_000
MAX_STATES: Final = 50
NEAR: Final = 2
"""How many objects above a text its title may stand."""
MIN_PROSE: Final = 250
SENTENCE: Final = re.compile(r".{60,}[.!?][\"'\u201d\u2019)\]]*$", re.DOTALL)


def data_of(tree: HtmlElement) -> tuple[str, ...]:
    """Return the sources of the scripts that may hold data: JSON, and code that sets some."""
    scripts = ((script.get("type") or "", script.text or "") for script in tree.iter("script"))
    return tuple(
        source
        for kind, source in scripts
        if len(source) > MIN_PROSE and "ld+json" not in kind and ("json" in kind or STATE.search(source))
    )


def text_in(sources: Iterable[str], title: str | None) -> str:
    """Return the longest text of an object that has the page's title, or is in one; empty if there is none.

    Scripts are read as JSON and never run: Next.js, Arc, and whatever sets its state in one piece.
    """
    best = ""
    for value in (value for source in sources for value in _values(source)):
        for text in _texts(value, letters(title or "")):
            best = max(best, text, key=len)
    return best


def _values(source: str) -> Iterator[object]:
    """Yield the JSON values in a script: the script itself, or those that it sets."""
    stripped = source.strip()
    try:
        yield json.loads(stripped)
    except (ValueError, RecursionError):
        decoder = json.JSONDecoder(strict=False)
        for match, _ in zip(STATE.finditer(stripped), range(MAX_STATES), strict=False):
            try:
                value, _ = decoder.raw_decode(stripped, match.end())
                yield json.loads(value) if isinstance(value, str) else value
            except (ValueError, RecursionError):
                continue


def _texts(value: object, title: str) -> Iterator[str]:
    waiting = [(value, 0)]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node, near = waiting.pop()
        if isinstance(node, list):
            waiting.extend((member, near) for member in node)
        elif isinstance(node, str) and node.startswith(('{"', '[{"')) and len(node) > MIN_PROSE:
            waiting.extend((inner, near) for inner in _values(node))
        elif isinstance(node, Mapping):
            near = NEAR + 1 if _has_title(node, title) else near
            yield from _texts_of(node) if near else ()
            waiting.extend((member, max(near - 1, 0)) for member in node.values())


def _texts_of(node: Mapping[str, object]) -> Iterator[str]:
    for key, value in node.items():
        if simplified(key) in TEXTS:
            paragraphs = paragraphs_in(value)
            if sum(len(one) for one in paragraphs if SENTENCE.match(one)) >= MIN_PROSE:
                yield join_blocks(paragraphs)


def _has_title(node: Mapping[str, object], title: str) -> bool:
    inner = (value for value in node.values() if isinstance(value, Mapping))
    named = ((key, value) for one in (node, *inner) for key, value in one.items() if isinstance(value, str))
    found = (letters(value) for key, value in named if simplified(key) in TITLES)
    return not title or any(len(one) >= len(title) / 2 and one in title for one in found)
