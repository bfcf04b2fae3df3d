"""Each way to damage a dataset is found, and named in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eventgraph import ids
from eventgraph.errors import OntologyError
from eventgraph.rdf.datasets import dataset_from_nquads
from eventgraph.rdf.projection import article_node_nquads, description_nquads, graph_to_nquads, to_dataset
from eventgraph.rdf.shapes import validate_dataset, validate_store
from eventgraph.rdf.storage.store import Store
from eventgraph.records import Article, Extraction

from .conftest import entity, small_world

if TYPE_CHECKING:
    import networkx as nx

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:pyshacl", "ignore::DeprecationWarning:rdflib"
)

EG = "https://w3id.org/eventgraph/ns#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
NOTE = f"<{ids.article_iri('note')}>"
Damage = Callable[[str], str]


def change(pattern: str, replacement: str) -> Damage:
    """Change the first place."""
    return lambda text: re.sub(pattern, replacement, text, count=1)


def drop(predicate: str) -> Damage:
    """Drop the first triple with a predicate."""
    return change(rf"(?m)^.*<{re.escape(predicate)}> .*\n", "")


def double(predicate: str) -> Damage:
    """Say the same of the first triple with another value."""
    pattern = rf"(?m)^(.*<{re.escape(predicate)}> )(\"?)(.*\n)"
    return change(pattern, r'\1\2\3\1"another" ' + NOTE + " .\n")


def add(line: str) -> Damage:
    return lambda text: f"{text}{line} {NOTE} .\n"


ALIBABA, CLAUDE = f"<{ids.entity_iri(entity('alibaba'))}>", f"<{ids.entity_iri(entity('claude'))}>"
DAMAGES: dict[str, tuple[Damage, str]] = {
    **{
        f"no {name}": (drop(EG + name), words)
        for name, words in {
            "subject": "exactly one subject",
            "relation": "exactly one relation",
            "object": "exactly one object",
            "article": "exactly one article",
            "factuality": "actual, planned, possible or negated",
            "ended": "state is over",
            "evidence": "exactly one sentence",
            "trigger": "exactly one trigger",
            "rule": "one rule",
            "confidence": "exactly one confidence",
            "family": "exactly one family",
        }.items()
    },
    **{
        f"two of {name}": (double(EG + name), words)
        for name, words in {
            "rule": "one rule",
            "place": "one place at most",
            "time": "one time at most",
            "publisher": "one publisher at most",
            "confidence": "exactly one confidence",
        }.items()
    },
    "a strange factuality": (change(f"{EG}planned", f"{EG}rumoured"), "planned, possible"),
    "a confidence above 1": (change(r'"0\.9"', '"1.1"'), "from 0 to 1"),
    "a time that is none": (change(r'"2026-09-01"\^\^<[^>]*>', '"soon"'), "a month or a day"),
    "a span that ends before it begins": (
        change(rf"<{NIF}endIndex> \"\d+\"", f'<{NIF}endIndex> "0"'),
        "before it ends",
    ),
    "a span without an article": (drop(f"{NIF}referenceContext"), "exactly one article"),
    "a sentence without text": (drop(f"{NIF}anchorOf"), "exactly one text"),
    "a trigger outside its sentence": (
        change(r'(1010,1014> <[^>]*endIndex> )"1014"', r'\g<1>"1051"'),
        "trigger is in the sentence",
    ),
    "a direct triple of nobody": (add(f"{CLAUDE} <{EG}bans> {ALIBABA}"), "needs an actual claim"),
    "a direct triple of a plan": (
        add(f"<{ids.entity_iri(entity('tencent'))}> <{EG}bans> {CLAUDE}"),
        "needs an actual claim",
    ),
    "a fact without its direct triple": (
        change(rf"(?m)^<[^>]*> <{EG}merges_with> .*\n", ""),
        "has its direct triple",
    ),
    "a blank node": (add(f'_:b <{EG}rule> "x"'), "blank node"),
    "a class that nobody knows": (change(f"{EG}Person", f"{EG}Ghost"), "known to the ontology"),
    "an entity without a name": (drop("http://www.w3.org/2000/01/rdf-schema#label"), "exactly one"),
}


def faults(text: str) -> list[str]:
    return [str(violation) for violation in validate_dataset(dataset_from_nquads(text.splitlines()))]


def lines_of(graph: nx.MultiDiGraph[str]) -> str:
    return "".join(f"{line}\n" for line in graph_to_nquads(graph))


def test_what_we_write_keeps_to_the_shapes(graph: nx.MultiDiGraph[str]) -> None:
    assert list(validate_dataset(to_dataset(graph))) == []


@pytest.mark.parametrize(("damage", "words"), DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_is_named(damage: Damage, words: str) -> None:
    whole = lines_of(small_world("note"))
    damaged = damage(whole)
    assert damaged != whole
    found = faults(damaged)
    assert any(re.search(words, fault) for fault in found), found


def test_faults_name_the_article_and_the_claim() -> None:
    fault, *_ = faults(drop(f"{EG}rule")(lines_of(small_world("note"))))
    assert re.fullmatch(
        r"article note: claim:[0-9a-f]{16}: a claim names the one rule that found it \(eg:rule\)", fault
    )


def test_classes_of_the_user(tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text(f"<{EG}Ghost> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <{EG}Agent> .")
    text = lines_of(small_world("note")).replace(f"{EG}Person", f"{EG}Ghost")
    dataset = dataset_from_nquads(text.splitlines())
    assert list(validate_dataset(dataset))
    assert list(validate_dataset(dataset, ontology=[file])) == []
    file.write_text("half a <")
    with pytest.raises(OntologyError, match=r"mine\.ttl"):
        list(validate_dataset(dataset, ontology=[file]))


def test_stores(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        lines = article_node_nquads("x", {"title": "A title"})
        store.commit(Article(id="x", text="y"), Extraction(article="x"), lines, pipeline="1")
        store.describe_entities(description_nquads(small_world()))
        report = validate_store(store)
        assert (report.checked["articles"], report.problems) == (1, ())
        store.replace_quads("x", [*lines, *(line.replace("title", "other") for line in lines)])
        (problem,) = validate_store(store).problems
        assert problem == "article x: article:x: an article has one title at most (schema:headline)"
