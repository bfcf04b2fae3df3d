"""Real and hostile files that lie beside the project, where they do."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from eventgraph.errors import ReadError
from eventgraph.readers import read_file
from eventgraph.readers.formats import suffix_formats
from eventgraph.readers.html_page import read_html
from eventgraph.readers.limits import ReadingLimits
from eventgraph.readers.refused import STATUSES
from eventgraph.readers.source import SourceFile
from eventgraph.readers.text import letters
from eventgraph.records import Article, InputReport

SHARED = Path(__file__).parents[3] / "shared"
HOSTILE = SHARED / "data" / "hostile"
PAGES = SHARED / "data" / "html"
FACTS = Path(__file__).with_name("page_facts.json")
MANIFEST = HOSTILE / "manifest.json"
ANY_LANGUAGE = ReadingLimits(any_language=True)
PAGE_FLOOR = 0.965

Case = dict[str, object]


def hostile() -> list[Case]:
    """Return the hostile files of the formats that are read."""
    if not MANIFEST.exists():
        return []
    cases: list[Case] = json.loads(MANIFEST.read_text())["files"]
    return [case for case in cases if Path(str(case["file"])).suffix in suffix_formats()]


def outcome(path: Path) -> tuple[str, set[str | None], str]:
    """Return the status of a file, its reason codes and its text."""
    try:
        found = list(read_file(path, limits=ANY_LANGUAGE))
    except ReadError as refused:
        return STATUSES.get(refused.code, "quarantine"), {refused.code}, ""
    codes = {one.code for one in found if isinstance(one, InputReport)}
    texts = [one.text for one in found if isinstance(one, Article)]
    status = ("ok_with_warning" if codes else "ok") if texts else "quarantine"
    return status, codes, "\n\n".join(texts)


@pytest.mark.parametrize("case", hostile(), ids=lambda case: case["file"])
def test_hostile_files_get_what_is_promised(case: Case) -> None:
    status, codes, text = outcome(HOSTILE / str(case["file"]))
    accepted = case["accept_codes"]
    assert isinstance(accepted, list)
    assert status in str(case["accept"])
    assert status == "ok" or not accepted or codes & set(accepted)
    assert status == "quarantine" or not case["text_has"] or str(case["text_has"]) in text
    assert not case["text_not"] or str(case["text_not"]) not in text


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the four-word shingles of a text (Broder 1997)."""
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def agreement(text: str, gold: str) -> float:
    """Return the F1 of two texts' shingles."""
    found, wanted = shingles(text), shingles(gold)
    return 2 * (found & wanted).total() / (found.total() + wanted.total())


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Article]:
    """Return the articles of the real pages, by their names."""
    if not PAGES.exists():
        pytest.skip("the real pages are not here")
    articles = {}
    for path in sorted(PAGES.glob("*.html.gz")):
        name, content = path.name.split(".")[0], gzip.decompress(path.read_bytes())
        file = SourceFile(path=path, name=name, content=content, sha256="", limits=ANY_LANGUAGE)
        article = next(iter(read_html(file)))
        assert isinstance(article, Article)
        articles[name] = article
    return articles


def test_bodies_of_real_pages(pages: Mapping[str, Article]) -> None:
    gold = json.loads(gzip.decompress((PAGES / "ground-truth.json.gz").read_bytes()))
    scores = [agreement(pages[name].text, page["articleBody"]) for name, page in gold.items()]
    assert sum(scores) / len(scores) >= PAGE_FLOOR


@pytest.mark.parametrize(("field", "floor"), [("title", 0.97), ("published", 0.97), ("authors", 0.95)])
def test_metadata_of_real_pages(pages: Mapping[str, Article], field: str, floor: float) -> None:
    facts = json.loads(FACTS.read_text())
    right = sum(fact[field] == _as_fact(field, pages[name]) for name, fact in facts.items())
    assert right >= floor * len(facts)


def _as_fact(field: str, article: Article) -> object:
    """Return a field as the facts have it: the day, the names, a hash of the title's letters."""
    if field == "title":
        return hashlib.sha256(letters(article.title or "").encode()).hexdigest()[:12]
    return (article.published or "")[:10] if field == "published" else list(article.authors)
