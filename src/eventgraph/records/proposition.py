"""What one article says in its own words: predicates and arguments, whatever the ontology looks for."""

from __future__ import annotations

from typing import Literal

from eventgraph.records.claim import Factuality
from eventgraph.records.extraction import ArticleReading
from eventgraph.records.record import Record
from eventgraph.records.span import Evidence, TextSpan

PredicateKind = Literal["verb", "noun", "role", "adjective", "structure"]
ArgumentRole = Literal["subject", "object", "oblique", "possessor", "modifier", "complement", "adverbial"]


class Predicate(TextSpan):
    """What is said of the arguments.

    `words` is the dictionary form, with the particle of a phrasal verb or the modifiers of a noun. `kind`
    and `construction` tell how the sentence puts it: a passive verb, an apposition that names a role, names
    that stand together (a structure, whose span is the whole phrase).
    """

    text: str
    words: tuple[str, ...]
    kind: PredicateKind
    construction: str


class Argument(TextSpan):
    """A phrase of the proposition, and the dictionary form of the noun that governs it (`head`).

    `role` is what it would be in an active sentence. `marker` holds the preposition, with the gerund behind
    it where there is one ("from using"). `entity` is the id of the extraction's entity that is meant.
    """

    role: ArgumentRole
    marker: str = ""
    text: str
    head: str
    entity: str | None = None


class Proposition(Record):
    """A predicate with its arguments (open information extraction; ClausIE, PropS).

    `factuality`, `ended` and `source` mean what they mean in a claim. `relations` names the relations of the
    ontology that made claims of it; none, where the words are not in the lexicon.
    """

    predicate: Predicate
    arguments: tuple[Argument, ...]
    factuality: Factuality
    ended: bool = False
    source: str | None = None
    sentence: Evidence
    relations: tuple[str, ...] = ()


class OpenExtraction(ArticleReading):
    """Every proposition of one article, and the entities that they are about; one JSON line."""

    propositions: tuple[Proposition, ...] = ()
