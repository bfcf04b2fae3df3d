"""A pattern is searched for in parts of a text, and may look at what stands around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from eventgraph.pipeline.stretches import matches

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "Ada came in May. Bo left in June. Cy stays."


@pytest.mark.parametrize(
    ("pattern", "stretches", "expected"),
    [
        (r"in \w+", None, ["in May", "in June"]),
        (r"in \w+", (), []),
        (r"in \w+", ((17, 33),), ["in June"]),
        (r"(?<=in )\w+", ((28, 33),), ["June"]),
        (r"May\.(?= B)", ((0, 16),), ["May."]),
        (r"June", ((0, 16),), []),
        (r"in \w+", ((0, 16), (17, 33)), ["in May", "in June"]),
    ],
)
def test_matches(pattern: str, stretches: Sequence[tuple[int, int]] | None, expected: list[str]) -> None:
    assert [found[0] for found in matches(re.compile(pattern), TEXT, stretches)] == expected
