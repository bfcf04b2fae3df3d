"""Spans are cut into names at titles, small words, marks and owners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.name_cuts import Titles, cut, cut_titles

from .notation import parse

if TYPE_CHECKING:
    from eventgraph.pipeline.name_spans import Span

TITLES: Final = Titles(["governor", "senator", "chief executive", "Justice", "Secretary of State", "king"])
TAGS: Final = {
    "'s": "POS",
    "’s": "POS",
    "and": "CC",
    "for": "IN",
    "of": "IN",
    ",": ",",
    "says": "VBZ",
    "is": "VBZ",
}


def tagged(text: str) -> str:
    """Write a sentence's notation: all words hang on the first, and are proper nouns but for a few."""
    first, *rest = text.split()
    words = [word if word in (",", "-") else f"{word}/{TAGS.get(word, 'NNP')}/dep" for word in rest]
    return " ".join([f"{first}/NNP/ROOT", *words])


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("California Governor Gavin Newsom", [], ["California", "Gavin Newsom"]),
        ("Senator Cruz", [], ["Cruz"]),
        ("Alibaba Chief Executive Daniel Zhang", [], ["Alibaba", "Daniel Zhang"]),
        ("Gavin Newsom", [], ["Gavin Newsom"]),
        ("Justice Department", [(0, 2)], ["Justice Department"]),
        ("the Governor Newsom", [], ["Newsom"]),
        ("California Governor", [(0, 1)], ["California"]),
        ("Larry King", [], ["Larry King"]),
        ("Governor 's Office", [], ["Governor's Office"]),
    ],
)
def test_titles_are_cut_off(text: str, known: list[Span], expected: list[str]) -> None:
    doc = parse(tagged(text))
    titled = TITLES.find(doc, known)
    assert [doc[slice(*s)].text for s in cut_titles(doc, (0, len(doc)), titled, known)] == expected


def test_a_title_may_begin_before_the_span() -> None:
    doc = parse(tagged("Secretary of State Mara Lind"))
    (name,) = cut_titles(doc, (2, 5), TITLES.find(doc, []), [])
    assert doc[slice(*name)].text == "Mara Lind"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("governor", True), ("Governor", True), ("Justice", True), ("justice", False), ("Newsom", False)],
)
def test_a_title_in_lower_case_may_be_written_in_any(text: str, expected: bool) -> None:  # noqa: FBT001
    assert (text in TITLES) is expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Ridgeway 's Otter", "Organization", ["Ridgeway", "Otter"]),
        ("Norway 3 - 1", "Place", ["Norway", "-1"]),
        ("Ridgeway ( Otter", "Organization", ["Ridgeway", "Otter"]),
        ("Essex and Norfolk", "Organization", ["Essex", "Norfolk"]),
        ("Otter and Heron", "Work", ["Otter and Heron"]),
        ("Ministry of Trade and Industry", "Organization", ["Ministry of Trade and Industry"]),
        ("Ridgeway , Otter", "Organization", ["Ridgeway", "Otter"]),
        ("Ridgeway with Otter", "Work", ["Ridgeway", "Otter"]),
        ("Lind says Otter", "Person", ["Lind", "Otter"]),
        ("Lind on Otter", "Person", ["Lind", "Otter"]),
        ("Committee on Trade", "Organization", ["Committee on Trade"]),
    ],
)
def test_spans_are_cut(text: str, kind: str, expected: list[str]) -> None:
    doc = parse(tagged(text))
    pieces = cut(doc, (0, len(doc)), kind, {"ministry", "committee"})
    assert [doc[slice(*piece)].text for piece in pieces] == expected
