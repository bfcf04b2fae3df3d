from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import eventgraph

from .conftest import Run, lines_with

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"

BANS = "SELECT ?by ?what { ?x eg:bans ?y . ?x rdfs:label ?by . ?y rdfs:label ?what } ORDER BY ?by"
ROWS = [["by", "what"], ["Alibaba", "Claude Code"], ["Italy", "ChatGPT"]]
CONSTRUCT = "CONSTRUCT { ?x eg:bans ?y } WHERE { ?x eg:bans ?y }"


def test_a_pipe_gets_csv(run: Run, store: Path) -> None:
    ended = run("query", BANS, "--store", store)
    assert (ended.code, ended.err) == (0, "")
    assert list(csv.reader(io.StringIO(ended.out))) == ROWS


@pytest.mark.parametrize("source", ["file", "stdin", "dash_file"])
def test_the_query_may_stand_in_a_file_or_standard_input(
    run: Run, store: Path, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("bans.rq").write_text(BANS, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BANS.encode())))
    words = {"file": ["--file", "bans.rq"], "stdin": ["-"], "dash_file": ["--file", "-"]}[source]
    ended = run("query", *words, "--store", store)
    assert list(csv.reader(io.StringIO(ended.out))) == ROWS


@pytest.mark.parametrize(
    ("form", "begin"),
    [
        ("csv", "by,what"),
        ("tsv", "?by\t?what"),
        ("json", '{"head"'),
        ("xml", "<?xml"),
        ("table", "by       what"),
    ],
)
def test_formats_of_select(run: Run, store: Path, form: str, begin: str) -> None:
    ended = run("query", BANS, "--format", form, "--store", store)
    assert ended.code == 0
    assert ended.out.startswith(begin)
    assert "Claude Code" in ended.out
    assert ended.out.endswith("\n")


@pytest.mark.parametrize("options", [[], ["--format", "table"], ["--format", "turtle"]])
def test_triples_are_always_turtle(run: Run, store: Path, options: list[str]) -> None:
    ended = run("query", CONSTRUCT, *options, "--store", store)
    assert ended.code == 0
    assert ended.out.count("eg:bans") == 2


@pytest.mark.parametrize(
    ("text", "answer"), [("ASK { ?x eg:bans ?y }", "yes\n"), ("ASK { 1 ?x ?y }", "no\n")]
)
@pytest.mark.parametrize("options", [[], ["--format", "table"]])
def test_ask_is_answered_in_words(run: Run, store: Path, text: str, answer: str, options: list[str]) -> None:
    assert run("query", text, *options, "--store", store).out == answer


def test_ask_as_json(run: Run, store: Path) -> None:
    assert json.loads(run("query", "ASK {}", "--format", "json", "--store", store).out)["boolean"] is True


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELEC ?x", "csv"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "csv"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "csv"),
        (CONSTRUCT, "csv"),
        (BANS, "turtle"),
        ("ASK {}", "tsv"),
    ],
)
def test_what_is_refused_ends_with_9(run: Run, store: Path, text: str, form: str) -> None:
    ended = run("query", text, "--format", form, "--store", store)
    assert (ended.code, ended.out) == (9, "")
    assert ended.err.count("\n") == 1


def test_a_table_without_rows_says_so(run: Run, store: Path) -> None:
    ended = run("query", "SELECT ?x { ?x eg:sues ?y }", "--format", "table", "--store", store)
    assert ended.out.strip() == "x"
    assert ended.err == "no rows\n"


def test_a_table_shows_no_more_than_its_limit(run: Run, store: Path) -> None:
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 1200"
    ended = run("query", text, "--format", "table", "--store", store)
    assert "only the first 1,000 rows" in ended.err


def test_what_articles_write_is_no_markup_and_moves_no_cursor(run: Run, store: Path) -> None:
    text = 'SELECT ("[red]x[/] \\u001b[2J \\u202e" AS ?x) {}'
    ended = run("query", text, "--format", "table", "--store", store)
    assert r"[red]x[/] \u001b[2J \u202e" in ended.out


def test_a_saved_query_takes_parameters(run: Run, store: Path) -> None:
    about_all = run("query", "--saved", "competitors", "--store", store)
    about_one = run("query", "--saved", "competitors", "--set", "entity=Tencent", "--store", store)
    about_none = run("query", "--saved", "competitors", "--set", "entity=Nobody = None", "--store", store)
    assert about_all.out.count("\n") >= about_one.out.count("\n") == 2
    assert about_none.out.count("\n") == 1


def test_a_parameter_that_does_not_exist_is_refused(run: Run, store: Path) -> None:
    ended = run("query", "--saved", "competitors", "--set", "planet=Mars", "--store", store)
    assert ended.code == 2
    assert lines_with(ended.err, ["planet", "entity"])


def test_the_list_names_every_saved_query(run: Run) -> None:
    lines = run("query", "--list").out.splitlines()
    saved = eventgraph.saved_queries()
    assert [line.split()[0] for line in lines] == list(saved)
    for line, query in zip(lines, saved.values(), strict=True):
        assert query.title in line
        assert all(name in line for name in query.parameters)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--timeout", "0.5"], ["longer than 0.5 s", "--timeout"]),
        (["--memory", "20"], ["more than 20 MB", "--memory"]),
    ],
)
def test_what_takes_too_much_ends_with_8(run: Run, store: Path, options: list[str], words: list[str]) -> None:
    ended = run(
        "query", ENDLESS.replace("(COUNT(*) AS ?n)", "*") + " ORDER BY ?o", *options, "--store", store
    )
    assert (ended.code, ended.out) == (8, "")
    assert lines_with(ended.err, words) == ended.err.splitlines()


@pytest.mark.parametrize("form", ["csv", "tsv", "table"])
def test_a_cut_answer_is_given_and_ends_with_8(run: Run, store: Path, form: str) -> None:
    whole = run("query", BANS, "--rows", "2", "--format", form, "--store", store)
    cut = run("query", BANS, "--rows", "1", "--format", form, "--store", store)
    assert (whole.code, whole.err) == (0, "")
    assert cut.code == 8
    assert len(cut.out.splitlines()) == 2
    assert "Alibaba" in cut.out
    assert lines_with(cut.err, ["longer than 1 rows", "--rows 0"]) == cut.err.splitlines()


def test_a_table_that_is_cut_twice_says_it_once(run: Run, store: Path) -> None:
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    ended = run("query", text, "--rows", "1200", "--format", "table", "--store", store)
    assert ended.code == 8
    assert lines_with(ended.err, ["longer than 1,200 rows"]) == ended.err.splitlines()


@pytest.mark.parametrize("option", ["--timeout", "--memory", "--rows"])
def test_a_limit_that_is_none_is_refused(run: Run, store: Path, option: str) -> None:
    assert run("query", "ASK {}", option, "-1", "--store", store).code == 2


@pytest.mark.parametrize(
    ("text", "name", "begin"),
    [
        (BANS, "a.csv", b"by,what"),
        (BANS, "a.TSV", b"?by"),
        (BANS, "a.json", b"{"),
        (BANS, "a.xml", b"<?xml"),
        (BANS, "a.parquet", b"PAR1"),
        (CONSTRUCT, "a.ttl", b"@prefix"),
        ("ASK {}", "a.json", b"{"),
    ],
)
def test_an_answer_goes_to_a_file(run: Run, store: Path, text: str, name: str, begin: bytes) -> None:
    ended = run("query", text, "--output", name, "--store", store)
    assert (ended.code, ended.out, ended.err) == (0, f"wrote {name}\n", "")
    assert Path(name).read_bytes().startswith(begin)


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (BANS, ["--output", "a.doc"], 2),
        (BANS, ["--output", "absent/a.csv"], 2),
        (BANS, ["--output", "a.csv", "--format", "table"], 2),
        (CONSTRUCT, ["--output", "a.csv"], 9),
        ("ASK {}", ["--output", "a.parquet"], 9),
    ],
)
def test_a_file_that_cannot_be_leaves_what_was_there(
    run: Run, store: Path, text: str, words: list[str], code: int
) -> None:
    Path("a.csv").write_text("old")
    ended = run("query", text, *words, "--store", store)
    assert ended.code == code
    assert [path.name for path in Path().iterdir()] == ["a.csv"]
    assert Path("a.csv").read_text() == "old"


def test_parquet_goes_through_a_pipe_as_it_is(store: Path) -> None:
    command = [sys.executable, "-m", "eventgraph", "query", BANS, "--format", "parquet", "--store", store]
    out = subprocess.run(command, capture_output=True, check=True).stdout
    assert out[:4] == out[-4:] == b"PAR1"


def test_ctrl_c_ends_with_130_at_once(store: Path) -> None:
    command = [sys.executable, "-m", "eventgraph", "query", ENDLESS, "--store", store]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while not children.read_text():
            time.sleep(0.02)
        time.sleep(0.3)
        (worker,) = children.read_text().split()
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=5)
        assert time.monotonic() - start < 1
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in err
    # A process that nobody waited for is a zombie until its new parent has seen it.
    state = Path(f"/proc/{worker}/stat")
    assert not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z"


@pytest.mark.parametrize("words", [[BANS], ["--saved", "relations-of", "--set", "entity=Alibaba"]])
def test_a_query_is_explained_in_words(run: Run, store: Path, words: list[str]) -> None:
    ended = run("query", *words, "--explain", "--store", store)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("The whole query takes 0.")
    assert lines_with(ended.out, ["1. "])
