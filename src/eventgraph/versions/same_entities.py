"""Which entity of one version of an article is which of another version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from eventgraph.records import ArticleEntity, Extraction
from eventgraph.records.extraction import CONCEPT

Marks = Callable[[ArticleEntity], Iterable[str]]


def same_entities(before: Extraction, after: Extraction) -> dict[str, str]:
    """Return for entities of the later version the ids of the same ones in the earlier one.

    Two are the same by name and class, else by name, else by what the gazetteer knows them as, else by a name
    of one among the mentions of the other; each time only if nobody else in either version could be meant.
    """
    found: dict[str, str] = {}
    for marks in MARKS:
        known = set(found.values())
        left = _by_mark((e for e in before.entities if e.id not in known), marks)
        right = _by_mark((e for e in after.entities if e.id not in found), marks)
        found |= _pairs(left, right)
    return found


def _name_and_class(entity: ArticleEntity) -> Iterable[str]:
    yield f"{entity.type}\x1f{entity.name.casefold()}"


def _name(entity: ArticleEntity) -> Iterable[str]:
    yield entity.name.casefold()


def _known_as(entity: ArticleEntity) -> Iterable[str]:
    if entity.same_as is not None:
        yield entity.same_as


def _mentions(entity: ArticleEntity) -> Iterable[str]:
    if entity.type != CONCEPT:
        names = {form.casefold() for form in (entity.name, *entity.mentions) if form[:1].isupper()}
        yield from (f"{entity.type}\x1f{name}" for name in names)


MARKS: Final[tuple[Marks, ...]] = (_name_and_class, _name, _known_as, _mentions)


def _by_mark(entities: Iterable[ArticleEntity], marks: Marks) -> dict[str, set[str]]:
    holders = defaultdict(set)
    for entity in entities:
        for mark in marks(entity):
            holders[mark].add(entity.id)
    return holders


def _pairs(before: dict[str, set[str]], after: dict[str, set[str]]) -> dict[str, str]:
    """Return those who alone have a mark in their versions, and whose marks all lead to one another."""
    led: dict[str, set[str]] = defaultdict(set)
    back: dict[str, set[str]] = defaultdict(set)
    for mark in before.keys() & after.keys():
        for new in after[mark]:
            led[new] |= before[mark]
        for old in before[mark]:
            back[old] |= after[mark]
    return {
        new: next(iter(olds)) for new, olds in led.items() if len(olds) == 1 and len(back[min(olds)]) == 1
    }
