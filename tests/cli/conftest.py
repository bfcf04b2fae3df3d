from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from eventgraph.cli import main


class Ended(NamedTuple):
    """How a run of the command line ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]

ARTICLES: dict[str, str] = {
    "alibaba.txt": (
        "Alibaba banned Claude Code on Monday, according to Reuters. "
        "Tencent may ban Claude Code. Alibaba competes with Tencent."
    ),
    "italy.txt": "Italy banned ChatGPT in March 2023. OpenAI developed ChatGPT.",
}


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process and in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str | Path) -> Ended:
        capfd.readouterr()
        code = main([str(word) for word in words])
        return Ended(code, *capfd.readouterr())

    return call


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of two short articles."""
    folder = tmp_path_factory.mktemp("articles")
    write_articles(folder, ARTICLES)
    return folder


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, articles: Path) -> Path:
    """Return a store of the two articles, which tests only read."""
    folder = tmp_path_factory.mktemp("tiny") / "store"
    assert main(["ingest", str(articles), "--store", str(folder), "--quiet"]) == 0
    return folder


def write_articles(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def lines_with(text: str, words: Sequence[str]) -> list[str]:
    """Return the lines that contain all the words."""
    return [line for line in text.splitlines() if all(word in line for word in words)]
