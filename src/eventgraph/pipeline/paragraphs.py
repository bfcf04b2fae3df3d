"""Ends sentences where paragraphs end, before the parser runs over headings and bullets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from spacy.language import Language

from eventgraph.pipeline.phrases import DASHES

if TYPE_CHECKING:
    from spacy.tokens import Doc

CREDIT: Final = re.compile(
    r"\((?:\w+ )?(?:[Pp]hoto|[Pp]icture|[Ii]mage)s?:? [^()\n]{1,80}\)|\b[Rr]ead [Mm]ore(?= [A-Z])"
)
"""What a page puts between two sentences: whose a picture is, a link to another article."""
DATELINE: Final = 14
"""Tokens in which a dateline ends: place, region, date, agency."""
STOPS: Final = frozenset(".!?\u2026")
LONGEST: Final = 600
"""Tokens without stop or line break after which a sentence is cut; those of real articles have fewer."""


def mark_paragraphs(doc: Doc) -> Doc:
    """Let a sentence start after every line break; the parser keeps borders that are set."""
    for token in doc:
        before = doc[token.i - 1] if token.i else None
        if before is None or (before.is_space and "\n" in before.text and not token.is_space):
            if token.i:
                token.is_sent_start = True
            body = _after_dateline(doc, token.i)
            if body is not None:
                doc[body].is_sent_start = True
    _mark_credits(doc)
    _cut_endless(doc)
    return doc


def _cut_endless(doc: Doc) -> None:
    """Let a sentence start after so many tokens of which none ends one: what has no stops is no sentence."""
    since = 0
    for token in doc:
        since += 1
        if token.text in STOPS or (token.is_space and "\n" in token.text):
            since = 0
        elif since > LONGEST and not token.is_space:
            token.is_sent_start = True
            since = 0


def _mark_credits(doc: Doc) -> None:
    """Let a sentence start behind every credit and link, which end none of the article's."""
    for match in CREDIT.finditer(doc.text):
        credit = doc.char_span(*match.span())
        if credit is not None and credit.end < len(doc) and not doc[credit.end].is_space:
            doc[credit.end].is_sent_start = True


def _after_dateline(doc: Doc, start: int) -> int | None:
    """Return the first token after "HANOI, Vietnam (AP) -", or None where the paragraph has no dateline."""
    opening = doc[start : start + DATELINE]
    if not opening or not opening[0].text[0].isupper():
        return None
    shouted = opening[0].text.isupper()
    for token in opening[1:]:
        before = doc[token.i - 1].text
        closed = before == ")" or before.endswith("/")
        places = shouted and all(_may_stand_in_dateline(word.text) for word in doc[start : token.i])
        if token.text in DASHES and (closed or places):
            return token.i + 1 if token.i + 1 < len(doc) else None
        if "\n" in token.text or token.text in (".", "!", "?"):
            return None
    return None


def _may_stand_in_dateline(word: str) -> bool:
    """Tell a place, date or comma from the words of a sentence: "GAZA CITY, Gaza Strip, May 5 --"."""
    return word[0].isupper() or not word[0].isalpha()


@Language.component("eventgraph_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Mark the paragraphs of one Doc; add it before the parser."""
    return mark_paragraphs(doc)
