"""Ctrl-C and SIGTERM while articles are stored: finish the one at hand; asked twice, stop at once."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

import typer

GRACE_SECONDS: Final = 7
"""How long the article at hand may take after the first signal."""


class Interrupted(BaseException):
    """The run must stop at once; no border that collects errors of articles may hold it up."""

    def __init__(self, signum: int) -> None:
        super().__init__(f"signal {signum}")
        self.exit_code = 128 + signum


class Stop:
    """Whether a run has been asked to stop."""

    def __init__(self) -> None:
        self._signum = 0

    @property
    def exit_code(self) -> int:
        """The exit code of a program that the signal ended: 130 for Ctrl-C, 143 for SIGTERM."""
        return 128 + self._signum

    def is_asked_for(self) -> bool:
        """Tell whether the run should stop after what it is doing."""
        return self._signum > 0

    def on_signal(self, signum: int, _: FrameType | None) -> None:
        """Remember the first signal; at the second, or when the time is over, raise.

        Raises:
            Interrupted: the run must stop at once.
        """
        if self._signum:
            raise Interrupted(self._signum)
        self._signum = signum
        signal.alarm(GRACE_SECONDS)
        typer.echo("stopping after this article; once more stops at once", err=True)


@contextmanager
def stopping() -> Iterator[Stop]:
    """Turn signals into a request to stop while the block runs.

    Only the main thread of a POSIX program can listen to them; elsewhere nothing changes.
    """
    stop = Stop()
    try:
        former = {
            s: signal.signal(s, stop.on_signal) for s in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)
        }
    except (AttributeError, ValueError):
        yield stop
        return
    try:
        yield stop
    finally:
        signal.alarm(0)
        for signum, handler in former.items():
            signal.signal(signum, handler)
