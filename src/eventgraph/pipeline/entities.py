"""Finds named mentions: gazetteer, spaCy's entity recogniser and runs of capitalised words together.

No single witness decides: the small model calls Alibaba a place and OpenAI a person, so a span is
proposed by several, and its class is decided later over all mentions of a name (`entity_types`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from spacy.language import Language

from eventgraph.ontology.gazetteer import (
    COUNTRY,
    load_family_names,
    load_gazetteer,
    load_given_names,
    load_suffixes,
    load_titles,
)
from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.called_places import find_called_places
from eventgraph.pipeline.common_words import CommonWords
from eventgraph.pipeline.entity_types import decide_types
from eventgraph.pipeline.known_names import KnownNames
from eventgraph.pipeline.layers import Name, register_layers, write_layer
from eventgraph.pipeline.name_cuts import PREPOSITIONS, Titles
from eventgraph.pipeline.name_filter import NameFilter
from eventgraph.pipeline.name_joints import Joints, find_joints
from eventgraph.pipeline.name_proposals import propose_names
from eventgraph.pipeline.name_spans import Span, reconcile
from eventgraph.pipeline.official_bodies import find_official_bodies
from eventgraph.pipeline.party_labels import PartyLabels

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology
    from eventgraph.ontology.gazetteer import KnownName

INDEFINITE: Final = frozenset({"a", "an", "another", "any", "each", "every", "one", "some"})
KEPT_TITLES: Final = frozenset({"royal", "religious"})
"""Kinds of titles that are part of the name: King Charles, Pope Francis."""

ATTRIBUTIVE: Final = frozenset({"amod", "compound", "nmod", "poss"})
PLACES: Final = frozenset({"GPE", "NORP"})
HYPHENS: Final = frozenset({"-", "\u2013"})


class Lists(NamedTuple):
    """What is known before reading: names, titles, party labels, and the ontology's nouns."""

    known: KnownNames
    titles: Titles
    labels: PartyLabels
    given_names: frozenset[str]
    family_names: frozenset[str]
    suffixes: frozenset[str]
    common: CommonWords
    ontology: Ontology


def find_names(doc: Doc, lists: Lists) -> list[Name]:
    """Return the article's named mentions in text order, without overlaps, typed one sense an article."""
    matches = list(lists.known.find(doc))
    labels = [*lists.labels.find(doc), *_party_words(doc, lists, matches)]
    labelled = {position for label in labels for position in range(label.start, label.end)}
    known = {
        (start, end): _as_used(doc, start, end, entry)
        for start, end, entry in matches
        if labelled.isdisjoint(range(start, end))
    }
    joints = find_joints(doc, lists, known)
    proposals = propose_names(doc, lists, known, labelled, joints)
    proposed = {span: kind for span, kind in proposals if labelled.isdisjoint(range(*span))}
    accepted = NameFilter(doc, lists, known).accepted(proposed)
    bodies = {span for span in accepted if _is_held_together(doc, span, joints)}
    bodies.update(find_official_bodies(doc, known, lists.ontology))
    places = set(find_called_places(doc, accepted, known, lists.ontology)) - known.keys()
    firm = dict.fromkeys(bodies, "Organization") | dict.fromkeys(places, "Place")
    firm |= {span: entry.type for span, entry in known.items()}
    spans = reconcile(doc, accepted | firm.keys(), firm)
    spans += _repeated(doc, spans, proposed)
    parts = lists.ontology.cue("noun", "subdivision")
    taken = {start for start, _ in spans}
    names = [_name(span, proposed.get(span, ""), known.get(span)) for span in spans]
    names = [name if name.end in taken else _whole(doc, name, parts) for name in names]
    return decide_types(doc, sorted([*names, *labels]), lists)


def _is_held_together(doc: Doc, span: Span, joints: Joints) -> bool:
    """Tell whether a name is one for its joints, whatever names are in it: "the Leeds United Fans' Union"."""
    apart = any(token.text in PREPOSITIONS for token in doc[slice(*span)])
    return not apart and any(i in joints.inside and doc[i].text != "," for i in range(*span))


def _party_words(doc: Doc, lists: Lists, matches: list[tuple[int, int, KnownName]]) -> Iterator[Name]:
    """Yield the parties named before a politician, but for those in a longer name: "Republican Guard"."""
    whole = {i: end - start for start, end, _ in matches for i in range(start, end)}
    found = lists.labels.find_words(doc)
    return (name for name in found if whole.get(name.start, 0) <= name.end - name.start)


def _repeated(doc: Doc, spans: Collection[Span], proposed: Mapping[Span, str]) -> list[Span]:
    """Return the first words of sentences that repeat a name of the article.

    The tagger takes many for common nouns: "Lindhofer lives in exile", after "Jan Lindhofer was fined".
    """
    taken = {position for span in spans for position in range(*span)}
    forms = {doc[start].text for start, end in spans if end - start == 1}
    forms |= {doc[span[1] - 1].text for span in spans if proposed.get(span) == "Person"}
    opening = [s.start for s in doc.sents if s.start not in taken and doc[s.start].text in forms]
    common = {token.text for token in doc if token.is_lower} if opening else frozenset()
    return [(start, start + 1) for start in opening if doc[start].lower_ not in common]


def _name(span: Span, kind: str, entry: KnownName | None) -> Name:
    if entry is None:
        return Name(*span, kind)
    return Name(*span, entry.type, entry.role, entry.name, entry.kind)


def _whole(doc: Doc, name: Name, parts: frozenset[str]) -> Name:
    """Return the name with the noun that makes a region of a town: "the Lyon region" is not Lyon."""
    noun = doc[name.end] if name.end < len(doc) else None
    plain = name.role in ("name", "capital") and name.kind != COUNTRY and name.type in ("Place", "")
    one_of_many = doc[max(0, name.start - 1)].lower_ in INDEFINITE
    if noun is None or not plain or one_of_many or noun.text not in parts:
        return name
    return Name(name.start, name.end + 1, "Place")


def _as_used(doc: Doc, start: int, end: int, entry: KnownName) -> KnownName:
    """Tell "a Norwegian and two Danes" (people) from "a Norwegian company" (the country)."""
    if entry.role == "adjective" and not _is_attributive(doc, start, end):
        return entry._replace(role="demonym", type="Group")
    return entry


def _is_attributive(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the adjective says of what: "US and South Korean forces", "a Saudi-led coalition"."""
    root = doc[start:end].root
    after = doc[end] if end < len(doc) else None
    if root.dep_ in ATTRIBUTIVE or (after is not None and after.text in HYPHENS and not after.is_sent_start):
        return True
    listed = root.dep_ == "conj" and (root.head.dep_ in ATTRIBUTIVE or root.head.ent_type_ in PLACES)
    return listed and after is not None and after.pos_ in ("NOUN", "ADJ")


class NameFinder:
    """The component `eventgraph_entities`: writes the layer `mentions`."""

    def __init__(self, nlp: Language, ontology: Iterable[str], gazetteer: Iterable[str]) -> None:
        words = load_ontology(ontology)
        movements = words.cue("noun", "inside-organization")
        bodies = [word.title() for word in words.cue("noun", "headed-body") | movements]
        titles = Titles([t for t, kind in load_titles().items() if kind not in KEPT_TITLES], bodies)
        known = KnownNames(load_gazetteer(gazetteer))
        labels = PartyLabels.load(words.cue("noun", "politician"), words.cue("noun", "party-head"))
        people = load_given_names(), load_family_names()
        self._lists = Lists(known, titles, labels, *people, load_suffixes(), CommonWords(nlp), words)

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one Doc."""
        return write_layer(doc, "mentions", find_names(doc, self._lists))


@Language.factory(
    "eventgraph_entities",
    default_config={"ontology": [], "gazetteer": []},
    requires=["doc.ents", "token.pos"],
    assigns=["doc._.eventgraph_mentions"],
)
def make_entities(nlp: Language, name: str, ontology: list[str], gazetteer: list[str]) -> NameFinder:
    """Make the component that finds names; both options take paths of a user's files."""
    del name
    register_layers()
    return NameFinder(nlp, ontology, gazetteer)
