"""A page's article without what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from eventgraph.readers.blocks import UNREAD, Block, blocks_of
from eventgraph.readers.html_times import HEADINGS, is_time
from eventgraph.readers.text import letters

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

WHOLE: Final = 30
"""Letters from which a block is found within a longer one; a shorter one must be a block of its own."""
MIN_SHARE: Final = 0.2
MIN_LENGTH: Final = 60
MAX_LINKED: Final = 0.5
MIN_BLOCKS: Final = 3
SCARCE: Final = 0.3
FEW: Final = 500
ENOUGH: Final = 0.9
# A page whose every paragraph stands in a form or a table is still a page: what is small has been pruned.
OPENED: Final = UNREAD - {"form"}

Signature = tuple[str, ...]


def article_blocks(tree: HtmlElement) -> tuple[Block, ...]:
    """Return the article's paragraphs, headings and list items, in order; empty when there is no text.

    The tree has been pruned. trafilatura (Barbaresi 2021) decides what belongs to the article. Paragraphs
    that it overlooked are taken where they stand in the same place of the page's template as those that it
    found. Where it finds nothing, all paragraphs of `<article>`, `<main>` or the page are taken.
    """
    blocks = list(_untimed(blocks_of(tree, OPENED)))
    found = _found(tree, fast=True)
    prose = _length([block for block in blocks if block.linked <= MAX_LINKED])
    if _length(found) < min(SCARCE * prose, FEW):
        found = max(found, _found(tree, fast=False), _densest(blocks), key=_length)
    chosen = _chosen(blocks, found)
    # Short lines it runs together differently.
    prose_found = [block for block in found if len(block.text) >= MIN_LENGTH] or found
    if _length(chosen) < ENOUGH * _length(prose_found):
        return found
    return tuple(_completed(blocks, chosen)) or tuple(blocks)


def has_its_like(block: Block, blocks: Sequence[Block]) -> bool:
    """Tell whether another block stands in the same place of the page's template."""
    place = _signature(block)
    return any(other is not block and _signature(other) == place for other in blocks)


def is_beside_paragraphs(block: Block, blocks: Sequence[Block]) -> bool:
    """Tell whether a block is a paragraph in one element with another one."""
    around = block.element.getparent() if block.element.tag == "p" else None
    return around is not None and any(
        other is not block and other.element.tag == "p" and other.element.getparent() is around
        for other in blocks
    )


def _found(tree: HtmlElement, *, fast: bool) -> tuple[Block, ...]:
    from trafilatura import bare_extraction

    # Deduplication would remember the pages before this one, and metadata would look at the clock.
    document = bare_extraction(
        tree,
        fast=fast,
        include_comments=False,
        include_tables=False,
        include_formatting=False,
        deduplicate=False,
        with_metadata=False,
    )
    body = getattr(document, "body", None)
    return tuple(_untimed(blocks_of(body))) if body is not None else ()


def _untimed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that are more than a time of day."""
    return (block for block in blocks if not is_time(block.text))


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _chosen(blocks: Sequence[Block], found: Sequence[Block]) -> list[Block]:
    """Return those of the page's blocks whose words were found, each as often as it was found.

    trafilatura runs the blocks of some pages together: a short one is found there right after the last.
    """
    texts = Counter(letters(block.text) for block in found)
    run = "\n".join(letters(block.text) for block in found)
    chosen = []
    end = 0
    for block in blocks:
        text = letters(block.text)
        follows = bool(text) and run.startswith(text, end)
        if texts[text] > 0:
            texts[text] -= 1
        elif text in texts or not (follows or (len(text) >= WHOLE and text in run)):
            continue
        chosen.append(block)
        end = end if follows or len(text) < WHOLE else max(run.find(text, end), end)
        end += len(text) if run.startswith(text, end) else 0
        end += run.startswith("\n", end)
    return chosen


def _completed(blocks: Sequence[Block], chosen: Sequence[Block]) -> Iterator[Block]:
    """Yield the chosen blocks, and the paragraphs whose place in the template is that of most of them."""
    if not chosen:
        return
    lengths: Counter[Signature] = Counter()
    for block in chosen:
        lengths[_signature(block)] += len(block.text)
    counts = Counter(map(_signature, chosen))
    usual = {
        place
        for place, count in counts.items()
        if count >= MIN_BLOCKS and lengths[place] >= MIN_SHARE * lengths.total()
    }
    articles = {_article(block) for block in chosen if _signature(block) in usual}
    taken = {id(block) for block in chosen}
    inside = [index for index, block in enumerate(blocks) if id(block) in taken]
    for index, block in enumerate(blocks):
        is_prose = len(block.text) >= MIN_LENGTH and block.linked <= MAX_LINKED
        is_usual = is_prose and _signature(block) in usual and _article(block) in articles
        is_inside = inside[0] < index < inside[-1]
        is_heading = is_inside and _heads(block, [b for b in blocks[index + 1 : index + 4] if id(b) in taken])
        if id(block) in taken or is_usual or is_heading or (is_inside and _is_quoted(block)):
            yield block


def _heads(block: Block, following: Sequence[Block]) -> bool:
    """Tell whether a block is the heading of one of those that follow it, in the same element."""
    around = block.element.getparent()
    is_beside = any(other.element.getparent() is around for other in following)
    return block.element.tag in HEADINGS and is_beside and block.linked <= MAX_LINKED


def _is_quoted(block: Block) -> bool:
    around = (block.element, *islice(block.element.iterancestors(), 3))
    return any(element.tag == "blockquote" for element in around)


def _signature(block: Block) -> Signature:
    """Return the place of a block in the page's template: tags and classes from its element upwards."""
    around = (block.element, *islice(block.element.iterancestors(), 2))
    return tuple(f"{element.tag}.{element.get('class') or ''}" for element in around)


def _article(block: Block) -> object:
    """Return the article that a block stands in; entries of a live blog, which have no headline, are one."""
    article = next(block.element.iterancestors("article"), None)
    if article is None or article.find(".//h1") is not None:
        return article
    return article.getparent(), article.get("class")


def _densest(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the prose around which most of the page's prose stands: that of one element, and below it."""
    prose = [block for block in blocks if block.linked <= MAX_LINKED]
    lengths: Counter[_Element] = Counter()
    for block in prose:
        around = block.element.getparent()
        if around is not None and len(block.text) >= MIN_LENGTH:
            lengths[around] += len(block.text)
    if not lengths:
        return ()
    [(best, _)] = lengths.most_common(1)
    return tuple(block for block in prose if best in block.element.iterancestors())
