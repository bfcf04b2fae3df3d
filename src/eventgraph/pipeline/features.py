"""What speaks for or against a candidate claim, as plain words: its confidence is made of them."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.layers import (
    Candidate,
    read_candidates,
    read_entities,
    read_judgements,
    read_names,
    read_references,
    sentence_bounds,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.layers import ArticleName

FAR: Final = 12
NEAR: Final = 5
LONG: Final = 35
SHORT: Final = 20
MAX_STEPS: Final = 2
MAX_WORDS: Final = 4
ONCE: Final = 1
OFTEN: Final = 4
LONG_WORD: Final = 4
FEW_CAPITALS: Final = 30
MANY_CAPITALS: Final = 60
"""Per cent of a sentence's long words that begin with a capital: prose, a headline, a menu."""

Span = tuple[int, int]


def find_features(doc: Doc, ontology: Ontology) -> list[tuple[str, ...]]:
    """Return the features of each candidate, as `kind:value`; the same kinds for all rules and relations."""
    article = _Article(doc)
    judged = zip(
        read_candidates(doc),
        read_judgements(doc, "factuality"),
        read_judgements(doc, "attribution"),
        strict=True,
    )
    return [
        (
            *_rule_features(candidate, ontology),
            *_end_features(article, "subject", candidate.subject, candidate.subject_span),
            *_end_features(article, "object", candidate.object, candidate.object_span),
            *_shape_features(doc, candidate),
            *_distance_features(article, candidate),
            *_text_features(doc, candidate),
            f"factuality:{factuality}",
            f"ended:{ended}",
            f"sourced:{source is not None}",
            f"repeated:{article.is_repeated(candidate)}",
        )
        for candidate, (factuality, ended), source in judged
    ]


class _Article:
    """What several candidates of one Doc are asked about."""

    def __init__(self, doc: Doc) -> None:
        self.entities: list[ArticleName] = read_entities(doc)
        self.kinds = {(r.start, r.end): r.kind for r in read_references(doc)}
        self.name_starts = sorted(name.start for name in read_names(doc))
        self._times = Counter(map(_triple, read_candidates(doc)))

    def is_repeated(self, candidate: Candidate) -> bool:
        """Tell whether the article says the same elsewhere too."""
        return self._times[_triple(candidate)] > 1

    def names_between(self, start: int, end: int) -> int:
        """Return how many names begin at the tokens from start to before end."""
        return sum(start <= name < end for name in self.name_starts)


def _triple(candidate: Candidate) -> tuple[str, int | None, int | None, Span | None]:
    concept = candidate.object_span if candidate.object is None else None
    return candidate.relation, candidate.subject, candidate.object, concept


def _rule_features(candidate: Candidate, ontology: Ontology) -> Iterator[str]:
    """Yield the rule and what it is a kind of: a rule never seen before is known by its beginning."""
    prefixes = accumulate(candidate.rule.split("."), "{}.{}".format)
    yield from (f"rule:{prefix}" for prefix in prefixes)
    yield f"relation:{candidate.relation}"
    yield f"family:{ontology.relations[candidate.relation].family}"


def _end_features(article: _Article, place: str, entity: int | None, span: Span) -> Iterator[str]:
    if entity is None:
        yield f"{place}:concept"
        return
    known = article.entities[entity]
    yield f"{place}:{article.kinds.get(span, 'name')}"
    yield f"{place}_type:{known.type}"
    yield f"{place}_sure:{known.sure}"
    yield f"{place}_known:{known.same_as is not None}"
    yield f"{place}_mentions:{_size(len(known.mentions), ONCE, OFTEN)}"
    yield f"{place}_words:{min(MAX_WORDS, len(known.name.split()))}"


def _shape_features(doc: Doc, candidate: Candidate) -> Iterator[str]:
    """Yield what the parse looks like: order, length, coordination, arguments that hang elsewhere."""
    places = {"s": candidate.subject_span[0], "t": candidate.trigger, "o": candidate.object_span[0]}
    yield f"order:{candidate.rule}:{''.join(sorted(places, key=places.__getitem__))}"
    start, end = sentence_bounds(doc, candidate.trigger)
    yield f"sentence:{_size(end - start, SHORT, LONG)}"
    yield f"coordinated:{min(MAX_STEPS, _coordinations(doc[candidate.trigger]))}"
    for place, span in (("subject", candidate.subject_span), ("object", candidate.object_span)):
        yield f"{place}_steps:{min(MAX_STEPS, _steps(doc, span, candidate))}"
        yield f"{place}_role:{doc[slice(*span)].root.dep_}"
        if not start <= span[0] < end:
            yield f"{place}:elsewhere"


def _distance_features(article: _Article, candidate: Candidate) -> Iterator[str]:
    spans = (candidate.subject_span, (candidate.trigger, candidate.trigger_end), candidate.object_span)
    first, _, last = sorted(spans)
    yield f"distance:{_size(last[0] - first[1], NEAR, FAR)}"
    yield f"names_between:{min(MAX_STEPS, article.names_between(first[1], last[0]))}"


def _text_features(doc: Doc, candidate: Candidate) -> Iterator[str]:
    """Yield what kind of text it stands in, prose or headline or menu, and the tag of the trigger."""
    start, end = sentence_bounds(doc, candidate.trigger)
    words = [token.text for token in doc[start:end] if token.is_alpha and len(token) >= LONG_WORD]
    capitals = 100 * sum(word[0].isupper() for word in words) // max(1, len(words))
    yield f"capitals:{_size(capitals, FEW_CAPITALS, MANY_CAPITALS)}"
    yield f"closed:{doc[end - 1].is_punct}"
    yield f"trigger_tag:{doc[candidate.trigger].tag_}"


def _size(number: int, small: int, large: int) -> str:
    return "small" if number <= small else "middle" if number <= large else "large"


def _coordinations(token: Token) -> int:
    """Return how many conjunctions the token hangs below in its clause."""
    count = 0
    while token.dep_ == "conj":
        token, count = token.head, count + 1
    return count


def _steps(doc: Doc, span: Span, candidate: Candidate) -> int:
    """Return how many words stand between argument and trigger in the tree; many if it is not below."""
    token, steps = doc[slice(*span)].root, 0
    while token.head.i != token.i and not candidate.trigger <= token.head.i < candidate.trigger_end:
        token, steps = token.head, steps + 1
    return steps if token.head.i != token.i else MAX_STEPS
