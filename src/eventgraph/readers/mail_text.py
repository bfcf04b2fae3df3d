"""The text of a mail without what mail programs put around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from eventgraph.readers.text import normalise

SIGNATURE: Final = "-- "
QUOTING: Final = re.compile(r"\S.{0,200}\b(?:wrote|writes|schrieb|a \xe9crit)\s*:\s*", re.IGNORECASE)


def article_text(text: str, *, is_flowed: bool = False, without_spaces: bool = False) -> str:
    """Return a mail's own words in normal form: no signature, no lines quoted from other mails.

    With `is_flowed` the lines of a paragraph are joined (RFC 3676), `without_spaces` as its `DelSp` asks.
    """
    own = list(_unquoted(_unsigned(text.splitlines())))
    return normalise("\n".join(_joined(own, without_spaces=without_spaces) if is_flowed else own))


def _unsigned(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line == SIGNATURE:
            return
        yield line


def _unquoted(lines: Iterable[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        if not line.startswith(">"):
            yield from (before,) if before else ()
            before = line if QUOTING.fullmatch(line) else ""
            yield from () if before else (line,)
        else:
            # "On Monday Ruth wrote:" belongs to what it quotes.
            before = ""
    yield from (before,) if before else ()


def _joined(lines: Iterable[str], *, without_spaces: bool) -> Iterator[str]:
    paragraph = ""
    for line in lines:
        flows = line.endswith(" ")
        paragraph += line.removeprefix(" ")[: -1 if flows and without_spaces else None]
        if not flows:
            yield paragraph
            paragraph = ""
    yield paragraph
