"""Which files are found."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from eventgraph.errors import ReadError
from eventgraph.readers import Skipped, find_files


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    for name in ("b.txt", "a.md", "sub/c.HTML", ".hidden.txt", ".git/d.txt", "photo.jpg", "noext"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    return folder


def listed(*paths: Path) -> list[str]:
    """Return the names of the files found, and `code:name` of what was skipped."""
    return [
        f"{found.code}:{found.path.name}" if isinstance(found, Skipped) else found.name
        for found in find_files(paths)
    ]


def test_folders_are_walked_in_sorted_order_without_hidden_files(root: Path) -> None:
    assert listed(root) == ["a.md", "b.txt", "noext", "photo.jpg", "c.HTML"]


def test_paths_keep_the_order_given_and_files_are_found_once(root: Path) -> None:
    assert listed(root / "sub", root / "b.txt", root)[:3] == ["c.HTML", "b.txt", "a.md"]
    assert listed(root, root, root / "b.txt") == listed(root)


def test_a_hidden_file_is_read_when_it_is_given(root: Path) -> None:
    assert listed(root / ".hidden.txt") == [".hidden.txt"]


def test_a_second_name_of_the_same_file_is_passed_over(root: Path) -> None:
    os.link(root / "a.md", root / "z.md")
    assert "z.md" not in listed(root)


def test_links_in_circles_end(root: Path) -> None:
    (root / "self").symlink_to(".")
    (root / "sub" / "up").symlink_to("..")
    (root / "one.txt").symlink_to("two.txt")
    (root / "two.txt").symlink_to("one.txt")
    found = listed(root)
    assert [name for name in found if ":" not in name] == ["a.md", "b.txt", "noext", "photo.jpg", "c.HTML"]
    assert [name for name in found if name.startswith("not_found")] == [
        "not_found:one.txt",
        "not_found:two.txt",
    ]


def test_a_link_inside_the_folder_adds_nothing(root: Path) -> None:
    before = listed(root)
    (root / "again.txt").symlink_to("b.txt")
    (root / "again").symlink_to("sub")
    assert listed(root) == before


@pytest.mark.parametrize("name", ["out.txt", "out"])
def test_a_link_out_of_the_folder_is_reported(root: Path, name: str) -> None:
    (root.parent / "elsewhere").mkdir()
    target = root.parent / "elsewhere" / "secret.txt"
    target.write_text("secret")
    (root / name).symlink_to(target if name.endswith(".txt") else target.parent)
    assert f"outside_root:{name}" in listed(root)
    assert "secret.txt" not in listed(root)


def test_a_given_link_is_followed(root: Path) -> None:
    (root.parent / "link.txt").symlink_to(root / "b.txt")
    (root.parent / "folder").symlink_to(root)
    assert listed(root.parent / "link.txt") == ["link.txt"]
    assert listed(root.parent / "folder") == listed(root)


def test_what_is_no_regular_file_is_reported_and_never_opened(root: Path) -> None:
    os.mkfifo(root / "pipe.txt")
    (root / "folder.txt").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(root / "socket.txt"))
        found = listed(root)
    assert [name for name in found if "not_regular" in name] == [
        "not_regular:pipe.txt",
        "not_regular:socket.txt",
    ]


def test_a_missing_path_is_told_before_anything_is_found(root: Path) -> None:
    with pytest.raises(ReadError, match="nowhere") as refused:
        next(iter(find_files([root, root / "nowhere"])))
    assert refused.value.code == "not_found"


@pytest.mark.parametrize(
    "name", ["new\nline.txt", " -rf.txt", "a%20b.txt", "a b.txt", "<>.txt", b"ol\xe9.txt"]
)
def test_odd_names_are_found(root: Path, name: str | bytes) -> None:
    path = root / "sub" / os.fsdecode(name)
    path.write_text("text")
    assert path in find_files([root])


def test_every_skip_says_what_to_do(root: Path) -> None:
    assert all(found.hint for found in find_files([root]) if isinstance(found, Skipped))
