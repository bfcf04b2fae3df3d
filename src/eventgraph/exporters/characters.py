"""Text -> text that every reader of a file takes: no control characters, no broken Unicode."""

from __future__ import annotations

import re
from typing import Final

CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
BROKEN: Final = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
MARKUP: Final = re.compile(r"[&<>\"\t\n\r]")
ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def clean(text: str) -> str:
    """Return the text without control characters, lone surrogates and U+FFFE as U+FFFD.

    What is left is in `Char` of XML 1.0, and can be encoded. Tabs and line ends stay.
    """
    # Most texts have none, and a search is far cheaper than a substitution.
    text = CONTROLS.sub("", text) if CONTROLS.search(text) else text
    return BROKEN.sub("\ufffd", text) if BROKEN.search(text) else text


def escaped(text: str) -> str:
    """Return the clean text as it stands in XML, between tags or in double quotes.

    Tabs and line ends become references, which a parser does not turn into spaces.
    """
    text = clean(text)
    return text.translate(ESCAPES) if MARKUP.search(text) else text
