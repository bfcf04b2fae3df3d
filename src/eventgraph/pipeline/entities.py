"""Finds named mentions: gazetteer, spaCy's entity recogniser and runs of capitalised words together.

No single witness decides: the small model calls Alibaba a place and OpenAI a person, so a span is
proposed by several, and its class is decided later over all mentions of a name (`entity_types`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from spacy.language import Language

from eventgraph.ontology.gazetteer import load_gazetteer, load_titles
from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.entity_types import decide_types
from eventgraph.pipeline.known_names import KnownNames
from eventgraph.pipeline.layers import Name, register_layers, write_layer
from eventgraph.pipeline.party_labels import PartyLabels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

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
JOINERS: Final = frozenset({"of", "de", "von", "van", "der", "la", "le", "du", "bin", "al", "and", "&", "-", "for", "the"})
EDGE_WORDS: Final = frozenset({"the", "a", "an", "'s", "’s", "'", "’", "this", "that", "its", "their", "his", "her", "mr.", "mrs.", "ms."})
KEPT_TITLES: Final = frozenset({"royal", "religious"})
"""Kinds of titles that are part of the name: King Charles, Pope Francis."""
NOT_NAMES: Final = frozenset({"i", "ai", "ceo", "cfo", "cto", "coo", "ipo", "pr", "it", "hr", "tv", "am", "pm", "q&a", "faq", "api", "mr", "mrs", "ms", "dr"})


class Lists(NamedTuple):
    """What is known before reading: names, titles, party labels, and the ontology's nouns."""

    known: KnownNames
    titles: frozenset[str]
    labels: PartyLabels
    ontology: Ontology


def find_names(doc: Doc, lists: Lists) -> list[Name]:
    """Return the article's named mentions in text order, without overlaps, typed one sense an article."""
    titles = lists.titles
    labels = list(lists.labels.find(doc))
    labelled = {position for label in labels for position in range(label.start, label.end)}
    gazetteer = {
        (start, end): _as_used(doc, start, end, entry)
        for start, end, entry in lists.known.find(doc)
        if labelled.isdisjoint(range(start, end))
    }
    proposals = [(start, end, entry.type) for (start, end), entry in gazetteer.items()]
    proposals += [(e.start, e.end, LABELS[e.label_]) for e in doc.ents if e.label_ in LABELS]
    proposals += [(start, end, "") for start, end in capitalised_runs(doc)]
    parts = (
        (*part, kind)
        for start, end, kind in proposals
        for part in ([(start, end)] if (start, end) in gazetteer else split_titles(doc, start, end, titles, set(gazetteer)))
        if labelled.isdisjoint(range(*part))
    )
    spans = _reconcile(doc, {(s, e): k for s, e, k in reversed(list(parts)) if s < e}, set(gazetteer))
    names = []
    for start, end, kind in spans:
        entry = gazetteer.get((start, end))
        if entry is None:
            names.append(Name(start, end, kind))
        else:
            names.append(Name(start, end, entry.type, entry.role, entry.name))
    return decide_types(doc, sorted([*names, *labels]), titles, lists.ontology)


def _as_used(doc: Doc, start: int, end: int, entry: KnownName) -> KnownName:
    """Tell "an American and an Australian" (people) from "an American company" (the country)."""
    root = doc[start:end].root
    if entry.role == "adjective" and root.dep_ not in ("amod", "compound", "nmod", "poss"):
        return entry._replace(role="demonym", type="Group")
    return entry


def capitalised_runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield runs of proper nouns that the tagger sees, joined as names are ("Code of Conduct" is not)."""
    start = None
    for token in doc:
        if token.pos_ == "PROPN" and token.text[0].isupper():
            start = token.i if start is None else start
        elif start is not None and not (token.lower_ in ("-", "&") and _is_inside(doc, token)):
            yield start, token.i
            start = None
    if start is not None:
        yield start, len(doc)


def _is_inside(doc: Doc, token: Token) -> bool:
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return after is not None and after.pos_ == "PROPN" and after.text[0].isupper()


def split_titles(
    doc: Doc, start: int, end: int, titles: frozenset[str], known: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the names in a span: what stands before a title, and who bears it.

    "California Governor Gavin Newsom" yields California and Gavin Newsom; known names ("Justice
    Department", "General Motors") are left whole.
    """
    start, end = trim(doc, start, end)
    if (start, end) in known:
        yield start, end
        return
    for first in range(start, end):
        for stop in range(min(end - 1, first + 4), first, -1):
            if any(s <= first and stop <= e for s, e in known):
                continue
            if is_title(doc[first:stop].text, titles):
                if first > start:
                    yield trim(doc, start, first)
                yield from split_titles(doc, stop, end, titles, known)
                return
    yield start, end


def is_title(text: str, titles: frozenset[str]) -> bool:
    """Tell whether the words are a title; a title listed in lower case may be written in any."""
    return text in titles or text.lower() in titles


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the span without articles, possessive marks, white space and punctuation at its ends."""
    while start < end and (doc[start].lower_ in EDGE_WORDS or doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].lower_ in EDGE_WORDS or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    inner = next((i for i in range(start, end) if doc[i].is_space), end)
    return start, inner


def _reconcile(doc: Doc, spans: dict[tuple[int, int], str], sure: set[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Return non-overlapping spans: longer before shorter, but never swallowing two known names."""
    taken: set[int] = set()
    kept = []

    def rank(span: tuple[int, int]) -> tuple[bool, int, bool, int]:
        inside = [s for s in sure if span[0] <= s[0] and s[1] <= span[1] and s != span]
        swallowing = len(inside) > 1 or any(_is_adjunct(doc, span, s) for s in inside)
        return (swallowing, span[0] - span[1], span not in sure, span[0])

    for span in sorted(spans, key=rank):
        if taken.isdisjoint(range(*span)) and is_name(doc, *span, known=span in sure):
            taken.update(range(*span))
            kept.append((*span, spans[span]))
    return sorted(kept)


def _is_adjunct(doc: Doc, span: tuple[int, int], inside: tuple[int, int]) -> bool:
    """Tell whether a known name inside a longer span stands on its own there.

    It does before a common noun or a title ("OpenAI CEO Sam Altman", "Chinese Premier"), not as part of
    a longer name ("Bank of America Tower", "Alibaba Cloud").
    """
    rest = [t for t in doc[span[0] : span[1]] if not inside[0] <= t.i < inside[1]]
    return any(t.pos_ in ("VERB", "AUX", "ADP", "PUNCT", "PART") and t.text not in "-&." for t in rest) or not any(
        t.text[0].isupper() or t.text[0].isdigit() for t in rest
    )


def is_name(doc: Doc, start: int, end: int, *, known: bool) -> bool:
    """Tell whether the span can be a name: it has a capital or digit, and is no common abbreviation or date."""
    if known:
        return True
    text = doc[start:end].text
    if text.lower().strip(".") in NOT_NAMES or not any(c.isupper() for c in text) or len(text) < 2:
        return False
    if any(token.is_space for token in doc[start:end]):
        return False
    return not all(token.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY") for token in doc[start:end])


class NameFinder:
    """The component `eventgraph_entities`: writes the layer `mentions`."""

    def __init__(self, ontology: Iterable[str], gazetteer: Iterable[str]) -> None:
        titles = frozenset(title for title, kind in load_titles().items() if kind not in KEPT_TITLES)
        known = KnownNames(load_gazetteer(gazetteer))
        self._lists = Lists(known, titles, PartyLabels.load(), load_ontology(ontology))

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
