"""Finds whom pronouns and descriptions mean, conservatively: in doubt nobody.

A rule-based resolver in the manner of the Stanford sieve (Lee et al. 2013), reduced to its precise
passes: pronouns by class, number, gender and salience (`pronouns.py`), descriptions by what the article has
said and by the class of their noun (`definites.py`), pairs ("both", "the two companies"), and who "I" is
in a quotation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spacy.language import Language

from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.ages import resolve_age
from eventgraph.pipeline.belongings import resolve_belonging
from eventgraph.pipeline.definites import read_definite, resolve_definite
from eventgraph.pipeline.discourse import Discourse
from eventgraph.pipeline.layers import (
    ArticleName,
    Name,
    Reference,
    read_entities,
    read_names,
    register_layers,
    write_layer,
)
from eventgraph.pipeline.pairs import resolve_pair
from eventgraph.pipeline.pronouns import PRONOUNS, resolve_pronoun
from eventgraph.pipeline.speakers import FIRST_PERSON, find_speaker, resolve_announcer, resolve_speaker
from eventgraph.pipeline.territories import resolve_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology

PRONOMINAL: Final = "pronominal"
NOMINAL: Final = "nominal"
SILENT: Final = frozenset({"PUNCT", "SPACE", "VERB", "AUX", "ADP", "CCONJ", "PART", "SYM"})
"""Parts of speech of words that refer to nobody."""


def find_references(
    doc: Doc, names: list[Name], entities: list[ArticleName], ontology: Ontology
) -> Iterator[Reference]:
    """Yield the pronouns and definite descriptions whose antecedent is clear, in text order.

    A word that means several ("they") makes a reference for each. What is quoted comes last: who speaks is
    known only when the words outside are resolved ("…", he said).
    """
    discourse = Discourse(doc, names, entities, ontology)
    found: dict[int, tuple[int, ...]] = {}
    for token in sorted(doc, key=lambda word: bool(discourse.quoted[word.i])):
        if token.i not in discourse.covering:
            antecedents = _antecedents(token, discourse, found)
            if antecedents:
                found[token.i] = antecedents
                if token.lower_ not in FIRST_PERSON:
                    _remember(token, antecedents, discourse)
    for position in sorted(found):
        token = doc[position]
        kind = PRONOMINAL if token.pos_ == "PRON" else NOMINAL
        start = position if kind == PRONOMINAL else token.left_edge.i
        for antecedent in dict.fromkeys(found[position]):
            yield Reference(start, position + 1, kind, discourse.owner[antecedent], antecedent)


def _antecedents(token: Token, discourse: Discourse, found: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the names that a word means, by the pass that is made for its kind of word."""
    part = token.pos_
    if part == "PRON" and token.lower_ in PRONOUNS:
        speaker = find_speaker(token, discourse, found)
        return resolve_announcer(token, discourse) or resolve_pronoun(token, discourse, speaker)
    if part in SILENT:
        return ()
    if discourse.quoted[token.i] and (speaker := resolve_speaker(token, discourse, found)):
        return speaker
    for resolve in (resolve_pair, resolve_state, resolve_belonging, resolve_age):
        if names := resolve(token, discourse):
            return names
    definite = read_definite(token, discourse)
    return resolve_definite(definite, discourse) if definite is not None else ()


def _remember(token: Token, antecedents: tuple[int, ...], discourse: Discourse) -> None:
    discourse.add(token, antecedents)
    gender = PRONOUNS[token.lower_].gender if token.lower_ in PRONOUNS else ""
    if gender:
        discourse.learn_gender(discourse.owner[antecedents[0]], gender)


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
