"""Lines of a page -> blocks: what stands below each other in type of one size."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from statistics import median
from typing import Final, NamedTuple

from eventgraph.readers.pdf.lines import Line

PITCH: Final = 1.65
"""Lines of a block stand no farther apart than so many times their height …"""
MAX_PITCH: Final = 2.8
"""… or than so many, in running text that has wide lines."""
EVEN: Final = 1.15
FULL: Final = 0.7
"""The share of the widest line that lines of running text have."""
SAME_SIZE: Final = 1.15
ROWS: Final = 3
NEAR: Final = 8
"""A gap ends a column where so many lines begin behind it, up to so many line heights above or below …"""
INDENT: Final = 2
"""… and indented by no more than so many."""
LABEL: Final = re.compile(r"\W{1,2}|\(?\w{1,3}(?:[.:]\d{1,2}){0,3}[.)]?")
"""What stands before the items of a list, at some distance."""
MAX_STACKS: Final = 60

Starts = Mapping[int, list[float]]
"""The left edges of lines, in whole points, and where the lines stand that have them, from below."""


class Block(NamedTuple):
    """Lines above each other in type of one size."""

    lines: tuple[Line, ...]
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        """The height of its type."""
        return self.lines[0].size


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of a page in the order of the file."""
    return _stacked(list(_rejoined(lines)))


def _rejoined(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines whole again, but for those with a gap behind which others begin, too."""
    starts = _starts(lines)
    waiting: Line | None = None
    for line in lines:
        if waiting and waiting.row == line.row and not _is_gutter(waiting, line, starts):
            waiting = _merged(waiting, line)
            continue
        if waiting:
            yield waiting
        waiting = line
    if waiting:
        yield waiting


def _starts(lines: Sequence[Line]) -> Starts:
    starts: dict[int, list[float]] = {}
    for line in lines:
        starts.setdefault(round(line.left), []).append(line.bottom)
    return {left: sorted(bottoms) for left, bottoms in starts.items()}


def _is_gutter(one: Line, other: Line, starts: Starts) -> bool:
    if other.left < one.right or LABEL.fullmatch(one.text):
        return other.left < one.right  # a label belongs to its line
    near, indent = NEAR * one.size, INDENT * one.size
    edges = range(round(max(one.right, other.left - indent)), round(other.left + indent) + 1)
    aligned = (starts.get(left, []) for left in edges)
    counts = (
        bisect_right(bottoms, other.bottom + near) - bisect_left(bottoms, other.bottom - near)
        for bottoms in aligned
    )
    return sum(counts) >= ROWS


def _merged(one: Line, other: Line) -> Line:
    longer = max(one, other, key=lambda line: len(line.text))
    return longer._replace(
        text=f"{one.text} {other.text}", left=min(one.left, other.left), right=max(one.right, other.right)
    )


def _stacked(lines: Sequence[Line]) -> list[Block]:
    """Put each line below the block that it continues; the latest comes first in question."""
    stacks: list[list[Line]] = []
    reach = _reach(lines)
    for line in lines:
        latest = islice(reversed(stacks), MAX_STACKS)
        stack = next((stack for stack in latest if _continues(line, stack[-1], reach)), None)
        if stack is None:
            stacks.append([line])
        else:
            stack.append(line)
    return [_block(stack) for stack in stacks]


def _reach(lines: Sequence[Line]) -> float:
    """Return how many times their height lines of a block stand apart: more in a page with wide spacing."""
    width = FULL * max((line.right - line.left for line in lines), default=0.0)
    text = [line for line in lines if line.right - line.left >= width]
    pitches = [
        (above.bottom - line.bottom) / line.size
        for above, line in pairwise(text)
        if _continues(line, above, MAX_PITCH)
    ]
    is_text = 2 * len(pitches) > len(lines)
    return max(PITCH, EVEN * median(pitches)) if is_text else PITCH


def _continues(line: Line, above: Line, reach: float) -> bool:
    height = max(line.size, above.size)
    return (
        0 < above.bottom - line.bottom <= reach * height
        and min(line.right, above.right) > max(line.left, above.left)
        and height <= SAME_SIZE * min(line.size, above.size)
    )


def _block(lines: Sequence[Line]) -> Block:
    return Block(
        lines=tuple(lines),
        left=min(line.left for line in lines),
        bottom=min(line.bottom for line in lines),
        right=max(line.right for line in lines),
        top=max(line.top for line in lines),
    )
