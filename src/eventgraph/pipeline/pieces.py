"""Texts of any length and shape: the model reads pieces of a long one, and the tokenizer no endless word.

Given whole, a text takes 3 MB of memory for each thousand characters; and the tokenizer takes the square of
the time for a run without white space. Neither changes a text or an offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language

PIECE: Final = 20_000
"""The most characters that the model reads at once."""
LONGEST_RUN: Final = 200
RUN_PIECE: Final = 100
UNBROKEN: Final = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
BORDERS: Final = (
    re.compile(r".*\n\n", re.DOTALL),
    re.compile(r".*\n", re.DOTALL),
    re.compile(r".*[.!?][\"'\u2019\u201d)]*\s", re.DOTALL),
    re.compile(r".*\s", re.DOTALL),
)
"""Where a piece may end, the best first: at a paragraph, a line, a sentence, a word."""


def pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces of at most 20,000 characters; together they are the text."""
    start = 0
    while len(text) - start > PIECE:
        end = _border(text, start)
        yield text[start:end]
        start = end
    yield text[start:]


def joined(docs: Sequence[Doc]) -> Doc:
    """Return the Docs of a text's pieces, which the model has read, as one."""
    return docs[0] if len(docs) == 1 else Doc.from_docs(list(docs), ensure_whitespace=False)


def tokenized(nlp: Language, text: str) -> Doc:
    """Return the tokens of a text; in a run of over 200 characters one ends after each hundred."""
    starts = [0, *(start for run in UNBROKEN.finditer(text) for start in range(*run.span(), RUN_PIECE)[1:])]
    if len(starts) == 1:
        return nlp.make_doc(text)
    ends = [*starts[1:], len(text)]
    docs = [nlp.make_doc(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    return Doc.from_docs(docs, ensure_whitespace=False, attrs=["NORM"])


def _border(text: str, start: int) -> int:
    """Return where a piece ends: at the best kind of border that is in the second half of what it may be."""
    window = text[start : start + PIECE]
    matches = (border.match(window) for border in BORDERS)
    return start + next((match.end() for match in matches if match and 2 * match.end() > PIECE), PIECE)
