"""The language of frames: what may be written, what it says, and what is refused with which words."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.errors import OntologyError
from eventgraph.ontology import Argument, parse_frame
from eventgraph.ontology.frame import KINDS, Kind


def words(text: str) -> frozenset[str]:
    return frozenset(text.split("/")) if text else frozenset()


X: Final = Argument("subject", "X")
Y: Final = Argument("object", "Y")

GOOD: Final[list[tuple[Kind, str, tuple[tuple[str, ...], ...], tuple[Argument, ...]]]] = [
    ("verb", "X ban Y", (("ban",),), (X, Y)),
    ("verb", "X ban/outlaw Y", (("ban",), ("outlaw",)), (X, Y)),
    ("verb", "X shut_down Y", (("shut", "down"),), (X, Y)),
    ("verb", "Y ban X", (("ban",),), (Argument("subject", "Y"), Argument("object", "X"))),
    ("verb", "X invest in/into Y", (("invest",),), (X, Argument("oblique", "Y", words("in/into")))),
    (
        "verb",
        "X sell Z to Y",
        (("sell",),),
        (X, Argument("object", "Z"), Argument("oblique", "Y", words("to"))),
    ),
    (
        "verb",
        "X bar Z from using/buying Y",
        (("bar",),),
        (X, Argument("object", "Z"), Argument("oblique", "Y", words("from"), words("using/buying"))),
    ),
    (
        "verb",
        "X order Z to stop Y",
        (("order",),),
        (X, Argument("object", "Z"), Argument("infinitive", "Y", words("to"), words("stop"))),
    ),
    (
        "verb",
        "X file suit/lawsuit against Y",
        (("file",),),
        (X, Argument("object", words=words("suit/lawsuit")), Argument("oblique", "Y", words("against"))),
    ),
    (
        "verb",
        "X take majority_stake in Y",
        (("take",),),
        (X, Argument("object", words=words("majority stake")), Argument("oblique", "Y", words("in"))),
    ),
    ("verb", "X vote in_favour_of Y", (("vote",),), (X, Argument("oblique", "Y", words("in favour of")))),
    (
        "verb",
        "X:Person leave Y:Organization|Place",
        (("leave",),),
        (
            Argument("subject", "X", classes=words("Person")),
            Argument("object", "Y", classes=words("Organization/Place")),
        ),
    ),
    (
        "verb",
        "X is based in Y",
        (("based",),),
        (Argument("object", "X"), Argument("oblique", "Y", words("in"))),
    ),
    (
        "noun",
        "X's ban on Y",
        (("ban",),),
        (Argument("possessive", "X"), Argument("oblique", "Y", words("on"))),
    ),
    (
        "noun",
        "X\u2019s ban on Y",
        (("ban",),),
        (Argument("possessive", "X"), Argument("oblique", "Y", words("on"))),
    ),
    (
        "noun",
        "merger/joint_venture between X and Y",
        (("merger",), ("joint", "venture")),
        (Argument("oblique", "X", words("between")), Argument("oblique", "Y", words("between"))),
    ),
    ("role", "X is CEO of/at Y", (("CEO",),), (X, Argument("oblique", "Y", words("of/at")))),
    (
        "role",
        "Y is unit of X",
        (("unit",),),
        (Argument("subject", "Y"), Argument("oblique", "X", words("of"))),
    ),
    ("adjective", "X is critical of Y", (("critical",),), (X, Argument("oblique", "Y", words("of")))),
    (
        "structure",
        "place(X:Place, Y:Place)",
        (("place",),),
        (
            Argument("subject", "X", classes=words("Place")),
            Argument("object", "Y", classes=words("Place")),
        ),
    ),
    ("structure", "demonym(X,Y)", (("demonym",),), (X, Y)),
    ("structure", "demonym(Y, X)", (("demonym",),), (Argument("subject", "Y"), Argument("object", "X"))),
]


@pytest.mark.parametrize(("kind", "text", "heads", "arguments"), GOOD)
def test_what_a_frame_says(
    kind: Kind, text: str, heads: tuple[tuple[str, ...], ...], arguments: tuple[Argument, ...]
) -> None:
    frame = parse_frame("bans", kind, text)
    assert (frame.heads, frame.arguments) == (heads, arguments)
    assert (frame.relation, frame.kind, frame.text) == ("bans", kind, text)


@pytest.mark.parametrize(
    ("kind", "text", "complaint"),
    [
        ("verb", "", "ends too early"),
        ("verb", "X", "ends too early"),
        ("verb", "X ban", "has no Y"),
        ("verb", "X ban Z", "has no Y"),
        ("verb", "Z ban Y", "has no X"),
        ("verb", "Z ban Z", "has no X and no Y"),
        ("verb", "ban Y", "X, Y or Z"),
        ("verb", "W ban Y", "X, Y or Z"),
        ("verb", "X ban Y fast food", "a preposition is expected at 'food'"),
        ("verb", "X ban Y from", "ends too early"),
        ("verb", "X bar Z from using", "has no Y"),
        ("noun", "", "ends too early"),
        ("noun", "X's ban", "has no Y"),
        ("noun", "ban on Y", "has no X"),
        ("noun", "X's ban Y", "a preposition is expected at 'Y'"),
        ("noun", "merger between X and", "ends too early"),
        ("role", "X CEO of Y", "X is"),
        ("role", "CEO of Y", "X is"),
        ("role", "X is CEO", "has no Y"),
        ("adjective", "X feels critical of Y", "X is"),
        ("structure", "X place Y", "name(X, Y)"),
        ("structure", "place(X)", "name(X, Y)"),
        ("structure", "place(X, X)", "has no Y"),
    ],
)
def test_what_is_refused_names_relation_frame_and_fault(kind: Kind, text: str, complaint: str) -> None:
    with pytest.raises(OntologyError) as caught:
        parse_frame("bans", kind, text)
    message = str(caught.value)
    assert "relation bans" in message
    assert f"eg:{kind} {text!r}" in message
    assert complaint in message


@given(st.sampled_from(KINDS), st.text(alphabet="XYZ ban's/_:|is(),of to\u2019", max_size=25))
def test_any_text_is_a_frame_with_both_places_or_an_ontology_error(kind: Kind, text: str) -> None:
    try:
        frame = parse_frame("bans", kind, text)
    except OntologyError:
        return
    assert frame.argument("X") is not None
    assert frame.argument("Y") is not None


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("X file suit against Y", "X file Y"),
        ("X bar Z from using Y", "X bar Y"),
        ("X shut_down Y", "X shut Y"),
        ("X:Person leave Y", "X leave Y"),
    ],
)
def test_specificity(more: str, less: str) -> None:
    assert parse_frame("r", "verb", more).specificity > parse_frame("r", "verb", less).specificity
