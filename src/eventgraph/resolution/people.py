"""Parts of people's names: surnames alone, and middle names that some articles leave out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from eventgraph.records import Proposal
from eventgraph.resolution.affixes import ARTICLES, PARTICLES
from eventgraph.resolution.clusters import Clusters, Join
from eventgraph.resolution.common_names import common_names, given_names
from eventgraph.resolution.company import Company
from eventgraph.resolution.names import fold, strip_possessive
from eventgraph.resolution.namesakes import in_company
from eventgraph.resolution.nodes import Node, node_of
from eventgraph.resolution.sightings import Sighting

Found = Join | Proposal
MOST_BEARERS: Final = 3
SCORE_IN_COMPANY: Final = 0.6
SCORE: Final = 0.3
SCORE_MIDDLE: Final = 0.7
DOMINANCE: Final = 5
"""Who has a surname in that many times more articles than others is meant by it alone."""


def whole_names(nodes: Sequence[Node], company: Company) -> Iterator[Found]:
    """Yield joins of "Donald J. Trump" with "Donald Trump", where both are in one company.

    Of several middle names that exclude each other only one may be, else all are proposals.
    """
    bearers: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        words = node.key.split()
        bearers[words[0], words[-1]].append(node)
    for together in bearers.values():
        longer = [node for node in together if len(node.key.split()) > 2]  # noqa: PLR2004 - a middle name
        for short in together:
            if short not in longer:
                yield from _with_middle_names(short, longer, company)


def surnames(nodes: Sequence[Node], clusters: Clusters, company: Company) -> tuple[list[Node], list[Found]]:
    """Return the nodes of single names, told apart where they may be several people's, and what joins them.

    A surname means the only person that its article names in full and who bears it. Alone in an article it
    means whom it can mean: the most named of its bearers, if it is in the company of no other.
    """
    whole = [node for node in nodes if _bears_a_surname(node)]
    bearers: dict[str, list[Node]] = defaultdict(list)
    for node in whole:
        for key in {_surname_key(sighting.name) for sighting in node.sightings}:
            bearers[key].append(node)
    parts: list[Node] = []
    found: list[Found] = []
    for node in nodes:
        if node.is_full_name:
            continue
        its = () if node.is_known else tuple(bearers.get(_surname_key(node.name), ()))
        for part, joins in _surname(node, its, clusters, company):
            parts.append(part)
            found += joins
    return parts, found


def _surname(
    node: Node, bearers: tuple[Node, ...], clusters: Clusters, company: Company
) -> Iterator[tuple[Node, list[Found]]]:
    beside, alone = _beside(node, bearers, clusters)
    for bearer, sightings in sorted(beside.items()):
        part = node_of(
            node.key,
            f"{node.discriminator} {bearer}".strip() if alone or len(beside) > 1 else node.discriminator,
            sightings,
        )
        yield part, [Join(part.id, bearer, "beside")]
    if alone:
        rest = node_of(node.key, node.discriminator, alone)
        common = bearers or node.key in common_names()
        own = frozenset(bearer.id for bearer in bearers)
        for part in in_company(rest, company, own) if common and not node.is_known else [rest]:
            yield part, list(_alone(part, bearers, clusters, company))


def _beside(
    node: Node, bearers: tuple[Node, ...], clusters: Clusters
) -> tuple[dict[str, list[Sighting]], list[Sighting]]:
    """Return the sightings whose article names one bearer in full, under its id, and the others."""
    by_article: dict[str, dict[str, str]] = defaultdict(dict)
    if node.key not in given_names():
        for bearer in sorted(bearers):
            for article in bearer.articles:
                by_article[article].setdefault(clusters.root(bearer.id), bearer.id)
    beside: dict[str, list[Sighting]] = defaultdict(list)
    alone: list[Sighting] = []
    for sighting in node.sightings:
        there = by_article.get(sighting.article, {})
        (beside[next(iter(there))] if len(there) == 1 else alone).append(sighting)
    return beside, alone


def _alone(part: Node, bearers: tuple[Node, ...], clusters: Clusters, company: Company) -> Iterator[Found]:
    by_root: dict[str, list[Node]] = defaultdict(list)
    for bearer in bearers:
        by_root[clusters.root(bearer.id)].append(bearer)
    articles = {root: set().union(*(b.articles for b in held)) for root, held in by_root.items()}
    near = [root for root, held in by_root.items() if company.is_shared(part, held)]
    ranked = sorted(by_root, key=lambda root: (-len(articles[root]), root))
    if _can_only_be(ranked, near, articles) and part.key not in given_names():
        yield Join(part.id, ranked[0], "surname")
        return
    for root in [r for r in ranked if not near or r in near][:MOST_BEARERS]:
        yield Proposal(a=part.id, b=root, reason="surname", score=SCORE_IN_COMPANY if near else SCORE)


def _can_only_be(ranked: Sequence[str], near: Sequence[str], articles: Mapping[str, set[str]]) -> bool:
    """Tell whether a surname alone means the first: the others are in other company, or hardly ever named."""
    if not near or ranked[0] not in near:
        return False
    others = [root for root in near if root != ranked[0]]
    return all(len(articles[root]) * DOMINANCE <= len(articles[ranked[0]]) for root in others)


def _bears_a_surname(node: Node) -> bool:
    """Tell a person's whole name from other words: no article in it, no credit or acronym at its end."""
    last = node.name.rpartition(" ")[-1]
    is_shouted = last.isupper() and not node.name.isupper()
    is_credit = node.name.isupper() and len(node.key.split()[0]) == 1
    return node.is_full_name and not (is_shouted or is_credit) and not ARTICLES & set(node.key.split())


def _surname_key(name: str) -> str:
    """Return the last word, of "Bashar al-Assad" without "al", of "Ban Ki-moon" with both parts."""
    word = strip_possessive(name).rpartition(" ")[-1]
    first, _, last = word.rpartition("-")
    return fold(last if first.casefold() in PARTICLES else word)


def _with_middle_names(short: Node, longer: Sequence[Node], company: Company) -> Iterator[Found]:
    near = [node for node in longer if company.is_shared(short, [node])]
    agree = all(_agree(one.key, other.key) for one, other in combinations(longer, 2))
    joined = near if agree or len(near) == 1 else []
    for node in longer:
        if node in joined:
            yield Join(node.id, short.id, "middle_name")
        else:
            score = SCORE_MIDDLE if node in near or agree else SCORE
            yield Proposal(a=node.id, b=short.id, reason="middle_name", score=score)


def _agree(one: str, other: str) -> bool:
    """Tell whether two names may be one: their middle names have the same initials."""
    middles = [[word[0] for word in name.split()[1:-1]] for name in (one, other)]
    return middles[0] == middles[1]
