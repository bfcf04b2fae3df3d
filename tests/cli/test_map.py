"""Names of fields that the user gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import eventgraph
from eventgraph.cli.options import chosen
from eventgraph.errors import SettingsError

from .conftest import Run

RECORD = {"body": "Not this.", "story": "The mayor of Eastgate opened the harbour.", "day": "2026-07-05"}
RECORDS = [RECORD, RECORD]


def test_options_add_to_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "eventgraph.toml").write_text('[map]\ntext = "story"\ntitle = "hed"\n', encoding="utf-8")
    assert chosen().map == {"text": "story", "title": "hed"}
    assert chosen(fields=["text=body, published=day"]).map == {
        "text": "body",
        "title": "hed",
        "published": "day",
    }


def test_fields_reach_the_process_that_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(RECORDS), encoding="utf-8")
    articles = list(eventgraph.read(path, fields={"text": "story", "published": "day"}))
    assert {(article.text, article.published) for article in articles} == {(RECORD["story"], RECORD["day"])}


@pytest.mark.parametrize("given", ["text", "=body", "txet=body", "text=", "text=body,", "text=a,when=b"])
@pytest.mark.parametrize("verb", ["ingest", "extract"])
def test_what_is_no_field_is_a_fault_of_usage(run: Run, tmp_path: Path, verb: str, given: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps(RECORDS), encoding="utf-8")
    result = run(verb, "a.json", "--map", given)
    assert result.code == 2
    assert "map" in result.err


def test_python_refuses_it_too(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="an article has no field 'txet'; it has text, title"):
        list(eventgraph.read(tmp_path, fields={"txet": "body"}))


@pytest.mark.parametrize("verb", ["ingest", "extract"])
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("text=nothing", "text=nothing"),
        ("text=story,published=noday", "published=noday"),
        ("title=hed", "title=hed"),
    ],
)
def test_a_name_that_no_input_has_is_a_fault_of_usage(
    run: Run, tmp_path: Path, verb: str, given: str, told: str
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(RECORDS), encoding="utf-8")
    result = run(verb, "a.json", "--map", given)
    assert result.code == 2
    assert result.err.splitlines()[-1] == f"eventgraph: --map {told}: no input has such a field"
    assert result.err.count("[no_such_field]") == 1


@pytest.mark.parametrize("verb", ["ingest", "extract"])
def test_a_name_that_some_inputs_have_is_a_warning_for_the_others(
    run: Run, tmp_path: Path, verb: str
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(RECORDS), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps([{"text": RECORD["story"]}]), encoding="utf-8")
    (tmp_path / "c.txt").write_text(RECORD["story"], encoding="utf-8")
    result = run(verb, "a.json", "b.json", "c.txt", "--map", "text=story")
    assert result.code == 0
    [line] = [line for line in result.err.splitlines() if "no_such_field" in line]
    assert line.startswith("warning: b.json: there is no field 'story' (--map text=story), but text ")


def test_settings_for_records_do_not_matter_to_other_inputs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "eventgraph.toml").write_text('[map]\ntext = "story"\n', encoding="utf-8")
    (tmp_path / "c.txt").write_text(RECORD["story"], encoding="utf-8")
    assert run("extract", "c.txt").code == 0


def test_python_is_told_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(RECORDS), encoding="utf-8")
    articles = eventgraph.read(tmp_path, fields={"published": "noday"})
    assert len([next(articles), next(articles)]) == 2
    with pytest.raises(SettingsError, match=r"^--map published=noday: no input has such a field$"):
        next(articles)
