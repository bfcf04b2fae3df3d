"""How factuality shows: always in words, and on a terminal also in style."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Factuality(StrEnum):
    """The choices of an option; the record's own would make `--help` load all records."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


STYLES: Final[Mapping[str, str]] = {
    "actual": "bold",
    "planned": "cyan",
    "possible": "italic yellow",
    "negated": "reverse",
}
"""Rich's styles; each differs from the others without its colour, too."""


def words(factuality: str, *, ended: bool = False, counts: Iterable[tuple[str, int]] = ()) -> str:
    """Return how something is told: "actual", "actual, ended", "actual (2 planned, 1 negated)".

    `counts` are the tellings by factuality, of which those of the strongest are not named again.
    """
    others = [f"{count:,} {name}" for name, count in counts if name != factuality]
    told = f"{factuality}, ended" if ended else factuality
    return f"{told} ({', '.join(others)})" if others else told
