"""Which articles of a file are copies, how long it takes beside rensa alone, what its index does not find.

    .venv/bin/python benchmarks/copies.py FILE [groups] [pairs] [exhaustive]

FILE is anything that eventgraph reads, JSON lines for example. With `groups` every group is printed, with
`pairs` the fifty pairs of different groups that are most alike, by ids and headlines, for a reader to judge;
with `exhaustive` all origins are compared, which takes the square of their number. Seconds are of the
processor.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rensa import RMinHash, RMinHashLSH

from eventgraph.deduplication import article_print, group_copies
from eventgraph.deduplication.comparison import compare
from eventgraph.deduplication.shingles import likeness, shared_facts
from eventgraph.deduplication.signatures import BANDS, PERMUTATIONS, SEED
from eventgraph.readers.reading import read_file
from eventgraph.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from eventgraph.deduplication import ArticlePrint
    from eventgraph.records import Copy

NEAREST: Final = 50


def plain_rensa(texts: Iterable[str]) -> float:
    """Return the seconds that rensa takes for shingles of the words as they stand, without telling copies."""
    start = time.process_time()
    index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)
    for number, text in enumerate(texts):
        words = text.lower().split()
        signature = RMinHash(PERMUTATIONS, SEED)
        signature.update([" ".join(run) for run in zip(words, words[1:], words[2:], strict=False)])
        index.query(signature)
        index.insert(number, signature)
    return time.process_time() - start


def groups_of(copies: Mapping[str, Copy]) -> dict[str, list[Copy]]:
    """Return the copies of each origin."""
    groups = defaultdict(list)
    for copy in copies.values():
        groups[copy.origin].append(copy)
    return dict(sorted(groups.items()))


def print_groups(copies: Mapping[str, Copy], articles: Mapping[str, Article]) -> None:
    """Print each group, its origin first."""
    for origin, members in groups_of(copies).items():
        print(f"\n{told(articles[origin])}")
        for copy in members:
            print(f"  {copy.reason} {copy.score:.2f}  {told(articles[copy.article])}")


def print_pairs(
    prints: Sequence[ArticlePrint], copies: Mapping[str, Copy], articles: Mapping[str, Article]
) -> None:
    """Print the pairs of different groups that share most of the shorter text."""
    group = {
        one.article: copies[one.article].origin if one.article in copies else one.article for one in prints
    }
    apart = (
        (one, other) for one, other in combinations(prints, 2) if group[one.article] != group[other.article]
    )
    alike = ((likeness(one.shingles, other.shingles), one, other) for one, other in apart)
    nearest = sorted(alike, key=lambda row: (-max(row[0][1:]), row[1].article, row[2].article))[:NEAREST]
    for found, one, other in nearest:
        facts = shared_facts(one.facts, other.facts)
        print(f"\n{max(found[1:]):.2f} (Jaccard {found.jaccard:.2f}, facts {facts})")
        print(f"  {told(articles[one.article])}\n  {told(articles[other.article])}")


def print_missed(prints: Sequence[ArticlePrint], copies: Mapping[str, Copy]) -> None:
    """Print how many articles are a copy of an origin that the index did not find."""
    ranked = sorted(prints, key=lambda one: one.rank)
    pairs = combinations([one for one in ranked if one.article not in copies], 2)
    missed = sum(compare(origin, other) is not None for origin, other in pairs)
    print(f"{missed} pairs of origins are copies that the index did not find")


def told(article: Article) -> str:
    """Return what a reader recognises an article by."""
    return (
        f"{article.id} | {article.publisher} | {article.published} | {article.title or article.text[:60]!r}"
    )


def main(path: str, *wishes: str) -> None:
    """Print the figures of a file."""
    articles = {one.id: one for one in read_file(Path(path)) if isinstance(one, Article)}
    start = time.process_time()
    prints = [article_print(one) for one in articles.values()]
    made = time.process_time()
    copies = group_copies(prints)
    spent, plain = time.process_time() - start, plain_rensa(one.text for one in articles.values())
    size = sum(len(one.shingles) + len(one.facts) for one in prints) / max(1, len(prints))
    groups = groups_of(copies)
    sizes = Counter(len(members) + 1 for members in groups.values())
    print(f"{len(articles):,} articles, {len(copies)} copies in {len(groups)} groups")
    print("reasons:", dict(Counter(copy.reason for copy in copies.values()).most_common()))
    print("sizes:", dict(sorted(sizes.items())), "origins:", len(articles) - len(copies))
    print(f"{spent:.2f} s, {made - start:.2f} of them for the prints, of {size:,.0f} bytes each")
    print(f"{spent / plain:.1f} times as long as rensa alone ({plain:.2f} s)")
    if "groups" in wishes:
        print_groups(copies, articles)
    if "pairs" in wishes:
        print_pairs(prints, copies, articles)
    if "exhaustive" in wishes:
        print_missed(prints, copies)


if __name__ == "__main__":
    main(*sys.argv[1:])
