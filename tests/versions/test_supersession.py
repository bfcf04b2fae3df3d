from __future__ import annotations

import pytest

from eventgraph.records import Article, Correction, Extraction
from eventgraph.versions import claims_in_error, find_correction, superseded_claims

from .test_difference import claim, extraction

NOTICE = "Correction: An earlier version of this article said that Claude Code was developed by OpenAI."
KILL = "Retraction: We said on Sunday that Alibaba had banned Claude Code. It has not."
UPDATE = "Update: It was said on Monday that Claude Code was developed by OpenAI."


def notice(text: str) -> Correction:
    found = find_correction(Article(id="a", text=text))
    assert found
    return found


BEFORE = extraction(
    claim("OpenAI", "develops", "Claude Code"), claim("Alibaba", "bans", "Claude Code", start=60)
)
WRONG = claim("OpenAI", "develops", "Claude Code", start=NOTICE.index("developed"))
RIGHT = claim("Anthropic", "develops", "Claude Code", start=200)
AFTER = extraction(WRONG, RIGHT, claim("Alibaba", "bans", "Claude Code", start=300))


def test_the_error_is_repeated_in_the_notice() -> None:
    assert claims_in_error(notice(NOTICE), AFTER) == {WRONG.id}


def test_the_earlier_claim_is_superseded_and_the_rest_stands() -> None:
    assert superseded_claims(notice(NOTICE), AFTER, BEFORE) == {BEFORE.claims[0].id}


def test_a_retraction_takes_back_everything() -> None:
    assert superseded_claims(notice(KILL), AFTER, BEFORE) == {one.id for one in BEFORE.claims}


def test_entities_may_have_other_ids_in_the_later_version() -> None:
    ids = {entity.id: f"x{entity.id}" for entity in AFTER.entities}
    moved = AFTER.model_copy(
        update={
            "entities": tuple(one.model_copy(update={"id": ids[one.id]}) for one in AFTER.entities),
            "claims": tuple(
                one.model_copy(update={"subject": ids[one.subject], "object": ids[one.object]})
                for one in AFTER.claims
            ),
        }
    )
    assert superseded_claims(notice(NOTICE), moved, BEFORE) == {BEFORE.claims[0].id}


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (UPDATE, AFTER),
        ("Correction: The quay is 300 metres long, not 30.", AFTER),
        (NOTICE, extraction(RIGHT)),
        (NOTICE, extraction(claim("Baidu", "develops", "Claude Code", start=NOTICE.index("developed")))),
    ],
)
def test_what_no_notice_calls_wrong_stands(text: str, after: Extraction) -> None:
    assert superseded_claims(notice(text), after, BEFORE) == frozenset()
