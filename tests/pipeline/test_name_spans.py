"""Where names may stand: runs of capitals, overlaps settled."""

from __future__ import annotations

from typing import Final

import pytest
import spacy
from spacy.tokens import Doc

from eventgraph.pipeline.name_spans import (
    Span,
    can_be_name,
    capitalised_runs,
    reconcile,
    trim,
    with_particles,
    with_syllable,
)

from .notation import parse

INSTITUTIONS: Final = frozenset({"university", "bank", "ministry"})


def capitals(text: str) -> str:
    """Write a sentence's notation: capitalised words are proper nouns, all hang on the first word."""
    first, *rest = text.split()
    tokens = [f"{first}/{'NNP' if first[0].isupper() else 'NN'}/ROOT"]
    for word in rest:
        tag = "NNP" if word[0].isupper() else "NN"
        tokens.append(word if word in ("-", ",", "(", ")") else f"{word}/{tag}/dep")
    return " ".join(tokens)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alibaba sells clouds", ["Alibaba"]),
        ("we know Alibaba Cloud and Tencent", ["Alibaba Cloud", "Tencent"]),
        ("the University of Oslo won", ["University of Oslo"]),
        ("the Ministry of Industry and Trade won", ["Ministry of Industry and Trade"]),
        ("the makers of Alibaba won", ["Alibaba"]),
        ("Tencent of Shenzhen won", ["Tencent", "Shenzhen"]),
        ("Procter & Gamble won", ["Procter & Gamble"]),
        ("clouds are sold", []),
    ],
)
def test_capitalised_runs(text: str, expected: list[str]) -> None:
    doc = parse(capitals(text))
    assert [doc[slice(*run)].text for run in capitalised_runs(doc, INSTITUTIONS)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Alibaba 's", "Alibaba"),
        ("Mr. Zhang", "Zhang"),
        ("( Alibaba )", "Alibaba"),
        ("Alibaba ¶ Tencent", "Alibaba"),
        ("the of", ""),
    ],
)
def test_trim(text: str, expected: str) -> None:
    doc = parse(" ".join(w if w in "()¶" else f"{w}/NNP/dep" for w in text.split()))
    assert doc[slice(*trim(doc, 0, len(doc)))].text == expected


@pytest.mark.parametrize(
    ("text", "spans", "known", "expected"),
    [
        ("Alibaba Cloud grew", {(0, 1), (0, 2)}, set(), ["Alibaba Cloud"]),
        ("Alibaba Cloud grew", {(0, 1), (0, 2)}, {(0, 1)}, ["Alibaba Cloud"]),
        ("OpenAI researchers met", {(0, 1), (0, 2)}, {(0, 1)}, ["OpenAI"]),
        ("Alibaba Tencent Baidu met", {(0, 3), (0, 1), (1, 2)}, {(0, 1), (1, 2)}, ["Alibaba", "Tencent"]),
        ("Bank of America Tower stands", {(0, 4), (0, 3)}, {(0, 3)}, ["Bank of America Tower"]),
        ("Alibaba met Tencent", {(0, 1), (2, 3)}, set(), ["Alibaba", "Tencent"]),
    ],
)
def test_overlaps_are_settled(text: str, spans: set[Span], known: set[Span], expected: list[str]) -> None:
    doc = parse(capitals(text))
    assert [doc[slice(*span)].text for span in reconcile(doc, spans | known, known)] == expected


@pytest.mark.parametrize(
    ("text", "span", "recognised", "expected"),
    [
        ("we know Alibaba/NNP/dep well", (2, 3), False, True),
        ("see @alibaba/NNP/dep now", (1, 2), True, False),
        ("Alibaba/NNP/dep Cloud/NNP/dep grew", (0, 2), False, True),
        ("it rose 30bn/CD/dep then", (2, 3), True, False),
        ("we like clouds/NNS/dep much", (2, 3), True, False),
        ("we know X/NNP/dep well", (2, 3), False, False),
    ],
)
def test_what_can_be_a_name(text: str, span: Span, *, recognised: bool, expected: bool) -> None:
    first, *rest = (word if "/" in word else f"{word}/NN/dep" for word in text.split())
    doc = parse(" ".join([first.replace("/dep", "/ROOT"), *rest]))
    assert can_be_name(doc, span, recognised=recognised) is expected


def test_a_date_is_no_name() -> None:
    doc = parse(
        "we/PRP/nsubj left=leave/VBD/ROOT on/IN/prep July/NNP/pobj>on 5/CD/nummod>July .", DATE="July 5"
    )
    assert not can_be_name(doc, (3, 5), recognised=True)


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("said Staffan de Mistura .", (3, 4), "Mistura"),
        ("Ursula von der Leyen spoke", (0, 3), "Ursula von der Leyen"),
        ("Rosa Diaz de Lara spoke", (0, 2), "Rosa Diaz de Lara"),
        ("talks with bin Salman", (3, 4), "bin Salman"),
        ("Rosa Diaz de facto resigned", (0, 2), "Rosa Diaz"),
        ("Rosa Diaz spoke", (0, 2), "Rosa Diaz"),
    ],
)
def test_family_names_with_small_words(text: str, span: Span, expected: str) -> None:
    doc = parse(capitals(text))
    start, end = with_particles(doc, span)
    assert doc[start:end].text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Park Geun - hye spoke", "Park Geun-hye"),
        ("Moon Jae - in spoke", "Moon Jae-in"),
        ("Rosa Diaz - style talks", "Rosa Diaz"),
        ("Rosa Diaz - Lopez spoke", "Rosa Diaz"),
        ("Rosa Diaz spoke", "Rosa Diaz"),
    ],
)
def test_syllables_behind_a_hyphen(text: str, expected: str) -> None:
    words = text.split()
    spaces = [word != "-" and words[i + 1 : i + 2] != ["-"] for i, word in enumerate(words)]
    doc = Doc(spacy.blank("en").vocab, words=words, spaces=spaces)
    start, end = with_syllable(doc, (0, 2), {"style"})
    assert doc[start:end].text == expected
