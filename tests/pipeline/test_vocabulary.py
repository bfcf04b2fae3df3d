"""A vocabulary that knows enough words forgets those of an article with it, and nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventgraph.pipeline import language
from eventgraph.pipeline.language import read_article, read_openly, read_with_features
from eventgraph.records import Article

if TYPE_CHECKING:
    import pytest
    from spacy.language import Language

TEXT = "{0} banned Claude Code on Monday, {0} said. It competes with {0}soft, which sued {0}ware in May."
TITLE = "{0} bans Claude Code"


def article(number: int) -> Article:
    """Return an article with names that no other has."""
    name = f"Zor{'abcdefghij'[number]}ulb"
    return Article(id=name, text=TEXT.format(name), title=TITLE.format(name), published="2026-07-05")


def test_words_are_forgotten_and_the_same_is_found(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [read_article(nlp, article(number)) for number in (0, 1)]
    features = read_with_features(nlp, article(1))
    openly = read_openly(nlp, article(1))
    monkeypatch.setattr(language, "ENOUGH_WORDS", 0)
    known = len(nlp.vocab.strings)
    assert [read_article(nlp, article(number)) for number in (0, 1)] == before
    assert read_with_features(nlp, article(1)) == features
    assert read_openly(nlp, article(1)) == openly
    assert all(found.claims for found in before)
    for number in range(2, 10):
        read_article(nlp, article(number))
    assert len(nlp.vocab.strings) == known
