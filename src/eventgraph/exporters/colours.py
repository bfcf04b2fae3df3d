"""What colours mean in a file for Gephi; the table is in `docs/gephi.md`.

From Paul Tol's schemes "muted" and "high contrast", which people with any colour vision tell apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OTHER: Final = "bbbbbb"

TYPES: Final[Mapping[str, str]] = {
    "Organization": "332288",
    "Person": "cc6677",
    "Place": "117733",
    "Product": "88ccee",
    "Work": "44aa99",
    "Event": "ddcc77",
    "Law": "aa4499",
    "Group": "882255",
    "Concept": "999933",
}
"""Fill of a node by the class of its entity."""

FACTUALITIES: Final[Mapping[str, str]] = {
    "actual": "333333",
    "planned": "004488",
    "possible": "ddaa33",
    "negated": "bb5566",
}
"""Stroke of an edge by the factuality of its claim."""


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255, of a colour in six hexadecimal digits."""
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue
