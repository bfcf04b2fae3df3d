"""Markdown and its front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventgraph.readers.front_matter import MAX_LENGTH, split_front_matter
from eventgraph.readers.markdown import markdown_blocks
from eventgraph.readers.text import join_blocks

from .conftest import Read


def plain(source: str) -> str:
    """Return the plain text of Markdown."""
    return join_blocks(block.text for block in markdown_blocks(source))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one\ntwo  \nthree\n\nfour", "one two three\n\nfour"),
        ("## Head\ntext", "Head\n\ntext"),
        ("Head\n====\n\ntext", "Head\n\ntext"),
        ("- one\n- two\n  more\n\nend", "- one\n- two more\n\nend"),
        ("1. **One.** First\n2. Second", "- One. First\n- Second"),
        ("* a\n  * b", "- a\n- b"),
        ("> quoted\n> twice", "quoted twice"),
        ("*a* __b__ `c` [d](https://x.example) ![e](f.png)", "a b c d"),
        ("a <!-- hidden --> b<br>c", "a b c"),
        ("<!-- one\n\ntwo -->\n\ntext", "text"),
        ("<div>inside <b>bold</b></div>\n\ntext", "inside bold\n\ntext"),
        ("```\ncode\n```\n\ntext", "text"),
        ("    code\n\ntext", "text"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\ntext", "text"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("AT&amp;T \\*stays\\*", "AT&T *stays*"),
    ],
)
def test_marks_go_and_words_stay(source: str, text: str) -> None:
    assert plain(source) == text


def test_front_matter_fields(read: Read) -> None:
    source = (
        '---\nTitle: "A & B: *stars*"\ndate: 2026-07-05T08:30:00-04:00\nauthors: [Ann Lee, Bo Chan]\n'
        "source: {name: The Courier}\nlink: https://courier.example/1?a=1&b=2\nid: 17\nlang: en\ntags: ~\n"
        "---\n\nText."
    )
    [article], rows = read("a.md", source)
    assert set(article.origins.values()) == {"front matter"}
    unread = {"source_file", "source_sha256", "origins"}
    assert article.model_dump(exclude=unread, exclude_defaults=True) == {
        "id": "17",
        "text": "Text.",
        "title": "A & B: *stars*",
        "published": "2026-07-05T08:30:00-04:00",
        "publisher": "The Courier",
        "authors": ("Ann Lee", "Bo Chan"),
        "url": "https://courier.example/1?a=1&b=2",
        "language": "en",
    }
    assert rows == []


@pytest.mark.parametrize(
    ("source", "title", "text"),
    [
        ("---\ntitle: The Title\n---\n# The title\n\nText.", "The Title", "Text."),
        ("---\ntitle: The Title\n---\n# Other\n\nText.", "The Title", "Other\n\nText."),
        ("# The Title\n\nText.", "The Title", "Text."),
        ("Text.\n\n# The Title", None, "Text.\n\nThe Title"),
        ("---\nText after a rule.", None, "Text after a rule."),
    ],
)
def test_title(read: Read, source: str, title: str | None, text: str) -> None:
    [article], _ = read("a.md", source)
    assert (article.title, article.text) == (title, text)


def test_date_of_the_file_name(read: Read) -> None:
    assert read("2026-07-05-a.md", "Text.")[0][0].published == "2026-07-05"


@pytest.mark.parametrize(
    "matter",
    [
        "a: &a [x]\nb: *a",
        "title: !!python/object/apply:os.system ['touch pwned']",
        "title: !custom x",
        "- a list",
        "just words",
        "title: [unclosed",
        "title: 'unclosed",
        "x: " + "[" * 500 + "]" * 500,
        "title: " + "x" * MAX_LENGTH,
        "\t- tab",
    ],
)
def test_bad_front_matter_is_told_and_the_text_is_read(read: Read, matter: str) -> None:
    [article], [row] = read("a.md", f"---\n{matter}\n---\n\nAlibaba banned it.")
    assert (article.text, row.code) == ("Alibaba banned it.", "bad_front_matter")
    assert not Path("pwned").exists()


def test_toml_front_matter(read: Read) -> None:
    matter = 'title = "A"\ndate = 2026-07-05T08:30:00-04:00\nauthors = ["Ann Lee"]\nsource.name = "Courier"'
    [article], rows = read("a.md", f"+++\n{matter}\n+++\n\nText.")
    assert (article.text, article.title, article.authors) == ("Text.", "A", ("Ann Lee",))
    assert (article.published, article.publisher, rows) == ("2026-07-05T08:30:00-04:00", "Courier", [])


@pytest.mark.parametrize("matter", ["title: no TOML", "a = 1\na = 2", "x = " + "[" * 8_000, "x = 1979-13-01"])
def test_bad_toml_is_told_and_the_text_is_read(read: Read, matter: str) -> None:
    [article], [row] = read("a.md", f"+++\n{matter}\n+++\n\nAlibaba banned it.")
    assert (article.text, row.code) == ("Alibaba banned it.", "bad_front_matter")


def test_empty_front_matter_says_nothing() -> None:
    assert split_front_matter("no fence") == ({}, "no fence", ())


def test_a_byline_and_a_date_above_the_text(read: Read) -> None:
    [article], _ = read(
        "a.md", "# The title\n\nBy *Ann Lee* and Bo Chan\n\n5 July 2026\n\nBy Friday all was over."
    )
    assert (article.title, article.authors, article.published) == (
        "The title",
        ("Ann Lee", "Bo Chan"),
        "2026-07-05",
    )
    assert article.origins == {"title": "heading", "authors": "byline", "published": "date line"}
    assert article.text == "By Friday all was over."


def test_front_matter_goes_before_what_stands_above_the_text(read: Read) -> None:
    source = (
        "---\ntitle: The title\nauthor: Ann Lee\ndate: 2026-07-06\n---\n# The Title\n\nBy Bo Chan\n\nText."
    )
    [article], _ = read("2026-07-05-a.md", source)
    assert (article.authors, article.published, article.text) == (("Ann Lee",), "2026-07-06", "Text.")
    assert set(article.origins.values()) == {"front matter"}


@pytest.mark.parametrize("source", ["By Ann Lee", "# Title", "5 July 2026"])
def test_what_is_only_a_head_is_the_text(read: Read, source: str) -> None:
    assert read("a.md", source)[0][0].text == source.removeprefix("# ")
