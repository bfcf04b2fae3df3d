"""The child process that parses foreign RDF: it limits itself, reads a file from standard input, and answers.

<- the file's bytes, unpacked
-> a line of JSON (`graphs`, `blank_nodes`, or `code` and `message`), then N-Triples
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Final

from eventgraph.errors import ReadError

OUT_OF_MEMORY: Final = 77


def main() -> int:
    """Answer for the request in the first argument, a JSON object; return the exit code."""
    request = json.loads(sys.argv[1])
    _limit(seconds=int(request["seconds"]) + 1, memory=request["memory"])
    try:
        return _answer(request)
    except MemoryError:
        return OUT_OF_MEMORY


def _answer(request: dict[str, str]) -> int:
    from eventgraph.rdf.exchange.parsing import parse_foreign

    content = sys.stdin.buffer.read()
    try:
        found = parse_foreign(
            content, request["format"], base=request["base"], max_bytes=int(request["max_bytes"])
        )
    except ReadError as error:
        _write({"code": error.code, "message": str(error)})
        return 0
    _write({"graphs": found.graphs, "blank_nodes": found.blank_nodes})
    sys.stdout.buffer.writelines(f"{line}\n".encode() for line in found.lines)
    return 0


def _limit(*, seconds: int, memory: int) -> None:
    """Take away what a parser does not need: more time and memory, files to write, core dumps."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(kind, (0, 0))


def _write(header: dict[str, str | int]) -> None:
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n")


if __name__ == "__main__":
    sys.exit(main())
