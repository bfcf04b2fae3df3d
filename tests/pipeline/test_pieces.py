"""Long texts are read in pieces, and no offset changes; no word is too long, and no sentence endless."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.pipeline import pieces as module
from eventgraph.pipeline.language import read_article
from eventgraph.pipeline.paragraphs import LONGEST, mark_paragraphs
from eventgraph.pipeline.pieces import LONGEST_RUN, PIECE, joined, pieces, tokenized
from eventgraph.records import Article, Extraction

if TYPE_CHECKING:
    from spacy.language import Language

STORY: Final = "Alibaba banned Claude Code on Monday, according to Reuters."
RAIN: Final = "It rained all day in the hills, and the streets were empty until the evening. "
PARTS: Final = st.sampled_from([STORY, "\n\n", "\n", " ", "x" * 90, "("])
SECONDS: Final = 15


def claims(found: Extraction) -> set[tuple[str, str, str]]:
    """Return the claims with the names of their subjects and objects."""
    name = {entity.id: entity.name for entity in found.entities}
    return {(name[c.subject], c.relation, name[c.object]) for c in found.claims if c.object in name}


def has_true_offsets(found: Extraction, text: str) -> bool:
    """Tell whether evidence and mentions are the text at their offsets."""
    spans = [*found.mentions, *(claim.evidence for claim in found.claims)]
    return bool(spans) and all(text[span.start : span.end] == span.text for span in spans)


@given(st.lists(PARTS, max_size=60).map("".join))
def test_pieces_are_the_text(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PIECE", 100)
        found = list(pieces(text))
    assert "".join(found) == text
    assert all(len(piece) <= 100 for piece in found)
    assert all(found) or not text


@pytest.mark.parametrize(
    ("border", "worse"), [("\n\n", "\n"), ("\n", ". "), (". ", " "), (" ", "")], ids=repr
)
def test_pieces_end_at_the_best_border(border: str, worse: str) -> None:
    filler = f"w{worse}" * PIECE
    text = f"{filler[: PIECE * 3 // 4]}{border}end{border}{filler}"
    assert next(pieces(text)).endswith(f"end{border}")


def test_a_text_in_one_piece_is_read_as_before(nlp: Language) -> None:
    text = f"{STORY} {RAIN}\n\n{STORY}"
    assert tokenized(nlp, text).to_json() == nlp.make_doc(text).to_json()
    doc = nlp.make_doc(text)
    assert joined([doc]) is doc


@pytest.mark.parametrize("between", ["\n\n", "\n", " "])
def test_offsets_hold_across_pieces(nlp: Language, between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PIECE", 1_000)
    text = between.join([STORY, *[RAIN.strip()] * 40, "Alibaba also sued Tencent."])
    found = read_article(nlp, Article(id="a", text=text))
    assert has_true_offsets(found, text)
    assert ("Alibaba", "bans", "Claude Code") in claims(found)
    assert ("Alibaba", "sues", "Tencent") in claims(found)
    assert [mention.text for mention in found.mentions if mention.start > 3_000] == ["Alibaba", "Tencent"]


def test_what_pieces_say_is_what_the_whole_says(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        f"{STORY} {RAIN}\n\nTencent may ban Claude Code. {RAIN}\n\nItaly banned ChatGPT in March 2023. {RAIN}"
    )
    article = Article(id="a", text=text, published="2026-07-05")
    whole = read_article(nlp, article)
    monkeypatch.setattr(module, "PIECE", 160)
    assert len(list(pieces(text))) == 3
    assert read_article(nlp, article) == whole


@pytest.mark.parametrize(
    "run",
    ["(" * 10_000, "\u2014" * 8_000, "$" * 8_000, '"' * 16_000, "https://" * 10_000, "QUJD" * 50_000],
    ids=["parentheses", "dashes", "dollars", "quotes", "addresses", "base64"],
)
def test_runs_without_white_space_are_cut(nlp: Language, run: str) -> None:
    began = time.perf_counter()
    doc = joined([tokenized(nlp, piece) for piece in pieces(f"{STORY}\n\n{run}\n\n{STORY}")])
    assert doc.text == f"{STORY}\n\n{run}\n\n{STORY}"
    assert max(map(len, doc)) <= LONGEST_RUN
    assert [token.text for token in doc][:3] == [token.text for token in doc][-11:-8] == STORY.split()[:3]
    assert time.perf_counter() - began < SECONDS


def test_text_around_a_run_is_read(nlp: Language) -> None:
    text = f"{STORY}\n\n{'(' * 3_000}\n\nItaly banned ChatGPT in March 2023."
    found = read_article(nlp, Article(id="a", text=text, title=f"{'x' * 3_000} Alibaba bans Claude Code"))
    assert has_true_offsets(found, text)
    assert {("Alibaba", "bans", "Claude Code"), ("Italy", "bans", "ChatGPT")} <= claims(found)


def test_a_sentence_without_end_is_cut() -> None:
    doc = mark_paragraphs(spacy.blank("en")("the man and " * LONGEST))
    starts = [token.i for token in doc if token.is_sent_start]
    assert starts == [0, LONGEST, 2 * LONGEST + 1]
    stopped = mark_paragraphs(spacy.blank("en")(f"{'the man and ' * 150}. " * 4))
    assert [token.i for token in stopped if token.is_sent_start] == [0]
