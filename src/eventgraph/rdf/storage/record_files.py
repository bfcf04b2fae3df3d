"""Records of the store as files: `records/ab/<sha256>.json`, named by their content and never changed.

A record holds the article with its text, and what was found in it by which pipeline: what quads cannot say.
It is written before the commit that refers to it, so a killed process leaves at most a file that nothing
refers to.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from eventgraph.errors import StoreDamagedError
from eventgraph.rdf.storage.atomic_file import sync
from eventgraph.records import Article, Extraction
from eventgraph.records.record import Record

REMEDY: Final = "run eventgraph rebuild, which says what to ingest again"


class StoredRecord(Record):
    """The content of one file."""

    article: Article
    extraction: Extraction
    pipeline: str = ""


def encode_record(article: Article, extraction: Extraction, pipeline: str) -> bytes:
    """Return the one JSON form of a record; `pipeline` are the versions that read the article."""
    content = StoredRecord(article=article, extraction=extraction, pipeline=pipeline)
    return _canonical(content.model_dump(mode="json"))


def article_sha256(article: Article) -> str:
    """Return the hash of an article as it was read, with its metadata; equal ones need no second reading."""
    return hashlib.sha256(_canonical(article.model_dump(mode="json"))).hexdigest()


def record_path(folder: Path, sha256: str) -> Path:
    """Return where the record with that hash lies."""
    return folder / sha256[:2] / f"{sha256}.json"


def write_record(folder: Path, content: bytes) -> str:
    """Write a record unless it is there, whole or not at all, and return its hash."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = record_path(folder, sha256)
    if path.is_file() and path.read_bytes() == content:
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{sha256}.{os.getpid()}.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)
    return sha256


def sync_records(folder: Path, hashes: Iterable[str]) -> None:
    """Make records and their names survive a power cut."""
    paths = [record_path(folder, sha256) for sha256 in hashes]
    for path in [*paths, *{path.parent for path in paths}]:
        sync(path)


def read_record(folder: Path, sha256: str) -> StoredRecord:
    """Return a record.

    Raises:
        StoreDamagedError: it is missing, not what was written, or was written by another version.
    """
    content = _read(record_path(folder, sha256), sha256)
    try:
        return StoredRecord.model_validate_json(content)
    except ValidationError as error:
        message = f"record {record_path(folder, sha256)} was written by another version; {REMEDY}"
        raise StoreDamagedError(message) from error


def read_any_record(folder: Path, sha256: str) -> StoredRecord:
    """Return a record; of one that another version wrote the article alone, as if nobody had read it yet.

    Raises:
        StoreDamagedError: it is missing, or not what was written.
    """
    content = _read(record_path(folder, sha256), sha256)
    try:
        return StoredRecord.model_validate_json(content)
    except ValidationError:
        article = Article.model_validate(json.loads(content)["article"])
        return StoredRecord.model_construct(article=article, extraction=Extraction(article=article.id))


def _read(path: Path, sha256: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"record {path}: {error.strerror}; {REMEDY}"
        raise StoreDamagedError(message) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        message = f"record {path} has changed; {REMEDY}"
        raise StoreDamagedError(message)
    return content


def delete_records(folder: Path, hashes: Iterable[str]) -> None:
    """Delete the records with these hashes."""
    for sha256 in hashes:
        record_path(folder, sha256).unlink(missing_ok=True)


def _canonical(content: object) -> bytes:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
