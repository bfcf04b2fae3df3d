"""What one article says: the public contract of a claim."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from eventgraph.records.record import Record
from eventgraph.records.span import Evidence, TextSpan


class Factuality(StrEnum):
    """How the article presents what it tells (after FactBank), strongest first."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


class Support(Record):
    """A further place where the article says the same, perhaps less firmly."""

    evidence: Evidence
    trigger: TextSpan
    factuality: Factuality
    source: str | None = None
    rule: str


class Claim(Record):
    """What ONE article says of one subject, relation and object (FollowTheMoney's Statement).

    `subject` and `object` are ids of the extraction's entities. `factuality` is the strongest that the
    article gives, `ended` a state that the article says is over. `source` is who the article attributes
    it to, in its words; absent where it speaks in its own voice. `time` is when it happened or will:
    `2026`, `2026-07` or `2026-07-05`. `rule` names the pattern that found it; `confidence` (0 to 1) is how
    often claims like it were right in annotated articles. `qualifiers` are amount, count, place or reason
    in the article's words, with `amount_value` (a plain decimal), `amount_unit` (a currency of ISO 4217, or
    "%") and `count_value` (a whole number) where the words can be read as such.
    """

    id: str
    subject: str
    relation: str
    object: str
    factuality: Factuality
    ended: bool = False
    source: str | None = None
    time: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    evidence: Evidence
    trigger: TextSpan
    rule: str
    confidence: float = Field(ge=0, le=1)
    qualifiers: dict[str, str] = Field(default_factory=dict)
    supporting: tuple[Support, ...] = ()
