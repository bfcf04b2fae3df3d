from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.cli.terminal_text import LIMIT, UNSAFE, UNSAFE_IN_DATA, data_for, escaped, is_styled

ANY_TEXT = st.text(st.characters(codec=None), max_size=300)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Alibaba", "Alibaba"),
        ("\x1b[2J\x1b]0;owned\x07", r"\u001b[2J\u001b]0;owned\u0007"),
        ("a\nb\tc\r", r"a\u000ab\u0009c\u000d"),
        ("\x9b31m", r"\u009b31m"),
        ("abc\u202edcba", r"abc\u202edcba"),
        ("\u2066x\u2069", r"\u2066x\u2069"),
        ("a\udcffb", r"a\udcffb"),
        ("[bold red]not markup[/]", "[bold red]not markup[/]"),
        ("阿里巴巴 👩‍💻 Zürich", "阿里巴巴 👩‍💻 Zürich"),
    ],
)
def test_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(ANY_TEXT.filter(lambda text: "\\" not in text))
def test_nothing_unsafe_is_left_and_nothing_is_lost(text: str) -> None:
    shown = escaped(text, limit=None)
    assert not UNSAFE.search(shown)
    assert re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), shown) == text


@pytest.mark.parametrize("length", [LIMIT - 1, LIMIT, LIMIT + 1, 10 * LIMIT])
def test_long_text_is_cut(length: int) -> None:
    shown = escaped("x" * length)
    assert len(shown) == min(length, LIMIT)
    assert shown.endswith("…") == (length > LIMIT)


@given(st.binary())
def test_a_pipe_gets_the_bytes_as_they_are(data: bytes) -> None:
    assert data_for(data, terminal=False) == data


@given(ANY_TEXT)
def test_a_terminal_gets_lines_without_controls(text: str) -> None:
    shown = data_for(text.encode("utf-8", "replace"), terminal=True).decode()
    assert not UNSAFE_IN_DATA.search(shown)


def test_lines_and_columns_stay_lines_and_columns() -> None:
    assert data_for(b"a,b\r\n1\t2\r\n", terminal=True) == b"a,b\n1\t2\n"


@pytest.mark.parametrize(
    ("terminal", "no_color", "styled"), [(True, "", True), (True, "1", False), (False, "", False)]
)
def test_colours_may_be_refused(
    terminal: bool,  # noqa: FBT001 - columns
    no_color: str,
    styled: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert is_styled() == styled
