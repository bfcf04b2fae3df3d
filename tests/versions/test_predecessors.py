from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.readers.reading import read_file
from eventgraph.records import Article
from eventgraph.versions import VersionMark, find_predecessors, version_mark

TITLE = "Port of Orrin to be dredged in spring"
NOTICE = (
    "Correction: An earlier version of this article said that the port is in Tolvan.\n\nThe port is in Orrin."
)


def article(name: str, day: str | None, **fields: object) -> Article:
    usual = {"title": TITLE, "publisher": "Harbour Wire", "text": "The port will be dredged."}
    return Article.model_validate({"id": name, "published": day, **usual, **fields})


def predecessors(*articles: Article) -> dict[str, str]:
    return find_predecessors(map(version_mark, articles))


FIRST = article("a", "2026-07-05")


@pytest.mark.parametrize(
    "fields",
    [
        {"title": f"CORRECTED: {TITLE}"},
        {"title": f"CORRECTED-{TITLE}"},
        {"title": f"UPDATE 1-{TITLE.upper()}"},
        {"title": f"KILL: {TITLE}"},
        {"text": NOTICE},
        {"text": NOTICE, "publisher": "HARBOUR WIRE"},
        {"text": NOTICE, "modified": "2026-07-09", "published": "2026-07-05"},
    ],
)
def test_a_correction_follows_the_article_under_its_headline(fields: dict[str, object]) -> None:
    assert predecessors(FIRST, article("b", "2026-07-08", **fields)) == {"b": "a"}


@pytest.mark.parametrize(
    ("day", "fields"),
    [
        ("2026-07-08", {}),
        ("2026-07-08", {"title": f"CORRECTED: {TITLE}", "publisher": "Eastgate Courier"}),
        ("2026-07-08", {"title": f"CORRECTED: {TITLE}", "publisher": None}),
        ("2026-07-08", {"title": "CORRECTED: Ferry runs aground off Orrin"}),
        ("2026-07-04", {"title": f"CORRECTED: {TITLE}"}),
        ("2026-09-08", {"title": f"CORRECTED: {TITLE}"}),
        (None, {"title": f"CORRECTED: {TITLE}"}),
    ],
)
def test_others_follow_nothing(day: str | None, fields: dict[str, object]) -> None:
    assert "b" not in predecessors(FIRST, article("b", day, **fields))


def test_daily_headlines_name_no_story() -> None:
    days = (
        article("a", "2026-07-05", title="Market report"),
        article("b", "2026-07-06", title="UPDATE 1-Market report"),
    )
    assert predecessors(*days) == {}


def test_articles_with_one_address_are_versions() -> None:
    one = article("a", "2026-07-05", url="https://www.harbourwire.example/orrin/port/?utm=x", title="One")
    two = article("b", "2026-07-06", url="http://harbourwire.example/orrin/port#top", title="Two")
    front = article("c", "2026-07-07", url="https://harbourwire.example/", title="Three")
    back = article("d", "2026-07-08", url="https://harbourwire.example", title="Four")
    assert predecessors(one, two, front, back) == {"b": "a"}


def test_versions_follow_one_another() -> None:
    updates = [article(f"u{n}", f"2026-07-0{5 + n}", title=f"UPDATE {n}-{TITLE}") for n in (1, 2, 3)]
    assert predecessors(FIRST, *updates) == {"u1": "a", "u2": "u1", "u3": "u2"}


def test_the_sample_correction_follows_the_sample_article(repository: Path) -> None:
    files = sorted((repository / "data/articles").glob("*harbour-wire*"))
    articles = [one for path in files for one in read_file(path) if isinstance(one, Article)]
    (found,) = predecessors(*articles).items()
    assert [name.rpartition("/")[2] for name in found] == [
        "alibaba-claude-code-corrected",
        "2026-07-05-harbour-wire-alibaba-bans-claude-code.txt",
    ]


MARKS = st.builds(
    VersionMark,
    article=st.sampled_from("abcdef"),
    address=st.sampled_from(["", "wire.example/a", "wire.example/b"]),
    headline=st.sampled_from([(), ("wire", "one"), ("wire", "two")]),
    corrects=st.booleans(),
    time=st.sampled_from(["", "2026-07-05", "2026-07-06", "2026-07-06T10:00:00Z", "2026-09-06"]),
)


@given(st.lists(MARKS, max_size=8, unique_by=lambda mark: mark.article), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(marks: list[VersionMark], random: object) -> None:
    mixed = sorted(marks, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert find_predecessors(mixed) == find_predecessors(marks)


@given(st.lists(MARKS, max_size=8, unique_by=lambda mark: mark.article))
def test_no_version_follows_itself(marks: list[VersionMark]) -> None:
    found = find_predecessors(marks)
    for start in found:
        steps, place = 0, start
        while place in found and steps <= len(found):
            place, steps = found[place], steps + 1
        assert steps <= len(found)
