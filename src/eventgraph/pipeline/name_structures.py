"""What names say by standing together, without a word between that says it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from eventgraph.ontology.gazetteer import (
    COUNTRY,
    load_constituencies,
    load_given_names,
    load_place_forms,
    load_titles,
)
from eventgraph.pipeline.dependencies import NOMINAL, is_possessive_mark
from eventgraph.pipeline.layers import Name, Proposition, Role
from eventgraph.pipeline.party_labels import PARTY

IN: Final = "in"
OF: Final = "of"
FROM: Final = "from"
VERSUS: Final = frozenset({"v", "v.", "vs", "vs.", "versus"})
LISTING: Final = frozenset({",", "-"})
PAIR: Final = 2
CLUB: Final = "club"
STATE: Final = frozenset({"government", "parliament", "court", "agency", "body", "armed-group"})
OFFICIAL: Final = STATE - {"armed-group"}
EXCHANGE: Final = "exchange"
FIRMS: Final = frozenset({"company", "media"})

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology


def find_structures(doc: Doc, names: list[Name], ontology: Ontology) -> Iterator[Proposition]:
    """Yield the structures of names: "Hangzhou, China", "Boeing's 787", "the University of X in Y"."""
    starts = {name.start: name for name in names}
    places = {n.known or n.text(doc): n for n in reversed(names) if n.type == "Place"}
    for name in names:
        root = name.root(doc)
        yield from _contest(doc, name, starts)
        yield from _ticker(doc, name, starts)
        following = starts.get(name.end)
        if following is not None and name.role == "name":
            yield structure("compound", root, following.root(doc), root)
        if name.end + 1 < len(doc) and doc[name.end].text == ",":
            after = starts.get(name.end + 1)
            if after is not None and _is_within(doc, name, after) and not _is_listed(doc, name, after, names):
                yield structure("place", root, after.root(doc), root)
        yield from _attached(doc, name, starts, ontology)
        yield from _surrounding(doc, name, starts, ontology)
        yield from _inner_place(doc, name, places, ontology)
        if name.end < len(doc) and is_possessive_mark(doc[name.end]):
            owned = starts.get(name.end + 1)
            if owned is not None and name.kind != PARTY and _is_owned(doc, owned, ontology):
                held = owned.root(doc)
                yield structure("possessive", root, held, root)
                if _is_national(doc, name, owned, ontology):
                    yield structure("national", held, root, root)
                if _is_held(doc, name, owned):
                    yield structure("holding", root, held, root)


def _contest(doc: Doc, name: Name, starts: dict[int, Name]) -> Iterator[Proposition]:
    """Read "Arsenal v Chelsea" and "Apple vs. Samsung"."""
    position = name.end + 1
    if position < len(doc) and doc[name.end].lower_ in VERSUS:
        other = starts.get(position + int(doc[position].text == "."))
        # "Roe v Wade" is a case, "Arsenal v Chelsea" a match.
        if other is not None and _are_sides(name, other):
            root = name.root(doc)
            yield structure("versus", root, other.root(doc), doc[name.end])


def _ticker(doc: Doc, name: Name, starts: dict[int, Name]) -> Iterator[Proposition]:
    """Read "Ferrari (NYSE: RACE)": the exchange on which a firm's shares are traded."""
    exchange = starts.get(name.end + 1)
    if exchange is None or exchange.kind != EXCHANGE:
        return
    if doc[name.end].text == "(" and doc[exchange.end : exchange.end + 1].text == ":":
        root = doc[name.start : name.end].root
        yield structure("ticker", root, doc[exchange.start : exchange.end].root)


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    """Return the last words of titles, in lower case: what they are of is read with them (`titles`)."""
    return frozenset(title.split()[-1].lower() for title in load_titles())


def _are_sides(name: Name, other: Name) -> bool:
    """Tell two countries, or a club and another or the town of one."""
    kinds = {name.kind, other.kind}
    town = "Place" in (name.type, other.type) and COUNTRY not in kinds
    return (len(kinds) == 1 and kinds <= {COUNTRY, CLUB}) or (CLUB in kinds and town)


def _attached(doc: Doc, name: Name, starts: dict[int, Name], ontology: Ontology) -> Iterator[Proposition]:
    """Read a name that hangs upon another by a preposition: "Tim Morrison of the Security Council".

    The parser knows not whether "in Y" says where X is or where something happened: that is read behind the
    names of institutions and events, and behind whoever one works "at".
    """
    institutions = ontology.cue("noun", "institution")
    seats = institutions | ontology.cue("noun", "site") | ontology.cue("noun", "seated")
    behind = name.end
    if behind < len(doc) and doc[behind].text in institutions:  # "the Mayo clinic in Phoenix"
        behind += 1
    preposition = doc[behind] if behind < len(doc) else None
    if preposition is None or preposition.dep_ != "prep":
        return
    position = preposition.i + 1
    while position < len(doc) and doc[position].dep_ == "det":
        position += 1
    other = _called(doc, position, starts, ontology) if preposition.lower_ == IN else starts.get(position)
    if other is None:
        return
    root = name.root(doc)
    if preposition.lower_ == IN:
        employer = root.dep_ == "pobj" and root.head.lower_ == "at"
        seat = employer or any(t.lower_ in seats for t in doc[name.start : behind])
        event = name.type == "Event" and doc[name.end - 1].lower_ not in ontology.cue(
            "noun", "calendar-event"
        )
        hangs = (seat or event) and other.role != "adjective" and not _goes_on(doc, other)
    else:
        titled = name.type == "Person" and doc[name.start - 1 : name.start].text.lower() in _title_words()
        told = titled and preposition.lower_ != FROM
        hangs = name.start <= preposition.head.i < behind and not told
    if hangs and name.kind in FIRMS and other.kind == COUNTRY and preposition.lower_ == OF:
        yield structure("national", root, other.root(doc), preposition)
    elif hangs and name.type == "Person" and other.kind == PARTY:
        yield structure(PARTY, root, other.root(doc), preposition)
    elif hangs:
        yield structure(preposition.lower_, root, other.root(doc), preposition)


def _called(doc: Doc, position: int, starts: dict[int, Name], ontology: Ontology) -> Name | None:
    """Return the name at a position, or behind "northern Afghan city of"."""
    last = position
    while last < len(doc) and (doc[last].pos_ == "ADJ" or _is_adjective(starts.get(last))):
        last += 1
    places = ontology.cue("noun", "Place")
    if doc[last : last + 1].text in places and doc[last + 1 : last + 2].text == OF:
        return starts.get(last + 2)
    return starts.get(position)


def _is_adjective(name: Name | None) -> bool:
    return name is not None and name.role == "adjective"


def _goes_on(doc: Doc, name: Name) -> bool:
    """Tell "the Black Sea resort" from the Black Sea."""
    return name.end < len(doc) and doc[name.end].pos_ in NOMINAL and doc[name.end - 1].dep_ == "compound"


def _inner_place(doc: Doc, name: Name, places: dict[str, Name], ontology: Ontology) -> Iterator[Proposition]:
    """Read the place that a longer name begins with: "Ukraine's Air Force", "Indian Ministry of Tourism".

    The European Commission is no part of a continent, nor the Free Syrian Army of Syria. `places` are the
    article's places by the name under which they are known; the first mention is meant.
    """
    if name.kind and name.kind not in OFFICIAL:
        return
    forms, continents = load_place_forms(), ontology.cue("noun", "continent")
    for end in range(name.start + 1, name.end):
        text = doc[name.start : end].text
        place = places.get(forms.get(text, text))
        if place is not None and place.start != name.start and (place.known or "").lower() not in continents:
            root = name.root(doc)
            if root.i < end and _is_ones(doc, name, ontology):
                root = doc[name.end - 1]
            yield structure("named", root, place.root(doc), doc[name.end - 1])


def _is_ones(doc: Doc, name: Name, ontology: Ontology) -> bool:
    """Tell the German foreign ministry spokesman from an Israeli military court."""
    return name.end < len(doc) and doc[name.end].lemma_.lower() in ontology.cue("noun", "Person")


def _surrounding(doc: Doc, name: Name, starts: dict[int, Name], ontology: Ontology) -> Iterator[Proposition]:
    """Read "Kharkiv, in northeastern Ukraine" and "Nice in the south of France": a place within another."""
    if name.type != "Place" or name.role == "adjective" or name.kind == COUNTRY:
        return
    parts, quarters = ontology.cue("noun", "subdivision"), ontology.cue("noun", "quarter")
    position, prepositions = name.end, [IN]
    if doc[position : position + 1].text == ",":
        position += 1
    elif doc[position : position + 1].text in parts:
        position, prepositions = position + 1, [IN, OF]
    elif doc[position - 1].lower_ in parts:
        prepositions = [IN, OF]
    if position >= len(doc) or doc[position].lower_ not in prepositions:
        return
    preposition = doc[position]
    position += 1
    while position < len(doc) and doc[position].pos_ in ("DET", "ADJ") and position not in starts:
        position += 1
    if doc[position : position + 1].text.lower() in quarters and position not in starts:
        position += 1 + (doc[position + 1 : position + 2].text == OF)
    other = starts.get(position)
    if other is not None and other.type == "Place" and other.role != "adjective" and not _goes_on(doc, other):
        root, place = name.root(doc), other.root(doc)
        yield structure("place", root, place, preposition)


def _is_owned(doc: Doc, owned: Name, ontology: Ontology) -> bool:
    """Tell Google's Sundar Pichai from its Pixel Visual Core, Japan's Fukushima from its Fukushima plant."""
    if owned.type == "Person":
        root = owned.root(doc)
        telling = root.dep_ == "nsubj" and root.head.lemma_.lower() in ontology.cue("verb", "reporting")
        return _has_given_name(doc, owned) or (telling and owned.end - owned.start > 1)
    if owned.type != "Place":
        return True
    after = doc[owned.end] if owned.end < len(doc) else None
    nouns = ontology.cue("noun", "Place")
    closed = after is None or after.pos_ not in NOMINAL or {after.lemma_, doc[owned.end - 1].lower_} & nouns
    return owned.sure and owned.kind != COUNTRY and owned.role != "adjective" and bool(closed)


def _is_national(doc: Doc, name: Name, owned: Name, ontology: Ontology) -> bool:
    """Tell China's Huawei, which is there, from China's Ministry of Trade, which is a part of it."""
    public = ontology.cue("noun", "institution-like")
    body = owned.kind in STATE or any(token.lower_ in public for token in doc[owned.start : owned.end])
    return (
        name.type == "Place" and owned.type == "Organization" and _is_firm(doc, owned, ontology) and not body
    )


def _is_firm(doc: Doc, name: Name, ontology: Ontology) -> bool:
    """Tell a body from what a tagger takes for one: it is known, an acronym, or called like a firm."""
    last = doc[name.end - 1]
    acronym = last.text.isupper() and len(last) > PAIR
    return name.sure or acronym or last.lower_ in ontology.cue("noun", "firm-word")


def _is_held(doc: Doc, name: Name, owned: Name) -> bool:
    """Tell "Disney's ESPN" from "NPR's Soraya" and "Apple's Samsung case": both are firms that are known."""
    alone = owned.end == len(doc) or doc[owned.end].pos_ not in NOMINAL
    return alone and name.kind in FIRMS and owned.kind in FIRMS


def _has_given_name(doc: Doc, name: Name) -> bool:
    """Tell a person from the products that taggers take for people: "Google's Pixel Visual Core"."""
    return doc[name.start].text in load_given_names()


def _is_within(doc: Doc, name: Name, after: Name) -> bool:
    """Tell "Oakland, California" from "in Beijing, Chinese officials" and "in the Gulf, Qatar has"."""
    subject = after.root(doc).dep_ in ("nsubj", "nsubjpass")
    closed = after.end < len(doc) and doc[after.end].text == ","
    owner = after.end < len(doc) and is_possessive_mark(doc[after.end])
    behind = doc[after.end : after.end + 2]  # "Raleigh-Durham", not "Oregon-based"
    joined = len(behind) > 1 and behind[0].text == "-" and behind[1].pos_ == "PROPN"
    if owner or joined or name.kind == COUNTRY:
        return False
    return name.type == after.type == "Place" and after.role != "adjective" and (closed or not subject)


def _is_listed(doc: Doc, name: Name, after: Name, names: list[Name]) -> bool:
    """Tell an enumeration ("Belgium, Canada, Denmark and France") from a place within another.

    A country or state closes a pair: "in Boise, Idaho, Oakland, California, and Austin, Texas".
    """
    following = [token.lower_ for token in doc[after.end : after.end + 2]]
    if following[:1] == ["and"]:
        return True
    if _is_territory(after) and not _is_territory(name):
        return False
    places = [n for n in names if n.type == "Place"]
    starts, ends = {n.start for n in places}, {n.end for n in places}
    goes_on = bool({after.end + 1, after.end + 2} & starts) and following[:1] in ([","], ["or"])
    came_on = bool({name.start - 1, name.start - 2} & ends) and doc[name.start - 1].text in (",", "and")
    return goes_on or following == [",", "and"] or came_on or _opens_list(doc, after, names)


def _is_territory(place: Name) -> bool:
    """Tell whether a place is a country or a state, whatever form names it."""
    return place.kind == COUNTRY or (place.known or "") in load_constituencies()


def _opens_list(doc: Doc, second: Name, names: list[Name]) -> bool:
    """Tell whether more names follow, to a last "and": "in Skopje, Ohrid, Dolno Karabin and Tetovo"."""
    starts = {name.start: name for name in names}
    position, several = second.end, False
    while position + 1 in starts and doc[position].text in LISTING:
        position, several = starts[position + 1].end, True
    closed = doc[position : position + 1].text in ("and", "or") and position + 1 in starts
    return several and closed


def structure(name: str, subject: Token, other: Token, trigger: Token | None = None) -> Proposition:
    """Return what two names say by how they stand; where no word between is the trigger, `other` is."""
    roles = (Role("subject", subject.i), Role("object", other.i))
    return Proposition("structure", (other if trigger is None else trigger).i, (name,), roles, "compound")
