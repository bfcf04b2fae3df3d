from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.cli.marked_sentence import marked
from eventgraph.cli.terminal_text import escaped
from eventgraph.records import TextSpan

SENTENCE = "Alibaba banned Claude Code."


def spans(*pairs: tuple[int, int]) -> list[TextSpan]:
    return [TextSpan(start=start, end=end) for start, end in pairs]


@pytest.mark.parametrize(
    ("sentence", "marks", "shown"),
    [
        (SENTENCE, [], SENTENCE),
        (SENTENCE, [(0, 7), (8, 14), (15, 26)], "«Alibaba» «banned» «Claude Code»."),
        (SENTENCE, [(0, 27)], "«Alibaba banned Claude Code.»"),
        ("A\nban", [(2, 5)], "A\\u000a«ban»"),
        ("x" * 300, [(299, 300)], "x" * 299 + "«x»"),
    ],
)
def test_marked(sentence: str, marks: list[tuple[int, int]], shown: str) -> None:
    assert marked(sentence, spans(*marks), styled=False) == shown


def test_a_terminal_gets_style_and_no_signs() -> None:
    shown = marked(SENTENCE, spans((8, 14)), styled=True)
    assert "\x1b[" in shown
    assert "«" not in shown


@given(st.text(max_size=60).filter(lambda text: "«" not in text and "»" not in text), st.data())
def test_marks_add_only_their_signs(sentence: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(sentence)), max_size=6)))
    marks = spans(*zip(ends[::2], ends[1::2], strict=False))
    shown = marked(sentence, marks, styled=False)
    assert shown.replace("«", "").replace("»", "") == escaped(sentence, limit=None)
    assert shown.count("«") == len(marks)
