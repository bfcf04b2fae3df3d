"""Propositions + lexicon -> candidate claims between entities, with domain and range respected."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from spacy.language import Language

from eventgraph.ontology.gazetteer import load_wide_places
from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.arguments import Arguments
from eventgraph.pipeline.implicit import find_implicit
from eventgraph.pipeline.layers import (
    Candidate,
    Proposition,
    read_matches,
    read_propositions,
    register_layers,
    write_layer,
)
from eventgraph.pipeline.lexicon import Lexicon, Match, load_lexicon
from eventgraph.pipeline.passages import Passages, caption_marks
from eventgraph.pipeline.understood import find_understood

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology, Relation

BOTH: Final = 2
VIOLENT: Final = "conflict"
"""The family of relations that are acts of violence."""
TEAMS: Final = frozenset({"Organization", "Place"})
SPEECH: Final = "communication"
"""The family of what a spokesperson does for somebody else."""
End = tuple[int | None, tuple[int, int]]


def find_candidates(
    doc: Doc, propositions: list[Proposition], arguments: Arguments, words: tuple[Lexicon, Ontology]
) -> list[Candidate]:
    """Return the claims that the propositions make between entities, in text order, each once a trigger."""
    lexicon, ontology = words
    found: dict[tuple[int, int | tuple[int, int], int | tuple[int, int]], Candidate] = {}
    for proposition, rows in zip(propositions, read_matches(doc), strict=True):
        if proposition.kind != "structure" and proposition.head in arguments.named:
            continue
        matched: dict[str, Match] = {}
        for match in map(lexicon.named, rows):
            if _is_less_specific(match, matched.get(match.frame.relation)):
                continue
            if not all(_any_is(tokens, classes, arguments, ontology) for classes, tokens in match.others):
                continue
            for candidate in _candidates(doc, proposition, match, arguments, ontology):
                ends = (
                    _end(candidate.subject, candidate.subject_span),
                    _end(candidate.object, candidate.object_span),
                )
                found.setdefault((candidate.trigger, *ends), candidate)
                matched.setdefault(match.frame.relation, match)
    ordered = sorted(found.values(), key=lambda c: (c.trigger, c.subject_span, c.object_span, c.relation))
    return list(_one_way(ordered, ontology))


def _one_way(candidates: list[Candidate], ontology: Ontology) -> Iterator[Candidate]:
    """Turn the claims of symmetric relations all the way of the first: "Y rivals X" after "X rivals Y"."""
    ways: dict[tuple[str, frozenset[int | tuple[int, int]]], int | tuple[int, int]] = {}
    for candidate in candidates:
        subject = _end(candidate.subject, candidate.subject_span)
        pair = (candidate.relation, frozenset((subject, _end(candidate.object, candidate.object_span))))
        first = ways.setdefault(pair, subject)
        if ontology.relations[candidate.relation].symmetric and subject != first:
            yield candidate._replace(
                subject=candidate.object,
                object=candidate.subject,
                subject_span=candidate.object_span,
                object_span=candidate.subject_span,
            )
        else:
            yield candidate


def _any_is(
    tokens: tuple[int, ...], classes: frozenset[str], arguments: Arguments, ontology: Ontology
) -> bool:
    """Tell whether one of the tokens is of one of the classes; a company is none of a company's goods."""
    found = ((token, arguments.entity(token)) for token in tokens)
    kinds = (
        {arguments.entities[f[0]].type} if f else arguments.classes(token, acts=False) for token, f in found
    )
    return any(
        ontology.is_a(kind, classes)
        for own in kinds
        for kind in own - ({"Concept"} if "Organization" in own else set())
    )


def _is_less_specific(match: Match, taken: Match | None) -> bool:
    """In "bars staff from using X" the plain "bars staff" is no ban of its own."""
    return taken is not None and match.frame.specificity < taken.frame.specificity


def _end(entity: int | None, span: tuple[int, int]) -> int | tuple[int, int]:
    return span if entity is None else entity


def _candidates(
    doc: Doc, proposition: Proposition, match: Match, arguments: Arguments, ontology: Ontology
) -> Iterator[Candidate]:
    relation = ontology.relations[match.frame.relation]
    subjects = list(_fillers(match, "X", relation, arguments, ontology))
    objects = list(_fillers(match, "Y", relation, arguments, ontology))
    for subject, subject_span in subjects:
        for obj, object_span in objects:
            if _says_nothing(proposition, (subject, subject_span), (obj, object_span), arguments):
                continue
            rule = f"{proposition.kind}.{proposition.construction}"
            yield Candidate(
                relation.name,
                subject,
                obj,
                *trigger_span(doc, proposition, arguments.named),
                rule,
                subject_span,
                object_span,
            )


def _says_nothing(proposition: Proposition, subject: End, obj: End, arguments: Arguments) -> bool:
    """Tell whether both ends are one, an end holds the trigger, or nobody is named ("Italian police" is)."""
    ends = [span for entity, span in (subject, obj) if entity is None]
    if any(proposition.head in range(*span) for span in ends):
        return True
    if subject[0] is None and arguments.is_told(subject[1], proposition.head):
        return True
    if len(ends) == BOTH:
        return not arguments.is_national(subject[1])
    return subject[0] == obj[0]


def trigger_span(doc: Doc, proposition: Proposition, named: Collection[int]) -> tuple[int, int]:
    """Return the tokens that carry the relation: a word, or a title of several, without names before it."""
    start = proposition.head
    if proposition.kind == "role":
        first = max(0, proposition.head - len(proposition.words) + 1)
        while start > first and not doc[start].is_sent_start and _belongs(doc, start - 1, proposition, named):
            start -= 1
    return start, proposition.head + 1


def _belongs(doc: Doc, token: int, proposition: Proposition, named: Collection[int]) -> bool:
    return token not in named and doc[token].lower_.strip() in proposition.words


def _fillers(
    match: Match, place: str, relation: Relation, arguments: Arguments, ontology: Ontology
) -> Iterator[tuple[int | None, tuple[int, int]]]:
    """Yield entity (None for a concept) and span of each token that may stand at the place."""
    tokens = match.subjects if place == "X" else match.objects
    wanted = relation.domain if place == "X" else relation.range
    argument = match.frame.argument(place)
    narrowed = argument.classes if argument else frozenset()
    names_only = match.places[0 if place == "X" else 1] == "compound" or match.frame.kind == "structure"
    for token in tokens:
        if _is_misplaced(place, token, match, relation, arguments):
            continue
        found = arguments.all(token)
        agentive = "Agent" in relation.domain
        if not found and agentive and (place == "X" or relation.symmetric):
            found = _represented(token, relation, arguments)
        if not found:
            concept = None if names_only else arguments.concept(token)
            classes = _classes(match, place, token, arguments)
            if concept and _takes_concept(wanted, narrowed, classes, ontology):
                yield None, concept
            continue
        for entity, span in found:
            kind = arguments.entities[entity].type
            if place == "X" and kind == "Place" and not agentive and arguments.acts_for(token):
                continue
            office = place == "Y" and match.frame.kind == "role" and relation.family == "people"
            if office and _is_remit(entity, narrowed, arguments):
                continue
            if ontology.is_a(kind, wanted) and ontology.is_a(kind, narrowed):
                yield entity, span


def _represented(token: int, relation: Relation, arguments: Arguments) -> list[tuple[int, tuple[int, int]]]:
    """Return for whom a common noun acts, or speaks in what is done by speaking."""
    found = arguments.represented(token)
    speaks = not found and relation.family == SPEECH
    return arguments.represented(token, speaks=True) if speaks else found


def _is_misplaced(place: str, token: int, match: Match, relation: Relation, arguments: Arguments) -> bool:
    """Tell what cannot stand there: who is violent is no place, a killer's nationality nobody he kills."""
    violent = relation.family == VIOLENT
    if place == "X":
        return arguments.is_site(token) if violent else arguments.is_weapon(token)
    return violent and match.frame.kind == "role" and arguments.is_adjective(token)


def _is_remit(entity: int, narrowed: frozenset[str], arguments: Arguments) -> bool:
    """Tell what an office is about from who has it: "the Middle East minister" serves no Middle East.

    Teams play for parts of the world, too ("Europe captain").
    """
    wide = arguments.entities[entity].same_as in load_wide_places()
    return wide and narrowed != TEAMS


def _classes(match: Match, place: str, token: int, arguments: Arguments) -> frozenset[str]:
    """Return what a common noun may be at a place: only who can act does, and nobody leads a department."""
    if match.frame.kind in ("role", "structure"):
        return frozenset({"Concept"} if place == "Y" else ())
    return arguments.classes(token, acts=place == "X")


def _takes_concept(
    wanted: frozenset[str], narrowed: frozenset[str], classes: frozenset[str], ontology: Ontology
) -> bool:
    """Tell whether a common noun may stand there; a frame that names Concept goes beyond the range."""
    if "Concept" in narrowed and "Concept" in classes:
        return True
    return any(ontology.is_a(kind, wanted) and ontology.is_a(kind, narrowed) for kind in classes)


def without_implied(candidates: list[Candidate], ontology: Ontology) -> Iterator[Candidate]:
    """Yield the claims without those that a name beside a name only hints at where a title says more.

    "Norway's Anna Berg" works for Norway, unless the article calls her its prime minister.
    """

    def of_a_kind(candidate: Candidate) -> tuple[str, int | None, int | None]:
        return ontology.relations[candidate.relation].family, candidate.subject, candidate.object

    said: dict[tuple[str, int | None, int | None], set[str]] = defaultdict(set)
    for candidate in candidates:
        if candidate.rule.startswith("role."):
            said[of_a_kind(candidate)].add(candidate.relation)
    for candidate in candidates:
        better = said.get(of_a_kind(candidate), set()) - {candidate.relation}
        if not (candidate.rule.startswith("structure.") and better):
            yield candidate


class ClaimFinder:
    """The component `eventgraph_claims`: writes the layer `candidates`."""

    def __init__(self, ontology: Iterable[str]) -> None:
        self._ontology = load_ontology(ontology)
        self._lexicon = load_lexicon(ontology)
        self._marks = caption_marks(self._ontology)

    def __call__(self, doc: Doc) -> Doc:
        """Find the candidate claims of one Doc."""
        arguments = Arguments(doc, self._ontology)
        propositions, words = read_propositions(doc), (self._lexicon, self._ontology)
        found = find_candidates(doc, propositions, arguments, words)
        found += find_implicit(doc, propositions, found, arguments, words)
        found += find_understood(doc, propositions, found, arguments, words)
        passages = Passages(doc, self._marks)
        told = [candidate for candidate in found if passages.is_told(candidate.trigger)]
        return write_layer(doc, "candidates", without_implied(told, self._ontology))


@Language.factory(
    "eventgraph_claims",
    default_config={"ontology": []},
    requires=[
        "doc._.eventgraph_propositions",
        "doc._.eventgraph_matches",
        "doc._.eventgraph_entities",
        "doc._.eventgraph_references",
    ],
    assigns=["doc._.eventgraph_candidates"],
)
def make_claims(nlp: Language, name: str, ontology: list[str]) -> ClaimFinder:
    """Make the component that finds claims."""
    del nlp, name
    register_layers()
    return ClaimFinder(ontology)
