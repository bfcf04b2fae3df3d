"""One body of assertions over every format: a new format gets its tests by being listed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import networkx as nx
import pytest
from hypothesis import given

from eventgraph.errors import ExportError
from eventgraph.exporters import FORMATS, Part, export

from .conftest import graphs, shuffled

PARTS = [pytest.param(part, id=part.ending) for parts in FORMATS.values() for part in parts]
SUFFIXES = sorted(FORMATS)
RDF = {".ttl", ".trig", ".nq", ".jsonld"}


def written(part: Part, graph: nx.MultiDiGraph[str]) -> bytes:
    stream = io.BytesIO()
    part.write(graph, stream)
    return stream.getvalue()


def write_half(_: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    stream.write(b"<gexf>")


@pytest.mark.parametrize("part", PARTS)
@given(graph=graphs())
def test_the_same_graph_gives_the_same_bytes(part: Part, graph: nx.MultiDiGraph[str]) -> None:
    assert written(part, graph) == written(part, shuffled(graph))


@pytest.mark.parametrize("part", PARTS)
@given(graph=graphs())
def test_what_is_written_reads_back(part: Part, graph: nx.MultiDiGraph[str]) -> None:
    part.check(graph, io.BytesIO(written(part, graph)))


@pytest.mark.parametrize("part", PARTS)
def test_the_check_refuses_half_a_file(part: Part, graph: nx.MultiDiGraph[str]) -> None:
    whole = written(part, graph)
    refused = (SyntaxError, ValueError)
    half = whole[: len(whole) // 2 + 1]
    with pytest.raises(refused):
        part.check(graph, io.BytesIO(half))


@pytest.mark.parametrize("part", PARTS)
def test_the_empty_graph_is_a_file_too(part: Part, empty: nx.MultiDiGraph[str]) -> None:
    part.check(empty, io.BytesIO(written(part, empty)))


@pytest.mark.parametrize("part", PARTS)
def test_a_writer_changes_neither_graph_nor_stream(part: Part, graph: nx.MultiDiGraph[str]) -> None:
    before, stream = graph.copy(), io.BytesIO()
    part.write(graph, stream)
    assert not stream.closed
    assert nx.utils.graphs_equal(before, graph)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_export_writes_exactly_the_files_that_it_returns(
    suffix: str, graph: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    files = export(graph, tmp_path / f"my graph{suffix}")
    assert [file.name for file in files] == [f"my graph{part.ending}" for part in FORMATS[suffix]]
    assert sorted(tmp_path.iterdir()) == sorted(files)
    assert [file.read_bytes() for file in files] == [written(part, graph) for part in FORMATS[suffix]]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_graph_that_does_not_fit_leaves_the_old_files(
    suffix: str, graph: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    old = {file: file.read_bytes() for file in export(graph, tmp_path / f"graph{suffix}")}
    graph.add_edge("tencent", "code", key="c9", id="c9", relation="bans", time=None)
    with pytest.raises(ExportError, match="c9"):
        export(graph, tmp_path / f"graph{suffix}")
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == old


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_leaves_the_old_files(suffix: str, graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    old = {file: file.read_bytes() for file in export(graph, tmp_path / f"graph{suffix}")}
    last = FORMATS[suffix][-1].ending
    (tmp_path / f".graph{last}.tmp.{os.getpid()}").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        export(graph, tmp_path / f"graph{suffix}")
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == old


def test_a_file_that_does_not_read_back_is_not_kept(
    graph: nx.MultiDiGraph[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (good,) = FORMATS[".gexf"]
    monkeypatch.setitem(FORMATS, ".gexf", (good._replace(write=write_half),))
    (tmp_path / "graph.gexf").write_text("old")
    with pytest.raises(ExportError, match=r"graph\.gexf: what was written did not read back"):
        export(graph, tmp_path / "graph.gexf")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("graph.gexf", "old")]


@pytest.mark.skipif(os.name != "posix", reason="asks for processes the POSIX way")
def test_what_a_killed_export_left_is_removed_and_what_a_living_one_writes_is_not(
    graph: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    names = [
        f".graph.gexf.tmp.{dead.pid}",
        f".graph.gexf.tmp.{os.getppid()}",
        ".graph.gexf.tmp.mine",
        ".other.tmp.1",
    ]
    for name in names:
        (tmp_path / name).write_text("half")
    export(graph, tmp_path / "graph.gexf")
    assert {file.name for file in tmp_path.iterdir()} == {"graph.gexf", *names[1:]}


@pytest.mark.parametrize("name", ["graph.xlsx", "graph", "graph.gexf.gz"])
def test_an_unknown_suffix_is_refused_with_the_known_ones(
    name: str, graph: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    with pytest.raises(ExportError) as refused:
        export(graph, tmp_path / name)
    assert all(suffix in str(refused.value) for suffix in FORMATS)
    assert not list(tmp_path.iterdir())


def test_a_suffix_may_be_in_capitals(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    assert export(graph, tmp_path / "GRAPH.GEXF") == (tmp_path / "GRAPH.GEXF",)


def test_a_folder_that_is_not_there(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"folder .* does not exist"):
        export(graph, tmp_path / "nowhere" / "graph.gexf")


def test_a_folder_with_the_name(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    (tmp_path / "graph.gexf").mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        export(graph, tmp_path / "graph.gexf")


def test_a_link_stays_a_link(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    (tmp_path / "real.gexf").write_text("old")
    (tmp_path / "link.gexf").symlink_to("real.gexf")
    export(graph, tmp_path / "link.gexf")
    assert (tmp_path / "link.gexf").is_symlink()
    assert (tmp_path / "real.gexf").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize("suffix", sorted(set(FORMATS) - RDF))
@pytest.mark.parametrize("value", [None, float("nan"), float("inf"), ["a"], {"a": 1}, b"a"])
def test_an_attribute_that_is_not_flat_is_named(
    suffix: str, value: object, graph: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    graph.nodes["tencent"]["mood"] = value
    with pytest.raises(ExportError, match="node 'tencent' has mood="):
        export(graph, tmp_path / f"graph{suffix}")


@pytest.mark.parametrize("suffix", sorted(set(FORMATS) - RDF))
def test_half_a_surrogate_pair_becomes_a_replacement_character(
    suffix: str, graph: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    graph.nodes["tencent"]["label"] = "half \ud800 pair"
    assert "half \ufffd pair" in export(graph, tmp_path / f"graph{suffix}")[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", sorted(set(FORMATS) - RDF))
def test_a_node_that_is_not_text_is_named(suffix: str, graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    graph.add_node(7)  # type: ignore[arg-type]
    with pytest.raises(ExportError, match="node 7 is not a string"):
        export(graph, tmp_path / f"graph{suffix}")
