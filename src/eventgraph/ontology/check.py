"""Finds what contradicts in an ontology, and compares its examples with what the pipeline finds in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eventgraph.ontology.frame import Argument, Frame
    from eventgraph.ontology.load import Ontology
    from eventgraph.ontology.relation import Example, Relation
    from eventgraph.records import Extraction

Pattern = tuple[str, str, tuple[tuple[str, ...], ...]]


def contradictions(ontology: Ontology) -> Iterator[str]:
    """Yield, in words, every class that is not declared and every frame that two relations claim."""
    for relation in ontology.relations.values():
        yield from _unknown_classes(relation, ontology)
        if not any(example.claims for example in relation.examples):
            yield f"{relation.name} has no eg:example"
        if all(example.claims for example in relation.examples):
            yield f"{relation.name} has no eg:counterExample"
    yield from _shared_frames(ontology)


def _unknown_classes(relation: Relation, ontology: Ontology) -> Iterator[str]:
    used = relation.domain | relation.range
    used = used.union(*(a.classes for frame in relation.frames for a in frame.arguments))
    yield from (
        f"{relation.name}: no class is called {name}" for name in sorted(used - ontology.classes.keys())
    )
    if not relation.domain or not relation.range:
        yield f"{relation.name} has no rdfs:domain or no rdfs:range"


def _shared_frames(ontology: Ontology) -> Iterator[str]:
    by_pattern: dict[Pattern, list[Frame]] = defaultdict(list)
    for relation in ontology.relations.values():
        for frame in relation.frames:
            for pattern in _patterns(frame):
                by_pattern[pattern].append(frame)
    for (kind, head, _), frames in sorted(by_pattern.items()):
        for one, other in combinations(frames, 2):
            if one.relation != other.relation and _overlap(one, other, ontology):
                both = f"{one.relation} ({one.text}) and {other.relation} ({other.text})"
                yield f"eg:{kind} {head!r} stands for {both}"


def _patterns(frame: Frame) -> Iterator[Pattern]:
    """Yield one pattern for each alternative of head and markers: what a sentence would have to look like."""
    options = [_argument_patterns(argument) for argument in frame.arguments]
    for head in frame.heads:
        for arguments in product(*options):
            yield frame.kind, "!" * frame.bare + " ".join(head), tuple(sorted(arguments))


def _argument_patterns(argument: Argument) -> list[tuple[str, ...]]:
    return [
        (argument.position, marker, verb, word)
        for marker in sorted(argument.markers) or [""]
        for verb in sorted(argument.verbs) or [""]
        for word in sorted(argument.words) or [""]
    ]


def _overlap(one: Frame, other: Frame, ontology: Ontology) -> bool:
    """Tell whether one sentence could fill both frames: the classes meet at every place."""
    return all(
        _meet(ontology.admitted(one, first.place), ontology.admitted(other, second.place))
        for first, second in zip(one.arguments, other.arguments, strict=True)
    )


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool((one & other) - {"Thing", "Agent"})


def failed_examples(examples: Iterable[tuple[str, Example]], found: Iterable[Extraction]) -> Iterator[str]:
    """Yield, in words, every example whose claims of its own relation are not exactly those it promises."""
    for (relation, example), extraction in zip(examples, found, strict=True):
        names = {entity.id: {entity.name, *entity.mentions} for entity in extraction.entities}
        claims = [claim for claim in extraction.claims if claim.relation == relation]
        got = [(names[c.subject], names[c.object], c.factuality.value) for c in claims]
        missing = [wanted for wanted in example.claims if not any(_agrees(wanted, claim) for claim in got)]
        surplus = [claim for claim in got if not any(_agrees(wanted, claim) for wanted in example.claims)]
        for subject, obj, factuality in missing:
            yield f"{relation}: {example.text!r} should yield {subject} {relation} {obj} ({factuality})"
        for subjects, objects, factuality in surplus:
            text = f"{min(subjects)} {relation} {min(objects)} ({factuality})"
            yield f"{relation}: {example.text!r} should not yield {text}"


def _agrees(wanted: tuple[str, str, str], claim: tuple[set[str], set[str], str]) -> bool:
    return wanted[0] in claim[0] and wanted[1] in claim[1] and wanted[2] == claim[2]
