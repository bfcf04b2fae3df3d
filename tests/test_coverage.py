"""What a corpus says and the ontology does not look for, on records written by hand and on articles."""

from __future__ import annotations

from itertools import permutations
from typing import Final, get_args

import pytest

import eventgraph
from eventgraph.coverage import find_gaps
from eventgraph.ontology import load_ontology
from eventgraph.ontology.frame import Kind, parse_frame
from eventgraph.records import (
    Argument,
    Article,
    ArticleEntity,
    Evidence,
    Factuality,
    Gap,
    OpenExtraction,
    Predicate,
    Proposition,
)
from eventgraph.records.proposition import ArgumentRole, PredicateKind

Phrase = tuple[ArgumentRole, str, str, str | None]
"""Role, marker, head, entity."""

X: Final[Phrase] = ("subject", "", "Intel", "e1")
OBJECT: Final[Phrase] = ("object", "", "Acer", "e2")
PLACE: Final[Phrase] = ("oblique", "with", "Acer", "e2")


def proposition(
    kind: PredicateKind, words: str, *phrases: Phrase, sentence: str = "S.", relations: tuple[str, ...] = ()
) -> Proposition:
    span = {"start": 0, "end": 1}
    return Proposition(
        predicate=Predicate(**span, text="written", words=tuple(words.split()), kind=kind, construction="x"),
        arguments=tuple(
            Argument(**span, role=role, marker=marker, text=head, head=head, entity=entity)
            for role, marker, head, entity in phrases
        ),
        factuality=Factuality.ACTUAL,
        sentence=Evidence(**span, text=sentence),
        relations=relations,
    )


def article(name: str, *found: Proposition, kind: str = "Organization") -> OpenExtraction:
    entities = (
        ArticleEntity(id="e1", name="Intel", type=kind, mentions=("Intel",), same_as="Intel"),
        ArticleEntity(id="e2", name="Acer", type="Organization", mentions=("Acer",)),
    )
    return OpenExtraction(article=name, entities=entities, propositions=found)


def frames(*found: Proposition) -> list[str]:
    return [gap.words for gap in find_gaps([article("a", *found)], load_ontology()) if gap.kind != "name"]


@pytest.mark.parametrize(
    ("found", "frame"),
    [
        (proposition("verb", "imitate", X, OBJECT), "X imitate Y"),
        (proposition("verb", "team up", X, PLACE), "X team_up with Y"),
        (
            proposition("verb", "sign", X, ("object", "", "pact", None), PLACE),
            "X sign pact with Y",
        ),
        (
            proposition("verb", "compare", X, ("object", "", "Dell", "e1"), PLACE),
            "X compare Z with Y",
        ),
        (
            proposition(
                "verb", "write", ("object", "", "Intel", "e1"), ("oblique", "by means of", "A", "e2")
            ),
            "X is written by_means_of Y",
        ),
        (
            proposition("verb", "stop", X, ("oblique", "from imitating", "Acer", "e2")),
            "X stop from imitating Y",
        ),
        (proposition("noun", "long feud", ("possessor", "", "I", "e1"), PLACE), "X's feud with Y"),
        (
            proposition("noun", "feud", ("oblique", "between", "I", "e1"), ("oblique", "between", "A", "e2")),
            "feud between X and Y",
        ),
        (proposition("role", "sworn rival", X, ("possessor", "", "A", "e2")), "X is rival of Y"),
        (proposition("adjective", "fond", X, ("oblique", "of", "A", "e2")), "X is fond of Y"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_proposition_is_written_as_a_frame_that_can_be_pasted(found: Proposition, frame: str) -> None:
    (words,) = [each for each in frames(found) if each == frame]
    kind = found.predicate.kind
    assert kind in get_args(Kind)
    assert parse_frame("imitates", kind, words).text == frame


@pytest.mark.parametrize(
    "found",
    [
        proposition("verb", "ban", X, OBJECT, relations=("bans",)),
        proposition("verb", "imitate", X, ("object", "", "phone", None)),
        proposition("verb", "imitate", X, ("object", "", "it", "e1")),
        proposition("verb", "make", X, ("oblique", "including", "A", "e2")),
        proposition("structure", "compound", X, OBJECT),
    ],
    ids=["a relation took it", "one end has no name", "both ends are one", "an example", "no words"],
)
def test_what_is_no_gap(found: Proposition) -> None:
    assert frames(found) == []


def test_what_another_predicate_of_the_sentence_has_said_is_no_gap() -> None:
    town = proposition("noun", "town", ("modifier", "", "I", "e1"), ("oblique", "of", "A", "e2"))
    demonym = proposition("structure", "demonym", OBJECT, X, relations=("located_in",))
    assert frames(town) == ["X's town of Y"]
    assert frames(town, demonym) == []


def corpus() -> list[OpenExtraction]:
    def imitates(sentence: str) -> Proposition:
        return proposition("verb", "imitate", X, OBJECT, sentence=sentence)

    return [
        article("a", imitates("Intel imitates Acer."), imitates("Intel, they say, imitates Acer.")),
        article("b", imitates("Intel imitates Acer.")),
        article("c", imitates("Who imitates Acer? Intel."), kind="Person"),
        article("d", proposition("verb", "envy", X, OBJECT, sentence="Intel envies Acer.")),
    ]


def test_sentences_are_counted_once_and_the_rest_is_told() -> None:
    first, second, third = find_gaps(corpus(), load_ontology())
    assert (first.kind, first.words, first.articles) == ("name", "Acer", 4)
    assert second == Gap(
        kind="verb",
        words="X imitate Y",
        count=3,
        articles=2,
        subject_type="Organization",
        object_type="Organization",
        agreement=0.67,
        example="Intel imitates Acer.",
        article="a",
    )
    assert (third.words, third.count, third.known) == ("X envy Y", 1, ())


def test_the_order_of_articles_does_not_matter() -> None:
    lists = [find_gaps(each, load_ontology()) for each in permutations(corpus())]
    assert all(each == lists[0] for each in lists)


def test_relations_with_the_head_word_are_told() -> None:
    (_, gap) = find_gaps([article("a", proposition("verb", "ban", X, PLACE))], load_ontology())
    assert (gap.words, "bans" in gap.known) == ("X ban with Y", True)


def test_articles_through_the_front_door() -> None:
    texts = [
        "Intel imitates Acer. Intel banned ChatGPT.",
        "Sony may imitate Acer. Intel hopes to imitate Nvidia.",
    ]
    articles = [Article(id=str(number), text=text) for number, text in enumerate(texts)]
    found = {gap.words: gap for gap in eventgraph.gaps(eventgraph.propositions(articles))}
    gap = found["X imitate Y"]
    assert (gap.count, gap.articles, gap.subject_type) == (3, 2, "Organization")
    assert "X ban Y" not in found
