"""Reading in a process that may hang, fill up or die: the file or member is told, the others are read."""

from __future__ import annotations

import os
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from eventgraph.errors import ReadError
from eventgraph.readers import ReadingLimits
from eventgraph.readers.supervision import ReadingProcess
from eventgraph.records import Article, InputReport

SENTENCE = "Alibaba has banned Claude Code for all of its employees, said Zoë."
ENDLESS = "<html><body><p>" + "A line.<br>" * 900_000
"""What takes tens of seconds to read."""
DOCUMENTS = {"a.txt": SENTENCE, "b/endless.html": ENDLESS, "c.txt": SENTENCE}


def archive(path: Path, documents: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in documents.items():
            packed.writestr(name, content)
    return path


def told(found: Iterator[Article | InputReport]) -> list[tuple[str | None, str | None]]:
    """Return the member of each article or row, with the code of the row."""
    return [
        (one.source_member, None) if isinstance(one, Article) else (one.member, one.code) for one in found
    ]


def test_a_process_reads_many_files(tmp_path: Path) -> None:
    with ReadingProcess() as process:
        for name in ("a.txt", "b.md", "ol\udce9.txt"):
            path = tmp_path / name
            path.write_text(SENTENCE)
            [article] = process.read(path)
            assert isinstance(article, Article)
            assert article.text == SENTENCE


def test_a_refusal_is_the_same_as_without_a_process(tmp_path: Path) -> None:
    with ReadingProcess() as process, pytest.raises(ReadError, match=r"none\.txt: no such file") as refused:
        list(process.read(tmp_path / "none.txt"))
    assert (refused.value.code, refused.value.hint) == ("not_found", "check the path")


def test_a_document_that_takes_too_long_is_set_aside_and_the_others_are_read(tmp_path: Path) -> None:
    limits = ReadingLimits(seconds=1.5, ratio=10_000)
    with ReadingProcess(limits) as process:
        found = told(process.read(archive(tmp_path / "a.zip", DOCUMENTS)))
        assert found == [("a.txt", None), ("b/endless.html", "timeout"), ("c.txt", None)]
        path = tmp_path / "endless.html"
        path.write_text(ENDLESS)
        with pytest.raises(ReadError, match=r"more than 1\.5 s") as refused:
            list(process.read(path))
        assert refused.value.code == "timeout"


def test_a_document_that_takes_too_much_memory_is_set_aside(tmp_path: Path) -> None:
    limits = ReadingLimits(memory_mb=110, file_mb=100, seconds=30)
    (tmp_path / "big.json").write_bytes(b'{"text": "' + b"word " * 10_000_000 + b'"}')
    (tmp_path / "small.txt").write_text(SENTENCE)
    with ReadingProcess(limits) as process:
        with pytest.raises(ReadError, match="memory") as refused:
            list(process.read(tmp_path / "big.json"))
        assert refused.value.code == "memory"
        assert told(process.read(tmp_path / "small.txt")) == [(None, None)]


def test_a_process_that_was_killed_is_replaced(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {f"{n}.txt": f"{SENTENCE} {n}" for n in range(60)})
    with ReadingProcess() as process:
        found = process.read(path)
        articles = [next(found)]
        assert process._child is not None
        os.kill(process._child._process.pid, signal.SIGKILL)
        rest = list(found)
        articles += [one for one in rest if isinstance(one, Article)]
        rows = [one for one in rest if isinstance(one, InputReport)]
    # Where it was between two documents, none is to blame.
    assert {row.code for row in rows} <= {"worker_died"}
    read = [one.source_member for one in articles if isinstance(one, Article)]
    assert {*read, *(row.member for row in rows)} == {f"{n}.txt" for n in range(60)}
    assert len(read) == len(set(read)) >= 59


def test_a_reading_that_is_given_up_leaves_nothing_for_the_next(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {f"{n}.txt": SENTENCE for n in range(60)})
    (tmp_path / "b.txt").write_text(SENTENCE)
    with ReadingProcess() as process:
        found = process.read(path)
        next(found)
        found.close()
        assert told(process.read(tmp_path / "b.txt")) == [(None, None)]


def test_no_child_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    with ReadingProcess() as process:
        list(process.read(tmp_path / "a.txt"))
        assert process._child is not None
        child = process._child._process
    assert child.returncode is not None
