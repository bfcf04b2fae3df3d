"""A sentence with the words that matter marked: bold on a terminal, in «…» elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from eventgraph.cli.terminal_text import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventgraph.records import TextSpan


def marked(sentence: str, marks: Iterable[TextSpan], *, styled: bool) -> str:
    """Return the sentence on one line with its marks, which count characters from its start and are in order.

    The sentence is what was asked for, so it is never cut.
    """
    return "".join(
        _mark(escaped(piece, limit=None), styled=styled) if is_marked else escaped(piece, limit=None)
        for piece, is_marked in _pieces(sentence, marks)
    )


def _pieces(sentence: str, marks: Iterable[TextSpan]) -> Iterator[tuple[str, bool]]:
    """Yield the sentence in pieces; escaping comes after cutting, since it moves what follows."""
    end = 0
    for mark in marks:
        yield sentence[end : mark.start], False
        yield sentence[mark.start : mark.end], True
        end = mark.end
    yield sentence[end:], False


def _mark(text: str, *, styled: bool) -> str:
    return typer.style(text, bold=True, fg=typer.colors.YELLOW) if styled else f"«{text}»"
