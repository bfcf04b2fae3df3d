"""What all records share: frozen, and strict about unknown fields."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A value that crosses a room or touches disk; equal when its fields are."""

    model_config = ConfigDict(frozen=True, extra="forbid")
