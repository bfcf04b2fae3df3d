from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.decision_files import add_decisions, read_decisions, written
from eventgraph.errors import DecisionError
from eventgraph.records import Decision

TEXT = """\
# mine
[[same]]
entities = ["who-1", "world-health-2"]
note = "WHO"

[[different]]
entities = ["a", "b"]
[[rename]]
entity = "a"
name = "A"
[[retype]]
entity = "a"
type = "Place"
[[reject]]
claim = "0422"
"""
READ = (
    Decision(kind="same", a="who-1", b="world-health-2", note="WHO"),
    Decision(kind="different", a="a", b="b"),
    Decision(kind="rename", a="a", value="A"),
    Decision(kind="retype", a="a", value="Place"),
    Decision(kind="reject", a="0422"),
)
WRONG = [
    ("same = 1", "'same' is no kind of decision"),
    ("[[alike]]\na = 1", "'alike' is no kind of decision; write one of [[same]], [[different]], "),
    ("[[same]]\nentities = ['a']", "[[same]] number 1: entities are two"),
    ("[[same]]\nentities = ['a', 'b', 'c']", "[[same]] number 1: entities are two"),
    ("[[same]]\nentities = ['a', 'a']", "[[same]] number 1: same needs two entities"),
    (
        "[[same]]\nentities = ['a', 'b']\n[[same]]\nentity = 'a'",
        "[[same]] number 2 needs entities, may have a",
    ),
    (
        "[[rename]]\nentity = 'a'\nname = 'b'\nage = 3",
        "[[rename]] number 1 needs entity and name, may have a",
    ),
    ("[[rename]]\nentity = 'a'\nname = 3", "[[rename]] number 1: value: Input should be a valid string"),
    ("[[reject]", "not TOML: "),
]

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
decisions = st.one_of(
    st.builds(
        Decision, kind=st.just("same"), a=texts.map("a{}".format), b=texts.map("b{}".format), note=texts
    ),
    st.builds(Decision, kind=st.sampled_from(("rename", "retype")), a=texts, value=texts),
    st.builds(Decision, kind=st.just("reject"), a=texts, note=texts),
)


def test_what_a_person_wrote_is_read(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(TEXT, encoding="utf-8")
    assert read_decisions(path) == READ


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "decisions.toml") == ()


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionError) as caught:
        read_decisions(path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize("before", ["", TEXT, TEXT.rstrip(), "# only this\n"])
def test_what_is_added_leaves_what_was_there(tmp_path: Path, before: str) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(before, encoding="utf-8")
    new = Decision(kind="different", a="x", b="y", note='a "note"\nof two lines')
    known = read_decisions(path)
    assert add_decisions(path, [new, *known, new]) == 1
    assert add_decisions(path, [new.model_copy(update={"note": "again"})]) == 0
    assert path.read_text(encoding="utf-8").startswith(before)
    assert sorted(read_decisions(path), key=repr) == sorted((*known, new), key=repr)


@given(st.lists(decisions, max_size=5))
def test_written_and_read_again(rows: list[Decision]) -> None:
    import tomllib

    tables = tomllib.loads("\n".join(map(written, rows)))
    assert sum(map(len, tables.values())) == len(rows)


@given(decision=decisions)
def test_each_character_survives(tmp_path_factory: pytest.TempPathFactory, decision: Decision) -> None:
    path = tmp_path_factory.mktemp("one") / "decisions.toml"
    add_decisions(path, [decision])
    assert read_decisions(path) == (decision,)


def test_a_table_of_a_colleague(tmp_path: Path) -> None:
    path = tmp_path / "table.CSV"
    rows = ["decision,a,a_name,b,b_name,value,note", "Same,x,X,y,Y,,ok", ",p,P,q,Q,,", "rename,x,X,y,Y,Xx,"]
    path.write_text("\ufeff" + "\r\n".join(rows), encoding="utf-8")
    assert read_decisions(path) == (
        Decision(kind="same", a="x", b="y", note="ok"),
        Decision(kind="rename", a="x", value="Xx"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\nx,y", "a table of decisions has the columns decision, a, b, value, note"),
        ("decision,a,b\nsame,x,y\nalike,x,y", "line 3: kind: Input should be 'same', 'different'"),
        ("decision,a,b\nsame,x,", "line 2: same needs two entities"),
    ],
)
def test_a_wrong_table(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionError) as caught:
        read_decisions(path)
    assert message in str(caught.value)
