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
from eventgraph.pipeline.title_spans import JOINING, MARKERS, end_behind, is_described, title_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.name_lists import Lists

PAIR: Final = 2
EMPLOYING: Final = frozenset({"at", "for"})
"""Prepositions that say for whom, whatever stands before them."""


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
        before = title_before(doc, name, ends)
        owned = before.start in inside and doc[before.stop - 1].pos_ == "NOUN"
        if name.type == "Person" or (before and owned):
            home = _home(doc, name, starts)
            yield from _read_title(doc, before, _Reading(inside, ranks, "compound", holders, home))
        behind = range(name.end + 1, end_behind(doc, name, starts))
        if name.type == "Person" or is_described(doc, name, behind):
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
    return (Role("oblique", other.root(doc).i, doc[name.end].lower_),)


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


@lru_cache(maxsize=1)
def _plain_titles() -> frozenset[str]:
    """Return the titles of one word that are written small: "forward", "goalkeeper"."""
    return frozenset(title for title in load_titles() if title.isalpha() and title.islower())


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
    owners = [Role(position, name.root(doc).i) for name in possessors or before]
    # "Y's Asia director" directs no more than that.
    fields = [name for name in before if possessors and name not in possessors]
    labels = [Role("label", name.root(doc).i) for name in fields]
    return [*(Role("compound", noun) for noun in nouns), *owners, *labels]


def _whole(doc: Doc, phrase: _Phrase, inside: dict[int, Name]) -> Iterator[Role]:
    """Yield the whole of which a part is headed: "head of Y's cloud division" serves with Y."""
    if phrase.marker != "of":
        return
    for name in {inside[i] for i in range(phrase.start, phrase.end) if i in inside}:
        if name.type == "Organization" and is_possessive_mark(doc[name.end]):
            yield Role("oblique", doc[name.start : name.end].root.i, "with")


def _places(doc: Doc, phrases: Iterable[_Phrase], inside: dict[int, Name]) -> Iterator[Role]:
    """Yield what the prepositions of a title govern: "at market research firm IDC" ends in a name."""
    seen: set[str] = set()
    named = clients = False
    for phrase in phrases:
        last = phrase.end - 1
        name = inside.get(last)
        # "The chair of the wing of Y" is not the chair of Y, "the head of X in Y" not that of Y.
        # Nor is "the attorney for victims of Y" theirs who have made them so.
        theirs = clients and phrase.marker == "of"
        if phrase.marker not in seen and not theirs and (not named or phrase.marker in EMPLOYING):
            if name is not None:
                yield Role("oblique", name.root(doc).i, phrase.marker)
            elif doc[last].pos_ in NOMINAL:
                yield Role("oblique", last, phrase.marker)
                yield from _whole(doc, phrase, inside)
        seen.add(phrase.marker)
        named = named or name is not None
        clients = phrase.marker == "for" and name is None and is_plural(doc[last])
