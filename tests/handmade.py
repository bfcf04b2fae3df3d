"""A store of handmade extractions: it costs no language model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from eventgraph import ids
from eventgraph.ontology import load_ontology
from eventgraph.rdf.storage.store import Store
from eventgraph.records import Article, Extraction
from eventgraph.settlement import settle, store_extraction

Told = tuple[str, str, str]
"""Subject, relation, object."""


def extraction_of(article: Article, told: Told, kinds: Mapping[str, str]) -> Extraction:
    """Return what a handmade article says: one claim between two names that stand in its text."""
    subject, relation, other = told
    spans = [(article.text.index(name), article.text.index(name) + len(name)) for name in (subject, other)]
    mentions = [
        {"start": start, "end": end, "entity": f"e{n}", "kind": "name", "text": article.text[start:end]}
        for n, (start, end) in enumerate(spans, start=1)
    ]
    claim = {
        "id": ids.digest("handmade", article.id),
        "subject": "e1",
        "relation": relation,
        "object": "e2",
        "factuality": "actual",
        "evidence": {"start": 0, "end": len(article.text), "text": article.text},
        "trigger": {"start": spans[0][1], "end": spans[0][1] + 1},
        "rule": "handmade",
        "confidence": 1,
    }
    entities = [
        {"id": f"e{n}", "name": name, "type": kinds.get(name, "Organization"), "mentions": [name]}
        for n, name in enumerate((subject, other), start=1)
    ]
    return Extraction.model_validate(
        {"article": article.id, "entities": entities, "mentions": mentions, "claims": [claim]}
    )


def make_store(folder: Path, rows: Iterable[tuple[str, Told]], kinds: Mapping[str, str]) -> Path:
    """Fill a store with articles, each of one sentence and one claim; return its folder."""
    relations = load_ontology().relations
    with Store.open(folder, write=True) as store:
        for number, (text, told) in enumerate(rows):
            article = Article(id=f"a{number}", text=text, title=f"Title {number}", publisher="Harbour Wire")
            found = extraction_of(article, told, kinds)
            store_extraction(store, article, found, relations=relations, pipeline="handmade")
        settle(store, relations)
    return folder
