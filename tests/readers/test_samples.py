"""The sample articles of this project, read one by one."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path

import pytest

from eventgraph.readers import find_files, read_file
from eventgraph.records import Article, InputReport

SAMPLES = Path(__file__).parents[2] / "data" / "articles"

ARTICLES = [
    ("2026-07-05-eastgate", "2026-07-05", "The Eastgate Courier", "Wire"),
    ("2026-07-05-harbour", "2026-07-05", "Harbour Wire", ""),
    ("2026-07-06-byte", "2026-07-06T08:20:00+01:00", "Byte Ledger", "Verhoeven"),
    ("2026-07-06-lion", "2026-07-06T09:10:00+08:00", "Lion City Times", "Pillai Tan"),
    ("2026-07-06-pacific", "2026-07-06", "Pacific Business Daily", "Price"),
    ("2026-07-07-byte", "2026-07-07", "Byte Ledger", "Roth"),
    ("2026-07-08-harbour", "2026-07-08", "Harbour Wire", ""),
    ("2026-07-08-news#1", "2026-07-08T10:30:00Z", "Pacific Business Daily", "Castellan"),
    ("2026-07-08-news#2", "2026-07-08T07:30:00Z", "Byte Ledger", "Roth"),
    ("2026-07-08-news#3", "2026-07-07T09:40:00Z", "Lion City Times", "Pillai Tao"),
    ("2026-07-09-policy", "2026-07-09T06:00:00+02:00", "The Policy Desk", "Keller Duarte"),
    ("2026-07-10-the", "2026-07-10", "The Merchant", "Sayle"),
    ("2026-07-14-hangzhou", "2026-07-14", "Hangzhou Tech Review", "Ruoxi"),
    ("2026-07-16-hangzhou", "2026-07-16T10:00:00+08:00", "Hangzhou Tech Review", "Ruoxi"),
    ("2026-07-21-harbour", "2026-07-21", "Harbour Wire", ""),
    ("2026-07-22-tideway", "2026-07-22T08:30:00-04:00", "Tideway Newswire", "GmbH"),
    ("2026-08-04-lion", "2026-08-04", "Lion City Times", "Tan"),
    ("2026-08-13-pacific", "2026-08-13", "Pacific Business Daily", "Price Castellan"),
    ("2026-08-27-eastgate", "2026-08-27T17:42:00+02:00", "The Eastgate Courier", "Okafor"),
    ("2026-09-02-harbour", "2026-09-02", "Harbour Wire", ""),
    ("2026-09-04-byte", "2026-09-04", "Byte Ledger", "Roth Verhoeven"),
    ("2026-09-10-policy#1", "2026-06-11T16:05:00+02:00", "The Policy Desk", "Duarte"),
    ("2026-09-10-policy#2", "2026-07-29", "The Policy Desk", "Keller"),
    ("2026-09-10-policy#3", "2026-09-10T07:15:00+02:00", "The Policy Desk", "Duarte Keller"),
]
"""File (and member), date, publisher, the authors' last names; checked by hand against the files."""
FRAMES = [
    *("Sign up", "Subscribe", "Advertisement", "All rights reserved", "Most read", "More from", "Copy link"),
    *("WhatsApp", "Win a weekend", "Ferry strike", "Tech review", "min read", "Log in"),
]

Samples = Mapping[str, tuple[Article | InputReport, ...]]


@pytest.fixture(scope="module")
def samples() -> Samples:
    files = [found for found in find_files([SAMPLES]) if isinstance(found, Path)]
    return {path.name: tuple(read_file(path)) for path in files}


@pytest.mark.parametrize("expected", ARTICLES, ids=lambda row: row[0])
def test_metadata(samples: Samples, expected: tuple[str, ...]) -> None:
    start, _, number = expected[0].partition("#")
    [found] = [found for name, found in samples.items() if name.startswith(start)]
    article = found[int(number or 1) - 1]
    assert isinstance(article, Article)
    names = " ".join(author.split()[-1] for author in article.authors)
    assert (article.published, article.publisher, names) == expected[1:]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_titles_stand_in_the_file_and_not_in_the_text(samples: Samples, suffix: str) -> None:
    for name in (name for name in samples if name.endswith(suffix)):
        article = samples[name][0]
        assert isinstance(article, Article)
        assert article.title
        assert article.title in html.unescape((SAMPLES / name).read_text(encoding="utf-8"))
        assert not article.text.startswith(article.title)


def test_every_sample_is_read_without_a_warning(samples: Samples) -> None:
    found = [one for ones in samples.values() for one in ones]
    assert not [one for one in found if isinstance(one, InputReport)]
    assert len({one.id for one in found if isinstance(one, Article)}) == len(found) >= len(ARTICLES)


@pytest.mark.parametrize("frame", FRAMES)
def test_bodies_hold_no_frame_of_the_page(samples: Samples, frame: str) -> None:
    found = [one for ones in samples.values() for one in ones if isinstance(one, Article)]
    assert not [one.title for one in found if frame in one.text]


def test_bodies_begin_and_end_with_the_article(samples: Samples) -> None:
    [page] = [found[0] for name, found in samples.items() if name.startswith("2026-08-27")]
    assert isinstance(page, Article)
    assert page.text.startswith("The European Commission has fined Google")
    assert page.text.endswith("Additional reporting by Matteo Fabbri in Rome")
