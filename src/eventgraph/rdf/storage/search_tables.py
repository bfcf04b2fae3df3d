"""The tables of `search.sqlite`, and what is done to them.

A document's number tells its kind, so that FTS5 searches one kind as a range of numbers. The words are kept
once, in `document`; FTS5 is told the old ones when they go (an external-content table).
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from eventgraph.rdf.storage.folder import SEARCH
from eventgraph.rdf.storage.search_documents import ENTITIES, Document

FORM: Final = 0x65670001
"""SQLite's `application_id`: ours, and in the last byte the version of the tables."""
WHOLE: Final = 1
"""SQLite's `user_version` once all is in that the store held when the index was begun."""
KIND_BITS: Final = 32
SCHEMA: Final = f"""
BEGIN;
CREATE TABLE source(number INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
CREATE TABLE document(number INTEGER PRIMARY KEY, source INTEGER, name TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX document_source ON document(source) WHERE source IS NOT NULL;
CREATE INDEX entity_name ON document(name) WHERE source IS NULL;
CREATE TABLE note(iri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(text, content='document', content_rowid='number',
    tokenize='porter unicode61 remove_diacritics 2');
PRAGMA application_id = {FORM};
COMMIT;
"""
SETTINGS: Final = (
    "PRAGMA journal_mode = WAL",  # readers and the writer do not wait for each other
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -16384",
    "PRAGMA wal_autocheckpoint = 4096",
    "PRAGMA journal_size_limit = 4194304",
)
REMOVE_WORDS: Final = "INSERT INTO words(words, rowid, text) SELECT 'delete', number, text FROM document"


def connect(folder: Path) -> sqlite3.Connection:
    """Return the database of a store's index for its writer; make it if it is absent or of another version.

    Raises:
        sqlite3.DatabaseError: it is damaged.
    """
    path = folder / SEARCH
    database = _opened(path)
    form = database.execute("PRAGMA application_id").fetchone()[0]
    if form != FORM:
        database.close()
        delete_index(folder)
        database = _opened(path)
        database.executescript(SCHEMA)
    return database


def delete_index(folder: Path) -> None:
    """Delete the index; whoever reads it keeps what he has."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        (folder / f"{SEARCH}{suffix}").unlink(missing_ok=True)


def check_disk(error: sqlite3.DatabaseError, folder: Path) -> None:
    """Let go on only where the database is at fault.

    Raises:
        OSError: the disk is full or fails.
    """
    code = primary_code(error)
    if code == sqlite3.SQLITE_FULL:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder / SEARCH)) from error
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR):
        raise OSError(errno.EIO, str(error), str(folder / SEARCH)) from error


def primary_code(error: sqlite3.DatabaseError) -> int:
    """Return SQLite's code for the kind of error, without the details in the higher bytes."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def is_whole(database: sqlite3.Connection) -> bool:
    """Tell whether the index once held all that the store held."""
    return bool(database.execute("PRAGMA user_version").fetchone() == (WHOLE,))


def set_whole(database: sqlite3.Connection) -> None:
    """Say so."""
    database.execute(f"PRAGMA user_version = {WHOLE}")


def note(database: sqlite3.Connection, iris: Iterable[str]) -> None:
    """Note articles, entities and relations whose documents are, or are about to be, stale."""
    database.executemany("INSERT OR IGNORE INTO note VALUES (?)", ((iri,) for iri in iris))


def noted(database: sqlite3.Connection) -> list[str]:
    """Return what is noted, sorted."""
    return [iri for (iri,) in database.execute("SELECT iri FROM note ORDER BY iri")]


def forget(database: sqlite3.Connection, iris: Iterable[str]) -> None:
    """Cross out notes, in the transaction that works them off."""
    database.executemany("DELETE FROM note WHERE iri = ?", ((iri,) for iri in iris))


def known_records(database: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return the IRI of every article that is in, with its record."""
    return set(database.execute("SELECT article, record FROM source"))


def entity_texts(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield name and text of every entity's document."""
    yield from database.execute("SELECT name, text FROM document WHERE source IS NULL")


def replace_entity(database: sqlite3.Connection, name: str, text: str | None) -> str | None:
    """Put an entity's document in place of its former one, or remove it; return the former text."""
    found = "SELECT number, text FROM document WHERE source IS NULL AND name = ?"
    number, old = database.execute(found, (name,)).fetchone() or (None, None)
    if old is not None and old != text:
        _remove(database, "number = ?", number)
    if text is not None and old != text:
        _insert(database, None, [Document(ENTITIES, name, text)])
    return old


def replace_article(
    database: sqlite3.Connection, article: str, record: str | None, documents: Iterable[Document]
) -> None:
    """Put an article's documents in place of the former ones; no record is no article."""
    found = database.execute("SELECT number FROM source WHERE article = ?", (article,)).fetchone()
    if found is not None:
        _remove(database, "source = ?", *found)
        database.execute("DELETE FROM source WHERE number = ?", found)
    if record is not None:
        row = database.execute("INSERT INTO source(article, record) VALUES (?, ?)", (article, record))
        _insert(database, row.lastrowid, documents)


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    try:
        for setting in SETTINGS:
            database.execute(setting)
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


def _insert(database: sqlite3.Connection, source: int | None, documents: Iterable[Document]) -> None:
    rows: list[tuple[int, int | None, str, str]] = []
    free: dict[int, int] = {}
    for kind, name, text in documents:
        number = free.get(kind) or _first_free(database, kind)
        free[kind] = number + 1
        rows.append((number, source, name, text))
    database.executemany("INSERT INTO document VALUES (?, ?, ?, ?)", rows)
    database.executemany(
        "INSERT INTO words(rowid, text) VALUES (?, ?)", ((number, text) for number, _, _, text in rows)
    )


def _first_free(database: sqlite3.Connection, kind: int) -> int:
    begin, end = kind << KIND_BITS, (kind + 1) << KIND_BITS
    last = "SELECT max(number) FROM document WHERE number >= ? AND number < ?"
    return (database.execute(last, (begin, end)).fetchone()[0] or begin) + 1


def _remove(database: sqlite3.Connection, which: str, number: int | None) -> None:
    database.execute(f"{REMOVE_WORDS} WHERE {which}", (number,))
    database.execute(f"DELETE FROM document WHERE {which}", (number,))  # noqa: S608 - one of ours
