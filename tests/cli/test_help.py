from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from eventgraph.cli import app

from .conftest import Run

HEAVY = {
    "spacy",
    "rdflib",
    "networkx",
    "pyoxigraph",
    "lxml",
    "pyshacl",
    "trafilatura",
    "rich",
    "eventgraph.records",
}
TERMINAL_LINE = 80


def verbs() -> list[list[str]]:
    """Return the words of every verb, the bare command first."""

    def below(words: list[str], command: object) -> Iterator[list[str]]:
        yield words
        for name, child in getattr(command, "commands", {}).items():
            yield from below([*words, name], child)

    return list(below([], typer.main.get_command(app)))


@pytest.mark.parametrize("words", verbs(), ids=" ".join)
def test_help_is_a_sentence_and_an_example(run: Run, words: list[str]) -> None:
    ended = run(*words, "--help")
    assert ended.code == 0
    assert ended.out.startswith(" ".join(["Usage: eventgraph", *words]))
    assert max(map(len, ended.out.splitlines())) <= TERMINAL_LINE
    if words != ["ontology"]:
        assert "Example: eventgraph" in ended.out
    assert "..." not in ended.out.split("Commands:")[-1].replace("]...", "").replace("}...", "")


@pytest.mark.parametrize("words", verbs(), ids=" ".join)
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    code = (
        "import sys; from eventgraph.cli import main; "
        f"assert main({[*words, '--help']!r}) == 0; print(*sorted(set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(ended.stderr.split())


def cpu_seconds(*words: str) -> float:
    """Return the least CPU time of three runs of the command."""
    return min(_one_run(words) for _ in range(3))


def _one_run(words: tuple[str, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "eventgraph", *words], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_help_takes_less_than_half_a_second() -> None:
    assert cpu_seconds("--help") < 0.5


def test_a_query_takes_less_than_one_and_a_half_seconds(sample_store: Path) -> None:
    assert cpu_seconds("query", "--saved", "who-bans-what", "--store", str(sample_store)) < 1.5


def test_a_query_loads_no_language_model(sample_store: Path) -> None:
    code = (
        "import sys; from eventgraph.cli import main; "
        f"assert main(['query', '--saved', 'who-bans-what', '--store', {str(sample_store)!r}]) == 0; "
        "print(*sorted(set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"spacy", "rdflib", "networkx", "lxml"} & set(ended.stderr.split())
