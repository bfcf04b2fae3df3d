"""A file of other people's RDF: read within limits, parsed in a process that may die of it."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.errors import ReadError
from eventgraph.rdf.exchange.limits import ImportLimits, format_of
from eventgraph.rdf.exchange.parser_process import OUT_OF_MEMORY
from eventgraph.readers.reasons import Reason
from eventgraph.readers.source import display_name, read_bytes

GZIP: Final = b"\x1f\x8b"
GZIP_WINDOW: Final = 31
PARSER: Final = "eventgraph.rdf.exchange.parser_process"


class ForeignFile(NamedTuple):
    """What a file says, and what is known of it.

    `ntriples` are sorted lines without blank nodes; `graphs` and `blank_nodes` count what the file had of
    them; `sha256` is of the bytes on the disk.
    """

    name: str
    sha256: str
    form: str
    ntriples: str
    graphs: int
    blank_nodes: int

    def triples(self) -> set[ox.Triple]:
        """Return the triples."""
        return {quad.triple for quad in ox.parse(self.ntriples, ox.RdfFormat.N_TRIPLES)}


def read_foreign(
    file: Path, *, form: str | None = None, base: str | None = None, limits: ImportLimits | None = None
) -> ForeignFile:
    """Return the triples of a file; all its graphs are put together.

    Raises:
        ReadError: it cannot be read, is not what its format says, or exceeds a limit; the message names it.
    """
    bounds = limits or ImportLimits()
    try:
        known = format_of(file, form)
        raw = read_bytes(file, bounds.file_bytes)
        content = _unpacked(raw, bounds.unpacked_bytes) if raw.startswith(GZIP) else raw
        header, ntriples = _parsed(content, known, base, bounds)
    except ReadError as error:
        # What reading articles says of a file has its remedy beside it; the limit of a size is ours.
        remedy = "split the file or raise --max-mb" if error.code == Reason.TOO_LARGE else error.hint
        message = f"{file}: {error}" + (f"; {remedy}" if error.hint else "")
        raise ReadError(error.code, message) from error
    sha256 = hashlib.sha256(raw).hexdigest()
    counts = int(header["graphs"]), int(header["blank_nodes"])
    return ForeignFile(display_name(file), sha256, known, ntriples.decode(), *counts)


def _unpacked(packed: bytes, max_bytes: int) -> bytes:
    """Return all members of a gzip file, one after the other."""
    unpacked, rest = b"", packed
    try:
        while rest:
            member = zlib.decompressobj(wbits=GZIP_WINDOW)
            unpacked += member.decompress(rest, max_bytes + 1 - len(unpacked))
            if len(unpacked) > max_bytes:
                code, message = "too_large", f"more than {max_bytes:,} bytes when unpacked; raise --max-mb"
                raise ReadError(code, message)
            if not member.eof:
                code, message = "bad_gzip", "the gzip stream is cut; download it again"
                raise ReadError(code, message)
            rest = member.unused_data.lstrip(b"\0")
    except zlib.error as error:
        code, message = "bad_gzip", f"damaged gzip: {error}; download it again"
        raise ReadError(code, message) from error
    return unpacked


def _parsed(
    content: bytes, form: str, base: str | None, limits: ImportLimits
) -> tuple[dict[str, str | int], bytes]:
    request = {
        "format": form,
        "base": base,
        "seconds": limits.seconds,
        "memory": limits.memory_megabytes * 1_000_000,
        "max_bytes": limits.triple_bytes,
    }
    command = [sys.executable, "-P", "-m", PARSER, json.dumps(request)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by the interpreter that runs us
            command, input=content, capture_output=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise _death(-signal.SIGXCPU, limits) from None
    if done.returncode:
        raise _death(done.returncode, limits)
    first, _, ntriples = done.stdout.partition(b"\n")
    header = json.loads(first)
    if "code" in header:
        raise ReadError(header["code"], header["message"])
    return header, ntriples


def _death(code: int, limits: ImportLimits) -> ReadError:
    """Say what a parser died of: a limit of ours, or the file."""
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return ReadError("timeout", f"reading takes longer than {limits.seconds:g} s; raise --max-seconds")
    if code in (OUT_OF_MEMORY, -signal.SIGABRT):
        megabytes = f"{limits.memory_megabytes:,} MB"
        return ReadError("memory", f"reading takes more than {megabytes} of memory; raise --max-memory-mb")
    return ReadError("worker_died", f"the parser died of it (exit code {code}); check the file")
