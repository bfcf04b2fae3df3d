"""What a user may set of exchange: the cost and the form of foreign RDF, and how to talk to a server."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final, NamedTuple

from eventgraph.errors import ReadError

SUFFIXES: Final[Mapping[str, str]] = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".trig": "trig",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".xml": "rdfxml",
    ".jsonld": "jsonld",
    ".json": "jsonld",
}
FORMATS: Final = tuple(dict.fromkeys(SUFFIXES.values()))
GZIP_SUFFIX: Final = ".gz"
UNPACKED: Final = 2.5
EXPANDED: Final = 10
"""Prefixes make much of little: how many times the file's limit its triples may take, written out."""


class ImportLimits(NamedTuple):
    """Limits of one import: of the file in MB (10^6 bytes), of reading it in seconds and MB of memory.

    Unpacked, a file may have 2.5 times its limit; its triples, written out as N-Triples, ten times.
    """

    megabytes: float = 20
    seconds: float = 60
    memory_megabytes: int = 1024

    @property
    def file_bytes(self) -> int:
        """The most bytes that the file may have."""
        return int(self.megabytes * 1e6)

    @property
    def unpacked_bytes(self) -> int:
        """The most bytes that it may have when unpacked."""
        return int(self.file_bytes * UNPACKED)

    @property
    def triple_bytes(self) -> int:
        """The most bytes that its triples may have as N-Triples."""
        return self.file_bytes * EXPANDED


class Connection(NamedTuple):
    """How to talk to a server.

    `token` is sent as a bearer token, `user` (name and password) as basic authentication; `ca_file` holds the
    certificates to trust in place of the system's; `timeout` is in seconds, for each answer.
    """

    token: str | None = None
    user: tuple[str, str] | None = None
    ca_file: str | None = None
    timeout: float = 60.0
    retries: int = 5


def format_of(file: PurePath, chosen: str | None = None) -> str:
    """Return the format that was chosen, or that the suffix names (before `.gz`).

    Raises:
        ReadError: `unknown_type`, neither is known.
    """
    bare = file.with_suffix("") if file.suffix.lower() == GZIP_SUFFIX else file
    found = chosen or SUFFIXES.get(bare.suffix.lower())
    if found in FORMATS:
        return found
    what = f"no format is called {chosen!r}" if chosen else "the suffix names no RDF format"
    code, message = "unknown_type", f"{what}; formats are {', '.join(FORMATS)} (--format)"
    raise ReadError(code, message)
