from __future__ import annotations

import csv
import json
from pathlib import Path

from .conftest import Run, write_articles

TEXTS = {
    "a.txt": "Intel imitates Acer. Intel banned ChatGPT.",
    "b.txt": "Sony imitates Acer. Sony admires Blorp Systems.",
}


def test_the_list_is_csv_in_a_pipe(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path, TEXTS)
    ended = run("gaps", "a.txt", "b.txt", "--kind", "verb")
    assert (ended.code, ended.err) == (0, "")
    (row,) = csv.DictReader(ended.out.splitlines())
    assert (row["kind"], row["words"], row["count"], row["articles"]) == ("verb", "X imitate Y", "2", "2")
    assert (row["example"], row["article"]) == ("Sony imitates Acer.", "file:b.txt")


def test_rare_ones_are_listed_when_asked_for(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path, TEXTS)
    ended = run("gaps", tmp_path, "--min-count", "1", "--format", "json")
    rows = json.loads(ended.out)
    words = [row["words"] for row in rows]
    assert words.index("X imitate Y") < words.index("X admire Y")
    assert ("name", "Blorp Systems") in [(row["kind"], row["words"]) for row in rows]
    assert (
        len(json.loads(run("gaps", tmp_path, "--min-count", "1", "--limit", "1", "--format", "json").out))
        == 1
    )


def test_a_table_for_people(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path, TEXTS)
    ended = run("gaps", tmp_path, "--format", "table")
    head, first, *_ = ended.out.splitlines()
    assert head.split()[:4] == ["kind", "words", "count", "articles"]
    assert "X imitate Y" in first


def test_without_articles_there_is_no_list(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path, {"b.json": "["})
    ended = run("gaps", "b.json")
    assert ended.code == 4
    assert ended.err.startswith("set aside: b.json")
