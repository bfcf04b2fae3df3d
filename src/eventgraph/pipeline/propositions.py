"""The clause layer: predicates with their arguments, whatever construction they come in.

Every construction of English is taken apart here once, so that the lexicon has to know none of them:
active, passive, relative and reduced clauses, control, coordination, light verbs, nominalisations,
copulas, appositions, titles and compounds (after ClausIE, Del Corro and Gemulla 2013, and PropS,
Stanovsky et al. 2016).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spacy.language import Language

from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.affiliations import find_affiliations
from eventgraph.pipeline.bare_titles import find_bare_titles
from eventgraph.pipeline.demonyms import find_demonyms
from eventgraph.pipeline.dependencies import (
    COORDINATED,
    NOMINAL,
    agents,
    children,
    counted,
    is_passive,
    obliques,
    particles,
    patients,
    resolve_relative,
    spread,
    surface_subject,
)
from eventgraph.pipeline.hyphenated import find_hyphenated
from eventgraph.pipeline.layers import Name, Proposition, Role, read_names, register_layers, write_layer
from eventgraph.pipeline.name_lists import Lists
from eventgraph.pipeline.name_structures import find_structures
from eventgraph.pipeline.owned_names import find_owned
from eventgraph.pipeline.party_labels import is_label
from eventgraph.pipeline.titles import find_titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology

PREMODIFIERS: Final = ("compound", "nmod", "amod", "poss")
PLURAL: Final = "NNS"
INTO: Final = frozenset({"in", "into"})
PARTNERS: Final = frozenset({"with", "from"})
"""Prepositions before the other side."""
NAMED_AS: Final = frozenset({"as", "among"})
"""Prepositions before what somebody is called: "serves as chairman", "counts X among its clients"."""


def find_propositions(doc: Doc, names: list[Name], ontology: Ontology) -> Iterator[Proposition]:
    """Yield every proposition of the Doc: of verbs, nouns, roles, adjectives and structures of names."""
    lists = Lists(doc, names)
    labels = {token for name in names if is_label(name) for token in range(name.start, name.end)}
    small = {i: n.start for n in names for i in range(n.start + 1, n.end) if doc[i].pos_ == "NOUN"}
    titles = find_titles(doc, names, lists, ontology.cue("noun", "rank"))
    bare = find_bare_titles(doc, names, ontology.cue("noun", "relational"))
    for proposition in (*_from_parse(doc, names, lists, ontology), *titles, *bare):
        yield lists.spread(_unlabelled(_named(proposition, small), labels))
    yield from find_structures(doc, names, ontology)
    yield from find_owned(doc, names, ontology)
    yield from find_hyphenated(doc, names, lists)
    yield from find_demonyms(doc, names, lists, ontology)
    yield from find_affiliations(doc, names, lists, ontology.cue("noun", "politician"))


def _named(proposition: Proposition, small: dict[int, int]) -> Proposition:
    """Put names for their common nouns: "party" in "the Congress party leader" does not narrow the leader."""
    if proposition.kind != "role" or not any(role.token in small for role in proposition.roles):
        return proposition
    roles = (role._replace(token=small.get(role.token, role.token)) for role in proposition.roles)
    return proposition._replace(roles=tuple(roles))


def _unlabelled(proposition: Proposition, labels: set[int]) -> Proposition:
    """Set the party of who plays a role apart: a Republican governor does not govern the party."""
    if proposition.kind != "role" or not labels:
        return proposition
    kept = (r._replace(position="label") if r.token in labels else r for r in proposition.roles)
    return proposition._replace(roles=tuple(kept))


def _from_parse(doc: Doc, names: list[Name], lists: Lists, ontology: Ontology) -> Iterator[Proposition]:
    people = frozenset(name.start for name in names if name.type == "Person")
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(token, lists, ontology)
        if token.pos_ in NOMINAL:
            yield _of_noun(token, ontology)
            yield from _appositions(token, people, lists)
            yield from _called(token, lists, ontology)
    for noun, names_given in lists.examples.items():
        role = _role_of(doc[noun], (doc[i] for i in names_given), "examples")
        yield role._replace(roles=(*role.roles, *_having(doc[noun], ontology)))


def _of_verb(verb: Token, lists: Lists, ontology: Ontology) -> Iterator[Proposition]:
    lemma = verb.lemma_.lower()
    if lemma in ontology.cue("verb", "copula"):
        yield from _copular(verb)
    elif lemma in ontology.cue("verb", "enumerating"):
        yield from _enumerating(verb, lists)
    elif lemma in ontology.cue("verb", "naming"):
        yield from _naming(verb)
    if verb.pos_ == "VERB":
        construction = (
            "passive" if is_passive(verb) else "participle" if verb.dep_ in ("acl", "amod") else "active"
        )
        roles = tuple(dict.fromkeys(_verb_roles(verb, ontology)))
        yield Proposition("verb", verb.i, (lemma, *particles(verb)), roles, construction)


def _verb_roles(verb: Token, ontology: Ontology) -> Iterator[Role]:
    passive = is_passive(verb)
    objects = patients(verb)
    yield from _roles("subject", _behind(agents(verb), ontology))
    # A participle before a noun tells of that noun itself: US-based developers are, not who they belong to.
    told = _behind(objects, ontology) if passive and verb.dep_ != "amod" else objects
    yield from _roles("object", told)
    if not passive and verb.lemma_.lower() in ontology.cue("verb", "naming"):
        yield from _roles("object", (name for noun in objects for name in _named_before(noun)))
    yield from _oblique_roles(verb)
    for noun in objects:
        if noun.i > verb.i or (passive and noun.head == verb):
            yield from _oblique_roles(noun)
            yield from _roles("owner", children(noun, "poss"))
            yield from _owner_roles(noun)
    for governor in (verb, *objects):
        yield from _inner_roles(governor)
    for complement in children(verb, "xcomp", "ccomp", "advcl"):
        if any(child.tag_ == "TO" for child in complement.children):
            yield from _infinitive_roles(complement)
        elif complement.dep_ == "ccomp":
            yield from _clause_roles(complement)
    if verb.dep_ == "amod" and verb.tag_ == "VBN":
        yield from _hyphenated(verb)


def _inner_roles(governor: Token) -> Iterator[Role]:
    """Read the other side behind a noun of the clause: "raised $5 million in funding from X"."""
    for marker, gerund, noun in obliques(governor):
        if marker in INTO and noun.pos_ == "NOUN" and not gerund:
            yield from (role for role in _oblique_roles(noun) if role.marker in PARTNERS)


def _behind(nouns: Iterable[Token], ontology: Ontology) -> list[Token]:
    """Return the nouns, and in the place of shares and engineers whose they are."""
    return [holder for noun in nouns for holder in (list(_acts_for(noun, ontology)) or [noun])]


def _acts_for(noun: Token, ontology: Ontology) -> Iterator[Token]:
    """Yield whose shares or engineers these are: what they do or undergo is said of the owner."""
    if noun.lemma_.lower() in ontology.cue("noun", "acting-for"):
        yield from children(noun, "poss")
        beside = children(noun, "compound", "nmod")
        yield from (owner for owner in beside if owner.ent_type_ not in ("GPE", "NORP"))
        yield from (owner for marker, gerund, owner in obliques(noun) if marker == "of" and not gerund)


def _owner_roles(noun: Token) -> Iterator[Role]:
    """Read an owner like an of-phrase: "froze his assets" as "froze the assets of Y"."""
    if all(child.lower_ != "of" for child in children(noun, "prep")):
        yield from _roles("oblique", children(noun, "poss"), marker="of")


def _infinitive_roles(complement: Token) -> Iterator[Role]:
    """Read "to act" with its object; who is to act is the governor's object ("wants Trump to act")."""
    lemma = complement.lemma_.lower()
    if complement.dep_ == "ccomp":
        yield from _roles("object", children(complement, "nsubj"))
    yield Role("infinitive", complement.i, "to")
    yield from _roles("infinitive", patients(complement), marker="to", verb=lemma)
    for marker, gerund, noun in obliques(complement):
        if not gerund:
            yield from _roles("infinitive", [noun], marker="to", verb=f"{lemma} {marker}")


def _clause_roles(clause: Token) -> Iterator[Role]:
    """Read who acts in a that-clause, and what is said of it: "says Turkey must leave", "says it lied".

    Who "must be wondering" or "has not lied" is neither told nor accused.
    """
    if is_passive(clause) or children(clause, "neg"):
        return
    for verb in ("", *_said(clause)):
        yield from _roles("oblique", children(clause, "nsubj"), marker="that", verb=verb)


def _said(clause: Token) -> Iterator[str]:
    """Yield what a clause says of its subject: its verb, its predicate, or what is to be done."""
    yield clause.lemma_.lower()
    yield from (word.lemma_.lower() for word in children(clause, "attr", "acomp"))
    helpers = children(clause, "aux")
    if len(helpers) == 1 and helpers[0].tag_ == "MD" and clause.pos_ == "VERB":
        yield helpers[0].lower_
    for inner in children(clause, "xcomp"):
        if any(child.tag_ == "TO" for child in inner.children) and not is_passive(inner):
            yield f"{clause.lemma_.lower()} to"


def _hyphenated(verb: Token) -> Iterator[Role]:
    """Read "Seattle-based" and "Alibaba-owned": the noun before the hyphen is place or agent."""
    for noun in children(verb, "npadvmod", "compound", "nmod"):
        if noun.i < verb.i:
            yield Role("oblique", noun.i, "in")
            yield Role("subject", noun.i)


def _roles(position: str, nouns: Iterable[Token], *, marker: str = "", verb: str = "") -> Iterator[Role]:
    for noun in nouns:
        for token in spread(noun):
            yield Role(position, resolve_relative(token).i, marker, verb)


def _oblique_roles(token: Token) -> Iterator[Role]:
    for marker, gerund, noun in obliques(token):
        yield from _roles("oblique", [noun], marker=marker, verb=gerund)


def _of_noun(noun: Token, ontology: Ontology) -> Proposition:
    """Read a noun as an event: its possessor, its prepositional phrases, its compounds, its light verb."""
    roles = list(_noun_roles(noun))
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and _is_light(verb, ontology):
        roles += _roles("light", agents(verb))
        roles += _oblique_roles(verb)
    elif noun.dep_ == "pobj" and verb.pos_ == "VERB" and _is_shared(noun, verb, ontology):
        roles += _roles("light", agents(verb) or patients(verb))
    elif noun.dep_ == "pobj" and verb.pos_ == "VERB" and _is_light(verb, ontology):
        roles += _roles("light", agents(verb))
    elif noun.dep_ == "pobj" and verb.pos_ == "NOUN" and verb.lemma_ in ontology.cue("noun", "plan"):
        roles += _roles("light", children(verb, "poss"))
    return Proposition("noun", noun.i, (*_premodifiers(noun), noun.lemma_.lower()), tuple(roles), "nominal")


def _is_light(verb: Token, ontology: Ontology) -> bool:
    lemma = verb.lemma_.lower()
    phrases = {lemma, *(f"{lemma} {particle.lower_}" for particle in children(verb, "prt"))}
    return bool(phrases & ontology.cue("verb", "light"))


def _is_shared(noun: Token, verb: Token, ontology: Ontology) -> bool:
    """Tell whether the verb's doing is done "in partnership with" somebody."""
    return (
        noun.head.lower_ == "in" and noun.head.head == verb and noun.lemma_ in ontology.cue("noun", "sharing")
    )


def _noun_roles(noun: Token) -> Iterator[Role]:
    yield from _roles("possessive", children(noun, "poss"))
    yield from _oblique_roles(noun)
    for child in children(noun, "compound", "nmod", "amod"):
        if child.i < noun.i:
            yield Role("compound", child.i)


def _premodifiers(noun: Token) -> tuple[str, ...]:
    return tuple(
        child.lower_
        for child in noun.children
        if child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i
    )


def _copular(verb: Token) -> Iterator[Proposition]:
    """Read "X is the chief executive of Y", "the chief executive of Y is X" and "X is critical of Y"."""
    subject = surface_subject(verb)
    if subject is None:
        return
    for marker, _, noun in obliques(verb):
        if marker == "among" and noun.tag_ == PLURAL:
            yield _role_of(noun, spread(subject), "listing")
    for attribute in children(verb, "attr"):
        if attribute.text[:1].isupper() and counted(subject).pos_ == "NOUN":
            yield _role_of(counted(subject), spread(attribute), "copula")
        for noun in map(counted, spread(attribute)):
            if noun.pos_ in NOMINAL:
                yield _role_of(noun, spread(subject), "copula")
    for adjective in children(verb, "acomp"):
        yield _adjective_of(adjective, subject)


def _enumerating(verb: Token, lists: Lists) -> Iterator[Proposition]:
    """Read "Members of Y include X": the same as "X is a member of Y"."""
    subject = surface_subject(verb)
    subject = subject and counted(subject)
    if subject is not None and subject.tag_ == PLURAL:
        holders = [holder for noun in children(verb, "dobj", "attr") for holder in spread(noun)]
        listed = [verb.doc[token] for token in lists.behind(verb.i)]
        yield _role_of(subject, dict.fromkeys((*holders, *listed)), "copula")


def _adjective_of(adjective: Token, subject: Token) -> Proposition:
    roles = (*_roles("subject", [subject]), *_oblique_roles(adjective))
    return Proposition("adjective", adjective.i, (adjective.lemma_.lower(),), roles, "copula")


def _naming(verb: Token) -> Iterator[Proposition]:
    """Read "X was named chairman of Y", "Y appointed X as chairman", "X serves as chairman of Y"."""
    passive = is_passive(verb)
    holders = patients(verb) if passive or children(verb, "dobj") else agents(verb)
    titles = [t for t in children(verb, "oprd", "attr", "dobj") if t.pos_ in NOMINAL]
    titles += [noun for marker, _, noun in obliques(verb) if marker in NAMED_AS]
    for title in titles:
        others = _named_before(title) or [holder for holder in holders if holder != title]
        if others:
            yield _role_of(title, (h for holder in others for h in spread(holder)), "control")


def _named_before(title: Token) -> list[Token]:
    """Return the name that the parser took for a part of the title behind it: "named X chief executive"."""
    return [
        child
        for child in children(title, "nmod", "compound")
        if title.pos_ == "NOUN" and child.pos_ == "PROPN" and child.left_edge.i == title.head.i + 1
    ]


def _role_of(noun: Token, holders: Iterable[Token], construction: str) -> Proposition:
    roles = [Role("subject", resolve_relative(holder).i) for holder in holders]
    roles += [*_noun_roles(noun), *_shared_roles(noun), *_far_places(noun)]
    return Proposition("role", noun.i, _role_words(noun), tuple(roles), construction)


def _having(noun: Token, ontology: Ontology) -> Iterator[Role]:
    """Read who has them in "X won clients such as Y", "X, with clients like Y"."""
    verb = noun.head
    if children(noun, "poss"):
        return
    if noun.dep_ in ("dobj", "attr") and verb.lemma_.lower() in ontology.cue("verb", "having"):
        yield from _roles("possessive", agents(verb))
    elif noun.dep_ == "pobj" and verb.lower_ == "with" and verb.head.pos_ in COORDINATED:
        holder = verb.head
        yield Role("possessive", (holder.head if holder.dep_ == "appos" else holder).i)


def _shared_roles(noun: Token) -> Iterator[Role]:
    """Read what a first role lends to a second: "WeWork's founder and former chief executive"."""
    if noun.dep_ == "conj" and noun.head.pos_ in NOMINAL and not children(noun, "poss", "prep"):
        yield from (role for role in _noun_roles(noun.head) if role.position != "oblique")
    for other in children(noun, "conj"):
        if not children(noun, "prep"):
            yield from (role for role in _noun_roles(other) if role.position == "oblique")


def _far_places(noun: Token) -> Iterator[Role]:
    """Read "director for games at Google", where the parser hangs the second phrase upon the first."""
    for _, _, inner in obliques(noun):
        for marker, gerund, place in obliques(inner):
            if marker == "at" and not gerund:
                yield Role("oblique", place.i, marker)


def _role_words(noun: Token) -> tuple[str, ...]:
    """Return the words of a role with what stands before them: ("chief", "executive")."""
    return (*_premodifiers(noun), noun.lemma_.lower())


def _appositions(noun: Token, people: frozenset[int], lists: Lists) -> Iterator[Proposition]:
    """Read "X, chief executive of Y", "Y's chief executive, X", "Y CEO X" and "an app called X".

    In "criticism from X, Y chief Z said" the parser takes the next person's title for an apposition, and in
    "children, not fighters" what they are not.
    """
    for other in children(noun, "appos"):
        if other.i + 1 in people and other.pos_ in NOMINAL and not _governs(other, other.i + 1):
            continue
        if _is_denied(other) or lists.together(noun.i, other.i):
            continue
        for role, holder in ((counted(other), noun), (counted(noun), other)):
            if role.pos_ in NOMINAL and holder.pos_ in ("PROPN", "NOUN"):
                holders = list(spread(holder)) if role.tag_ == PLURAL and holder is other else [holder]
                for word in spread(role) if holder is noun else _with_earlier(role):
                    if word.i + 1 in people and word not in (role, holder):
                        continue
                    yield _role_of(word, holders, "apposition")
    if noun.pos_ == "PROPN" or noun.ent_type_:
        yield from _titles(noun)


def _is_denied(noun: Token) -> bool:
    """Tell ", not a minister" from the question whose word order hides the verb: "Is X not a member?"."""
    first = noun.left_edge.i
    before = noun.doc[max(0, first - 2) : first + 1]
    return any(t.lower_ == "not" and t.i and t.nbor(-1).is_punct for t in before)


def _called(noun: Token, lists: Lists, ontology: Ontology) -> Iterator[Proposition]:
    """Read "Gaza's southern city of Rafah": the noun says what the name is, and whose."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in ontology.cue("noun", "Place"):
        return
    following = noun.doc[noun.i + 1 : noun.i + 3]
    if (
        len(following) > 1
        and following[0].lower_ == "of"
        and (name := lists.begins(following[1].i)) is not None
    ):
        role = _role_of(noun, (noun.doc[holder] for holder in lists.held(name, noun)), "apposition")
        # The of-phrase is the name itself, not what it belongs to.
        yield role._replace(roles=tuple(r for r in role.roles if r.marker != "of"))


def _governs(token: Token, position: int) -> bool:
    return token in token.doc[position].ancestors


def _with_earlier(role: Token) -> Iterator[Token]:
    """Yield a role and those coordinated with it before: "founder and former CEO, Adam Neumann"."""
    yield role
    while role.dep_ == "conj" and role.head.pos_ in NOMINAL:
        role = role.head
        yield role


def _titles(name: Token) -> Iterator[Proposition]:
    """Read a title before a name: all words of the phrase up to the title may say of what."""
    before = [child for child in name.children if child.dep_ in PREMODIFIERS and child.i < name.i]
    for title in before:
        if title.dep_ == "poss" or title.pos_ not in ("NOUN", "PROPN"):
            continue
        others = [Role("compound", child.i) for child in before if child.i < title.i and child.dep_ != "poss"]
        inner = [
            Role("compound", child.i)
            for child in title.children
            if child.i < title.i and child.dep_ != "poss"
        ]
        owners = [
            *_roles("possessive", children(name, "poss")),
            *_roles("possessive", children(title, "poss")),
        ]
        words = tuple(child.lower_ for child in (*before, *title.children) if child.i < title.i)
        roles = (Role("subject", name.i), *others, *inner, *owners, *_oblique_roles(title))
        yield Proposition("role", title.i, (*words, title.lemma_.lower()), roles, "compound")


class PropositionFinder:
    """The component `eventgraph_propositions`: writes the layer `propositions`."""

    def __init__(self, ontology: Iterable[str]) -> None:
        self._ontology = load_ontology(ontology)

    def __call__(self, doc: Doc) -> Doc:
        """Find the propositions of one Doc."""
        return write_layer(doc, "propositions", find_propositions(doc, read_names(doc), self._ontology))


@Language.factory(
    "eventgraph_propositions",
    default_config={"ontology": []},
    requires=["doc._.eventgraph_mentions", "token.dep", "token.lemma"],
    assigns=["doc._.eventgraph_propositions"],
)
def make_propositions(nlp: Language, name: str, ontology: list[str]) -> PropositionFinder:
    """Make the component that finds propositions."""
    del nlp, name
    register_layers()
    return PropositionFinder(ontology)
