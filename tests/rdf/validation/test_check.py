"""Each way to damage a dataset is found, and named in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from eventgraph import ids
from eventgraph.errors import OntologyError
from eventgraph.rdf.projection import article_node_nquads, description_nquads, graph_to_nquads
from eventgraph.rdf.storage.store import Store
from eventgraph.rdf.validation.check import check_quads, find_violations, load_rules
from eventgraph.records import Article, Extraction

from ..conftest import entity, small_world

if TYPE_CHECKING:
    import networkx as nx

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:pyshacl", "ignore::DeprecationWarning:rdflib"
)

EG = "https://w3id.org/eventgraph/ns#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PREFIXES = f"@prefix eg: <{EG}> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
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
        change("1010,1014>", "1010,1051>"),
        "trigger is in the sentence",
    ),
    "a trigger that is no place": (change("#char=1010,1014>", "#four>"), "exactly one trigger"),
    "a trigger of another article": (change("note#char=1010", "wire#char=1010"), "of the article that"),
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


def quads_of(text: str) -> ox.Store:
    quads = ox.Store()
    quads.load(text.encode(), ox.RdfFormat.N_QUADS)
    return quads


def faults(text: str, **files: list[Path]) -> list[str]:
    return [str(violation) for violation in find_violations(quads_of(text), load_rules(**files))]


def lines_of(graph: nx.MultiDiGraph[str]) -> str:
    return "".join(f"{line}\n" for line in graph_to_nquads(graph))


def test_what_we_write_keeps_to_the_shapes(graph: nx.MultiDiGraph[str]) -> None:
    assert faults(lines_of(graph)) == []


@pytest.mark.parametrize(("damage", "words"), DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_is_named(damage: Damage, words: str) -> None:
    whole = lines_of(small_world("note"))
    damaged = damage(whole)
    assert damaged != whole
    found = faults(damaged)
    assert any(re.search(words, fault) for fault in found), found


def test_faults_name_the_article_the_claim_and_the_sentence() -> None:
    fault, *_ = faults(drop(f"{EG}rule")(lines_of(small_world("note"))))
    assert re.fullmatch(
        r'article note \("Correction", Harbour Wire\): claim:[0-9a-f]{16}: '
        r'a claim names the one rule that found it \(eg:rule\) in "Tencent bans Claude Code\."',
        fault,
    )


def test_the_sentence_of_a_span_and_of_an_entity_is_that_of_their_claim() -> None:
    text = lines_of(small_world("note"))
    (span,) = faults(drop(f"{NIF}beginIndex")(text))[:1]
    assert span.endswith('(nif:beginIndex) in "OpenAI merges with Google."')
    ghost = next(
        fault for fault in faults(text.replace(f"{EG}Organization", f"{EG}Ghost")) if "tencent" in fault
    )
    assert ghost.endswith('in "Tencent bans Claude Code."')


def test_each_article_is_judged_by_itself() -> None:
    """What one article says does not support the direct triple of another."""
    text = lines_of(small_world("wire", "note"))
    assert faults(text) == []
    (fault,) = faults(add(f"{ALIBABA} <{EG}bans> {CLAUDE}")(text))
    assert fault.startswith("article note")
    assert "needs an actual claim" in fault


def test_entities_that_no_claim_names_are_checked_too() -> None:
    lonely = (
        f'<{ids.entity_iri("lonely")}> <{EG}articles> "-1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
    )
    found = faults(lines_of(small_world("note")) + lonely)
    assert {fault.partition(": ")[0] for fault in found} == {"ent:lonely"}
    assert any("counted once" in fault for fault in found)


def test_classes_of_the_user(tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text(f"<{EG}Ghost> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <{EG}Agent> .")
    text = lines_of(small_world("note")).replace(f"{EG}Organization", f"{EG}Ghost")
    assert faults(text)
    assert faults(text, ontology=[file]) == []
    file.write_text("half a <")
    with pytest.raises(OntologyError, match=r"mine\.ttl"):
        load_rules(ontology=[file])


def test_graphs_that_are_no_article_are_checked_by_the_users_shapes_only(tmp_path: Path) -> None:
    foreign = f"<urn:x> a <{EG}Claim> <urn:graph> .\n".replace(" a ", f" <{RDF_TYPE}> ")
    text = lines_of(small_world("note")) + foreign
    assert faults(text) == []
    own = tmp_path / "own.ttl"
    own.write_text(
        PREFIXES
        + "<urn:s> a sh:NodeShape ; sh:targetNode <urn:x> ; sh:property [ sh:path eg:q ; sh:minCount 1 ] ."
    )
    assert faults(text, shapes=[own]) == ["urn:x: needs at least 1 eg:q (sh:minCount)"]


def test_no_more_than_are_asked_for_are_found() -> None:
    quads = quads_of(re.sub(rf"(?m)^.*<{re.escape(EG)}rule> .*\n", "", lines_of(small_world())))
    whole = check_quads(quads, load_rules())
    few = check_quads(quads, load_rules(), limit=2)
    assert len(whole.problems) == len(small_world().edges)
    assert few.problems == whole.problems[:2]
    assert [problem.split()[1] for problem in whole.problems] == sorted(
        problem.split()[1] for problem in whole.problems
    )


def test_stores(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", write=True) as store:
        lines = article_node_nquads("x", {"title": "A title"})
        store.commit(Article(id="x", text="y"), Extraction(article="x"), lines, pipeline="1")
        store.describe_entities(description_nquads(small_world()))
        report = check_quads(store.quads, load_rules())
        assert (report.checked["articles"], report.problems) == (1, ())
        store.replace_quads("x", [*lines, *(line.replace("title", "other") for line in lines)])
        (problem,) = check_quads(store.quads, load_rules()).problems
        assert (
            problem == 'article x ("A title"): article:x: an article has one title at most (schema:headline)'
        )
