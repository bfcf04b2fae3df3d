"""Plans of a store are those of its articles, as of any day."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph
from eventgraph.errors import NotFoundError, SettingsError
from eventgraph.outlook import _claims
from eventgraph.rdf.storage.store import Store
from eventgraph.resolution.claim_sighting import claim_sightings


def test_claims_are_those_of_the_records_as_they_are_resolved(sample_store: Path) -> None:
    with Store.open(sample_store) as opened:
        found = list(_claims(opened))
        extractions = list(opened.extractions())
    whole = claim_sightings(extractions, eventgraph.resolve(extractions))
    assert {each._replace(origin=each.article, superseded=False) for each in found} == set(whole)
    assert any(each.origin != each.article for each in found)
    assert any(each.superseded for each in found)


def test_what_is_open_now_was_open_before_or_not_yet_told(sample_store: Path) -> None:
    then = eventgraph.open_plans(store=sample_store, as_of="2026-07-10")
    now = eventgraph.open_plans(store=sample_store)
    assert {claim.claim for plan in then for claim in plan.tellings} < {
        claim.claim for plan in now for claim in plan.tellings
    }
    assert all((each.published or "")[:10] <= "2026-07-10" for plan in then for each in plan.tellings)
    decided = {plan.subject: plan for plan in now if plan.outcome == "carried out"}
    assert {plan.outcome for plan in now} >= {"open", "carried out", "denied"}
    for plan in decided.values():
        assert plan.decided == min(each.published or "" for each in plan.decided_by)[:10]
        before = eventgraph.open_plans(plan.subject, store=sample_store, as_of=plan.first_reported)
        assert "open" in {each.outcome for each in before if each.object == plan.object}


def test_plans_of_one_entity(sample_store: Path) -> None:
    found = eventgraph.open_plans("baidu", store=sample_store)
    assert found
    assert all("Baidu" in (plan.subject, plan.object) for plan in found)


@pytest.mark.parametrize("day", ["2026-07", "2026-02-30", "tomorrow", ""])
def test_a_day_is_a_day(sample_store: Path, day: str) -> None:
    with pytest.raises(SettingsError, match="is no day: write 2026-07-10"):
        eventgraph.open_plans(store=sample_store, as_of=day)


def test_a_name_is_known(sample_store: Path) -> None:
    with pytest.raises(NotFoundError, match="'Baidu'"):
        eventgraph.open_plans("Baidoo", store=sample_store)
