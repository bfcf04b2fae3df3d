"""Which of a document's first paragraphs is its headline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from eventgraph.readers.opening import MAX_FURNITURE, is_furniture
from eventgraph.readers.pdf.paragraphs import Paragraph
from eventgraph.readers.properties import MAX_TITLE, ORIGIN, Headline
from eventgraph.readers.text import same_words

GLANCE: Final = 25
LARGE: Final = 1.15
"""A headline's type is so many times as high as that of the text."""
MASTHEAD: Final = 4
"""At most so many words in the largest type are a newspaper's name, where more follow in the next size."""
MIN_START: Final = 10


def headline_of(
    paragraphs: Sequence[Paragraph], texts: Sequence[str], stated: str | None
) -> tuple[Headline, tuple[str, ...]]:
    """Return the headline, and the texts without it and without kickers and mastheads above it.

    It is the paragraph that the `stated` title begins with, else the one in the largest type, else the
    stated title.
    """
    found, origin = _stated(texts, stated or ""), ORIGIN
    if found is None:
        found, origin = _largest(paragraphs, texts), "largest type"
    if found is None:
        return Headline(stated, ORIGIN), tuple(texts)
    before = texts[:found]
    if all(len(text) <= MAX_FURNITURE for text in before):
        before = [text for text in before if is_furniture(text)]
    return Headline(texts[found], origin), (*before, *texts[found + 1 :])


def _stated(texts: Sequence[str], title: str) -> int | None:
    """Return where the stated title stands; a browser adds the site's name to it."""
    for index, text in enumerate(texts[:GLANCE]):
        is_start = len(text) >= MIN_START and title.casefold().startswith(text.casefold())
        if is_start or same_words(text, title):
            return index
    return None


def _largest(paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> int | None:
    body = _body_size(paragraphs, texts)
    large = [
        index
        for index, (paragraph, text) in enumerate(zip(paragraphs[:GLANCE], texts, strict=False))
        if paragraph.size >= LARGE * body and len(text) <= MAX_TITLE and any(map(str.isalpha, text))
    ]
    by_size = sorted(large, key=lambda index: -paragraphs[index].size)
    is_masthead = len(by_size) > 1 and _words(texts, by_size[0]) <= MASTHEAD < _words(texts, by_size[1])
    return by_size[is_masthead] if by_size else None


def _words(texts: Sequence[str], index: int) -> int:
    return len(texts[index].split())


def _body_size(paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> float:
    """Return the size of type in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for paragraph, text in zip(paragraphs, texts, strict=True):
        sizes[round(paragraph.size, 1)] += len(text)
    return sizes.most_common(1)[0][0]
