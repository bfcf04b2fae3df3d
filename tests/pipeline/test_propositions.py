"""Predicates with their roles, whatever construction they come in, on parses written by hand."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.ontology import Ontology
from eventgraph.pipeline.layers import Proposition
from eventgraph.pipeline.propositions import find_propositions

from .notation import names, parse

Row = tuple[str, str, tuple[str, ...], set[tuple[str, ...]]]
"""Kind, head, words, roles as (position, token, marker, verb) with empty ends left out."""

CASES: Final[dict[str, tuple[str, tuple[str, ...], Row]]] = {
    "active verb": (
        "Alibaba/NNP/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj .",
        (),
        ("verb", "banned", ("ban",), {("subject", "Alibaba"), ("object", "Cursor")}),
    ),
    "phrasal verb": (
        "Alibaba/NNP/nsubj shut/VBD/ROOT down/RP/prt Lazada/NNP/dobj .",
        (),
        ("verb", "shut", ("shut", "down"), {("subject", "Alibaba"), ("object", "Lazada")}),
    ),
    "coordination spreads": (
        (
            "Alibaba/NNP/nsubj and/CC/cc>Alibaba Tencent/NNP/conj>Alibaba banned=ban/VBD/ROOT"
            " Cursor/NNP/dobj and/CC/cc>Cursor Copilot/NNP/conj>Cursor ."
        ),
        (),
        (
            "verb",
            "banned",
            ("ban",),
            {("subject", "Alibaba"), ("subject", "Tencent"), ("object", "Cursor"), ("object", "Copilot")},
        ),
    ),
    "infinitive of another verb": (
        (
            "Alibaba/NNP/nsubj ordered=order/VBD/ROOT staff/NN/dobj to/TO/aux>remove remove/VB/xcomp"
            " Cursor/NNP/dobj>remove ."
        ),
        (),
        (
            "verb",
            "ordered",
            ("order",),
            {
                ("subject", "Alibaba"),
                ("object", "staff"),
                ("infinitive", "remove", "to"),
                ("infinitive", "Cursor", "to", "remove"),
            },
        ),
    ),
    "phrases of the object": (
        "Alibaba/NNP/nsubj filed=file/VBD/ROOT suit/NN/dobj against/IN/prep>suit Tencent/NNP/pobj>against .",
        (),
        (
            "verb",
            "filed",
            ("file",),
            {("subject", "Alibaba"), ("object", "suit"), ("oblique", "Tencent", "against")},
        ),
    ),
    "so many of them": (
        "Iran/NNP/nsubj freed=free/VBD/ROOT two/CD/dobj of/IN/prep>two prisoners=prisoner/NNS/pobj>of .",
        (),
        (
            "verb",
            "freed",
            ("free",),
            {("subject", "Iran"), ("object", "prisoners")},
        ),
    ),
    "one of them, by name": (
        (
            "Iran/NNP/nsubj freed=free/VBD/ROOT one/CD/dobj of/IN/prep>one prisoners=prisoner/NNS/pobj>of"
            " ,/,/punct>one Navid/NNP/appos>one ."
        ),
        (),
        ("verb", "freed", ("free",), {("subject", "Iran"), ("object", "Navid")}),
    ),
    "who is to act by what is to be done": (
        (
            "Russia/NNP/nsubj refused=refuse/VBD/ROOT to/TO/aux>allow allow/VB/xcomp Finnair/NNP/nsubj>land"
            " to/TO/aux>land land/VB/ccomp>allow ."
        ),
        (),
        (
            "verb",
            "refused",
            ("refuse",),
            {("subject", "Russia"), ("infinitive", "allow", "to"), ("infinitive", "Finnair", "to", "allow")},
        ),
    ),
    "hyphenated participle": (
        (
            "Hangzhou/NNP/npadvmod>based -/HYPH/punct>based based=base/VBN/amod>Alibaba Alibaba/NNP/nsubj"
            " grew=grow/VBD/ROOT ."
        ),
        (),
        (
            "verb",
            "based",
            ("base",),
            {("object", "Alibaba"), ("oblique", "Hangzhou", "in"), ("subject", "Hangzhou")},
        ),
    ),
    "noun with possessor and phrase": (
        (
            "Alibaba/NNP/poss>ban 's/POS/case>Alibaba ban/NN/nsubj on/IN/prep>ban Cursor/NNP/pobj>on"
            " grew=grow/VBD/ROOT ."
        ),
        (),
        ("noun", "ban", ("ban",), {("possessive", "Alibaba"), ("oblique", "Cursor", "on")}),
    ),
    "noun under a light verb": (
        (
            "Alibaba/NNP/nsubj imposed=impose/VBD/ROOT a/DT/det>ban ban/NN/dobj on/IN/prep>ban"
            " Cursor/NNP/pobj>on ."
        ),
        (),
        ("noun", "ban", ("ban",), {("light", "Alibaba"), ("oblique", "Cursor", "on")}),
    ),
    "noun under any other verb": (
        "Alibaba/NNP/nsubj feared=fear/VBD/ROOT a/DT/det>ban ban/NN/dobj on/IN/prep>ban Cursor/NNP/pobj>on .",
        (),
        ("noun", "ban", ("ban",), {("oblique", "Cursor", "on")}),
    ),
    "copula": (
        (
            "Zhang/NNP/nsubj is=be/VBZ/ROOT the/DT/det>executive chief/JJ/amod>executive executive/NN/attr"
            " of/IN/prep>executive Alibaba/NNP/pobj>of ."
        ),
        (),
        (
            "role",
            "executive",
            ("chief", "executive"),
            {("subject", "Zhang"), ("oblique", "Alibaba", "of"), ("compound", "chief")},
        ),
    ),
    "apposition after the name": (
        (
            "Zhang/NNP/nsubj , chairman/NN/appos>Zhang of/IN/prep>chairman Alibaba/NNP/pobj>of ,"
            " left=leave/VBD/ROOT ."
        ),
        (),
        ("role", "chairman", ("chairman",), {("subject", "Zhang"), ("oblique", "Alibaba", "of")}),
    ),
    "apposition before the name": (
        (
            "Alibaba/NNP/poss>chairman 's/POS/case>Alibaba chairman/NN/nsubj , Zhang/NNP/appos>chairman ,"
            " left=leave/VBD/ROOT ."
        ),
        (),
        ("role", "chairman", ("chairman",), {("subject", "Zhang"), ("possessive", "Alibaba")}),
    ),
    "title before the name": (
        "Alibaba/NNP/compound>Zhang chairman/NN/compound>Zhang Zhang/NNP/nsubj left=leave/VBD/ROOT .",
        (),
        ("role", "chairman", ("alibaba", "chairman"), {("subject", "Zhang"), ("compound", "Alibaba")}),
    ),
    "named to a role": (
        (
            "Zhang/NNP/nsubjpass was=be/VBD/auxpass named=name/VBN/ROOT chairman/NN/oprd of/IN/prep>chairman"
            " Alibaba/NNP/pobj>of ."
        ),
        (),
        ("role", "chairman", ("chairman",), {("subject", "Zhang"), ("oblique", "Alibaba", "of")}),
    ),
    "appointed as": (
        "Alibaba/NNP/nsubj appointed=appoint/VBD/ROOT Zhang/NNP/dobj as/IN/prep chairman/NN/pobj>as .",
        (),
        ("role", "chairman", ("chairman",), {("subject", "Zhang")}),
    ),
    "adjective": (
        "Zhang/NNP/nsubj is=be/VBZ/ROOT critical/JJ/acomp of/IN/prep>critical Alibaba/NNP/pobj>of .",
        (),
        ("adjective", "critical", ("critical",), {("subject", "Zhang"), ("oblique", "Alibaba", "of")}),
    ),
    "demonym before a noun with a name beside it": (
        "The/DT/det>firm Chinese/JJ/amod>firm firm/NN/nsubj Alibaba/NNP/appos>firm grew=grow/VBD/ROOT .",
        ("Chinese:Place:adjective:China", "Alibaba:Organization"),
        ("structure", "Chinese", ("demonym",), {("subject", "Alibaba"), ("object", "Chinese")}),
    ),
    "demonym in a predicate": (
        "Alibaba/NNP/nsubj is=be/VBZ/ROOT a/DT/det>firm Chinese/JJ/amod>firm firm/NN/attr .",
        ("Chinese:Place:adjective:China", "Alibaba:Organization"),
        ("structure", "Chinese", ("demonym",), {("subject", "Alibaba"), ("object", "Chinese")}),
    ),
    "demonym of a group of people who own": (
        (
            "ADAC/NNP/nsubj , the/DT/det>drivers German/JJ/amod>drivers drivers=driver/NNS/poss>club"
            " '/POS/case>drivers club/NN/appos>ADAC , grew=grow/VBD/ROOT ."
        ),
        ("German:Place:adjective:Germany", "ADAC:Organization"),
        ("structure", "German", ("demonym",), {("subject", "ADAC"), ("object", "German")}),
    ),
    "town before a noun": (
        "Monzo/NNP/nsubj , a/DT/det>bank London/NNP/compound>bank bank/NN/appos>Monzo , grew=grow/VBD/ROOT .",
        ("London:Place:name:London", "Monzo:Organization"),
        ("structure", "London", ("demonym",), {("subject", "Monzo"), ("object", "London")}),
    ),
    "town behind a noun": (
        (
            "Monzo/NNP/nsubj , a/DT/det>bank bank/NN/appos>Monzo in/IN/prep>bank London/NNP/pobj>in ,"
            " grew=grow/VBD/ROOT ."
        ),
        ("London:Place:name:London", "Monzo:Organization"),
        ("structure", "London", ("demonym",), {("subject", "Monzo"), ("object", "London")}),
    ),
    "place within a place": (
        "Hangzhou/NNP/nsubj , China/NNP/appos>Hangzhou , grew=grow/VBD/ROOT .",
        ("Hangzhou:Place", "China:Place"),
        ("structure", "Hangzhou", ("place",), {("subject", "Hangzhou"), ("object", "China")}),
    ),
    "possessive of names": (
        "Boeing/NNP/poss>787 's/POS/case>Boeing 787/NNP/nsubj landed=land/VBD/ROOT .",
        ("Boeing:Organization", "787:Product"),
        ("structure", "Boeing", ("possessive",), {("subject", "Boeing"), ("object", "787")}),
    ),
    "place that a name begins with": (
        (
            "India/NNP/nsubj asked=ask/VBD/ROOT Indian/NNP/compound>Ministry Ministry/NNP/dobj"
            " of/IN/prep>Ministry Trade/NNP/pobj>of ."
        ),
        ("India:Place:name:India", "Indian Ministry of Trade:Organization"),
        ("structure", "Trade", ("named",), {("subject", "Ministry"), ("object", "India")}),
    ),
    "seat of an institution": (
        (
            "They/PRP/nsubj praised=praise/VBD/ROOT Fudan/NNP/compound>University University/NNP/dobj"
            " in/IN/prep Shanghai/NNP/pobj>in ."
        ),
        ("Fudan University:Organization", "Shanghai:Place"),
        ("structure", "in", ("in",), {("subject", "University"), ("object", "Shanghai")}),
    ),
    "possessive of a person": (
        (
            "France/NNP/poss>Macron 's/POS/case>France Emmanuel/NNP/compound>Macron Macron/NNP/nsubj"
            " spoke/VBD/ROOT ."
        ),
        ("France:Place", "Emmanuel Macron:Person"),
        ("structure", "France", ("possessive",), {("subject", "France"), ("object", "Macron")}),
    ),
    "compound of names": (
        "Boeing/NNP/compound>787 787/NNP/nsubj landed=land/VBD/ROOT .",
        ("Boeing:Organization", "787:Product"),
        ("structure", "Boeing", ("compound",), {("subject", "Boeing"), ("object", "787")}),
    ),
    "party label": (
        "Cruz/NNP/nsubj ( R/NNP/appos>Cruz - Texas/NNP/appos>Cruz ) spoke=speak/VBD/ROOT .",
        ("Cruz:Person", "R:Organization:name:Republican Party:party", "Texas:Place"),
        ("structure", "R", ("party",), {("subject", "Cruz"), ("object", "R")}),
    ),
    "constituency": (
        "Cruz/NNP/nsubj ( R/NNP/appos>Cruz - Texas/NNP/appos>Cruz ) spoke=speak/VBD/ROOT .",
        ("Cruz:Person", "R:Organization:name:Republican Party:party", "Texas:Place"),
        ("structure", "Texas", ("constituency",), {("subject", "Cruz"), ("object", "Texas")}),
    ),
}


def found_in(text: str, named: tuple[str, ...], ontology: Ontology) -> list[Row]:
    doc = parse(text)

    def row(found: Proposition) -> Row:
        roles = {
            (role.position, doc[role.token].text, *filter(None, (role.marker, role.verb)))
            for role in found.roles
        }
        return found.kind, doc[found.head].text, found.words, roles

    return [row(found) for found in find_propositions(doc, names(doc, *named), ontology)]


@pytest.mark.parametrize(("text", "named", "expected"), CASES.values(), ids=CASES.keys())
def test_construction(text: str, named: tuple[str, ...], expected: Row, ontology: Ontology) -> None:
    assert expected in found_in(text, named, ontology)


def test_a_list_of_places_is_no_place_within_a_place(ontology: Ontology) -> None:
    text = (
        "Belgium/NNP/nsubj , Canada/NNP/conj>Belgium , Denmark/NNP/conj>Canada and/CC/cc>Denmark"
        " France/NNP/conj>Denmark met=meet/VBD/ROOT ."
    )
    places = ("Belgium:Place", "Canada:Place", "Denmark:Place", "France:Place")
    assert [row for row in found_in(text, places, ontology) if row[2] == ("place",)] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "They/PRP/nsubj sued=sue/VBD/ROOT Tesla/NNP/dobj in/IN/prep Texas/NNP/pobj>in .",
            "Tesla:Organization",
        ),
        (
            "Sony/NNP/poss>Walkman 's/POS/case Walkman/NNP/nsubj Two/NNP/conj>Walkman broke/VBD/ROOT .",
            "Walkman Two:Person",
        ),
    ],
)
def test_no_structure(text: str, named: str, ontology: Ontology) -> None:
    """Where something happened is no seat, and a product that a tagger takes for a person no employee."""
    found = found_in(text, (named, "Texas:Place", "Sony:Organization"), ontology)
    assert [row for row in found if row[0] == "structure"] == []


def test_the_construction_of_a_passive_is_told(ontology: Ontology) -> None:
    doc = parse(
        "Cursor/NNP/nsubjpass was=be/VBD/auxpass banned=ban/VBN/ROOT by/IN/agent Alibaba/NNP/pobj>by ."
    )
    (verb,) = [p for p in find_propositions(doc, [], ontology) if p.kind == "verb"]
    assert verb.construction == "passive"
