"""What is scored: extractions, of eventgraph or of anybody who writes the few fields that scoring needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from eventgraph.errors import GoldError
from eventgraph.records import Extraction

CONCEPT = "Concept"


class _Lenient(BaseModel):
    """Other systems write other fields as well."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class FoundEntity(_Lenient):
    """An entity that was found; type `Concept` is a common-noun argument."""

    id: str
    name: str
    type: str = ""
    mentions: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        """Tell a name from a common-noun argument."""
        return self.type != CONCEPT


class FoundClaim(_Lenient):
    """A claim that was found; `evidence` is its sentence, `rule` and `confidence` are eventgraph's own."""

    id: str = ""
    subject: str
    relation: str
    object: str
    factuality: str | None = None
    ended: bool = False
    source: str | None = None
    time: str | None = None
    evidence: str = ""
    rule: str = ""
    confidence: float = Field(default=1.0, ge=0, le=1)

    @field_validator("evidence", mode="before")
    @classmethod
    def _sentence(cls, value: Any) -> Any:  # noqa: ANN401 - whatever a stranger's file holds
        return value.get("text", "") if isinstance(value, dict) else value


class FoundArticle(_Lenient):
    """All that was found in one article; claims whose ends are no entities of it are left out."""

    article: str
    entities: tuple[FoundEntity, ...] = ()
    claims: tuple[FoundClaim, ...] = ()

    @model_validator(mode="after")
    def _known_ends(self) -> Self:
        known = {entity.id for entity in self.entities}
        kept = tuple(claim for claim in self.claims if {claim.subject, claim.object} <= known)
        return self if len(kept) == len(self.claims) else self.model_copy(update={"claims": kept})

    def at_least(self, confidence: float) -> FoundArticle:
        """Return the article with only the claims that are at least as sure."""
        kept = tuple(claim for claim in self.claims if claim.confidence >= confidence)
        return self.model_copy(update={"claims": kept})


def found_articles(extractions: Iterable[Extraction]) -> Iterator[FoundArticle]:
    """Yield what scoring needs of each extraction."""
    for extraction in extractions:
        yield FoundArticle.model_validate(extraction.model_dump(mode="json"))


def load_predictions(path: Path) -> Iterator[FoundArticle]:
    """Yield the articles of a file of JSON lines, as `eventgraph extract` prints them.

    Raises:
        GoldError: a line is no extraction; the message names it.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield FoundArticle.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                place = ".".join(map(str, first["loc"]))
                message = f"{path}, line {number}: {place} {first['msg']}; it should be as extract prints it"
                raise GoldError(message) from error
