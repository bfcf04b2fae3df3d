"""Tells the article's own sentences from what a page puts between them: captions, credits, teasers, menus."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.pipeline.dates import MONTHS
from eventgraph.pipeline.dependencies import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

    from eventgraph.ontology import Ontology

LONGEST: Final = 110
"""Words of the longest sentence: more are captions that run together without a stop."""
CLAUSES: Final = 2
"""Semicolons from which on a long sentence is a list."""
BEHIND: Final = 9
"""Tokens behind a caption's date, which say where."""
CAPITALS: Final = re.compile(r"[A-Z]{3}")
SHOUTED: Final = re.compile(r"(?<=[a-z] )[A-Z][A-Z'\u2019]*(?: [A-Z][A-Z'\u2019]+)+\b")
SHOUTED_LETTERS: Final = 11
"""Letters and spaces from which on capitals in mid-sentence are the next teaser's kicker, and no acronyms."""
GALLERY: Final = re.compile(r"^\d{1,2}/\d{2} [A-Z]|\b(\d{1,2})/(\d{2})\b.*\b\d{1,2}/\2\b", re.DOTALL)
"""The numbers of pictures: "3/19 A plane lands 4/19 ..."."""
YEAR: Final = re.compile(r"(?:19|20)\d\d(?!\d)")
NOT_TOLD: Final = "".join(
    rf"(?<!\b{word})" for word in ("told", "to", "by", "with", "from", "of", "the", "and")
)
"""Words between which and the end of a sentence an agency is no credit."""
ENDED: Final = re.compile(r"[.!?][\"'\u201d\u2019)]*\s*$")
LONGEST_END: Final = 60
"""Characters at the end of a sentence in which a credit or a caption's date stands."""
LINKS: Final = 1_000
"""Characters in which a page lists other articles."""
LABEL: Final = 3
PRESENT: Final = frozenset({"VBZ", "VBP"})
BEFORE_DATES: Final = frozenset(
    {"on", "since", "until", "by", "before", "after", "from", "of", "through", "the"}
)


class Marks(NamedTuple):
    """What is no part of an article: at the beginning, within, of pictures, at the end, before a line."""

    opening: re.Pattern[str]
    within: re.Pattern[str]
    credit: re.Pattern[str]
    ending: re.Pattern[str]
    before: re.Pattern[str]

    def found_in(self, text: str) -> bool:
        """Tell whether a sentence has one of them."""
        if self.opening.match(text) or self.within.search(text.lower()) or self.credit.search(text):
            return True
        return bool(self.ending.search(text[-LONGEST_END:]))


class Passages:
    """Which sentences of one Doc are the article's own; each is judged when it is first asked for."""

    def __init__(self, doc: Doc, marks: Marks) -> None:
        self._doc = doc
        self._marks = marks
        self._judged: dict[int, bool] = {}

    def is_told(self, token: int) -> bool:
        """Tell whether the article tells what stands in the sentence of a token; its only one it does."""
        sentence = self._doc[token].sent
        if sentence.start not in self._judged:
            alone = len(sentence) == len(self._doc)
            self._judged[sentence.start] = alone or not self._is_foreign(sentence)
        return self._judged[sentence.start]

    def _is_foreign(self, sentence: Span) -> bool:
        text = sentence.text.strip()
        if self._marks.found_in(text) or ("/" in text and GALLERY.search(text)):
            return True
        dated = YEAR.search(text[-LONGEST_END:]) and _is_dated_caption(sentence)
        odd = dated or _runs_on(text) or _is_strip(text) or _is_label(sentence)
        return bool(odd) or self._is_linked(sentence)

    def _is_linked(self, sentence: Span) -> bool:
        """Tell the headlines of other articles in the lines behind "Read more:"."""
        if ENDED.search(sentence.text):
            return False
        before = self._doc.text[max(0, sentence.start_char - LINKS) : sentence.start_char]
        return bool(self._marks.before.search(before))


def _is_dated_caption(sentence: Span) -> bool:
    """Tell "The mayor opens a bridge in Porto, May 3, 2016.": present tense, then a full date."""
    years = [token for token in sentence[-BEHIND - 1 :] if YEAR.fullmatch(token.text)]
    root = sentence.root
    says = any(child.dep_ == "ccomp" for child in root.children)
    if says or not (root.tag_ in PRESENT or all(token.tag_ not in FINITE for token in sentence)):
        return False
    return any(_is_full_date(year) and root.i < year.i for year in years)


def _is_full_date(year: Token) -> bool:
    """Tell whether day and month stand before a year, and no preposition: "Monday, Dec. 25, 2017"."""
    before = year.doc[max(year.sent.start, year.i - 4) : year.i]
    month = next((t for t in before if t.lower_.strip(".") in MONTHS), None)
    if month is None or month.i == year.sent.start:
        return False
    return month.nbor(-1).lower_ not in BEFORE_DATES


def _is_label(sentence: Span) -> bool:
    """Tell a line of a name or two, "WKBW YouTube", from the least that a sentence says."""
    words = [token for token in sentence if not token.is_space] if len(sentence) <= LABEL + 1 else []
    return (
        bool(words)
        and len(words) <= LABEL
        and all(token.is_alpha and token.tag_ not in FINITE for token in words)
    )


def _runs_on(text: str) -> bool:
    return text.count(" ") >= LONGEST and text.count(";") < CLAUSES


def _is_strip(text: str) -> bool:
    """Tell a strip of teasers: "... for his speech DOWN AND OUT Champion loses again"."""
    kickers = SHOUTED.findall(text) if CAPITALS.search(text) else []
    return any(len(kicker) >= SHOUTED_LETTERS for kicker in kickers)


def caption_marks(ontology: Ontology) -> Marks:
    """Return the patterns of what only captions, credits and teasers have, out of the ontology's words."""
    furniture, teaser, position, agency = (
        _any_of(ontology.cue("noun", signal))
        for signal in ("page-furniture", "teaser", "picture-position", "picture-agency")
    )
    placed = rf"\((?:\w+ )?(?:{position}\b[^()]{{0,50}}\)|(?:photo|picture)s?\b ?[:/ ])"
    unstopped = r"[:* -]*[A-Z].*[^.!?\"'\u201d\u2019)]$"
    return Marks(
        re.compile(rf"(?i:{teaser}) ?[:|]|{agency}\b{unstopped}", re.DOTALL),
        re.compile(rf"{furniture}\b|{placed}"),
        re.compile(rf"{agency}(?: \d{{1,2}} [A-Z]|/[A-Z][a-z]+ [A-Z])|via {agency}\b"),
        re.compile(rf"{NOT_TOLD}\s{agency}$"),
        re.compile(rf"(?i:(?:^|\n){teaser}:\n(?:[^\n]*[^.!?\n]\n+)*$)"),
    )


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"
