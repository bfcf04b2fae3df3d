"""How an article speaks of itself, of its earlier versions, and of days: parts of regular expressions."""

from __future__ import annotations

from typing import Final

MONTH: Final = r"[A-Z][a-z]{2,8}"
NUMERIC: Final = r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?"
DAY: Final = rf"(?:{MONTH}\.? \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?|{NUMERIC})"
CALENDAR: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
"""How months and days of the week begin."""
TIME: Final = r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?"

PIECE: Final = (
    "(?:article|story|post|report|piece|item|column|review|interview|headline|caption|video|page|graphic|map"
    "|chart|newsletter|obituary|transcript|profile|editorial|live ?blog|blog)"
)
ARTICLE: Final = (
    r"(?:(?i:the|a) [\w ,-]{3,40} (?:in|of|on|with|to|above) )?"
    rf"(?i:this|our) (?:{DAY} )?(?:[\w-]+ )?{PIECE}(?: (?:of|from|about) [^.\n]{{3,50}}?)?"
)
"""The article itself or a part of it: "this story", "our opinion piece", "the map in this July 5 story"."""

EARLIER: Final = "(?i:earlier|previous|original|first|prior) versions?"
OF_IT: Final = rf"of (?:this|our|the) (?:[\w-]+ )?{PIECE}"
VERSION: Final = rf"(?:[\w-]+ ){{0,4}}{EARLIER} {OF_IT}"
"""What it was before: "an earlier version of this article"."""

WRONGLY: Final = "(?:incorrectly|mistakenly|wrongly|erroneously|inaccurately)"
AT_FIRST: Final = "(?:originally|initially|previously)"
MISTOOK: Final = r"\bmi(?=s)[a-z]+(?:ed|t)\b"
"""Misstated, misspelt, misidentified."""
