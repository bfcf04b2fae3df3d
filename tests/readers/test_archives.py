"""Archives and what is in them, one document at a time."""

from __future__ import annotations

import bz2
import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from eventgraph.errors import ReadError
from eventgraph.readers import ReadingLimits, read_file
from eventgraph.records import Article, InputReport

SENTENCE = "Alibaba has banned Claude Code for all of its employees, said Zoë."
NAMES = ("2026/a.txt", "2026/b.html", "c.md")


def zipped(contents: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(contents: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in contents.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def words(value: object) -> str:
    """Return what a case is called: its words, and not its bytes, which differ from run to run."""
    return value if isinstance(value, str) else ""


SAME = {name: SENTENCE.encode() for name in NAMES}
ARCHIVES = {
    "a.zip": zipped(SAME),
    "a.tar": tarred(SAME),
    "a.tar.gz": gzip.compress(tarred(SAME), mtime=0),
    "a.tgz": gzip.compress(tarred(SAME), mtime=0),
}


def reading(
    folder: Path, name: str, content: bytes, limits: ReadingLimits | None = None
) -> tuple[list[Article], list[InputReport]]:
    path = folder / name
    path.write_bytes(content)
    found = list(read_file(path, name=name, limits=limits or ReadingLimits()))
    articles = [one for one in found if isinstance(one, Article)]
    return articles, [one for one in found if isinstance(one, InputReport)]


@pytest.mark.parametrize("name", ARCHIVES)
def test_each_document_is_an_article(tmp_path: Path, name: str) -> None:
    articles, rows = reading(tmp_path, name, ARCHIVES[name])
    assert [article.source_member for article in articles] == list(NAMES)
    assert [article.id for article in articles] == [f"file:{name}#{member}" for member in NAMES]
    assert {article.source_file for article in articles} == {name}
    assert {article.text for article in articles} == {SENTENCE}
    assert rows == []


def test_the_date_is_that_of_the_members_name(tmp_path: Path) -> None:
    [article], _ = reading(tmp_path, "2020-01-01.zip", zipped({"x/2026-07-05-a.txt": SENTENCE.encode()}))
    assert article.published == "2026-07-05"


def test_an_archive_in_an_archive(tmp_path: Path) -> None:
    inner = {"deep.tar.gz": ARCHIVES["a.tar.gz"], "deep.zip": ARCHIVES["a.zip"]}
    for name, content in (("o.zip", zipped(inner)), ("o.tgz", gzip.compress(tarred(inner)))):
        articles, rows = reading(tmp_path, name, content, ReadingLimits(nesting=4))
        assert [article.source_member for article in articles] == [
            f"{archive}#{member}" for archive in inner for member in NAMES
        ]
        assert rows == []


def test_nesting_is_limited(tmp_path: Path) -> None:
    content = zipped({"a.txt": SENTENCE.encode()})
    for _ in range(3):
        content = zipped({"in.zip": content, "beside.txt": SENTENCE.encode()})
    articles, [row] = reading(tmp_path, "a.zip", content)
    assert [article.source_member for article in articles] == [
        "in.zip#in.zip#beside.txt",
        "in.zip#beside.txt",
        "beside.txt",
    ]
    assert (row.member, row.code) == ("in.zip#in.zip#in.zip", "too_deep")


def test_what_systems_add_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    junk = {"__MACOSX/._a.txt": b"x", ".git/config": b"x", "Thumbs.db": b"x", "../up.txt": SENTENCE.encode()}
    [article], rows = reading(tmp_path, "a.zip", zipped(junk))
    assert (article.source_member, rows) == ("../up.txt", [])
    assert not (tmp_path.parent / "up.txt").exists()


def test_a_bad_member_does_not_stop_the_others(tmp_path: Path) -> None:
    marked = SENTENCE.replace("Alibaba", "Tencent").encode()
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name, content in (("a.txt", marked), ("b.txt", SENTENCE.encode()), ("c.json", b"{")):
            archive.writestr(name, content)
    damaged = stored.getvalue().replace(b"Tencent", b"Tencant", 1)
    [article], rows = reading(tmp_path, "a.zip", damaged)
    assert article.source_member == "b.txt"
    assert [(row.member, row.code) for row in rows] == [("a.txt", "bad_archive"), ("c.json", "bad_json")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.zip", ARCHIVES["a.zip"][:-30], "bad_archive"),
        ("a.zip", b"PK\x03\x04 no archive", "bad_archive"),
        ("a.zip", b"", "empty"),
        ("a.tar", b"no archive" * 99, "bad_archive"),
        ("a.tgz", ARCHIVES["a.tgz"][:-9], "bad_gzip"),
        ("a.zip", zipped({"a.txt": bytes(20_000_000)}), "too_large"),
        ("a.tgz", gzip.compress(bytes(20_000_000), mtime=0), "too_large"),
        ("a.gz", gzip.compress(bz2.compress(b"a"), mtime=0), "unknown_type"),
    ],
    ids=words,
)
def test_archives_that_are_refused(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    with pytest.raises(ReadError, match=f"^{name}: ") as refused:
        reading(tmp_path, name, content)
    assert refused.value.code == code


def test_too_many_members(tmp_path: Path) -> None:
    for name, content in ARCHIVES.items():
        with pytest.raises(ReadError, match="--max-members") as refused:
            reading(tmp_path, name, content, ReadingLimits(members=2))
        assert refused.value.code == "too_large"


def test_a_document_that_unpacks_to_too_much_is_set_aside(tmp_path: Path) -> None:
    limits = ReadingLimits(unpacked_mb=0.0001)
    many = zipped({"a.txt": SENTENCE.encode(), "b.txt": SENTENCE.encode() * 9})
    [article], [row] = reading(tmp_path, "a.zip", many, limits)
    assert (article.source_member, row.member, row.code) == ("a.txt", "b.txt", "too_large")
    assert "--max-unpacked-mb" in row.message


def test_a_locked_member_is_told(tmp_path: Path) -> None:
    locked = bytearray(zipped({"a.txt": SENTENCE.encode()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + offset] |= 1
    _, [row] = reading(tmp_path, "a.zip", bytes(locked))
    assert (row.member, row.code) == ("a.txt", "encrypted")
