"""Blocks of a page in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from eventgraph.readers.pdf.layout import Block

TOUCH: Final = 1.0
"""Blocks share a column, or rows, where they overlap for more than so many points."""
LONG: Final = 3
"""Blocks of so many lines show where columns are."""
NARROW: Final = 0.6
"""No column is wider than this share of what is printed on its page."""
MAX_BLOCKS: Final = 250


class Placed(NamedTuple):
    """A block, and the number of its column from the left; None where it is in none, or there are none."""

    block: Block
    column: int | None


def in_reading_order(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks by the rules of Breuel (2003), in the order of the file where they are silent.

    What is above in the same column comes first, and what is in a column on the left, unless something
    stands between that spans both.
    """
    if len(blocks) > MAX_BLOCKS:
        yield from blocks
        return
    columns = _columns(blocks)
    placed = [Placed(block, _column_of(block, columns)) for block in blocks]
    spanning = [one.block for one in placed if one.column is None]
    before = {
        later: {first for first, one in enumerate(placed) if _precedes(one, other, spanning)}
        for later, other in enumerate(placed)
    }
    done: set[int] = set()
    waiting = list(before)
    while waiting:
        # In a circle of overlapping blocks the first of the file has to begin.
        chosen = next((number for number in waiting if before[number] <= done), waiting[0])
        waiting.remove(chosen)
        done.add(chosen)
        yield blocks[chosen]


def _columns(blocks: Sequence[Block]) -> list[tuple[float, float]]:
    """Return the left and right edges of a page's columns; none where all text is as wide as the page."""
    width = max((block.right for block in blocks), default=0) - min(
        (block.left for block in blocks), default=0
    )
    columns: list[tuple[float, float]] = []
    for block in sorted(blocks, key=lambda block: block.left):
        if len(block.lines) < LONG or block.right - block.left > NARROW * width:
            continue
        if columns and block.left < columns[-1][1] - TOUCH:
            columns[-1] = columns[-1][0], max(columns[-1][1], block.right)
        else:
            columns.append((block.left, block.right))
    return columns


def _column_of(block: Block, columns: Sequence[tuple[float, float]]) -> int | None:
    for number, (left, right) in enumerate(columns):
        if block.left >= left - block.size and block.right <= right + block.size:
            return number
    return None


def _precedes(one: Placed, other: Placed, spanning: Sequence[Block]) -> bool:
    """Tell whether one comes before the other by the rules."""
    first, second = one.block, other.block
    if _share_columns(first, second):
        return (first.top, first.bottom) > (second.top, second.bottom)
    if first.left > second.left or not (_are_columns(one, other) or _share_rows(first, second)):
        return False
    low, high = sorted((first.top, second.top))
    return not any(
        low < block.top < high and _share_columns(block, first) and _share_columns(block, second)
        for block in spanning
    )


def _are_columns(one: Placed, other: Placed) -> bool:
    if one.column is not None and other.column is not None:
        return one.column != other.column
    return min(len(one.block.lines), len(other.block.lines)) >= LONG


def _share_columns(one: Block, other: Block) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > TOUCH


def _share_rows(one: Block, other: Block) -> bool:
    return min(one.top, other.top) - max(one.bottom, other.bottom) > TOUCH
