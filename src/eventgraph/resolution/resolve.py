"""Sightings -> the entities of all articles, which entity each article's entity is, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from eventgraph.records import Decision, Extraction, Proposal, Resolution
from eventgraph.resolution.affiliations import Affiliations
from eventgraph.resolution.aliases import aliases
from eventgraph.resolution.clusters import Clusters, Join, Wall
from eventgraph.resolution.company import Company
from eventgraph.resolution.grouping import group
from eventgraph.resolution.known_links import same_links
from eventgraph.resolution.look_alikes import look_alikes
from eventgraph.resolution.namesakes import UNPLACED, told_apart
from eventgraph.resolution.nodes import PERSON, Node
from eventgraph.resolution.outcome import outcome
from eventgraph.resolution.people import surnames, whole_names
from eventgraph.resolution.rulings import Rulings
from eventgraph.resolution.sightings import Sighting, sightings

NAMESAKES_SCORE = 0.4


def resolve(extractions: Iterable[Extraction], decisions: Iterable[Decision] = ()) -> Resolution:
    """Return who is who across the articles: a pure function of the set of extractions, in any order.

    Of two extractions of one article only one counts, chosen by content.

    Raises:
        DecisionError: see `resolve_sightings`.
    """
    found = (sighting for extraction in _one_each(extractions) for sighting in sightings(extraction))
    return resolve_sightings(found, decisions)


def resolve_sightings(found: Iterable[Sighting], decisions: Iterable[Decision] = ()) -> Resolution:
    """Return who is who of those that articles name, each article counted once, in any order.

    The steps are told in docs/resolution.md: names with one key (`names.name_key`) are one; namesakes are
    told apart by where they belong; proven acronyms, short names, surnames and middle names join; what
    only looks alike is proposed. Decisions go before all that.

    Raises:
        DecisionError: two decisions contradict each other.
    """
    ruled = tuple(decisions)
    named = group(found)
    company = Company(named)
    rough = Clusters(Rulings(ruled, named).walls())
    rough.join_all([*Rulings(ruled, named).joins(), *same_links(named), *_joins(aliases(named, company)[1])])
    told = _told(named, Affiliations(named, rough), company)
    return _resolution(told, ruled, company)


class _Told(NamedTuple):
    """Nodes of whom namesakes are told apart, with walls between them."""

    nodes: list[Node]
    walls: list[Wall]
    proposals: list[Proposal]


def _told(named: Sequence[Node], affiliations: Affiliations, company: Company) -> _Told:
    nodes: list[Node] = []
    walls: list[Wall] = []
    alike: list[Proposal] = []
    for node in named:
        parts = told_apart(node, affiliations, company)
        nodes += parts
        pairs = [(a, b) for a, b in combinations(parts, 2)]
        walls += [(a.id, b.id) for a, b in pairs if not _is_unplaced(a, b)]
        alike += [Proposal(a=a.id, b=b.id, reason="same_name", score=NAMESAKES_SCORE) for a, b in pairs]
    return _Told(nodes, walls, alike)


def _is_unplaced(*nodes: Node) -> bool:
    return any(node.discriminator.endswith(UNPLACED) for node in nodes)


def _resolution(told: _Told, decisions: Sequence[Decision], company: Company) -> Resolution:
    people = [node for node in told.nodes if node.type == PERSON]
    middle = list(whole_names([node for node in people if node.is_full_name], company))
    whole = Clusters(told.walls)
    whole.join_all(_joins(middle))
    single, surname = surnames(people, whole, company)
    others, short = aliases([node for node in told.nodes if node.type != PERSON], company)
    nodes = [*others, *(node for node in people if node.is_full_name), *single]
    rulings = Rulings(decisions, nodes)
    clusters = Clusters([*rulings.walls(), *_walls_left(told.walls, rulings)])
    found = [*same_links(nodes), *short, *middle, *surname]
    return outcome(nodes, [*found, *told.proposals, *look_alikes(nodes)], clusters, rulings)


def _walls_left(walls: Iterable[Wall], rulings: Rulings) -> list[Wall]:
    """Return the walls between namesakes but those that people have torn down."""
    decided = Clusters()
    decided.join_all(rulings.joins())
    return [(a, b) for a, b in walls if decided.root(a) != decided.root(b)]


def _joins(found: Iterable[Join | Proposal]) -> Iterator[Join]:
    return (each for each in found if isinstance(each, Join))


def _one_each(extractions: Iterable[Extraction]) -> list[Extraction]:
    chosen: dict[str, Extraction] = {}
    for found in extractions:
        known = chosen.setdefault(found.article, found)
        if known != found:
            chosen[found.article] = max(known, found, key=Extraction.model_dump_json)
    return [chosen[article] for article in sorted(chosen)]
