"""Where names may stand: spans proposed by several witnesses, and made to agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dates import MONTHS, WEEKDAYS
from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.phrases import ARTICLES, DASHES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.common_words import CommonWords

Span = tuple[int, int]
"""First token, last token + 1."""

EDGE_WORDS: Final = frozenset(
    {
        "the",
        "a",
        "an",
        "'s",
        "\u2019s",
        "'",
        "\u2019",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
    }
    | {"her", "our", "my", "mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "and", "or", "of"}
)
LOOSE: Final = frozenset({"in", "at", "by", "from", "with"})
"""Small words with which no name begins or ends; with a capital it may: "Tune In"."""
CONNECTORS: Final = frozenset({"of", "for", "on", "the", "and", "&", "a", "an"})
AMOUNTS: Final = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"})
DATED: Final = frozenset({"DATE", "TIME"})
CALENDAR: Final = frozenset([*WEEKDAYS, *MONTHS])
"""What is no part of the name beside it: "North Korea Friday"."""
NOT_JOINED: Final = AMOUNTS | {"PERSON"}
"""What no institution is named after with a small word between: "the White House of John Bolton"."""
AMOUNT: Final = re.compile(r"[A-Z]{0,3}[$£€¥]?\d[\d.,]*(?:bn|mn?|tn|k|th|st|nd|rd|%)?")
SCORE: Final = 3
"""Tokens of a result: 3-1."""
PARTICLES: Final = frozenset(
    {"de", "del", "di", "da", "dos", "van", "von", "der", "den", "ter", "bin", "ibn", "bint"}
)
MOST_CONNECTORS: Final = 2
LONGEST_NUMBER: Final = 3
SYLLABLE: Final = 2
"""Letters up to which a small word behind a hyphen is a part of a name, whatever the dictionary says."""
NUMBERED: Final = frozenset({"Product", "Work"})
"""Classes whose names go on with a number."""


def capitalised_runs(
    doc: Doc,
    institutions: Collection[str],
    common: Collection[str] | CommonWords = frozenset(),
    joints: Collection[int] = frozenset(),
) -> Iterator[Span]:
    """Yield runs of proper nouns, joined where an institution's name goes on ("University of Oslo").

    A word of the dictionary, `common`, is no person: "Commission for Museums and Monuments". Names go on over
    the `joints`.
    """
    start = 0
    while start < len(doc):
        if not (_is_capitalised(doc[start], joints) or _is_introduced(doc[start], common)):
            start += 1
            continue
        end = _run_end(doc, start, institutions, common, joints)
        yield start, end
        start = end


def _is_capitalised(token: Token, joints: Collection[int] = ()) -> bool:
    proper = token.pos_ == "PROPN" or token.i + 1 in joints or token.i - 1 in joints
    if not proper or not token.text[0].isupper():
        return False
    return not (token.ent_type_ in DATED and token.lower_ in CALENDAR)


def _is_introduced(token: Token, common: Collection[str] | CommonWords) -> bool:
    """Tell whether a word of no dictionary opens the sentence and is described: "Schibsted, a publisher,"."""
    opening = bool(token.is_sent_start) and token.is_title
    subject = opening and token.dep_ in ("nsubj", "nsubjpass")
    return (
        subject and token.pos_ in ("VERB", "NOUN", "ADJ") and is_described(token) and token.text not in common
    )


def _run_end(
    doc: Doc,
    start: int,
    institutions: Collection[str],
    common: Collection[str] | CommonWords,
    joints: Collection[int],
) -> int:
    end, institution = start + 1, doc[start].lower_ in institutions
    while end < len(doc):
        if _is_capitalised(doc[end], joints):
            institution = institution or doc[end].lower_ in institutions
            end += 1
            continue
        step = 1 if end in joints else _connection(doc, end, common, institution=institution)
        if not step:
            return end
        end += step
    return end


def _connection(doc: Doc, position: int, common: Collection[str] | CommonWords, *, institution: bool) -> int:
    """Return how many small words join the run to a capitalised one after them; 0 for none."""
    if doc[position].text == "-" and _is_inside_word(doc, position):
        return 2
    if doc[position].text in ("-", "&"):
        return int(position + 1 < len(doc) and _is_capitalised(doc[position + 1]))
    size = 0
    while position + size < len(doc) and doc[position + size].lower_ in CONNECTORS and size < MOST_CONNECTORS:
        size += 1
    after = doc[position + size] if position + size < len(doc) else None
    joined = after is not None and after.text[0].isupper() and _may_be_joined(after, common)
    return size if institution and size and joined and doc[position].lower_ not in ARTICLES else 0


def _may_be_joined(word: Token, common: Collection[str] | CommonWords) -> bool:
    alone = word.ent_type_ == "PERSON" and word.ent_iob_ == "B" and word.i + 1 < len(word.doc)
    field = alone and word.nbor(1).ent_iob_ != "I" and word.text in common
    return field or word.ent_type_ not in NOT_JOINED


def _is_inside_word(doc: Doc, position: int) -> bool:
    """Tell whether a hyphen joins small letters to a name that goes on: "Co-ordinating Council"."""
    if position + 2 >= len(doc) or doc[position - 1].whitespace_ or doc[position].whitespace_:
        return False
    return doc[position + 1].is_lower and _is_capitalised(doc[position + 2])


def trim(doc: Doc, start: int, end: int) -> Span:
    """Return the span without articles, marks and white space at its ends, or a bracket that stays open."""
    while start < end and _is_edge(doc[start]):
        start += 1
    while end > start and _is_edge(doc[end - 1]):
        end -= 1
    inner = next((i for i in range(start, end) if doc[i].is_space), end)
    closed = any(token.text == ")" for token in doc[start:inner])
    opened = next((i for i in range(start + 1, inner) if doc[i].text == "(" and not closed), inner)
    return start, opened


def _is_edge(token: Token) -> bool:
    return token.lower_ in EDGE_WORDS or token.text in LOOSE or token.is_punct or token.is_space


def reconcile(doc: Doc, spans: Collection[Span], known: Mapping[Span, str]) -> list[Span]:
    """Return non-overlapping spans: longer before shorter, but none that swallows names of their own.

    `known` maps the spans of the gazetteer to their classes.
    """
    taken: set[int] = set()
    kept = []

    def rank(span: Span) -> tuple[bool, int, bool, int]:
        inside = [s for s in known if span[0] <= s[0] and s[1] <= span[1] and s != span]
        several = len(inside) > 1 and not _is_branch(doc, span, inside, known)
        swallowing = several or any(_stands_alone(doc, span, s) for s in inside)
        return (swallowing and span not in known, span[0] - span[1], span not in known, span[0])

    for span in sorted(spans, key=rank):
        if taken.isdisjoint(range(*span)):
            taken.update(range(*span))
            kept.append(span)
    return sorted(kept)


def _is_branch(doc: Doc, span: Span, inside: list[Span], known: Mapping[Span, str]) -> bool:
    """Tell whether a firm's name and a place make one name: "Toyota Motor Japan", "University of X"."""
    first, last = min(inside), max(inside)
    between = [token.text for token in doc[first[1] : last[0]]]
    whole = first[0] == span[0] and between in ([], ["of"]) and last[1] == span[1]
    return whole and known[first] == "Organization" and known[last] == "Place"


def _stands_alone(doc: Doc, span: Span, inside: Span) -> bool:
    """Tell whether a known name inside a longer span is a name of its own there.

    It is before a common noun ("OpenAI researchers") or a possessive, not as part of a longer name
    ("Bank of America Tower", "Alibaba Cloud").
    """
    rest = [t for t in doc[slice(*span)] if not inside[0] <= t.i < inside[1]]
    foreign = any(t.pos_ in ("VERB", "AUX", "PART") or (t.is_punct and t.text not in "-&.") for t in rest)
    return foreign or not any(t.text[0].isupper() or t.text[0].isdigit() for t in rest)


def with_particles(doc: Doc, span: Span) -> Span:
    """Return the span with the small words that a family's name begins with: "de Mistura", "bin Salman".

    The family's name belongs to the one before: "Ursula" and "Leyen" to "Ursula von der Leyen".
    """
    span = (span[0], _family_end(doc, span[1]))
    start = span[0]
    while start and doc[start - 1].text in PARTICLES:
        start -= 1
    alone = not start or not (doc[start - 1].pos_ == "PROPN" or doc[start - 1].is_title)
    return (start, span[1]) if alone or opens_sentence(doc[start]) else span


def _family_end(doc: Doc, end: int) -> int:
    """Return where a name ends that is cut before, or between, small words and a family's name."""
    family = end
    while family < len(doc) and doc[family].text in PARTICLES:
        family += 1
    small = family > end or doc[end - 1].text in PARTICLES
    goes_on = family < len(doc) and doc[family].pos_ == "PROPN" and doc[family].is_title
    return family + 1 if small and goes_on else end


def with_syllable(doc: Doc, span: Span, common: Collection[str] | CommonWords) -> Span:
    """Return the span with the syllable that a hyphen joins to it: "Park Geun-hye", not "Park Smith-led"."""
    end = span[1]
    if end - span[0] == 1 or end + 1 >= len(doc) or doc[end].text != "-":
        return span
    syllable = doc[end + 1]
    joined = not doc[end].whitespace_ and not doc[end - 1].whitespace_ and syllable.is_lower
    short = len(syllable) <= SYLLABLE or syllable.text not in common
    return (span[0], end + 2) if joined and short and syllable.is_alpha else span


def numbered(doc: Doc, span: Span, kind: str, numbered_words: Collection[str]) -> Span:
    """Return the span with the number behind it that belongs to the name: "Article 50", "Boeing 747".

    People's and places' numbers are their own matter: goals, ages, years.
    """
    last = doc[span[1] - 1]
    number = doc[span[1]] if span[1] < len(doc) else None
    if number is None or not number.text.isdigit() or len(number) > LONGEST_NUMBER or is_score(doc, number.i):
        return span
    acronym = len(last) > 1 and last.is_upper and last.is_alpha
    bracketed = span[0] > 0 and doc[span[0] - 1].text == "("
    named = (
        last.lower_ in numbered_words
        or (kind in NUMBERED and not bracketed)
        or (acronym and kind != "Person")
    )
    return (span[0], span[1] + 1) if named and not number.nbor(-1).is_space else span


def written(doc: Doc, span: Span) -> str:
    """Return the words of a span as they stand; one token is asked for itself, since a slice is dear."""
    start, end = span
    return (doc[start] if end - start == 1 else doc[start:end]).text


def is_score(doc: Doc, position: int) -> bool:
    """Tell the goals or sets behind a name from its number: "Norway 3-1"."""
    figures = doc[position : position + SCORE]
    goals, dash, other = figures if len(figures) == SCORE else (doc[position],) * SCORE
    return dash.text in DASHES and not goals.whitespace_ and goals.is_digit and other.is_digit


def can_be_name(doc: Doc, span: Span, *, recognised: bool) -> bool:
    """Tell whether a span that no gazetteer knows can be a name; amounts, dates and addresses are none."""
    tokens = [doc[i] for i in range(*span)]
    text = written(doc, span)
    if not any(c.isupper() for c in text) or text[-1] in "/\\|@_=" or text[0] == "@":
        return False
    if any(t.is_space or t.like_url or t.like_email for t in tokens):
        return False
    if all(token.ent_type_ in AMOUNTS or AMOUNT.fullmatch(token.text) for token in tokens):
        return False
    return len(tokens) > 1 or recognised or len(tokens[0]) > 1


def is_described(token: Token) -> bool:
    """Tell whether the sentence says what the word is: "Patchwright, which makes software"."""
    return bool(children(token, "relcl", "appos"))


def opens_sentence(token: Token) -> bool:
    """Tell whether the word would have a capital whatever it is."""
    before = token.doc[token.i - 1] if token.i else None
    return bool(token.is_sent_start) or before is None or before.is_space or before.text in "\"'“‘•*-–:("
