"""JSON as RFC 8259 has it: no NaN, no silent loss of doubled keys, no bottomless nesting."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Final, NamedTuple, NoReturn

from eventgraph.errors import ReadError
from eventgraph.readers.reasons import Notice, Reason, refusal

MAX_DEPTH: Final = 64
MAX_SHOWN: Final = 5
STRING_OR_CONSTANT: Final = re.compile(r'"(?:[^"\\]|\\.)*"|(?P<constant>-?Infinity|NaN)')


class Parsed(NamedTuple):
    """A JSON value, and what has to be said about it."""

    value: object
    notices: tuple[Notice, ...] = ()


def parse_json(text: str) -> Parsed:
    """Parse one JSON text; of a doubled key the last value is taken, with the notice `duplicate_key`.

    Raises:
        ReadError: `bad_json`, with line and column; `too_deep` (64 levels).
    """
    doubled: Counter[str] = Counter()

    def gather(pairs: list[tuple[str, object]]) -> dict[str, object]:
        fields = dict(pairs)
        if len(fields) < len(pairs):
            doubled.update({key: n for key, n in Counter(key for key, _ in pairs).items() if n > 1})
        return fields

    def refuse_constant(name: str) -> NoReturn:
        raise _bad_constant(text, name)

    try:
        value: object = json.loads(text, object_pairs_hook=gather, parse_constant=refuse_constant)
    except json.JSONDecodeError as error:
        raise refusal(Reason.BAD_JSON, f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise refusal(Reason.TOO_DEEP, f"nested deeper than {MAX_DEPTH} levels") from error
    except ValueError as error:
        raise refusal(Reason.BAD_JSON, str(error)) from error
    _check_depth(value)
    return Parsed(value, _notices(doubled))


def _notices(doubled: Counter[str]) -> tuple[Notice, ...]:
    if not doubled:
        return ()
    keys = ", ".join(ascii(key[:40]) for key in list(doubled)[:MAX_SHOWN])
    return (Notice(Reason.DUPLICATE_KEY, f"keys given more than once: {keys}"),)


def _bad_constant(text: str, name: str) -> ReadError:
    found = next((match for match in STRING_OR_CONSTANT.finditer(text) if match["constant"]), None)
    start = found.start() if found else 0
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return refusal(Reason.BAD_JSON, f"line {line}, column {column}: {name} is not JSON")


def _check_depth(value: object) -> None:
    level = _containers([value])
    for _ in range(MAX_DEPTH):
        if not level:
            return
        level = [child for node in level for child in _containers(node)]
    if level:
        raise refusal(Reason.TOO_DEEP, f"nested deeper than {MAX_DEPTH} levels")


def _containers(node: object) -> list[object]:
    """Return the lists and objects directly in a list or an object."""
    members = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [member for member in members if isinstance(member, dict | list)]
