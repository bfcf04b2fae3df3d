"""Lines within a page's article that are no part of its text: headline, byline, teasers, invitations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, islice
from typing import TYPE_CHECKING, Final

from eventgraph.readers.blocks import Block
from eventgraph.readers.dates import parse_date
from eventgraph.readers.html_metadata import Metadata
from eventgraph.readers.names import byline_names
from eventgraph.readers.page_marks import text_of
from eventgraph.readers.text import same_words

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_FURNITURE: Final = 160
MAX_INVITATION: Final = 300
MOSTLY_LINK: Final = 0.8
TO_OTHERS: Final = (
    r"(?:read|see|watch|listen|related|more|also|don['\u2019]t miss|recommended|editor['\u2019]?s'? picks?"
    r"|up next|must read|trending|you may (?:also )?like|what to read next|explore)"
)
TEASER: Final = re.compile(rf"(?:- )?\W{{0,3}}{TO_OTHERS}\b[^.:]{{0,40}}:", re.IGNORECASE)
"""How a line begins that leads to another article: "Read more: …", "Related video: …"."""
LABEL: Final = re.compile(rf"\W{{0,3}}{TO_OTHERS}\b[^.:!?]{{0,30}}:?", re.IGNORECASE)
NOISE: Final = re.compile(
    r"(?:skip )?advert(?:isement)?s?|sponsored|promoted|loading\W*|(?:\d+ )?comments?|print|save|copy link"
    r"|(?:story|article) continues (?:below|after)\b.{0,40}|continue reading\b.{0,60}"
    r"|(?:scroll|swipe) to continue\b.{0,40}|share(?: this)?(?: article| story)?|\d+ min(?:ute)?s? read"
    r"|listen to (?:this )?article\b.{0,20}|\[\w+ \w+=.*\]"
    r"|(?:related|recommended)(?: articles?| stories| coverage| links| content| topics| reading| for you)?:?"
    r"|(?:read|see|more) (?:more|also|next|on this(?: story| topic)?):?|you may also like:?|must read:?",
    re.IGNORECASE,
)
"""Lines that are never an article's, wherever they stand."""
INVITATION: Final = re.compile(
    r"\b(?:sign up|subscribe|newsletters?|click here|follow (?:us|me|him|her|them|@\w+|\w+ \w+ on)"
    r"|like this story|share (?:it|this)|have a tip|contact the (?:writer|reporter|author)"
    r"|download (?:the|our) \w{0,12} ?app|join (?:the conversation|our)|support our|get the .{0,30} app"
    r"|on the go by|all rights reserved|copyright|first appeared|originally (?:appeared|published)"
    r"|affiliate (?:links?|commissions?)|e-?mail (?:him|her|us))\b",
    re.IGNORECASE,
)
CREDIT: Final = re.compile(
    r"\W{0,2}(?:(?:file )?(?:photo|image|picture|video)s?(?: credit| source| courtesy)?(?: by| of|:)"
    r"|[\xa9\u24b8])[^.!?]{0,150}\W{0,2}"
    r"|.{0,200}\b(?:photos? (?:by|[\xa9(]|courtesy)|via getty|getty images)[^.!?]{0,80}",
    re.IGNORECASE,
)
"""A line that names a picture's maker, and does not end like a sentence."""
SMALL: Final = re.compile(r"font-size\s*:\s*(?:[1-9]|1[0-2])(?:\.\d+)?\s*px", re.IGNORECASE)
STRESSED: Final = frozenset({"b", "em", "i", "strong"})
MAX_SMALL: Final = 1 / 3


def without_furniture(blocks: Sequence[Block], page: Metadata) -> Iterator[str]:
    """Yield the text of the blocks without headline, byline and date before the first sentence.

    Teasers of other articles, credits of pictures and small print go wherever they stand, and so do
    invitations to subscribe, follow or share that are set apart; others from the end.
    """
    known = (page.item.title or "", *page.item.authors)
    body = list(dropwhile(lambda block: _is_above(block, known), blocks))
    small = {id(block) for block in _small_print(body)}
    kept = [block for block in _without_teasers(body) if id(block) not in small and not _is_noise(block)]
    while kept and _invites(kept[-1].text):
        kept.pop()
    yield from (block.text for block in kept)


def _is_above(block: Block, known: Sequence[str]) -> bool:
    """Tell whether a block before the text belongs to its head."""
    text = block.text
    if block.element.tag == "h1" or any(same_words(text, one) for one in known):
        return True
    return len(text) <= MAX_FURNITURE and (bool(byline_names(text)) or parse_date(text) is not None)


def _without_teasers(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks that do not lead to other articles, nor say that those after them do."""
    leads = [_is_teaser(block) for block in blocks]
    for index, block in enumerate(blocks):
        is_last = index + 1 == len(blocks)
        is_label = (is_last or leads[index + 1]) and bool(LABEL.fullmatch(block.text))
        if not leads[index] and not is_label:
            yield block


def _is_teaser(block: Block) -> bool:
    return block.linked >= MOSTLY_LINK or (block.linked > 0 and bool(TEASER.match(block.text)))


def _is_noise(block: Block) -> bool:
    text = block.text
    if NOISE.fullmatch(text) or CREDIT.fullmatch(text):
        return True
    return _invites(text) and _is_stressed(block.element, len(text))


def _invites(text: str) -> bool:
    return len(text) <= MAX_INVITATION and bool(INVITATION.search(text))


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
