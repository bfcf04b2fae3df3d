"""On whose word: sentences and their sources, on parses written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.ontology import Ontology
from eventgraph.pipeline.arguments import Arguments
from eventgraph.pipeline.attribution import find_source
from eventgraph.pipeline.language import read_article
from eventgraph.pipeline.layers import Candidate
from eventgraph.pipeline.quotations import Quotations
from eventgraph.records import Article

from .notation import candidate, parse, with_names

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAMES: Final = ("Alibaba:Organization", "Tencent:Organization", "Cursor:Product", "Zhang:Person")
CLAUSE: Final = "Alibaba/NNP/nsubj>banned banned=ban/VBD/ccomp Cursor/NNP/dobj>banned"

CASES: Final[dict[str, tuple[str, str | None, str]]] = {
    "own voice": ("banned", None, "Alibaba/NNP/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj ."),
    "reportedly": (
        "banned",
        "reportedly",
        "Alibaba/NNP/nsubj reportedly/RB/advmod banned=ban/VBD/ROOT Cursor/NNP/dobj .",
    ),
    "a reported ban": (
        "ban",
        "reported",
        (
            "Alibaba/NNP/poss>ban 's/POS/case>Alibaba reported=report/VBN/amod>ban ban/NN/nsubj"
            " on/IN/prep>ban Cursor/NNP/pobj>on grew=grow/VBD/ROOT ."
        ),
    ),
    "somebody said that": (
        "banned",
        "Tencent",
        f"Tencent/NNP/nsubj said=say/VBD/ROOT that/IN/mark>banned {CLAUSE} .",
    ),
    "said, at the end": ("banned", "Tencent", f"{CLAUSE} , Tencent/NNP/nsubj said=say/VBD/ROOT ."),
    "unnamed people, with what describes them": (
        "banned",
        "two people familiar with the matter",
        (
            f"{CLAUSE} , two/CD/nummod>people people/NNS/nsubj familiar/JJ/amod>people with/IN/prep>familiar"
            " the/DT/det>matter matter/NN/pobj>with said=say/VBD/ROOT ."
        ),
    ),
    "without the article": (
        "banned",
        "company spokesman",
        f"{CLAUSE} , a/DT/det>spokesman company/NN/compound>spokesman spokesman/NN/nsubj said=say/VBD/ROOT .",
    ),
    "according to": (
        "banned",
        "Tencent",
        (
            "According=accord/VBG/prep to/IN/prep>According Tencent/NNP/pobj>to , Alibaba/NNP/nsubj"
            " banned=ban/VBD/ROOT Cursor/NNP/dobj ."
        ),
    ),
    "it was said": (
        "banned",
        "said",
        (
            "Alibaba/NNP/nsubjpass was=be/VBD/auxpass said=say/VBN/ROOT to/TO/aux>banned have/VB/aux>banned"
            " banned=ban/VBN/xcomp Cursor/NNP/dobj>banned ."
        ),
    ),
    "said by somebody": (
        "banned",
        "Tencent",
        (
            "Alibaba/NNP/nsubjpass was=be/VBD/auxpass said=say/VBN/ROOT by/IN/agent Tencent/NNP/pobj>by"
            " to/TO/aux>banned have/VB/aux>banned banned=ban/VBN/xcomp Cursor/NNP/dobj>banned ."
        ),
    ),
    "a report that": (
        "banned",
        "report",
        (
            "A/DT/det>report report/NN/nsubj that/IN/mark>banned Alibaba/NNP/nsubj>banned"
            " banned=ban/VBD/acl>report Cursor/NNP/dobj>banned spread/VBD/ROOT ."
        ),
    ),
    "a verb that reports nothing": (
        "banned",
        None,
        f"Tencent/NNP/nsubj regretted=regret/VBD/ROOT that/IN/mark>banned {CLAUSE} .",
    ),
    "a relative clause is the article's own": (
        "banned",
        None,
        (
            "Zhang/NNP/nsubj said=say/VBD/ROOT Alibaba/NNP/nsubj>grew which/WDT/nsubj>banned"
            " banned=ban/VBD/relcl>Alibaba Cursor/NNP/dobj>banned grew=grow/VBD/ccomp ."
        ),
    ),
    "a condition of saying is no report": (
        "banned",
        None,
        (
            "When/WRB/mark>banned Alibaba/NNP/nsubj>banned banned=ban/VBD/advcl Cursor/NNP/dobj>banned ,"
            " Zhang/NNP/nsubj said=say/VBD/ROOT nothing/NN/dobj ."
        ),
    ),
}


def source_of(doc: Doc, candidate: Candidate, ontology: Ontology) -> str | None:
    return find_source(doc, candidate, Arguments(doc, ontology), Quotations(doc, ontology), ontology)


@pytest.mark.parametrize(("trigger", "source", "text"), CASES.values(), ids=CASES.keys())
def test_source(trigger: str, source: str | None, text: str, ontology: Ontology) -> None:
    doc = with_names(parse(text), *NAMES)
    assert source_of(doc, candidate(doc, trigger), ontology) == source


@pytest.mark.parametrize("rule", ["role.apposition", "role.compound", "structure.compound"])
def test_what_stands_beside_a_name_is_the_articles_own(rule: str, ontology: Ontology) -> None:
    text = (
        "Zhang/NNP/nsubj>left , chairman/NN/appos>Zhang of/IN/prep>chairman Alibaba/NNP/pobj>of ,"
        " left=leave/VBD/ccomp Tencent/NNP/nsubj said=say/VBD/ROOT ."
    )
    doc = with_names(parse(text), *NAMES)
    found = source_of(doc, candidate(doc, "chairman", rule=rule), ontology)
    assert found is None


def test_the_name_stands_for_a_source_that_is_an_entity(ontology: Ontology) -> None:
    doc = with_names(parse(f"{CLAUSE} , Zhang/NNP/nsubj said=say/VBD/ROOT ."), *NAMES)
    assert source_of(doc, candidate(doc, "banned"), ontology) == "Zhang"


SENTENCES: Final[dict[str, str | None]] = {
    "Apple sued Google, the Financial Times reports.": "Financial Times",
    "Apple sued Google, court documents show.": "court documents",
    "Apple sued Google, a person with knowledge of the matter told Bloomberg.": (
        "person with knowledge of the matter"
    ),
    "Apple sued Google, and Intel said it was surprised.": None,
    "Apple sued Google, which said it was surprised.": None,
    "Apple sued Google, Nvidia and Intel.": None,
    '"Apple sued Google," said Tim Cook, who leads it. "Google has sued Siri."': "Tim Cook",
    '"Siri is good," Tim Cook said. "Apple has sued Google."': "Tim Cook",
    '"Siri is good," Tim Cook said. Later Apple sued Google.': None,
    "Elon Musk accused Apple of suing Google.": "Elon Musk",
    "Apple was accused by Elon Musk of suing Google.": "Elon Musk",
    "Do you think Apple sued Google?": None,
    "Tim Cook said Siri is good. He said Apple sued Google.": "Tim Cook",
    "The minister, speaking on television, said Apple sued Google.": "minister",
}


@pytest.mark.parametrize(("text", "source"), SENTENCES.items())
def test_sources_of_sentences(text: str, source: str | None, nlp: Language) -> None:
    extraction = read_article(nlp, Article(id="s", text=text))
    names = {entity.id: entity.name for entity in extraction.entities}
    found = [c.source for c in extraction.claims if (names[c.subject], c.relation) == ("Apple", "sues")]
    assert found
    assert found[0] == source
