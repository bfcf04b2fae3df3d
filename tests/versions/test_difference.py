"""What two versions of one article say differently, and the laws of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.records import ArticleEntity, Claim, Difference, Evidence, Extraction, Factuality, TextSpan
from eventgraph.versions import difference

NAMES = ("Alibaba", "Anthropic", "OpenAI", "Claude Code", "Baidu", "staff")
KINDS = {"Claude Code": "Product", "staff": "Concept"}
RELATIONS = ("bans", "develops", "acquires")


def extraction(*claims: Claim, title: str | None = "Title", **renamed: str) -> Extraction:
    """Return an extraction that has all names as entities; some of them may be called otherwise."""
    entities = tuple(
        ArticleEntity(
            id=f"e{n}", name=renamed.get(name, name), type=KINDS.get(name, "Organization"), mentions=(name,)
        )
        for n, name in enumerate(NAMES)
    )
    return Extraction(article="a", title=title, entities=entities, claims=claims)


def claim(subject: str, relation: str, obj: str, *, start: int = 0, **fields: object) -> Claim:
    return Claim.model_validate(
        {
            "id": f"{subject}-{relation}-{obj}-{start}",
            "subject": f"e{NAMES.index(subject)}",
            "relation": relation,
            "object": f"e{NAMES.index(obj)}",
            "factuality": Factuality.ACTUAL,
            "evidence": Evidence(start=start, end=start + 9, text="A sentence"),
            "trigger": TextSpan(start=start, end=start + 3),
            "rule": "verb",
            "confidence": 0.9,
            **fields,
        }
    )


def said(found: Difference) -> tuple[set[str], set[str], set[str]]:
    """Return what was added, removed and changed, in words."""
    added, removed = (
        {f"{told.subject} {told.claim.relation} {told.object}" for told in part}
        for part in (found.added, found.removed)
    )
    return added, removed, {field for change in found.changed for field in change.fields}


BAN = claim("Alibaba", "bans", "Claude Code")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([BAN], [BAN], (set(), set(), set())),
        ([], [BAN], ({"Alibaba bans Claude Code"}, set(), set())),
        ([BAN], [], (set(), {"Alibaba bans Claude Code"}, set())),
        ([BAN], [claim("Alibaba", "bans", "Claude Code", start=400)], (set(), set(), set())),
        (
            [BAN],
            [claim("Alibaba", "bans", "Claude Code", confidence=0.4, rule="noun")],
            (set(), set(), set()),
        ),
        (
            [BAN],
            [claim("Alibaba", "bans", "Claude Code", factuality="planned")],
            (set(), set(), {"factuality"}),
        ),
        ([BAN], [claim("Alibaba", "bans", "Claude Code", ended=True)], (set(), set(), {"ended"})),
        ([BAN], [claim("Alibaba", "bans", "Claude Code", source="a memo")], (set(), set(), {"source"})),
        (
            [claim("Alibaba", "bans", "Claude Code", time="2026-07-05")],
            [claim("Alibaba", "bans", "Claude Code", time="2026-07-10")],
            (set(), set(), {"time"}),
        ),
        (
            [claim("Alibaba", "acquires", "Baidu", qualifiers={"amount": "$3 billion"})],
            [claim("Alibaba", "acquires", "Baidu", qualifiers={"amount": "$2 billion"})],
            (set(), set(), {"qualifiers"}),
        ),
        (
            [claim("OpenAI", "develops", "Claude Code")],
            [claim("Anthropic", "develops", "Claude Code")],
            (set(), set(), {"subject"}),
        ),
        (
            [claim("Alibaba", "acquires", "Baidu")],
            [claim("Alibaba", "acquires", "OpenAI")],
            (set(), set(), {"object"}),
        ),
        (
            [claim("Alibaba", "acquires", "Baidu")],
            [claim("Alibaba", "bans", "Baidu")],
            (set(), set(), {"relation"}),
        ),
        (
            [claim("Alibaba", "acquires", "Baidu")],
            [claim("OpenAI", "bans", "Claude Code")],
            ({"OpenAI bans Claude Code"}, {"Alibaba acquires Baidu"}, set()),
        ),
        (
            [claim("Alibaba", "acquires", "Baidu")],
            [claim("Alibaba", "acquires", "OpenAI"), claim("Alibaba", "acquires", "Anthropic")],
            ({"Alibaba acquires OpenAI", "Alibaba acquires Anthropic"}, {"Alibaba acquires Baidu"}, set()),
        ),
        (
            [BAN, claim("Alibaba", "bans", "Claude Code", start=50, factuality="negated")],
            [claim("Alibaba", "bans", "Claude Code", start=90, factuality="negated")],
            (set(), {"Alibaba bans Claude Code"}, set()),
        ),
    ],
)
def test_claims_are_added_removed_and_changed(
    before: list[Claim], after: list[Claim], expected: tuple[set[str], set[str], set[str]]
) -> None:
    assert said(difference(extraction(*before), extraction(*after))) == expected


def test_a_change_has_both_sides_with_their_names() -> None:
    found = difference(
        extraction(claim("OpenAI", "develops", "Claude Code")),
        extraction(claim("Anthropic", "develops", "Claude Code")),
    )
    (change,) = found.changed
    assert (change.before.subject, change.after.subject) == ("OpenAI", "Anthropic")
    assert (change.before.object, change.after.object) == ("Claude Code", "Claude Code")


def test_headlines_are_told_where_they_differ() -> None:
    assert difference(extraction(title="One"), extraction(title="Two")).title == ("One", "Two")
    assert difference(extraction(title="One"), extraction(title="One")).title is None


def test_an_entity_that_has_a_fuller_name_now_is_the_same() -> None:
    found = difference(extraction(BAN), extraction(BAN, Alibaba="Alibaba Group"))
    assert (found.added, found.removed, found.changed, found.unchanged) == ((), (), (), 1)


def test_an_entity_under_another_number_is_the_same() -> None:
    before = extraction(BAN)
    moved = tuple(entity.model_copy(update={"id": f"x{entity.id}"}) for entity in before.entities)
    claims = (BAN.model_copy(update={"subject": "xe0", "object": "xe3"}),)
    after = before.model_copy(update={"entities": moved, "claims": claims})
    assert difference(before, after).unchanged == 1


def test_two_of_one_name_are_not_told_apart_by_guessing() -> None:
    def people(*names: str) -> tuple[ArticleEntity, ...]:
        return tuple(
            ArticleEntity(id=f"p{n}", name=name, type="Person", mentions=(name, "Smith"))
            for n, name in enumerate(names)
        )

    works = claim("Alibaba", "bans", "Anthropic").model_copy(update={"subject": "p0", "object": "p1"})
    before = Extraction(article="a", entities=people("Ann Smith", "Bob Smith"), claims=(works,))
    after = Extraction(article="a", entities=people("Carl Smith", "Dan Smith"), claims=(works,))
    found = difference(before, after)
    assert (len(found.added), len(found.removed)) == (1, 1)


def test_new_entities_are_not_confused_with_old_ones_by_their_ids() -> None:
    before = Extraction(
        article="a", entities=extraction().entities[:2], claims=(claim("Alibaba", "bans", "Anthropic"),)
    )
    others = tuple(
        entity.model_copy(update={"name": f"{entity.name} X", "mentions": ()}) for entity in before.entities
    )
    after = before.model_copy(update={"entities": others})
    found = difference(before, after)
    assert (len(found.added), len(found.removed), found.unchanged) == (1, 1, 0)


CLAIMS = st.builds(
    claim,
    st.sampled_from(NAMES),
    st.sampled_from(RELATIONS),
    st.sampled_from(NAMES),
    start=st.integers(0, 30),
    factuality=st.sampled_from(list(Factuality)),
    time=st.sampled_from([None, "2026", "2026-07"]),
)
EXTRACTIONS = st.lists(CLAIMS, max_size=9, unique_by=lambda one: (one.id, one.factuality)).map(
    lambda claims: extraction(*claims)
)


@given(EXTRACTIONS)
def test_nothing_differs_from_itself(one: Extraction) -> None:
    assert difference(one, one) == Difference(unchanged=len(one.claims))


@given(EXTRACTIONS, EXTRACTIONS)
def test_every_claim_is_accounted_for_once(before: Extraction, after: Extraction) -> None:
    found = difference(before, after)
    paired = len(found.changed) + found.unchanged
    assert len(found.removed) + paired == len(before.claims)
    assert len(found.added) + paired == len(after.claims)


@given(EXTRACTIONS, EXTRACTIONS)
def test_the_way_back_is_the_inverse(before: Extraction, after: Extraction) -> None:
    there, back = difference(before, after), difference(after, before)
    assert (there.added, there.removed, there.unchanged) == (back.removed, back.added, back.unchanged)
    assert {(change.before.claim.id, change.after.claim.id) for change in there.changed} == {
        (change.after.claim.id, change.before.claim.id) for change in back.changed
    }


@given(EXTRACTIONS, EXTRACTIONS, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(before: Extraction, after: Extraction, random: object) -> None:
    mixed = sorted(after.claims, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert difference(before, after.model_copy(update={"claims": tuple(mixed)})) == difference(before, after)
