"""Sums of money, shares and numbers in a text, with their values.

Currencies are those of ISO 4217; a share has the unit "%".
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.ontology.gazetteer import load_currencies
from eventgraph.pipeline.stretches import matches

if TYPE_CHECKING:
    from collections.abc import Sequence

SCALES: Final = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "mln": 6, "million": 6, "b": 9, "bn": 9, "bln": 9, "billion": 9,
    "tn": 12, "trn": 12, "trillion": 12, "lakh": 5, "crore": 7, "hundred": 2,
}  # fmt: skip
"""Powers of ten."""
SMALL: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
)
TENS: Final = "thirty forty fifty sixty seventy eighty ninety"
WORDS: Final = {word: number for number, word in enumerate(SMALL.split(), start=1)} | {
    word: number * 10 for number, word in enumerate(TENS.split(), start=3)
}
FIGURES: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALE: Final = "|".join(sorted(SCALES, key=len, reverse=True))
NUMBER: Final = re.compile(rf"(?P<figures>{FIGURES})(?:[ -]?(?P<scale>{SCALE}))?", re.IGNORECASE)
SHARE: Final = re.compile(rf"(?<![\w.,])(?P<figures>{FIGURES}) ?(?:%|per ?cent\b)", re.IGNORECASE)


class Amount(NamedTuple):
    """Characters of an amount, its value as a plain decimal, and its unit: a currency, or "%"."""

    start: int
    end: int
    value: str
    unit: str


def find_amounts(text: str, stretches: Sequence[tuple[int, int]] | None = None) -> list[Amount]:
    """Return sums of money and shares in text order; those in `stretches` of characters, where given."""
    money = [
        Amount(*match.span(), _value(match["figures"], match["scale"]), _currency(match))
        for pattern in _money()
        for match in matches(pattern, text, stretches)
    ]
    shares = [
        Amount(*match.span(), _value(match["figures"], None), "%")
        for match in matches(SHARE, text, stretches)
    ]
    return sorted(money + shares)


def read_number(text: str) -> int | None:
    """Return the whole number that figures or words name ("2,400", "1.5 million", "twenty"), or None."""
    words = text.lower().replace("-", " ").split()
    if words and set(words) <= WORDS.keys() | SCALES.keys() and words[0] in WORDS:
        return _spelled(words)
    match = NUMBER.fullmatch(text.strip())
    value = Decimal(_value(match["figures"], match["scale"])) if match else Decimal("0.5")
    return int(value) if value == value.to_integral_value() else None


def _spelled(words: list[str]) -> int:
    total = 0
    for word in words:
        total = total * 10 ** SCALES[word] if word in SCALES else total + WORDS[word]
    return total


def _value(figures: str, scale: str | None) -> str:
    power = SCALES[scale.lower()] if scale else 0
    return format((Decimal(figures.replace(",", "")) * Decimal(10) ** power).normalize(), "f")


def _currency(match: re.Match[str]) -> str:
    return load_currencies()[match["form"]]


@lru_cache(maxsize=1)
def _money() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of "$5 billion", "US$5bn" and "EUR 5m", and of "5 billion euros"."""
    forms = sorted(load_currencies(), key=lambda form: (-len(form), form))
    signs = "|".join(re.escape(form) for form in forms if not form.islower() and " " not in form)
    words = "|".join(re.escape(form) for form in forms if form[-1].isalpha())
    number = rf"(?P<figures>{FIGURES})(?:[ -]?(?P<scale>{SCALE})\b)?"
    return (
        re.compile(rf"(?<![\w.])(?P<form>{signs}) ?{number}"),
        re.compile(rf"(?<![\w.,$£€]){number}[ -](?P<form>{words})s?\b"),
    )
