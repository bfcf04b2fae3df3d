"""What a claim is among the claims of all articles."""

from __future__ import annotations

from typing import NamedTuple


class Standing(NamedTuple):
    """What can be said of a claim only when all articles are known.

    `article` is its article, `origin` the article that it copies, or itself: claims of one origin are one
    witness. `belief` (0 to 1) says how well all claims of its statement support that it is so or, if it is a
    denial, that it is not (`resolution.belief`). `event` is the id of the happening that it tells of,
    `contradicts` are ids of claims, sorted: the surest one of the other side or, of that one, all.
    `superseded`: an outlet took it back.
    """

    article: str
    origin: str
    belief: float
    event: str | None = None
    contradicts: tuple[str, ...] = ()
    superseded: bool = False
