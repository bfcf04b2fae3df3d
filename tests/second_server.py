"""A second SPARQL server, which is not ours: the one that data is published to."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import urllib3


class Oxigraph:
    """`oxigraph serve` in a process of its own, on a folder that survives it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}/store"

    def start(self, folder: Path | None = None) -> None:
        command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--location"]
        self._process = subprocess.Popen(
            [*command, str(folder or self._folder), "--bind", f"127.0.0.1:{self._port}"],
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + 20
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
                return
            time.sleep(0.02)
        raise TimeoutError(self.url)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def graphs(self) -> dict[str, set[str]]:
        """Return the lines of each named graph that the server has."""
        accept = {"Accept": "application/n-quads"}
        body = urllib3.request("GET", self.url, headers=accept).data
        found: dict[str, set[str]] = {}
        for quad in ox.parse(body, ox.RdfFormat.N_QUADS):
            name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
            found.setdefault(name, set()).add(str(quad.triple))
        return found

    def ask(self, query: str) -> set[tuple[str, ...]]:
        """Return the rows of a SELECT that asks the union of all graphs."""
        address = self.url.replace("/store", "/query?union-default-graph")
        headers = {"Content-Type": "application/sparql-query", "Accept": "text/tab-separated-values"}
        lines = urllib3.request("POST", address, body=query.encode(), headers=headers).data.decode()
        return {tuple(line.split("\t")) for line in lines.splitlines()[1:]}
