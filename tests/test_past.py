"""What was known on a day is what an ingest of the articles published by then gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import eventgraph
from eventgraph.errors import NotFoundError, SettingsError
from eventgraph.rdf.storage.store import Store

COUNT = "SELECT (COUNT(*) AS ?n) { ?article a eg:Article }"


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of four articles, of which one has no date and one a date that no calendar has."""
    folder = tmp_path_factory.mktemp("dated")
    articles = [
        {"id": "may", "published": "2026-05-31T23:30:00-05:00", "text": "Acme Corporation banned Slack."},
        {
            "id": "june",
            "published": "2026-06-01",
            "text": "Acme Corporation banned Slack. Acme Corporation sued Zoom.",
        },
        {"id": "never", "text": "Acme acquired Zoom."},
        {"id": "odd", "published": "2026-06-31", "text": "Acme partnered with Zoom."},
    ]
    lines = "".join(json.dumps({"title": each["id"], **each}) + "\n" for each in articles)
    (folder / "articles.jsonl").write_text(lines)
    eventgraph.ingest(folder / "articles.jsonl", store=folder / "store")
    return folder / "store"


@pytest.mark.parametrize("day", ["2026-07-05", "2026-07-08", "2026-12-31"])
def test_it_is_the_graph_of_the_articles_published_by_then(sample_store: Path, day: str) -> None:
    with Store.open(sample_store) as opened:
        records = [opened.record(name) for name in opened.ledger()]
    known = [found for article, found in records if (article.published or "~")[:10] <= day]
    graph = eventgraph.build_graph(known, articles=[article for article, _ in records])
    with eventgraph.as_of(day, store=sample_store) as past:
        loaded = eventgraph.load_graph(past.folder)
        assert eventgraph.verify(past.folder).problems == ()
        assert past.articles == len(known)
        assert past.articles + past.later + past.undated == len(records)
    assert {(*ends, key): edge for *ends, key, edge in loaded.edges(keys=True, data=True)} == {
        (*ends, key): edge for *ends, key, edge in graph.edges(keys=True, data=True)
    }
    assert any("event" in edge for *_, edge in loaded.edges(data=True))
    assert dict(loaded.nodes(data=True)) == dict(graph.nodes(data=True))


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2026-05-31", (1, 1, 2)), ("2026-06-01", (2, 0, 2)), ("2999-01-01", (2, 0, 2))],
)
def test_days_are_those_of_the_articles_zone(dated: Path, day: str, counts: tuple[int, int, int]) -> None:
    with eventgraph.as_of(day, store=dated) as past:
        assert (past.articles, past.later, past.undated) == counts
        (row,) = eventgraph.query(COUNT, store=past.folder).rows
        assert getattr(row[0], "value", None) == str(counts[0])


def test_everything_reads_it_and_nothing_stays(sample_store: Path) -> None:
    before = sorted(path for path in sample_store.rglob("*"))
    with eventgraph.as_of("2026-07-08", store=sample_store) as past:
        folder = past.folder
        assert eventgraph.find("ban", store=folder)
        assert eventgraph.why("Alibaba", "bans", "Claude Code", store=folder)
        assert eventgraph.timeline("Alibaba", store=folder).rows
        assert eventgraph.path("Alibaba", "Anthropic", store=folder)
        assert eventgraph.info(folder).articles == past.articles
        whole = eventgraph.timeline("Alibaba", store=sample_store)
        assert eventgraph.timeline("Alibaba", store=folder).count < whole.count
    assert not folder.exists()
    assert sorted(path for path in sample_store.rglob("*")) == before


def test_entities_are_resolved_from_what_was_known(dated: Path) -> None:
    with eventgraph.as_of("2026-05-31", store=dated) as past:
        (then,) = eventgraph.timeline("Slack", store=past.folder).rows
    (now,) = eventgraph.timeline("Slack", store=dated).rows
    assert (then.subject, then.articles, now.articles) == ("Acme Corporation", 1, 2)


@pytest.mark.parametrize(
    ("day", "error", "said"),
    [
        ("2026-05", SettingsError, "'2026-05' is no day: write 2026-07-10"),
        ("2026-02-30", SettingsError, "is no day"),
        ("20260530", SettingsError, "is no day"),
        ("yesterday", SettingsError, "is no day"),
        ("", SettingsError, "is no day"),
        (
            "2026-05-30",
            NotFoundError,
            "by 2026-05-30; the first one is of 2026-05-31",
        ),
    ],
)
def test_errors(dated: Path, day: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said), eventgraph.as_of(day, store=dated):
        pytest.fail("there is nothing to read")


def test_a_store_without_dates(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Acme banned Slack.")
    eventgraph.ingest(tmp_path / "a.txt", store=tmp_path / "store")
    with (
        pytest.raises(NotFoundError, match="no article of the store says when"),
        eventgraph.as_of("2026-01-01", store=tmp_path / "store"),
    ):
        pytest.fail("there is nothing to read")
