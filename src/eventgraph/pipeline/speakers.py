"""Who speaks a quotation, and so whom its "I" and "we" mean, and its "he" does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.belongings import belongings
from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.descriptions import SUBJECTS
from eventgraph.pipeline.subjects import surface_subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from eventgraph.pipeline.discourse import Discourse

SINGULAR: Final = frozenset({"i", "me", "my", "myself", "mine"})
PLURAL: Final = frozenset({"we", "us", "our", "ours", "ourselves"})
INNER_OPENING: Final = frozenset({"\u2018", "`"})
INNER_CLOSING: Final = frozenset({"\u2019"})
FIRST_PERSON: Final = SINGULAR | PLURAL


def resolve_speaker(
    token: Token, discourse: Discourse, found: Mapping[int, tuple[int, ...]]
) -> tuple[int, ...]:
    """Return who speaks a quoted "I" (a person) or "we" (an organisation, or that of the person)."""
    if token.pos_ != "PRON" or token.lower_ not in FIRST_PERSON:
        return ()
    if _is_cited(token, discourse):
        return ()
    names = find_speaker(token, discourse, found)
    kind = discourse.names[names[0]].type if len(names) == 1 else ""
    if token.lower_ in SINGULAR:
        return names if kind == "Person" else ()
    return names if kind == "Organization" else _employer(names[0], discourse) if kind == "Person" else ()


def resolve_announcer(token: Token, discourse: Discourse) -> tuple[int, ...]:
    """Return the one organisation that tells of its own act: "Ridgeway announced they had sold it"."""
    said = token.head.head
    own = said.lemma_.lower() in discourse.ontology.cue("verb", "own-act")
    if not own or token.lower_ != "they" or token.dep_ not in SUBJECTS or token.head.dep_ != "ccomp":
        return ()
    subject = surface_subject(said)
    if subject is None or subject.i > token.i or children(subject, "conj"):
        return ()
    name = discourse.covering.get(subject.i)
    return (name,) if name is not None and discourse.names[name].type == "Organization" else ()


def _is_cited(token: Token, discourse: Discourse) -> bool:
    """Tell whether who speaks tells what another said: "He told me: 'I will go'"."""
    number = discourse.quoted[token.i]
    for word in reversed(token.doc[token.sent.start : token.i]):
        if discourse.quoted[word.i] != number or word.text in INNER_CLOSING:
            return False
        if word.text in INNER_OPENING or (word.text == "'" and not word.whitespace_):
            return True
    return False


def _employer(person: int, discourse: Discourse) -> tuple[int, ...]:
    """Return the one company that the titles around a person's names tell: "X, president of Y".

    Whoever speaks for a parliament or the police says "we" of the whole country.
    """
    organizations = [n for n in belongings(person, discourse) if discourse.names[n].type == "Organization"]
    only = len({discourse.owner[name] for name in organizations}) == 1
    return tuple(organizations[:1]) if only and not discourse.is_public(organizations[0]) else ()


def find_speaker(token: Token, discourse: Discourse, found: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the name of who speaks the quotation that the token stands in; () outside and in doubt."""
    verb = discourse.quotations.speaking_verb(token.i)
    return () if verb is None else _named(surface_subject(verb), discourse, found)


def _named(
    subject: Token | None, discourse: Discourse, found: Mapping[int, tuple[int, ...]]
) -> tuple[int, ...]:
    if subject is None:
        return ()
    beside = [subject, *children(subject, "appos")]
    named = [discourse.covering[word.i] for word in beside if word.i in discourse.covering]
    return tuple(named[:1]) or found.get(subject.i, ())
