"""What headlines say between names that the body has: the article's title, and a headline in its first line.

A headline has its own grammar: a present tense for what happened, an infinitive for what is planned, capitals
that tell no name, a colon or dash for "says". So each is read by itself, in the names of the body, and a
sentence of the body goes before it (docs/decisions/0007-headlines.md).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.pipeline.assemble import claims_of, judged_of
from eventgraph.pipeline.descriptions import owners
from eventgraph.pipeline.headline_words import WORD, is_shouted, lowered
from eventgraph.pipeline.layers import (
    ArticleName,
    Name,
    read_entities,
    read_names,
    write_layer,
)
from eventgraph.pipeline.pieces import tokenized
from eventgraph.records import Evidence, TextSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.language import Language
    from spacy.tokens import Doc

    from eventgraph.pipeline.assemble import Judged
    from eventgraph.records import Article, Claim, Extraction
    from eventgraph.records.span import Part

EMPHATIC: Final = 1
"""Words that a headline may shout: "Duchess CLEARED by court"."""
FEWEST: Final = 3
MOST: Final = 22
"""Words of a headline."""
KICKER: Final = re.compile(r"^[^|:]{1,40}?(?: ?\||: )\s*")
TAIL: Final = re.compile(r"(?: [-|\u2013\u2014] |: )(?P<source>[^|\u2013\u2014:]{2,40})$")
QUOTED: Final = re.compile("['\u2018\u201c\"].+?['\u2019\u201d\"](?!\\w)")
TRUSTED: Final = ("verb.", "noun.nominal", "role.compound")
"""Rules that hold in headlines; names merely beside each other may belong to different phrases."""
LATER: Final = (
    "eventgraph_propositions",
    "eventgraph_matches",
    "eventgraph_claims",
    "eventgraph_factuality",
    "eventgraph_attribution",
    "eventgraph_time",
    "eventgraph_confidence",
    "eventgraph_qualifiers",
)
"""Components that read a headline once its names are known."""


class Headline(NamedTuple):
    """A headline: in which part of the article, at which characters, its words, and who says so."""

    part: Part
    start: int
    text: str
    source: str | None = None


def find_headlines(article: Article) -> Iterator[Headline]:
    """Yield the headlines of an article, each once: in the first line of the text before the title."""
    text, title = article.text, article.title or ""
    start = len(text) - len(text.lstrip())
    first, _, rest = text.lstrip().partition("\n")
    found = [_without_labels("text", start, first.rstrip())] if rest.strip() else []
    if title.strip() and not (found and _same(title, first)):
        found.append(_without_labels("title", len(title) - len(title.lstrip()), title.strip()))
    yield from (headline for headline in found if _is_headline(headline.text))


def _same(title: str, line: str) -> bool:
    return WORD.findall(title.lower()) == WORD.findall(line.lower())


def _is_headline(line: str) -> bool:
    """Tell a headline from a sentence, a question, a dateline and what is shouted."""
    words = WORD.findall(line)
    shouted = sum(is_shouted(word) for word in words)
    closed = line.endswith((".", "!", ",", ";", ":")) or "?" in line or "\n" in line
    return FEWEST <= len(words) <= MOST and not closed and shouted <= EMPHATIC


def _without_labels(part: Part, start: int, line: str) -> Headline:
    """Cut "BUDGET |" and "Live:" from the beginning; a short end behind dash or colon says who says so."""
    tail = TAIL.search(line)
    if tail is not None and _words(line[: tail.start()]) >= FEWEST:
        return Headline(part, start, line[: tail.start()], None if "|" in tail[0] else tail["source"])
    kicker = KICKER.match(line)
    if kicker is not None and _words(kicker[0]) <= FEWEST <= _words(line[kicker.end() :]):
        return Headline(part, start + kicker.end(), line[kicker.end() :])
    return Headline(part, start, line)


def _words(text: str) -> int:
    return len(WORD.findall(text))


def with_headlines(nlp: Language, doc: Doc, article: Article, extraction: Extraction) -> Extraction:
    """Return the extraction with what only the headlines say, and without what only they name."""
    claims = list(extraction.claims)
    for headline in find_headlines(article):
        if headline.part == "text":
            claims = [claim for claim in claims if _stands(claim, headline, extraction)]
        named = _named(doc, headline)
        if not _are_two(doc, named):
            continue
        known = {frozenset((c.subject, c.object, c.relation)) for c in claims}
        sentence, edited = read_headline(nlp, doc, headline, named)
        found = _claims(sentence, edited, headline, extraction)
        claims += [c for c in found if frozenset((c.subject, c.object, c.relation)) not in known]
    return extraction.model_copy(update={"claims": tuple(claims)})


def _named(body: Doc, headline: Headline) -> dict[tuple[int, int], int]:
    """Return where the headline has names of the body -> the name's index, in text order."""
    forms = {form: index for form, index in _forms(body, headline).items() if form in headline.text}
    spans = sorted(_occurrences(headline.text, forms))
    return {span: forms[headline.text[slice(*span)]] for span in spans}


def _are_two(body: Doc, named: Mapping[tuple[int, int], int]) -> bool:
    """Tell whether a headline can hold a claim at all: most need not be parsed."""
    owner = owners(read_entities(body))
    return len({owner[name] for name in named.values()}) > 1


def _stands(claim: Claim, headline: Headline, extraction: Extraction) -> bool:
    """Tell whether a claim of the body's reading is of a sentence, or of names that other lines have too."""
    end = headline.start + len(headline.text)
    if claim.evidence.start >= end or claim.supporting:
        return True
    later = {mention.entity for mention in extraction.mentions if mention.start >= end}
    named = {e.id for e in extraction.entities if e.type != "Concept" and e.same_as is None}
    return {claim.subject, claim.object} & named <= later


class Edited(NamedTuple):
    """A headline as a sentence: its text, and the words put in, each at its character of the headline."""

    text: str
    inserted: tuple[tuple[int, str], ...] = ()

    def written(self) -> str:
        """Return the sentence with the words that were put in."""
        text = self.text
        for position, word in sorted(self.inserted, reverse=True):
            text = text[:position] + word + text[position:]
        return f"{text}."

    def there(self, position: int) -> int:
        """Return where a character of the headline stands in the sentence."""
        return position + sum(len(word) for at, word in self.inserted if at <= position)

    def back(self, position: int) -> int:
        """Return where a character of the sentence stands in the headline."""
        for at, word in sorted(self.inserted):
            if at + len(word) > position:
                break
            position -= len(word)
        return min(position, len(self.text))


def read_headline(
    nlp: Language, body: Doc, headline: Headline, named: Mapping[tuple[int, int], int]
) -> tuple[Doc, Edited]:
    """Return the headline's Doc, read in the names of the body, and how it was made a sentence."""
    spans = list(named)
    edited = Edited(lowered(headline.text, spans), tuple(_joints(headline.text, spans)))
    doc = _parsed(nlp, edited)
    passive = _bare_passive(doc)
    if passive is not None:
        edited = edited._replace(inserted=(*edited.inserted, (edited.back(passive), "was ")))
        doc = _parsed(nlp, edited)
    doc._.published = body._.published
    places = [(edited.there(start), end - start, name) for (start, end), name in named.items()]
    _write_names(doc, body, places)
    for name in LATER:
        doc = nlp.get_pipe(name)(doc)
    return doc, edited


def _parsed(nlp: Language, edited: Edited) -> Doc:
    doc = tokenized(nlp, edited.written())
    for name, component in nlp.pipeline:
        if not name.startswith("eventgraph"):
            doc = component(doc)
    return doc


def _joints(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield the "and" that a comma stands for: "Meta, Google sue India"."""
    for (_, end), (start, after) in pairwise(spans):
        if text[end:start] == ", " and not text[after:].startswith(","):
            yield start, "and "


def _bare_passive(doc: Doc) -> int | None:
    """Return where the auxiliary is missing in "Tesla sued by Nvidia"."""
    for verb in doc:
        helped = any(child.dep_ in ("aux", "auxpass") for child in verb.children)
        if verb.tag_ in ("VBD", "VBN") and verb.dep_ in ("ROOT", "acl") and not helped:
            behind = doc[verb.i + 1 :]
            return verb.idx if any(t.lower_ == "by" and t.nbor().pos_ == "PROPN" for t in behind) else None
    return None


def _forms(body: Doc, headline: Headline) -> dict[str, int]:
    """Return the surface forms of the body's names behind the headline -> the name's index, if it is one."""
    beyond = headline.start + len(headline.text) if headline.part == "text" else 0
    owner = owners(read_entities(body))
    meant: dict[str, set[int]] = {}
    first: dict[str, int] = {}
    for index, name in enumerate(read_names(body)):
        span = body[name.start : name.end]
        if span.start_char >= beyond and span.text[0].isupper():
            meant.setdefault(span.text, set()).add(owner[index])
            first.setdefault(span.text, index)
    return {form: index for form, index in first.items() if len(meant[form]) == 1}


def _occurrences(text: str, forms: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Yield where names stand as whole words, the longest first where they overlap."""
    taken: set[int] = set()
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                yield match.span()


def _write_names(doc: Doc, body: Doc, found: list[tuple[int, int, int]]) -> None:
    """Write the layers that the later components read: the body's entities with the headline's mentions."""
    known = read_names(body)
    entities = read_entities(body)
    owner = owners(read_entities(body))
    names: list[Name] = []
    mentions: dict[int, list[int]] = {}
    for start, length, index in sorted(found):
        span = doc.char_span(start, start + length)
        if span is not None:
            mentions.setdefault(owner[index], []).append(len(names))
            names.append(known[index]._replace(start=span.start, end=span.end))
    rows = [
        ArticleName(e.name, e.type, e.same_as, tuple(mentions.get(number, ())), e.sure)
        for number, e in enumerate(entities)
    ]
    for layer, content in (("mentions", names), ("entities", rows), ("references", ())):
        write_layer(doc, layer, content)
    write_layer(doc, "types", [entity.type for entity in entities])


def _claims(doc: Doc, edited: Edited, headline: Headline, extraction: Extraction) -> Iterator[Claim]:
    """Yield the claims of a headline that can be trusted, with evidence in the article's own characters."""
    quoted = [match.span() for match in QUOTED.finditer(headline.text)]
    judged = [row for row in judged_of(doc) if _is_trusted(doc, row, edited, quoted)]
    start, text = headline.start, headline.text
    evidence = Evidence(start=start, end=start + len(text), text=text, part=headline.part)
    for claim in claims_of(doc, extraction.article, judged, extraction.entities):
        first, last = edited.back(claim.trigger.start), edited.back(claim.trigger.end - 1) + 1
        changes = {
            "evidence": evidence,
            "trigger": TextSpan(start=start + first, end=start + last),
            "source": headline.source or claim.source,
            "supporting": (),
        }
        yield claim.model_copy(update=changes)


def _is_trusted(doc: Doc, row: Judged, edited: Edited, quoted: list[tuple[int, int]]) -> bool:
    """Tell what is plain: two names, nothing quoted, and no past tense, which headlines use as a passive."""
    candidate = row.candidate
    trigger = doc[candidate.trigger_end - 1]
    named = candidate.subject is not None and candidate.object is not None
    active_past = candidate.rule == "verb.active" and trigger.tag_ in ("VBD", "VBN")
    inside = any(start <= edited.back(trigger.idx) < end for start, end in quoted)
    return named and candidate.rule.startswith(TRUSTED) and not active_past and not inside
