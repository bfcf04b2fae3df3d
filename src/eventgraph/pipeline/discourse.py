"""The noun phrases of an article as a reader has them in mind: what a pronoun may mean, how salient."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.ontology.gazetteer import load_name_genders
from eventgraph.pipeline.dependencies import children, spread
from eventgraph.pipeline.descriptions import SUBJECTS, describe_names, owners
from eventgraph.pipeline.quotations import Quotations
from eventgraph.pipeline.sentences import sentence_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.layers import ArticleName, Name

WINDOW: Final = 2
"""Sentences that are searched before the one of the pronoun or description."""
ARGUMENTS: Final = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "attr", "ROOT"})
TOLD: Final = frozenset({"NOUN", "PROPN", "PRON", "VERB", "AUX"})
GENDERS: Final = ("masculine", "feminine")
PUBLIC: Final = frozenset(
    {
        "agency",
        "government",
        "body",
        "parliament",
        "court",
        "party",
        "union",
        "ngo",
        "armed-group",
        "university",
    }
)
"""Kinds of organisations of the gazetteer that nobody calls a company."""
OFTEN: Final = 4
MARGIN: Final = 2
"""How often at least, and how many times as often as the next, an article names what it is about."""
KIND: Final = "-kind"
"""What the signals of cues end in that name a kind of organisation of the gazetteer: "club-kind"."""
MEDIA: Final = "media"
SITED: Final = frozenset({"in", "at", "near", "of", "from", "across", "through", "around", "between"})
MAIN, SUBJECT, OTHER = range(3)
"""How salient a phrase is in its sentence: subject of the main clause, of another, or no subject."""


class Phrase(NamedTuple):
    """A noun phrase: its head, the names that it means (none is a common noun), class, number and rank."""

    token: int
    names: tuple[int, ...]
    type: str
    plural: bool
    rank: int


class Discourse:
    """The noun phrases of one Doc by sentence, with what the article says of their entities."""

    def __init__(self, doc: Doc, names: list[Name], entities: list[ArticleName], ontology: Ontology) -> None:
        self.doc, self.names, self.entities, self.ontology = doc, names, entities, ontology
        self.owner = owners(entities)
        self.words = [frozenset(doc[i].lower_ for i in range(name.start, name.end)) for name in names]
        self.covering = {t: i for i, name in enumerate(names) for t in range(name.start, name.end)}
        self.descriptions = describe_names(doc, names, self.owner)
        self.quotations = Quotations(doc, ontology)
        self.quoted = self.quotations.number
        self.meaning: dict[int, tuple[int, ...]] = {}
        self.number = sentence_numbers(doc)
        self._told = {self.number[t.i] for t in doc if t.pos_ in TOLD and not self.quoted[t.i]}
        self._phrases: dict[int, list[Phrase]] = defaultdict(list)
        for phrase in _phrases(doc, names, self.covering, ontology):
            self._phrases[self.number[phrase.token]].append(phrase)
        for phrases in self._phrases.values():
            phrases.sort()
        self._known_genders = load_name_genders()
        self._genders: dict[int, str] = {}

    def add(self, token: Token, names: tuple[int, ...]) -> None:
        """Record whom a pronoun or description means, so that later ones can mean the same."""
        self.meaning[token.i] = names
        kind = self.names[names[0]].type
        phrase = Phrase(token.i, names, kind, len(names) > 1, _rank(token))
        here = self._phrases[self.number[token.i]]
        here[:] = sorted([other for other in here if other.token != token.i] + [phrase])

    def before(self, token: Token, window: int = WINDOW) -> Iterator[list[Phrase]]:
        """Yield the phrases before the token, sentence by sentence, nearest first.

        Outside a quotation what was quoted before is no context, however long it was.
        """
        left, spoken = window + 1, bool(self.quoted[token.i])
        for number in range(self.number[token.i], -1, -1):
            if spoken or number in self._told:
                yield [
                    p
                    for p in self._phrases[number]
                    if p.token < token.i and (spoken or not self.quoted[p.token])
                ]
                left -= 1
                if not left:
                    return

    def entity_of(self, phrase: Phrase) -> int | None:
        """Return the entity of a phrase that means one name."""
        return self.owner[phrase.names[0]] if len(phrase.names) == 1 else None

    def is_somebody(self, noun: Token) -> bool:
        """Tell whether a common noun is a person of whom nobody knows who it is: "the home secretary"."""
        cue, lemma = self.ontology.cue, noun.lemma_.lower()
        human = noun.pos_ == "NOUN" and lemma in cue("noun", "human") | cue("noun", "Person")
        return human and noun.i not in self.covering and noun.i not in self.meaning

    def is_reporter(self, phrase: Phrase) -> bool:
        """Tell a paper that only reports what else the sentence tells: "…, the Guardian reported"."""
        verb = self.doc[phrase.token].head
        told = verb.i < phrase.token or any(said.i < phrase.token for said in children(verb, "ccomp"))
        return told and any(self.names[name].kind == MEDIA for name in phrase.names)

    def is_site(self, phrase: Phrase) -> bool:
        """Tell places that only say where: nobody is "they" after "holds parts of Anbar and Diyala"."""
        word = self.doc[phrase.token]
        return phrase.type == "Place" and word.dep_ == "pobj" and word.head.lower_ in SITED

    def is_dominant(self, entity: int) -> bool:
        """Tell whether the article names no other entity of the class more often."""
        sizes = [(len(e.mentions), e.type) for e in self.entities]
        own, kind = sizes[entity]
        return own > 1 and all(size <= own for size, other in sizes if other == kind)

    def topic(self, names: list[int], token: Token) -> tuple[int, ...]:
        """Return the last mention of whom the article is about among some names: much the most frequent."""
        sizes = Counter(self.owner[name] for name in names)
        (first, size), (_, second) = (*sizes.most_common(2), (-1, 0), (-1, 0))[:2]
        before = [name for name in names if self.owner[name] == first and self.names[name].end <= token.i]
        return (before[-1],) if size >= max(OFTEN, MARGIN * second) and before else ()

    def is_public(self, name: int) -> bool:
        """Tell a public body or an association, by the gazetteer or by a word of its name, from a company."""
        institutional = self.words[name] & self.ontology.cue("noun", "institution-like")
        return self.names[name].kind in PUBLIC or bool(institutional)

    def gender(self, entity: int) -> str:
        """Return "masculine", "feminine" or "" for a person, by titles, nouns and the given name."""
        if entity not in self._genders:
            self._genders[entity] = self._find_gender(entity)
        return self._genders[entity]

    def learn_gender(self, entity: int, gender: str) -> None:
        """Keep what a pronoun that meant the person has told."""
        self._genders[entity] = self.gender(entity) or gender

    def _find_gender(self, entity: int) -> str:
        said = {d.noun for d in self.descriptions if d.entity == entity}
        for mention in self.entities[entity].mentions:
            start = self.names[mention].start
            said.add(self.doc[start].lower_)
            if start:
                said.add(self.doc[start - 1].lower_.rstrip("."))
        for gender in GENDERS:
            if said & self.ontology.cue("noun", gender):
                return gender
        given = (self.doc[self.names[m].start].text for m in self.entities[entity].mentions)
        return next((self._known_genders[g] for g in given if g in self._known_genders), "")


def noun_classes(noun: str, ontology: Ontology) -> frozenset[str]:
    """Return the classes that a common noun may stand for, by the cues whose signal is a class."""
    return ontology.signals_of("noun", noun) & ontology.classes.keys()


def noun_kinds(noun: str, ontology: Ontology) -> frozenset[str]:
    """Return the kinds of organisations of the gazetteer that a common noun may stand for."""
    signals = ontology.signals_of("noun", noun)
    return frozenset(signal.removesuffix(KIND) for signal in signals if signal.endswith(KIND))


def _phrases(doc: Doc, names: list[Name], covering: dict[int, int], ontology: Ontology) -> Iterator[Phrase]:
    for index, name in enumerate(names):
        root = name.root(doc)
        members = list(spread(root))
        coordinated = tuple(covering[t.i] for t in members if t.i in covering)
        alike = len({names[i].type for i in coordinated}) == 1 and len(coordinated) == len(members)
        plural = name.role == "demonym" and root.tag_ in ("NNS", "NNPS")
        listed = len(members) > 1 or root.dep_ == "conj"
        yield Phrase(root.i, (index,), name.type, plural, OTHER if listed else _rank(root))
        if listed and root.dep_ != "conj":
            yield Phrase(root.i, coordinated if alike else (), name.type, plural=True, rank=_rank(root))
    for token in doc:
        if token.pos_ == "NOUN" and token.i not in covering and token.dep_ in ARGUMENTS:
            if any(child.i in covering for child in children(token, "appos")):
                continue
            plural = token.tag_ == "NNS" or bool(children(token, "conj"))
            yield Phrase(token.i, (), _class_of(token, ontology), plural, _rank(token))


def _class_of(token: Token, ontology: Ontology) -> str:
    """Return the class of what a common noun means, "" where it is none that names compete with."""
    noun = token.lemma_.lower()
    fresh = token.dep_ in SUBJECTS and all(child.lower_ != "the" for child in children(token, "det"))
    if noun in ontology.cue("noun", "stranger") or (noun in ontology.cue("noun", "human") and fresh):
        return "Person"
    return next(iter(sorted(noun_classes(noun, ontology))), "")


def _rank(token: Token) -> int:
    """Return how salient a word is; an apposition is as salient as what it stands beside."""
    while token.dep_ == "appos":
        token = token.head
    if token.dep_ not in SUBJECTS or token.head.dep_ == "relcl":
        return OTHER
    return MAIN if token.head.dep_ == "ROOT" else SUBJECT
