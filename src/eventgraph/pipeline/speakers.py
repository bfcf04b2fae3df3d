"""Whom "I" and "we" mean in a quotation: who speaks in its paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children, surface_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from eventgraph.pipeline.discourse import Discourse

SINGULAR: Final = frozenset({"i", "me", "my", "myself", "mine"})
PLURAL: Final = frozenset({"we", "us", "our", "ours", "ourselves"})


def resolve_speaker(
    token: Token, discourse: Discourse, found: Mapping[int, tuple[int, ...]]
) -> tuple[int, ...]:
    """Return who speaks a quoted "I" (a person) or "we" (an organisation), if one speaks in the paragraph."""
    kinds = {"Person"} if token.lower_ in SINGULAR else {"Organization"} if token.lower_ in PLURAL else set()
    if not kinds or token.pos_ != "PRON" or not discourse.quoted[token.i]:
        return ()
    speakers = list(_speakers(token, discourse, found))
    entities = {discourse.owner[names[0]] if len(names) == 1 else None for names in speakers}
    if len(entities) != 1 or None in entities:
        return ()
    (names, *_) = speakers
    return names if discourse.names[names[0]].type in kinds else ()


def _speakers(
    token: Token, discourse: Discourse, found: Mapping[int, tuple[int, ...]]
) -> Iterator[tuple[int, ...]]:
    """Yield the names of each subject of a reporting verb in the paragraph, nobody for a common noun."""
    reporting = discourse.ontology.cue("verb", "reporting")
    for word in _paragraph(token):
        if word.pos_ == "VERB" and not discourse.quoted[word.i] and word.lemma_.lower() in reporting:
            subject = surface_subject(word)
            if subject is not None:
                beside = [subject, *children(subject, "appos")]
                named = [discourse.covering[w.i] for w in beside if w.i in discourse.covering]
                yield tuple(named[:1]) or found.get(subject.i, ())


def _paragraph(token: Token) -> Iterator[Token]:
    """Yield the words of the token's line."""
    doc, start, end = token.doc, token.i, token.i
    while start and "\n" not in doc[start - 1].text:
        start -= 1
    while end < len(doc) and "\n" not in doc[end].text:
        end += 1
    yield from doc[start:end]
