"""Sixty happenings: what was made of a text must be found, and what was written apart must stay apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from eventgraph.deduplication import article_print, group_copies
from eventgraph.records import Article, Copy

from .planted import article, cut, edited, framed, happening

HAPPENINGS = 60
CHANGES: dict[str, Callable[[str, int], str]] = {
    "same": lambda text, _: text,
    "edited-3": lambda text, seed: edited(text, 0.03, seed),
    "edited-10": lambda text, seed: edited(text, 0.10, seed),
    "cut-60": lambda text, _: cut(text, 0.6),
    "framed": lambda text, _: framed(text),
    "framed-edited": lambda text, seed: framed(edited(text, 0.03, seed)),
    "headline": lambda text, _: f"Closure leaves hundreds without work\n\n{text}",
}


def originals() -> list[Article]:
    told = ((number, pen) for number in range(HAPPENINGS) for pen in range(3))
    return [article(f"{number}-{pen}", happening(number).told_by(pen)) for number, pen in told]


def changed() -> list[Article]:
    return [
        article(
            f"{number}-0/{name}",
            change(happening(number).told_by(0), number),
            published="2026-07-06",
            title=f"A paper's own headline {number}",
        )
        for number in range(HAPPENINGS)
        for name, change in CHANGES.items()
    ]


@pytest.fixture(scope="module")
def copies() -> dict[str, Copy]:
    return group_copies(map(article_print, [*originals(), *changed()]))


@pytest.mark.parametrize("name", CHANGES)
def test_every_copy_is_found_with_its_origin(copies: dict[str, Copy], name: str) -> None:
    found = [copies.get(f"{number}-0/{name}") for number in range(HAPPENINGS)]
    assert [copy and copy.origin for copy in found] == [f"{number}-0" for number in range(HAPPENINGS)]


@pytest.mark.parametrize(
    ("name", "reasons"),
    [("same", {"exact"}), ("framed", {"exact"}), ("edited-3", {"near"}), ("cut-60", {"near", "cut"})],
)
def test_the_reason_says_how(copies: dict[str, Copy], name: str, reasons: set[str]) -> None:
    assert {copies[f"{number}-0/{name}"].reason for number in range(HAPPENINGS)} <= reasons


def test_what_was_written_apart_stays_apart(copies: dict[str, Copy]) -> None:
    assert [one.id for one in originals() if one.id in copies] == []
