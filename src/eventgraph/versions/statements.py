"""What a notice says was wrong, and what it says instead."""

from __future__ import annotations

import re
from typing import Final

from eventgraph.versions.phrases import AT_FIRST, EARLIER, MISTOOK, OF_IT, PIECE, WRONGLY

Words = tuple[int, int]
"""The first character of some words of a text, and the one behind the last."""

STOP: Final = '[.!?)]["\u201d\u2019)]*(?:\\s|$)'
SAID: Final = (
    r"(?:(?:said|stated|reported|claimed|suggested|indicated|implied|wrote|noted)"
    r"(?: in [\w ,]{3,40} that\b| that\b)?|gave the impression that)"
)
ERRED: Final = (
    rf"(?:{MISTOOK}|(?:included an? (?:incorrect|wrong|outdated)|gave an? (?:incorrect|wrong)|omitted)\b)"
)
BEFORE: Final = rf"{EARLIER}(?: {OF_IT})?(?: [^.\n]{{0,70}}?)?"
WRONG: Final = re.compile(
    rf"(?:{BEFORE} (?:(?:also )?(?:{WRONGLY} )?(?P<said>{SAID}) "
    rf"|(?:{WRONGLY} )?(?={ERRED})|{WRONGLY} (?=\w+ed\b))"
    rf"|(?:[Ww]e|[Ii]t|(?:[Tt]his|[Tt]he|[Oo]ur) {PIECE})"
    rf" (?:(?:{AT_FIRST} )?{WRONGLY}|{AT_FIRST}) (?P<told>{SAID}) "
    rf"|(?:[Tt]his|[Tt]he|[Oo]ur) {PIECE} (?:{AT_FIRST} )?(?={MISTOOK}))"
    r"(?P<words>[^\n]+?)"
    rf"(?=,? (?:when in fact|whereas in fact|rather than|instead of)\b|; |{STOP}|$)"
)
INSTEAD: Final = re.compile(
    r"(?:amended|changed|updated|edited|revised|(?i:correct(?:s|ed)))\b[^.\n]{0,80}?"
    rf" to (?:say|show|state|read|reflect|note|make clear)(?: that)? (?P<words>[^\n]+?)(?={STOP}|$)"
)
IN_FACT: Final = re.compile(
    r"(?:when in fact|whereas in fact|[;.] (?:In fact|In truth|Actually),?|; (?:in fact,? )?)\s?"
    rf"(?P<words>[^\n]+?)(?={STOP}|$)"
)
NEXT: Final = re.compile(rf"{STOP}(?P<words>[^\n]+?)(?={STOP}|$)")
NO_STATEMENT: Final = re.compile(
    r"(?:The (?:error|mistake|article|story|report|headline|post|item)"
    r"|This (?:has|was|article|story|post|report|error|mistake)|We |Our |It has|It was corrected|That )"
)
"""How sentences begin that tell of the error, and not of what it was about."""


def wrong_words(text: str, start: int, end: int) -> Words | None:
    """Return the words between two characters that tell what was said wrong: "the plant is in Orrin"."""
    match = WRONG.search(text, start, end)
    return match.span("words") if match else None


def right_words(text: str, start: int, end: int) -> Words | None:
    """Return the words to be read instead: what the text was corrected to, or what follows the error."""
    if match := INSTEAD.search(text, start, end):
        return match.span("words")
    wrong = WRONG.search(text, start, end)
    return _behind(text, wrong, end) if wrong else None


def _behind(text: str, wrong: re.Match[str], end: int) -> Words | None:
    place = wrong.end("words")
    joint = text[place : place + 2]
    if match := IN_FACT.match(text, place + len(joint) - len(joint.lstrip(", ")), end):
        return match.span("words")
    following = NEXT.match(text, place, end) if wrong["said"] or wrong["told"] else None
    if following is None or NO_STATEMENT.match(following["words"]):
        return None
    return following.span("words")
