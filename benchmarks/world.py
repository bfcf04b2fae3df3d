"""A made-up world: entities of each class with names of their own, met as often as those of the news are."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from eventgraph import ids
from eventgraph.records import Entity

SHIFT: Final = 0.7
ONSETS: Final = [
    "b",
    "br",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "z",
]
SYLLABLES: Final = tuple(onset + vowel for onset in ONSETS for vowel in "aeiou")
GIVEN: Final = [
    "Ada",
    "Ben",
    "Chen",
    "Dana",
    "Emil",
    "Fatima",
    "Goran",
    "Hana",
    "Ivo",
    "Jun",
    "Kofi",
    "Lena",
    "Mei",
]
ENDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "Organization": (" Systems", " Bank", " Party", " Group", " Agency", " University", " United"),
    "Product": (" One", " Pro", " 3", " Cloud"),
    "Law": (" Act", " Treaty"),
    "Event": (" Summit", " Cup"),
    "Work": (" Chronicles", " Report"),
}


def made_up(number: int) -> str:
    """Return a word of two to four syllables, another for each number."""
    syllables: list[str] = []
    while number or len(syllables) < 2:  # noqa: PLR2004
        number, which = divmod(number, len(SYLLABLES))
        syllables.append(SYLLABLES[which])
    return "".join(syllables).capitalize()


def inhabitant(kind: str, rank: int) -> Entity:
    """Return the entity of a class with that rank of popularity."""
    word = made_up(rank * 7 + len(kind))
    if kind == "Person":
        name, aliases = f"{GIVEN[rank % len(GIVEN)]} {word}", (word,)
    elif kind == "Concept":
        name, aliases = f"{word.lower()} exports", ()
    else:
        endings = ENDINGS.get(kind, ("",))
        name = word + endings[rank % len(endings)]
        aliases = (f"{word[:2].upper()}{rank % 97}",) if kind == "Organization" and rank % 3 == 0 else ()
    return Entity(id=ids.entity_id(name, kind), name=name, type=kind, aliases=aliases)


class World:
    """Entities of each class by popularity; counts in how many articles each was met."""

    def __init__(self, sizes: Mapping[str, int], chance: random.Random) -> None:
        """Populate the world with so many entities of each class."""
        self._sizes, self._chance = sizes, chance
        self._met: dict[str, Counter[int]] = {kind: Counter() for kind in sizes}

    def draw(self, kinds: Sequence[str]) -> list[Entity]:
        """Return a different entity of each class asked for."""
        chosen: dict[tuple[str, int], None] = {}
        for kind in kinds:
            rank = zipf(self._sizes[kind], self._chance)
            while (kind, rank) in chosen:
                rank = (rank + 1) % self._sizes[kind]
            chosen[kind, rank] = None
            self._met[kind][rank] += 1
        return [inhabitant(kind, rank) for kind, rank in chosen]

    def met(self) -> Iterator[Entity]:
        """Yield those that were drawn, with the number of articles."""
        for kind, ranks in self._met.items():
            for rank, times in ranks.items():
                yield inhabitant(kind, rank).model_copy(update={"articles": times, "mentions": 2 * times})


def zipf(size: int, chance: random.Random) -> int:
    """Return a rank below `size` with a chance proportional to 1 / (rank + SHIFT)."""
    return min(int(SHIFT * ((1 + size / SHIFT) ** chance.random() - 1)), size - 1)
