"""The corridor to what was known on a day: a store of the articles published by then, and of nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.decision_files import read_decisions
from eventgraph.errors import NotFoundError
from eventgraph.settings import DEFAULT_STORE
from eventgraph.settlement import settled_lines

if TYPE_CHECKING:
    from eventgraph.rdf.storage.store import Store

NEVER: Final = "~"


class Past(NamedTuple):
    """A store of what was known on a day.

    `folder` is read like any other store, and is gone when the context ends. `articles` were published by
    the day, `later` ones after it; `undated` ones do not say when, so nobody knows.
    """

    folder: Path
    day: str
    articles: int
    later: int
    undated: int


@contextmanager
def as_of(day: str, *, store: Path | str = DEFAULT_STORE, searchable: bool = True) -> Iterator[Past]:
    """Give a store of the articles that were published on or before a day (`2026-07-10`), for a while.

    Who is who, and what articles say together, is worked out anew from these articles alone: it is what an
    ingest of them would give. A day is that of the article's own time zone. Articles without a date of
    publication are left out, and so is other people's RDF. `searchable`: `find` and `eg:matches` work, too.

        with as_of("2026-07-10") as past:
            graph = load_graph(past.folder)

    Raises:
        SettingsError: it is no day.
        NotFoundError: no article was published by then.
        StoreError: there is no store.
    """
    from eventgraph.graph.interval import check_day
    from eventgraph.rdf.storage.excerpt import make_excerpt, publication_times
    from eventgraph.rdf.storage.store import Store

    check_day(day)
    with Store.open(store) as opened, tempfile.TemporaryDirectory(prefix="eventgraph-") as place:
        rows = opened.ledger()
        days = _days(publication_times(opened.quads))
        known = {name: row for name, row in rows.items() if days.get(name, NEVER) <= day}
        if not known:
            raise NotFoundError(_nothing_yet(day, min(days.values(), default=None)))
        folder = Path(place) / "store"
        make_excerpt(folder, Path(store), _lines(opened, known), known, searchable=searchable)
        undated = sum(name not in days for name in rows)
        yield Past(folder, day, len(known), len(rows) - len(known) - undated, undated)


def _days(times: Mapping[str, str]) -> dict[str, str]:
    """Return the day by which each article was out for sure; what is no date of the calendar is none."""
    from eventgraph.graph.interval import LENGTH_OF_A_DAY, days_of

    found = {name: days_of(time[:LENGTH_OF_A_DAY]) for name, time in times.items()}
    return {name: days[1] for name, days in found.items() if days is not None}


def _nothing_yet(day: str, first: str | None) -> str:
    if first is None:
        return "no article of the store says when it was published"
    return f"no article was published by {day}; the first one is of {first}"


def _lines(store: Store, articles: Iterable[str]) -> Iterator[str]:
    from eventgraph.rdf.storage.folder import DECISIONS

    records = [store.record(name) for name in articles]
    yield from settled_lines(records, store.relations(), read_decisions(store.folder / DECISIONS))
