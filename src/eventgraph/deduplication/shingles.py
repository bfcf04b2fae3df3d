"""A story -> the runs of words and the facts by which copies are told (w-shingling; Broder 1997)."""

from __future__ import annotations

import re
import unicodedata
import zlib
from array import array
from collections.abc import Iterable
from typing import Final, NamedTuple

WIDTH: Final = 3
"""Words of a shingle."""
KEPT: Final = 2_048
"""How many shingles of a story are kept, those with the smallest hashes (KMV; Bar-Yossef et al. 2002)."""
FEWEST_OWN: Final = 20
"""Shingles that a story must have outside quotations, for those within to be left out."""
FACTS: Final = 64
"""How many names and figures of a story are kept."""
FEWEST_FACTS: Final = 4
"""Names and figures from which on it means something how many are shared."""
ALL: Final = 0xFFFFFFFF

APOSTROPHES: Final = re.compile("['\u2019\u02bc]")
WORDS: Final = re.compile(r"\w+")
SPOKEN: Final = re.compile(r"\u201c[^\u201c\u201d\n]{25,}(?:\u201d|$)|\"[^\"\n]{25,}\"", re.MULTILINE)
"""A quotation of five words or so: many articles have it from one mouth, and are no copies for it."""
FACT: Final = re.compile(r"[A-Z](?<=[a-z,;\d] [A-Z])[\w\u2019'-]+|\d[\d.,:]*")
"""A name within a sentence, or a figure."""


class Likeness(NamedTuple):
    """What two stories share, 0 to 1: of all shingles (Jaccard), of the first's, of the second's."""

    jaccard: float
    of_first: float
    of_second: float


def words(text: str) -> list[str]:
    """Return the words of a text without case, punctuation, compatibility forms and apostrophes."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return WORDS.findall(APOSTROPHES.sub("", plain))


def shingles(story: str) -> bytes:
    """Return the hashes of all runs of three words: sorted, four bytes each, the 2,048 smallest at most.

    Runs within quotations are left out, where enough others are left.
    """
    own = {run for part in SPOKEN.split(story) for run in _runs(words(part))}
    return _kept(own if len(own) >= FEWEST_OWN else _runs(words(story)), KEPT)


def facts(story: str) -> bytes:
    """Return the hashes of 64 names and figures of a story at most, in the form of `shingles`."""
    return _kept((match.rstrip(".,:'\u2019") for match in FACT.findall(story)), FACTS)


def likeness(first: bytes, second: bytes) -> Likeness:
    """Return how alike two stories are by their `shingles`: exactly, where both were kept whole.

    Else it is estimated from those below the largest hash that both would have kept, at least 2,048 of one
    of them: the standard error is 0.011.
    """
    one, other = _comparable(first, second, KEPT)
    shared, union = len(one & other), len(one | other)
    return Likeness(*(shared / size if size else 0.0 for size in (union, len(one), len(other))))


def shared_facts(first: bytes, second: bytes) -> float | None:
    """Return the share of its facts that the story with fewer has in common; None if there are too few."""
    one, other = _comparable(first, second, FACTS)
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest >= FEWEST_FACTS else None


def _runs(tokens: list[str]) -> Iterable[str]:
    return map(" ".join, zip(*(tokens[start:] for start in range(WIDTH)), strict=False))


def _kept(items: Iterable[str], most: int) -> bytes:
    return array("I", sorted({zlib.crc32(item.encode()) for item in items})[:most]).tobytes()


def _comparable(first: bytes, second: bytes, most: int) -> tuple[set[int], set[int]]:
    """Return two sets of hashes, those left out that one of the two could not have kept."""
    one, other = array("I", first), array("I", second)
    end = min(hashes[-1] if len(hashes) == most else ALL for hashes in (one, other))
    if end == ALL:
        return set(one), set(other)
    return {found for found in one if found <= end}, {found for found in other if found <= end}
