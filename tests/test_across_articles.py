"""What the sample articles come to together: events, contradictions, fates of plans, belief."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from eventgraph.deduplication import article_print, group_copies
from eventgraph.ontology.logic import load_logic
from eventgraph.rdf.storage.store import Store
from eventgraph.records import Article, Event, Extraction, Fate
from eventgraph.resolution import resolve
from eventgraph.resolution.belief import belief, explain
from eventgraph.resolution.claim_sighting import ClaimSighting, claim_sightings
from eventgraph.resolution.contradictions import find_contradictions
from eventgraph.resolution.events import find_events
from eventgraph.resolution.plans import fates

LOGIC: Final = load_logic()


class Told(NamedTuple):
    """All that the samples say, with the names of entities."""

    claims: tuple[ClaimSighting, ...]
    names: dict[str, str]

    def of(self, subject: str, relation: str, obj: str) -> list[ClaimSighting]:
        wanted = (subject, relation, obj)
        return [c for c in self.claims if (self.names[c.subject], c.relation, self.names[c.object]) == wanted]


def told(records: Sequence[tuple[Article, Extraction]]) -> Told:
    copies = group_copies([article_print(article) for article, _ in records])
    extractions = [extraction for _, extraction in records]
    resolution = resolve(extractions)
    origins = {article: copy.origin for article, copy in copies.items()}
    names = {entity.id: entity.name for entity in resolution.entities}
    return Told(tuple(claim_sightings(extractions, resolution, origins=origins)), names)


@pytest.fixture(scope="module")
def records(sample_store: Path) -> list[tuple[Article, Extraction]]:
    with Store.open(sample_store) as store:
        return [store.record(article) for article in store.ledger()]


@pytest.fixture(scope="module")
def samples(records: list[tuple[Article, Extraction]]) -> Told:
    return told(records)


def the_event(samples: Told, subject: str, relation: str, obj: str) -> Event:
    ids = {claim.id for claim in samples.of(subject, relation, obj)}
    (event,) = [each for each in find_events(samples.claims, LOGIC) if ids & set(each.claims)]
    return event


def the_fate(samples: Told, words: tuple[str, str, str], as_of: str | None = None) -> Fate:
    found = fates(samples.claims, LOGIC, as_of=as_of)
    (fate,) = [f for f in found if (samples.names[f.subject], f.relation, samples.names[f.object]) == words]
    return fate


def test_one_ban_whatever_number_of_articles_tells_of_it(samples: Told) -> None:
    event = the_event(samples, "Alibaba", "bans", "Claude Code")
    assert event.first_reported == "2026-07-05"
    assert event.time == "2026-07"
    assert len(event.articles) >= 12
    assert event.origins == len(event.articles) - 1, "the reprint is no witness of its own"


def test_bans_of_other_years_are_other_events(samples: Told) -> None:
    italy = the_event(samples, "Italy", "bans", "ChatGPT")
    assert italy.time == "2023-03"
    assert italy.id != the_event(samples, "Alibaba", "bans", "Claude Code").id


def test_two_developers_of_one_product(samples: Told) -> None:
    found = find_contradictions(samples.claims, LOGIC, find_events(samples.claims, LOGIC))
    (rivals,) = [each for each in found if each.kind == "value"]
    assert [samples.names[value] for value in rivals.values] == ["Anthropic", "OpenAI"]
    right, wrong = rivals.support
    assert right > wrong
    denied = [each for each in found if each.kind == "polarity" and each.claims[0] != each.claims[1]]
    assert len(denied) == 1


def test_a_plan_is_open_until_it_is_told_as_a_fact(samples: Told) -> None:
    takeover = ("GitHub", "acquires", "Patchwright")
    assert the_fate(samples, takeover, as_of="2026-08-01").outcome == "open"
    done = the_fate(samples, takeover)
    assert (done.outcome, done.decided) == ("carried out", "2026-09-04")


def test_what_was_possible_is_denied(samples: Told) -> None:
    assert the_fate(samples, ("Baidu", "bans", "Claude Code"), as_of="2026-07-10").outcome == "denied"
    assert the_fate(samples, ("Tencent", "bans", "Claude Code")).outcome == "open"


def test_belief_grows_with_witnesses(samples: Told) -> None:
    ban, rumour = (samples.of(name, "bans", "Claude Code") for name in ("Alibaba", "Tencent"))
    assert belief(rumour) < belief(ban[:1]) < belief(ban) <= 1
    assert "1 copy adds nothing" in explain(ban)


@pytest.mark.parametrize("turn", [1, 7, 13])
def test_the_order_of_articles_changes_nothing(
    samples: Told, records: list[tuple[Article, Extraction]], turn: int
) -> None:
    again = told([*records[turn:], *reversed(records[:turn])])
    events = find_events(samples.claims, LOGIC)
    assert find_events(again.claims, LOGIC) == events
    assert find_contradictions(again.claims, LOGIC, events) == find_contradictions(
        samples.claims, LOGIC, events
    )
    assert fates(again.claims, LOGIC) == fates(samples.claims, LOGIC)
