"""Lines of a page -> blocks in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
GUTTER: Final = 0.5
"""Gaps make a gutter where so many line heights of their width lie above each other …"""
ROWS: Final = 3
NEAR: Final = 8
"""… in so many rows, no farther away than so many line heights."""
LABEL: Final = re.compile(r"\W{1,2}|\(?\w{1,3}(?:\.\d{1,2}){0,3}[.)]?")
"""What stands before the items of a list, at some distance."""
MAX_GAPS: Final = 300
MAX_STACKS: Final = 60
TOUCH: Final = 1.0
"""Blocks share a column, or rows, where they overlap for more than so many points."""
MAX_BLOCKS: Final = 100
COLUMN: Final = 3
"""Blocks of so many lines are parts of columns, which are read one after the other."""


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


def blocks_of(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the blocks of a page in reading order: columns from left to right, headlines above them."""
    return tuple(_ordered(_stacked(list(_rejoined(lines)))))


def _rejoined(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines whole again, but for those with a gap that others above or below have, too."""
    gaps = [(one, other) for one, other in pairwise(lines) if one.row == other.row]
    waiting: Line | None = None
    for line in lines:
        if waiting and waiting.row == line.row and not _is_gutter(waiting, line, gaps):
            waiting = _merged(waiting, line)
            continue
        if waiting:
            yield waiting
        waiting = line
    if waiting:
        yield waiting


def _is_gutter(one: Line, other: Line, gaps: Sequence[tuple[Line, Line]]) -> bool:
    if other.left < one.right or LABEL.fullmatch(one.text):
        return other.left < one.right  # a label belongs to its line
    near = (gap for gap in gaps[:MAX_GAPS] if abs(gap[0].bottom - one.bottom) <= NEAR * one.size)
    shared = (min(other.left, right.left) - max(one.right, left.right) for left, right in near)
    return sum(width >= GUTTER * one.size for width in shared) >= ROWS


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


def _ordered(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks by the rules of Breuel (2003), in the order of the file where they are silent."""
    if len(blocks) > MAX_BLOCKS:
        yield from blocks
        return
    waiting = list(range(len(blocks)))
    before = {
        later: {one for one in waiting if one != later and _precedes(blocks[one], blocks[later], blocks)}
        for later in waiting
    }
    while waiting:
        # In a circle of overlapping blocks the first of the file has to begin.
        chosen = next((one for one in waiting if not before[one].intersection(waiting)), waiting[0])
        waiting.remove(chosen)
        yield blocks[chosen]


def _precedes(one: Block, other: Block, blocks: Sequence[Block]) -> bool:
    """Tell whether one is above the other, or beside it on the left, or in a column on the left.

    What spans both columns ends them.
    """
    if _share_columns(one, other):
        return (one.top, one.bottom) > (other.top, other.bottom)
    are_columns = min(len(one.lines), len(other.lines)) >= COLUMN
    if one.left > other.left or not (are_columns or _share_rows(one, other)):
        return False
    low, high = sorted((one.top, other.top))
    return not any(
        low < block.top < high and _share_columns(block, one) and _share_columns(block, other)
        for block in blocks
    )


def _share_columns(one: Block, other: Block) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > TOUCH


def _share_rows(one: Block, other: Block) -> bool:
    return min(one.top, other.top) - max(one.bottom, other.bottom) > TOUCH
