"""When two names, or two common-noun phrases, count as the same.

The words that do not count are part of the measure and not of what is looked for: figures stay
comparable while the ontology grows. So they stand here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

ARTICLES: Final = frozenset({"the", "a", "an"})
LEGAL_FORMS: Final = frozenset(
    {"inc", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "group"}
    | {"holdings", "holding", "sa", "ag"}
)
TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "dr", "sen", "rep", "president", "gov", "sir", "prime", "minister", "judge"}
    | {"king", "prof", "lord", "lady"}
)
EMPTY: Final = frozenset(
    {"the", "a", "an", "of", "its", "their", "his", "her", "some", "new", "more", "than", "about", "s"}
)
POSSESSIVE: Final = re.compile(r"[’'`]s?\b")
WORD: Final = re.compile(r"[^\W_]+")
HALF: Final = 0.5


def words_of(text: str) -> list[str]:
    """Return the lower-case words of a text, without articles, dots and possessives."""
    plain = POSSESSIVE.sub(" ", text.casefold().replace(".", ""))
    return [word for word in WORD.findall(plain) if word not in ARTICLES]


@lru_cache(maxsize=100_000)
def name_form(name: str) -> str:
    """Return a name without titles before it and legal forms after it: "Mr. Cook" is "cook"."""
    words = words_of(name)
    first = _count(words[:-1], TITLES)
    words = words[first:]
    last = len(words) - _count(words[:0:-1], LEGAL_FORMS)
    return " ".join(words[:last])


def _count(words: Sequence[str], wanted: frozenset[str]) -> int:
    """Return how many words at the beginning are wanted ones."""
    return next((place for place, word in enumerate(words) if word not in wanted), len(words))


def phrases_agree(one: str, other: str) -> bool:
    """Tell whether two noun phrases share the last word or half of their words (Jaccard), plurals aside."""
    left, right = _content(one), _content(other)
    if not left or not right:
        return False
    shared, either = set(left) & set(right), set(left) | set(right)
    return left[-1] == right[-1] or len(shared) / len(either) >= HALF


def _content(text: str) -> list[str]:
    return [word.rstrip("s") for word in words_of(text) if word not in EMPTY]
