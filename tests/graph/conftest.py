from __future__ import annotations

from typing import NamedTuple

import pytest

from eventgraph.records import (
    ArticleEntity,
    Claim,
    Entity,
    Evidence,
    Extraction,
    Factuality,
    Resolution,
    Support,
    TextSpan,
)


class Relation(NamedTuple):
    label: str
    family: str


ONTOLOGY = {
    "bans": Relation("bans", "regulation"),
    "competes_with": Relation("competes with", "market"),
    "develops": Relation("develops", "making"),
}


def claim(
    subject: str, relation: str, obj: str, factuality: Factuality = Factuality.ACTUAL, **fields: object
) -> Claim:
    plain = {
        "id": f"{subject}-{relation}-{obj}-{factuality.value}",
        "subject": subject,
        "relation": relation,
        "object": obj,
        "factuality": factuality,
        "evidence": Evidence(start=10, end=40, text="Alibaba banned Claude Code."),
        "trigger": TextSpan(start=18, end=24),
        "rule": "verb: X ban Y",
        "confidence": 0.9,
    }
    return Claim.model_validate(plain | fields)


def entity(identifier: str, name: str, kind: str = "Organization") -> ArticleEntity:
    return ArticleEntity(id=identifier, name=name, type=kind, mentions=(name,))


@pytest.fixture
def extractions() -> tuple[Extraction, ...]:
    """Two articles: one bans Claude Code, the other doubts it and names its developer."""
    support = Support(
        evidence=Evidence(start=300, end=350, text="The ban holds."),
        trigger=TextSpan(start=304, end=307),
        factuality=Factuality.ACTUAL,
        rule="noun",
    )
    first = Extraction(
        article="a1",
        title="Alibaba bans Claude Code",
        published="2026-07-05T08:00:00+08:00",
        publisher="The Paper",
        url="https://example.org/a1",
        entities=(
            entity("e1", "Alibaba"),
            entity("e2", "Claude Code", "Product"),
            entity("e3", "Hangzhou", "Place"),
        ),
        claims=(
            claim(
                "e1",
                "bans",
                "e2",
                source="people familiar",
                time="2026-07",
                qualifiers={
                    "reason": "data security",
                    "amount": "at least €1.5m",
                    "amount_value": "1500000",
                    "amount_unit": "EUR",
                    "count_value": "3",
                    "colour": "blue",
                },
                supporting=(
                    support,
                    support.model_copy(update={"evidence": Evidence(start=120, end=180, text="It is.")}),
                ),
            ),
        ),
    )
    second = Extraction(
        article="a2",
        entities=(entity("x", "Claude Code", "Product"), entity("y", "Alibaba"), entity("z", "OpenAI")),
        claims=(
            claim("z", "develops", "x", ended=True),
            claim("y", "bans", "x", Factuality.POSSIBLE, confidence=0.4),
            claim("y", "competes_with", "z"),
        ),
    )
    return first, second


@pytest.fixture
def resolution() -> Resolution:
    """The four entities of the two articles, one of which has no claim."""
    return Resolution(
        entities=(
            Entity(id="openai", name="OpenAI", type="Organization", articles=1, mentions=1),
            Entity(
                id="alibaba",
                name="Alibaba",
                type="Organization",
                aliases=("Ali|baba", "BABA"),
                articles=2,
                mentions=7,
            ),
            Entity(id="claude-code", name="Claude Code", type="Product", articles=2, mentions=3),
            Entity(id="hangzhou", name="Hangzhou", type="Place", articles=1, mentions=1),
        ),
        canonical={
            "a1": {"e1": "alibaba", "e2": "claude-code", "e3": "hangzhou"},
            "a2": {"x": "claude-code", "y": "alibaba", "z": "openai"},
        },
    )
