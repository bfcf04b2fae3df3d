"""Proposes spans for names: what the recogniser found and runs of capitals, cut where names end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.called_works import find_called_works
from eventgraph.pipeline.name_cuts import cut, cut_titles
from eventgraph.pipeline.name_spans import (
    capitalised_runs,
    numbered,
    opens_sentence,
    trim,
    with_particles,
    with_syllable,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from spacy.tokens import Doc

    from eventgraph.ontology.gazetteer import KnownName
    from eventgraph.pipeline.entities import Lists
    from eventgraph.pipeline.name_joints import Joints
    from eventgraph.pipeline.name_spans import Span

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
PARTICIPLES: Final = frozenset({"VBN", "VBD"})
PERSONAL: Final = frozenset({"", "Person"})
PERSON_WORDS: Final = 2
MOST_FIELDS: Final = 2
"""Words at least before the "and" of a body's two fields: whose they are, and the first."""
EMPLOYERS: Final = frozenset({"Organization", "Product"})
SHOUTED: Final = 4
SHOUTED_ALONE: Final = 5
"""Letters from which a word of the dictionary in capitals is one of a headline, after others and alone."""
PUNCTUATION: Final = frozenset({",", "/", ";", "'s", "\u2019s"})


def propose_names(
    doc: Doc, lists: Lists, known: Mapping[Span, KnownName], labelled: Collection[int], joints: Joints
) -> Iterator[tuple[Span, str]]:
    """Yield spans with the class that the recogniser gives them; the later of two for one span wins.

    `labelled` are the tokens of parties' labels, which end a name as titles do; `joints` belong to names.
    """
    institutions = lists.ontology.cue("noun", "institution")
    runs = capitalised_runs(doc, institutions, lists.common, joints.inside)
    found = [(run, "") for run in runs]
    found += [((e.start, e.end), LABELS[e.label_]) for e in doc.ents if e.label_ in LABELS]
    found += [(work, "Work") for work in find_called_works(doc, known, lists.ontology, lists.common)]
    words = lists.ontology.cue("noun", "numbered") | lists.ontology.cue("noun", "numbered-law")
    titled = lists.titles.find(doc, known) | _nationalities(doc, known, lists.given_names)
    titled -= _middle_names(doc, titled, lists)
    titled.update(labelled)
    for span, kind in found:
        whole_body = kind == "Organization" and _joins_fields(doc, trim(doc, *span), lists, known)
        pieces = [span] if whole_body else cut(doc, span, kind, institutions, joints)
        calm = (part for piece in pieces for part in _apart_from_shouts(doc, piece, lists))
        for piece in calm:
            for part in cut_titles(doc, piece, titled, known):
                if part not in known and _is_field(doc, part, lists, titled):
                    continue
                for name in _whole_names(doc, part, lists, known):
                    opened = _without_opening(doc, name, lists, known, personal=kind == "Person")
                    full = numbered(doc, opened, kind, words)
                    yield full if full in known else _completed(doc, full, kind, lists), kind


def _completed(doc: Doc, span: Span, kind: str, lists: Lists) -> Span:
    """Return the span with the small words and syllables of a family's or given name, but no participle.

    "Park Geun" goes on with "-hye", and "Angela Merkel-led" is Angela Merkel.
    """
    start, end = span
    if end - start > PERSON_WORDS and doc[end - 1].tag_ in PARTICIPLES and doc[end - 2].text == "-":
        return start, end - 2
    whole = with_particles(doc, span)
    return with_syllable(doc, whole, lists.common) if kind in PERSONAL else whole


def _joins_fields(doc: Doc, span: Span, lists: Lists, known: Mapping[Span, KnownName]) -> bool:
    """Tell one body with two fields from two names: "Airbus Defence and Space", not "Nike and Adidas".

    Both words beside the "and", and all that follow, are in the dictionary and nobody's names.
    """
    start, end = span
    joints = [i for i in range(start + MOST_FIELDS, end - 1) if doc[i].lower_ in ("and", "&")]
    if len(joints) != 1 or any(doc[i].text in PUNCTUATION for i in range(start, end)):
        return False
    fields = [doc[joints[0] - 1], *doc[joints[0] + 1 : end]]
    named = any(joints[0] < s or e == joints[0] for s, e in known if start <= s and e <= end)
    plain = all(t.text in lists.common and t.text not in lists.titles for t in fields)
    return plain and not named


def _apart_from_shouts(doc: Doc, span: Span, lists: Lists) -> Iterator[Span]:
    """Yield a span in parts where a headline or a photo's credit in capitals ends: "REUTERS Martin Lund"."""
    start = span[0]
    for position in range(span[0] + 1, span[1]):
        if doc[position].is_title and _is_shouted(doc, position - 1, lists):
            if not all(_is_shouted(doc, i, lists) for i in range(start, position)):
                yield start, position
            start = position
    yield start, span[1]


def _is_shouted(doc: Doc, position: int, lists: Lists) -> bool:
    """Tell a word of a headline in capitals from an acronym, which no dictionary has."""
    word = doc[position]
    if not (word.is_upper and word.is_alpha):
        return False
    if len(word) >= SHOUTED_ALONE and word.text in lists.ontology.cue("noun", "picture-agency"):
        return True
    headline = position and doc[position - 1].is_upper and doc[position - 1].is_alpha
    long = len(word) >= (SHOUTED if headline else SHOUTED_ALONE)
    return long and word.text in lists.common


def _is_field(doc: Doc, span: Span, lists: Lists, titled: Collection[int]) -> bool:
    """Tell what a title is held in from a name: "City Parks" in "City Parks Commissioner X".

    A word by itself is one before a minister, "Economics Minister X", "Children's Minister X", and as the
    second of two, "Trade and Industry Secretary X".
    """
    start, end = span
    fields = [doc[start:end]]
    title = end + int(end < len(doc) and doc[end].tag_ == "POS")
    if title not in titled or (title > end and end - start > 1):
        return False
    if end - start == 1:
        second = start > 1 and doc[start - 1].text in ("and", "&") and doc[start - 2].is_title
        fields += [doc[start - 2 : start - 1]] if second else []
        if not second and doc[title].lower_ not in lists.ontology.cue("noun", "portfolio-holder"):
            return False
    plain = all(token.text in lists.common for field in fields for token in field)
    return plain and doc[title].text[0].isupper()


def _whole_names(doc: Doc, span: Span, lists: Lists, known: Mapping[Span, KnownName]) -> Iterator[Span]:
    """Yield the names in a span: a firm and a person right behind it, "Unison Dave Lindholm", and homes."""
    start, end = span
    firms = (
        i
        for i in range(start + 1, end - 1)
        if (start, i) in known and known[start, i].type in EMPLOYERS and _begins_person(doc, i, lists)
    )
    person = next(firms, start)
    if start < person:
        yield start, person
    yield from _without_home(doc, (person, end), lists.given_names, known)


def _begins_person(doc: Doc, position: int, lists: Lists) -> bool:
    """Tell a given name before a family's, which no dictionary need have."""
    family = doc[position + 1]
    unknown = family.text in lists.family_names or family.text not in lists.common
    return doc[position].text in lists.given_names and family.is_title and unknown


def _without_home(
    doc: Doc, span: Span, given_names: frozenset[str], known: Mapping[Span, KnownName]
) -> Iterator[Span]:
    """Yield a name without the place behind: "Susan Hall of Boston", "Robb School in Uvalde"."""
    start, end = span
    of = next((i for i in range(start + 2, end) if doc[i].text == "of"), end)
    within = next((i for i in range(start + 2, end) if doc[i].text == "in"), end)
    place = known.get((within + 1, end))
    if of < end and doc[start].text in given_names:
        yield start, of
        start = of + 1
    elif place is not None and place.type == "Place":
        yield start, within
        start = within + 1
    if start < end:
        yield start, end


def _without_opening(
    doc: Doc, span: Span, lists: Lists, known: Mapping[Span, KnownName], *, personal: bool
) -> Span:
    """Return the span without a first word that only the sentence's beginning gives a capital.

    "Prop Martin Lund scored", "Victorious Obama", "Mountainous Nepal": a person's name follows, or a place.
    What the recogniser takes for a whole person is one: "Al Gore".
    """
    start, end = span
    if span in known or end - start == 1 or not opens_sentence(doc[start]):
        return span
    rest = known.get((start + 1, end))
    place = rest is not None and rest.type == "Place"
    full = end - start > PERSON_WORDS and doc[start + 1].text in lists.given_names
    family = end - start == PERSON_WORDS and doc[start + 1].text in lists.family_names and not personal
    common = doc[start].text in lists.common and doc[start].text not in lists.given_names
    return (start + 1, end) if common and (place or full or family) else span


def _middle_names(doc: Doc, titled: Collection[int], lists: Lists) -> set[int]:
    """Return the titles that stand inside a person's name: "Sacha Baron Cohen"."""
    return {
        position
        for position in titled
        if 0 < position < len(doc) - 1
        and doc[position - 1].text in lists.given_names
        and doc[position].text in lists.family_names
        and doc[position + 1].pos_ == "PROPN"
        and doc[position + 1].is_title
    }


def _nationalities(doc: Doc, known: Mapping[Span, KnownName], given_names: frozenset[str]) -> set[int]:
    """Return the adjectives before a person's name, which is no part of it: "American Neil Armstrong"."""
    return {
        position
        for (start, end), entry in known.items()
        if entry.role in ("adjective", "demonym") and end < len(doc) and doc[end].text in given_names
        for position in range(start, end)
    }
