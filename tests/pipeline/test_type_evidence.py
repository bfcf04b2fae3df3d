"""A name's class follows from its own words and from the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

SENTENCES: Final = [
    ("Third Meadow, a Leeds-based private equity and research firm, closed.", "Third Meadow", "Organization"),
    ("The parent of Ridgeway Media grew. Ridgeway sold three titles.", "Ridgeway", "Organization"),
    ("Serena Software opened an office.", "Serena Software", "Organization"),
    ("Ridgeway launched Quillo, a payment solution for shops.", "Quillo", "Product"),
    ("Hart sold it to the Trust Company of the West in 1995.", "Trust Company of the West", "Organization"),
    ("Developer Quillfeather moved to Osaka.", "Quillfeather", "Organization"),
    ("The troops left the village of Grayvostok.", "Grayvostok", "Place"),
    ("Most Grayvostok residents fled.", "Grayvostok", "Place"),
    ("He runs the Grayvostok-based firm.", "Grayvostok", "Place"),
    ("He works in KRUMBACH, Switzerland.", "KRUMBACH", "Place"),
    ("Lindqvor, 34, won the race.", "Lindqvor", "Person"),
    ("Police arrested Wilkinson and Hernandez.", "Hernandez", "Person"),
    ("Nighty Quill star Ann Reed spoke.", "Nighty Quill", "Work"),
    ("He won the Silver Heron Award.", "Silver Heron Award", "Event"),
    ("The army began Operation Silver Heron.", "Operation Silver Heron", "Event"),
    ("Boats lay in Punta Verde Harbor.", "Punta Verde Harbor", "Place"),
    ("Amazon Music Deluxe costs more.", "Amazon Music Deluxe", "Product"),
    ("The Quillo Ultra is sold out.", "Quillo Ultra", "Product"),
    ("He edits the Hartford Lantern.", "Hartford Lantern", "Organization"),
    ("The alliance invoked Article 50.", "Article 50", "Law"),
    (
        "Schibsted, the Norwegian publisher that complained to the Commission, welcomed the fine.",
        "Schibsted",
        "Organization",
    ),
    ("He joined the team from Israel-Premier Tech in 2024.", "Israel-Premier Tech", "Organization"),
    ("The then-President Barack Obama slept.", "Barack Obama", "Person"),
    ("Peter Andrews of Beasley Allen, who sued, spoke.", "Beasley Allen", "Organization"),
    ("Vostra rider Peter Wolf was suspended on Thursday.", "Vostra", "Organization"),
    ("The FTSE 100 fell.", "FTSE 100", "Product"),
    ("The firm showed a headset called Quillo.", "Quillo", "Product"),
    ("They sailed to Western Patagonia.", "Western Patagonia", "Place"),
    ("Officials of Lindholm Securities Japan spoke.", "Lindholm Securities Japan", "Organization"),
    ("Kurdish towns, the Kurdish region, a Kurdish river and a Kurdish village fell.", "Kurdish", "Group"),
    ("Rizanne had met her cousin twice.", "Rizanne", "Person"),
    ("He sold his stake in Ridgeway.", "Ridgeway", "Organization"),
    ("She is known for her role in Vermilina.", "Vermilina", "Work"),
    ("Halden Furniture opened a shop.", "Halden Furniture", "Organization"),
    (
        "The Halden Highway Patrol, California, the California Water Board and California Care met.",
        "California",
        "Place",
    ),
    ("Backs: G Trovick, M Bortolan, S Quillan.", "S Quillan", "Person"),
    ("Substitutes: Hayes, Murphy, Horgan, Trovick, Stringer.", "Trovick", "Person"),
]


@pytest.mark.parametrize(("text", "name", "kind"), SENTENCES)
def test_class(text: str, name: str, kind: str, nlp: Language) -> None:
    found = {form: entity.type for entity in nlp(text)._.entities for form in entity.mentions}
    assert found.get(name) == kind, found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # Whoever owns or supplies is a person or a firm.
        ("Vostermann, the owner of three mills, closed them.", "Vostermann", "Person"),
        # The one who fled from a place is meant, not the place.
        ("Hazam, a baker from Grayvostok, who fled, spoke in Grayvostok.", "Grayvostok", "Person"),
    ],
)
def test_no_evidence(text: str, name: str, kind: str, nlp: Language) -> None:
    found = {form: entity.type for entity in nlp(text)._.entities for form in entity.mentions}
    assert found.get(name) != kind, found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He posted it on Twitter.", "Product"),
        ("Her Twitter account was closed.", "Product"),
        ("Twitter banned the president.", "Organization"),
        ("Twitter banned him after what he wrote on Twitter.", "Organization"),
    ],
)
def test_networks_are_firms_and_where_people_post(text: str, kind: str, nlp: Language) -> None:
    assert {e.type for e in nlp(text)._.entities if e.name == "Twitter"} == {kind}
