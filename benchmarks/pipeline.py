"""How fast articles are read: tokens a CPU second of our pipeline, and of spaCy's model alone beside it.

    .venv/bin/python benchmarks/pipeline.py [rounds]

Both read `data/articles` once in each round, by turns, so that a busy machine slows both; the best round of
each counts. The ratio tells how much of the model's speed is left, the shares where our time goes.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import spacy

import eventgraph
from eventgraph.pipeline.language import DEFAULT_MODEL, load_language, read_article

if TYPE_CHECKING:
    from spacy.language import Language

    from eventgraph.records import Article

ARTICLES: Final = Path(__file__).parents[1] / "data" / "articles"
ROUNDS: Final = 5
SHOWN: Final = 0.005


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def read_all(nlp: Language, articles: Sequence[Article]) -> None:
    """Read each article as `ingest` does."""
    for article in articles:
        read_article(nlp, article)


def parse_all(nlp: Language, articles: Sequence[Article]) -> None:
    """Run spaCy's own components only, on headline and text as `read_all` does."""
    for article in articles:
        if article.title:
            nlp(article.title)
        nlp(article.text)


def component_seconds(nlp: Language, articles: Sequence[Article]) -> Counter[str]:
    """Return the CPU seconds of each component of our pipeline, over all articles."""
    spent: Counter[str] = Counter()
    for article in articles:
        doc = nlp.make_doc(article.text)
        doc._.published, doc._.article_id = article.published, article.id
        for name, component in nlp.pipeline:
            start = time.process_time()
            doc = component(doc)
            spent[name] += time.process_time() - start  # type: ignore[assignment]  # typeshed counts in int
    return spent


def main(rounds: int = ROUNDS) -> None:
    """Print tokens a second, the ratio, and each component's share."""
    articles = list(eventgraph.read(ARTICLES))
    raw, ours = spacy.load(DEFAULT_MODEL), load_language()
    tokens = sum(len(raw.make_doc(article.text)) for article in articles)
    read_all(ours, articles)
    pairs = [
        (seconds(lambda: parse_all(raw, articles)), seconds(lambda: read_all(ours, articles)))
        for _ in range(rounds)
    ]
    alone, whole = (min(times) for times in zip(*pairs, strict=True))
    print(f"{len(articles)} articles, {tokens:,} tokens, best of {rounds} rounds")
    print(f"spaCy's model alone  {tokens / alone:8,.0f} tokens/s")
    print(f"eventgraph           {tokens / whole:8,.0f} tokens/s, ratio {alone / whole:.2f}")
    spent = component_seconds(ours, articles)
    for name, share in spent.most_common():
        if share / spent.total() >= SHOWN:
            print(f"  {share / spent.total():6.1%}  {name}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
