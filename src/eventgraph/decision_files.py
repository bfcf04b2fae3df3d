"""Decisions of people as a file: `decisions.toml` in the store, and tables (CSV) for colleagues.

The file is the user's: it is read as TOML and only ever appended to, so comments and order stay. A decision
is undone by deleting its lines.
"""

from __future__ import annotations

import csv
import io
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from eventgraph.errors import DecisionError
from eventgraph.records import Decision, Question

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "same": ("entities",),
    "different": ("entities",),
    "rename": ("entity", "name"),
    "retype": ("entity", "type"),
    "reject": ("claim",),
}
"""What each kind of decision has, beside a note."""
ASIDE: Final = ("a_is", "b_is", "a_sentence", "b_sentence", "why", "score")
"""What a table has to help whoever decides; it is not read back."""
COLUMNS: Final = ("decision", "a", "b", "value", "note")
HEAD: Final = """\
# What people decided about entities and claims. Every run replays it; delete lines to undo them.

"""
ESCAPED: Final = {character: f"\\u{character:04X}" for character in (*range(0x20), 0x7F)} | {
    ord('"'): '\\"',
    ord("\\"): "\\\\",
}


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a TOML file or, if it ends so, of a CSV table; none if it does not exist.

    Rows of a table without a decision are left out, and its other columns are not read.

    Raises:
        DecisionError: it is not as described; the message names the place.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: {error}"
        raise DecisionError(message) from error
    rows = _rows_of_table(path, text) if path.suffix.lower() == ".csv" else _rows_of_toml(path, text)
    return tuple(_decision(place, row) for place, row in rows)


def add_decisions(path: Path, decisions: Iterable[Decision]) -> int:
    """Append decisions that the file does not have yet, synced to the disk; return how many.

    Raises:
        DecisionError: the file that is there cannot be read.
        OSError: it cannot be written.
    """
    known = {_without_note(decision) for decision in read_decisions(path)}
    new = [each for each in dict.fromkeys(decisions) if _without_note(each) not in known]
    if new:
        with path.open("a+", encoding="utf-8") as file:
            file.write(_start(path) + "\n".join(map(written, new)))
            file.flush()
            os.fsync(file.fileno())
    return len(new)


def write_table(path: Path, questions: Iterable[Question]) -> int:
    """Write questions as a table for `read_decisions`, without decisions yet; return how many there are.

    Cells that a spreadsheet would take for formulas begin with an apostrophe, but for ids, which never do.

    Raises:
        OSError: the file cannot be written.
    """
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow((*COLUMNS[:3], *ASIDE, *COLUMNS[3:]))
        for count, row in enumerate(questions, start=1):  # noqa: B007 - it is returned
            aside = (f"{side.name} ({side.type}, {side.articles})" for side in (row.a, row.b))
            told = (*aside, row.a.sentence, row.b.sentence, row.words, f"{row.score:.2f}")
            table.writerow(("", row.a.id, row.b.id, *map(_harmless, told), "", ""))
    return count


def written(decision: Decision) -> str:
    """Return a decision as lines of TOML."""
    values: dict[str, str | list[str]]
    if decision.kind in ("same", "different"):
        values = {"entities": [decision.a, decision.b]}
    elif decision.kind == "reject":
        values = {"claim": decision.a}
    else:
        values = dict(zip(KEYS[decision.kind], (decision.a, decision.value), strict=True))
    if decision.note:
        values["note"] = decision.note
    lines = (f"{key} = {_toml(value)}" for key, value in values.items())
    return "\n".join((f"[[{decision.kind}]]", *lines, ""))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _start(path: Path) -> str:
    """Return what has to stand before what is appended."""
    text = path.read_bytes() if path.exists() else b""
    if not text.strip():
        return HEAD
    return "\n" if text.endswith(b"\n") else "\n\n"


def _toml(value: str | list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value.translate(ESCAPED)}"'


def _without_note(decision: Decision) -> Decision:
    return decision.model_copy(update={"note": ""})


def _rows_of_toml(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{path}: not TOML: {error}"
        raise DecisionError(message) from error
    for kind, rows in tables.items():
        if kind not in KEYS or not isinstance(rows, list):
            known = ", ".join(f"[[{each}]]" for each in KEYS)
            message = f"{path}: {kind!r} is no kind of decision; write one of {known}"
            raise DecisionError(message)
        for number, row in enumerate(rows, start=1):
            place = f"{path}: [[{kind}]] number {number}"
            yield place, _fields(place, kind, row)


def _fields(place: str, kind: str, row: object) -> Mapping[str, Any]:
    """Return the fields of a record that the keys of a table stand for."""
    wanted = KEYS[kind]
    if not isinstance(row, dict) or not {*wanted} <= row.keys() <= {*wanted, "note"}:
        message = f"{place} needs {' and '.join(wanted)}, may have a note, and nothing else"
        raise DecisionError(message)
    first = row[wanted[0]]
    pair = first if isinstance(first, list) else [first]
    if kind in ("same", "different") and len(pair) != 2:  # noqa: PLR2004 - a pair
        message = f"{place}: entities are two"
        raise DecisionError(message)
    fields = dict(zip(("a", "b"), pair, strict=False))
    value = {"value": row[wanted[1]]} if len(wanted) > 1 else {}
    return {"kind": kind, **fields, **value, "note": row.get("note", "")}


def _rows_of_table(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text))
    if not {"decision", "a"} <= {*(reader.fieldnames or ())}:
        message = f"{path}: a table of decisions has the columns {', '.join(COLUMNS)}"
        raise DecisionError(message)
    for row in reader:
        cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
        kind = cells.pop("decision").lower()
        if kind:
            paired = kind in ("same", "different")
            cells |= {} if paired else {"b": ""}
            cells |= {"value": ""} if kind not in ("rename", "retype") else {}
            yield f"{path}: line {reader.line_num}", {"kind": kind, **cells}


def _decision(place: str, row: Mapping[str, Any]) -> Decision:
    try:
        return Decision.model_validate(row, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        where = " ".join(map(str, first["loc"]))
        message = f"{place}: {where + ': ' if where else ''}{first['msg'].removeprefix('Value error, ')}"
        raise DecisionError(message) from error
