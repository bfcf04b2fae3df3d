from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import eventgraph
from eventgraph.errors import GoldError
from eventgraph.evaluation import judged_article, load_judgements
from eventgraph.records import Article

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = (
    '{"article": "a", "subject": "Alibaba", "relation": "bans", "object": "Claude Code",'
    ' "factuality": "actual", "right": true}'
)
WRONG = RIGHT.replace('"actual"', '"possible"').replace("true", "false")
GONE = RIGHT.replace("Alibaba", "Tencent")
OTHER = RIGHT.replace('"a"', '"b"')


def test_judged_claims_that_are_found_again_have_their_features(tmp_path: Path) -> None:
    (tmp_path / "judged.jsonl").write_text(f"{RIGHT}\n{WRONG}\n{GONE}\n{OTHER}", encoding="utf-8")
    judgements = load_judgements(tmp_path / "judged.jsonl")
    assert {article: len(rows) for article, rows in judgements.items()} == {"a": 3, "b": 1}
    article = Article(id="a", text="Alibaba banned Claude Code. OpenAI developed Codex.")
    (extraction,) = eventgraph.extract([article])
    features = {(c.subject, c.relation, c.object): (c.relation,) for c in extraction.claims}
    assert set(features.values()) == {("bans",), ("develops",)}
    assert judged_article(extraction, features, judgements["a"]).rows == ((("bans",), True),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (RIGHT + "\n{}", ":2: Field required"),
        (RIGHT.replace('"actual"', '"certain"'), ":1: Input should be"),
        ("not JSON", ":1: Invalid JSON"),
        (None, "No such file"),
    ],
)
def test_what_is_no_judgement_is_named(tmp_path: Path, text: str | None, message: str) -> None:
    path = tmp_path / "judged.jsonl"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        load_judgements(path)
