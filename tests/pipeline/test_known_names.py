"""The gazetteer's names are found with an apostrophe however the text writes it, but no owner is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

NAMES: Final[dict[str, set[str]]] = {
    "She works at McDonald's.": {"McDonald's"},
    "She works at McDonald’s.": {"McDonald’s"},
    "She works at McDonald 's in Oslo .": {"McDonald 's", "Oslo"},
    "Kevin McDonald left. McDonald's wife spoke, and McDonald did not.": {"Kevin McDonald", "McDonald"},
}


@pytest.mark.parametrize(("text", "expected"), NAMES.items())
def test_owners(text: str, expected: set[str], nlp: Language) -> None:
    assert {form for entity in nlp(text)._.entities for form in entity.mentions} == expected
