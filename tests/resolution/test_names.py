from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.resolution import name_key
from eventgraph.resolution.names import fold, strip_possessive

CLASSES = ("Person", "Organization", "Place", "Product", "Work", "Event", "Law", "Group", "Concept")

SAME = [
    ("Alibaba", "Alibaba Group Holding Ltd.", "Organization"),
    ("Alibaba", "ALIBABA'S", "Organization"),
    ("The New York Times", "New York Times Co.", "Organization"),
    ("Tiffany", "Tiffany & Co.", "Organization"),
    ("Johnson & Johnson", "Johnson and Johnson", "Organization"),
    ("Nestlé S.A.", "Nestle", "Organization"),
    ("Ørsted A/S", "Orsted A/S", "Organization"),
    ("U.S.", "US", "Place"),
    ("İstanbul", "Istanbul", "Place"),
    ("Coca-Cola", "Coca Cola", "Product"),
    ("GPT\u20114", "GPT-4", "Product"),
    ("President Xi Jinping", "Xi  Jinping", "Person"),
    ("Sen. Ted Cruz", "Ted Cruz", "Person"),
    ("Elon Musk\u2019s", "Elon Musk", "Person"),
    ("Shein\u200b", "Shein", "Organization"),
    ("\uff33\uff28\uff25\uff29\uff2e", "SHEIN", "Organization"),
]
DIFFERENT = [
    ("Georgia", "Georgia Tech", "Organization"),
    ("Disney", "Disney+", "Product"),
    ("C", "C++", "Product"),
    ("C", "C#", "Product"),
    ("Claude 4.5", "Claude 45", "Product"),
    ("Monsters", "Monsters, Inc.", "Work"),
    ("Francis", "Pope Francis", "Person"),
    ("Motors", "General Motors", "Organization"),
    ("Martin Luther King", "Martin Luther King Jr.", "Person"),
]


@pytest.mark.parametrize(("one", "other", "kind"), SAME)
def test_spellings_of_one_name_share_a_bare_key(one: str, other: str, kind: str) -> None:
    assert name_key(one, kind).bare == name_key(other, kind).bare


@pytest.mark.parametrize(("one", "other", "kind"), DIFFERENT)
def test_names_of_two_share_no_key(one: str, other: str, kind: str) -> None:
    assert not set(name_key(one, kind)) & set(name_key(other, kind))


@pytest.mark.parametrize(
    ("name", "careful", "bare"),
    [
        ("Wendy's", "wendys", "wendy"),
        ("Eurasia Group", "eurasia group", "eurasia"),
        ("Apple Inc", "apple", "apple"),
    ],
)
def test_the_careful_key_keeps_what_matters_to_some(name: str, careful: str, bare: str) -> None:
    assert name_key(name, "Organization") == (careful, bare)


@pytest.mark.parametrize("name", ["The The", "Inc.", "Group", "Dr", "!!!", "'s", "&", "The Company"])
@pytest.mark.parametrize("kind", CLASSES)
def test_a_name_is_never_stripped_to_nothing(name: str, kind: str) -> None:
    assert all(name_key(name, kind))


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Alibaba's", "Alibaba"),
        ("Alibaba\u2019s", "Alibaba"),
        ("Tencent Holdings' ", "Tencent Holdings"),
        ("the  U.S.'s", "the U.S."),
        ("Rock 'n' Roll", "Rock 'n' Roll"),
        ("'s", "'s"),
    ],
)
def test_possessive(form: str, name: str) -> None:
    assert strip_possessive(form) == name


@given(st.text(), st.sampled_from(CLASSES))
def test_the_careful_key_of_a_key_is_itself(name: str, kind: str) -> None:
    key = name_key(name, kind).careful
    assert name_key(key, kind).careful == key


@given(st.text())
def test_folding_ignores_case_form_and_white_space(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(f"  {text}\t") == folded
    assert folded == " ".join(folded.split())
