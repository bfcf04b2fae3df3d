"""Gold: what a careful reader would put into the graph after reading an article, one JSON file an article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from eventgraph.errors import GoldError
from eventgraph.records import Article, Factuality
from eventgraph.records.record import Record

Kind = Literal["named", "concept"]
Construction = Literal[
    "active",
    "passive",
    "nominal",
    "apposition",
    "participle",
    "compound",
    "coref",
    "cross-sentence",
    "coordination",
    "control",
    "quote",
]


class GoldEntity(Record):
    """A named entity of the article under its fullest name there, with the other forms used for it."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()


class GoldClaim(Record):
    """A claim that the article makes; `how` tells what makes it hard to find."""

    subject: str
    relation: str
    object: str
    subject_kind: Kind = "named"
    object_kind: Kind = "named"
    factuality: Factuality
    ended: bool = False
    source: str | None = None
    time: str | None = None
    sentence: str = ""
    how: tuple[Construction, ...] = ()

    @property
    def is_named(self) -> bool:
        """Tell whether both sides are named entities."""
        return self.subject_kind == self.object_kind == "named"


class GoldArticle(Record):
    """One annotated article; `text` may be absent where it may not be passed on."""

    id: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    text: str | None = None
    entities: tuple[GoldEntity, ...] = ()
    claims: tuple[GoldClaim, ...] = Field(default=())

    def article(self) -> Article | None:
        """Return the article to be read, where the gold file has its text."""
        if self.text is None:
            return None
        known = self.model_dump(include={"id", "title", "published", "publisher", "url"})
        return Article(text=self.text, **known)


def load_gold(path: Path) -> tuple[GoldArticle, ...]:
    """Return the gold of a file, or of a folder's JSON files in the order of their names.

    Raises:
        GoldError: there is none, a file is not as `docs/evaluation.md` says, or an id occurs twice.
    """
    found = tuple(map(_load, [path] if path.is_file() else _files(path)))
    ids = [gold.id for gold in found]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        message = f"{path}: two files have the id {twice[0]!r}; give each article its own"
        raise GoldError(message)
    return found


def _files(folder: Path) -> Iterator[Path]:
    files = sorted(folder.glob("*.json"))
    if not files:
        message = f"{folder}: no folder with gold files (*.json); docs/evaluation.md shows their form"
        raise GoldError(message)
    yield from files


def _load(path: Path) -> GoldArticle:
    try:
        return GoldArticle.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "file"
        message = f"{path}: {place}: {first['msg']}; docs/evaluation.md shows the form"
        raise GoldError(message) from error
