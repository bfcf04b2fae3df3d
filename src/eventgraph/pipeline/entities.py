"""Finds named mentions: gazetteer, spaCy's entity recogniser and runs of capitalised words together.

No single witness decides: the small model calls Alibaba a place and OpenAI a person, so a span is
proposed by several, and its class is decided later over all mentions of a name (`entity_types`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from spacy.language import Language

from eventgraph.ontology.gazetteer import load_gazetteer, load_given_names, load_suffixes, load_titles
from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.entity_types import decide_types
from eventgraph.pipeline.known_names import KnownNames
from eventgraph.pipeline.layers import Name, register_layers, write_layer
from eventgraph.pipeline.name_cuts import Titles, cut, cut_titles
from eventgraph.pipeline.name_spans import Span, can_be_name, capitalised_runs, reconcile
from eventgraph.pipeline.party_labels import PartyLabels

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology
    from eventgraph.ontology.gazetteer import KnownName

LABELS: Final = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
    "PRODUCT": "Product",
    "WORK_OF_ART": "Work",
    "EVENT": "Event",
    "LAW": "Law",
}
KEPT_TITLES: Final = frozenset({"royal", "religious"})
"""Kinds of titles that are part of the name: King Charles, Pope Francis."""


class Lists(NamedTuple):
    """What is known before reading: names, titles, party labels, and the ontology's nouns."""

    known: KnownNames
    titles: Titles
    labels: PartyLabels
    given_names: frozenset[str]
    suffixes: frozenset[str]
    ontology: Ontology


def find_names(doc: Doc, lists: Lists) -> list[Name]:
    """Return the article's named mentions in text order, without overlaps, typed one sense an article."""
    labels = [*lists.labels.find(doc), *_party_words(doc, lists)]
    labelled = {position for label in labels for position in range(label.start, label.end)}
    known = {
        (start, end): _as_used(doc, start, end, entry)
        for start, end, entry in lists.known.find(doc)
        if labelled.isdisjoint(range(start, end))
    }
    proposals = _proposals(doc, lists, known, labelled)
    proposed = {span: kind for span, kind in proposals if labelled.isdisjoint(range(*span))}
    candidates = _accepted(doc, proposed, lists) | known.keys()
    spans = reconcile(doc, candidates, {span: entry.type for span, entry in known.items()})
    spans += _repeated(doc, spans, proposed)
    names = [_name(span, proposed.get(span, ""), known.get(span)) for span in spans]
    return decide_types(doc, sorted([*names, *labels]), lists)


def _party_words(doc: Doc, lists: Lists) -> Iterator[Name]:
    """Yield the parties named before a politician, but for those in a longer name: "Republican Guard"."""
    whole = {i: end - start for start, end, _ in lists.known.find(doc) for i in range(start, end)}
    found = lists.labels.find_words(doc)
    return (name for name in found if whole.get(name.start, 0) <= name.end - name.start)


def _accepted(doc: Doc, proposed: Mapping[Span, str], lists: Lists) -> set[Span]:
    """Return the proposals that can be names; a word is one everywhere if it is one somewhere."""
    kept = {span for span, kind in proposed.items() if _is_name(doc, span, kind, lists)}
    forms = {doc[slice(*span)].text for span in kept if not proposed[span]}
    return kept | {span for span in proposed if doc[slice(*span)].text in forms}


def _repeated(doc: Doc, spans: Collection[Span], proposed: Mapping[Span, str]) -> list[Span]:
    """Return the first words of sentences that repeat a name of the article.

    The tagger takes many for common nouns: "Hamzawy lives in exile", after "Amr Hamzawy was fined".
    """
    taken = {position for span in spans for position in range(*span)}
    forms = {doc[start].text for start, end in spans if end - start == 1}
    forms |= {doc[span[1] - 1].text for span in spans if proposed.get(span) == "Person"}
    opening = [s.start for s in doc.sents if s.start not in taken and doc[s.start].text in forms]
    common = {token.text for token in doc if token.is_lower} if opening else frozenset()
    return [(start, start + 1) for start in opening if doc[start].lower_ not in common]


def _proposals(
    doc: Doc, lists: Lists, known: Mapping[Span, KnownName], labelled: Collection[int]
) -> Iterator[tuple[Span, str]]:
    """Yield spans with the class that the recogniser gives them; the later of two for one span wins."""
    runs = capitalised_runs(doc, lists.ontology.cue("noun", "institution"))
    found = [(run, "") for run in runs]
    found += [((e.start, e.end), LABELS[e.label_]) for e in doc.ents if e.label_ in LABELS]
    titled = lists.titles.find(doc, known) | _nationalities(doc, known, lists.given_names)
    titled.update(labelled)
    for span, kind in found:
        for piece in cut(doc, span, kind, lists.ontology, lists.suffixes):
            for part in cut_titles(doc, piece, titled, known):
                for name in _without_home(doc, part, lists.given_names):
                    yield name, kind


def _without_home(doc: Doc, span: Span, given_names: frozenset[str]) -> Iterator[Span]:
    """Yield a person without the place behind: "Greg Taylor of Indianapolis" are two names."""
    start, end = span
    of = next((i for i in range(start + 2, end) if doc[i].text == "of"), end)
    if of < end and doc[start].text in given_names:
        yield start, of
        start = of + 1
    if start < end:
        yield start, end


def _nationalities(doc: Doc, known: Mapping[Span, KnownName], given_names: frozenset[str]) -> set[int]:
    """Return the adjectives before a person's name, which is no part of it: "American Kevin King"."""
    return {
        position
        for (start, end), entry in known.items()
        if entry.role in ("adjective", "demonym") and end < len(doc) and doc[end].text in given_names
        for position in range(start, end)
    }


def _is_name(doc: Doc, span: Span, kind: str, lists: Lists) -> bool:
    text = doc[slice(*span)].text
    if text.lower().strip(".") in lists.ontology.cue("noun", "no-name") or text in lists.titles:
        return False
    return can_be_name(doc, span, recognised=bool(kind))


def _name(span: Span, kind: str, entry: KnownName | None) -> Name:
    if entry is None:
        return Name(*span, kind)
    return Name(*span, entry.type, entry.role, entry.name, entry.kind)


def _as_used(doc: Doc, start: int, end: int, entry: KnownName) -> KnownName:
    """Tell "an American and an Australian" (people) from "an American company" (the country)."""
    root = doc[start:end].root
    if entry.role == "adjective" and root.dep_ not in ("amod", "compound", "nmod", "poss"):
        return entry._replace(role="demonym", type="Group")
    return entry


class NameFinder:
    """The component `eventgraph_entities`: writes the layer `mentions`."""

    def __init__(self, ontology: Iterable[str], gazetteer: Iterable[str]) -> None:
        titles = Titles([title for title, kind in load_titles().items() if kind not in KEPT_TITLES])
        known = KnownNames(load_gazetteer(gazetteer))
        words = load_ontology(ontology)
        labels = PartyLabels.load(words.cue("noun", "politician"), words.cue("noun", "party-head"))
        self._lists = Lists(known, titles, labels, load_given_names(), load_suffixes(), words)

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
    del nlp, name
    register_layers()
    return NameFinder(ontology, gazetteer)
