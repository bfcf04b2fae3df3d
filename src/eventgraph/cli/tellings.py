"""Who told something, for people: outlets, sources, and the sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.cli.terminal_text import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eventgraph.records import Telling

NAMED: Final = 2
"""So many outlets or sources are named; of others it is said how many there are."""


def when(time: str | None, of: str | None) -> str:
    """Return a date as exact as it is known, with "told" behind it where it is of the first telling."""
    return "undated" if time is None else f"{time} told" if of == "publication" else time


def listed(names: Sequence[str]) -> str:
    """Return the first names, and how many there are besides."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" +{more:,}" if more > 0 else "")


def told_by(outlets: Sequence[str], articles: int, origins: int) -> str:
    """Return outlets, and the numbers of articles and origins where they are others."""
    counts = [f"{articles:,} articles"] if articles != len(outlets) else []
    counts += [f"{origins:,} origin{'s' if origins > 1 else ''}"] if origins != articles else []
    return f"{listed(outlets)} ({', '.join(counts)})" if counts else listed(outlets)


def sentence_lines(telling: Telling) -> Iterator[str]:
    """Yield the sentence of a claim, whole, and on the next line where it stands."""
    yield escaped(telling.sentence, limit=None)
    place = ", ".join(filter(None, (telling.publisher, (telling.published or "")[:10])))
    origin = ": ".join(filter(None, (place, telling.title))) or telling.article
    taken_back = ", taken back" if telling.superseded else ""
    source = f", according to {telling.source}" if telling.source else ""
    yield f"  {escaped(origin)}{escaped(source)}, claim {telling.claim}{taken_back}"
