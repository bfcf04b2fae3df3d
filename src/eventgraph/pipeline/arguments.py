"""Who a token means: a name, a resolved reference, or a concept; read from the layers of one Doc."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from eventgraph.ontology.gazetteer import load_countries
from eventgraph.pipeline.actors import Actors, end_of, of_phrases
from eventgraph.pipeline.dependencies import NOMINAL, all_children, children, examples, spread
from eventgraph.pipeline.descriptors import head_behind, names_called
from eventgraph.pipeline.layers import read_entities, read_names, read_references
from eventgraph.pipeline.phrases import ARTICLES, DASHES, is_one_of_a_people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology

AMOUNTS: Final = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL"})
REPRESENTED: Final = frozenset({"Organization", "Place", "Group"})
BODIES: Final = frozenset({"parliament", "government", "agency", "body", "court"})
"""Kinds of organisations for which their members do not act."""
WHERE: Final = frozenset({"in", "at", "near"})
SITED: Final = WHERE | {"on"}
PLACE_LENGTH: Final = 5
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})

POSSESSIVES: Final = frozenset({"its", "their", "his", "her", "our", "my", "your"})
OPENING_QUOTES: Final = frozenset(['"', "\u201c", "\u2018", "``"])
QUOTE_PAIRS: Final = {'"': '"', "'": "'", "\u201c": "\u201d", "\u2018": "\u2019", "``": "''"}
CLAUSES: Final = frozenset({"relcl", "nsubj"})
"""What hangs upon a noun before it and is said of it: no part of its phrase."""
ASKING: Final = frozenset({"WRB", "WDT", "WP$"})
HOW_MANY: Final = frozenset({"many", "much"})
DETERMINERS: Final = frozenset({"det", "predet"})
CONCEPT_EDGES: Final = ARTICLES | DEFINITE | POSSESSIVES | {"some", "any"}


class Arguments:
    """Who the tokens of one Doc mean: names, resolved references, and concepts."""

    def __init__(self, doc: Doc, ontology: Ontology) -> None:
        self._doc = doc
        self.entities = read_entities(doc)
        owner = {mention: index for index, entity in enumerate(self.entities) for mention in entity.mentions}
        self._entity: dict[int, int] = {}
        self._span: dict[int, tuple[int, int]] = {}
        self._kinds: dict[int, str] = {}
        names = read_names(doc)
        for index, name in enumerate(names):
            for token in range(name.start, name.end):
                self._kinds[token] = name.kind
                if not is_one_of_a_people(doc[token], name):
                    self._entity[token], self._span[token] = owner[index], (name.start, name.end)
        self.named = frozenset(self._entity)
        self._adjectives = {
            token for name in names if name.role == "adjective" for token in range(name.start, name.end)
        }
        for name in names:
            if name.start not in self._entity:
                continue
            head = head_behind(doc, name, self.entities[self._entity[name.start]], ontology)
            apposed = {word.i for word in children(doc[head], "appos")} if head is not None else set()
            if head is not None and head not in self._entity and apposed.isdisjoint(self.named):
                self._entity[head], self._span[head] = self._entity[name.start], (name.start, name.end)
        self._circumstances = ontology.cue("noun", "circumstance")
        self._empty = ontology.cue("noun", "empty")
        self._measures = ontology.cue("noun", "measure")
        self._prepositional = ontology.cue("noun", "prepositional")
        self._actors = Actors(ontology)
        self._several: dict[int, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
        for reference in read_references(doc):
            head = reference.end - 1
            self._several[head].append((reference.entity, (reference.start, reference.end)))
            self._entity.setdefault(head, reference.entity)
            self._span.setdefault(head, (reference.start, reference.end))

    def entity(self, token: int) -> tuple[int, tuple[int, int]] | None:
        """Return entity and token span of what stands at the token, seen through an apposition."""
        for position in (token, *self._apposed(token), *self._part_of(token)):
            if position in self._entity:
                return self._entity[position], self._span[position]
        return None

    def itself(self, token: int) -> tuple[int, tuple[int, int]] | None:
        """Return entity and token span of what stands at the token, whatever stands beside it."""
        return (self._entity[token], self._span[token]) if token in self._entity else None

    def all(self, token: int) -> list[tuple[int, tuple[int, int]]]:
        """Return all entities that stand at the token: "they" means several."""
        if token in self._several:
            return self._several[token]
        listed = [position for position in self._listed(token) if position in self.named]
        if len(listed) > 1:
            return [(self._entity[position], self._span[position]) for position in listed]
        one = self.entity(token)
        return [one] if one is not None else []

    def _listed(self, token: int) -> Iterator[int]:
        """Yield who several are: "two engineers, William Lyons and William Walmsley"."""
        word = self._doc[token]
        if word.tag_ == "NNS" and token not in self.named:
            yield from (one.i for apposed in children(word, "appos") for one in spread(apposed))

    def means_several(self, token: int) -> bool:
        """Tell whether a pronoun or description at the token means more than one entity."""
        return len(self._several.get(token, ())) > 1

    def acts_for(self, token: int) -> bool:
        """Tell whether a noun means whom it acts for, not itself: British troops in Iraq are not Britain."""
        noun = self._doc[token]
        return token not in self.named and noun.pos_ == "NOUN" and not self._actors.is_place(noun)

    def represented(self, token: int, *, speaks: bool = False) -> list[tuple[int, tuple[int, int]]]:
        """Return the entities for whom those at the token act or speak, with the span of the phrase."""
        noun = self._doc[token]
        meant = self._actors.spoken_for(noun) if speaks else self._actors.represented(noun)
        owners = [
            word.i for word in meant if word.i in self._entity and (speaks or self._may_act(noun, word.i))
        ]
        start = min((child.left_edge.i for child in all_children(noun) if child.i < token), default=token)
        entities = dict.fromkeys(self._entity[owner] for owner in owners)
        if self._actors.is_deed(noun):
            # "The Paris attacks" are not of Paris.
            entities = {e: None for e in entities if self.entities[e].type != "Place" or self._is_state(e)}
        wanted = REPRESENTED if self._actors.of_states(noun) else frozenset({"Organization"})
        return [(e, (start, token + 1)) for e in entities if speaks or self.entities[e].type in wanted]

    def _may_act(self, noun: Token, owner: int) -> bool:
        """Tell whether those of an owner act for it: no member of Congress does."""
        return self._actors.of_states(noun) or self._kinds.get(owner, "") not in BODIES

    def _is_state(self, entity: int) -> bool:
        return self.entities[entity].same_as in load_countries()

    def is_weapon(self, token: int) -> bool:
        """Tell whether a common noun is what violence is done with: a rocket."""
        return token not in self.named and self._actors.is_weapon(self._doc[token])

    def is_site(self, token: int) -> bool:
        """Tell whether a place only says where: Nice in "an attack in Nice, which killed X"."""
        word, found = self._doc[token], self.entity(token)
        told = word.dep_ == "pobj" and bool(children(word, "relcl", "acl"))
        return told and word.head.lower_ in SITED and bool(found and self.entities[found[0]].type == "Place")

    def is_adjective(self, token: int) -> bool:
        """Tell whether a country is named by its adjective: "the British executioner X"."""
        return token in self._adjectives

    def _apposed(self, token: int) -> Iterator[int]:
        """A common noun means the name beside it: "the start-up, Anthropic,", "the group known as Hamas"."""
        word = self._doc[token]
        if word.pos_ in NOMINAL and token not in self.named:
            yield from (child.i for child in children(word, "appos") if child.i in self.named)
            yield from (name.i for name in names_called(word) if name.i in self.named)
            if word.dep_ == "appos" and word.head.i in self.named:
                yield self._described(word)

    def _described(self, noun: Token) -> int:
        """Return the name that an apposition describes: of a body the nearest, "X of Acme, a local firm,"."""
        before = noun.left_edge.i - 2
        near = before in self.named and self._doc[before + 1].text == ","
        return before if near and self._actors.is_body(noun) else noun.head.i

    def _part_of(self, token: int) -> Iterator[int]:
        """A part of a place means the place: "parts of North Sinai", "the city of Kharkiv"."""
        for place in self._actors.seen_through(self._doc[token]):
            if place.i in self._entity and self.entities[self._entity[place.i]].type == "Place":
                yield place.i

    def concept(self, token: int) -> tuple[int, int] | None:
        """Return the span of the common-noun phrase at the token, or None where it is none worth keeping."""
        word = self._doc[token]
        if word.pos_ != "NOUN" or (word.ent_type_ in AMOUNTS and self._actors.counted(word) == word):
            return None
        ends = [self._actors.end_of_amount(end_of(of), self._doc) for of in of_phrases(word)]
        if self._refers_back(word) or self._says_nothing(word, bare=not ends):
            return None
        if self._actors.is_title(word) or self._exemplified(word):
            return None
        if word.head.lower_ == "in" and word.lemma_.lower() in self._circumstances:
            return None
        start = self._start(word)
        if any(t.text in DASHES and t.whitespace_ for t in self._doc[start:token]):
            return None
        ends += [place.right_edge.i for place in self._places(word)]
        end = max(ends, default=token)
        while end > token and self._doc[end].text == ",":
            end -= 1
        start -= start > 0 and self._closes(start - 1, end + 1)
        return start, self._with_name(end) + 1

    def _start(self, noun: Token) -> int:
        """Return where a noun's phrase begins: behind articles and question words, not within a name."""
        doc, token = self._doc, noun.i
        before = [c.left_edge.i for c in all_children(noun) if c.i < token and c.dep_ not in CLAUSES]
        start = min(before, default=token)
        opened = [
            i + 1 for i in range(start, token) if doc[i].text in OPENING_QUOTES and not self._closes(i, token)
        ]
        asked = [i + 1 for i in range(start, token) if doc[i].tag_ in ASKING]
        start = max([start, *opened, *asked])
        while start < token and (_is_edge(doc[start]) or (asked and doc[start].lower_ in HOW_MANY)):
            if self._closes(start, token):
                break
            start += 1
        return self._span[start][0] if start in self.named else start

    def _closes(self, quote: int, end: int) -> bool:
        """Tell whether a quotation that opens at a token closes before another one."""
        closing = QUOTE_PAIRS.get(self._doc[quote].text)
        return any(token.text == closing for token in self._doc[quote + 1 : end])

    def _with_name(self, last: int) -> int:
        """Return the end of a phrase with the name right behind its last noun: "next generation Xbox"."""
        after = self._doc[last + 1] if last + 1 < len(self._doc) else None
        if after is None or after.i not in self.named or after.dep_ not in ("appos", "nmod"):
            return last
        return self._span[after.i][1] - 1 if after.head.i == last else last

    def _places(self, noun: Token) -> Iterator[Token]:
        """Yield where people or a site are: "police in Gaza", "a camp in northern Pakistan"."""
        if len(self._actors.classes(noun)) > 1:
            others = [other.i for other in children(noun, "conj")]
            for child in children(noun, "prep"):
                near = child.lower_ in WHERE and child.right_edge.i - noun.i <= PLACE_LENGTH
                near = near and all(other > child.i for other in others)
                if near and any(place.i in self.named for place in children(child, "pobj")):
                    yield child

    def classes(self, token: int, *, acts: bool) -> frozenset[str]:
        """Return what a common noun may stand for: `Concept`, and classes of agents where it can act."""
        noun = self._doc[token]
        return self._actors.acting(noun) if acts else self._actors.classes(noun)

    def is_national(self, span: tuple[int, int]) -> bool:
        """Tell whether a common noun at the span is as good as a name: "Italian police"."""
        return self._actors.is_national(self._doc[slice(*span)].root, self.named)

    def is_told(self, span: tuple[int, int], head: int) -> bool:
        """Tell whether a common noun only lends a subject: to "using" in "barred staff from using X"."""
        noun = self._doc[slice(*span)].root
        return noun.dep_ == "dobj" and not noun.is_ancestor(self._doc[head])

    def _exemplified(self, noun: Token) -> bool:
        """Tell whether names stand for the noun: "firms like Tencent"."""
        return any(example.i in self.named for example in examples(noun))

    def _says_nothing(self, noun: Token, *, bare: bool) -> bool:
        """Tell "the term" and "a number" from "the legal term" and "a number of contracts".

        Nor does the state in "secretary of state", or the behalf in "on behalf of X".
        """
        lemma = noun.lemma_.lower()
        if noun.dep_ == "pobj" and lemma in self._prepositional and not children(noun, "det", "amod"):
            return True
        described = children(noun, "amod", "compound", "poss", "nmod")
        alone = noun.dep_ == "pobj" and noun.tag_ == "NN" and not any(noun.children)
        if bare and alone and self._actors.is_place(noun):
            return True
        return bare and (lemma in self._measures or (lemma in self._empty and not described))

    def _refers_back(self, noun: Token) -> bool:
        """Tell whether "its use", "the area" or "the Italian firm" means something that was said before.

        Several people are new each time ("the protesters"), and "the Italian court" is named by its country.
        """
        before = [child for child in all_children(noun) if child.i < noun.i]
        owned = any(child.tag_ in ("PRP$", "WP$") for child in before)
        definite = owned or any(child.lower_ in DEFINITE for child in before)
        if not definite:
            return False
        if self._actors.can_act(noun) and noun.tag_ != "NNS":
            return not (
                self._actors.is_national(noun, self.named) or self._actors.is_office(noun, self.named)
            )
        known = owned or self._actors.is_place(noun)
        return known and len(before) == 1 and not list(of_phrases(noun))


def _is_edge(token: Token) -> bool:
    """Tell whether a word before a noun says which and not what: "another law", "both parties"."""
    return token.lower_ in CONCEPT_EDGES or token.dep_ in DETERMINERS or token.is_punct
