"""Names that look alike: proposed to people, never joined.

Names are compared within blocks only (a surname; a name's skeleton; its words in any order), so that the work
grows with the names and not with their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from eventgraph.ontology.gazetteer import load_nicknames, load_place_forms
from eventgraph.records import Proposal
from eventgraph.records.entity import ProposalReason
from eventgraph.records.extraction import CONCEPT
from eventgraph.resolution.acronyms import SMALL_WORDS
from eventgraph.resolution.affixes import GENERIC_FORMS, PARTICLES
from eventgraph.resolution.names import fold
from eventgraph.resolution.nodes import ORGANIZATION, PERSON, Node
from eventgraph.resolution.spelling import skeleton

LARGEST_BLOCK: Final = 60
"""Names of larger blocks tell nothing apart, and their pairs would be many."""
LEAST_RATIO: Final = 75
LEAST_RATIO_OF_WORDS: Final = 85
"""Of 100: below, names with one skeleton look too unlike; single words are more often alike by chance."""
GENERATIONS: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
ROMAN: Final = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})
EXTRA: Final = GENERIC_FORMS | {
    "of", "the", "and", "for", "club", "fc", "afc", "cf", "sc", "football", "motor", "motors",
    "international", "global", "worldwide", "technologies", "technology", "systems", "industries",
    "enterprises", "foundation", "association", "organization", "organisation", "party", "department",
    "ministry", "agency", "service", "services", "affairs", "university", "city", "county", "state",
    "republic", "province", "river", "airport",
}  # fmt: skip
"""Words that articles leave out of names of organisations and places."""
WEIGHTS: Final[dict[ProposalReason, float]] = {
    "spacing": 0.95,
    "word_order": 0.9,
    "spelling": 0.85,
    "nickname": 0.8,
    "initials": 0.6,
    "extra_words": 0.6,
    "surname": 0.5,
}


class _Block(NamedTuple):
    reason: ProposalReason
    type: str
    mark: str


def look_alikes(nodes: Sequence[Node]) -> Iterator[Proposal]:
    """Yield pairs of nodes of one class with names that may be one, for the best reason of each pair."""
    blocks: dict[_Block, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.type != CONCEPT:
            for block in {*_blocks(node)}:
                blocks[block].append(node)
    best: dict[tuple[str, str], Proposal] = {}
    for block in sorted(blocks):
        for one, other in _pairs(blocks[block]):
            proposal = _proposal(one, other, block.reason)
            if proposal is not None and proposal.score > getattr(best.get((one.id, other.id)), "score", 0):
                best[one.id, other.id] = proposal
    yield from best.values()


def _pairs(block: list[Node]) -> Iterator[tuple[Node, Node]]:
    """Yield the pairs of a block in the order of their ids, without two that the gazetteer tells apart."""
    if len(block) <= LARGEST_BLOCK:
        for one, other in combinations(sorted(block, key=lambda node: node.id), 2):
            if one.key != other.key and not (one.is_known and other.is_known):
                yield one, other


def _proposal(one: Node, other: Node, reason: ProposalReason) -> Proposal | None:
    if one.type == PERSON and not _may_be_one(one.key, other.key, reason):
        return None
    ratio = fuzz.ratio(one.key, other.key)
    least = LEAST_RATIO if " " in one.key and " " in other.key else LEAST_RATIO_OF_WORDS
    if reason == "spelling" and (ratio < least or _numbers(one.key) != _numbers(other.key)):
        return None
    likeness = ratio / 100 if reason == "spelling" else 1
    return Proposal(a=one.id, b=other.id, reason=reason, score=round(WEIGHTS[reason] * likeness, 3))


def _may_be_one(one: str, other: str, reason: ProposalReason) -> bool:
    """Tell whether two people's names differ as the reason says, and in no middle name nor generation.

    George W. Bush is not George H. W. Bush; that George Bush may be one of them is told elsewhere.
    """
    words, others = one.split(), other.split()
    if reason == "surname":
        return not GENERATIONS & {words[-1], others[-1]}
    middles = [_initials(words[1:-1]), _initials(others[1:-1])]
    if GENERATIONS & (set(words) ^ set(others)) or (all(middles) and middles[0] != middles[1]):
        return False
    alike = words[0] == others[0]
    if alike and words[-1] == others[-1]:
        return bool(all(middles)) and reason != "extra_words"
    if reason == "initials":
        return not alike and 1 in (len(words[0]), len(others[0]))
    return not (alike and reason == "nickname")


def _initials(words: list[str]) -> list[str]:
    return [word[0] for word in words if word not in PARTICLES]


def _numbers(name: str) -> list[str]:
    return [word for word in name.split() if word in ROMAN or any(map(str.isdigit, word))]


def _blocks(node: Node) -> Iterator[_Block]:
    words = node.key.split()
    yield _Block("spacing", node.type, "".join(words))
    if len(words) > 1:
        yield _Block("word_order", node.type, " ".join(sorted(words)))
        yield _Block("spelling", node.type, " ".join(word.removesuffix("s") for word in words))
    sound = "".join(map(skeleton, [word for word in words if word not in PARTICLES]))
    if len(sound) > 2:  # noqa: PLR2004 - two consonants are no name
        yield _Block("spelling", node.type, sound)
    if node.type == PERSON:
        yield from _person_blocks(words)
    else:
        yield from _other_blocks(node, words)


def _person_blocks(words: list[str]) -> Iterator[_Block]:
    if len(words) < 2:  # noqa: PLR2004 - a part of a name
        return
    first, last = words[0], words[-1]
    yield from (_Block("nickname", PERSON, f"{name} {last}") for name in _formal(first))
    if len(first) == 1:
        yield _Block("initials", PERSON, f"{first} {last}")
    else:
        yield _Block("initials", PERSON, f"{first[0]} {last}")
    for other in words[1:]:
        yield _Block("extra_words", PERSON, f"{first} {other}")
    for start in range(len(words) - 1):
        yield _Block("surname", PERSON, " ".join(words[start:]))


def _other_blocks(node: Node, words: list[str]) -> Iterator[_Block]:
    plain = [word for word in words if word not in EXTRA]
    if node.type == ORGANIZATION:
        nouns = sorted(_place_forms().get(word, word) for word in words if word not in SMALL_WORDS)
        yield _Block("word_order", node.type, " ".join(nouns))
    if plain and node.type not in ("Product", "Work"):
        plain = sorted(_place_forms().get(word, word) for word in plain)
        yield _Block("extra_words", node.type, " ".join(plain))
    if node.type == ORGANIZATION and len(words) > 2:  # noqa: PLR2004 - "US Congress", but not "US Army Corps"
        yield from (
            _Block("extra_words", node.type, " ".join(words[n:])) for n in (1, 2) if _is_place(words[:n])
        )


def _is_place(words: list[str]) -> bool:
    return " ".join(words) in _place_forms()


def _formal(given: str) -> frozenset[str]:
    return _formal_names().get(given, frozenset({given}))


@lru_cache(maxsize=1)
def _formal_names() -> dict[str, frozenset[str]]:
    return {
        fold(name): frozenset({fold(name), *map(fold, formal)}) for name, formal in load_nicknames().items()
    }


@lru_cache(maxsize=1)
def _place_forms() -> dict[str, str]:
    return {fold(form): fold(name) for form, name in load_place_forms().items()}
