"""The script that runs the W3C's tests tells right answers from wrong ones, on suites made here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "w3c_sparql.py"
HEAD = """
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#> .
@prefix ut: <http://www.w3.org/2009/sparql/tests/test-update#> .
"""
EVALUATION = (
    "a mf:QueryEvaluationTest ; mf:name '{0}' ; mf:action [ qt:query <{0}.rq> ; qt:data <data.ttl> ; "
)
EVALUATION += "qt:graphData <named.ttl> ] ; mf:result <{0}.{1}>"
DATA = "@prefix : <urn:t:> . :a :p 1, 2 ; :q _:b . _:b :q _:c ."
SRX = '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="{}"/></head>{}</sparql>'
ROWS = SRX.format("v", "<results>{}</results>")
ROW = '<result><binding name="v">{}</binding></result>'
NUMBER = '<literal datatype="http://www.w3.org/2001/XMLSchema#integer">{}</literal>'
NODES = ROWS.format(ROW.format("<bnode>x</bnode>") + ROW.format("<bnode>{}</bnode>"))
RESULT_SET = """
@prefix rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#> .
[] a rs:ResultSet ; rs:solution [ rs:index 1 ; rs:binding [ rs:variable "v" ; rs:value {} ] ] ,
    [ rs:index 2 ; rs:binding [ rs:variable "v" ; rs:value {} ] ] .
"""
NUMBERS = "SELECT ?v { ?s <urn:t:p> ?v }"
CASES: dict[str, tuple[str, str, str, str]] = {
    "rows": (NUMBERS, "srx", ROWS.format("".join(ROW.format(NUMBER.format(n)) for n in (2, 1))), "passed"),
    "a row too few": (NUMBERS, "srx", ROWS.format(ROW.format(NUMBER.format(2))), "failed"),
    "a row twice": (NUMBERS, "srx", ROWS.format(ROW.format(NUMBER.format(2)) * 2), "failed"),
    "blank nodes": ("SELECT ?v { ?s <urn:t:q> ?v }", "srx", NODES.format("y"), "passed"),
    "one blank node": ("SELECT ?v { ?s <urn:t:q> ?v }", "srx", NODES.format("x"), "failed"),
    "in order": (f"{NUMBERS} ORDER BY DESC(?v)", "ttl", RESULT_SET.format(2, 1), "passed"),
    "out of order": (f"{NUMBERS} ORDER BY DESC(?v)", "ttl", RESULT_SET.format(1, 2), "failed"),
    "json": (
        "SELECT ?v { GRAPH ?g { ?s ?p ?v } }",
        "srj",
        '{"head": {"vars": ["v"]}, "results": {"bindings": [{"v": {"type": "literal", "value": "named"}}]}}',
        "passed",
    ),
    "csv": ("SELECT ?v ?s { ?s <urn:t:p> ?v }", "csv", "s,v\r\nurn:t:a,2\r\nurn:t:a,1\r\n", "passed"),
    "tsv": (NUMBERS, "tsv", "?v\n1\n2\n", "passed"),
    "yes": ("ASK { ?s <urn:t:p> 1 }", "srx", SRX.format("v", "<boolean>true</boolean>"), "passed"),
    "no": ("ASK { ?s <urn:t:p> 3 }", "srx", SRX.format("v", "<boolean>true</boolean>"), "failed"),
    "graph": ("CONSTRUCT { ?s <urn:r> [] } { ?s <urn:t:p> 1 }", "ttl", "<urn:t:a> <urn:r> [] .", "passed"),
    "another graph": (
        "CONSTRUCT { ?s <urn:r> 1 } { ?s <urn:t:p> 1 }",
        "ttl",
        "<urn:t:a> <urn:r> 2 .",
        "failed",
    ),
    "service": ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?v } }", "srx", ROWS, "not supported"),
    "function": ("SELECT (<urn:f>(1) AS ?v) {}", "srx", ROWS, "not supported"),
}
SYNTAX: dict[str, tuple[str, str, str]] = {
    "good": ("mf:PositiveSyntaxTest11", "SELECT * {}", "passed"),
    "good refused": ("mf:PositiveSyntaxTest11", "SELECT * {", "failed"),
    "bad": ("mf:NegativeSyntaxTest11", "SELECT * {", "passed"),
    "bad answered": ("mf:NegativeSyntaxTest11", "SELECT * {}", "failed"),
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """Run one suite of all cases."""
    folder = tmp_path_factory.mktemp("suite") / "group"
    folder.mkdir()
    entries = []
    (folder / "data.ttl").write_text(DATA)
    (folder / "named.ttl").write_text("<urn:t:n> <urn:t:n> 'named' .")
    for number, (query, suffix, expected, _) in enumerate(CASES.values()):
        (folder / f"q{number}.rq").write_text(query)
        (folder / f"q{number}.{suffix}").write_text(expected)
        entries.append(f"[ {EVALUATION.format(f'q{number}', suffix)} ]")
    for number, (kind, query, _) in enumerate(SYNTAX.values()):
        (folder / f"s{number}.rq").write_text(query)
        entries.append(f"[ a {kind} ; mf:name 's{number}' ; mf:action <s{number}.rq> ]")
    (folder / "u.ru").write_text("INSERT DATA { <urn:a> <urn:b> 1 }")
    entries.append("[ a mf:UpdateEvaluationTest ; mf:name 'u' ; mf:action [ ut:request <u.ru> ] ]")
    (folder / "manifest.ttl").write_text(f"{HEAD}<> mf:entries ( {' '.join(entries)} ) .")
    command = [sys.executable, str(SCRIPT), str(folder.parent), "--verbose"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _state(report: subprocess.CompletedProcess[str], name: str) -> str:
    told = [line for line in report.stdout.splitlines() if f"group / {name} (" in line]
    return told[0].partition(":")[0] if told else "passed"


@pytest.mark.parametrize("case", CASES)
def test_answers(report: subprocess.CompletedProcess[str], case: str) -> None:
    number = list(CASES).index(case)
    assert _state(report, f"q{number}") == CASES[case][-1], report.stdout


@pytest.mark.parametrize("case", SYNTAX)
def test_syntax(report: subprocess.CompletedProcess[str], case: str) -> None:
    assert _state(report, f"s{list(SYNTAX).index(case)}") == SYNTAX[case][-1], report.stdout


def test_updates_are_refused_and_all_is_counted(report: subprocess.CompletedProcess[str]) -> None:
    assert _state(report, "u") == "not supported"
    states = [row[-1] for row in (*CASES.values(), *SYNTAX.values())] + ["not supported"]
    counts = [str(states.count(state)) for state in ("passed", "failed", "not supported")]
    assert next(line for line in report.stdout.splitlines() if line.startswith("all ")).split()[1:] == counts
    assert report.returncode == 1, report.stderr
