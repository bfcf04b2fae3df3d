from __future__ import annotations

import pytest

from eventgraph.ontology.logic import load_logic
from eventgraph.resolution.participants import Participant, head, may_be_one, metonyms, words

from .claims import claim

PLACES = {"subject_type": "Place", "object_type": "Place"}
OFFICE = {"subject_type": "Person", "object_type": "Place"}


def test_who_is_named_for_whom() -> None:
    told = [
        claim(0, "Ankara located_in Turkey", **PLACES),
        claim(1, "Macron leads France", **OFFICE),
        claim(2, "Obama leads America", ended=True, **OFFICE),
        claim(3, "Apple located_in America", object_type="Place"),
        claim(4, "Ana works_for France", **OFFICE),
    ]
    assert metonyms(told, load_logic()) == {
        ("Ankara", "Turkey"),
        ("Turkey", "Ankara"),
        ("Macron", "France"),
        ("France", "Macron"),
    }


def test_a_single_misreading_makes_nobody_president_of_another_country() -> None:
    right = [claim(n, "Putin leads Russia", **OFFICE) for n in range(3)]
    copies = [claim(n, "Putin leads Britain", origin="wire", **OFFICE) for n in range(3, 6)]
    assert metonyms([*right, *copies], load_logic()) == {("Putin", "Russia"), ("Russia", "Putin")}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("NXP", "Organization"), ("NXP Semiconductors", "Organization"), True),
        (("NXP", "Organization"), ("NXP Semiconductors", "Product"), False),
        (("Shamima Begum", "Person"), ("Sharmeena Begum", "Person"), False),
        (("Qualcomm", "Organization"), ("shares of Qualcomm", "Concept"), True),
        (("Kurdish forces", "Organization"), ("forces", "Concept"), False),
        (("21 girls", "Concept"), ("the girls from Chibok", "Group"), True),
        (("Kurdish militants", "Concept"), ("Kurdish towns", "Concept"), False),
        (("the", "Concept"), ("a", "Concept"), False),
    ],
)
def test_names_that_may_mean_one(one: tuple[str, str], other: tuple[str, str], *, expected: bool) -> None:
    first, second = (Participant(f"id of {name}", name, kind) for name, kind in (one, other))
    assert may_be_one(first, second, ()) == may_be_one(second, first, ()) == expected


def test_the_same_entity_is_one_whatever_it_is_called() -> None:
    assert may_be_one(Participant("x", "A", "Person"), Participant("x", "B", "Place"), ())
    assert may_be_one(Participant("x", "A", "Person"), Participant("y", "B", "Place"), {("x", "y")})


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("new sanctions on oil", "sanction"),
        ("the girls", "girl"),
        ("talks", "talk"),
        ("Kurdish corner of the country", "corner"),
    ],
)
def test_the_noun_of_a_description(phrase: str, noun: str) -> None:
    assert head(phrase) == noun


def test_words_that_mean_something() -> None:
    assert words("The shares of Qualcomm's unit") == {"share", "qualcomm", "unit"}
