"""One writer at a time: a lock file that names its holder, and stays marked if he dies."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from eventgraph.errors import StoreInUseError
from eventgraph.rdf.storage.reports import command_line

LOCK_FILE: Final = "eventgraph.lock"
PATIENCE: Final = 0.5
"""Seconds to wait for somebody who only looks, or recovers, before a writer is refused."""


class WriterLock:
    """A lock that is held until it is let go or the process dies; `was_marked` if the last writer died."""

    def __init__(self, descriptor: int, *, was_marked: bool) -> None:
        """Take over the locked file."""
        self._descriptor = descriptor
        self.was_marked = was_marked

    def release(self) -> None:
        """Say that the writer is done, and let go; removing the file would race with the next one."""
        os.ftruncate(self._descriptor, 0)
        self.abandon()

    def abandon(self) -> None:
        """Let go without saying that all is done: the next one finds it as after a death."""
        # A forked child may hold the file open still.
        fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        os.close(self._descriptor)


def take_lock(folder: Path) -> WriterLock:
    """Return the lock of a store, marked with this process.

    Raises:
        StoreInUseError: another process holds it; the message says who.
    """
    path = folder / LOCK_FILE
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _locked(descriptor)
        was_marked = os.fstat(descriptor).st_size > 0
        content = json.dumps(_myself()).encode()
        os.pwrite(descriptor, content, 0)
        os.ftruncate(descriptor, len(content))
    except BlockingIOError:
        os.close(descriptor)
        message = f"store {folder} is in use by {_named(path)}; wait for it, or write to another store"
        raise StoreInUseError(message) from None
    except BaseException:
        os.close(descriptor)
        raise
    return WriterLock(descriptor, was_marked=was_marked)


def is_marked(folder: Path) -> bool:
    """Tell whether a writer is at work, or died at it: nobody has said that he is done."""
    try:
        return (folder / LOCK_FILE).stat().st_size > 0
    except FileNotFoundError:
        return False


def is_held(folder: Path) -> bool:
    """Tell whether a writer is at work."""
    try:
        descriptor = os.open(folder / LOCK_FILE, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def holder(folder: Path) -> str | None:
    """Return, in words, who writes to a store or died at it; None where nobody does."""
    return _named(folder / LOCK_FILE) if is_marked(folder) else None


def _locked(descriptor: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise
            time.sleep(PATIENCE / 10)
        else:
            return


def _myself() -> dict[str, str | int]:
    return {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "command": command_line(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _named(path: Path) -> str:
    try:
        holder = json.loads(path.read_bytes())
        return f"process {holder['pid']} on {holder['host']} ({holder['command']}, since {holder['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
