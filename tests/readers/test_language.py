"""Which texts are called foreign: other languages, and never English."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from eventgraph.errors import ReadError
from eventgraph.readers import read_file
from eventgraph.readers.language import foreign_language
from eventgraph.readers.limits import ReadingLimits
from eventgraph.records import Article

from .conftest import Read

TEXTS = json.loads(Path(__file__).with_name("languages.json").read_text(encoding="utf-8"))
NEWS = Path(__file__).parents[3] / "shared" / "data" / "news.jsonl.gz"
FRENCH = TEXTS["other"]["fr"]


def code(text: str) -> str | None:
    """Return the code of a foreign text's language."""
    found = foreign_language(text)
    return found and found.code


@pytest.mark.parametrize("language", sorted(TEXTS["other"]))
def test_other_languages_in_any_size_and_in_capitals(language: str) -> None:
    text = TEXTS["other"][language]
    assert {code(text), code(text[: len(text) // 2]), code(text.upper()), code(text * 30)} == {language}


@pytest.mark.parametrize("kind", sorted(TEXTS["english"]))
def test_english_is_never_called_foreign(kind: str) -> None:
    text = TEXTS["english"][kind]
    assert {code(text[:end]) for end in (len(text), len(text) // 2, 60)} == {None}
    assert code(text.upper()) is None
    assert code(text * 30) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "12 345",
        "Le port ouvre.",
        "\u6771\u4eac",
        "Dax 16.000,12 +1,2 %" * 99,
        "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4zzw7Bxr9Kq" * 50,
        "var port = document.getElementById('port'); for (let i = 0; i < 10; i++) { console.log(port); }",
        "the new species resemble canis lupus familiaris, panthera leo, felis catus and equus ferus caballus",
        "2 tbsp olive oil, 1 onion finely chopped, 300g spaghetti, handful basil leaves torn, parmesan",
    ],
)
def test_what_says_too_little_passes(text: str) -> None:
    assert code(text) is None


def test_a_text_in_two_languages_passes() -> None:
    assert code(f"{FRENCH}\n\n{TEXTS['english']['plain']}") is None


def test_a_page_of_english_within_another_language_does_not_hide_it() -> None:
    assert code(f"{FRENCH * 9}\n\nThis story was first told by The New York Times.") == "fr"


def test_the_sample_articles_are_english(repository: Path) -> None:
    for path in sorted((repository / "data" / "articles").iterdir()):
        assert [one.id for one in read_file(path) if isinstance(one, Article)]


@pytest.mark.skipif(not NEWS.exists(), reason="the real articles are not here")
def test_no_real_article_is_called_foreign() -> None:
    articles = [json.loads(line) for line in gzip.decompress(NEWS.read_bytes()).splitlines()]
    assert [each["id"] for each in articles if code(each["text"])] == []
    assert [each["id"] for each in articles if code(each["text"].split("\n")[0])] == []


def test_a_foreign_article_is_refused_with_its_language(read: Read) -> None:
    with pytest.raises(ReadError, match=r"^a\.txt: in French \(sure to 100%\); only English") as refused:
        read("a.txt", FRENCH)
    assert refused.value.code == "language"
    assert "--any-language" in refused.value.hint


def test_records_of_a_list_are_judged_one_by_one(read: Read) -> None:
    texts = (FRENCH, TEXTS["english"]["plain"])
    lines = "\n".join(json.dumps({"text": text}) for text in texts)
    [article], [row] = read("a.jsonl", lines)
    assert article.text == TEXTS["english"]["plain"]
    assert (row.status, row.code, row.member) == ("quarantine", "language", "line 1")


def test_any_language_is_read_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FRENCH, encoding="utf-8")
    [article] = read_file(path, limits=ReadingLimits(any_language=True))
    assert isinstance(article, Article)
    assert article.language is None
