"""Tells the words of the dictionary, whatever their inflection, from what can only be a name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from spacy.lookups import Lookups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

SHORTEST: Final = 2
ENDINGS: Final = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
"""Endings of nouns and verbs and what stands in the dictionary for them."""


class CommonWords:
    """The dictionary of the model's lemmatizer; a model without one knows no words.

    It is read when it is first needed: the model's tables are loaded after its components are made.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @cached_property
    def _tables(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the dictionary forms and the irregular forms."""
        if "lemmatizer" not in self._nlp.pipe_names:
            return frozenset(), frozenset()
        lookups = getattr(self._nlp.get_pipe("lemmatizer"), "lookups", Lookups())
        parts = [lookups.get_table(name, {}).values() for name in ("lemma_index", "lemma_exc")]
        index, irregular = (frozenset(word for words in part for word in words) for part in parts)
        return index, irregular

    def __contains__(self, word: str) -> bool:
        """Tell whether the word, in any capitals, stands in the dictionary."""
        index, irregular = self._tables
        lower = word.lower()
        return lower in irregular or any(form in index for form in _dictionary_forms(lower))


def _dictionary_forms(word: str) -> Iterator[str]:
    yield word
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            yield word[: len(word) - len(ending)] + instead
