"""How much a reader takes in: what is larger or slower is set aside with the limit and its option named."""

from __future__ import annotations

from typing import Final, NamedTuple

MB: Final = 1_000_000


class ReadingLimits(NamedTuple):
    """Bounds of reading, all of them inclusive.

    `file_mb` is for one document as it lies there, `unpacked_mb` for one document out of an archive or a
    gzip, `archive_mb` for all that an archive unpacks to (1 MB = 1,000,000 bytes); above 1 MB nothing may
    unpack to more than `ratio` times its packed size. `members` are the documents of an archive and the
    records of a list, `nesting` archives within archives. `characters` are those of one article's text.
    `seconds` (wall clock) and `memory_mb` are for reading one document.
    """

    file_mb: float = 20
    unpacked_mb: float = 50
    archive_mb: float = 20_000
    ratio: int = 100
    members: int = 100_000
    nesting: int = 3
    characters: int = 500_000
    seconds: float = 10
    memory_mb: int = 1_000


DEFAULT: Final = ReadingLimits()
