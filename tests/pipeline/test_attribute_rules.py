"""Kept attribute rules set what the model's attribute ruler sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
import spacy

from eventgraph.pipeline.attribute_rules import NAME, RULER, KeptRules, can_be_kept, keep_rules
from eventgraph.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXTS: Final = (
    "Alibaba has banned Claude Code, which wasn't its own; nobody's but Anthropic's, y'know?",
    "  She herself said: \"Don't.\"\n\nWho would've gone there?  That is that, but for the 2 who can.",
    "The old man the boats. He's been seeing more of Boeing's 787s than I've seen, so he was to go.",
)


@pytest.fixture(scope="module")
def model() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.mark.parametrize("text", TEXTS)
def test_sets_what_the_ruler_sets(model: Language, text: str) -> None:
    parsed = model.make_doc(text)
    for name in ("tok2vec", "tagger", "parser"):
        parsed = model.get_pipe(name)(parsed)
    ruler = model.get_pipe(RULER)
    kept = KeptRules(ruler)  # type: ignore[arg-type]
    for _ in range(2):  # the second time from memory
        assert annotated(kept(parsed.copy())) == annotated(ruler(parsed.copy()))
    assert len({pos for _, pos, _ in annotated(kept(parsed.copy()))}) > 1


def annotated(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.tag_, token.pos_, str(token.morph)) for token in doc]


def test_stands_for_the_ruler() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    keep_rules(nlp)
    assert NAME in nlp.pipe_names
    assert RULER not in nlp.pipe_names


def test_a_pattern_that_reads_more_is_not_kept() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe(RULER)
    ruler.add_patterns([{"patterns": [[{"SHAPE": "Xxxx"}]], "attrs": {"POS": "PROPN"}}])  # type: ignore[attr-defined]
    assert not can_be_kept(ruler)  # type: ignore[arg-type]
    keep_rules(nlp)
    assert nlp.pipe_names == [RULER]


def test_a_pipeline_without_ruler_stays_as_it_is() -> None:
    nlp = spacy.blank("en")
    keep_rules(nlp)
    assert nlp.pipe_names == []
