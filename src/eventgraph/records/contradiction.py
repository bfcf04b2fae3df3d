"""Two sides that cannot both be right; neither wins."""

from __future__ import annotations

from typing import Literal

from eventgraph.records.record import Record

ContradictionKind = Literal["polarity", "value", "amount", "count", "date", "place", "headline"]


class Contradiction(Record):
    """Claims that cannot all be right.

    `kind` is what they differ in: whether it is so ("polarity"), which entity it is where there can be one
    only ("value"), "amount", "count", "date" or "place" of one happening, or what the headline makes of the
    article below it ("headline"). `claims` are the two to show, the surest of independent origins; both are
    the same claim where one article says both. `sides` are all claims of either side, `values` what each
    says: factualities, ids of entities, numbers with their unit, times; `support` is how well each is
    supported, from 0 to 1 (`resolution.belief`), whatever the other says. `event` is the happening, if it is
    about one. `superseded` are claims of either side that were taken back.
    """

    id: str
    kind: ContradictionKind
    claims: tuple[str, str]
    values: tuple[str, str]
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    support: tuple[float, float]
    event: str | None = None
    superseded: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Tell whether one side was taken back by all who said so."""
        taken_back = frozenset(self.superseded)
        return any(taken_back.issuperset(side) for side in self.sides)
