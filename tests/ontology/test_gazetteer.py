"""The tables of names: complete, of known classes, and unambiguous where news is."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventgraph.errors import OntologyError
from eventgraph.ontology import load_ontology
from eventgraph.ontology.files import gazetteer_folder
from eventgraph.ontology.gazetteer import (
    KnownName,
    load_constituencies,
    load_gazetteer,
    load_given_names,
    load_party_labels,
    load_suffixes,
    load_titles,
    read_table,
)

TABLES = sorted(gazetteer_folder().glob("*.tsv"))
UNNAMED = ("titles.tsv", "title_abbreviations.tsv", "parties.tsv", "currencies.tsv", "nicknames.tsv")
NAMED = [path for path in TABLES if path.name not in UNNAMED]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_table_has_rows_and_each_a_first_cell(path: Path) -> None:
    rows = list(read_table(path))
    assert rows
    assert [row for row in rows if not next(iter(row.values())).strip()] == []


@pytest.mark.parametrize("path", NAMED, ids=lambda path: path.name)
def test_a_name_stands_once_in_its_table(path: Path) -> None:
    names = [
        (row["name"], row.get("type", ""), row.get("part_of", row.get("within", "")))
        for row in read_table(path)
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("path", NAMED, ids=lambda path: path.name)
def test_cells_are_trimmed_and_no_alias_repeats_the_name(path: Path) -> None:
    for row in read_table(path):
        assert all(cell == cell.strip() for cell in row.values()), row
        assert row["name"] not in row.get("aliases", "").split("|"), row


def test_every_type_is_a_class_of_the_ontology() -> None:
    classes = load_ontology().classes
    assert {entry.type for entry in load_gazetteer().values()} <= classes.keys()


def test_every_surface_can_be_found_in_a_text() -> None:
    known = load_gazetteer()
    assert [surface for surface in known if surface != surface.strip() or "\u2019" in surface] == []
    assert all(surface == entry.surface for surface, entry in known.items())
    # Case counts: what is written in lower case throughout is a common word, unless a brand has a digit.
    assert [s for s in known if s.islower() and s.isalpha() and len(s) < 3] == []


@pytest.mark.parametrize(
    ("surface", "name", "kind", "role"),
    [
        ("Alibaba", "Alibaba", "Organization", "name"),
        ("OpenAI", "OpenAI", "Organization", "name"),
        ("Anthropic", "Anthropic", "Organization", "name"),
        ("Claude Code", "Claude Code", "Product", "name"),
        ("ChatGPT", "ChatGPT", "Product", "name"),
        ("China", "China", "Place", "name"),
        ("Chinese", "China", "Place", "adjective"),
        ("Britons", "United Kingdom", "Group", "demonym"),
        ("Beijing", "Beijing", "Place", "capital"),
        ("Hangzhou", "Hangzhou", "Place", "name"),
        ("Apple", "Apple", "Organization", "name"),
        ("Amazon", "Amazon", "Organization", "name"),
        ("Georgia", "Georgia", "Place", "name"),
        ("Washington", "Washington", "Place", "capital"),
    ],
)
def test_who_is_meant(surface: str, name: str, kind: str, role: str) -> None:
    entry = load_gazetteer()[surface]
    assert (entry.name, entry.type, entry.role) == (name, kind, role)


@pytest.mark.parametrize("surface", ["AI", "CEO", "Monday", "July", "apple", "The", "May", "Congressman"])
def test_what_is_no_name(surface: str) -> None:
    assert surface not in load_gazetteer()


def test_a_users_table_wins(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(
        "# mine\nname\ttype\taliases\nApple\tWork\tThe Apple|Big Apple\nZyx\tProduct\n", encoding="utf-8"
    )
    known = load_gazetteer([path])
    assert known["Big Apple"] == KnownName("Big Apple", "Apple", "Work")
    assert (known["Apple"].type, known["Zyx"].type) == ("Work", "Product")
    assert load_gazetteer()["Apple"].type == "Organization"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"name\taliases\nZyx\tZ\n", "columns name and type"),
        (b"name\ttype\nZyx\tProduct\textra\n", "row 1 has 3 cells"),
        (b"\xff\xfe", "mine.tsv"),
    ],
)
def test_a_wrong_table_is_refused(content: bytes, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_bytes(content)
    with pytest.raises(OntologyError, match=complaint):
        load_gazetteer([path])


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"nowhere\.tsv"):
        load_gazetteer([tmp_path / "nowhere.tsv"])


def test_the_small_lists_hold_what_they_say() -> None:
    assert {"inc", "ltd", "corp"} <= load_suffixes()
    assert all(suffix == suffix.lower() and "." not in suffix for suffix in load_suffixes())
    assert load_party_labels()["R"] == "Republican Party"
    assert (load_constituencies()["TX"], load_constituencies()["Minn."]) == ("Texas", "Minnesota")
    assert load_titles()["Acting President"] == "political"
    assert all(name[0].isupper() for name in load_given_names())
