"""Decisions of people: what they join, keep apart, and what contradicts itself."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventgraph import ids
from eventgraph.errors import DecisionError
from eventgraph.records import Decision, Resolution
from eventgraph.resolution import rejected

from .seen import groups, one, partition, seen, who

FULL = "World Health Organization"
ROWS = [
    list(seen("a", FULL, "Organization", also=["WHO"])),
    list(seen("b", "WHO", "Organization")),
    list(seen("c", "Weltgesundheit", "Organization")),
    list(seen("d", "Geneva", "Place")),
]
WHO, LONG, GERMAN, GENEVA = (
    ids.entity_id(key) for key in ("who", "world health organization", "weltgesundheit", "geneva")
)


def same(a: str, b: str) -> Decision:
    return Decision(kind="same", a=a, b=b)


def different(a: str, b: str) -> Decision:
    return Decision(kind="different", a=a, b=b)


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([], groups("a b", "c", "d")),
        ([same(LONG, GERMAN)], groups("a b c", "d")),
        ([same(WHO, GERMAN)], groups("a b c", "d")),
        ([same(GENEVA, LONG)], groups("a b d", "c")),
        ([same("Weltgesundheit", "the WHO")], groups("a b c", "d")),
        ([different(WHO, LONG)], groups("a", "b", "c", "d")),
        ([different(WHO, LONG), same(WHO, GERMAN)], groups("a", "b c", "d")),
        ([different(GERMAN, LONG), same(WHO, GERMAN)], groups("a", "b c", "d")),
        ([same(LONG, GERMAN), same(GERMAN, GENEVA)], groups("a b c d")),
    ],
)
def test_same_and_different(decisions: list[Decision], expected: set[frozenset[str]]) -> None:
    for order in permutations(decisions):
        assert partition(who(ROWS, *order, *order)) == expected


def test_the_first_of_the_same_names_both() -> None:
    found = who(ROWS, same(GERMAN, LONG))
    assert {each.id: each.name for each in found.entities} == {GERMAN: "Weltgesundheit", GENEVA: "Geneva"}
    assert ("decision", 1.0) in {(merge.reason, merge.score) for merge in found.merges if merge.part == LONG}


def test_what_is_called_otherwise() -> None:
    found = who(
        ROWS,
        Decision(kind="rename", a=WHO, value="WHO (UN)"),
        Decision(kind="retype", a=GENEVA, value="Organization"),
    )
    by_id = {each.id: each for each in found.entities}
    assert by_id[LONG].name == "WHO (UN)"
    assert FULL in by_id[LONG].aliases
    assert by_id[GENEVA].type == "Organization"


@pytest.mark.parametrize(
    ("decisions", "message"),
    [
        ([same("a", "b"), different("a", "b")], "a and b are different, but a and b are the same"),
        ([same("a", "b"), different("b", "a")], "b and a are different, but a and b are the same"),
        (
            [same("a", "b"), same("b", "c"), different("c", "a")],
            "c and a are different, but b and c are the same and a and b are the same",
        ),
        (
            [Decision(kind="rename", a="a", value="x"), Decision(kind="rename", a="a", value="y")],
            "a is called x, but a is called y",
        ),
    ],
)
def test_contradictions_are_refused(decisions: list[Decision], message: str) -> None:
    rows = [list(seen(name, name, "Work")) for name in "abc"]
    for order in permutations(decisions):
        with pytest.raises(DecisionError) as caught:
            who(rows, *order)
        assert str(caught.value) == f"decisions contradict each other: {message}"


def test_a_decision_on_nobody_is_kept_for_later() -> None:
    decision = same(LONG, "nobody-12345678")
    found = who(ROWS, decision)
    assert found.warnings == (
        f"no entity, or more than one, is 'nobody-12345678': {decision.words()} is kept for later",
    )
    assert found.model_copy(update={"warnings": ()}) == who(ROWS)


def test_namesakes_that_a_person_knows_to_be_one() -> None:
    rows = [
        list(seen("a", "John Smith", works_for="Acme Dynamics")),
        list(seen("b", "John Smith", works_for="Oxfield Relief")),
        list(seen("c", "John Smith")),
    ]
    apart = who(rows)
    placed = [apart.canonical[article]["e1"] for article in ("a", "b")]
    assert partition(who(rows, same(*placed))) == groups("a b", "c")
    assert partition(who(rows, same(placed[0], apart.canonical["c"]["e1"]))) == groups("a c", "b")


def test_who_is_decided_on_is_not_asked_again() -> None:
    rows = [seen("a", "Elena Markova"), seen("b", "Markova")]
    found = who([list(row) for row in rows])
    (proposal,) = found.proposals
    rows = [seen("a", "Elena Markova"), seen("b", "Markova")]
    assert who(rows, different(proposal.a, proposal.b)).proposals == ()


def test_rejected_claims() -> None:
    assert rejected([same("a", "b"), Decision(kind="reject", a="c1")]) == {"c1"}


NAMES = (FULL, "WHO", "John Smith", "John A. Smith", "Smith", "Harborview", "Harborview Capital")
sightings = st.builds(
    one,
    st.sampled_from("abcd"),
    st.sampled_from(("e1", "e2", "e3")),
    st.sampled_from(NAMES),
    st.sampled_from(("Person", "Organization", "Place")),
    also=st.sets(st.sampled_from(NAMES), max_size=1),
    ties=st.sampled_from(((), ("e2",), ("e3",))),
)
worlds = st.lists(sightings, max_size=8, unique_by=lambda each: (each.article, each.entity))


def parts(found: Resolution) -> dict[str, str]:
    """Return each id that a decision may name -> the entity that it is in."""
    joined = {merge.part: merge.entity for merge in found.merges}
    return {**joined, **{each.id: each.id for each in found.entities}}


@settings(deadline=None, max_examples=150)
@given(worlds, st.data())
def test_different_is_never_crossed_and_same_always_kept(
    world: list[tuple[str, ...]], data: st.DataObject
) -> None:
    names = sorted(parts(who([world])))
    if len(names) < 2:
        return
    pairs = st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True)
    rows = data.draw(st.lists(st.tuples(st.sampled_from(("same", "different")), pairs), max_size=4))
    decisions = [Decision.model_validate({"kind": kind, "a": a, "b": b}) for kind, (a, b) in rows]
    try:
        found = who([world], *decisions)
    except DecisionError:
        assert {decision.kind for decision in decisions} == {"same", "different"}
        return
    after = parts(found)
    for decision in decisions:
        if found.warnings:
            continue
        assert (after[decision.a] == after[decision.b]) == (decision.kind == "same")


@settings(deadline=None, max_examples=60)
@given(worlds, st.data())
def test_order_batches_and_removal(world: list[tuple[str, ...]], data: st.DataObject) -> None:
    expected = who([world])
    assert who([data.draw(st.permutations(world))]) == expected
    gone = data.draw(st.sampled_from("abcd"))
    left = [each for each in world if each[0] != gone]
    assert who([left, [each for each in world if each[0] == gone]]) == expected
    assert gone not in who([left]).canonical
