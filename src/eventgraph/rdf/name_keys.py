"""The key under which a name is found, however it is written: one look into an index instead of a scan."""

from __future__ import annotations

import unicodedata


def name_key(name: str) -> str:
    """Return the name case-folded, in form NFKC, with single spaces: "ALIBABA  Group" is "alibaba group"."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.split())
