"""How a name sounds, about: what transliterations and misspellings of one name have in common."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

REWRITTEN: Final = (
    (re.compile(r"x"), "ks"),
    (re.compile(r"sch|shch|tsch|tch|tsh|sh|zh|ch|cz|tz|ts"), "#"),
    (re.compile(r"c"), "k"),
    (re.compile(r"ph|v|w"), "f"),
    (re.compile(r"th|dh|t"), "d"),
    (re.compile(r"kh|gh|q|ck|g"), "k"),
    (re.compile(r"h"), ""),
    (re.compile(r"z|^j"), "s"),
    (re.compile(r"[aeiouyj]"), ""),
)
"""Letters that stand for one another between Cyrillic, Arabic, Chinese, German and English spellings."""
DOUBLED: Final = re.compile(r"([a-z#])\1+")


@lru_cache(maxsize=2**16)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word, those alike as one: "tchaikovsky" and "chaikovskij" are one.

    A first vowel stays, as "a"; digits stay. Names with one skeleton are candidates, no more.
    """
    rest = word
    for pattern, letters in REWRITTEN:
        rest = pattern.sub(letters, rest)
    return ("a" if word[:1] in "aeiouy" else "") + DOUBLED.sub(r"\1", rest)
