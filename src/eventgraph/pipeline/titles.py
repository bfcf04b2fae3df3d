"""Reads the titles of people from the words as they stand, whatever their parse.

Long titles are parsed badly: in "X, senior VP partnerships and sales at Y" hardly a word hangs where it must.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.ontology.gazetteer import load_titles
from eventgraph.pipeline.dependencies import NOMINAL, is_possessive_mark
from eventgraph.pipeline.layers import Name, Proposition, Role
from eventgraph.pipeline.name_lists import is_plural
from eventgraph.pipeline.party_labels import is_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.name_lists import Lists

LONGEST_BEFORE: Final = 8
LONGEST_BEHIND: Final = 20
HONORIFIC: Final = "honorific"
PAIR: Final = 2
BRACKETED: Final = 3
"""Tokens of a short form in brackets."""
OPENING: Final = frozenset([",", "(", "-", "\u2013", "\u2014"])
MARKERS: Final = frozenset({"at", "for", "with", "of", "in", "to", "from", "on"})
OWNING: Final = frozenset({"of", "at", "for"})
AS: Final = "as"
EMPLOYING: Final = frozenset({"at", "for"})
"""Prepositions that say for whom, whatever stands before them."""
JOINING: Final = frozenset({"and", "&"})
INSIDE: Final = frozenset(["-", "/", "'s", "\u2019s", "'", "\u2019"])


class _Phrase(NamedTuple):
    """A stretch of a title: its tokens, and the preposition before them."""

    marker: str
    start: int
    end: int


def find_titles(doc: Doc, names: list[Name], lists: Lists, ranks: frozenset[str]) -> Iterator[Proposition]:
    """Yield the roles that the nouns before names give them, and those that titles behind people's names do.

    "Y CEO X", "Y's streaming service X", "Y members A, B and C". `ranks` are the titles that stand before
    their field: "VP marketing".
    """
    starts = {name.start: name for name in names}
    # Parties stand between a title and what it is of: "Texas Republican Gov. X" (`affiliations`).
    named = [name for name in names if not is_label(name)]
    ends = {name.end: name for name in named}
    inside = {token: name for name in named for token in range(name.start, name.end)}
    for name in names:
        if name.role == "adjective":
            continue
        holders = tuple(Role("subject", token) for token in lists.from_here(name))
        before = _before(doc, name, ends)
        owned = before.start in inside and doc[before.stop - 1].pos_ == "NOUN"
        if name.type == "Person" or (before and owned):
            home = _home(doc, name, starts)
            yield from _read_title(doc, before, _Reading(inside, ranks, "compound", holders, home))
        behind = range(name.end + 1, _end_behind(doc, name, starts))
        if name.type == "Person" or _is_described(doc, name, behind):
            others = (Role("subject", token) for token in lists.others(holders[0].token, shortest=PAIR))
            everybody = (holders[0], *others)
            yield from _read_title(doc, behind, _Reading(inside, ranks, "apposition", everybody))


def _home(doc: Doc, name: Name, starts: dict[int, Name]) -> tuple[Role, ...]:
    """Return what stands behind the name for its title: "Mayor X of Oslo", "Chief Executive X of Apple"."""
    if name.type != "Person" or name.end + 1 >= len(doc) or doc[name.end].lower_ not in ("of", "from"):
        return ()
    position = name.end + 1 + int(doc[name.end + 1].pos_ == "DET")
    other = starts.get(position)
    if other is None or other.role == "adjective":
        return ()
    return (Role("oblique", doc[other.start : other.end].root.i, doc[name.end].lower_),)


def _is_described(doc: Doc, name: Name, behind: range) -> bool:
    """Tell "Kharkiv, Ukraine's second city," and "Odesa, a port in Ukraine," from what only goes on."""
    if not behind or doc[name.end].text not in OPENING:
        return False
    words = [doc[i] for i in behind]
    owned = any(is_possessive_mark(word) for word in words)
    closed = behind.stop == len(doc) or doc[behind.stop].is_punct
    goes_on = any(word.pos_ in ("CCONJ", "VERB") or is_plural(word) for word in words)
    return closed and not goes_on and (owned or words[0].pos_ == "DET")


class _Reading(NamedTuple):
    """What the reading of a title knows besides its words; a title in the singular is of the first holder."""

    inside: dict[int, Name]
    ranks: frozenset[str]
    construction: str
    holders: tuple[Role, ...]
    home: tuple[Role, ...] = ()

    def held(self, title: Token) -> tuple[Role, ...]:
        """Return who bears a title."""
        return self.holders if is_plural(title) else self.holders[:1]


def _before(doc: Doc, name: Name, ends: dict[int, Name]) -> range:
    """Return the words of a title before the name: "Y CEO X", "Y's chief executive, X,"."""
    closed = name.end == len(doc) or doc[name.end].is_punct
    if name.start and doc[name.start - 1].text == "," and name.type == "Person":
        first = _first_of_whole(doc, name.start - 1, ends)
        if first < name.start - 1 and (closed or doc[max(0, first - 1)].lower_ == AS):
            return range(first, name.start - 1)
    if name.start and doc[name.start - 1].text == "," and closed:
        first = _first_before(doc, name.start - 1, ends)
        owned = any(is_possessive_mark(doc[i]) for i in range(first, name.start - 1))
        return range(first, name.start - 1) if owned else range(name.start, name.start)
    return range(_first_before(doc, name.start, ends), _end_before(doc, name))


def _first_of_whole(doc: Doc, end: int, ends: dict[int, Name]) -> int:
    """Return where "the chairman of Y" before a comma begins, or the comma's position where it does not."""
    owner = ends.get(end)
    if (
        owner is None
        or owner.type == "Person"
        or not owner.start
        or doc[owner.start - 1].lower_ not in OWNING
    ):
        return end
    first = owner.start - 1
    while first > 0 and first not in ends and end - first < LONGEST_BEFORE and doc[first - 1].pos_ in NOMINAL:
        first -= 1
    article = doc[first - 1].pos_ == "DET" or doc[first - 1].lower_ == AS if first else True
    return first if article and first < owner.start - 1 else end


def _first_before(doc: Doc, end: int, ends: dict[int, Name]) -> int:
    """Return where a title before a position begins: with the name of what it is held in, if it says so."""
    first = end
    while first > 0 and first not in ends and end - first < LONGEST_BEFORE:
        if not _may_be_before(doc[first - 1]):
            break
        first -= 1
    first = _before_brackets(doc, first)
    owner = ends.get(first)
    if owner is None and first and is_possessive_mark(doc[first - 1]):
        owner = ends.get(first - 1)
    if owner is None:
        return first
    if owner.role == "adjective" and owner.start and is_possessive_mark(doc[owner.start - 1]):
        # "Boeing's European rival Airbus"
        owner = ends.get(owner.start - 1, owner)
    if owner.type == "Person" and doc[owner.end].pos_ not in ("NOUN", "PART"):
        return end
    return _employer(doc, owner, ends).start


def _before_brackets(doc: Doc, position: int) -> int:
    """Return where a short form in brackets begins that ends at a position: "Apple (AAPL) CEO"."""
    opening = position - BRACKETED
    bracketed = opening > 0 and doc[position - 1].text == ")" and doc[opening].text == "("
    return opening if bracketed else position


def _employer(doc: Doc, owner: Name, ends: dict[int, Name]) -> Name:
    """Return the first of two employers: "Real Madrid and France striker X", "a Google and Meta engineer"."""
    other = ends.get(owner.start - 1)
    if other is None or doc[owner.start - 1].lower_ not in JOINING or owner.role != "name":
        return owner
    before = doc[other.start - 1] if other.start else None
    described = before is not None and before.pos_ in ("ADJ", "DET")
    joined = owner.type == "Place" or (owner.type == "Organization" and described)
    return other if joined and other.type == "Organization" and other.sure else owner


@lru_cache(maxsize=1)
def honorifics() -> frozenset[str]:
    """Return the forms of address in lower case: "mr", "sir"."""
    return frozenset(title.lower() for title, kind in load_titles().items() if kind == HONORIFIC)


@lru_cache(maxsize=1)
def _plain_titles() -> frozenset[str]:
    """Return the titles of one word that are written small: "forward", "goalkeeper"."""
    return frozenset(title for title in load_titles() if title.isalpha() and title.islower())


def _end_before(doc: Doc, person: Name) -> int:
    """Return where a title before the name ends: with "manager" in "Arsenal manager Sir X"."""
    end = person.start
    while end and doc[end - 1].lower_ in honorifics():
        end -= 1
    return end


def _may_be_before(token: Token) -> bool:
    if token.lower_ in ("of", "for"):
        return token.nbor().pos_ in NOMINAL
    if token.tag_ == "VBG":
        # "Amazon's cloud computing arm"
        before = token.nbor(-1) if token.i else token
        return (before.pos_ == "NOUN" or is_possessive_mark(before)) and token.nbor().pos_ == "NOUN"
    return token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ in ("VBN", "RB") or token.text in ("and", "-")


def _end_behind(doc: Doc, person: Name, starts: dict[int, Name]) -> int:
    """Return where a title behind the name ends: at the next comma, verb or other person."""
    position = person.end + 1
    if position >= len(doc) or doc[person.end].text not in OPENING:
        return position
    last = min(len(doc), position + LONGEST_BEHIND, doc[person.start].sent.end)
    while position < last and _may_be_behind(doc[position]) and not _is_dash(doc[position]):
        other = starts.get(position)
        if other is not None and other.type == "Person" and doc[position - 1].lower_ not in MARKERS:
            return person.end + 1
        position = position + 1 if other is None else other.end
    return position


def _is_dash(token: Token) -> bool:
    """Tell the dash that closes a description from the hyphen in "co-founder"."""
    return token.text in OPENING and bool(token.nbor(-1).whitespace_ and token.whitespace_)


def _may_be_behind(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "CCONJ", "DET", "NUM", "ADV") or token.lower_ in MARKERS:
        return True
    return token.tag_ in ("VBG", "VBN", "TO") or token.text in INSIDE


def _read_title(doc: Doc, title: range, reading: _Reading) -> Iterator[Proposition]:
    """Yield a role for each title of a coordination; what says of what may stand with another of them."""
    parts = [_phrases(doc, part, reading.inside) for part in _coordinated(doc, title, reading.inside)]
    shared: list[Role] = []
    for number, phrases in enumerate(parts):
        head = _head(doc, phrases[0], reading) if phrases and not phrases[0].marker else None
        if head is None:
            continue
        own = [*_owners(doc, phrases[0], head, reading.inside), *_places(doc, phrases[1:], reading.inside)]
        if not any(role.token in reading.inside for role in own):
            later = (p for other in parts[number + 1 :] for p in other if p.marker)
            own += [
                *([] if doc[phrases[0].start].pos_ == "DET" else shared),
                *_places(doc, later, reading.inside),
            ]
        if not any(role.token in reading.inside for role in own):
            own += reading.home
        shared = [role for role in own if role.position in ("compound", "possessive")]
        before = (doc[i] for i in range(phrases[0].start, head) if i not in reading.inside)
        words = (token.lower_ for token in before if not is_possessive_mark(token))
        roles = (*reading.held(doc[head]), *own)
        yield Proposition("role", head, (*words, doc[head].lemma_.lower()), roles, reading.construction)


def _coordinated(doc: Doc, words: range, inside: dict[int, Name]) -> Iterator[range]:
    start = words.start
    for position in words:
        owners = position - 1 in inside and inside[position - 1].start == start and position + 1 in inside
        if doc[position].lower_ in JOINING and position not in inside and not owners:
            yield range(start, position)
            start = position + 1
    yield range(start, words.stop)


def _phrases(doc: Doc, words: range, inside: dict[int, Name]) -> list[_Phrase]:
    """Return the pieces between the prepositions."""
    borders = [i for i in words if doc[i].lower_ in MARKERS and i not in inside]
    firsts = [("", words.start), *((doc[i].lower_, i + 1) for i in borders)]
    found = (
        _Phrase(marker, start, end)
        for (marker, start), end in zip(firsts, (*borders, words.stop), strict=True)
    )
    return [phrase for phrase in found if phrase.start < phrase.end]


def _head(doc: Doc, phrase: _Phrase, reading: _Reading) -> int | None:
    """Return the token of the title: the last noun, or a rank before its field."""
    words = [i for i in range(phrase.start, phrase.end) if i not in reading.inside]
    # Taggers take the forward of a club for an adverb.
    nouns = [
        i
        for i in words
        if doc[i].pos_ in NOMINAL or (doc[i].pos_ not in ("VERB", "ADJ") and doc[i].lower_ in _plain_titles())
    ]
    ranks = [i for i in nouns if doc[i].lower_ in reading.ranks]
    return ranks[0] if ranks else nouns[-1] if nouns and nouns[-1] == phrase.end - 1 else None


def _owners(doc: Doc, phrase: _Phrase, head: int, inside: dict[int, Name]) -> list[Role]:
    """Return the nouns before a title ("policy") and whose it is: a possessor, or else any name there."""
    nouns = [i for i in range(phrase.start, head) if i not in inside and doc[i].pos_ in NOMINAL]
    before = [name for i in range(phrase.start, head) if (name := inside.get(i)) and i == name.start]
    possessors = [name for name in before if is_possessive_mark(doc[name.end])]
    position = "possessive" if possessors else "compound"
    owners = [Role(position, doc[name.start : name.end].root.i) for name in possessors or before]
    # "Y's Asia director" directs no more than that.
    fields = [name for name in before if possessors and name not in possessors]
    labels = [Role("label", doc[name.start : name.end].root.i) for name in fields]
    return [*(Role("compound", noun) for noun in nouns), *owners, *labels]


def _places(doc: Doc, phrases: Iterable[_Phrase], inside: dict[int, Name]) -> Iterator[Role]:
    """Yield what the prepositions of a title govern: "at market research firm IDC" ends in a name."""
    seen: set[str] = set()
    named = False
    for phrase in phrases:
        last = phrase.end - 1
        name = inside.get(last)
        # "The chair of the wing of Y" is not the chair of Y, "the head of X in Y" not that of Y.
        if phrase.marker not in seen and (not named or phrase.marker in EMPLOYING):
            if name is not None:
                yield Role("oblique", doc[name.start : name.end].root.i, phrase.marker)
            elif doc[last].pos_ in NOMINAL:
                yield Role("oblique", last, phrase.marker)
        seen.add(phrase.marker)
        named = named or name is not None
