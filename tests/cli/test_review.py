"""`eventgraph review` and `resolve`, and what `why` tells of a name, in a real process and terminal."""

from __future__ import annotations

import csv
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import eventgraph
from eventgraph.cli.identities import _lines
from eventgraph.rdf.storage.store import Store
from handmade import make_store

from .conftest import Run

ROWS = [
    ("Elena Markova leads Tidewater Freight.", ("Elena Markova", "leads", "Tidewater Freight")),
    ("Markova leads Bergen Salt Works.", ("Markova", "leads", "Bergen Salt Works")),
    ("Kestrel Biosciences sues Bergen Saltworks.", ("Kestrel Biosciences", "sues", "Bergen Saltworks")),
    (
        "Tidewater Freight sues Kestrel BioSciences.",
        ("Tidewater Freight", "sues", "Kestrel BioSciences"),
    ),
]
KINDS = {"Elena Markova": "Person", "Markova": "Person"}


@pytest.fixture
def markova(tmp_path: Path) -> Path:
    return make_store(tmp_path / "store", ROWS, KINDS)


def on_a_terminal(store: Path, answers: str) -> str:
    """Run review in a terminal of its own, type the answers, and return what it showed."""
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "eventgraph", "review", "--store", str(store)]
    environment = {**os.environ, "TERM": "dumb", "NO_COLOR": "1"}
    with subprocess.Popen(command, stdin=child, stdout=child, stderr=child, env=environment) as process:
        os.close(child)
        os.write(parent, answers.encode())
        shown = b""
        while True:
            try:
                part = os.read(parent, 4096)
            except OSError:  # the child has closed its end
                break
            if not part:
                break
            shown += part
        process.wait()
        os.close(parent)
    return shown.decode()


def test_answers_become_decisions_and_survive(markova: Path) -> None:
    shown = on_a_terminal(markova, "y\nwhat\nn\n")
    assert "1. they differ in spaces (0.95)" in shown
    assert "Bergen Salt Works (Organization, 1 article)" in shown
    assert "Markova leads Bergen Salt Works." in shown
    assert "Harbour Wire, Title 1" in shown
    assert "2. one may be the surname of the other (0.30)" in shown
    assert "2 decisions added to" in shown
    first, second = eventgraph.decisions(markova)
    assert (first.kind, second.kind) == ("same", "different")
    assert first.note == "Bergen Salt Works (Organization), Bergen Saltworks (Organization)"
    assert list(eventgraph.questions(markova)) == []


def test_a_question_may_be_left(markova: Path) -> None:
    assert "0 decisions added" in on_a_terminal(markova, "s\nq\n")
    assert "0 decisions added" in on_a_terminal(markova, "\x04")
    assert eventgraph.decisions(markova) == ()


def test_questions_need_a_terminal(run: Run, markova: Path) -> None:
    ended = run("review", "--store", markova)
    assert ended.code == 2
    assert "--csv FILE writes them as a table" in ended.err


def test_a_colleague_fills_in_a_table(run: Run, markova: Path, tmp_path: Path) -> None:
    table = tmp_path / "questions.csv"
    assert run("review", "--csv", table, "--store", markova).out.startswith("2 questions in ")
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["why"] for row in rows] == ["they differ in spaces", "one may be the surname of the other"]
    rows[0]["decision"] = "same"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert run("review", "--read", table, "--store", markova).out.startswith("1 decision added to ")
    assert run("review", "--read", table, "--store", markova).out.startswith("0 decisions added to ")
    assert run("review", "--read", tmp_path / "none.csv", "--store", markova).code == 2


def test_decisions_are_replayed_and_undone(run: Run, markova: Path) -> None:
    before = dump(markova)
    assert run("resolve", "--store", markova).out == "6 entities in 4 articles\n"
    eventgraph.decide(same_salt(markova), store=markova)
    assert run("resolve", "--store", markova).out == "5 entities in 4 articles\n"
    assert "a person decided so" in shown("Bergen Saltworks", markova)
    (markova / "decisions.toml").unlink()
    assert run("resolve", "--store", markova).out == "6 entities in 4 articles\n"
    assert dump(markova) == before


def test_a_rejected_claim_is_gone_until_that_is_undone(run: Run, markova: Path) -> None:
    before = dump(markova)
    (sentence,) = eventgraph.why("Elena Markova", "leads", "Tidewater Freight", store=markova)
    eventgraph.decide(eventgraph.Decision(kind="reject", a=sentence.claim), store=markova)
    assert run("resolve", "--store", markova).out == "5 entities in 4 articles\n"
    assert not any(sentence.claim in line for line in dump(markova))
    assert eventgraph.verify(markova, deep=True).problems == ()
    (markova / "decisions.toml").unlink()
    eventgraph.replay(markova)
    assert dump(markova) == before


def test_decisions_on_nobody_are_told_and_kept(run: Run, markova: Path) -> None:
    before = dump(markova)
    eventgraph.decide(eventgraph.Decision(kind="same", a="Nobody", b="Bergen Saltworks"), store=markova)
    ended = run("resolve", "--store", markova)
    assert ended.code == 0
    assert ended.err.startswith("warning: no entity, or more than one, is 'Nobody'")
    assert dump(markova) == before


def test_a_backup_has_the_decisions(markova: Path, tmp_path: Path) -> None:
    eventgraph.decide(same_salt(markova), store=markova)
    eventgraph.backup(tmp_path / "copy", store=markova)
    assert eventgraph.decisions(tmp_path / "copy") == eventgraph.decisions(markova)


def test_contradicting_decisions_are_refused_in_one_line(run: Run, markova: Path) -> None:
    eventgraph.decide(same_salt(markova), store=markova)
    text = (markova / "decisions.toml").read_text(encoding="utf-8")
    (markova / "decisions.toml").write_text(text + text.replace("same", "different"), encoding="utf-8")
    ended = run("resolve", "--store", markova)
    assert ended.code == 2
    assert ended.err.count("\n") == 1
    assert "decisions contradict each other: " in ended.err
    assert run("ingest", markova / "store.json", "--store", markova).err == ended.err


def test_why_tells_the_reasons_of_an_entity(run: Run, markova: Path) -> None:
    row = json.loads(run("why", "Kestrel Biosciences", "--store", markova).out)
    assert row["entity"]["articles"] == 2
    assert [(each["form"], each["reason"]) for each in row["merges"]] == [
        ("Kestrel Biosciences", "normalised")
    ]
    (likeness,) = json.loads(run("why", "Markova", "--store", markova).out)["likenesses"]
    assert (likeness["name"], likeness["reason"]) == ("Elena Markova", "surname")


def test_why_of_nobody(run: Run, markova: Path) -> None:
    ended = run("why", "Elena Markowa", "--store", markova)
    assert ended.code == 2
    assert "did you mean 'Elena Markova'" in ended.err


def same_salt(store: Path) -> eventgraph.Decision:
    """Return the decision that two spellings of one name are the same."""
    names = ("Bergen Salt Works", "Bergen Saltworks")
    works, saltworks = (eventgraph.explain_entity(name, store)[0].entity.id for name in names)
    return eventgraph.Decision(kind="same", a=works, b=saltworks)


def dump(store: Path) -> list[str]:
    with Store.open(store) as opened:
        return list(opened.dump())


def shown(name: str, store: Path) -> str:
    """Return what a person is shown of a name."""
    return "\n".join(line for identity in eventgraph.explain_entity(name, store) for line in _lines(identity))
