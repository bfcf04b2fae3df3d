"""The normal form of text."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.readers.text import has_unencodable, join_blocks, longest_run, normalise, one_line, same_words

RAW = st.text(st.characters(codec=None), max_size=60) | st.text(
    st.sampled_from(" \t\n\r\x0c\x1b[3m\x85\xa0\u2028\u200b\ufeff\u0301ea\ud800\ufffe"), max_size=40
)


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f\x0cg", "a\nb\nc\nd\ne\nf\ng"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("one \t\n \n \ntwo  ", "one\n\ntwo"),
        ("\ufeffAli\u200bba\xadba\u2060", "Alibaba"),
        ("bell\x07 nul\x00 c1\x80", "bell nul c1"),
        ("\x1b[31mred\x1b[0m \x9b1mbold", "red bold"),
        ("lone \ud800 non \ufffe \U0001ffff", "lone \ufffd non \ufffd \ufffd"),
        ("Ole\u0301", "Ol\xe9"),
        ("5\xa0km\u202f2\u3000x", "5 km 2 x"),
        ("tab\tstays", "tab\tstays"),
        ("\u202eevil\u202c", "evil"),
        ("   ", ""),
    ],
)
def test_normal_form(raw: str, normal: str) -> None:
    assert normalise(raw) == normal


@given(RAW)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    assert normalise(normalise(raw)) == normalise(raw)


@given(RAW)
def test_normal_text_is_fit_for_every_format(raw: str) -> None:
    text = normalise(raw)
    text.encode("utf-8")
    assert not has_unencodable(text)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\t\n" for c in text)
    assert "\n\n\n" not in text
    assert unicodedata.is_normalized("NFC", text)


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=30))  # codespell:ignore nd
def test_words_are_never_lost(word: str) -> None:
    assert normalise(f"\ufeff {word}\r\n") == unicodedata.normalize("NFC", word)


def test_one_line_has_single_spaces() -> None:
    assert one_line(" a\n\n b\t\xa0c ") == "a b c"


def test_bullets_stay_together_and_paragraphs_apart() -> None:
    assert join_blocks(["Intro", "- one", "- two", "End"]) == "Intro\n\n- one\n- two\n\nEnd"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Alibaba\u2019s ban", "ALIBABA'S BAN", True),
        ("Alibaba bans", "Alibaba", False),
        ("", "\u2014", False),
    ],
)
def test_same_words(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    assert same_words(one, other) is same


@pytest.mark.parametrize(("text", "length"), [("a" * 200, 0), ("b " + "a" * 201, 201), ("a b " * 300, 0)])
def test_longest_run_counts_from_201(text: str, length: int) -> None:
    assert longest_run(text) == length


@pytest.mark.parametrize("run", [" ", "\t", "\n", "\x1b[", "\u200b", "a"])
def test_long_runs_take_no_longer_than_their_length(run: str) -> None:
    text = f"x{run * 500_000}y"
    started = time.process_time()
    normalise(text)
    assert time.process_time() - started < 5
