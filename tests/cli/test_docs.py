from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from eventgraph import errors
from eventgraph.cli import inputs, ontology, program, reference, validate, verify
from eventgraph.readers.reasons import Reason

CTRL_C = 130
TERMINATED = 143
USAGE = 2
OWN_CODES = {
    inputs.ALL_READ,
    inputs.SOME_SET_ASIDE,
    inputs.NOTHING_READ,
    program.INTERNAL,
    program.INPUT_OUTPUT,
    program.HUNG_UP,
    ontology.CONTRADICTS,
    validate.DAMAGED,
    verify.DAMAGED,
    USAGE,
    CTRL_C,
    TERMINATED,
}


def first_cells(page: str, pattern: str) -> list[str]:
    return re.findall(rf"^\| {pattern} \|", page, re.MULTILINE)


@pytest.fixture
def exit_codes_page(repository: Path) -> str:
    return (repository / "docs" / "exit-codes.md").read_text(encoding="utf-8")


def test_the_page_of_verbs_is_what_the_program_says(repository: Path) -> None:
    page = (repository / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == reference.reference(), "run: python -m eventgraph.cli.reference > docs/cli.md"


def test_every_exit_code_is_told_and_no_other(exit_codes_page: str) -> None:
    told = [int(code) for code in first_cells(exit_codes_page, r"(\d+)")]
    assert sorted(told) == sorted(OWN_CODES | set(_error_codes(errors.EventgraphError)))


def test_every_reason_is_told_and_no_other(exit_codes_page: str, repository: Path) -> None:
    ingestion = (repository / "src" / "eventgraph" / "ingestion.py").read_text(encoding="utf-8")
    own = set(re.findall(r'"code": "(\w+)"', ingestion))
    assert "internal" in own
    assert first_cells(exit_codes_page, r"`(\w+)`") == sorted(own | set(Reason))


def _error_codes(kind: type[errors.EventgraphError]) -> Iterator[int]:
    yield kind.exit_code
    for child in kind.__subclasses__():
        yield from _error_codes(child)
