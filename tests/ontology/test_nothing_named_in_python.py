"""The ontology is the single source: no relation is named in a string of the program.

Many names are English verbs, so a word of a message is none: a name stands by itself, behind a prefix
("eg:bans"), or has an underscore.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import eventgraph

from .test_shipped import NAMES

SOURCE = Path(eventgraph.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))
KEYS = {("readers/page_data.py", "blocks"), ("readers/rich_text.py", "blocks")}
"""What editors of web pages call paragraphs in their data."""


def docstrings(tree: ast.Module) -> set[int]:
    """Return the string nodes that stand as statements: docstrings, of attributes too."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def is_named(name: str, text: str) -> bool:
    if text.strip() == name:
        return True
    prefix = r"\b" if "_" in name else r"\w:"
    return re.search(rf"{prefix}{name}\b", text) is not None


def named_relations(code: str) -> Iterator[tuple[int, str]]:
    tree = ast.parse(code)
    skipped = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield from ((node.lineno, name) for name in NAMES if is_named(name, node.value))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_relation_is_named(path: Path) -> None:
    place = path.relative_to(SOURCE).as_posix()
    found = named_relations(path.read_text(encoding="utf-8"))
    assert [(line, name) for line, name in found if (place, name) not in KEYS] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('X = "bans"', 1),
        ('X = {"relation": "competes_with"}', 1),
        ('X = "SELECT ?s WHERE { ?s eg:bans ?o }"', 1),
        ('X = f"{a} bans {b}"', 1),
        ('"""Who bans whom."""\nX = 1', 0),
        ('X = 1\n"""What bans say."""', 0),
        ('X = "a road that leads nowhere"', 0),
        ('X = "competes_with others"', 1),
        ('X = "part_off"', 0),
    ],
)
def test_the_test_can_fail(code: str, found: int) -> None:
    assert len(list(named_relations(code))) == found
