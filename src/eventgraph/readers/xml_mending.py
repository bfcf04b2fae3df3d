"""Markup that XML does not allow -> markup that it allows."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Final

MAX_DEPTH: Final = 256
ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
AMPERSAND: Final = re.compile(r"&(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|\w{1,40};)?")
OWN: Final = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
LITERAL: Final = {"<![CDATA[": "]]>", "<!--": "-->"}
OPENING: Final = re.compile("|".join(map(re.escape, LITERAL)))
TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z_][\w:.-]{0,100})(?P<rest>[^<>]{0,10000})>")


def legal(text: str) -> str:
    """Return markup without characters and references that XML does not know; `&` alone is a letter."""
    return _outside_literals(ILLEGAL.sub("", text), lambda part: AMPERSAND.sub(_reference, part))


def balanced(text: str) -> str:
    """Return markup in which every element ends within its parent.

    An end without a beginning goes; elements that are open when their parent ends, end before it.
    """
    open_elements: list[str] = []

    def tag(match: re.Match[str]) -> str:
        name = match["name"]
        if len(open_elements) > MAX_DEPTH:
            return match[0]  # no parser will take that
        if not match["end"]:
            if not match["rest"].endswith("/"):
                open_elements.append(name)
            return match[0]
        if name not in open_elements:
            return ""
        ends = []
        while (last := open_elements.pop()) != name:
            ends.append(f"</{last}>")
        return "".join([*ends, match[0]])

    return _outside_literals(text, lambda part: TAG.sub(tag, part))


def _outside_literals(text: str, change: Callable[[str], str]) -> str:
    """Change all but CDATA sections and comments."""
    return "".join(part if is_literal else change(part) for part, is_literal in _parts(text))


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    place = 0
    while opening := OPENING.search(text, place):
        closing = LITERAL[opening[0]]
        end = text.find(closing, opening.end())
        if end < 0:
            break
        yield text[place : opening.start()], False
        place = end + len(closing)
        yield text[opening.start() : place], True
    yield text[place:], False


def _reference(match: re.Match[str]) -> str:
    """Return what a reference stands for; what is none keeps its letters."""
    if match[0] in OWN:
        return match[0]
    character = html.unescape(match[0])
    if character == match[0]:
        return "&amp;" + match[0][1:]
    return html.escape(ILLEGAL.sub("", character))
