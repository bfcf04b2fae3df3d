"""Sentences end where paragraphs end, and after a dateline."""

from __future__ import annotations

import pytest
import spacy

from eventgraph.pipeline.paragraphs import mark_paragraphs

STORY = "Alibaba banned Claude Code."


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (f"What Happened\n\n{STORY}", ["Alibaba"]),
        (f"What Happened\n{STORY}", ["Alibaba"]),
        (f"- data security\n- {STORY}", ["-"]),
        (f"HANOI, Vietnam (AP) - {STORY}", ["Alibaba"]),
        (f"HANOI, Vietnam (AP) \u2014 {STORY}", ["Alibaba"]),
        (f"BEIJING \u2014 {STORY}", ["Alibaba"]),
        (f"GAZA CITY, Gaza Strip -- {STORY}", ["Alibaba"]),
        (f"It rained. (Photo: Ola Moe, AP) {STORY}", ["Alibaba"]),
        (f"It rained. Rain falls Read more {STORY}", ["Alibaba"]),
        (f"They read more than that. {STORY}", []),
        (f"IBM and rivals \u2014 {STORY}", []),
        (f"Heading\n\nBEIJING, July 5 (Reuters) - {STORY}", ["BEIJING", "Alibaba"]),
        (f"Alibaba (the firm) said so. Then \u2014 {STORY}", []),
        ("Alibaba \u2014 a firm \u2014 banned Claude Code.", []),
        ("The U.S. \u2014 once again \u2014 banned it.", []),
        ("a well-known firm banned it.", []),
        (STORY, []),
        ("", []),
        ("\n\n", []),
        ("BEIJING \u2014", []),
    ],
)
def test_sentence_starts(text: str, starts: list[str]) -> None:
    doc = mark_paragraphs(spacy.blank("en")(text))
    assert [t.text for t in doc if t.i and t.is_sent_start is True and not t.is_space] == starts


def test_the_text_is_left_alone() -> None:
    text = f"Heading \n\n{STORY}\n"
    assert mark_paragraphs(spacy.blank("en")(text)).text == text
