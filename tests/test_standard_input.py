"""What is piped in: its format is told by its first bytes, and what has no name has its hash for id."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from eventgraph.errors import NotFoundError
from eventgraph.intake import inputs
from eventgraph.readers.limits import ReadingLimits
from eventgraph.records import Article, InputReport

TEXT = "Alibaba banned Claude Code on Monday, according to Reuters."
PAGE = f"<!DOCTYPE html><html><body><article><h1>A ban</h1><p>{TEXT}</p></article></body></html>"
LINE = json.dumps({"text": TEXT})
LONG = json.dumps({"text": TEXT, "keywords": ["word"] * 20_000})


class Piped(io.TextIOWrapper):
    """Standard input with some bytes in it."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))


def piped(
    content: bytes,
    monkeypatch: pytest.MonkeyPatch,
    form: str | None = None,
    limits: ReadingLimits = ReadingLimits(),  # noqa: B008 - it cannot be changed
) -> list[Article | InputReport]:
    """Return what is read when bytes are piped in."""
    monkeypatch.setattr(sys, "stdin", Piped(content))
    return list(inputs([Path("-")], limits, form=form))


@pytest.mark.parametrize(
    ("content", "members"),
    [
        (TEXT, [None]),
        (PAGE, [None]),
        (LINE, [None]),
        (f"[{LINE}, {LINE.replace('Monday', 'Tuesday')}]", ["item 1", "item 2"]),
        (json.dumps({"text": TEXT}, indent=1), [None]),
        (f"{LINE}\n{LINE.replace('Monday', 'Tuesday')}\n", ["line 1", "line 2"]),
        (f"\ufeff{LONG}\n\n{LINE.replace('Monday', 'Tuesday')}\n", ["line 1", "line 3"]),
        (LONG, [None]),
        (gzip.compress(PAGE.encode()), [None]),
    ],
    ids=["text", "page", "object", "array", "indented", "lines", "long lines", "long object", "gzip"],
)
def test_the_format_is_told_by_the_content(
    content: str | bytes, members: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = piped(content if isinstance(content, bytes) else content.encode(), monkeypatch)
    articles = [one for one in found if isinstance(one, Article)]
    assert [article.source_member for article in articles] == members
    assert {article.source_file for article in articles} == {"-"}
    assert all("Alibaba banned Claude Code" in article.text for article in articles)
    assert [one for one in found if isinstance(one, InputReport)] == []


def test_the_format_may_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    [article] = piped(f"---\ntitle: A ban\n---\n{TEXT}".encode(), monkeypatch, form="markdown")
    assert isinstance(article, Article)
    assert article.title == "A ban"


def test_a_format_that_nobody_reads_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotFoundError, match=r"'papyrus'; formats are .*html.*warc"):
        piped(b"x", monkeypatch, form="papyrus")


def test_articles_without_a_name_do_not_replace_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    [one], [other] = (piped(text.encode(), monkeypatch) for text in (TEXT, TEXT + " Nobody else did."))
    assert isinstance(one, Article)
    assert isinstance(other, Article)
    assert one.id == f"stdin:{hashlib.sha256(TEXT.encode()).hexdigest()}" != other.id


@pytest.mark.parametrize(("content", "code"), [(b"", "empty"), (b"\x89PNG\r\n\x1a\n\0\0", "binary")])
def test_what_cannot_be_read_is_a_row(content: bytes, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    [row] = piped(content, monkeypatch)
    assert isinstance(row, InputReport)
    assert (row.path, row.status, row.code) == ("-", "quarantine", code)
    assert "tmp" not in row.message


SMALL = ReadingLimits(file_mb=0.2, archive_mb=1)
LIMITED: dict[str, tuple[bytes, str | None, str]] = {
    "text": (f"{TEXT} ".encode() * 5_000, None, "0.2 MB; the limit is set by --max-file-mb"),
    "lines": (f"{LINE}\n".encode() * 20_000, None, "1 MB; the limit is set by --max-archive-mb"),
    "an archive": (gzip.compress(b"") * 60_000, None, "1 MB; the limit is set by --max-archive-mb"),
    "a table, as told": (f"{TEXT}\n".encode() * 20_000, "csv", "1 MB; the limit is set by --max-archive-mb"),
}


@pytest.mark.parametrize("kind", LIMITED)
def test_no_more_is_taken_in_than_the_limits_allow(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content, form, told = LIMITED[kind]
    [row] = piped(content, monkeypatch, form=form, limits=SMALL)
    assert isinstance(row, InputReport)
    assert (row.path, row.status, row.code, row.message) == (
        "-",
        "quarantine",
        "too_large",
        f"more than {told}",
    )


def test_many_records_may_be_longer_than_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    found = piped(f"{LINE}\n".encode() * 3_000, monkeypatch, limits=SMALL)
    assert sum(isinstance(one, Article) for one in found) == 3_000


def test_what_never_ends_is_left_at_the_limit(tmp_path: Path) -> None:
    command = f"yes Alibaba banned it | {sys.executable} -m eventgraph extract - --max-file-mb 3"
    ended = subprocess.run(
        command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode, ended.stdout) == (4, "")
    assert ended.stderr.startswith(
        "set aside: -: more than 3 MB; the limit is set by --max-file-mb [too_large]"
    )
