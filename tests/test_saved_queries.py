"""Every shipped question, asked of the samples: its answer is in `tests/saved_queries/`, as CSV or Turtle.

After a change that is meant to change answers run `.venv/bin/python tests/test_saved_queries.py` and read
the diff.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

import pytest

import eventgraph as eg

EXPECTED: Final = Path(__file__).parent / "saved_queries"
CASES: Final[dict[str, dict[str, str]]] = {
    "as-schema-org": {"entity": "Lazada"},
    "as-sem": {"entity": "Lazada", "factuality": ""},
    "between": {},
    "by-outlet": {},
    "claims-by-source": {},
    "claims-by-source.harbour-wire": {"source": "Harbour Wire"},
    "claims-with-sentences": {"entity": "Tencent"},
    "competitors": {"entity": "OpenAI"},
    "conflicts": {},
    "conflicts.anthropic": {"entity": "Anthropic"},
    "contradictions": {},
    "copies": {},
    "disputed-developers": {},
    "events": {},
    "events.anthropic": {"entity": "Anthropic"},
    "most-connected": {},
    "open-plans": {},
    "open-plans.baidu": {"entity": "Baidu"},
    "planned-or-possible": {},
    "products-and-makers": {},
    "relations-of": {"entity": "Alibaba"},
    "reported-not-confirmed": {},
    "single-source": {},
    "taken-back": {},
    "timeline": {"entity": "ByteDance"},
    "what-changed-after": {"date": "2026-08-31"},
    "who-bans-what": {},
    "who-leads-what": {},
}


def answer(case: str, store: Path) -> str:
    result = eg.run_saved_query(case.partition(".")[0], CASES[case], store=store)
    form = "turtle" if is_view(case) else "csv"
    return eg.format_result(result, form).decode().replace("\r\n", "\n")


def is_view(case: str) -> bool:
    """Tell whether a question gives triples in the words of another vocabulary."""
    return case.startswith("as-")


def expected(case: str) -> Path:
    return EXPECTED / f"{case}{'.ttl' if is_view(case) else '.csv'}"


def test_every_shipped_question_is_asked_and_nothing_else_is_kept() -> None:
    assert {case.partition(".")[0] for case in CASES} == set(eg.saved_queries())
    assert set(EXPECTED.iterdir()) == set(map(expected, CASES))


@pytest.mark.parametrize("case", CASES)
def test_rows(case: str, sample_store: Path) -> None:
    rows = answer(case, sample_store)
    assert rows.count("\n") > 1, "a question without an answer tests nothing"
    assert rows == expected(case).read_text(encoding="utf-8")


def write_expected() -> None:
    """Write what the questions answer now."""
    EXPECTED.mkdir(exist_ok=True)
    articles = Path(__file__).parents[1] / "data" / "articles"
    with tempfile.TemporaryDirectory() as folder:
        eg.ingest(articles, store=Path(folder))
        for case in CASES:
            expected(case).write_text(answer(case, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    write_expected()
