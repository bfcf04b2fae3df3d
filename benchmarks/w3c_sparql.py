"""The W3C's SPARQL query tests, asked the way users ask: guard, worker process, results.

    .venv/bin/python benchmarks/w3c_sparql.py FOLDER [--group NAME] [--verbose]

FOLDER holds the test suite (`sparql11` or `data-r2` of https://github.com/w3c/rdf-tests), which is not part
of this repository. Data of a test is loaded into a store as ours hold it, and each query is answered by a
process of its own. Updates are sent too: they must be refused. Ends with 1 if a test fails that is not in
`w3c_known.py`.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox
from w3c_answers import differs
from w3c_known import KNOWN
from w3c_manifests import Test, read_tests

from eventgraph.errors import EventgraphError, QueryError
from eventgraph.rdf.queries.supervision import ask

FROM: Final = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)
OF_SYNTAX: Final = re.compile("(Positive|Negative)Syntax")
NOT_OURS: Final = ("ProtocolTest", "ServiceDescriptionTest", "GraphStoreProtocolTest")
REFUSED: Final = ("network", "SERVICE")
STATES: Final = ("passed", "failed", "not supported")


class Outcome(NamedTuple):
    """How a test ended: one of `STATES`, and why."""

    state: str
    reason: str = ""


def run(test: Test) -> Outcome:
    """Return how a test ends in our query path."""
    if not test.query.is_file():
        return Outcome("not supported", "a protocol, not a query")
    if test.kind in NOT_OURS:
        return Outcome("not supported", "a protocol, not a query")
    if test.entailment:
        return Outcome("not supported", "an entailment regime")
    with tempfile.TemporaryDirectory() as folder:
        _load(Path(folder), test)
        outcome = _outcome(Path(folder), test)
    reason = next((KNOWN[name] for name in _names(test) if name in KNOWN), None)
    return Outcome("not supported", reason) if reason and outcome.state == "failed" else outcome


def _names(test: Test) -> Iterator[str]:
    """Yield what a test is called in the list of those that are known: by its query, or by its result."""
    for file in (test.query, test.result):
        if file is not None:
            yield f"{test.group}/{file.stem}"


def _outcome(folder: Path, test: Test) -> Outcome:
    text = f"BASE <{test.query.as_uri()}>\n{test.query.read_text(encoding='utf-8')}"
    must_fail = "Negative" in test.kind
    try:
        result = ask(folder, text)
    except EventgraphError as error:
        return _refused(test, str(error), must_fail=must_fail, is_query=isinstance(error, QueryError))
    if "Update" in test.kind:
        return Outcome("failed", "an update was not refused")
    if must_fail:
        return Outcome("failed", "what is no SPARQL was answered")
    if OF_SYNTAX.search(test.kind):
        return Outcome("passed")
    if test.result is None:
        return Outcome("not supported", "the test says no result")
    difference = differs(result, test.result, lax=test.lax)
    return Outcome("failed", difference) if difference else Outcome("passed")


def _refused(test: Test, said: str, *, must_fail: bool, is_query: bool) -> Outcome:
    if must_fail and is_query:
        return Outcome("passed")
    if "Update" in test.kind and is_query:
        return Outcome("not supported", "an update")
    if any(words in said for words in REFUSED):
        return Outcome("not supported", "SERVICE")
    if said.startswith("the function "):
        return Outcome("not supported", "functions of one's own")
    return Outcome("failed", said)


def _load(folder: Path, test: Test) -> None:
    """Load what the query is asked of; a graph that only FROM names is looked for beside the query."""
    quads = ox.Store(str(folder))
    named = dict(test.graphs)
    for name in FROM.findall(test.query.read_text(encoding="utf-8", errors="replace")):
        file = test.query.parent / name
        if file.is_file():
            named.setdefault(file.as_uri(), file)
    for file in test.data if "Update" not in test.kind else ():
        quads.extend(_quads(file, ox.DefaultGraph()))
    for name, file in named.items() if "Update" not in test.kind else ():
        quads.extend(_quads(file, ox.NamedNode(name)))
    quads.flush()


def _quads(file: Path, graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
    for quad in ox.parse(path=file, base_iri=file.as_uri(), rename_blank_nodes=True):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def main() -> None:
    """Print how the tests of a folder ended, group by group, and each that did not pass."""
    parser = argparse.ArgumentParser(description="Run the W3C's SPARQL query tests.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--group", help="only this group")
    parser.add_argument("--verbose", action="store_true", help="also say why a test is not supported")
    chosen = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    reasons: Counter[str] = Counter()
    for test in read_tests(chosen.folder.resolve()):
        if chosen.group in (None, test.group):
            outcome = run(test)
            counts.setdefault(test.group, Counter())[outcome.state] += 1
            reasons[outcome.reason] += outcome.state == "not supported"
            if outcome.state == "failed" or (chosen.verbose and outcome.reason):
                print(f"{outcome.state}: {test.group} / {test.name} ({test.query.name}): {outcome.reason}")
    _print_table(counts)
    print("not supported: " + "; ".join(f"{why} ({count})" for why, count in reasons.most_common() if count))
    sys.exit(any(states["failed"] for states in counts.values()))


def _print_table(counts: dict[str, Counter[str]]) -> None:
    width = max(map(len, counts), default=5)
    print(f"\n{'':{width}}" + "".join(f"{state:>15}" for state in STATES))
    for group, states in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        print(f"{group:{width}}" + "".join(f"{states[state]:>15}" for state in STATES))


if __name__ == "__main__":
    main()
