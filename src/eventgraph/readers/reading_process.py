"""The child process that reads files: whatever one does to a parser, it does there.

Requests come in as lines of JSON on standard input: `path`, `name` and `form` (or null), `limits`, `fields`
(names of fields as the user gave them) and `skip`, the number of documents of the file to pass over. Lines of
JSON go out, each an object with one key:

    {"document": "2026/a.html"}    a document is about to be read
    {"read": null}                 it has been read
    {"article": {…}}               `Article`
    {"row": {…}}                   `InputReport`
    {"refused": [code, message, hint]} or {"done": null}    the end of a file
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from eventgraph.errors import ReadError
from eventgraph.processes.confinement import (
    end_with_parent,
    leave_network,
    limit_memory,
    limit_time,
    use_one_thread,
)
from eventgraph.readers.limits import MB, ReadingLimits
from eventgraph.readers.reading import Onlooker, read_file
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.records import Article

if TYPE_CHECKING:
    from typing import IO

OUT_OF_MEMORY: Final = 77


def main(parent: int, memory_mb: int) -> None:
    """Answer requests until there are no more."""
    end_with_parent(parent)
    leave_network()
    use_one_thread()
    limit_memory(memory_mb * MB)
    out = _standard_output()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        limits = ReadingLimits(**request["limits"])
        answers = _Answers(out, limits.seconds)
        limit_time(limits.seconds)
        _answer(request, limits, answers)
        limit_time(0)


def _standard_output() -> IO[bytes]:
    """Return standard output, and have what libraries print there go to standard error."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


class _Answers:
    """Says things; what comes next has as much time of the processor as one document may take."""

    def __init__(self, out: IO[bytes], seconds: float) -> None:
        self._out, self._seconds = out, seconds

    def say(self, key: str, value: str) -> None:
        # Waiting for the one who listens takes none of that time.
        self._out.write(f'{{"{key}": {value}}}\n'.encode())
        self._out.flush()
        limit_time(self._seconds)


class _Teller(Onlooker):
    """Tells of documents, but of those that are passed over: what stands before them was told before."""

    def __init__(self, answers: _Answers, skip: int) -> None:
        self._answers, self._skip = answers, skip
        self._passed = 0

    @property
    def is_heard(self) -> bool:
        return self._passed >= self._skip

    def begin(self, member: str) -> bool:
        self._passed += 1
        if self._passed <= self._skip:
            return False
        self._answers.say("document", json.dumps(member))
        return True

    def end(self) -> None:
        self._answers.say("read", "null")


def _answer(request: dict[str, Any], limits: ReadingLimits, answers: _Answers) -> None:
    path, teller = Path(request["path"]), _Teller(answers, request["skip"])
    known = {name: request[name] for name in ("name", "form", "fields")}
    end, said = "done", "null"
    try:
        for found in read_file(path, **known, limits=limits, onlooker=teller):
            if teller.is_heard:
                answers.say("article" if isinstance(found, Article) else "row", found.model_dump_json())
    except ReadError as error:
        end, said = "refused", json.dumps([error.code, str(error), error.hint])
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001 - a file's border: the others must still be read
        reason = refusal(Reason.INTERNAL, f"{type(error).__name__}: {error}")
        end, said = "refused", json.dumps([reason.code, f"{path}: {reason}", reason.hint])
    answers.say(end, said)
