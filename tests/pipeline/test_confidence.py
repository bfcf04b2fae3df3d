"""What speaks for a claim, and the number that is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.errors import OntologyError
from eventgraph.ontology.confidence import load_confidence
from eventgraph.pipeline.confidence import make_confidence
from eventgraph.pipeline.features import find_features
from eventgraph.pipeline.language import read_with_features
from eventgraph.pipeline.layers import Candidate, Reference, read_judgements, write_layer
from eventgraph.records import Article, ConfidenceModel

from .notation import parse, with_names

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology

SENTENCE: Final = (
    "Alibaba/NNP/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj ."
    " It/PRP/nsubj praised=praise/VBD/ROOT tools=tool/NNS/dobj ."
)
BAN: Final = Candidate("bans", 0, 1, 1, 2, "verb.active", (0, 1), (2, 3))
PRAISE: Final = Candidate("supports", 0, None, 5, 6, "verb.active.stranger", (4, 5), (6, 7))


def told(*candidates: Candidate) -> Doc:
    doc = with_names(parse(SENTENCE), "Alibaba:Organization", "Cursor:Product")
    write_layer(doc, "references", [Reference(4, 5, "pronominal", 0, 0)])
    write_layer(doc, "candidates", candidates)
    write_layer(doc, "factuality", [["planned", False]] * len(candidates))
    return write_layer(doc, "attribution", ["Reuters"] * len(candidates))


@pytest.mark.parametrize(
    ("candidate", "feature"),
    [
        (BAN, "rule:verb"),
        (BAN, "rule:verb.active"),
        (PRAISE, "rule:verb.active"),
        (PRAISE, "rule:verb.active.stranger"),
        (BAN, "relation:bans"),
        (BAN, "family:regulation"),
        (BAN, "subject:name"),
        (PRAISE, "subject:pronominal"),
        (PRAISE, "object:concept"),
        (BAN, "object_type:Product"),
        (BAN, "order:verb.active:sto"),
        (BAN._replace(subject_span=(2, 3), object_span=(0, 1)), "order:verb.active:ots"),
        (BAN, "distance:small"),
        (BAN, "names_between:0"),
        (BAN, "sentence:small"),
        (BAN, "subject_steps:0"),
        (BAN, "object_role:dobj"),
        (BAN._replace(subject_span=(4, 5)), "subject:elsewhere"),
        (BAN, "factuality:planned"),
        (BAN, "sourced:True"),
        (BAN, "repeated:False"),
    ],
)
def test_what_speaks_for_a_claim(ontology: Ontology, candidate: Candidate, feature: str) -> None:
    (features,) = find_features(told(candidate), ontology)
    assert feature in features
    assert len(set(features)) == len(features)


def test_what_an_article_says_twice_is_repeated(ontology: Ontology) -> None:
    rows = find_features(told(BAN, BAN._replace(trigger=5, trigger_end=6), PRAISE), ontology)
    assert ["repeated:True" in row for row in rows] == [True, True, False]


def test_confidence_is_made_of_weights(tmp_path: Path, nlp: Language) -> None:
    path = tmp_path / "weights.json"
    path.write_text('{"intercept": -1, "weights": {"rule:verb.active": 1, "object:concept": -2}}', "utf-8")
    judge = make_confidence(nlp, "confidence", [], str(path))
    found = read_judgements(judge(told(BAN, PRAISE)), "confidence")
    assert found == [0.5, pytest.approx(1 / (1 + 2.718281828**2), abs=1e-3)]


def test_a_claim_carries_the_confidence_of_its_own_features(nlp: Language) -> None:
    article = Article(id="a", text="Alibaba banned Claude Code. It may also lay off 2,400 employees.")
    extraction, features = read_with_features(nlp, article)
    model = load_confidence()
    assert {(c.subject, c.relation, c.object) for c in extraction.claims} == set(features)
    for claim in extraction.claims:
        row = features[claim.subject, claim.relation, claim.object]
        assert claim.confidence == pytest.approx(model.probability(row), abs=1e-3)
        assert f"relation:{claim.relation}" in row
        assert f"rule:{claim.rule}" in row


def test_the_shipped_weights_tell_claims_apart() -> None:
    model = load_confidence()
    assert model.claims > 200
    alone = [model.probability([name]) for name in model.weights]
    assert max(alone) - min(alone) > 0.05


def test_unknown_features_say_nothing() -> None:
    model = ConfidenceModel(intercept=0.4, weights={"rule:verb": 1})
    assert model.probability(["rule:stranger"]) == ConfidenceModel(intercept=0.4).probability([])


@pytest.mark.parametrize("content", [None, "[]", '{"weight": {}}'])
def test_wrong_weights_are_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "weights.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"weights\.json"):
        load_confidence(path)
