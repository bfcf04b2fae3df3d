"""Which field of records is which: guessed, shown, and set by the user."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eventgraph.errors import ReadError, SettingsError
from eventgraph.readers import read_file
from eventgraph.readers.field_map import check_fields
from eventgraph.readers.field_names import NAMES
from eventgraph.readers.flat import flatten, simplified
from eventgraph.records import Article, InputReport

from .conftest import Read

PROSE = "The {0} of Eastgate opened again on Monday. Ferries are to run from Friday, the mayor said to us."
RECORDS = [
    {
        "hed": f"The {place} of Eastgate opens again",
        "story_en": PROSE.format(place),
        "when": f"2026-07-0{day} 10:00",
        "crawl_time": "2026-08-01",
        "where": f"https://courier.example/{place}",
        "pic": f"https://courier.example/{place}.jpg",
        "desk": "World",
    }
    for day, place in enumerate(("harbour", "station", "bridge", "market"), start=1)
]


def read_with(fields: dict[str, str], records: object) -> tuple[list[Article], list[InputReport]]:
    path = Path("a.json")
    path.write_text(json.dumps(records), encoding="utf-8")
    found = list(read_file(path, fields=fields))
    articles = [one for one in found if isinstance(one, Article)]
    return articles, [one for one in found if isinstance(one, InputReport)]


def test_unknown_fields_are_guessed_by_their_values_and_told_once(read: Read) -> None:
    articles, [row] = read("a.json", json.dumps(RECORDS))
    assert (row.code, row.status, row.member, row.article) == ("fields_guessed", "warning", None, None)
    assert row.message.endswith(": text=story_en, title=hed, published=when, url=where")
    assert "--map" in row.hint
    assert [article.text for article in articles] == [record["story_en"] for record in RECORDS]
    assert articles[0].title == RECORDS[0]["hed"]
    assert articles[0].published == "2026-07-01"
    assert articles[0].url == "https://courier.example/harbour"
    assert articles[0].origins["title"] == "hed"


@pytest.mark.parametrize(
    "record",
    [
        {"text": PROSE, "label": "Some words that look like a title"},
        {"text": PROSE, "image": "https://courier.example/a", "updated_on": "2026-07-05"},
        {"text": PROSE, "title": "T", "topic": "World"},
    ],
)
def test_what_is_doubtful_is_not_guessed(read: Read, record: dict[str, str]) -> None:
    _, rows = read("a.json", json.dumps(record))
    assert [row.code for row in rows] == []


def test_the_user_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    records = [
        {"body": "Not this.", "data": {"Full Story": "This."}, "date": "2026-07-05", "day": "2026-07-06"}
    ] * 2
    articles, rows = read_with({"text": "data.full story", "published": "day"}, records)
    assert [(one.text, one.published) for one in articles] == [("This.", "2026-07-06")] * 2
    assert rows == []


def test_a_name_that_no_record_has_is_told_and_the_usual_ones_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    articles, [row] = read_with({"text": "bodyy"}, [{"body": "One."}, {"body": "Two."}])
    assert [one.text for one in articles] == ["One.", "Two."]
    assert (row.code, row.status) == ("no_such_field", "warning")
    assert row.message == "there is no field 'bodyy' (--map text=bodyy), but body"


def test_a_text_that_the_user_named_is_not_guessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for records in (RECORDS, RECORDS[:1], RECORDS[0]):
        with pytest.raises(
            ReadError, match=r"'nothing' .--map text=nothing., but hed, story_en, when"
        ) as refused:
            read_with({"text": "nothing", "published": "wen"}, records)
        assert refused.value.code == "no_such_field"


def test_what_the_user_named_is_not_guessed_for_another_field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    records = [{"words": f"The harbour opened on day {n}.", "line": f"Harbour opens {n}"} for n in range(4)]
    articles, _ = read_with({"text": "words"}, records)
    assert [article.title for article in articles] == [record["line"] for record in records]
    assert articles[0].origins == {"text": "words", "title": "line"}


@pytest.mark.parametrize("fields", [{"txet": "body"}, {"text": " "}, {"": "body"}])
def test_what_no_article_has_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=r"^map: "):
        check_fields(fields)


def test_all_names_are_simplified_and_fields_of_articles() -> None:
    assert set(NAMES) < set(Article.model_fields)
    assert [name for names in NAMES.values() for name in names if simplified(name) != name] == []


def test_names_that_no_report_can_hold_are_made_fit(read: Read) -> None:
    records = json.dumps([{"st\ud800ory\0": record["story_en"]} for record in RECORDS])
    articles, [row] = read("a.json", records)
    assert (len(articles), row.message.endswith("text=st\ufffdory")) == (4, True)
    row.model_dump_json()


def test_flat_fields() -> None:
    fields = flatten(
        {"_id": "a", "id": "b", "Source": {"Name": "C"}, "by": [{"name": "D"}, {"name": "E"}], "x": None}
    )
    values = {name: field.value for name, field in fields.items() if isinstance(field.value, str)}
    assert values == {"id": "b", "source.name": "C", "by.name": "D"}
    assert fields["source.name"].name == "Source.Name"
