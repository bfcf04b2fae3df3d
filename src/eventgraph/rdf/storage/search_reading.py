"""Searching a store's text index beside its writer: read-only, and neither waits for the other."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from eventgraph.errors import QueryLimitError, StoreDamagedError, StoreError
from eventgraph.rdf.storage.folder import SEARCH
from eventgraph.rdf.storage.search_documents import KINDS, document_iri
from eventgraph.rdf.storage.search_tables import FORM, KIND_BITS, is_whole, primary_code
from eventgraph.records import TextSpan

BEGIN: Final = "\x02"
END: Final = "\x03"
"""Around the words that were found; no document has them."""
SECONDS: Final = 10.0
STEPS: Final = 100_000
"""Of SQLite's machine, between two looks at the clock."""
REBUILD: Final = "build it with: eventgraph rebuild --search --store"
RANKED: Final = 10_000
"""Documents of one kind: a word that more of them have tells little, and each takes two microseconds."""
BEST: Final = """
WITH found AS MATERIALIZED (
    SELECT rowid AS number, bm25(words) AS score FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?
    ORDER BY rowid DESC LIMIT ?
), last AS (SELECT score FROM found ORDER BY score LIMIT 1 OFFSET ?)
SELECT found.number, article, name, -score
FROM found JOIN document USING (number) LEFT JOIN source ON source.number = document.source
WHERE score <= ifnull((SELECT score FROM last), 0) ORDER BY score, article, name LIMIT ?
"""
"""BM25 puts the short before the long: entities, then claims, then sentences. What is equally good stands
in the order of names, not of numbers, which tell in what order documents came."""
MARKED: Final = "SELECT highlight(words, 0, ?, ?) FROM words WHERE words MATCH ? AND rowid = ?"


class Match(NamedTuple):
    """A document that has the words; `article` is the IRI of its article, and more `score` is better."""

    number: int
    kind: int
    iri: str
    article: str | None
    score: float


@contextmanager
def opened_index(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the text index of the store in a folder.

    Raises:
        StoreError: there is none, or it is not yet whole.
        StoreDamagedError: it cannot be read.
        QueryLimitError: what is done with it takes more than 10 seconds.
    """
    path = folder / SEARCH
    if not path.is_file():
        message = f"store {folder} has no text index; {REBUILD} {folder}"
        raise StoreError(message)
    try:
        database = _connected(path)
        try:
            end = time.monotonic() + SECONDS
            database.set_progress_handler(lambda: time.monotonic() > end, STEPS)
            _check(folder, database)
            yield database
        finally:
            database.close()
    except sqlite3.DatabaseError as error:
        if primary_code(error) == sqlite3.SQLITE_INTERRUPT:
            message = (
                f"the text search took more than {SECONDS:.0f} seconds; search for more words, or rarer ones"
            )
            raise QueryLimitError(message) from error
        message = f"the text index {path} cannot be read ({error}); {REBUILD} {folder}"
        raise StoreDamagedError(message) from error


def best_matches(
    database: sqlite3.Connection, expression: str, *, kinds: Iterable[int] = KINDS, limit: int
) -> list[Match]:
    """Return the best documents of some kinds for an expression of FTS5, best first.

    Where more than 10,000 documents of a kind have the words, the 10,000 that came last are ranked.
    """
    found = [match for kind in kinds for match in _best(database, expression, kind, limit)]
    return sorted(found, key=lambda match: (-match.score, match.kind, match.iri))[:limit]


def marked_text(
    database: sqlite3.Connection, expression: str, match: Match
) -> tuple[str, tuple[TextSpan, ...]]:
    """Return the words of a document, and where in them those stand that were looked for."""
    row = database.execute(MARKED, (BEGIN, END, expression, match.number)).fetchone()
    pieces = (row[0] if row else "").split(BEGIN)
    text, marks = pieces[0], []
    for piece in pieces[1:]:
        word, _, rest = piece.partition(END)
        marks.append(TextSpan(start=len(text), end=len(text) + len(word)))
        text += word + rest
    return text, tuple(marks)


def _best(database: sqlite3.Connection, expression: str, kind: int, limit: int) -> Iterator[Match]:
    numbers = (kind << KIND_BITS, ((kind + 1) << KIND_BITS) - 1)
    for number, article, name, score in database.execute(
        BEST, (expression, *numbers, RANKED, limit - 1, limit)
    ):
        yield Match(number, kind, document_iri(kind, article, name), article, score)


def _connected(path: Path) -> sqlite3.Connection:
    """Open read-only; where the folder cannot be written, SQLite must be told that nobody else writes."""
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        database.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        database.close()
        if primary_code(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    return database


def _check(folder: Path, database: sqlite3.Connection) -> None:
    form = database.execute("PRAGMA application_id").fetchone()
    if form == (FORM,) and is_whole(database):
        return
    what = "is of another version" if form != (FORM,) else "is still being built"
    message = f"the text index of store {folder} {what}; {REBUILD} {folder}"
    raise StoreError(message)


def index_faults(folder: Path) -> Iterator[str]:
    """Yield, in words, what is wrong with the bytes of the text index; it may be absent."""
    if not (folder / SEARCH).is_file():
        return
    try:
        with closing(_connected(folder / SEARCH)) as database:
            found = [row[0] for row in database.execute("PRAGMA integrity_check(1)") if row[0] != "ok"]
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    place = folder / SEARCH
    yield from (f"the text index {place} is damaged ({line}); {REBUILD} {folder}" for line in found)
