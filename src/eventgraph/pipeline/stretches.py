"""Searches parts of a text with a pattern that may look at what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

AHEAD: Final = 2
"""Characters behind a stretch that patterns look at: a blank, and whether a capital follows."""


def matches(
    pattern: re.Pattern[str], text: str, stretches: Sequence[tuple[int, int]] | None
) -> Iterator[re.Match[str]]:
    """Yield what the pattern finds in stretches of characters, or in the whole text where none are given."""
    for start, end in ((0, len(text)),) if stretches is None else stretches:
        yield from pattern.finditer(text, start, end + AHEAD)
