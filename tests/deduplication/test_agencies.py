from __future__ import annotations

import pytest

from eventgraph.deduplication.agencies import agency_of, credited_agencies, is_own_wire
from eventgraph.deduplication.datelines import credited_in_dateline, without_dateline
from eventgraph.deduplication.frames import story

from .planted import article

BODY = "A ferry ran aground off the island on Sunday. Nobody was hurt."

CREDITED = [
    ("a dateline", f"LONDON (Reuters) - {BODY}", {"reuters"}),
    ("a dateline with a day", f"LONDON, July 5 (AP) \u2014 {BODY}", {"ap"}),
    ("a dateline with a country", f"PORT AMITY, New Norland, July 5 (AFP) \u2013 {BODY}", {"afp"}),
    ("an agency alone", f"(Reuters) \u2013 {BODY}", {"reuters"}),
    ("two places", f"SEOUL/TOKYO (Reuters) - {BODY}", {"reuters"}),
    ("a headline above", f"Ferry runs aground\n\nBERLIN (dpa) - {BODY}", {"dpa"}),
    ("a byline above", f"By Rosa Lind\nBERLIN (dpa) - {BODY}", {"dpa"}),
    ("slashes", f"TOLVAN, July 5 /PRNewswire/ -- {BODY}", {"pr-newswire"}),
    ("an agency that is on no list", f"TOLVAN, July 5 (Harbour Wire) - {BODY}", {"harbour wire"}),
    ("a byline", f"By The Associated Press\n{BODY}", {"ap"}),
    ("a byline in capitals", f"Ferry runs aground\n\nBy REUTERS\n\n{BODY}", {"reuters"}),
    ("a name and an agency", f"Rosa Lind, Associated Press\n{BODY}", {"ap"}),
    ("a name of an agency", f"By Rosa Lind of AFP\n{BODY}", {"afp"}),
    ("a copyright", f"{BODY}\nCopyright 2026 The Associated Press. All rights reserved.", {"ap"}),
    ("a copyright sign", f"{BODY}\n\u00a9 2026 AFP", {"afp"}),
    ("a contribution", f"{BODY}\nThe Associated Press contributed to this report.", {"ap"}),
    ("a contributor", f"{BODY}\nAssociated Press writer R. Lind contributed to this report.", {"ap"}),
    ("files", f"{BODY}\n\nWith files from The Canadian Press", {"canadian-press"}),
    ("inputs", f"{BODY} (With inputs from PTI)", {"pti"}),
    ("a signature", f"{BODY} \u2014 Bernama", {"bernama"}),
    ("a signature in brackets", f"{BODY} (Xinhua)", {"xinhua"}),
    ("agencies alone at the end", f"{BODY}\nReuters - Ap - Afp", {"afp", "ap", "reuters"}),
    ("one alone at the end", f"{BODY}\n\nReuters", {"reuters"}),
    ("agencies in the last bracket", f"{BODY}\njm/dm (AFP, dpa)", {"afp", "dpa"}),
    ("an agency with a time stamp", f"Xinhua | Updated: 2026-07-05 17:52\nBEIJING -- {BODY}", {"xinhua"}),
    ("a time stamp with an agency", f"Updated: 2026-07-05 17:52 (Xinhua)\n{BODY}", {"xinhua"}),
    ("sources of a writer", f"{BODY}\nSources: Motor Weekly, Reuters", set()),
    ("a line of other names", f"{BODY}\nOrrin - Tolvan - Lindale", set()),
    ("desks", f"{BODY}\n(Reporting by Rosa Lind; Editing by Kay Moor)", {"reuters"}),
    ("desks of another", f"BONN (Coast Wire) - {BODY}\n(Reporting by A; Editing by K)", {"coast wire"}),
    ("two agencies", f"BONN (Reuters) - {BODY}\nThe AP contributed to this report.", {"ap", "reuters"}),
    ("a report of an agency", f"{BODY} It was on its way to Tolvan, Reuters reported.", set()),
    ("a quotation by an agency", f'{BODY} "We are fine," the captain told AFP.', set()),
    ("an agency's picture", f"(Photo: Rosa Lind/AP) {BODY} It is the third this year.", set()),
    ("an agency as the news", f"Reuters said it would cut jobs. {BODY} Thomson Reuters shares fell.", set()),
    ("a bracket and a dash", f"The harbour authority (HPA) - which runs the port - said so. {BODY}", set()),
    ("a company", f"Shares of Tessaly (TSL) \u2013 they had fallen before \u2013 rose. {BODY}", set()),
    ("plain", BODY, set()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "agencies"), [row[1:] for row in CREDITED], ids=[row[0] for row in CREDITED]
)
def test_agencies_are_those_that_the_text_is_from(text: str, agencies: set[str]) -> None:
    assert set(credited_agencies(article("a", text))) == agencies


@pytest.mark.parametrize(
    ("fields", "agencies"),
    [
        ({"publisher": "Reuters"}, ("reuters",)),
        ({"publisher": "uk.reuters.com"}, ("reuters",)),
        ({"publisher": "apnews.com"}, ("ap",)),
        ({"authors": ("Rosa Lind, Associated Press",)}, ("ap",)),
        ({"authors": ("The Associated Press",)}, ("ap",)),
        ({"authors": ("Rosa Lind", "AFP")}, ("afp",)),
        ({"authors": ("Alan Paper",), "publisher": "Lion City Times"}, ()),
    ],
)
def test_publisher_and_authors_name_agencies_too(
    fields: dict[str, object], agencies: tuple[str, ...]
) -> None:
    assert credited_agencies(article("a", BODY, **fields)) == agencies


@pytest.mark.parametrize(
    ("publisher", "text", "own"),
    [
        ("Reuters", BODY, True),
        ("www.reuters.com", BODY, True),
        ("Harbour Wire", f"TOLVAN (Harbour Wire) - {BODY}", True),
        ("Lion City Times", f"TOLVAN (Harbour Wire) - {BODY}", False),
        ("Eastgate Courier", f"LONDON (Reuters) - {BODY}", False),
        (None, f"LONDON (Reuters) - {BODY}", False),
    ],
)
def test_an_agency_publishes_its_own_wire(publisher: str | None, text: str, own: bool) -> None:  # noqa: FBT001
    assert is_own_wire(article("a", text, publisher=publisher)) is own


@pytest.mark.parametrize(
    ("name", "key"),
    [("The Associated Press", "ap"), ("associated press", "ap"), ("AP", "ap"), ("ap", None), ("Spa", None),
     ("PA", "pa"), ("www.bloomberg.com", "bloomberg"), ("Bloomberg.com/news", "bloomberg"),
     ("example.org", None)],
)  # fmt: skip
def test_agencies_are_known_by_names_and_domains(name: str, key: str | None) -> None:
    assert agency_of(name) == key


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"LONDON, July 5 (Reuters) - {BODY}", BODY),
        (f"LAKE ORRIN, Ill. \u2014 {BODY}", BODY),
        (f"Ferry aground\n\nBERLIN \u2014 {BODY}", f"Ferry aground\n\n{BODY}"),
        (f"The authority (HPA) - a body of its own - said so. {BODY}", None),
        (f"ORRIN says no. {BODY}", None),
    ],
)
def test_datelines_go(text: str, left: str | None) -> None:
    assert without_dateline(text) == (left or text)


def test_a_dateline_names_nobody_where_it_has_no_agency() -> None:
    assert credited_in_dateline(f"BERLIN \u2014 {BODY}") is None


FURNITURE = (
    "By Rosa Lind and Tim Oake",
    "(Reporting by Rosa Lind; Editing by Kay Moor)",
    "(Additional reporting by Tim Oake in Tolvan; writing by Rosa Lind; editing by Kay Moor)",
    "Copyright 2026 The Associated Press. All rights reserved. This material may not be rewritten.",
    "The Associated Press contributed to this report.",
    "Sign up for our newsletter.",
    "Continue reading the main story",
    "Please re-enter your email address below.",
    "_ Follow us on all channels.",
    "1/3 A market in Orrin (Kay Moor/AP) 2/3 Fog over Tolvan 3/3 The old ferry",
)


@pytest.mark.parametrize("line", FURNITURE)
def test_frames_are_no_part_of_a_story(line: str) -> None:
    assert story(f"{BODY}\n{line}") == story(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "By Sunday evening the ship was afloat again.",
        "The bill passed by 1/3 of the votes against 2/3 of them.",
        "The island sold its newspaper to a subscription service.",
        "Regulators published new rules on the rights of passengers.",
    ],
)
def test_sentences_of_a_story_stay(line: str) -> None:
    assert line in story(f"{BODY} {line}")
