"""Finds whom pronouns and descriptions mean, conservatively: in doubt nobody.

A rule-based resolver in the manner of the Stanford sieve (Lee et al. 2013), reduced to its two
precise passes: pronouns by class and nearness with a preference for subjects, and descriptions
("the company") by the class of their noun.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from spacy.language import Language

from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.dependencies import spread, surface_subject
from eventgraph.pipeline.layers import (
    ArticleName,
    Name,
    Reference,
    read_entities,
    read_names,
    register_layers,
    write_layer,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology

PRONOUNS: Final = {
    "he": "Person",
    "him": "Person",
    "his": "Person",
    "himself": "Person",
    "she": "Person",
    "her": "Person",
    "hers": "Person",
    "herself": "Person",
    "it": "Organization",
    "its": "Organization",
    "itself": "Organization",
}
WINDOW: Final = 2
"""Sentences that are searched before the one of the pronoun or description."""
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
DETERMINERS: Final = frozenset({"the", "this", "that"})
SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def find_references(
    doc: Doc, names: list[Name], entities: list[ArticleName], ontology: Ontology
) -> Iterator[Reference]:
    """Yield the pronouns and definite descriptions whose antecedent is clear, in text order."""
    owner = {mention: index for index, entity in enumerate(entities) for mention in entity.mentions}
    inside = {i for name in names for i in range(name.start, name.end)}
    nearby = _Nearby(doc, names, ontology)
    for token in doc:
        wanted = _wanted_class(token, ontology) if token.i not in inside else None
        if wanted is None:
            continue
        antecedent = _antecedent(doc, token, wanted, nearby)
        if antecedent is not None:
            kind = "pronominal" if token.lower_ in PRONOUNS else "nominal"
            start = token.i if kind == "pronominal" else token.left_edge.i
            yield Reference(start, token.i + 1, kind, owner[antecedent], antecedent)


def _wanted_class(token: Token, ontology: Ontology) -> str | None:
    """Return the class of what the word can refer to, or None where it does not refer."""
    if token.lower_ in PRONOUNS and token.pos_ == "PRON":
        return None if _is_expletive(token) else PRONOUNS[token.lower_]
    if token.pos_ != "NOUN" or token.tag_ != "NN":
        return None
    definite = any(child.dep_ == "det" and child.lower_ in DETERMINERS for child in token.children)
    described = any(
        child.dep_ in ("prep", "appos", "relcl", "poss", "acl", "nmod") for child in token.children
    )
    if not definite or described or token.dep_ in ("compound", "appos", "attr"):
        return None
    return next(
        (kind for kind in ("Organization", "Product") if token.lemma_.lower() in ontology.cue("noun", kind)),
        None,
    )


def _is_expletive(token: Token) -> bool:
    """Tell "it is unclear whether …", "it seems that …" from a pronoun that refers."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    clausal = any(child.dep_ in ("ccomp", "csubj", "xcomp", "acomp") for child in verb.children)
    return verb.lemma_ in ("be", "seem", "appear", "remain") and clausal


class _Nearby:
    """The names of each sentence, so that a pronoun looks at few."""

    def __init__(self, doc: Doc, names: list[Name], ontology: Ontology) -> None:
        self.names = names
        self.institutional = ontology.cue("noun", "institution-like")
        self._sentence = [0] * len(doc)
        for number, sentence in enumerate(doc.sents):
            self._sentence[sentence.start : sentence.end] = [number] * (sentence.end - sentence.start)
        self._by_sentence: dict[int, list[int]] = defaultdict(list)
        for index, name in enumerate(names):
            self._by_sentence[self._sentence[name.start]].append(index)

    def at(self, position: int) -> int | None:
        """Return the index of the name that covers the token."""
        here = self._by_sentence[self._sentence[position]]
        return next((i for i in here if self.names[i].start <= position < self.names[i].end), None)

    def before(self, token: Token) -> Iterator[list[int]]:
        """Yield the indices of the names before the token, sentence by sentence, nearest first."""
        here = self._sentence[token.i]
        for number in range(here, max(-1, here - WINDOW - 1), -1):
            yield [i for i in self._by_sentence[number] if self.names[i].end <= token.i]


def _antecedent(doc: Doc, token: Token, wanted: str, nearby: _Nearby) -> int | None:
    """Return the index of the best name before the token, or None where two are equally good."""
    names = nearby.names
    pronoun = token.lower_ in PRONOUNS
    sure = _speaker(token, nearby) if pronoun else _named_by(doc, token, names)
    if sure is not None and (not pronoun or _agrees(doc, names[sure], wanted, token, nearby.institutional)):
        return sure
    barred = _barred(token)
    for candidates in nearby.before(token):
        found = [
            index
            for index in candidates
            if names[index].role in ("name", "capital")
            and _agrees(doc, names[index], wanted, token, nearby.institutional)
            and doc[names[index].start : names[index].end].root not in barred
        ]
        if found:
            return _most_salient(doc, names, found, single=_must_be_only(token, wanted))
    return None


def _speaker(token: Token, nearby: _Nearby) -> int | None:
    """Return who says so, for "it" in "Ridgeway, which Lindenhof owns, said that it might sue"."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ != "ccomp" or verb.head.pos_ != "VERB":
        return None
    subject = surface_subject(verb.head)
    return nearby.at(subject.i) if subject is not None and subject.i < token.i else None


def _barred(token: Token) -> set[Token]:
    """Return the nouns that the word cannot mean: the subject of its own verb, or of one that embeds it.

    "X and Y use it", "X expects the company to act".
    """
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ in ("dobj", "pobj", "dative") and verb.pos_ == "VERB":
        subject = surface_subject(verb)
        return set(spread(subject)) if subject is not None else set()
    embedded = token.dep_ in SUBJECTS and verb.dep_ in ("ccomp", "xcomp")
    if embedded and any(child.tag_ == "TO" for child in verb.children):
        subject = surface_subject(verb.head)
        return set(spread(subject)) if subject is not None else set()
    return set()


def _must_be_only(token: Token, wanted: str) -> bool:
    """Tell whether the word is safe only where there is one candidate: objects, and "X, its backer"."""
    if token.lower_ not in PRONOUNS:
        return wanted == "Product"
    in_apposition = token.dep_ == "poss" and token.head.dep_ == "appos"
    return in_apposition or (wanted == "Organization" and token.dep_ in ("dobj", "pobj", "dative"))


def _named_by(doc: Doc, token: Token, names: list[Name]) -> int | None:
    """Return the last name before the token that has its noun: "the ministry", the Ministry of Manpower."""
    noun = token.lemma_.lower()
    found = [
        index
        for index, name in enumerate(names)
        if name.end <= token.i
        and name.end - name.start > 1
        and noun in {t.lower_ for t in doc[name.start : name.end]}
    ]
    return found[-1] if found else None


def _agrees(doc: Doc, name: Name, wanted: str, token: Token, institutional: frozenset[str]) -> bool:
    """Tell whether the name can be meant: a company is no ministry, and "it" may be anything but a person."""
    if token.lower_ in PRONOUNS:
        return (
            name.type in ("Organization", "Place", "Product")
            if wanted == "Organization"
            else name.type == wanted
        )
    if name.type != wanted:
        return False
    if wanted != "Organization":
        return True
    public = name.kind in PUBLIC or any(t.lower_ in institutional for t in doc[name.start : name.end])
    return public == (token.lemma_.lower() in institutional)


def _most_salient(doc: Doc, names: list[Name], found: list[int], *, single: bool) -> int | None:
    """Prefer the subject of the main clause, then any subject, then the only candidate."""
    if single and len({doc[names[i].start : names[i].end].text for i in found}) > 1:
        return None
    roots = {index: doc[names[index].start : names[index].end].root for index in found}
    subjects = [i for i in found if roots[i].dep_ in SUBJECTS and roots[i].head.dep_ != "relcl"]
    main = [i for i in subjects if roots[i].head.dep_ == "ROOT"]
    if main or subjects:
        return (main or subjects)[-1]
    distinct = {names[i].known or doc[names[i].start : names[i].end].text for i in found}
    return found[-1] if len(distinct) == 1 else None


class ReferenceResolver:
    """The component `eventgraph_coreference`: writes the layer `references`."""

    def __init__(self, ontology: Iterable[str]) -> None:
        self._ontology = load_ontology(ontology)

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the pronouns and descriptions of one Doc."""
        names, entities = read_names(doc), read_entities(doc)
        return write_layer(doc, "references", find_references(doc, names, entities, self._ontology))


@Language.factory(
    "eventgraph_coreference",
    default_config={"ontology": []},
    requires=["doc._.eventgraph_mentions", "doc._.eventgraph_entities", "token.dep"],
    assigns=["doc._.eventgraph_references"],
)
def make_coreference(nlp: Language, name: str, ontology: list[str]) -> ReferenceResolver:
    """Make the component that resolves references."""
    del nlp, name
    register_layers()
    return ReferenceResolver(ontology)
