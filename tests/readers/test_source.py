"""Files as they are read from the disk."""

from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

import pytest

from eventgraph.errors import ReadError
from eventgraph.readers import SourceFile, read_file
from eventgraph.readers.limits import ReadingLimits
from eventgraph.readers.source import display_name, open_source
from eventgraph.records import Article

SMALL = ReadingLimits(file_mb=0.01, unpacked_mb=1.5)


def words(value: object) -> str:
    """Return what a case is called: its words, and not its bytes, which differ from run to run."""
    return value if isinstance(value, str) else ""


def document(path: Path) -> SourceFile:
    """Return a file as readers get it."""
    source = open_source(path, limits=SMALL)
    with source.stream:
        return source.document()


def refused_code(path: Path) -> str:
    """Return the code with which a file is refused."""
    with pytest.raises(ReadError) as refused:
        document(path)
    return refused.value.code


def test_bytes_and_their_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Alibaba\r\n")
    file = document(path)
    assert (file.content, file.sha256) == (b"Alibaba\r\n", hashlib.sha256(b"Alibaba\r\n").hexdigest())


def test_names_are_relative_below_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert display_name(Path("news/../news/a.txt")) == "news/a.txt"
    assert display_name(tmp_path / "here" / "a.txt") == "a.txt"
    assert display_name(Path("../a.txt")) == f"{tmp_path}/a.txt"
    assert display_name(Path(os.fsdecode(b"ol\xe9.txt"))) == r"ol\xe9.txt"


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    os.mkfifo(tmp_path / "pipe.txt")
    assert refused_code(tmp_path / "empty.txt") == "empty"
    assert refused_code(tmp_path / "pipe.txt") == "not_regular"
    assert refused_code(tmp_path) == "not_regular"
    assert refused_code(tmp_path / "none.txt") == "not_found"
    assert refused_code(Path("nul\0.txt")) == "not_found"
    assert refused_code(tmp_path / ("long" * 99)) == "not_found"


def test_size_is_limited(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(bytes(10_001))
    assert refused_code(path) == "too_large"


def test_a_file_without_a_size_is_read(tmp_path: Path) -> None:
    path = Path("/proc/self/status")
    if not path.exists():
        pytest.skip("no /proc here")
    (tmp_path / "status.txt").symlink_to(path)
    assert document(tmp_path / "status.txt").content.startswith(b"Name:")


def test_a_page_saved_as_gzip_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(gzip.compress(b"<p>Alibaba"))
    [article] = read_file(path)
    assert isinstance(article, Article)
    assert (article.text, article.source_member) == ("Alibaba", None)
    assert article.source_sha256 == hashlib.sha256(b"<p>Alibaba").hexdigest()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (gzip.compress(b"Alibaba " * 99)[:-9], "bad_gzip"),
        (gzip.compress(b"Alibaba")[:-8] + bytes(8), "bad_gzip"),
        (gzip.compress(b""), "empty"),
        (gzip.compress(bytes(1_400_000)), "too_large"),
        (gzip.compress(os.urandom(100_000) * 16, compresslevel=1), "too_large"),
    ],
    ids=words,
)
def test_gzip_that_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(content)
    with pytest.raises(ReadError) as refused:
        list(read_file(path, limits=SMALL))
    assert refused.value.code == code
