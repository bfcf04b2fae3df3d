"""PDF: lines of type become paragraphs in reading order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from eventgraph.readers.pdf.layout import blocks_of
from eventgraph.readers.pdf.lines import Line
from eventgraph.readers.pdf.order import in_reading_order
from eventgraph.readers.pdf.paragraphs import paragraphs_of, texts_of
from eventgraph.records import Article

from .conftest import Read
from .made_pdf import Text, column, pdf

LEFT = "The harbour board of Port Ellery\nsaid on Monday that it had sus-\npended its chief engineer, Ruth"
LEFT_TEXT = "The harbour board of Port Ellery said on Monday that it had suspended its chief engineer, Ruth"
RIGHT = "Okafor, after a crane fell on a\nferry that was about to leave\nfor Tarn. Nobody was hurt."
RIGHT_TEXT = "Okafor, after a crane fell on a ferry that was about to leave for Tarn. Nobody was hurt."
WHOLE = f"{LEFT_TEXT} {RIGHT_TEXT}"
HEADLINE = Text(40, 540, "Port Ellery suspends its engineer", 24, is_bold=True)


def one(read: Read, content: bytes, name: str = "a.pdf") -> Article:
    """Return the only article of a PDF that needs no warning."""
    [article], rows = read(name, content)
    assert rows == []
    return article


@pytest.mark.parametrize("is_row_by_row", [False, True])
def test_columns_are_read_one_after_the_other(read: Read, *, is_row_by_row: bool) -> None:
    left, right = column(40, 470, LEFT), column(230, 470, RIGHT)
    lines = [line for row in zip(left, right, strict=True) for line in row] if is_row_by_row else left + right
    article = one(read, pdf([HEADLINE, *lines]))
    assert (article.title, article.text) == (HEADLINE.text, WHOLE)


def test_a_headline_that_is_painted_last_comes_first(read: Read) -> None:
    lines = [*column(230, 470, RIGHT), *column(40, 470, LEFT), Text(40, 540, "Cranes", 12, is_bold=True)]
    article = one(read, pdf(lines))
    assert (article.title, article.text) == ("Cranes", WHOLE)


def test_what_spans_the_columns_ends_them(read: Read) -> None:
    upper = [*column(40, 500, LEFT), *column(230, 500, RIGHT)]
    lower = [*column(40, 380, RIGHT), *column(230, 380, LEFT)]
    between = Text(40, 430, "This is what the board has to say about it, in the order in which it said it.")
    assert one(read, pdf([*lower, between, *upper])).text.split("\n\n") == [
        WHOLE,
        between.text,
        RIGHT_TEXT,
        LEFT_TEXT,
    ]


def test_short_paragraphs_of_columns_stay_in_them(read: Read) -> None:
    left, right = [*column(40, 500, LEFT), Text(40, 440, "It is late.")], [*column(230, 500, RIGHT)]
    heads = [Text(230, 525, "The ferry", is_bold=True), Text(40, 525, "The board", is_bold=True)]
    assert one(read, pdf([*heads, *right, *left])).text.split("\n\n") == [
        "The board",
        LEFT_TEXT,
        "It is late.",
        "The ferry",
        RIGHT_TEXT,
    ]


def test_a_number_that_ends_a_column_is_no_page_number(read: Read) -> None:
    lines = column(40, 88, "It was in the summer of the year\n2018")
    assert one(read, pdf([*lines, Text(200, 20, "- 7 -")])).text == "It was in the summer of the year 2018"


def test_a_page_on_its_side(read: Read) -> None:
    assert one(read, pdf(column(40, 300, f"{LEFT}\n{RIGHT}"), rotate=90)).text == WHOLE


def test_a_paragraph_goes_on_over_the_page_and_heads_and_numbers_are_left_out(read: Read) -> None:
    def page(number: int, text: str) -> list[Text]:
        edges = [
            Text(40, 580, "The Ellery Courier"),
            Text(330, 580, f"Page {number}"),
            Text(200, 20, str(number)),
        ]
        return [*edges, *column(40, 500, text)]

    article = one(
        read, pdf(page(1, LEFT), page(2, RIGHT), page(3, "The board meets on Friday.\nIt is public."))
    )
    assert article.text == f"{WHOLE}\n\nThe board meets on Friday. It is public."


def test_a_title_that_heads_the_other_pages_is_kept(read: Read) -> None:
    head = Text(40, 580, "Port Ellery suspends its engineer")
    pages = [[HEADLINE._replace(y=570), *column(40, 500, LEFT)], [head, *column(40, 500, RIGHT)], [head]]
    article = one(read, pdf(*pages))
    assert (article.title, article.text) == (HEADLINE.text, WHOLE)


def test_a_masthead_is_no_headline(read: Read) -> None:
    masthead = Text(40, 580, "The Ellery Courier", 40)
    assert one(read, pdf([masthead, HEADLINE, *column(40, 470, LEFT)])).title == HEADLINE.text


def test_byline_dates_and_information(read: Read) -> None:
    opening = [
        Text(40, 515, "By Ana Ruiz"),
        Text(40, 503, "Updated: July 6, 2026"),
        Text(40, 491, "5 July 2026"),
    ]
    info = {"Title": "Microsoft Word - crane.doc", "Author": "Desk User", "CreationDate": "D:20260704100000Z"}
    article = one(read, pdf([HEADLINE, *opening, *column(40, 460, LEFT)], info=info))
    assert article.text == LEFT_TEXT
    assert (article.title, article.authors) == (HEADLINE.text, ("Ana Ruiz",))
    assert (article.published, article.modified) == ("2026-07-05", "2026-07-06")
    byline = dict.fromkeys(("authors", "modified", "published"), "byline")
    assert article.origins == {**byline, "title": "largest type"}


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("D:20260704100000+02'00'", "2026-07-04T10:00:00+02:00"),
        ("D:20260704100000Z", "2026-07-04T10:00:00Z"),
        ("D:20260704", "2026-07-04"),
        ("2026-07-04", "2026-07-04"),
        ("D:20261304100000Z", None),
        ("yesterday", None),
    ],
)
def test_dates_of_the_document(read: Read, stated: str, published: str | None) -> None:
    info = {"Title": "Engineer suspended", "Author": "Ana Ruiz; admin", "CreationDate": stated}
    article = one(read, pdf(column(40, 470, LEFT), info=info))
    assert (article.title, article.authors, article.published) == (
        "Engineer suspended",
        ("Ana Ruiz",),
        published,
    )
    assert article.origins["title"] == "document properties"


def test_the_name_of_the_file_dates_it_before_its_information(read: Read) -> None:
    content = pdf(column(40, 470, LEFT), info={"CreationDate": "D:20260704100000Z"})
    article = one(read, content, "2026-07-02-crane.pdf")
    assert (article.published, article.origins["published"]) == ("2026-07-02", "file name")


def test_what_a_browser_prints_around_a_page(read: Read) -> None:
    head = [Text(40, 585, "7/5/26, 10:03 AM"), Text(180, 585, "Crane falls in Ellery | Courier")]
    foot = [Text(40, 10, "https://courier.example/crane"), Text(390, 10, "1/1")]
    info = {
        "Title": "Crane falls in Ellery | Courier",
        "Creator": "Mozilla/5.0",
        "CreationDate": "D:20260705100300Z",
    }
    title = Text(40, 500, "Crane falls in Ellery", 20)
    article = one(read, pdf([*head, title, *column(40, 470, LEFT), *foot], info=info))
    assert (article.title, article.text) == ("Crane falls in Ellery", LEFT_TEXT)
    assert (article.url, article.origins["url"]) == ("https://courier.example/crane", "running foot")
    assert article.id == article.url
    assert article.published is None  # the day on which it was printed


def test_a_large_initial(read: Read) -> None:
    initial, beside = (
        Text(40, 482, "T", 30),
        column(62, 495, "he board of Port Ellery\nsaid that cranes fell"),
    )
    below = column(40, 471, "and that it was sorry for what\nhad happened.")
    text = "The board of Port Ellery said that cranes fell and that it was sorry for what had happened."
    assert one(read, pdf([initial, *beside, *below])).text == text


def set_in(*lines: str, lefts: Sequence[float] = (), pitch: float = 12) -> tuple[str, ...]:
    """Return the paragraphs of lines of ten-point type, set below each other."""
    at = lefts or [0.0] * len(lines)
    placed = [
        Line(text, left, -pitch * row, left + 6.0 * len(text), 10 - pitch * row, 10, row=row)
        for row, (text, left) in enumerate(zip(lines, at, strict=True))
    ]
    return texts_of(paragraphs_of(in_reading_order(blocks_of(placed))))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("a har\xad", "bour board"), "a harbour board"),
        (("a well-", "known man"), "a well-known man"),
        (("the Anglo-", "Irish treaty"), "the Anglo-Irish treaty"),
        (("the state-of-the-", "art crane"), "the state-of-the-art crane"),
        (("take a co-operative, the co\xad", "operative"), "take a co-operative, the co-operative"),
        (("a nonstop train, the non\xad", "stop train"), "a nonstop train, the nonstop train"),
        (("Covid-", "19 came"), "Covid-19 came"),
        (("he came -", "too late"), "he came - too late"),
        (("it ends\xad",), "it ends-"),
    ],
)
def test_words_that_run_over_the_line(lines: tuple[str, ...], text: str) -> None:
    assert set_in(*lines) == (text,)


def test_paragraphs_by_indents_and_short_last_lines() -> None:
    lines = (
        "The board met on Monday evening,",
        "and it was late.",
        "Its chairman said so to reporters",
        "at the door.",
    )
    parts = (
        "The board met on Monday evening, and it was late.",
        "Its chairman said so to reporters at the door.",
    )
    assert set_in(*lines) == parts
    assert set_in(*lines[:3], lefts=(0, 0, 12))[1:] == (lines[2],)
    assert set_in("Crane falls on ferry", "in Ellery harbour", lefts=(0, 9)) == (
        "Crane falls on ferry in Ellery harbour",
    )


def test_double_spacing() -> None:
    lines = (
        "The board met on Monday evening, and",
        "Ana Ruiz was there, as it was late in",
        "July. It met in Ellery, and not in",
        "Tarn, where nobody was, so that Tom",
        "Hale was late.",
    )
    assert set_in(*lines, pitch=26) == (" ".join(lines),)
    assert set_in("Home", "World news", "Sport", pitch=26) == ("Home", "World news", "Sport")


def test_lists() -> None:
    lines = ("\u2022 The cranes stand still, all of", "them.", "\u2022 The ferries sail.")
    assert set_in(*lines, lefts=(0, 12, 0)) == (
        "- The cranes stand still, all of them.",
        "- The ferries sail.",
    )
