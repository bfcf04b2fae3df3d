"""MinHash signatures (Broder 1997) by rensa, and the index of similar ones (LSH; Indyk and Motwani 1998)."""

from __future__ import annotations

from typing import Final

from rensa import RMinHash, RMinHashLSH

PERMUTATIONS: Final = 128
BANDS: Final = 64
"""Bands of two positions each: of pairs as similar as 0.25 all but 2 % are found, as 0.15 all but 23 %."""
SEED: Final = 42
BYTES: Final = 4
"""Of one hash in `shingles`."""


class SimilarStories:
    """Stories by number, of which those are found that have a band of the signature in common with another.

    Whether two have one depends on nothing but the two.
    """

    def __init__(self) -> None:
        self._index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)

    def add(self, number: int, shingles: bytes) -> None:
        """Add a story under a number of its own."""
        self._index.insert(number, _signature(shingles))

    def similar(self, shingles: bytes) -> list[int]:
        """Return the numbers of stories that may be like this one, ascending."""
        return sorted(set(self._index.query(_signature(shingles))))


def _signature(shingles: bytes) -> RMinHash:
    signature = RMinHash(PERMUTATIONS, SEED)
    signature.update([shingles[start : start + BYTES] for start in range(0, len(shingles), BYTES)])
    return signature
