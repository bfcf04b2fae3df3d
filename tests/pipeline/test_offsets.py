"""Laws of offsets: whatever the text, evidence and mentions are its exact characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from eventgraph.pipeline.language import read_article
from eventgraph.records import Article, Claim, Support

from .test_sentences import SENTENCES

if TYPE_CHECKING:
    from spacy.language import Language

NOISE: Final = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "\n\n",
            "\n",
            "\t",
            "  ",
            "\u200b",
            "\u00a0",
            "\U0001f600\u200d\U0001f525",
            "e\u0301",
            "\u202e",
            "- ",
            "* ",
        ]
    ),
)
TEXTS: Final = st.lists(st.one_of(st.sampled_from(sorted(SENTENCES)), NOISE), max_size=8).map("".join)
SLOW: Final = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@SLOW
@given(TEXTS)
@example("\tFormer Google CEO Eric Schmidt visited China.")
def test_every_offset_is_true(nlp: Language, text: str) -> None:
    found = read_article(nlp, Article(id="a", text=text, published="2026-07-05"))
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
    for claim in found.claims:
        places: tuple[Claim | Support, ...] = (claim, *claim.supporting)
        for place in places:
            assert text[place.evidence.start : place.evidence.end] == place.evidence.text
            assert place.evidence.text == place.evidence.text.strip()
            assert place.evidence.start <= place.trigger.start < place.trigger.end <= place.evidence.end


@SLOW
@given(TEXTS)
def test_ids_are_known_and_claims_distinct(nlp: Language, text: str) -> None:
    found = read_article(nlp, Article(id="a", text=text))
    entities = [entity.id for entity in found.entities]
    assert len(set(entities)) == len(entities)
    assert {end for c in found.claims for end in (c.subject, c.object)} <= set(entities)
    assert {m.entity for m in found.mentions} <= set(entities)
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    for mention in found.mentions:
        if mention.antecedent is not None:
            assert found.mentions[mention.antecedent].kind == "name"
            assert found.mentions[mention.antecedent].entity == mention.entity


@SLOW
@given(TEXTS)
def test_extraction_is_deterministic(nlp: Language, text: str) -> None:
    article = Article(id="a", text=text, published="2026-07-05")
    assert read_article(nlp, article).model_dump_json() == read_article(nlp, article).model_dump_json()
