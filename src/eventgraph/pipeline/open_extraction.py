"""Layers of a Doc -> every proposition that it holds, whether or not the lexicon knows its words.

Open information extraction: the arguments are phrases of the text (ClausIE, Del Corro and Gemulla 2013;
PropS, Stanovsky et al. 2016), coordinated ones an argument each.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.arguments import Arguments
from eventgraph.pipeline.assemble import entity_records
from eventgraph.pipeline.attribution import find_source
from eventgraph.pipeline.claims import trigger_span
from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.factuality import judge
from eventgraph.pipeline.layers import (
    Candidate,
    Proposition,
    read_candidates,
    read_propositions,
    sentence_bounds,
)
from eventgraph.pipeline.open_phrases import Phrase, find_phrases
from eventgraph.pipeline.quotations import Quotations
from eventgraph.pipeline.title_spans import honorifics
from eventgraph.records import Argument, Evidence, OpenExtraction, Predicate
from eventgraph.records import Proposition as PropositionRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

    from eventgraph.ontology import Ontology
    from eventgraph.records import Article
    from eventgraph.records.proposition import PredicateKind


LONGEST_STRUCTURE: Final = 12
"""Tokens of names that stand together; where one stands for a mention elsewhere, there is no such phrase."""
ALONE: Final[dict[str, int]] = {"verb": 1, "adjective": 1, "role": 1, "noun": 2, "structure": 2}
"""How many arguments a predicate of each kind must have to say something."""


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


def _distinct(doc: Doc, arguments: Arguments) -> list[tuple[Proposition, list[Phrase]]]:
    """Return the propositions that say something, without those of which another says more."""
    groups: dict[tuple[str, int], list[tuple[Proposition, list[Phrase]]]] = defaultdict(list)
    for proposition in read_propositions(doc):
        if _is_empty(doc, proposition, arguments):
            continue
        phrases = find_phrases(doc, proposition, arguments)
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
    rows: list[tuple[Proposition, list[Phrase]]],
) -> Iterator[tuple[Proposition, list[Phrase]]]:
    seen: list[set[Phrase]] = []
    for proposition, phrases in sorted(rows, key=lambda row: -len(row[1])):
        if not any(set(phrases) <= other for other in seen):
            seen.append(set(phrases))
            yield proposition, phrases


def _says_something(proposition: Proposition, phrases: list[Phrase]) -> bool:
    """Tell a predication from a noun that merely has a modifier: "the end of the year"."""
    if proposition.kind == "noun":
        places = {(phrase.role, phrase.marker) for phrase in phrases if phrase.role != "complement"}
        return len(places) >= ALONE["noun"]
    if proposition.kind in ("role", "adjective") and not any(p.role == "subject" for p in phrases):
        return False
    if proposition.kind == "structure" and (phrases[-1].end - phrases[0].start) > LONGEST_STRUCTURE:
        return False
    return sum(phrase.role != "adverbial" for phrase in phrases) >= ALONE[proposition.kind]


def _predicate(doc: Doc, proposition: Proposition, phrases: list[Phrase], arguments: Arguments) -> Predicate:
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
    doc: Doc, proposition: Proposition, phrases: list[Phrase], arguments: Arguments
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


def _argument(doc: Doc, phrase: Phrase, arguments: Arguments) -> Argument:
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
