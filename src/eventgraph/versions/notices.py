"""How outlets begin a notice about an article of their own.

Six forms: a label ("Correction:"), a sentence about this article ("This story has been updated"), one about
its earlier version, one of what "we" did to it, what agencies put into brackets, and what they tell editors.
Courts that correct, markets that see a correction and journals that retract have none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from eventgraph.records.correction import CorrectionKind
from eventgraph.versions.phrases import (
    ARTICLE,
    AT_FIRST,
    CALENDAR,
    DAY,
    MISTOOK,
    PIECE,
    TIME,
    VERSION,
    WRONGLY,
)

KINDS: Final[tuple[CorrectionKind, ...]] = ("retraction", "correction", "clarification", "update")
"""The strongest first: an article with a correction that was also updated is corrected."""

NOTE: Final = re.compile(
    r"(?:(?i:(?:editor|publisher|author)['\u2019]?s?['\u2019]?) )?(?i:note)(?: to readers)?"
    r" ?[:\u2013\u2014-]+ ?"
)
"""What may stand before any form; alone it says nothing, since most such notes tell who the author is."""

LABELS: Final[dict[str, CorrectionKind]] = {
    "retraction": "retraction",
    "retracted": "retraction",
    "correction": "correction",
    "corrections": "correction",
    "corrected": "correction",
    "correction appended": "correction",
    "corrections and clarifications": "correction",
    "clarification": "clarification",
    "clarifications": "clarification",
    "clarified": "clarification",
    "update": "update",
    "updates": "update",
    "updated": "update",
}


def _any_of(*words: str) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


LABEL: Final = re.compile(
    rf"(?P<label>{_any_of(*map(str.capitalize, LABELS), *map(str.upper, LABELS))})"
    rf"(?: ?\([^()\n]{{3,40}}\)|,? (?:on )?{DAY})?(?:,? (?:at )?{TIME})? ?(?::|\u2014|\u2013| -)"
    r"(?= ?[^\n]*\.)"
    rf"(?! ?(?:[\d:., /|-]|(?:{CALENDAR})[a-z]*\b|[A-Z]{{2,4}}\b|[ap]\.?m\b)+$)",
    re.MULTILINE,
)
"""A label before a sentence: without a full stop behind it is a heading, with a date alone a time stamp."""
APPENDED: Final = re.compile(r"(?:Correction|CORRECTION) (?i:appended)\b")
STAMP: Final = re.compile(
    rf"(?:Updated|UPDATED) (?:at {TIME}"
    rf"|(?:on )?{DAY},? (?:at {TIME},? )?(?:with|to (?:add|include|reflect))\b)"
)

DONE: Final[dict[str, CorrectionKind]] = {
    "retracted": "retraction",
    "withdrawn": "retraction",
    "unpublished": "retraction",
    "taken down": "retraction",
    "corrected": "correction",
    "amended": "correction",
    "clarified": "clarification",
    "updated": "update",
    "edited": "update",
    "revised": "update",
    "changed": "update",
    "modified": "update",
}
"""What may have been done to the article."""
SELF: Final = re.compile(
    rf"{ARTICLE} (?:has|have|was|were)(?: (?:now|since|also))?(?: been)?(?: {WRONGLY})?"
    rf" (?P<done>{_any_of(*DONE)})\b"
    r"(?:[^.\n]{0,80}?(?:\bto|\bin order to) (?:better )?"
    r"(?:(?P<correcting>correct|fix|remove|reflect the correct)|(?P<clarifying>clarify))"
    r"|[^.\n]{0,60}? for (?P<clarity>clarity))?"
)
ERRED: Final = re.compile(
    rf"(?:(?:Because of|Due to|Owing to|As a result of) an? [^.,\n]{{3,40}} error, )?{VERSION}"
    rf"(?: [^.\n]{{0,70}}?)? (?:{WRONGLY}|{MISTOOK}|(?:said|stated|reported|gave|named|described|listed"
    r"|included|contained|referred|claimed|suggested|had|used|put|omitted|showed|attributed|quoted|indicated|implied"
    r"|did not)\b)"
)
AT_FIRST_SAID: Final = re.compile(
    rf"{ARTICLE} (?:{AT_FIRST} )?"
    rf"(?:{WRONGLY} (?:said|stated|reported|gave|named|described|identified|listed)\b|{MISTOOK})"
    rf"|{ARTICLE} {AT_FIRST} (?:said|stated|reported that|gave|named|described|listed|included)\b"
)
OURS: Final = re.compile(
    rf"We (?:have |are )?(?:now |since )?(?P<done>{_any_of(*DONE, 'retracting', 'withdrawing')})"
    rf" (?:this|the|our|an earlier) (?:[\w-]+ )?{PIECE}"
)

BRACKETS: Final[dict[str, CorrectionKind]] = {
    "Corrects": "correction",
    "Corrected": "correction",
    "Refiles": "correction",
    "Clarifies": "clarification",
    "Updates": "update",
    "Adds": "update",
    "Recasts": "update",
}
BRACKET: Final = re.compile(
    rf"(?<=\()(?:(?P<word>{_any_of(*BRACKETS, *map(str.upper, BRACKETS))})\b"
    rf"|This (?:{DAY} )?(?:story|version|article) (?:has been |was )?"
    r"(?P<done>(?i:correct(?:ed|s)|updates|clarifies)))"
)

KILLED: Final = re.compile(
    r"(?:STORY REMOVED|(?:STORY )?WITHDRAWN|(?:MANDATORY )?KILL|RETRACTION|RETRACTED) ?[:\u2013\u2014-]"
    r"|(?:ADVISORY|ATTENTION|EDITORS|CLIENTS|SUBSCRIBERS)\b[^.\n]{0,150}"
    r"\b(?:withdrawn|withdraws|retracted|killed|kill|disregard)\b"
    rf"|(?i:please) (?:disregard|kill) (?:this|our|the) (?:[\w-]+ )?{PIECE}"
)
"""What agencies send to those who print them."""

TITLE_LABEL: Final = re.compile(
    rf"(?P<label>{_any_of(*map(str.upper, LABELS), 'REFILE', 'Corrected')})(?: ?\d{{1,2}})? ?[:\u2013\u2014-]"
    r"|(?P<story>Correction|Clarification|Retraction): .*\b(?:story|stories|article|report)$"
)
"""A label before a headline, in capitals: "Correction: how far will shares fall?" is none."""
TITLE_KILLED: Final = re.compile(
    r"(?:STORY REMOVED|(?:STORY )?WITHDRAWN|(?:MANDATORY )?KILL) ?[:\u2013\u2014-]"
    r"|ADVISORY ?[:\u2013\u2014-].*\b(?i:withdrawn|withdraws|retracted|killed)\b"
)


def title_kind(title: str) -> CorrectionKind | None:
    """Return what the label before a headline says of the article, if it has one."""
    if TITLE_KILLED.match(title):
        return "retraction"
    match = TITLE_LABEL.match(title)
    return LABELS.get((match["label"] or match["story"]).lower(), "correction") if match else None


def bare_title(title: str) -> str:
    """Return a headline without the label before it."""
    match = TITLE_KILLED.match(title) or TITLE_LABEL.match(title)
    return title[match.end() :].strip() if match and match[0][-1] in ":\u2013\u2014-" else title


def kind_at(text: str, start: int) -> CorrectionKind | None:
    """Return of which kind the notice is that begins at a character of a text; None if none does."""
    note = NOTE.match(text, start)
    return next(filter(None, _kinds(text, note.end() if note else start)), None)


def _kinds(text: str, start: int) -> Iterator[CorrectionKind | None]:
    yield "retraction" if KILLED.match(text, start) else None
    if label := LABEL.match(text, start):
        kinds = {LABELS[label["label"].lower()], *_kinds(text, label.end() + 1)}
        yield next(kind for kind in KINDS if kind in kinds)
    yield "update" if STAMP.match(text, start) else None
    yield "correction" if any(form.match(text, start) for form in (APPENDED, ERRED, AT_FIRST_SAID)) else None
    if done := SELF.match(text, start):
        yield _purpose(done)
    if ours := OURS.match(text, start):
        yield DONE.get(ours["done"], "retraction")
    if bracket := BRACKET.match(text, start):
        yield BRACKETS[(bracket["word"] or bracket["done"]).capitalize()]


def _purpose(match: re.Match[str]) -> CorrectionKind:
    """Return the kind of what was done, which its purpose may tell better: "updated to correct a name"."""
    done = DONE[match["done"]]
    if done == "retraction":
        return done
    if match["clarifying"] or match["clarity"]:
        return "clarification"
    return "correction" if match["correcting"] else done
