"""The steps of resolution, each with what joins and what it must leave apart."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from eventgraph.resolution import Sighting

from .planted import planted, sightings_of
from .seen import groups, one, partition, seen, who

WHO = "World Health Organization"
AMA = ("Alberta Mining Association", "Andean Merchants Alliance")
COMPANY = ["Riverton Trust"]


Rows = list[Iterable[Sighting]]


def ministry(article: str, country: str) -> list[Sighting]:
    return [
        one(article, "e1", "Interior Ministry", "Organization", ties=("e2",)),
        one(article, "e2", country, "Place", known=country),
    ]


CASES: list[tuple[str, Rows, set[frozenset[str]]]] = [
    (
        "a proven acronym",
        [seen("a", WHO, "Organization", also=["WHO"]), seen("b", "WHO", "Organization")],
        groups("a b"),
    ),
    (
        "an acronym that no article proves",
        [seen("a", WHO, "Organization"), seen("b", "WHO", "Organization")],
        groups("a", "b"),
    ),
    (
        "an acronym of another class",
        [seen("a", WHO, "Organization", also=["WHO"]), seen("b", "WHO", "Work")],
        groups("a", "b"),
    ),
    (
        "an acronym that another might have",
        [
            seen("a", AMA[0], "Organization", also=["AMA"]),
            seen("b", "AMA", "Organization"),
            seen("c", AMA[1], "Organization"),
        ],
        groups("a", "b", "c"),
    ),
    (
        "an acronym of two, each in its company",
        [
            seen("a", AMA[0], "Organization", also=["AMA"], beside=["Banff Fund"]),
            seen("b", "AMA", "Organization", beside=["Banff Fund"]),
            seen("c", AMA[1], "Organization", also=["AMA"], beside=["Cusco Fair"]),
            seen("d", "AMA", "Organization", beside=["Cusco Fair"]),
            seen("e", "AMA", "Organization"),
        ],
        groups("a b", "c d", "e"),
    ),
    (
        "a short name in known company",
        [
            seen("a", "Harborview Capital", "Organization", also=["Harborview"], beside=COMPANY),
            seen("b", "Harborview", "Organization", beside=COMPANY),
        ],
        groups("a b"),
    ),
    (
        "a short name in other company",
        [
            seen("a", "Harborview Capital", "Organization", also=["Harborview"]),
            seen("b", "Harborview", "Organization"),
        ],
        groups("a", "b"),
    ),
    (
        "a surname beside the full name",
        [[*seen("a", "Assad"), one("a", "e9", "Bashar al-Assad", "Person")], seen("b", "Bashar al-Assad")],
        groups("a b"),
    ),
    (
        "a surname in company",
        [seen("a", "Elena Markova", beside=COMPANY), seen("b", "Markova", beside=COMPANY)],
        groups("a b"),
    ),
    ("a surname without company", [seen("a", "Elena Markova"), seen("b", "Markova")], groups("a", "b")),
    (
        "a surname of two in the same company",
        [
            seen("a", "Elena Markova", beside=COMPANY),
            seen("b", "Markova", beside=COMPANY),
            seen("c", "Olga Markova", beside=COMPANY),
        ],
        groups("a", "b", "c"),
    ),
    (
        "a surname in company that may be chance",
        [
            *(seen(f"a{n}", "Elena Markova", beside=COMPANY) for n in range(5)),
            seen("b", "Markova", beside=COMPANY),
        ],
        groups("a0 a1 a2 a3 a4", "b"),
    ),
    (
        "a surname of one who is named five times more",
        [
            *(seen(f"a{n}", "Elena Markova", beside=[*COMPANY, "Bode Fund"]) for n in range(5)),
            seen("b", "Markova", beside=[*COMPANY, "Bode Fund"]),
            seen("c", "Olga Markova", beside=COMPANY),
        ],
        groups("a0 a1 a2 a3 a4 b", "c"),
    ),
    (
        "a given name is no surname",
        [seen("a", "Larry David", beside=COMPANY), seen("b", "David", beside=COMPANY)],
        groups("a", "b"),
    ),
    ("given names alone", [seen("a", "David"), seen("b", "David")], groups("a", "b")),
    (
        "given names in one company",
        [seen("a", "David", beside=COMPANY), seen("b", "David", beside=COMPANY)],
        groups("a b"),
    ),
    ("a rare single name", [seen("a", "Felipinho"), seen("b", "Felipinho")], groups("a b")),
    (
        "a middle name in company",
        [seen("a", "Donald J. Carver", beside=COMPANY), seen("b", "Donald Carver", beside=COMPANY)],
        groups("a b"),
    ),
    ("a middle name", [seen("a", "Donald J. Carver"), seen("b", "Donald Carver")], groups("a", "b")),
    (
        "middle names that exclude each other",
        [
            seen("a", "George W. Busk", beside=COMPANY),
            seen("b", "George H. Busk", beside=COMPANY),
            seen("c", "George Busk", beside=COMPANY),
        ],
        groups("a", "b", "c"),
    ),
    (
        "namesakes with other employers",
        [
            seen("a", "John Smith", works_for="Acme Dynamics"),
            seen("b", "John Smith", works_for="Oxfield Relief"),
            seen("c", "John Smith", works_for="Acme Dynamics Ltd"),
            seen("d", "John Smith"),
        ],
        groups("a c", "b", "d"),
    ),
    (
        "one employer under two names",
        [
            seen("a", "John Smith", works_for="Acme Dynamics"),
            seen("b", "John Smith", works_for="Acme Dynamics Europe"),
        ],
        groups("a b"),
    ),
    (
        "a new employer in old company",
        [
            seen("a", "John Smith", works_for="Acme Dynamics", beside=["Ada Fund", "Bode Fund"]),
            seen("b", "John Smith", works_for="Oxfield Relief", beside=["Ada Fund", "Bode Fund"]),
        ],
        groups("a b"),
    ),
    (
        "a namesake whose company tells who it is",
        [
            seen("a", "John Smith", works_for="Acme Dynamics", beside=["Ada Fund"]),
            seen("b", "John Smith", works_for="Oxfield Relief"),
            seen("c", "John Smith", beside=["Ada Fund"]),
        ],
        groups("a c", "b"),
    ),
    ("without context", [seen("a", "John Smith"), seen("b", "John Smith")], groups("a b")),
    (
        "one candidate",
        [seen("a", "John Smith", works_for="Acme Dynamics"), seen("b", "John Smith")],
        groups("a b"),
    ),
    (
        "ministries of two countries",
        [ministry("a", "Israel"), ministry("b", "Greece"), ministry("c", "Israel")],
        groups("a c", "b"),
    ),
    (
        "a river and a company that all know",
        [seen("a", "Amazon", "Organization", known="Amazon"), seen("b", "Amazon", "Place")],
        groups("a", "b"),
    ),
]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_step(rows: Rows, expected: set[frozenset[str]]) -> None:
    assert partition(who(rows)) == expected


def test_the_id_of_what_all_know_is_nobody_elses() -> None:
    river = [seen("b", "Amazon", "Place")]
    (alone,) = who([list(row) for row in river]).entities
    company = seen("a", "Amazon", "Organization", known="Amazon")
    both = who([list(company), list(seen("b", "Amazon", "Place"))])
    assert {each.type: each.id for each in both.entities}["Place"] == alone.id


def test_order_and_removal_on_the_planted_names() -> None:
    rows = [list(sightings_of(row, f"a{n:03}")) for n, row in enumerate(planted("planted_later"))]
    expected = who(rows).model_dump_json()
    for step in (7, 31):  # no divisors of the number of rows
        mixed = [rows[number * step % len(rows)] for number in range(len(rows))]
        assert who(mixed).model_dump_json() == expected
        assert who([*reversed(mixed[20:]), *mixed[:20]]).model_dump_json() == expected


def test_what_is_left_apart_is_proposed() -> None:
    rows = [seen("a", "Elena Markova"), seen("b", "Markova"), seen("c", "Jelena Markowa")]
    found = who(rows)
    names = {each.id: each.name for each in found.entities}
    proposed = {(frozenset((names[p.a], names[p.b])), p.reason) for p in found.proposals}
    assert proposed == {
        (frozenset(("Elena Markova", "Markova")), "surname"),
    }


def test_merges_tell_their_reasons() -> None:
    rows = [
        seen("a", WHO, "Organization", also=["WHO"]),
        seen("b", "WHO", "Organization"),
        seen("c", WHO, "Organization"),
        seen("d", "The World Health Organization", "Organization"),
    ]
    found = who(rows)
    (entity,) = found.entities
    assert (entity.name, entity.articles) == (WHO, 4)
    assert {(m.form, m.reason, m.articles) for m in found.merges} == {
        (WHO, "exact", 2),
        ("The World Health Organization", "normalised", 1),
        ("WHO", "acronym", 1),
    }
    assert {m.entity for m in found.merges} == {entity.id}


def test_merges_do_not_grow_with_articles() -> None:
    rows = [seen(str(n), "Alibaba", "Organization") for n in range(50)]
    (merge,) = who(rows).merges
    assert (merge.reason, merge.articles) == ("exact", 50)


def test_two_middle_names_of_one_are_one_proposal_each() -> None:
    found = who([seen("a", "George W. Busk"), seen("b", "George H. Busk"), seen("c", "George Busk")])
    assert [p.reason for p in found.proposals] == ["middle_name", "middle_name"]
