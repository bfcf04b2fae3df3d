"""What people type is an expression of FTS5, whatever they type."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.errors import QueryError
from eventgraph.rdf.queries.search_words import MAX_WORDS, fts_expression

TEXTS = {
    "controls": "The United States restricts exports: export controls on chips.",
    "apart": "Controls of the port; exports grow.",
    "ban": "Alibaba banned Claude Code",
    "taiwan": "Chips from Taiwan are exported",
    "accents": "São Paulo, Zürich and Straße; naïve café",
    "signs": "C++ and AT&T pay $2 billion (€1.5bn), it's 100% near NEAR",
}


@pytest.fixture(scope="module")
def database() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE words USING fts5(name UNINDEXED, text, tokenize='porter unicode61')"
    )
    database.executemany("INSERT INTO words VALUES (?, ?)", TEXTS.items())
    return database


def search(database: sqlite3.Connection, words: str) -> set[str]:
    expression = fts_expression(words)
    return {name for (name,) in database.execute("SELECT name FROM words WHERE words MATCH ?", (expression,))}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("export controls", {"controls", "apart"}),
        ('"export controls"', {"controls"}),
        ("“export controls”", {"controls", "apart"}),
        ("ban", {"ban"}),
        ("BANS claude", {"ban"}),
        ("chips -taiwan", {"controls"}),
        ('export -"export controls" -chips', {"apart"}),
        ("-taiwan chips", {"controls"}),
        ("export-controls", {"controls"}),
        ("expo*", {"controls", "apart", "taiwan"}),
        ('"export con"*', {"controls"}),
        ("zurich", {"accents"}),
        ("naive CAFE", {"accents"}),
        ("AT&T", {"signs"}),
        ("c++", {"signs"}),
        ("NEAR", {"signs"}),
        ("NEAR(pay)", set()),
        ('"near NEAR"', {"signs"}),
        ("text:ban", set()),
        ("ban OR chips", set()),
        ("chips NOT taiwan", set()),
        ("alibaba ^ * + claude", {"ban"}),
        ('ban "', {"ban"}),
        ('"ban', {"ban"}),
        ("ban\0chips", set()),
        ("ban'; DROP TABLE words; --", set()),
        ("{text}: ban", set()),
        ("\ud800 ban", {"ban"}),
        ("x" * 10_000, set()),
        ("it's", {"signs"}),
    ],
)
def test_what_is_found(database: sqlite3.Connection, words: str, found: set[str]) -> None:
    assert search(database, words) == found


@pytest.mark.parametrize(
    "words", ["", "   ", "***", '""', '" "', "-ban", '-"ban chips" -x', "\0", "_", "^+-", "😀"]
)
def test_without_a_word_nothing_can_be_found(words: str) -> None:
    with pytest.raises(QueryError, match="no word to look for"):
        fts_expression(words)


def test_too_many_words_are_refused(database: sqlite3.Connection) -> None:
    assert search(database, "ban " * MAX_WORDS) == {"ban"}
    with pytest.raises(QueryError, match=rf"more than {MAX_WORDS}"):
        fts_expression("ban " * (MAX_WORDS + 1))


@given(st.text(alphabet=st.sampled_from("ab \"*-^:(){}+,.\0\\'é\u0301NEARORT_\ud800$?#"), max_size=40))
def test_nothing_is_a_syntax_error(words: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='porter unicode61')")
    try:
        expression = fts_expression(words)
    except QueryError:
        return
    database.execute("SELECT * FROM words WHERE words MATCH ?", (expression,)).fetchall()
