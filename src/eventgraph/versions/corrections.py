"""An article -> the notice by which it corrects, clarifies, updates or takes back what it said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from eventgraph.records import Article
from eventgraph.records.correction import Correction, CorrectionKind
from eventgraph.records.span import Evidence
from eventgraph.versions.notices import KINDS, NOTE, kind_at, title_kind
from eventgraph.versions.statements import right_words, wrong_words

OPENING: Final = 600
"""Characters at the beginning of a text in which a notice may stand within a paragraph."""
CLOSING: Final = 1_200
"""The same at its end: texts of one long line have their notices there."""
LONGEST: Final = 700
"""Characters after which a notice ends with its sentence, though its paragraph goes on."""

BULLETS: Final = r"\u2022\u00b7*_|\u2013\u2014-"
LINES: Final = re.compile(r"[^\n]+")
STARTS: Final = re.compile(
    rf"(?:^|(?<=[.!?)\]\"\u201d\u2019\u2022\u00b7|] )|(?<=\()|(?<=\d )(?=This ))[ \t\[{BULLETS}]*(?=\w)",
    re.MULTILINE,
)
"""Where a sentence begins, perhaps behind a bullet or a bracket; "This", behind a date as well."""
SENTENCE_END: Final = re.compile(r"[.!?][\"\u201d\u2019)]*(?=\s|$)")
QUOTES: Final = re.compile('[\u201c\u201d"]')


def find_correction(article: Article) -> Correction | None:
    """Return the strongest notice about the article itself, of equals the first; None if there is none.

    A retraction is stronger than a correction, that than a clarification, and that than an update. The text
    is asked before the title, since it may say what was wrong.
    """
    found = [*_in_text(article.text), *_in_title(article.title or "")]
    return min(found, key=lambda correction: KINDS.index(correction.kind), default=None)


def _in_title(title: str) -> Iterator[Correction]:
    if kind := title_kind(title):
        yield Correction(kind=kind, notice=_evidence(title, 0, len(title), part="title"))


def _in_text(text: str) -> Iterator[Correction]:
    for line in LINES.finditer(text):
        for match in STARTS.finditer(text, line.start(), line.end()):
            start = match.end()
            leads = match.start() == line.start()
            kind = kind_at(text, start) if leads or _may_stand(text, start) else None
            if kind and not _is_quoted(text[line.start() : start]):
                yield _correction(text, kind, start)


def _correction(text: str, kind: CorrectionKind, start: int) -> Correction:
    end = _end(text, start)
    wrong = wrong_words(text, start, end)
    right = right_words(text, start, end)
    return Correction(
        kind=kind,
        notice=_evidence(text, start, end),
        wrong=_evidence(text, *wrong) if wrong else None,
        right=_evidence(text, *right) if right else None,
    )


def _evidence(text: str, start: int, end: int, *, part: str = "text") -> Evidence:
    return Evidence.model_validate({"start": start, "end": end, "text": text[start:end], "part": part})


def _may_stand(text: str, start: int) -> bool:
    """Tell whether a notice may begin here within a line: near the text's beginning or end, or as a note."""
    return start <= OPENING or start >= len(text) - CLOSING or bool(NOTE.match(text, start))


def _is_quoted(before: str) -> bool:
    """Tell whether a quotation is open behind a line's beginning: what is said of an article is no notice."""
    marks = QUOTES.findall(before)
    return bool(marks) and (marks[-1] == "\u201c" or (marks[-1] == '"' and marks.count('"') % 2 == 1))


def _end(text: str, start: int) -> int:
    """Return the end of the notice's paragraph, or of the sentence that makes it long enough."""
    line = text.find("\n", start)
    end = line if line >= 0 else len(text)
    if end - start > LONGEST:
        ends = [match.end() for match in SENTENCE_END.finditer(text, start, start + LONGEST)]
        end = ends[-1] if ends else start + LONGEST
    return start + len(text[start:end].rstrip())
