"""Runs a model's attribute ruler once for each kind of token instead of once for each token.

spaCy maps tags to parts of speech with about 180 patterns, nearly all of one token, and matches them anew at
every token: a twelfth of the time that the model takes. What one-token patterns say depends on a few
attributes only, so it is kept; patterns of two tokens and more are matched as they were.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Token
    from spacy.vocab import Vocab

RULER: Final = "attribute_ruler"
FACTORY: Final = "eventgraph_attributes"
NAME: Final = "kept_attribute_rules"
READ: Final = ("TAG", "LOWER", "DEP", "IS_SPACE")
"""The token attributes that patterns may read to be kept."""
REGEX: Final = "REGEX"
LISTS: Final = frozenset({"IN", "NOT_IN"})
ASKED: Final = {"TAG": LISTS, "LOWER": LISTS | {REGEX}, "DEP": LISTS, "IS_SPACE": frozenset[str]()}
"""What a pattern may ask of an attribute besides that it be one value."""

MOST_WORDS: Final = 300_000
"""Words of which it is kept whether a pattern names them."""

Key = tuple[int, ...]
Attributes = dict[int, Any]


def can_be_kept(ruler: AttributeRuler) -> bool:
    """Tell whether all patterns read only what kinds of tokens are told apart by."""
    return all(
        name in READ and (not isinstance(value, dict) or value.keys() <= ASKED[name])
        for spec in _specs(ruler)
        for name, value in spec.items()
    )


class KeptRules:
    """Annotates as the ruler does: the same attributes, in the order of its patterns."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._long = Matcher(ruler.vocab, validate=False)
        for number, patterns in enumerate(_patterns(ruler)):
            long = [pattern for pattern in patterns if len(pattern) > 1]
            if long:
                self._long.add(str(number), long)
        self._labels = frozenset(_values(ruler, "DEP"))
        self._listed = dict.fromkeys(_values(ruler, "LOWER"), True)
        self._words = dict(self._listed)
        self._expressions = [re.compile(text) for text in _expressions(ruler)]
        self._kept: dict[Key, tuple[tuple[int, ...], Attributes]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of one Doc's tokens."""
        more = self._long_rules(doc)
        for token, key in zip(doc, self._keys(doc), strict=True):
            numbers, attributes = self._rules(key, token)
            if token.i in more:
                attributes = self._merged([*numbers, *more[token.i]])
            set_token_attrs(token, attributes)
        return doc

    def _long_rules(self, doc: Doc) -> dict[int, list[int]]:
        """Return the longer patterns that set something at a token."""
        found: dict[int, list[int]] = defaultdict(list)
        for match, start, end in self._long(doc, allow_missing=True):
            number = int(doc.vocab.strings[match])
            found[range(start, end)[self._ruler.indices[number]]].append(number)
        return found

    def _keys(self, doc: Doc) -> list[Key]:
        """Return the kind of each token; words and labels that no pattern names are all alike."""
        labels = self._labels
        return [
            (tag, word if self._is_named(word, doc.vocab) else 0, label if label in labels else 0, space)
            for tag, word, label, space in doc.to_array(list(READ)).tolist()
        ]

    def _is_named(self, word: int, vocab: Vocab) -> bool:
        if word not in self._words:
            if len(self._words) > MOST_WORDS:
                self._words = dict(self._listed)
            text = vocab.strings[word]
            self._words[word] = any(expression.search(text) for expression in self._expressions)
        return self._words[word]

    def _rules(self, key: Key, token: Token) -> tuple[tuple[int, ...], Attributes]:
        """Return the one-token patterns that such a token matches, and what they set together."""
        if key not in self._kept:
            alone = Doc(token.vocab, [token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
            numbers = tuple(number for number, *_ in self._ruler.match(alone))
            self._kept[key] = numbers, self._merged(numbers)
        return self._kept[key]

    def _merged(self, numbers: Iterable[int]) -> Attributes:
        merged: Attributes = {}
        for number in sorted(numbers):
            merged |= self._ruler.attrs[number]
        return merged


def _patterns(ruler: AttributeRuler) -> list[list[list[dict[str, Any]]]]:
    """Return the patterns of each rule: what is asked of each of their tokens."""
    return [cast("list[list[dict[str, Any]]]", row["patterns"]) for row in ruler.patterns]


def _specs(ruler: AttributeRuler) -> Iterator[dict[str, Any]]:
    return (spec for patterns in _patterns(ruler) for pattern in patterns for spec in pattern)


def _values(ruler: AttributeRuler, name: str) -> Iterator[int]:
    """Yield the words or labels that the patterns list, as spaCy numbers them."""
    for value in (spec[name] for spec in _specs(ruler) if name in spec):
        listed = [value] if isinstance(value, str) else [w for key in LISTS for w in value.get(key, ())]
        yield from map(ruler.vocab.strings.add, listed)


def _expressions(ruler: AttributeRuler) -> Iterator[str]:
    values = (value for spec in _specs(ruler) for value in spec.values() if isinstance(value, dict))
    yield from (value[REGEX] for value in values if REGEX in value)


@Language.factory(FACTORY, requires=["token.tag", "token.dep"], assigns=["token.pos", "token.morph"])
def make_attributes(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component that stands for the pipeline's attribute ruler."""
    del name
    return KeptRules(cast("AttributeRuler", nlp.get_pipe(RULER)))


def keep_rules(nlp: Language) -> None:
    """Let kept rules stand for the pipeline's attribute ruler, where it has one that can be kept."""
    if RULER in nlp.pipe_names and can_be_kept(cast("AttributeRuler", nlp.get_pipe(RULER))):
        nlp.add_pipe(FACTORY, name=NAME, after=RULER)
        nlp.disable_pipe(RULER)
