"""Layers of a Doc -> every proposition that it holds, whether or not the lexicon knows its words.

Open information extraction: the arguments are phrases of the text (ClausIE, Del Corro and Gemulla 2013;
PropS, Stanovsky et al. 2016), coordinated ones an argument each.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.pipeline.arguments import Arguments
from eventgraph.pipeline.assemble import entity_records
from eventgraph.pipeline.attribution import find_source
from eventgraph.pipeline.claims import trigger_span
from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.factuality import judge
from eventgraph.pipeline.layers import (
    Candidate,
    Proposition,
    Role,
    read_candidates,
    read_propositions,
    sentence_bounds,
)
from eventgraph.pipeline.phrases import noun_phrase, trimmed
from eventgraph.pipeline.quotations import Quotations
from eventgraph.pipeline.subjects import CONTROLLING
from eventgraph.pipeline.title_spans import honorifics
from eventgraph.records import Argument, Evidence, OpenExtraction, Predicate
from eventgraph.records import Proposition as PropositionRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

    from eventgraph.ontology import Ontology
    from eventgraph.records import Article
    from eventgraph.records.proposition import ArgumentRole, PredicateKind

ROLES: Final[dict[str, ArgumentRole]] = {
    "subject": "subject",
    "light": "subject",
    "object": "object",
    "oblique": "oblique",
    "possessive": "possessor",
    "compound": "modifier",
}
CLAUSES: Final = ("ccomp", "xcomp")
EXPLETIVES: Final = frozenset({"there", "'s", "\u2019s"})
COMPLEMENTISERS: Final = frozenset({"that"})
"""Markers of clauses: what they hold is a complement, not an oblique."""
LONGEST_STRUCTURE: Final = 12
"""Tokens of names that stand together; where one stands for a mention elsewhere, there is no such phrase."""
ALONE: Final[dict[str, int]] = {"verb": 1, "adjective": 1, "role": 1, "noun": 2, "structure": 2}
"""How many arguments a predicate of each kind must have to say something."""


class _Phrase(NamedTuple):
    """An argument before it becomes a record: token positions."""

    role: ArgumentRole
    marker: str
    head: int
    start: int
    end: int


def open_extraction_of(doc: Doc, article: Article, ontology: Ontology) -> OpenExtraction:
    """Return every proposition that the layers of the article's Doc hold."""
    return OpenExtraction(
        article=article.id,
        title=article.title,
        published=article.published,
        publisher=article.publisher,
        url=article.url,
        entities=tuple(entity_records(doc)),
        propositions=tuple(find_open(doc, Arguments(doc, ontology), ontology)),
    )


def find_open(doc: Doc, arguments: Arguments, ontology: Ontology) -> Iterator[PropositionRecord]:
    """Yield the propositions in text order, each once."""
    relations, quotations = _relations(read_candidates(doc)), Quotations(doc, ontology)
    for proposition, phrases in _distinct(doc, arguments):
        judgement = judge(doc, _as_candidate(proposition), ontology)
        start, end = sentence_bounds(doc, proposition.head)
        sentence = doc[start:end]
        yield PropositionRecord(
            predicate=_predicate(doc, proposition, phrases, arguments),
            arguments=tuple(_argument(doc, phrase, arguments) for phrase in phrases),
            factuality=judgement.factuality,
            ended=judgement.ended,
            source=find_source(doc, _as_candidate(proposition), arguments, quotations, ontology),
            sentence=Evidence(start=sentence.start_char, end=sentence.end_char, text=sentence.text),
            relations=tuple(sorted(relations[proposition.kind, proposition.head])),
        )


def _relations(candidates: Iterable[Candidate]) -> dict[tuple[str, int], set[str]]:
    """Return the relations that took each predicate, by its kind and head."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for candidate in candidates:
        found[candidate.rule.partition(".")[0], candidate.trigger_end - 1].add(candidate.relation)
    return found


def _as_candidate(proposition: Proposition) -> Candidate:
    """Return what the components that judge claims need to know of a proposition."""
    rule = f"{proposition.kind}.{proposition.construction or proposition.words[0]}"
    head, nowhere = proposition.head, (0, 0)
    return Candidate("", None, None, head, head + 1, rule, nowhere, nowhere)


def _distinct(doc: Doc, arguments: Arguments) -> list[tuple[Proposition, list[_Phrase]]]:
    """Return the propositions that say something, without those of which another says more."""
    groups: dict[tuple[str, int], list[tuple[Proposition, list[_Phrase]]]] = defaultdict(list)
    for proposition in read_propositions(doc):
        if _is_empty(doc, proposition, arguments):
            continue
        phrases = _phrases(doc, proposition, arguments)
        if _says_something(proposition, phrases):
            key = (proposition.kind, proposition.head)
            groups[key].append((proposition, phrases))
    chosen = [row for rows in groups.values() for row in _fullest(rows)]
    return sorted(chosen, key=lambda row: (row[0].head, row[0].kind, row[1]))


def _is_empty(doc: Doc, proposition: Proposition, arguments: Arguments) -> bool:
    """Tell what predicates nothing: a name, "Mr" before one, and the "ex" of "her ex-husband"."""
    head = doc[proposition.head]
    if proposition.kind == "structure":
        return False
    prefix = head.i + 1 < len(doc) and head.nbor().text == "-" and not head.whitespace_
    if head.dep_ == "prep" or not any(letter.isalnum() for letter in head.text):
        return True
    named = head.i in arguments.named or (
        proposition.construction == "apposition" and _names(head, proposition)
    )
    return named or head.lower_ in honorifics() or (proposition.kind == "noun" and prefix)


def _names(head: Token, proposition: Proposition) -> bool:
    """Tell "the film X" and "the ship, the X", which name the common noun beside them."""
    holders = (head.doc[role.token] for role in proposition.roles if role.position == "subject")
    return head.pos_ == "PROPN" and any(holder.pos_ == "NOUN" for holder in holders)


def _fullest(
    rows: list[tuple[Proposition, list[_Phrase]]],
) -> Iterator[tuple[Proposition, list[_Phrase]]]:
    seen: list[set[_Phrase]] = []
    for proposition, phrases in sorted(rows, key=lambda row: -len(row[1])):
        if not any(set(phrases) <= other for other in seen):
            seen.append(set(phrases))
            yield proposition, phrases


def _says_something(proposition: Proposition, phrases: list[_Phrase]) -> bool:
    """Tell a predication from a noun that merely has a modifier: "the end of the year"."""
    if proposition.kind == "noun":
        places = {(phrase.role, phrase.marker) for phrase in phrases if phrase.role != "complement"}
        return len(places) >= ALONE["noun"]
    if proposition.kind in ("role", "adjective") and not any(p.role == "subject" for p in phrases):
        return False
    if proposition.kind == "structure" and (phrases[-1].end - phrases[0].start) > LONGEST_STRUCTURE:
        return False
    return sum(phrase.role != "adverbial" for phrase in phrases) >= ALONE[proposition.kind]


def _phrases(doc: Doc, proposition: Proposition, arguments: Arguments) -> list[_Phrase]:
    """Return the arguments in text order; what stands inside another argument is no argument of its own."""
    found = [phrase for role in proposition.roles if (phrase := _phrase(doc, role, proposition, arguments))]
    if proposition.kind in ("verb", "noun"):
        found += _clauses(doc[proposition.head])
    if proposition.kind == "verb":
        found += _adverbials(doc[proposition.head])
    kept: dict[tuple[str, int], _Phrase] = {}
    taken: set[tuple[int, int]] = set()
    for phrase in found:
        outer = [other for other in found if other is not phrase and _holds(other, phrase)]
        if (phrase.start, phrase.end) not in taken and not outer:
            taken.add((phrase.start, phrase.end))
            kept[phrase.role, phrase.head] = phrase
    return sorted(kept.values(), key=lambda phrase: (phrase.start, phrase.end, phrase.role))


def _holds(outer: _Phrase, inner: _Phrase) -> bool:
    covers = outer.start <= inner.start and inner.end <= outer.end
    return covers and (inner.end - inner.start) < (outer.end - outer.start)


def _phrase(doc: Doc, role: Role, proposition: Proposition, arguments: Arguments) -> _Phrase | None:
    """Return a role as a phrase, or None where it says nothing."""
    position = ROLES.get(role.position)
    token = doc[role.token]
    structure = proposition.kind == "structure"
    itself = token.i == proposition.head and not structure
    if position is None or itself or token.lower_ in EXPLETIVES or token.is_punct:
        return None
    if position == "modifier" and token.i not in arguments.named:
        return None
    if _is_misread(doc, role, proposition) or _is_hyphenated_place(doc, role, proposition, arguments):
        return None
    start, end = _span(token, arguments)
    if start <= proposition.head < end and not structure:
        start = proposition.head + 1
    if not start <= token.i < end or role.marker in COMPLEMENTISERS:
        return None
    marker = " ".join(filter(None, (role.marker, role.verb)))
    return _Phrase(position, marker, token.i, start, end)


def _is_misread(doc: Doc, role: Role, proposition: Proposition) -> bool:
    """Tell phrases of phrases that make no preposition, and agents lent to what is no act of theirs.

    "In favour of" is a preposition, "in a call with" is none; "in talks" are held, "along its border" is not.
    """
    if role.position == "light":
        head = doc[proposition.head]
        held = head.head.lower_ in CONTROLLING and not children(head, "det", "poss", "amod", "compound")
        return head.dep_ == "pobj" and not held
    if role.position != "oblique":
        return False
    longer = role.marker.count(" ") > 1
    noun = doc[role.token].head.head if longer else doc[role.token]
    joined = longer or any(
        other.marker.startswith(f"{role.marker} {noun.lower_} ") for other in proposition.roles
    )
    return joined and longer == bool([child for child in noun.children if child.i < noun.i])


def _is_hyphenated_place(doc: Doc, role: Role, proposition: Proposition, arguments: Arguments) -> bool:
    """Tell one of the two readings of "Seattle-based" and "Alibaba-owned" that is not meant."""
    same = {other.position for other in proposition.roles if other.token == role.token}
    if same != {"oblique", "subject"}:
        return False
    found = arguments.entity(role.token)
    place = found is not None and arguments.entities[found[0]].type == "Place"
    by_place = place and doc[proposition.head].lower_ != "owned"
    return role.position == ("subject" if by_place else "oblique")


def _span(token: Token, arguments: Arguments) -> tuple[int, int]:
    """Return the phrase at the token: a name as it is mentioned, else the noun phrase."""
    if token.i in arguments.named:
        found = arguments.entity(token.i)
        if found is not None:
            return found[1]
    return noun_phrase(token)


def _clauses(predicate: Token) -> Iterator[_Phrase]:
    """Yield what is said, wanted or planned: "agreed *to buy Lazada*", "a plan *to ban it*"."""
    for child in predicate.children:
        infinitive = child.dep_ == "acl" and any(t.tag_ == "TO" for t in child.children)
        if child.pos_ not in ("VERB", "AUX") or not (child.dep_ in CLAUSES or infinitive):
            continue
        start, end = trimmed(predicate.doc, child.left_edge.i, child.right_edge.i + 1)
        if not start <= predicate.i < end:
            marker = "to" if any(t.tag_ == "TO" for t in child.children) else ""
            yield _Phrase("complement", marker, child.i, start, end)


def _adverbials(verb: Token) -> Iterator[_Phrase]:
    """Yield bare nouns that say when or how much: "banned it *last week*"."""
    for child in children(verb, "npadvmod"):
        if child.pos_ in ("NOUN", "PROPN", "NUM") and abs(child.i - verb.i) > 1:
            yield _Phrase("adverbial", "", child.i, *noun_phrase(child))


def _predicate(doc: Doc, proposition: Proposition, phrases: list[_Phrase], arguments: Arguments) -> Predicate:
    span, words = _predicate_words(doc, proposition, phrases, arguments)
    kind: PredicateKind = proposition.kind  # type: ignore[assignment]
    return Predicate(
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        words=words,
        kind=kind,
        construction=proposition.construction or proposition.words[0],
    )


def _predicate_words(
    doc: Doc, proposition: Proposition, phrases: list[_Phrase], arguments: Arguments
) -> tuple[Span, tuple[str, ...]]:
    head = doc[proposition.head]
    if proposition.kind == "structure":
        return doc[min(p.start for p in phrases) : max(p.end for p in phrases)], proposition.words
    if proposition.kind == "verb":
        particles = [child for child in children(head, "prt") if child.i > head.i]
        end = head.i + 2 if any(child.i == head.i + 1 for child in particles) else head.i + 1
        return doc[head.i : end], (proposition.words[0], *(child.lower_ for child in particles))
    named = arguments.named | {i for phrase in phrases for i in range(phrase.start, phrase.end)}
    start, end = trigger_span(doc, proposition._replace(kind="role"), named)
    return doc[start:end], (*(t.lower_ for t in doc[start : end - 1]), head.lemma_.lower())


def _argument(doc: Doc, phrase: _Phrase, arguments: Arguments) -> Argument:
    span = doc[phrase.start : phrase.end]
    found = arguments.entity(phrase.head) if phrase.role != "complement" else None
    return Argument(
        start=span.start_char,
        end=span.end_char,
        role=phrase.role,
        marker=phrase.marker,
        text=span.text,
        head=doc[phrase.head].text if doc[phrase.head].pos_ == "PROPN" else doc[phrase.head].lemma_.lower(),
        entity=f"e{found[0] + 1}" if found is not None else None,
    )
