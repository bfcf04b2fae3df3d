"""One entity for all its names: acronyms, short forms, legal suffixes, the gazetteer's aliases."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.pipeline.aliases import find_entities, is_acronym, shortens

from .notation import names, parse

SUFFIXES: Final = frozenset({"inc", "ltd", "co", "corp", "group"})


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("NYMA", "New York Museum Association", True),
        ("ECC", "European Chamber of Commerce", True),
        ("FDA", "Food and Drug Administration", True),
        ("HMO", "health maintenance organization", True),
        ("TikTok", "ByteDance", False),
        ("IBM", "Alibaba Group", False),
        ("ABC", "ABC", False),
        ("EU", "The European Union", True),
        ("RA", "European Army", False),
    ],
)
def test_acronyms_after_schwartz_and_hearst(short: str, full: str, expected: bool) -> None:  # noqa: FBT001
    assert is_acronym(short, full) is expected


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True), min_size=2, max_size=6))
def test_the_initials_of_words_are_an_acronym(words: list[str]) -> None:
    assert is_acronym("".join(word[0] for word in words), " ".join(words))


@pytest.mark.parametrize(
    ("short", "full", "kind", "expected"),
    [
        ("Zhang", "Daniel Zhang", "Person", True),
        ("Daniel Zhang", "Daniel Wei Zhang", "Person", True),
        ("Zhang Wei", "Daniel Zhang", "Person", False),
        ("Smith", "Daniel Zhang", "Person", False),
        ("ZHANG", "Daniel Zhang", "Person", True),
        ("ANG", "Daniel Zhang", "Person", False),
        ("Daniel Zhang", "Mary Daniel Zhang", "Person", True),
        ("Daniel Zhang", "Free Daniel Zhang", "Person", False),
        ("Harbour", "Long Live the Harbour", "Person", False),
        ("Lindenhof", "Lindenhof Holding", "Organization", True),
        ("Holding", "Lindenhof Holding", "Organization", False),
        ("SEC", "Securities and Exchange Commission", "Organization", True),
        ("York", "New York", "Place", False),
        ("Lindenhof Holding", "Lindenhof", "Organization", False),
    ],
)
def test_short_forms(short: str, full: str, kind: str, expected: bool) -> None:  # noqa: FBT001
    assert shortens(short, full, kind) is expected


def entities_of(text: str, *written: str) -> list[tuple[str, str, list[str]]]:
    doc = parse(" ".join(word if word in ".,()¶" else f"{word}/NNP/dep" for word in text.split()))
    found = names(doc, *written)
    return [
        (e.name, e.type, [doc[found[i].start : found[i].end].text for i in e.mentions])
        for e in find_entities(doc, found, SUFFIXES)
    ]


CASES: Final[dict[str, tuple[str, tuple[str, ...], list[tuple[str, str, list[str]]]]]] = {
    "the same name twice": (
        "Ridgeway met Ridgeway",
        ("Ridgeway:Organization",),
        [("Ridgeway", "Organization", ["Ridgeway", "Ridgeway"])],
    ),
    "a legal suffix": (
        "Ridgeway Inc. met Ridgeway",
        ("Ridgeway Inc.:Organization", "Ridgeway:Organization"),
        [("Ridgeway Inc.", "Organization", ["Ridgeway Inc.", "Ridgeway"])],
    ),
    "a last name": (
        "Mara Linden met . Linden left",
        ("Mara Linden:Person", "Linden:Person"),
        [("Mara Linden", "Person", ["Mara Linden", "Linden"])],
    ),
    "a last name that two bear means neither": (
        "Mara Linden met Paul Linden . Linden left",
        ("Mara Linden:Person", "Paul Linden:Person", "Linden:Person"),
        [
            ("Mara Linden", "Person", ["Mara Linden"]),
            ("Paul Linden", "Person", ["Paul Linden"]),
            ("Linden", "Person", ["Linden"]),
        ],
    ),
    "a last name that two bear means whom the article names most": (
        "Mara Linden met Paul Linden . Mara Linden spoke . Linden left",
        ("Mara Linden:Person", "Paul Linden:Person", "Linden:Person"),
        [
            ("Mara Linden", "Person", ["Mara Linden", "Mara Linden", "Linden"]),
            ("Paul Linden", "Person", ["Paul Linden"]),
        ],
    ),
    "what is called after a person is no namesake": (
        "Mara Linden left Linden Cabinet . Linden spoke",
        ("Mara Linden:Person", "Linden Cabinet:Organization", "Linden:Person"),
        [
            ("Mara Linden", "Person", ["Mara Linden", "Linden"]),
            ("Linden Cabinet", "Organization", ["Linden Cabinet"]),
        ],
    ),
    "an acronym in parentheses": (
        "European Chamber of Commerce ( ECC ) met . ECC left",
        ("European Chamber of Commerce:Organization", "ECC:Organization"),
        [
            (
                "European Chamber of Commerce",
                "Organization",
                ["European Chamber of Commerce", "ECC", "ECC"],
            )
        ],
    ),
    "initials without a definition": (
        "Ridgeway Steel Works met . RSW left",
        ("Ridgeway Steel Works:Organization", "RSW:Organization"),
        [("Ridgeway Steel Works", "Organization", ["Ridgeway Steel Works", "RSW"])],
    ),
    "a class apart": (
        "Georgia met Georgia",
        ("Georgia:Place",),
        [("Georgia", "Place", ["Georgia", "Georgia"])],
    ),
    "the gazetteer's aliases": (
        "Alphabet met Google",
        ("Alphabet:Organization:name:Google", "Google:Organization:name:Google"),
        [("Google", "Organization", ["Alphabet", "Google"])],
    ),
    "a known name is no short form": (
        "Alibaba met Alibaba Cloud",
        ("Alibaba:Organization:name:Alibaba", "Alibaba Cloud:Organization:name:Alibaba Cloud"),
        [("Alibaba", "Organization", ["Alibaba"]), ("Alibaba Cloud", "Organization", ["Alibaba Cloud"])],
    ),
    "a known person is no namesake's last name": (
        "Cher met Anna Cher",
        ("Cher:Person:name:Cher", "Anna Cher:Person"),
        [("Cher", "Person", ["Cher"]), ("Anna Cher", "Person", ["Anna Cher"])],
    ),
    "a country and its adjective": (
        "Chinese met China",
        ("Chinese:Place:adjective:China", "China:Place:name:China"),
        [("China", "Place", ["Chinese", "China"])],
    ),
    "a country known by its adjective only": (
        "Chinese met",
        ("Chinese:Place:adjective:China",),
        [("China", "Place", ["Chinese"])],
    ),
    "a country and its people": (
        "Britons met Britain",
        ("Britons:Group:demonym:Britain", "Britain:Place:name:Britain"),
        [("Britons", "Group", ["Britons"]), ("Britain", "Place", ["Britain"])],
    ),
}


@pytest.mark.parametrize(("text", "written", "expected"), CASES.values(), ids=CASES.keys())
def test_entities(text: str, written: tuple[str, ...], expected: list[tuple[str, str, list[str]]]) -> None:
    assert entities_of(text, *written) == expected


def test_every_mention_has_one_entity() -> None:
    doc = parse("Mara/NNP/compound>Linden Linden/NNP/ROOT met/NN/dep ECC/NNP/dep Linden/NNP/dep")
    found = names(doc, "Mara Linden:Person", "ECC:Organization")
    owned = sorted(i for e in find_entities(doc, found, SUFFIXES) for i in e.mentions)
    assert owned == list(range(len(found)))
