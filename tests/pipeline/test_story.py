"""The story that started the project, in our own words: what must be found, and what must never be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.language import read_article
from eventgraph.records import Article, Claim, Extraction, Factuality

if TYPE_CHECKING:
    from spacy.language import Language

TEXT: Final = """\
What Happened

Alibaba, the Chinese e-commerce giant, has reportedly banned its employees from using Claude Code, a coding \
assistant developed by OpenAI. The memo names data security as the reason for the ban. OpenAI competes with \
Google. No statement from Alibaba or OpenAI has been released.

What Comes Next

Tencent may ban Claude Code as well. Baidu has not banned Claude Code. AI is changing the industry, and \
Beijing promotes domestic tools.
"""
ARTICLE: Final = Article(id="story", text=TEXT, published="2026-07-05")


@pytest.fixture(scope="module")
def story(nlp: Language) -> Extraction:
    return read_article(nlp, ARTICLE)


def the_claims(story: Extraction, subject: str, relation: str, obj: str) -> list[Claim]:
    names = {entity.id: entity.name for entity in story.entities}
    wanted = (subject, relation, obj)
    return [c for c in story.claims if (names[c.subject], c.relation, names[c.object]) == wanted]


def test_alibaba_bans_claude_code_on_reported_word(story: Extraction) -> None:
    (claim,) = the_claims(story, "Alibaba", "bans", "Claude Code")
    assert (claim.factuality, claim.source) == (Factuality.ACTUAL, "reportedly")


@pytest.mark.parametrize(
    ("subject", "relation", "obj", "factuality"),
    [
        ("OpenAI", "develops", "Claude Code", Factuality.ACTUAL),
        ("OpenAI", "competes_with", "Google", Factuality.ACTUAL),
        ("Tencent", "bans", "Claude Code", Factuality.POSSIBLE),
        ("Baidu", "bans", "Claude Code", Factuality.NEGATED),
    ],
)
def test_claim(story: Extraction, subject: str, relation: str, obj: str, factuality: Factuality) -> None:
    assert [c.factuality for c in the_claims(story, subject, relation, obj)] == [factuality]


def test_entities_are_typed_as_a_reader_would(story: Extraction) -> None:
    types = {entity.name: entity.type for entity in story.entities}
    expected = {
        "Alibaba": "Organization",
        "OpenAI": "Organization",
        "Google": "Organization",
        "Tencent": "Organization",
        "Baidu": "Organization",
        "Claude Code": "Product",
        "Beijing": "Place",
    }
    assert {name: types.get(name) for name in expected} == expected
    assert "AI" not in types


def test_a_heading_is_no_part_of_a_sentence(story: Extraction) -> None:
    assert all("\n" not in claim.evidence.text for claim in story.claims)


def test_evidence_is_the_text(story: Extraction) -> None:
    for claim in story.claims:
        assert TEXT[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end
