"""Sizes of files, for people."""

from __future__ import annotations


def megabytes(size: int) -> str:
    """Return a number of bytes in MB (a million bytes)."""
    return f"{size / 1e6:,.1f} MB"
