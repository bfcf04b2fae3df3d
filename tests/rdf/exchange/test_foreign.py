"""Files of strangers: read as the standards say, or refused in one line, whatever they do to the parser."""

from __future__ import annotations

import gzip
import json
import os
import socket
import threading
from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph.errors import ReadError
from eventgraph.ids import GENID
from eventgraph.rdf.exchange.foreign import read_foreign
from eventgraph.rdf.exchange.limits import ImportLimits
from eventgraph.rdf.exchange.syntax_guard import MAX_DEPTH, check_syntax

ONE = "<http://a.example/s> <http://a.example/p> <http://a.example/o> .\n"
HALVES = (ONE[:20].encode(), ONE[20:].encode())
RDFXML = (
    '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:a="http://a.example/"><rdf:Description rdf:about="http://a.example/s">'
    '<a:p rdf:resource="http://a.example/o"/></rdf:Description></rdf:RDF>'
)
JSONLD = '{"@id": "http://a.example/s", "http://a.example/p": {"@id": "http://a.example/o"}}'


def write(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


class TestFormats:
    """The same triple in every form."""

    @pytest.mark.parametrize(
        ("name", "content", "graphs"),
        [
            ("a.ttl", f"@prefix a: <http://a.example/> .\na:s a:p a:o .\n# {'(' * 99}", 0),
            ("a.nt", ONE, 0),
            ("a.nq", ONE.replace(" .", " <urn:g> ."), 1),
            ("a.trig", f"{ONE} <urn:g> {{ {ONE} }} <urn:h> {{ {ONE} }}", 2),
            ("a.rdf", RDFXML, 0),
            ("a.owl", RDFXML.replace("?>", "?><!-- <!DOCTYPE no> --><?p <!DOCTYPE ?>", 1), 0),
            ("a.jsonld", JSONLD, 0),
            ("a.ttl.gz", b"".join(gzip.compress(half, mtime=0) for half in HALVES), 0),
            ("a.nt.gz", ONE, 0),
            ("bom.TTL", b"\xef\xbb\xbf" + ONE.encode(), 0),
        ],
    )
    def test_the_triple_is_read(self, tmp_path: Path, name: str, content: str | bytes, graphs: int) -> None:
        found = read_foreign(write(tmp_path, name, content))
        assert (found.ntriples, found.graphs, found.blank_nodes) == (ONE, graphs, 0)

    def test_the_format_can_be_chosen(self, tmp_path: Path) -> None:
        file = write(tmp_path, "data.txt", JSONLD)
        assert read_foreign(file, form="jsonld").ntriples == ONE

    def test_numbers_and_dates_are_as_the_store_keeps_them(self, tmp_path: Path) -> None:
        values = "1.50e0, 01, '1'^^<http://www.w3.org/2001/XMLSchema#boolean>, 01.10, true"
        stored = ox.Store()
        stored.extend(ox.parse(f"<urn:s> <urn:p> {values} .", ox.RdfFormat.TURTLE))
        found = read_foreign(write(tmp_path, "a.ttl", f"<urn:s> <urn:p> {values} ."))
        assert found.triples() == {quad.triple for quad in stored}

    @pytest.mark.parametrize("content", ["<s> <p> <o> .", RDFXML.replace("http://a.example/s", "s")])
    def test_relative_iris_need_a_base(self, tmp_path: Path, content: str) -> None:
        file = write(tmp_path, "a.rdf" if content.startswith("<?") else "a.ttl", content)
        with pytest.raises(ReadError, match="--base"):
            read_foreign(file)
        assert "<http://b.example/s>" in read_foreign(file, base="http://b.example/").ntriples

    def test_json_ld_loses_no_relative_iri_silently(self, tmp_path: Path) -> None:
        file = write(tmp_path, "a.jsonld", JSONLD.replace("http://a.example/s", "s"))
        with pytest.raises(ReadError, match="--base"):
            read_foreign(file)
        assert read_foreign(file, base="http://a.example/").ntriples == ONE


class TestBlankNodes:
    """Blank nodes get IRIs that follow from what is said (RDF 1.1, section 3.5)."""

    def test_labels_and_order_do_not_matter(self, tmp_path: Path) -> None:
        texts = (
            '_:x <urn:p> _:y . _:y <urn:q> "1" . <urn:s> <urn:r> _:x .',
            '_:y <urn:p> _:x . <urn:s> <urn:r> _:y . _:x <urn:q> "1" . <urn:more> <urn:p> 1 .',
            '<urn:s> <urn:r> [ <urn:p> [ <urn:q> "1" ] ] .',
        )
        one, two, three = (read_foreign(write(tmp_path, f"{n}.ttl", t)) for n, t in enumerate(texts))
        assert one.ntriples == three.ntriples
        assert set(one.ntriples.splitlines()) < set(two.ntriples.splitlines())
        assert one.blank_nodes == two.blank_nodes == 2
        assert one.ntriples.count(GENID) == 4
        assert "_:" not in one.ntriples

    def test_other_content_gets_other_iris(self, tmp_path: Path) -> None:
        first, second = (read_foreign(write(tmp_path, "a.ttl", f"[] <urn:p> {n} .")) for n in (1, 2))
        assert first.ntriples.split()[0] != second.ntriples.split()[0]


BOMB = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + RDFXML[21:]
XXE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + RDFXML[21:]


class TestRefusals:
    """One line that names what is wrong and the remedy."""

    @pytest.mark.parametrize(
        ("name", "content", "code", "words"),
        [
            ("a.ttl", "<urn:s> <urn:p> .", "bad_rdf", "line 1"),
            ("a.ttl", "# nothing", "empty", "no triples"),
            ("a.ttl", b"<urn:s> <urn:p> '\xff' .", "encoding", "byte 18"),
            ("a.ttl", ONE.encode("utf-16"), "encoding", "UTF-8"),
            ("a.ttl", "<urn:s> <urn:p> <<( <urn:s> <urn:p> 1 )>> .", "bad_rdf", "RDF 1.2"),
            ("a.ttl", '<urn:s> <urn:p> "x"@ar--rtl .', "bad_rdf", "RDF 1.2"),
            ("a.pdf", ONE, "unknown_type", "--format"),
            ("a.gexf", XXE, "unknown_type", "--format"),
            ("a.ttl.gz", gzip.compress(ONE.encode(), mtime=0)[:-9], "bad_gzip", "cut"),
            ("a.ttl.gz", gzip.compress(ONE.encode(), mtime=0)[:20] + b"xxxxx", "bad_gzip", "gzip"),
            ("a.rdf", BOMB, "xml_entities", "line 1, column 1"),
            ("a.rdf", XXE, "xml_entities", "DOCTYPE"),
            ("a.rdf", RDFXML.replace('1.0"', '1.0" encoding="utf-7"'), "encoding", "utf-7"),
            ("a.jsonld", "{", "bad_rdf", "JSON"),
            ("a.jsonld", '{"@context": "file:///etc/passwd"}', "remote_context", "never fetched"),
            ("a.jsonld", '[{"@graph": [{"\\u0040context": [{}, "x.json"]}]}]', "remote_context", "x.json"),
            ("a.jsonld", '{"@context": {"@import": "http://x"}}', "remote_context", "http://x"),
            ("a.jsonld", '{"@context": "http://x", "@context": {}}', "remote_context", "http://x"),
        ],
    )
    def test_bad_files(self, tmp_path: Path, name: str, content: str | bytes, code: str, words: str) -> None:
        with pytest.raises(ReadError, match=words) as caught:
            read_foreign(write(tmp_path, name, content))
        assert caught.value.code == code
        assert str(caught.value).startswith(f"{tmp_path / name}: ")
        assert "\n" not in str(caught.value)

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.jsonld", '{"a":' * 9_000 + "1" + "}" * 9_000),
            ("a.jsonld", "[" * 100_000),
            ("a.ttl", "<urn:s> <urn:p> " + "[ <urn:p> " * 9_000 + "1" + "]" * 9_000 + " ."),
            ("a.ttl", "<urn:s> <urn:p> " + "(" * 9_000 + ")" * 9_000 + " ."),
            ("a.nt", "<urn:s> <urn:p> " + "<<( <urn:s> <urn:p> " * 9_000),
            ("a.rdf", RDFXML.replace("<a:p", "<a:q><a:s>" * 9_000 + "<a:p")),
        ],
        ids=["objects", "arrays", "nodes", "lists", "triples", "elements"],
    )
    def test_deep_nesting(self, tmp_path: Path, name: str, content: str) -> None:
        with pytest.raises(ReadError, match=f"deeper than {MAX_DEPTH}") as caught:
            read_foreign(write(tmp_path, name, content))
        assert caught.value.code == "too_deep"

    def test_what_only_looks_deep_is_read(self) -> None:
        brackets = "[" * 200
        for text in (f'<a> <b> "{brackets}", """"{brackets}""", <{brackets}> . # {brackets}', r"a:b\[" * 200):
            check_syntax(text, "turtle")
        check_syntax(f'{{"a": "{brackets}\\"{brackets}"}}', "jsonld")
        check_syntax(f"<a b='<{'<' * 200}'>{'<c/>' * 200}<![CDATA[{'<a>' * 200}]]></a>", "rdfxml")

    @pytest.mark.parametrize("kind", ["folder", "fifo", "nothing", "empty"])
    def test_what_is_no_file(self, tmp_path: Path, kind: str) -> None:
        file = tmp_path / "a.ttl"
        make = {"folder": file.mkdir, "fifo": lambda: os.mkfifo(file), "empty": file.touch}
        make.get(kind, lambda: None)()
        with pytest.raises(ReadError):
            read_foreign(file)


class TestLimits:
    """Size, time and memory; what dies is the child."""

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("a.nt", ONE * 20_000, "more than 1,000,000 bytes; split the file or raise --max-mb"),
            ("a.nt.gz", gzip.compress(ONE.encode() * 1_000_000, mtime=0), "2,500,000 bytes when unpacked"),
            (
                "a.ttl",
                f"@prefix p: <urn:{'x' * 100_000}> . {' '.join(f'p:{n} p: p: .' for n in range(500))}",
                "10,000,000 bytes when written out",
            ),
        ],
    )
    def test_size(self, tmp_path: Path, name: str, content: str | bytes, words: str) -> None:
        with pytest.raises(ReadError, match=words) as caught:
            read_foreign(write(tmp_path, name, content), limits=ImportLimits(megabytes=1))
        assert caught.value.code == "too_large"

    def test_time(self, tmp_path: Path) -> None:
        with pytest.raises(ReadError, match=r"longer than 0\.05 s") as caught:
            read_foreign(write(tmp_path, "a.nt", ONE * 100_000), limits=ImportLimits(seconds=0.05))
        assert caught.value.code == "timeout"

    def test_blank_nodes_that_nothing_tells_apart(self, tmp_path: Path) -> None:
        # Naming them takes exponential time and memory.
        size = range(40)
        lines = "".join(f"_:a{one} <urn:p> _:a{two} .\n" for one in size for two in size if one != two)
        with pytest.raises(ReadError, match="takes") as caught:
            read_foreign(write(tmp_path, "a.nt", lines), limits=ImportLimits(seconds=3, memory_megabytes=500))
        assert caught.value.code in {"timeout", "memory"}

    def test_memory(self, tmp_path: Path) -> None:
        lines = "".join(f'<urn:s{n}> <urn:p> "{n:0100}" .\n' for n in range(100_000))
        with pytest.raises(ReadError, match="more than 100 MB of memory") as caught:
            read_foreign(write(tmp_path, "a.nt", lines), limits=ImportLimits(memory_megabytes=100))
        assert caught.value.code == "memory"


CRASH = """
import json, os, signal, sys
os.kill(os.getpid(), getattr(signal, json.loads(sys.argv[1])["base"]))
"""


@pytest.mark.parametrize(
    ("death", "code"), [("SIGSEGV", "worker_died"), ("SIGABRT", "memory"), ("SIGXCPU", "timeout")]
)
def test_what_kills_the_parser_kills_only_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, death: str, code: str
) -> None:
    write(tmp_path, "crash.py", CRASH)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr("eventgraph.rdf.exchange.foreign.PARSER", "crash")
    with pytest.raises(ReadError) as caught:
        read_foreign(write(tmp_path, "a.nt", ONE), base=death)
    assert caught.value.code == code


@pytest.mark.parametrize("form", ["remote", "imported", "entity", "base"])
def test_nothing_is_fetched(tmp_path: Path, form: str) -> None:
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/c"

        def answer() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                calls.append(form)
                connection.close()

        threading.Thread(target=answer, daemon=True).start()
        name, content = {
            "remote": ("a.jsonld", json.dumps({"@context": address, "@id": "urn:s", "p": 1})),
            "imported": ("a.jsonld", json.dumps({"@context": {"@import": address, "@version": 1.1}, "p": 1})),
            "entity": ("a.rdf", f'<!DOCTYPE r SYSTEM "{address}">{RDFXML[21:]}'),
            "base": ("a.ttl", f"@base <{address}> . <s> <p> <o> ."),
        }[form]
        if form == "base":
            assert address[:-1] in read_foreign(write(tmp_path, name, content)).ntriples
        else:
            with pytest.raises(ReadError):
                read_foreign(write(tmp_path, name, content))
        # Somebody who does call is counted: the check can fail.
        assert calls == []
        socket.create_connection(server.getsockname()).close()
        while not calls:
            pass
