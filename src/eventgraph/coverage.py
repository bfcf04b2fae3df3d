"""Propositions that no relation took -> the frames and names from which a lexicon is extended.

A pure function over records: what is frequent between two named entities and lies outside the ontology.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import Final, NamedTuple

from eventgraph.ontology import Ontology
from eventgraph.ontology.frame import PREPOSITIONS
from eventgraph.records import Argument, Gap, OpenExtraction, Proposition
from eventgraph.records.gap import GapKind

OWNERS: Final = ("possessor", "subject", "modifier")
"""Who acts in an event noun: "X's ban", "X imposed a ban", "the X ban"."""


class _Use(NamedTuple):
    """One sentence in which a gap was found."""

    types: tuple[str, str]
    sentence: str
    article: str


Uses = dict[tuple[GapKind, str], dict[str, _Use]]
"""Kind and words of a gap -> sentence -> its use: a sentence that is printed twice counts once."""


def find_gaps(extractions: Iterable[OpenExtraction], ontology: Ontology) -> list[Gap]:
    """Return what no relation took and which names are unknown, those of most articles first.

    Every order of the articles gives the same list; only what is found is held in memory.
    """
    frames: Uses = defaultdict(dict)
    names: dict[str, dict[str, _Use]] = defaultdict(dict)
    named_in: dict[str, dict[str, str]] = defaultdict(dict)
    for extraction in extractions:
        for kind, words, use in _unread(extraction):
            _add(frames[kind, words], use)
        for name, types in _unknown(extraction):
            named_in[name][extraction.article] = types
        for name, use in _unknown_uses(extraction):
            _add(names[name], use)
    heads = _heads(ontology)
    rows = [_gap(kind, words, list(uses.values()), heads) for (kind, words), uses in frames.items()]
    rows += [_name(name, list(uses.values()), named_in[name]) for name, uses in names.items()]
    return sorted(rows, key=lambda gap: (-gap.articles, -gap.count, gap.kind, gap.words))


def _add(uses: dict[str, _Use], use: _Use) -> None:
    uses[use.sentence] = min(use, uses.get(use.sentence, use))


def _unread(extraction: OpenExtraction) -> Iterator[tuple[GapKind, str, _Use]]:
    """Yield each frame of an article that no relation took."""
    types = {entity.id: entity.type for entity in extraction.entities}
    read = {pair for proposition in extraction.propositions for pair in _joined(proposition)}
    for proposition in extraction.propositions:
        kind = proposition.predicate.kind
        if kind == "structure" or proposition.relations:
            continue
        for words, (x, y) in _frames(proposition):
            if (proposition.sentence.start, frozenset((x, y))) not in read:
                yield kind, words, _use(proposition, (types[x], types[y]), extraction)


def _joined(proposition: Proposition) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the pairs of entities that a relation joins, with their sentence.

    "The French town of Nantes" is no gap at "town of" where "French" has said already where Nantes is.
    """
    ends = {argument.entity for argument in proposition.arguments if argument.entity is not None}
    if proposition.relations:
        yield from ((proposition.sentence.start, frozenset(pair)) for pair in combinations(sorted(ends), 2))


def _unknown(extraction: OpenExtraction) -> Iterator[tuple[str, str]]:
    """Yield each name of an article that the gazetteer does not know, and its class."""
    for entity in extraction.entities:
        if entity.same_as is None and entity.name[:1].isupper():
            yield entity.name, entity.type


def _unknown_uses(extraction: OpenExtraction) -> Iterator[tuple[str, _Use]]:
    entities = {entity.id: entity for entity in extraction.entities}
    unknown = {name for name, _ in _unknown(extraction)}
    for proposition in extraction.propositions:
        for number in {argument.entity for argument in proposition.arguments if argument.entity is not None}:
            entity = entities[number]
            if entity.name in unknown:
                yield entity.name, _use(proposition, (entity.type, ""), extraction)


def _use(proposition: Proposition, types: tuple[str, str], extraction: OpenExtraction) -> _Use:
    return _Use(types, " ".join(proposition.sentence.text.split()), extraction.article)


def _frames(proposition: Proposition) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the frames that a proposition fills, and the entities at X and Y."""
    read = {"verb": _verb_frames, "noun": _noun_frames}.get(proposition.predicate.kind, _predicate_frames)
    for words, x, y in read(proposition):
        if x.entity is not None and y.entity is not None and x.entity != y.entity:
            yield words, (x.entity, y.entity)


def _at(proposition: Proposition, *roles: str) -> list[Argument]:
    return [argument for argument in proposition.arguments if argument.role in roles]


def _obliques(proposition: Proposition) -> Iterator[tuple[str, Argument]]:
    """Yield the phrases whose preposition may stand in a frame: not "like Y", which is an example."""
    for argument in _at(proposition, "oblique"):
        preposition, _, gerund = argument.marker.partition(" ")
        if not gerund.endswith("ing"):
            preposition, gerund = argument.marker.replace(" ", "_"), ""
        if {preposition.split("_")[0], preposition.split("_")[-1]} <= PREPOSITIONS:
            yield " ".join(filter(None, (preposition, gerund))), argument


def _verb_frames(proposition: Proposition) -> Iterator[tuple[str, Argument, Argument]]:
    verb = "_".join(proposition.predicate.words)
    subjects, objects = _at(proposition, "subject"), _at(proposition, "object")
    yield from ((f"X {verb} Y", x, y) for x, y in product(subjects, objects))
    for marker, y in _obliques(proposition):
        between = _between(objects)
        yield from ((f"X {verb} {between}{marker} Y", x, y) for x in subjects)
        if not subjects:
            participle = proposition.predicate.text.lower().replace(" ", "_")
            yield from ((f"X is {participle} {marker} Y", x, y) for x in objects)


def _between(objects: list[Argument]) -> str:
    """Return what stands between verb and preposition: "control " in "take control of", "Z " for a name."""
    if not objects:
        return ""
    word = objects[0].head
    return "Z " if objects[0].entity or not word.isalpha() else f"{word} "


def _noun_frames(proposition: Proposition) -> Iterator[tuple[str, Argument, Argument]]:
    noun = proposition.predicate.words[-1]
    obliques = list(_obliques(proposition))
    owners = _at(proposition, *OWNERS) or [argument for marker, argument in obliques if marker == "by"]
    for marker, y in obliques:
        if marker != "by":
            yield from ((f"X's {noun} {marker} Y", x, y) for x in owners)
    pair = [argument for marker, argument in obliques if marker == "between"]
    if len(pair) > 1:
        yield f"{noun} between X and Y", pair[0], pair[1]


def _predicate_frames(proposition: Proposition) -> Iterator[tuple[str, Argument, Argument]]:
    word = proposition.predicate.words[-1]
    others = list(_obliques(proposition)) + [("of", a) for a in _at(proposition, "possessor", "modifier")]
    for marker, y in others:
        yield from ((f"X is {word} {marker} Y", x, y) for x in _at(proposition, "subject"))


def _heads(ontology: Ontology) -> Mapping[tuple[str, str], set[str]]:
    """Return kind and head words of the lexicon's frames -> the relations that have them."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for relation in ontology.relations.values():
        for frame in relation.frames:
            for head in frame.heads:
                found[frame.kind, "_".join(head)].add(relation.name)
    return found


def _gap(kind: GapKind, words: str, uses: list[_Use], heads: Mapping[tuple[str, str], set[str]]) -> Gap:
    (types, most), *_ = sorted(Counter(use.types for use in uses).items(), key=lambda row: (-row[1], row[0]))
    example = _example([use for use in uses if use.types == types])
    return Gap(
        kind=kind,
        words=words,
        count=len(uses),
        articles=len({use.article for use in uses}),
        subject_type=types[0],
        object_type=types[1],
        agreement=round(most / len(uses), 2),
        known=tuple(sorted(heads.get((kind, _head(kind, words)), ()))),
        example=example.sentence,
        article=example.article,
    )


def _head(kind: GapKind, words: str) -> str:
    parts = words.split()
    if kind == "noun":
        return parts[1] if parts[0] == "X's" else parts[0]
    return parts[2] if parts[1] == "is" else parts[1]


def _name(name: str, uses: list[_Use], articles: Mapping[str, str]) -> Gap:
    (kind, most), *_ = sorted(Counter(articles.values()).items(), key=lambda row: (-row[1], row[0]))
    example = _example([use for use in uses if name in use.sentence] or uses)
    return Gap(
        kind="name",
        words=name,
        count=len(uses),
        articles=len(articles),
        subject_type=kind,
        agreement=round(most / len(articles), 2),
        example=example.sentence,
        article=example.article,
    )


def _example(uses: Iterable[_Use]) -> _Use:
    """Return the shortest sentence: it shows best what is meant."""
    return min(uses, key=lambda use: (len(use.sentence), use.sentence, use.article))
