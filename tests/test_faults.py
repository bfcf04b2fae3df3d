"""A folder of everything that goes wrong: each file gets what is promised, and the others are read."""

from __future__ import annotations

import json
import resource
import time
from pathlib import Path
from typing import Final, NamedTuple

import pytest

import eventgraph
from eventgraph.intake import inputs
from eventgraph.records import Article, InputReport
from fault_cases import CASES, ELSEWHERE, SENTENCE, Case
from fault_documents import DOCUMENTS

FAULTS: Final = {**CASES, **DOCUMENTS}
CONTROL: Final = "0-control.txt"
MOST_MEGABYTES: Final = 1_000


class Outcome(NamedTuple):
    """What became of a file: its rows, its texts, and the seconds of the processor that went into them.

    What the process that reads takes is limited where it reads.
    """

    rows: tuple[InputReport, ...]
    texts: tuple[str, ...]
    seconds: float


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """Ingest the folder once, by what the command calls, and return what became of each file."""
    root = tmp_path_factory.mktemp("faults")
    folder = root / "downloads"
    folder.mkdir()
    for case in (case for cases in FAULTS.values() for case in cases):
        (folder / case.name).write_bytes(case.content)
    for name in (CONTROL, "z-control.txt"):
        (folder / name).write_text(SENTENCE)
    clock = [time.process_time()]
    seconds: dict[str, float] = {}

    def told(row: InputReport) -> None:
        name = Path(row.path).name
        seconds[name] = max(seconds.get(name, 0), time.process_time() - clock[-1])
        clock.append(time.process_time())

    report = eventgraph.ingest(folder, store=root / "store", on_input=told)
    texts: dict[str, list[str]] = {}
    for path in (root / "store" / "records").glob("*/*.json"):
        article = json.loads(path.read_text(encoding="utf-8"))["article"]
        texts.setdefault(Path(article["source_file"]).name, []).append(article["text"])
    found: dict[str, Outcome] = {}
    for name, took in seconds.items():
        rows = tuple(row for row in report.inputs if Path(row.path).name == name)
        found[name] = Outcome(rows, tuple(texts.get(name, ())), took)
    return found


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{number} {case.name}") for number, cases in FAULTS.items() for case in cases],
)
def test_each_file_gets_what_is_promised(outcomes: dict[str, Outcome], case: Case) -> None:
    rows, texts, seconds = outcomes[case.name]
    codes = {code for row in rows for code in (row.code or "").split("; ") if code}
    assert seconds < case.seconds
    assert all(row.message and row.hint for row in rows if row.code)
    if case.is_read is not None:
        assert bool(texts) == case.is_read, rows
    if case.codes and (case.is_read is False or "" not in case.codes):
        assert codes & case.codes, rows
    assert codes <= case.codes, rows
    for text in texts:
        assert case.has in text
        assert not case.lacks or case.lacks not in text


@pytest.mark.parametrize("name", [CONTROL, "z-control.txt"])
def test_the_files_beside_them_are_read(outcomes: dict[str, Outcome], name: str) -> None:
    [row] = outcomes[name].rows
    assert (row.status, row.code) == ("ok", None)


def test_memory(outcomes: dict[str, Outcome]) -> None:
    assert outcomes
    # Of all processes that ended so far the greatest: those that read.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 < MOST_MEGABYTES


@pytest.mark.parametrize("number", ELSEWHERE)
def test_other_faults_have_tests_of_their_own(repository: Path, number: str) -> None:
    file, _, name = ELSEWHERE[number].partition("::")
    assert f"def {name}(" in (repository / "tests" / file).read_text(encoding="utf-8")


def test_a_file_that_vanishes_after_it_was_listed(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(SENTENCE)
    found = inputs([tmp_path])
    next(found)
    (tmp_path / "c.txt").unlink()
    *_, last = found
    assert isinstance(last, InputReport)
    assert (Path(last.path).name, last.code) == ("c.txt", "not_found")


def test_long_names(tmp_path: Path) -> None:
    path = tmp_path.joinpath(*(["folder" * 30] * 8), f"{'n' * 251}.txt")
    path.parent.mkdir(parents=True)
    path.write_text(SENTENCE)
    [article] = inputs([tmp_path])
    assert isinstance(article, Article)
    assert article.text == SENTENCE
