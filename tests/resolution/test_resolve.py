from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventgraph import ids
from eventgraph.records import ArticleEntity, Claim, Entity, Extraction, Mention, Resolution
from eventgraph.resolution import resolve

NAMES = (
    "David",
    "John Smith",
    "John A. Smith",
    "Smith",
    "Alibaba Cloud Computing",
    "ACC",
    "Zalmar",
    "ZALMAR",
    "Zalmar's",
    "Alibaba",
    "Alibaba Group",
    "Wendy's",
    "Wendy",
    "the US",
    "us",
    "chip exports",
)
CLASSES = ("Person", "Organization", "Place", "Product", "Concept")


def article(name: str, *entities: ArticleEntity, mentions: tuple[Mention, ...] = ()) -> Extraction:
    return Extraction(article=name, entities=entities, mentions=mentions)


def entity(name: str, kind: str = "Organization", **options: str) -> ArticleEntity:
    return ArticleEntity(id=options.pop("id", name), name=name, type=kind, mentions=(name,), **options)


def found(resolution: Resolution) -> set[tuple[str, str, int]]:
    return {(each.name, each.type, each.articles) for each in resolution.entities}


def by_type(resolution: Resolution, kind: str) -> Entity:
    (only,) = [each for each in resolution.entities if each.type == kind]
    return only


CASES = [
    ("nothing", [], set()),
    (
        "spellings",
        [entity("Alibaba"), entity("Alibaba Group"), entity("ALIBABA'S")],
        {("Alibaba Group", "Organization", 3)},
    ),
    (
        "most used name",
        [entity("Alibaba"), entity("Alibaba"), entity("Alibaba Group")],
        {("Alibaba", "Organization", 3)},
    ),
    (
        "type by vote",
        [entity("Fordix"), entity("Fordix"), entity("Fordix", "Person")],
        {("Fordix", "Organization", 3)},
    ),
    ("tie of types", [entity("Fordix"), entity("Fordix", "Person")], {("Fordix", "Person", 2)}),
    (
        "a common surname is nobody else's",
        [entity("Ford"), entity("Ford", "Person"), entity("Ford", "Product")],
        {("Ford", "Organization", 2), ("Ford", "Person", 1)},
    ),
    (
        "person and place",
        [entity("Zalmar", "Place"), entity("Zalmar", "Person")],
        {("Zalmar", "Place", 1), ("Zalmar", "Person", 1)},
    ),
    (
        "organization follows the larger",
        [entity("Zalmar", "Person"), entity("Zalmar", "Person"), entity("Zalmar", "Place"), entity("Zalmar")],
        {("Zalmar", "Person", 3), ("Zalmar", "Place", 1)},
    ),
    (
        "organization follows the place at a tie",
        [entity("Zalmar", "Person"), entity("Zalmar", "Place"), entity("Zalmar")],
        {("Zalmar", "Person", 1), ("Zalmar", "Place", 2)},
    ),
    (
        "concept",
        [entity("Apple"), entity("apple", "Concept")],
        {("Apple", "Organization", 1), ("apple", "Concept", 1)},
    ),
    (
        "bare name of a person",
        [entity("Wendy's"), entity("Wendy", "Person")],
        {("Wendy's", "Organization", 1), ("Wendy", "Person", 1)},
    ),
    (
        "bare name of a place",
        [entity("Eurasia Group"), entity("Eurasia", "Place")],
        {("Eurasia Group", "Organization", 1), ("Eurasia", "Place", 1)},
    ),
    (
        "possessive of the same person",
        [entity("Musk's", "Person"), entity("Musk", "Person")],
        {("Musk's", "Person", 2)},
    ),
    (
        "gazetteer",
        [entity("Facebook", same_as="Meta"), entity("Meta"), entity("Meta")],
        {("Meta", "Organization", 3)},
    ),
    (
        "gazetteer outvoted",
        [entity("Meta, Inc."), entity("META"), entity("Facebook", same_as="Meta")],
        {("Meta", "Organization", 3)},
    ),
    ("no letters", [entity("!!!"), entity("???")], {("!!!", "Organization", 1), ("???", "Organization", 1)}),
]


@pytest.mark.parametrize(
    ("entities", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_who_is_who(entities: list[ArticleEntity], expected: set[tuple[str, str, int]]) -> None:
    extractions = [article(f"article {number}", each) for number, each in enumerate(entities)]
    assert found(resolve(extractions)) == expected


def test_every_entity_of_every_article_has_a_canonical_one() -> None:
    extractions = [
        article("b", entity("Alibaba", id="e1"), entity("Apple", id="e2")),
        article("a", entity("ALIBABA", id="x")),
    ]
    resolution = resolve(extractions)
    names = {each.id: each.name for each in resolution.entities}
    assert list(resolution.canonical) == ["a", "b"]
    assert names[resolution.canonical["b"]["e2"]] == "Apple"
    assert resolution.canonical["a"]["x"] == resolution.canonical["b"]["e1"] == ids.entity_id("alibaba")


def test_two_spellings_in_one_article_count_one_article() -> None:
    resolution = resolve([article("a", entity("Alibaba"), entity("Alibaba Group"))])
    assert found(resolution) == {("Alibaba Group", "Organization", 1)}


def test_an_id_never_turns_from_a_person_into_a_place() -> None:
    alone = {
        kind: by_type(resolve([article("a", entity("Zalmar", kind))]), kind).id
        for kind in ("Person", "Place")
    }
    both = resolve([article("a", entity("Zalmar", "Person")), article("b", entity("Zalmar", "Place"))])
    assert by_type(both, "Person").id != alone["Place"]
    assert by_type(both, "Place").id != alone["Person"]


def test_a_vote_of_articles_not_of_entities() -> None:
    loud = article(
        "loud",
        entity("Fordix", "Person", id="1"),
        entity("Fordix", "Person", id="2"),
        entity("fordix", "Person", id="3"),
    )
    resolution = resolve([loud, article("b", entity("Fordix")), article("c", entity("Fordix"))])
    assert found(resolution) == {("Fordix", "Organization", 3)}


def mention(text: str, kind: str, name: str = "Alibaba") -> Mention:
    return Mention.model_validate({"start": 0, "end": 1, "entity": name, "kind": kind, "text": text})


def test_aliases_are_names_and_mentions_count_only_named_ones() -> None:
    alibaba = ArticleEntity(
        id="Alibaba",
        name="Alibaba",
        type="Organization",
        mentions=("Alibaba", "Alibaba's", "BABA", "The company", "It", "Hangzhou Giant", "US", "its Giant"),
    )
    mentions = (
        mention("Alibaba", "name"),
        mention("Alibaba's", "name"),
        mention("BABA", "name"),
        mention("Hangzhou Giant", "nominal"),
        mention("It", "pronominal"),
        mention("Tencent", "name", "Tencent"),
    )
    (resolved,) = resolve([article("a", alibaba, mentions=mentions)]).entities
    assert resolved.aliases == ("BABA", "US", "its Giant")
    assert resolved.mentions == 3


def test_one_extraction_an_article_counts() -> None:
    one, other = article("a", entity("Alibaba")), article("a", entity("Baidu"))
    assert resolve([one, one]) == resolve([one])
    assert resolve([one, other]) == resolve([other, one])
    assert len(resolve([one, other]).entities) == 1


ENTITIES = ("e1", "e2", "e3")
names = st.sampled_from(NAMES) | st.text(max_size=5)
entities = st.builds(entity, names, st.sampled_from(CLASSES), id=st.sampled_from(ENTITIES))


def works_for(subject: str, employer: str) -> Claim:
    span = {"start": 0, "end": 1}
    row = {"id": f"{subject} {employer}", "subject": subject, "relation": "works_for", "object": employer}
    row |= {"factuality": "actual", "evidence": {**span, "text": "x"}, "trigger": span}
    return Claim.model_validate({**row, "rule": "r", "confidence": 1})


claims = st.builds(works_for, st.sampled_from(ENTITIES), st.sampled_from(ENTITIES))
forms = st.tuples(st.sampled_from(ENTITIES), names).map(lambda row: mention(row[1], "name", row[0]))
articles_of = st.builds(
    Extraction,
    article=st.just(""),
    entities=st.lists(entities, max_size=3, unique_by=lambda each: each.id).map(tuple),
    claims=st.lists(claims, max_size=2).map(tuple),
    mentions=st.lists(forms, max_size=2).map(tuple),
)
extractions = st.lists(articles_of, max_size=4).map(
    lambda rows: [row.model_copy(update={"article": f"article {n}"}) for n, row in enumerate(rows)]
)


@settings(deadline=None, max_examples=60)
@given(extractions)
def test_resolution_is_a_function_of_the_set(articles: list[Extraction]) -> None:
    expected = resolve(articles)
    for order in permutations(articles):
        again = resolve([*order, *order[:1]])
        assert again.model_dump_json() == expected.model_dump_json()


@given(extractions)
def test_laws_of_every_resolution(articles: list[Extraction]) -> None:
    resolution = resolve(articles)
    known = {each.id: each for each in resolution.entities}
    used = [target for mapping in resolution.canonical.values() for target in mapping.values()]
    assert list(known) == sorted(known)
    assert len(known) == len(resolution.entities)
    assert set(used) == set(known)
    assert len(used) == sum(len(each.entities) for each in articles)
    for found_entity in resolution.entities:
        assert found_entity.name not in found_entity.aliases
        assert 1 <= found_entity.articles <= len(articles)


@given(extractions)
def test_a_common_noun_never_joins_a_name(articles: list[Extraction]) -> None:
    resolution = resolve(articles)
    kinds: dict[str, set[bool]] = {}
    for extraction in articles:
        for each in extraction.entities:
            target = resolution.canonical[extraction.article][each.id]
            kinds.setdefault(target, set()).add(each.type == "Concept")
    assert all(len(seen) == 1 for seen in kinds.values())
