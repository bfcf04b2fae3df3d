"""Reading in a process of its own, which is replaced when a document hangs it, fills it or kills it."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, Self

from eventgraph.errors import ReadError
from eventgraph.readers.limits import DEFAULT, ReadingLimits
from eventgraph.readers.reading_process import OUT_OF_MEMORY
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.refused import row_of
from eventgraph.readers.source import NO_FIELDS, Place, display_name
from eventgraph.records import Article, InputReport

ROOT: Final = str(Path(__file__).parents[2])
START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from eventgraph.readers.reading_process import main; main(int(sys.argv[2]), int(sys.argv[3]))"
)
PATIENCE: Final = 12
"""The child ends itself at the limit, in time of the processor; by the clock it may take so many times it."""
AHEAD: Final = 4
"""So many answers wait here before the child waits: it reads ahead while its articles are worked on."""


class ReadingProcess:
    """Reads files one after the other; a context manager."""

    def __init__(self, limits: ReadingLimits = DEFAULT, fields: Mapping[str, str] = NO_FIELDS) -> None:
        """Start nothing yet: the child starts with the first file."""
        self._limits, self._fields = limits, dict(fields)
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        """Return the process."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the child."""
        self._dismiss()

    def read(
        self, path: Path, *, name: str | None = None, form: str | None = None
    ) -> Iterator[Article | InputReport]:
        """Yield what `read_file` yields, and a row for each member of an archive that ended the child.

        Raises:
            ReadError: as `read_file` does; `timeout`, `memory` or `worker_died` of the file as a whole.
        """
        skip, tries = 0, 0
        while True:
            try:
                yield from self._answers(path, name, form, skip)
            except _DeathError as death:
                # Between two documents nothing but the archive itself can be the reason, if it happens again.
                tries = tries + 1 if death.documents == skip else 0
                skip = death.documents
                if death.member is None and skip and not tries:
                    continue
                if not death.member:
                    message = f"{name or path}: {death.reason}"
                    raise ReadError(death.reason.code, message, hint=death.reason.hint) from None
                yield row_of(Place(path=path, name=name or display_name(path)), death.member, death.reason)
            else:
                return

    def _answers(
        self, path: Path, name: str | None, form: str | None, skip: int
    ) -> Iterator[Article | InputReport]:
        if self._child is None:
            self._child = _Child(self._limits)
        asked = {"path": str(path), "name": name, "form": form, "fields": self._fields, "skip": skip}
        self._child.ask({**asked, "limits": self._limits.model_dump()})
        documents, is_done = skip, False
        member: str | None = None
        try:
            while True:
                [(key, value)] = self._child.answer().items()
                if key == "document":
                    documents, member = documents + 1, value
                elif key == "read":
                    member = None
                elif key == "article":
                    yield Article.model_validate(value)
                elif key == "row":
                    yield InputReport.model_validate(value)
                else:
                    is_done = True
                    break
        except _ChildGoneError as gone:
            raise _DeathError(gone.reason, member, documents) from None
        finally:
            # What a reader that was left in the middle still says would be taken for the next file's.
            if not is_done:
                self._dismiss()
        if key == "refused":
            code, message, hint = value
            raise ReadError(code, message, hint=hint)

    def _dismiss(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child = None


class _ChildGoneError(Exception):
    """The child has ended, or was ended; `reason` says of what."""

    def __init__(self, reason: ReadError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class _DeathError(Exception):
    """The child has ended in the middle of a file, when it had begun `documents` documents of it.

    `member` is the name of the document that it was reading; None between two.
    """

    def __init__(self, reason: ReadError, member: str | None, documents: int) -> None:
        super().__init__(str(reason))
        self.reason, self.member, self.documents = reason, member, documents


class _Child:
    """The process, and a thread that takes what it says."""

    def __init__(self, limits: ReadingLimits) -> None:
        self._limits = limits
        command = [sys.executable, "-I", "-c", START, ROOT, str(os.getpid()), str(limits.memory_mb)]
        self._process = subprocess.Popen(  # noqa: S603 - our own module, by the interpreter that runs us
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._said: queue.Queue[bytes] = queue.Queue(AHEAD)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def ask(self, request: dict[str, Any]) -> None:
        """Ask for a file."""
        with suppress(BrokenPipeError):
            self._stdin.write(json.dumps(request).encode() + b"\n")
            self._stdin.flush()

    def answer(self) -> dict[str, Any]:
        """Return the next thing that it says.

        Raises:
            _ChildGoneError: it says nothing for too long, or has ended.
        """
        try:
            line = self._said.get(timeout=self._limits.seconds * PATIENCE)
        except queue.Empty:
            raise _ChildGoneError(self._too_slow()) from None
        if not line:
            raise _ChildGoneError(self._cause())
        answer: dict[str, Any] = json.loads(line)
        return answer

    def kill(self) -> None:
        """End it now."""
        self._process.kill()
        while self._listener.is_alive():
            with suppress(queue.Empty):
                self._said.get(timeout=0.05)
        self._process.wait()
        for pipe in (self._stdin, self._stdout):
            with suppress(BrokenPipeError):
                pipe.close()

    def _listen(self) -> None:
        for line in self._stdout:
            self._said.put(line)
        self._said.put(b"")

    def _cause(self) -> ReadError:
        code = self._process.wait()
        if code == -signal.SIGPROF:
            return self._too_slow()
        if code in (OUT_OF_MEMORY, -signal.SIGABRT):
            message = f"reading it takes more than {self._limits.memory_mb:,} MB of memory"
            return refusal(Reason.MEMORY, message)
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return refusal(Reason.WORKER_DIED, f"the process that read it died ({how})")

    def _too_slow(self) -> ReadError:
        message = f"reading it takes more than {self._limits.seconds:g} s"
        return refusal(Reason.TIMEOUT, message)

    @property
    def _stdin(self) -> IO[bytes]:
        assert self._process.stdin is not None  # noqa: S101 - for the type checker
        return self._process.stdin

    @property
    def _stdout(self) -> IO[bytes]:
        assert self._process.stdout is not None  # noqa: S101 - for the type checker
        return self._process.stdout
