"""Blocks of lines -> paragraphs: lines joined, words whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from eventgraph.readers.opening import is_furniture
from eventgraph.readers.pdf.layout import SAME_SIZE, Block
from eventgraph.readers.pdf.lines import HYPHEN, Line
from eventgraph.readers.text import one_line

APART: Final = 1.25
"""Lines so many times farther apart than others of their block are in different paragraphs."""
INDENT: Final = 0.6
MAX_INDENT: Final = 4.0
SHORT: Final = 0.85
"""A line that ends before this share of its block's width may be a paragraph's last."""
DROP_CAP: Final = 1.5
MAX_DROP_CAP: Final = 2
ENDED: Final = re.compile(r"[.!?:\u2026][\"'\u2019\u201d\u00bb)\]]*$")
BULLET: Final = re.compile(r"(?:[\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7*]|[-\u2013])\s+")
WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BROKEN: Final = re.compile(rf"({WORD.pattern})[-{HYPHEN}]$")
NAMED: Final = re.compile(r"\w-$")
MAX_WORD: Final = 60
PREFIXES: Final = frozenset(
    {
        "all",
        "anti",
        "co",
        "cross",
        "ex",
        "far",
        "first",
        "former",
        "full",
        "half",
        "high",
        "ill",
        "left",
        "long",
    }
    | {"low", "mid", "multi", "non", "one", "post", "pre", "pro", "right", "second", "self", "semi", "short"}
    | {"so", "then", "third", "three", "two", "vice", "well"}
)
"""What is written with a hyphen before another word, where no other line of the document tells."""


class Paragraph(NamedTuple):
    """Lines that belong together, in type of one size; `is_full` when the last ends at the column's edge."""

    lines: tuple[Line, ...]
    size: float
    is_full: bool


def paragraphs_of(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of blocks in reading order, whole where a column or a page ended within them."""
    found: list[Paragraph] = []
    for paragraph in (part for block in blocks for part in _divided(block)):
        if found and _goes_on(found[-1], paragraph):
            found[-1] = paragraph._replace(lines=(*found[-1].lines, *paragraph.lines))
        else:
            found.append(paragraph)
    return tuple(found)


def texts_of(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """Return each paragraph on one line, words that were broken at line ends whole; bullets with "- "."""
    lines = [line.text for paragraph in paragraphs for line in paragraph.lines]
    words = Counter(word.casefold() for line in lines for word in WORD.findall(line))
    return tuple(_text(paragraph.lines, words) for paragraph in paragraphs)


def _divided(block: Block) -> Iterator[Paragraph]:
    pitches = [above.bottom - line.bottom for above, line in pairwise(block.lines)]
    usual = median(pitches) if pitches else 0.0
    start = 0
    for index, pitch in enumerate(pitches, start=1):
        above, line = block.lines[index - 1 : index + 1]
        if pitch > APART * usual or _begins(line, above, block):
            yield _paragraph(block, start, index)
            start = index
    yield _paragraph(block, start, len(block.lines))


def _paragraph(block: Block, start: int, end: int) -> Paragraph:
    lines = block.lines[start:end]
    is_full = lines[-1].right >= block.left + SHORT * (block.right - block.left)
    return Paragraph(lines, block.size, is_full and len(block.lines) > 1)


def _begins(line: Line, above: Line, block: Block) -> bool:
    """Tell whether a line begins a paragraph below another."""
    if line.is_bold != above.is_bold or BULLET.match(line.text):
        return True
    if is_furniture(one_line(line.text)) or is_furniture(one_line(above.text)):
        return True
    if _is_indented(line, above, block) and not BULLET.match(above.text):
        return True
    is_short = above.right < block.left + SHORT * (block.right - block.left)
    return is_short and bool(ENDED.search(above.text))


def _is_indented(line: Line, above: Line, block: Block) -> bool:
    """Tell whether a line begins farther right than the one above it, and is not centred below it."""
    least, is_centred = INDENT * line.size, abs(line.left + line.right - above.left - above.right) < line.size
    is_right = least < line.left - above.left < MAX_INDENT * line.size
    return is_right and line.left - block.left > least and not is_centred


def _goes_on(paragraph: Paragraph, following: Paragraph) -> bool:
    """Tell whether a paragraph goes on at the top of the next column or page, or after a large initial."""
    last, first = paragraph.lines[-1].text, following.lines[0].text
    if _is_drop_cap(paragraph, following):
        return True
    sizes = sorted((paragraph.size, following.size))
    is_apart = BULLET.match(first) or any(is_furniture(one_line(text)) for text in (first, last))
    if sizes[1] > SAME_SIZE * sizes[0] or ENDED.search(last) or is_apart:
        return False
    return last.endswith(HYPHEN) or first[:1].islower() or (paragraph.is_full and len(following.lines) > 1)


def _is_drop_cap(paragraph: Paragraph, following: Paragraph) -> bool:
    text = "".join(line.text for line in paragraph.lines)
    return len(text) <= MAX_DROP_CAP and text.isupper() and paragraph.size > DROP_CAP * following.size


def _text(lines: Sequence[Line], words: Counter[str]) -> str:
    text = BULLET.sub("- ", lines[0].text, count=1)
    for above, line in pairwise(lines):
        is_initial = len(text) <= MAX_DROP_CAP and above.size > DROP_CAP * line.size
        text = text + line.text if is_initial else _joined(text, line.text, words)
    return one_line(text.replace(HYPHEN, "-"))


def _joined(text: str, line: str, words: Counter[str]) -> str:
    """Join a line to the text before it; a hyphen between them stays where it belongs to the word."""
    head, tail = BROKEN.search(text[-MAX_WORD:]), WORD.match(line)
    if head and tail:
        hyphen = "-" if _is_compound(head[1], tail[0], words) else ""
        return f"{text[:-1]}{hyphen}{line}"
    is_number = line[:1].isdigit() and NAMED.search(text[-2:])
    return text + line if is_number or text.endswith(HYPHEN) else f"{text} {line}"


def _is_compound(head: str, tail: str, words: Counter[str]) -> bool:
    with_hyphen, without = words[f"{head}-{tail}".casefold()], words[f"{head}{tail}".casefold()]
    if with_hyphen != without:
        return with_hyphen > without
    return "-" in head or not tail[0].islower() or head.casefold() in PREFIXES
