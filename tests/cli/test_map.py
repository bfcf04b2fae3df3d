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
