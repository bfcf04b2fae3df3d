"""The one normal form of text; every offset of every record refers to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

MAX_RUN: Final = 200
GLANCE: Final = 1_000

ESCAPES: Final = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]")
LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACES: Final = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Format characters that hide inside names: zero width, soft hyphen, joiners, direction marks, tags.
INVISIBLE: Final = re.compile(
    r"[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
PLANE_ENDS: Final = "".join(chr(end + low) for end in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF))
UNENCODABLE: Final = re.compile(f"[\ud800-\udfff\ufdd0-\ufdef{PLANE_ENDS}]")
# One range, which is all that can be asked fast of every character of a page.
RARE: Final = re.compile("[\ud800-\U0010ffff]")
BLANK_LINES: Final = re.compile(r"\n{3,}")
UNBROKEN: Final = re.compile(rf"\S{{{MAX_RUN + 1},}}")


def normalise(text: str) -> str:
    """Return `text` in normal form: NFC, line feeds, plain spaces, nothing invisible; idempotent.

    Line ends of all kinds become line feeds and at most two of them follow each other; controls, terminal
    escapes and invisible format characters go; surrogates and noncharacters become U+FFFD; spaces of all
    kinds become U+0020 and do not end a line (Unicode 15, UAX #15).
    """
    text = LINE_ENDS.sub("\n", ESCAPES.sub("", text))
    text = CONTROLS.sub("", INVISIBLE.sub("", text))
    text = UNENCODABLE.sub("\ufffd", text) if has_unencodable(text) else text
    text = unicodedata.normalize("NFC", SPACES.sub(" ", text))
    # Not by a pattern: on a long run of spaces inside a line it would take the square of its length.
    text = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return BLANK_LINES.sub("\n\n", text).strip()


def one_line(text: str) -> str:
    """Return `text` in normal form on one line, with single spaces."""
    return " ".join(normalise(text).split())


def is_blank(text: str) -> bool:
    """Tell whether nothing of `text` would be seen on paper."""
    return not (normalise(text[:GLANCE]) or normalise(text))


def has_unencodable(text: str) -> bool:
    """Tell whether `text` holds lone surrogates or noncharacters, which no file format can keep."""
    rare = () if text.isascii() else set(RARE.findall(text))
    return any(UNENCODABLE.match(character) for character in rare)


def longest_run(text: str) -> int:
    """Return the length of the longest run without white space if it is over 200 characters, else 0."""
    return max((len(run) for run in UNBROKEN.findall(text)), default=0)


def join_blocks(blocks: Iterable[str]) -> str:
    """Join paragraphs by blank lines, and bullets ("- …") that follow each other by line feeds."""
    joined: list[str] = []
    for block in blocks:
        if joined:
            both_bullets = block.startswith("- ") and joined[-1].startswith("- ")
            joined.append("\n" if both_bullets else "\n\n")
        joined.append(block)
    return "".join(joined)


def same_words(one: str, other: str) -> bool:
    """Tell whether two lines have the same letters and digits, whatever stands between them."""
    return letters(one) == letters(other) != ""


def letters(text: str) -> str:
    """Return the letters and digits of a text, without case."""
    return "".join(character for character in text.casefold() if character.isalnum())
