"""JSON and JSON Lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.errors import ReadError
from eventgraph.readers.json_lists import LISTS
from eventgraph.readers.record_item import item_of_record as item_of_json
from eventgraph.readers.strict_json import MAX_DEPTH, parse_json
from eventgraph.records import Article

from .conftest import Read

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


def refused_code(read: Read, name: str, content: str) -> tuple[str, str]:
    """Return code and message with which a file is refused."""
    with pytest.raises(ReadError) as refused:
        read(name, content)
    return refused.value.code, str(refused.value)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"content": "T"}, {"text": "T"}),
        ({"articleBody": "T", "headline": "H"}, {"text": "T", "title": "H"}),
        ({"text": None, "body": "T"}, {"text": "T"}),
        ({"text": ["One.", "Two."]}, {"text": "One.\n\nTwo."}),
        ({"text": "T", "publishedAt": "2026-07-05T10:00:00Z"}, {"published": "2026-07-05T10:00:00Z"}),
        ({"text": "T", "source": {"id": None, "name": "Courier"}}, {"publisher": "Courier"}),
        ({"text": "T", "source": "Courier", "domain": "courier.example"}, {"publisher": "Courier"}),
        ({"text": "T", "author": "Ann Lee and Bo Chan"}, {"authors": ("Ann Lee", "Bo Chan")}),
        ({"text": "T", "authors": [{"name": "Ann Lee"}, "Bo Chan"]}, {"authors": ("Ann Lee", "Bo Chan")}),
        ({"text": "T", "_id": {"$oid": "17"}}, {"id": "17"}),
        ({"text": "T", "id": 17}, {"id": "17"}),
        ({"Text": "T", "TITLE": "H"}, {"text": "T", "title": "H"}),
        ({"text": "<p>One.</p><ul><li>a</li><li>b</li></ul>"}, {"text": "One.\n\n- a\n- b"}),
        ({"text": "AT&amp;T rose 1 < 2 &#8217;"}, {"text": "AT&T rose 1 < 2 \u2019"}),
        ({"text": "T", "title": "A <em>title</em> &amp; more"}, {"title": "A title & more"}),
        ({"text": "T", "source": {"id": None, "name": None}}, {"publisher": None, "notices": ()}),
        ({"_source": {"text": "T"}, "_id": "7"}, {"text": "T", "id": "7"}),
    ],
)
def test_field_names_in_use(fields: dict[str, object], expected: dict[str, object]) -> None:
    item = item_of_json(fields)
    assert {name: getattr(item, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text": "T", "title": {"a": 1}}, None),
        ({"text": "T", "title": ["a"]}, "bad_field"),
        ({"text": "T", "id": True}, "bad_field"),
        ({"text": "T", "id": "a b"}, "bad_field"),
        ({"text": "T", "url": "javascript:alert(1)"}, "bad_field"),
        ({"text": "T", "url": "http://x> <http://p"}, "bad_field"),
        ({"text": "T", "url": "https://x.example/a\nb"}, "bad_field"),
        ({"text": "T", "date": "32/13/20255"}, "bad_date"),
        ({"text": "T", "published": 1783209600}, "bad_date"),
        ({"text": "Cut \u2026 [+1234 chars]"}, "partial"),
        ({"text": "lone \ud800 surrogate"}, "encoding_replaced"),
        ({"text": "x" * 201}, "long_token"),
    ],
)
def test_what_is_wrong_is_told_and_the_article_kept(
    read: Read, fields: dict[str, object], code: str | None
) -> None:
    [article], rows = read("a.json", json.dumps(fields))
    assert [row.code for row in rows] == ([code] if code else [])
    assert all(row.article == article.id == "file:a.json" for row in rows)


def test_the_mark_of_a_cut_is_cut_off() -> None:
    assert item_of_json({"content": "It was ba\u2026 [+1234 chars]"}).text == "It was ba"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"text": ', "bad_json"),
        ('{"text": "T", "n": NaN}', "bad_json"),
        ('{"text": "T", "n": -Infinity}', "bad_json"),
        ('{"text": "T", "n": ' + "9" * 5000 + "}", "bad_json"),
        ("<html>", "bad_json"),
        ("[" * 100_000, "too_deep"),
        ('{"text": ' + "[" * MAX_DEPTH + "]" * MAX_DEPTH + "}", "too_deep"),
        ('"words"', "bad_field"),
        ("17", "bad_field"),
        ('{"text": 17}', "bad_field"),
        ('{"text": null}', "no_text"),
        ('{"title": "H"}', "no_text"),
        ('{"text": " \\u200b "}', "no_text"),
        ('{"text": "<p></p>"}', "no_text"),
        ("[]", "empty"),
        ('{"articles": []}', "empty"),
        (json.dumps({"text": "a " * 250_001}), "too_large"),
    ],
)
def test_refusals(read: Read, content: str, code: str) -> None:
    assert refused_code(read, "a.json", content)[0] == code


@pytest.mark.parametrize(
    ("content", "place"),
    [('{"text": "a",\n "b" 1}', "line 2, column 6"), ('{"text": "NaN",\n "b": NaN}', "line 2, column 7")],
)
def test_bad_json_has_a_place(read: Read, content: str, place: str) -> None:
    code, message = refused_code(read, "a.json", content)
    assert code == "bad_json"
    assert message.startswith(f"a.json: {place}")


def test_a_doubled_key_is_told(read: Read) -> None:
    [article], [row] = read("a.json", '{"text": "One.", "text": "Two."}')
    assert (article.text, row.code) == ("Two.", "duplicate_key")
    assert "'text'" in row.message


@pytest.mark.parametrize("path", LISTS)
def test_answers_of_news_apis(read: Read, path: tuple[str, ...]) -> None:
    content: object = [{"text": "One."}, {"text": "Two."}]
    for step in reversed(path):
        content = {step: content, "status": "ok"}
    articles, rows = read("a.json", json.dumps(content))
    assert [article.text for article in articles] == ["One.", "Two."]
    assert [article.id for article in articles] == ["file:a.json", "file:a.json#2"]
    assert rows == []


def test_our_own_articles_come_back(read: Read) -> None:
    article = Article(
        id="a-1", text="One.\n\nTwo.", title="T", published="2026-07-05", publisher="P", authors=("Ann Lee",),
        url="https://p.example/1", language="en",
    )  # fmt: skip
    [one], rows = read("a.json", article.model_dump_json())
    assert one.model_copy(update={"source_file": None, "source_sha256": None}) == article
    assert rows == []


def test_one_bad_member_does_not_stop_the_others(read: Read) -> None:
    articles, rows = read("a.json", '[{"text": "One."}, {"text": 7}, "x", {"text": "Two."}]')
    assert [article.id for article in articles] == ["file:a.json", "file:a.json#4"]
    assert [(row.status, row.member, row.code) for row in rows] == [
        ("quarantine", "item 2", "bad_field"),
        ("quarantine", "item 3", "bad_field"),
    ]


def test_the_same_id_twice_makes_two_articles(read: Read) -> None:
    articles, [row] = read("a.json", '[{"id": "x", "text": "One."}, {"id": "x", "text": "Two."}]')
    assert [article.id for article in articles] == ["x", "file:a.json#2"]
    assert (row.code, row.article, row.member) == ("duplicate_id", "file:a.json#2", "item 2")


def test_json_lines(read: Read) -> None:
    lines = [
        '{"text": "One.\u2028Still one."}',
        "",
        '{"text": "cut',
        "  ",
        '{"text": "Two.", "id": "two"}',
        "[1]",
    ]
    articles, rows = read("a.jsonl", "\ufeff" + "\r\n".join(lines))
    assert [article.text for article in articles] == ["One.\nStill one.", "Two."]
    assert [article.id for article in articles] == ["file:a.jsonl", "two"]
    assert [(row.status, row.member, row.code) for row in rows] == [
        ("quarantine", "line 3", "bad_json"),
        ("quarantine", "line 6", "bad_field"),
    ]


@given(VALUES)
def test_parsing_agrees_with_the_standard_library(value: object) -> None:
    assert parse_json(json.dumps(value)).value == value


def refuse(name: str) -> None:
    """Refuse what the standard library takes for a number."""
    raise ValueError(name)


def parsed_or_refused(text: str) -> object:
    """Return the value, or ValueError where there is none."""
    try:
        return parse_json(text).value
    except ReadError:
        return ValueError


@given(st.text(max_size=40) | st.text(st.sampled_from('{}[]",:01-NaIn \n'), max_size=20))
def test_any_text_gives_a_value_or_a_refusal(text: str) -> None:
    try:
        expected = json.loads(text, parse_constant=refuse)
    except ValueError:
        expected = ValueError
    assert parsed_or_refused(text) == expected
