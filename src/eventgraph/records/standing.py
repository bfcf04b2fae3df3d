"""What a claim is among the claims of all articles."""

from __future__ import annotations

from typing import NamedTuple


class Standing(NamedTuple):
    """What can be said of a claim only when all articles are known.

    `article` is its article, `origin` the article that it copies, or itself: claims of one origin are one
    witness. `event` is the id of the happening that it tells of, `contradicts` are ids of claims, sorted.
    `superseded`: an outlet took it back.
    """

    article: str
    origin: str
    event: str | None = None
    contradicts: tuple[str, ...] = ()
    superseded: bool = False
