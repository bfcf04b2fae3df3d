"""`eventgraph publish` as a shell sees it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from second_server import Oxigraph

from .conftest import Run


@pytest.fixture
def folder(store: Path, tmp_path: Path) -> Path:
    """Return a store of its own for each test."""
    return Path(shutil.copytree(store, tmp_path / "copy"))


def test_plan_publish_and_publish_again(run: Run, folder: Path, server: Oxigraph) -> None:
    planned = run("publish", server.url, "--dry-run", "--store", folder).out.splitlines()
    assert len(planned) == 7
    assert planned[-2] == "send <urn:eventgraph:provenance>"
    assert planned[-1].startswith("would have sent 6 graphs (")
    ended = run("publish", server.url, "--store", folder)
    assert ended.code == 0
    assert ended.out.startswith(planned[-1].removeprefix("would have ") + "; ")
    assert ended.out.endswith(" triples/s\n")
    assert {f"send <{name}>" for name in server.graphs()} == set(planned[:-1])
    assert "sent 0 graphs (0 triples)" in run("publish", server.url, "--store", folder).out
    assert "sent 6 graphs" in run("publish", server.url, "--all", "--store", folder).out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("ftp://x",), 10, "no address"),
        (("http://news.example/", "--token-file", "token"), 10, "in the clear"),
        (("https://news.example/", "--token-file", "absent"), 2, "absent: No such file"),
        (("https://news.example/", "--token-file", "empty"), 2, "no token or password"),
        (("https://news.example/", "--token-file", "binary"), 2, "no token or password"),
        (("https://news.example/", "--user", "ann"), 2, "--password-file"),
        (("http://127.0.0.1:9/", "--retries", "0"), 10, "refused"),
    ],
)
def test_what_is_refused(run: Run, folder: Path, words: tuple[str, ...], code: int, message: str) -> None:
    contents = {"token": b"se-cret\n", "empty": b"\n", "binary": b"\xff\n"}
    for name, content in contents.items():
        (folder.parent / name).write_bytes(content)
    ended = run("publish", *words, "--store", folder)
    assert (ended.code, ended.out) == (code, "")
    assert message in ended.err
    assert "se-cret" not in ended.err


def test_there_must_be_a_store(run: Run, tmp_path: Path) -> None:
    assert run("publish", "http://127.0.0.1:9/", "--store", tmp_path / "none").code == 4
    assert not (tmp_path / "none").exists()
