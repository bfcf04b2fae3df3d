"""Acronyms and short names that articles prove: they call one entity both so and in full.

Such a name alone in another article is joined if no other entity of its class is called so. Short names that
are no acronyms ("Goldman") are joined in known company only, since words are more easily shared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from eventgraph.records import Proposal
from eventgraph.records.extraction import CONCEPT
from eventgraph.resolution.acronyms import abbreviates, initials, is_acronym
from eventgraph.resolution.affixes import HONORIFICS
from eventgraph.resolution.clusters import Join
from eventgraph.resolution.company import Company
from eventgraph.resolution.names import name_key
from eventgraph.resolution.namesakes import in_company
from eventgraph.resolution.nodes import PERSON, Node
from eventgraph.resolution.sightings import PRONOUNS

Found = Join | Proposal
SCORE_IN_COMPANY = 0.7
SCORE = 0.5
SCORE_INITIALS = 0.4
MOST_FULL_NAMES = 3


def aliases(nodes: Sequence[Node], company: Company) -> tuple[list[Node], list[Found]]:
    """Return the nodes, and what joins or may join names that are not people's, each with the reason.

    A short name of several is told apart by the company that articles name it in.
    """
    named = [node for node in nodes if node.type not in (PERSON, CONCEPT)]
    short: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in named:
        if not node.is_known and node.key not in HONORIFICS and not _is_pronoun(node.name):
            short[node.key, node.type].append(node)
    spelled = _by_initials(named)
    proven = _proven(named, short)
    parts = {node.id: _divided(node, proven.get(node.id, ()), company) for node in nodes}
    found: list[Found] = []
    for node in nodes:
        full = [part for each in proven.get(node.id, ()) for part in parts[each.id]]
        guessed = spelled[node.key.replace(" ", ""), node.type] if is_acronym(node.name) else []
        others = [part for each in guessed for part in parts[each.id] if part not in full]
        for part in parts[node.id]:
            found += _judged(part, full, others, company) if full else _guessed(part, others, company)
    return list(chain.from_iterable(parts.values())), found


def _divided(node: Node, full: Sequence[Node], company: Company) -> list[Node]:
    """Return a short name of several as a node for each company that it is named in."""
    return in_company(node, company, frozenset(each.id for each in full)) if len(full) > 1 else [node]


def _proven(named: Sequence[Node], short: Mapping[tuple[str, str], Sequence[Node]]) -> dict[str, list[Node]]:
    """Return the id of each short name -> the nodes that articles call so as well."""
    proven: dict[str, list[Node]] = defaultdict(list)
    for node in named:
        keys = {_careful(form, node.type) for s in node.sightings for form in s.forms} - {node.key}
        for key in keys:
            for each in short.get((key, node.type), ()):
                proven[each.id].append(node)
    return proven


@lru_cache(maxsize=2**16)
def _careful(form: str, kind: str) -> str:
    return name_key(form, kind).careful


def _by_initials(named: Sequence[Node]) -> dict[tuple[str, str], list[Node]]:
    spelled: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in named:
        for letters in {*initials(node.name)}:
            spelled[letters, node.type].append(node)
    return spelled


def _judged(node: Node, full: Sequence[Node], others: Sequence[Node], company: Company) -> Iterator[Found]:
    """Yield the join with the only one that is called so, or proposals."""
    acronym = is_acronym(node.name)
    near = [each for each in full if company.is_shared(node, [each])]
    meant = full if len(full) == 1 else near
    is_sure = bool(near) or not others
    if acronym and len(meant) == 1 and is_sure and abbreviates(node.name, meant[0].name):
        yield Join(node.id, meant[0].id, "acronym")
    elif not acronym and len(full) == 1 and near:
        yield Join(node.id, full[0].id, "alias")
    else:
        for each in sorted(near or full)[:MOST_FULL_NAMES]:
            score = SCORE_IN_COMPANY if each in near else SCORE
            yield Proposal(a=node.id, b=each.id, reason="acronym" if acronym else "alias", score=score)


def _guessed(node: Node, full: Sequence[Node], company: Company) -> Iterator[Found]:
    if node.is_known:
        return
    near = [each for each in full if company.is_shared(node, [each])]
    for each in sorted(near or full)[:MOST_FULL_NAMES]:
        score = SCORE_IN_COMPANY if each in near else SCORE_INITIALS
        yield Proposal(a=node.id, b=each.id, reason="acronym", score=score)


def _is_pronoun(name: str) -> bool:
    return name.casefold() in PRONOUNS and not name.isupper()
