"""Who speaks a quotation, and so whom its "I" and "we" mean, and its "he" does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.belongings import belongings
from eventgraph.pipeline.dependencies import children, surface_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from eventgraph.pipeline.discourse import Discourse

SINGULAR: Final = frozenset({"i", "me", "my", "myself", "mine"})
PLURAL: Final = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_PERSON: Final = SINGULAR | PLURAL
NEAR: Final = 12
"""Words between a quotation and the verb that says who speaks it."""


def resolve_speaker(
    token: Token, discourse: Discourse, found: Mapping[int, tuple[int, ...]]
) -> tuple[int, ...]:
    """Return who speaks a quoted "I" (a person) or "we" (an organisation, or that of the person)."""
    if token.pos_ != "PRON" or token.lower_ not in FIRST_PERSON:
        return ()
    names = find_speaker(token, discourse, found)
    kind = discourse.names[names[0]].type if len(names) == 1 else ""
    if token.lower_ in SINGULAR:
        return names if kind == "Person" else ()
    return names if kind == "Organization" else _employer(names[0], discourse) if kind == "Person" else ()


def _employer(person: int, discourse: Discourse) -> tuple[int, ...]:
    """Return the one company that the titles around a person's names tell: "X, president of Y".

    Whoever speaks for a parliament or the police says "we" of the whole country.
    """
    organizations = [n for n in belongings(person, discourse) if discourse.names[n].type == "Organization"]
    only = len({discourse.owner[name] for name in organizations}) == 1
    return tuple(organizations[:1]) if only and not discourse.is_public(organizations[0]) else ()


def find_speaker(token: Token, discourse: Discourse, found: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the name of who speaks the quotation that the token stands in; () outside and in doubt.

    A quotation that has no verb of speaking beside it goes on with the one before ("…," she said. "…").
    """
    number = discourse.quoted[token.i]
    while number:
        verb = _verb_beside(*discourse.quotations[number], discourse)
        if verb is not None:
            return _named(surface_subject(verb), discourse, found)
        if not _goes_on(number, discourse):
            return ()
        number -= 1
    return ()


def _goes_on(number: int, discourse: Discourse) -> bool:
    """Tell whether the article says nothing between a quotation and the one before but who speaks that."""
    before = discourse.quotations.get(number - 1)
    if before is None:
        return False
    start, _ = discourse.quotations[number]
    told = {discourse.number[i] for i in range(before[1], start) if discourse.doc[i].is_alpha}
    verb = _verb_beside(*before, discourse)
    return not told or (verb is not None and told == {discourse.number[verb.i]})


def _verb_beside(start: int, end: int, discourse: Discourse) -> Token | None:
    """Return the nearest verb of speaking outside a quotation, in its paragraph."""
    reporting = discourse.ontology.cue("verb", "reporting")
    sides = (_aside(start - 1, -1, discourse), _aside(end, 1, discourse))
    found = [
        (distance, word.i, word)
        for side in sides
        for distance, word in enumerate(side)
        if word.pos_ == "VERB" and word.lemma_.lower() in reporting
    ]
    return min(found)[2] if found else None


def _aside(position: int, step: int, discourse: Discourse) -> Iterator[Token]:
    """Yield the words from a quotation's edge to the next quotation, the paragraph's end or too far."""
    doc = discourse.doc
    for i in range(position, position + step * NEAR, step):
        if not 0 <= i < len(doc) or discourse.quoted[i] or "\n" in doc[i].text:
            return
        yield doc[i]


def _named(
    subject: Token | None, discourse: Discourse, found: Mapping[int, tuple[int, ...]]
) -> tuple[int, ...]:
    if subject is None:
        return ()
    beside = [subject, *children(subject, "appos")]
    named = [discourse.covering[word.i] for word in beside if word.i in discourse.covering]
    return tuple(named[:1]) or found.get(subject.i, ())
