"""What a server has confirmed, graph by graph: `publications/<hash of its address>.jsonl` in the store.

A line is written before a graph is touched (its state on the server is unknown now) and one when that is
confirmed, so that a kill at any moment loses nothing but the last confirmation: that graph is sent again.
"""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path
from typing import IO, Final, Self

from eventgraph import ids
from eventgraph.errors import StoreInUseError
from eventgraph.rdf.storage.folder import PUBLICATIONS

GONE: Final = "gone"


class Publication:
    """The memory of publishing a store to one address; a context manager, open to one process at a time.

    `confirmed` has the hash of each graph that the server has, None where that is unknown.
    """

    def __init__(self, folder: Path, url: str) -> None:
        """Name the memory; nothing is opened yet."""
        self._path = publication_path(folder, url)
        self._url = url
        self._lines: IO[str] | None = None
        self._lock: IO[str] | None = None
        self.confirmed: dict[str, str | None] = {}

    def __enter__(self) -> Self:
        """Lock the memory, read it and write it anew.

        Raises:
            StoreInUseError: another process is publishing to the address.
        """
        self._path.parent.mkdir(exist_ok=True)
        # A file of its own, since the memory is replaced by its shorter form.
        self._lock = self._path.with_suffix(".lock").open("a", encoding="utf-8")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.close()
            message = f"another process is publishing to {self._url}; wait until it is done"
            raise StoreInUseError(message) from None
        self.confirmed = read_confirmed(self._path)
        self._shorten()
        self._lines = self._path.open("a", encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        """Make the memory survive a power cut, and close it."""
        if self._lines is not None:
            _synced(self._lines)
            self._lines.close()
        if self._lock is not None:
            self._lock.close()

    def touch(self, graph: str) -> None:
        """Note that a graph's state on the server is unknown from now on."""
        self._note(graph, None)
        self.confirmed[graph] = None

    def confirm(self, graph: str, sha256: str) -> None:
        """Note that the server has a graph as it is here."""
        self._note(graph, sha256)
        self.confirmed[graph] = sha256

    def doubt(self) -> None:
        """Take nothing that was confirmed for granted: all graphs are sent again."""
        for graph in list(self.confirmed):
            self.touch(graph)

    def forget(self, graph: str) -> None:
        """Note that the server has a graph no more."""
        self._note(graph, GONE)
        self.confirmed.pop(graph, None)

    def _note(self, graph: str, sha256: str | None) -> None:
        if self._lines is not None:
            self._lines.write(_line(graph, sha256))
            self._lines.flush()

    def _shorten(self) -> None:
        temporary = self._path.with_suffix(f".tmp.{os.getpid()}")
        with temporary.open("w", encoding="utf-8") as file:
            file.write(json.dumps({"url": self._url}) + "\n")
            file.writelines(_line(graph, sha256) for graph, sha256 in self.confirmed.items())
            _synced(file)
        temporary.replace(self._path)


def publication_path(folder: Path, url: str) -> Path:
    """Return where the memory of an address lies in a store's folder."""
    return folder / PUBLICATIONS / f"{ids.digest(url, length=32)}.jsonl"


def read_confirmed(path: Path) -> dict[str, str | None]:
    """Return what a memory says of each graph, nothing where there is none; a cut line is passed over."""
    if not path.is_file():
        return {}
    found: dict[str, str | None] = {}
    for line in path.read_bytes().splitlines():
        try:
            row = json.loads(line)
            found[row["graph"]] = row["sha256"]
        except (ValueError, KeyError, TypeError):
            continue
    return {graph: sha256 for graph, sha256 in found.items() if sha256 != GONE}


def _line(graph: str, sha256: str | None) -> str:
    return json.dumps({"graph": graph, "sha256": sha256}) + "\n"


def _synced(file: IO[str]) -> None:
    file.flush()
    os.fsync(file.fileno())
