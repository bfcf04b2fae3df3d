"""What a person has decided about entities and claims: data that every run replays."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from eventgraph.records.record import Record

DecisionKind = Literal["same", "different", "rename", "retype", "reject"]


class Decision(Record):
    """One decision.

    `a` and `b` are ids of entities or names that only one has: they are the `same`, or `different`.
    `value` is the name of a `rename`, the class of a `retype`; `a` of a `reject` is a claim's id. `note` is
    for people.
    """

    kind: DecisionKind
    a: str
    b: str = ""
    value: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        paired = self.kind in ("same", "different")
        if not self.a or bool(self.b) != paired or (paired and self.a == self.b):
            message = f"{self.kind} needs {'two entities' if paired else 'one id'}"
            raise ValueError(message)
        if bool(self.value) != (self.kind in ("rename", "retype")):
            message = f"{self.kind} {'has no value' if self.value else 'needs a value'}"
            raise ValueError(message)
        return self

    def words(self) -> str:
        """Return the decision in words, for messages."""
        if self.kind in ("same", "different"):
            return f"{self.a} and {self.b} are {'the same' if self.kind == 'same' else 'different'}"
        if self.kind == "reject":
            return f"claim {self.a} is rejected"
        return f"{self.a} is {'called' if self.kind == 'rename' else 'a'} {self.value}"
