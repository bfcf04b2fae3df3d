"""What comes in on standard input, which has no name and so no suffix."""

from __future__ import annotations

from typing import Final

NAME: Final = "-"
MARK: Final = b"\xef\xbb\xbf"


def unnamed_format(head: bytes) -> str:
    """Return the format of what is no page, no archive and no table: JSON or text."""
    return "json" if head.removeprefix(MARK).lstrip().startswith((b"{", b"[")) else "text"
