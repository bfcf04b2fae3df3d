"""`why`, `export`, `verify`, `validate` and `ontology`: what is read out of a store, or of the ontology."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import eventgraph
from eventgraph.cli import factuality_words
from eventgraph.records import Explanation, Factuality

from .conftest import Run, lines_with


def test_why_shows_the_sentence_with_its_words_marked(run: Run, store: Path) -> None:
    ended = run("why", "Alibaba", "bans", "Claude Code", "--store", store)
    assert (ended.code, ended.err) == (0, "")
    assert "«Alibaba» «banned» «Claude Code» on Monday" in ended.out
    assert lines_with(ended.out, ["according to Reuters", "rule ", "confidence "])


def test_why_takes_a_claim_and_prints_json(run: Run, store: Path) -> None:
    (line,) = run("why", "Alibaba", "bans", "Claude Code", "--json", "--store", store).out.splitlines()
    first = Explanation.model_validate_json(line)
    again = run("why", first.claim, "--json", "--store", store).out
    assert json.loads(again) == json.loads(line)


def test_why_says_how_well_a_statement_and_its_denial_are_supported(run: Run, sample_store: Path) -> None:
    ended = run("why", "OpenAI", "develops", "Claude Code", "--store", sample_store)
    belief, denial = ended.out.splitlines()[-2:]
    assert belief.startswith("Belief: 0.9")
    assert "3 independent origins" in belief
    assert "2 claims were taken back" in belief
    assert denial.startswith("Belief in the denial: 0.")
    edges = eventgraph.load_graph(sample_store).edges(data=True)
    told = {edge["belief"] for *_, edge in edges if edge["evidence"] and f"{edge['belief']:.2f}" in belief}
    assert told, "the graph has the same figure"


def test_why_names_what_is_near(run: Run, store: Path) -> None:
    ended = run("why", "Alibab", "bans", "Claude Code", "--store", store)
    assert ended.code == 2
    assert "'Alibaba'" in ended.err


@pytest.mark.parametrize(
    ("options", "edges"),
    [
        ([], 5),
        (["--relation", "bans"], 3),
        (["--relation", "bans", "--relation", "develops"], 4),
        (["--factuality", "possible"], 1),
        (["--relation", "bans", "--factuality", "actual"], 2),
        (["--min-confidence", "1"], 0),
    ],
)
def test_export_writes_a_part_of_the_graph(run: Run, store: Path, options: list[str], edges: int) -> None:
    ended = run("export", "part.json", *options, "--store", store)
    assert ended.code == 0
    written = json.loads(Path("part.json").read_text(encoding="utf-8"))
    assert len(written["edges"]) == edges
    assert ended.out == f"wrote part.json: {len(written['nodes'])} nodes, {edges} edges\n"


def test_export_names_both_files_of_a_pair_as_typed(run: Run, store: Path) -> None:
    Path("out").mkdir()
    ended = run("export", "out/news.csv", "--store", store)
    assert ended.out.startswith("wrote out/news-nodes.csv and out/news-edges.csv: ")
    assert {path.name for path in Path("out").iterdir()} == {"news-nodes.csv", "news-edges.csv"}


@pytest.mark.parametrize(
    ("words", "said"),
    [(["news.doc"], ".gexf"), (["x.gexf", "--relation", "ban"], "bans"), (["nowhere/x.gexf"], "nowhere")],
)
def test_export_refuses_and_says_what_there_is(run: Run, store: Path, words: list[str], said: str) -> None:
    ended = run("export", *words, "--store", store)
    assert ended.code == 2
    assert said in ended.err
    assert not list(Path().iterdir())


def test_the_choices_are_those_of_the_records() -> None:
    assert [choice.value for choice in factuality_words.Factuality] == [each.value for each in Factuality]


@pytest.mark.parametrize("verb", ["verify", "validate"])
def test_a_sound_store_has_no_problems(run: Run, store: Path, verb: str) -> None:
    ended = run(verb, "--store", store)
    assert ended.code == 0
    assert ended.out.startswith("checked 2 articles")
    assert ended.out.endswith("no problems\n")


def test_a_changed_record_is_found(run: Run, store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(store, copy)
    record = next((copy / "records").glob("*/*.json"))
    record.write_text(record.read_text(encoding="utf-8").replace("banned", "praised"), encoding="utf-8")
    ended = run("verify", "--store", copy)
    assert ended.code == 6
    assert lines_with(ended.out, [record.name])
    assert ended.out.endswith(" problems\n")


OWN_SHAPES = """
    @prefix eg: <https://w3id.org/eventgraph/ns#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
    eg:Sourced a sh:NodeShape ; sh:targetClass eg:Claim ; sh:property [ sh:path eg:reason ; sh:minCount 1 ] .
"""


def test_shapes_of_the_user_are_checked_and_told_in_lines_or_json(run: Run, store: Path) -> None:
    Path("own.ttl").write_text(OWN_SHAPES, encoding="utf-8")
    ended = run("validate", "--store", store, "--shapes", "own.ttl")
    assert ended.code == 6
    assert lines_with(ended.out, ["article ", "claim:", "needs at least 1 eg:reason (sh:minCount)", ' in "'])
    told = run("validate", "--store", store, "--shapes", "own.ttl", "--format", "json", "--limit", "2")
    assert told.code == 6
    first, _ = map(json.loads, told.out.splitlines())
    assert (first["path"], first["shapes"]) == ("eg:reason", "own.ttl")
    assert first["sentence"] in ended.out
    assert run("validate", "--store", store, "--shapes", "own.ttl", "--limit", "2").out.count("article ") == 2


@pytest.mark.parametrize(("text", "said"), [(None, "No such file"), ("half a <", "not Turtle")])
def test_a_broken_file_of_shapes_is_one_line(run: Run, store: Path, text: str | None, said: str) -> None:
    if text is not None:
        Path("own.ttl").write_text(text, encoding="utf-8")
    ended = run("validate", "--store", store, "--shapes", "own.ttl")
    assert ended.code == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_ontology_list_has_every_relation_with_its_definition(run: Run) -> None:
    out = run("ontology", "list").out
    relations = eventgraph.load_ontology().relations.values()
    for relation in relations:
        assert f"  {relation.name}: {relation.definition}" in out.splitlines()
    families = [line for line in out.splitlines() if not line.startswith(" ")]
    assert families == sorted({relation.family for relation in relations})


def test_ontology_check_finds_a_frame_of_two_relations(run: Run) -> None:
    twin = """
        @prefix eg: <https://w3id.org/eventgraph/ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        eg:outlaws a eg:Relation ; rdfs:label "outlaws"@en ;
            rdfs:domain eg:Agent ; rdfs:range eg:Thing ; eg:verb "X ban Y" .
    """
    Path("twin.ttl").write_text(twin, encoding="utf-8")
    assert run("ontology", "check", "--no-examples").code == 0
    ended = run("ontology", "check", "twin.ttl", "--no-examples")
    assert ended.code == 2
    assert lines_with(ended.out, ["bans", "outlaws", "X ban Y"])
