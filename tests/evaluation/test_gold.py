from __future__ import annotations

import json
from pathlib import Path

import pytest

from eventgraph.errors import GoldError
from eventgraph.evaluation.gold import GoldArticle, load_gold
from eventgraph.evaluation.predictions import load_predictions

CLAIM = {"subject": "Italy", "relation": "bans", "object": "ChatGPT", "factuality": "actual"}


def write(folder: Path, name: str, **more: object) -> None:
    (folder / name).write_text(json.dumps({"id": name} | more), encoding="utf-8")


def test_gold_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, "b.json", claims=[CLAIM])
    write(tmp_path, "a.json", text="Italy banned ChatGPT.", published="2023-03-31")
    first, second = load_gold(tmp_path)
    assert (first.id, second.id) == ("a.json", "b.json")
    assert second.claims[0].is_named
    article = first.article()
    assert article is not None
    assert (article.id, article.text, article.published) == (first.id, "Italy banned ChatGPT.", "2023-03-31")
    assert second.article() is None
    assert load_gold(tmp_path / "b.json") == (second,)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"claims": [CLAIM | {"factuality": "maybe"}]}, "claims.0.factuality"),
        ({"claims": [CLAIM | {"how": ["guess"]}]}, "claims.0.how"),
        ({"claim": []}, "claim: Extra inputs"),
    ],
)
def test_a_wrong_file_is_named_with_the_place(
    tmp_path: Path, content: dict[str, object], message: str
) -> None:
    write(tmp_path, "a.json", **content)
    with pytest.raises(GoldError, match=rf"a\.json: {message}"):
        load_gold(tmp_path)


def test_gold_that_is_absent_or_double_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no folder with gold files"):
        load_gold(tmp_path / "nowhere")
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(GoldArticle(id="same").model_dump_json(), encoding="utf-8")
    with pytest.raises(GoldError, match="'same'"):
        load_gold(tmp_path)


def test_predictions_of_others_need_few_fields(tmp_path: Path) -> None:
    entities = [{"id": "e1", "name": "Italy"}, {"id": "e2", "name": "ChatGPT", "made_by": "us"}]
    claims = [
        {"subject": "e1", "relation": "bans", "object": "e2", "evidence": {"text": "So."}},
        {"subject": "e1", "relation": "bans", "object": "e9"},
    ]
    path = tmp_path / "found.jsonl"
    path.write_text(json.dumps({"article": "a", "entities": entities, "claims": claims}) + "\n\n", "utf-8")
    (found,) = load_predictions(path)
    assert [(claim.object, claim.evidence, claim.confidence) for claim in found.claims] == [
        ("e2", "So.", 1.0)
    ]


def test_a_line_that_is_no_prediction_is_named(tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    path.write_text('{"article": "a"}\n{"entities": []}\n', encoding="utf-8")
    with pytest.raises(GoldError, match="line 2: article Field required"):
        list(load_predictions(path))
