"""How much a reader takes in: what is larger or slower is set aside with the limit and its option named."""

from __future__ import annotations

from typing import Final

from eventgraph.settings import ReadingLimits

__all__ = ["DEFAULT", "MB", "ReadingLimits"]

MB: Final = 1_000_000
DEFAULT: Final = ReadingLimits()
