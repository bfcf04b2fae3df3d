"""One writer at a time: a lock file that names its holder, and stays marked if he dies."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

from eventgraph.errors import StoreInUseError

LOCK_FILE: Final = "eventgraph.lock"


def take_lock(folder: Path) -> IO[str]:
    """Return the locked lock file of a store; the lock ends when the file is closed or the process dies.

    Raises:
        StoreInUseError: another process holds it; the message says who.
    """
    file = (folder / LOCK_FILE).open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        message = f"store {folder} is in use by {_holder(file)}; wait for it, or write to another store"
        file.close()
        raise StoreInUseError(message) from None
    file.truncate(0)
    json.dump(_myself(), file)
    file.flush()
    return file


def release_lock(file: IO[str]) -> None:
    """Say that the writer is done and give the lock back; removing the file would race with the next one."""
    file.truncate(0)
    file.close()


def is_marked(folder: Path) -> bool:
    """Tell whether a writer is at work, or died at it: nobody has said that he is done."""
    try:
        return (folder / LOCK_FILE).stat().st_size > 0
    except FileNotFoundError:
        return False


def holder(folder: Path) -> str | None:
    """Return, in words, who writes to a store or died at it; None where nobody does."""
    if not is_marked(folder):
        return None
    with (folder / LOCK_FILE).open(encoding="utf-8") as file:
        return _holder(file)


def _myself() -> dict[str, str | int]:
    program = Path(sys.argv[0]).name if sys.argv else "python"
    return {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "command": " ".join([program, *sys.argv[1:2]])[:80],
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _holder(file: IO[str]) -> str:
    file.seek(0)
    try:
        holder = json.loads(file.read())
        return f"process {holder['pid']} on {holder['host']} ({holder['command']}, since {holder['since']})"
    except (ValueError, KeyError, TypeError):
        return "another process"
