"""Acronyms of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from eventgraph.resolution.affixes import ORGANIZATION_FORMS
from eventgraph.resolution.names import fold

ACRONYM: Final = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z.&]{1,8}s?")
SMALL_WORDS: Final = frozenset({"of", "the", "and", "for", "de", "in", "on", "to", "a", "an", "at", "by"})


def is_acronym(name: str) -> bool:
    """Tell whether a name looks like one: one word, most of it capitals ("WHO", "U.S.", "UNHCR", "DoJ")."""
    letters = [character for character in name if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    return ACRONYM.fullmatch(name) is not None and capitals * 2 > len(letters)


def abbreviates(short: str, full: str) -> bool:
    """Tell whether the letters of `short` stand in `full` in order, its first where a word begins.

    After Schwartz and Hearst (2003), but each further letter begins a word, too, or stands in the word of the
    letter before: enough for "OPCW", "Unesco" and "UNHCR", and not for any five letters.
    """
    words = fold(full).split()
    return len(words) > 1 and _fits(fold(short).replace(" ", ""), words)


def initials(name: str) -> Iterator[str]:
    """Yield the initials of a name without small words and legal forms, then with them, folded."""
    words = fold(name).split()
    if len(words) > 2 and words[-1] in ORGANIZATION_FORMS:  # noqa: PLR2004 - two initials at least
        words = words[:-1]
    if len(words) > 1:
        yield "".join(word[0] for word in words if word not in SMALL_WORDS)
        yield "".join(word[0] for word in words)


def _fits(letters: str, words: list[str]) -> bool:
    """Tell whether letters can be read off the words: each word gives its first, then any in order, or none.

    Only small words may give none at all, except behind the last letter.
    """
    if not letters:
        return all(word in SMALL_WORDS | ORGANIZATION_FORMS for word in words)
    if not words:
        return False
    first, *rest = words
    if first in SMALL_WORDS and _fits(letters, rest):
        return True
    if first[0] != letters[0]:
        return False
    return any(_fits(letters[taken:], rest) for taken in _prefixes(letters, first))


def _prefixes(letters: str, word: str) -> Iterator[int]:
    """Yield how many letters a word may give: its first, and more in order."""
    position = 0
    for taken, letter in enumerate(letters):
        position = word.find(letter, position) + 1
        if position == 0:
            return
        yield taken + 1
