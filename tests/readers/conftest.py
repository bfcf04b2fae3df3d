"""Reading of files that a test writes."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from eventgraph.readers import read_file
from eventgraph.records import Article, InputReport


class Read(Protocol):
    """Write a file, read it, and return its articles and its rows."""

    def __call__(self, name: str, content: str | bytes) -> tuple[list[Article], list[InputReport]]: ...


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Return the reading of a file in a working directory of its own."""
    monkeypatch.chdir(tmp_path)

    def reading(name: str, content: str | bytes) -> tuple[list[Article], list[InputReport]]:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        found = list(read_file(path))
        articles = [one for one in found if isinstance(one, Article)]
        return articles, [one for one in found if isinstance(one, InputReport)]

    return reading
