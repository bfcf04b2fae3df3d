"""Capitals that tell no name in headlines: title case, and words that are shouted."""

from __future__ import annotations

import re
from typing import Final

TITLE_CASE: Final = 0.8
LONG: Final = 4
"""Letters from which title case gives every word a capital."""
WORD: Final = re.compile(r"[^\W\d_]+")


def is_shouted(word: str) -> bool:
    """Tell an emphatic word from an acronym."""
    return word.isupper() and len(word) > LONG


def lowered(text: str, spans: list[tuple[int, int]]) -> str:
    """Return a headline in title case with only its names in capitals; any other as it is."""
    inside = {i for start, end in spans for i in range(start, end)}
    for match in WORD.finditer(text):
        if is_shouted(match[0]) and match.start() not in inside:
            text = text[: match.start()] + match[0].lower() + text[match.end() :]
    others = [m for m in WORD.finditer(text) if m.start() not in inside and len(m[0]) >= LONG]
    capitals = sum(match[0][0].isupper() for match in others)
    if not others or capitals < TITLE_CASE * len(others):
        return text
    return "".join(
        letter.lower() if i not in inside and len(letter.lower()) == 1 else letter
        for i, letter in enumerate(text)
    )
