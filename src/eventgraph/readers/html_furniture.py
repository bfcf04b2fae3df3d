"""Lines within a page's article that are no part of its text: headline, byline, teasers, invitations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, islice
from typing import TYPE_CHECKING, Final

from eventgraph.readers.blocks import Block
from eventgraph.readers.dates import parse_date
from eventgraph.readers.html_metadata import Metadata
from eventgraph.readers.html_phrases import (
    ABOUT,
    ABOUT_HEADING,
    BARRIER,
    BIOGRAPHY,
    CREDIT,
    DATELINE,
    INVITATION,
    LABEL,
    NOISE,
    REQUEST,
    STAMP,
    TEASER,
)
from eventgraph.readers.html_times import without_clocks
from eventgraph.readers.names import byline_names
from eventgraph.readers.page_marks import text_of
from eventgraph.readers.text import letters, same_words

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_FURNITURE: Final = 160
MAX_INVITATION: Final = 300
MOSTLY_LINK: Final = 0.8
SMALL: Final = re.compile(r"font-size\s*:\s*(?:[1-9]|1[0-2])(?:\.\d+)?\s*px", re.IGNORECASE)
STRESSED: Final = frozenset({"b", "em", "i", "strong"})
MAX_END: Final = 1_000
MAX_SMALL: Final = 1 / 3


def without_furniture(blocks: Sequence[Block], page: Metadata) -> Iterator[str]:
    """Yield the text of the blocks without headline, byline and date before the first sentence.

    Headings of a live blog lose the time of day before them. Teasers of other articles, credits of pictures
    and small print go wherever they stand, and so do invitations to subscribe, follow or share that are set
    apart; others from the end.
    """
    known = (page.item.title or "", *page.item.authors)
    body = without_clocks(list(dropwhile(lambda block: _is_above(block, known), blocks)))
    small = {id(block) for block in _small_print(body)}
    kept = [block for block in _without_teasers(body) if id(block) not in small and not _is_noise(block)]
    kept = _without_end(kept)
    while kept and (_invites(kept[-1].text) or _is_about(kept[-1].text, page.item.authors)):
        kept.pop()
    yield from (block.text for block in kept)


def _is_above(block: Block, known: Sequence[str]) -> bool:
    """Tell whether a block before the text belongs to its head."""
    text = block.text
    if block.element.tag == "h1" or any(same_words(text, one) for one in known):
        return True
    is_line = any(line.fullmatch(text) for line in (STAMP, DATELINE, NOISE))
    return len(text) <= MAX_FURNITURE and (
        is_line or parse_date(text) is not None or bool(byline_names(text))
    )


def _without_end(blocks: list[Block]) -> list[Block]:
    """Return the blocks up to a heading of what stands below articles: their authors, offers to go on."""
    left = 0
    for index in reversed(range(len(blocks))):
        if _ends(blocks[index].text):
            return blocks[:index]
        left += len(blocks[index].text)
        if left > MAX_END:
            break
    return blocks


def _ends(text: str) -> bool:
    is_barrier = len(text) <= MAX_FURNITURE and bool(BARRIER.search(text))
    return is_barrier or bool(ABOUT_HEADING.fullmatch(text))


def _without_teasers(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks that do not lead to other articles, nor say that those after them do."""
    leads = [_is_teaser(block) for block in blocks]
    for index, block in enumerate(blocks):
        is_last = index + 1 == len(blocks)
        is_label = (is_last or leads[index + 1]) and bool(LABEL.fullmatch(block.text))
        if not leads[index] and not is_label:
            yield block


def _is_teaser(block: Block) -> bool:
    if block.linked >= MOSTLY_LINK:
        return True
    is_set_apart = block.linked > 0 or _is_stressed(block.element, len(block.text))
    return is_set_apart and bool(TEASER.match(block.text))


def _is_noise(block: Block) -> bool:
    text = block.text
    if not letters(text) or NOISE.fullmatch(text) or CREDIT.fullmatch(text):
        return True
    if not _invites(text):
        return False
    return (block.linked > 0 and bool(REQUEST.search(text))) or _is_stressed(block.element, len(text))


def _invites(text: str) -> bool:
    return len(text) <= MAX_INVITATION and bool(REQUEST.search(text) or INVITATION.search(text))


def _is_about(text: str, authors: Sequence[str]) -> bool:
    """Tell whether the last words of an article are about who wrote it."""
    name = next((author for author in authors if text.casefold().startswith(author.casefold())), None)
    if name is not None:
        return len(text) == len(name) or bool(ABOUT.match(text, len(name)))
    return len(text) <= MAX_INVITATION and bool(BIOGRAPHY.match(text))


def _is_stressed(element: _Element, length: int) -> bool:
    outermost = (part for part in element.iter(*STRESSED) if STRESSED.isdisjoint(_tags_around(part)))
    return sum(len(text_of(part)) for part in outermost) >= MOSTLY_LINK * length


def _tags_around(part: _Element) -> Iterator[str]:
    return (around.tag for around in islice(part.iterancestors(), 2))


def _small_print(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks in a small font, where only a few are."""
    small = [block for block in blocks if SMALL.search(block.element.get("style") or "")]
    few = sum(len(block.text) for block in small) <= MAX_SMALL * sum(len(block.text) for block in blocks)
    return small if few else []
