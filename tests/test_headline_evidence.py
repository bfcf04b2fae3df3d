"""What a headline says goes all the way, and is checked against the headline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

import eventgraph
from eventgraph.pipeline.language import load_language, read_article
from eventgraph.rdf.storage.verification import misplaced
from eventgraph.records import Article

TITLE: Final = "Live: Italy to ban ChatGPT"
TEXT: Final = "The decision on ChatGPT was expected in Italy. Shares fell."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of one article of which only the title says something."""
    folder = tmp_path_factory.mktemp("headline")
    news = folder / "news.json"
    news.write_text(json.dumps({"id": "a", "title": TITLE, "text": TEXT, "published": "2026-07-05"}))
    report = eventgraph.ingest(news, store=folder / "store")
    assert report.relations == {"bans": 1}
    return folder / "store"


def test_verify_and_validate_find_nothing_wrong(store: Path) -> None:
    assert eventgraph.verify(store).problems == ()
    assert eventgraph.validate(store).problems == ()


def test_the_way_through_rdf_and_back_keeps_where_it_stands(store: Path) -> None:
    ((*_, edge),) = eventgraph.load_graph(store).edges(data=True)
    start, end = edge["evidence_start"], edge["evidence_end"]
    assert (edge["evidence_part"], TITLE[start:end]) == ("title", edge["evidence"])
    assert TITLE[edge["trigger_start"] : edge["trigger_end"]] == "ban"
    asked = eventgraph.query(
        "SELECT ?from ?to { ?c eg:evidencePart 'title' ; eg:evidence ?e ."
        " ?e nif:beginIndex ?from ; nif:endIndex ?to }",
        store=store,
    )
    assert list(eventgraph.table_rows(asked)) == [("6", str(len(TITLE)))]


def test_why_marks_the_words_of_the_headline(store: Path) -> None:
    (row,) = eventgraph.why("Italy", "bans", "ChatGPT", store=store)
    marked = [row.sentence.text[mark.start : mark.end] for mark in row.marks]
    assert (row.factuality.value, marked) == ("planned", ["Italy", "ban", "ChatGPT"])


def test_a_changed_headline_is_found_out() -> None:
    article = Article(id="a", title=TITLE, text=TEXT)
    extraction = read_article(load_language(), article)
    assert list(misplaced(article, extraction)) == []
    (problem,) = misplaced(article.model_copy(update={"title": "Live: Italy to sue ChatGPT"}), extraction)
    assert "of the title: the text there is not the evidence" in problem
    assert len(list(misplaced(article.model_copy(update={"title": None}), extraction))) == 1
