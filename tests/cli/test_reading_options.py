"""How much of an input is read: options, settings, and what the documents say of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import eventgraph
from eventgraph import ReadingLimits
from eventgraph.cli.reading_options import LIMITS

from .conftest import Run

GIVEN = {
    "file_mb": 1.5,
    "unpacked_mb": 2.5,
    "archive_mb": 3.5,
    "members": 4,
    "characters": 5,
    "pdf_pages": 6,
    "seconds": 6.5,
    "memory_mb": 700,
    "any_language": True,
}
TABLE = "\n".join(["[limits]", *(f"{name} = {str(value).lower()}" for name, value in GIVEN.items())])


def flag(name: str) -> str:
    """Return the option of a limit."""
    return str(get_args(LIMITS[name])[1].default)


@pytest.fixture
def limits_used(monkeypatch: pytest.MonkeyPatch) -> list[ReadingLimits]:
    """Return the limits that reading was called with; nothing is read."""
    used: list[ReadingLimits] = []

    def reading(*_: Path, limits: ReadingLimits, **__: object) -> Iterator[object]:
        used.append(limits)
        return iter(())

    monkeypatch.setattr(eventgraph, "read", reading)
    monkeypatch.setattr(eventgraph, "extract", lambda articles, **_: articles)
    return used


def test_every_option_has_its_limit(run: Run, limits_used: list[ReadingLimits]) -> None:
    words = [word for name, value in GIVEN.items() for word in (flag(name), str(value)) if word != "True"]
    run("extract", "news", *words)
    assert limits_used == [ReadingLimits(**GIVEN)]
    assert GIVEN.keys() == LIMITS.keys()


def test_settings_hold_where_no_option_is_given(
    run: Run, limits_used: list[ReadingLimits], tmp_path: Path
) -> None:
    (tmp_path / "eventgraph.toml").write_text(TABLE, encoding="utf-8")
    run("extract", "news")
    run("extract", "news", "--max-characters", 9)
    assert limits_used == [ReadingLimits(**GIVEN), ReadingLimits(**(GIVEN | {"characters": 9}))]


@pytest.mark.parametrize("verb", ["extract", "ingest"])
@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "many"])
def test_a_wrong_value_is_refused(run: Run, verb: str, value: str) -> None:
    ended = run(verb, "news", "--read-seconds", value)
    assert ended.code == 2
    assert "--read-seconds" in ended.err


@pytest.mark.parametrize("line", ["file_mb = 0", "members = 1.5", 'seconds = "many"', "colour = 1"])
def test_a_wrong_setting_is_refused(run: Run, tmp_path: Path, line: str) -> None:
    (tmp_path / "eventgraph.toml").write_text(f"[limits]\n{line}\n", encoding="utf-8")
    ended = run("extract", "news")
    assert ended.code == 2
    assert f"limits.{line.partition(' ')[0]}" in ended.err


def test_help_and_documents_tell_the_defaults(repository: Path) -> None:
    page = (repository / "docs" / "formats.md").read_text(encoding="utf-8")
    told = re.findall(r"\| (\d+) \|.*\| `(\w+)` \|$", page, re.MULTILINE)
    shown = [(get_args(LIMITS[name])[1].show_default, name) for _, name in told if name in LIMITS]
    defaults = {name: value for name, value in ReadingLimits() if name != "any_language"}
    assert {name: float(value) for value, name in told} == defaults
    assert all(float(value) == defaults[name] for value, name in shown)
    assert all(f"| `{flag(name)}` | `{name}` |" in page for name in LIMITS)
