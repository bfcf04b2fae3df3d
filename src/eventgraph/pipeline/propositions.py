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
from eventgraph.pipeline.appositions import find_appositions, find_called
from eventgraph.pipeline.bare_titles import find_bare_titles, owners
from eventgraph.pipeline.demonyms import find_demonyms
from eventgraph.pipeline.dependencies import (
    COORDINATED,
    NOMINAL,
    children,
    counted,
    examples,
    is_passive,
    spread,
)
from eventgraph.pipeline.hyphenated import find_hyphenated
from eventgraph.pipeline.introductions import find_introductions
from eventgraph.pipeline.layers import Name, Proposition, Role, read_names, register_layers, write_layer
from eventgraph.pipeline.name_lists import Lists
from eventgraph.pipeline.name_structures import find_structures
from eventgraph.pipeline.occasions import attending
from eventgraph.pipeline.owned_names import find_owned
from eventgraph.pipeline.party_labels import is_label
from eventgraph.pipeline.predicate_roles import (
    members,
    named_before,
    noun_roles,
    oblique_roles,
    premodifiers,
    responsible,
    role_of,
    spread_roles,
    unresolved_owners,
    verb_roles,
)
from eventgraph.pipeline.subjects import surface_subject
from eventgraph.pipeline.titles import find_titles
from eventgraph.pipeline.verb_arguments import agents, obliques, particles, patients

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology

INTO: Final = frozenset({"in", "into", "on", "upon", "to"})
PLURAL: Final = "NNS"
SEVERAL: Final = 2
NAMED_AS: Final = frozenset({"as", "among"})
"""Prepositions before what somebody is called: "serves as chairman", "counts X among its clients"."""


def find_propositions(doc: Doc, names: list[Name], ontology: Ontology) -> Iterator[Proposition]:
    """Yield every proposition of the Doc: of verbs, nouns, roles, adjectives and structures of names."""
    lists = Lists(doc, names, ontology.cue("noun", "Place"))
    labels = {token for name in names if is_label(name) for token in range(name.start, name.end)}
    small = {i: n.start for n in names for i in range(n.start + 1, n.end) if doc[i].pos_ == "NOUN"}
    starts = {token: name.start for name in names for token in range(name.start, name.end)}
    titles = find_titles(doc, names, lists, ontology.cue("noun", "rank"))
    bare = find_bare_titles(doc, names, ontology.cue("noun", "relational"))
    for proposition in (*_from_parse(doc, names, lists, ontology), *titles, *bare):
        yield lists.spread(_unlabelled(_named(_once(proposition, starts), small), labels))
    yield from find_structures(doc, names, ontology)
    yield from find_introductions(doc, names)
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


def _once(proposition: Proposition, starts: dict[int, int]) -> Proposition:
    """Keep the first phrase of a title that stands in a name: "director of the Centre for Peace at Yale"."""
    obliques = [role for role in proposition.roles if role.position == "oblique"]
    if proposition.kind != "role" or len(obliques) < SEVERAL:
        return proposition
    first: dict[int, Role] = {}
    for role in obliques:
        first.setdefault(starts.get(role.token, role.token), role)
    repeated = {
        role for role in obliques if role.token in starts and role.token != first[starts[role.token]].token
    }
    return proposition._replace(roles=tuple(r for r in proposition.roles if r not in repeated))


def _unlabelled(proposition: Proposition, labels: set[int]) -> Proposition:
    """Set the party of who plays a role apart: a Republican governor does not govern the party."""
    if proposition.kind != "role" or not labels:
        return proposition
    kept = (r._replace(position="label") if r.token in labels else r for r in proposition.roles)
    return proposition._replace(roles=tuple(kept))


def _from_parse(doc: Doc, names: list[Name], lists: Lists, ontology: Ontology) -> Iterator[Proposition]:
    people = frozenset(name.start for name in names if name.type == "Person")
    for token in doc:
        part = token.pos_
        if part in ("VERB", "AUX"):
            yield from _of_verb(token, lists, ontology)
        elif part in NOMINAL:
            yield _of_noun(token, ontology)
            yield from find_appositions(token, people, lists)
            yield from find_called(token, lists, ontology)
    for noun, names_given in lists.examples.items():
        holders = (doc[i] for i in dict.fromkeys((*names_given, *(t.i for t in examples(doc[noun])))))
        role = role_of(doc[noun], holders, "examples")
        yield role._replace(roles=(*role.roles, *_having(doc[noun], ontology)))


def _of_verb(verb: Token, lists: Lists, ontology: Ontology) -> Iterator[Proposition]:
    lemma = verb.lemma_.lower()
    if lemma in ontology.cue("verb", "copula"):
        yield from _copular(verb, lists)
    elif lemma in ontology.cue("verb", "enumerating"):
        yield from _enumerating(verb, lists, ontology)
    elif lemma in ontology.cue("verb", "naming"):
        yield from _naming(verb, ontology)
    if verb.pos_ == "VERB":
        construction = (
            "passive" if is_passive(verb) else "participle" if verb.dep_ in ("acl", "amod") else "active"
        )
        roles = tuple(dict.fromkeys(verb_roles(verb, ontology)))
        yield Proposition("verb", verb.i, (lemma, *particles(verb)), roles, construction)


def _of_noun(noun: Token, ontology: Ontology) -> Proposition:
    """Read a noun as an event: its possessor, its prepositional phrases, its compounds, its light verb."""
    roles = list(noun_roles(noun))
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.lemma_.lower() in ontology.cue("noun", "holding"):
        pass
    elif noun.dep_ in ("dobj", "nsubjpass") and _is_light(verb, ontology):
        unknown = unresolved_owners(noun)
        roles = [role for role in roles if role.token not in unknown]
        roles += spread_roles("light", agents(verb))
        roles += oblique_roles(verb)
    elif noun.dep_ == "pobj" and verb.pos_ == "VERB" and _is_shared(noun, verb, ontology):
        roles += spread_roles("light", agents(verb) or patients(verb))
    elif _goes_into(noun) and verb.pos_ == "VERB" and _is_light(verb, ontology):
        roles += spread_roles("light", agents(verb))
    elif noun.dep_ == "pobj" and verb.pos_ == "NOUN" and verb.lemma_ in ontology.cue("noun", "plan"):
        roles += spread_roles("light", children(verb, "poss"))
    elif noun.dep_ == "pobj" and noun.head.lower_ == "for":
        roles += spread_roles("light", responsible(verb, ontology))
    elif noun.dep_ == "pobj" and noun.lemma_ in ontology.cue("noun", "attended"):
        roles += spread_roles("light", attending(noun))
    return Proposition("noun", noun.i, (*premodifiers(noun), noun.lemma_.lower()), tuple(roles), "nominal")


def _goes_into(noun: Token) -> bool:
    """Tell "entered into talks" and "did so after talks with Y" from "made gains despite the talks"."""
    shared = any(phrase.lower_ == "with" for phrase in children(noun, "prep"))
    return noun.dep_ == "pobj" and (shared or noun.head.lower_ in INTO)


def _is_light(verb: Token, ontology: Ontology) -> bool:
    """Tell "closed a deal" from "closed in on a deal"."""
    lemma = verb.lemma_.lower()
    phrases = {f"{lemma} {particle.lower_}" for particle in children(verb, "prt")} or {lemma}
    return bool(phrases & ontology.cue("verb", "light"))


def _is_shared(noun: Token, verb: Token, ontology: Ontology) -> bool:
    """Tell whether the verb's doing is done "in partnership with" somebody."""
    return (
        noun.head.lower_ == "in" and noun.head.head == verb and noun.lemma_ in ontology.cue("noun", "sharing")
    )


def _copular(verb: Token, lists: Lists) -> Iterator[Proposition]:
    """Read "X is the chief executive of Y", "the chief executive of Y is X" and "X is critical of Y"."""
    subject = surface_subject(verb)
    yield from _among(verb, subject)
    if subject is None:
        return
    for attribute in children(verb, "attr"):
        if attribute.text[:1].isupper() and counted(subject).pos_ == "NOUN":
            lists.tell(counted(subject), verb, spread(attribute))
            yield role_of(counted(subject), spread(attribute), "copula")
        for noun in map(counted, spread(attribute)):
            if noun.pos_ in NOMINAL:
                yield _held_at(verb, role_of(noun, spread(subject), "copula"))
    for adjective in children(verb, "acomp"):
        yield _adjective_of(adjective, subject)


def _among(verb: Token, subject: Token | None) -> Iterator[Proposition]:
    """Read "X is among the clients of Y" and "Among the clients of Y are X and Z"."""
    listed = children(verb, "attr") if subject is None else [subject]
    for marker, _, noun in obliques(verb) if listed else ():
        if marker == "among" and noun.tag_ == PLURAL:
            yield role_of(noun, spread(listed[0]), "listing")


def _held_at(verb: Token, role: Proposition) -> Proposition:
    """Return the role with where it is held, which the parser hangs upon the verb: "is an editor at Y"."""
    places = (r for r in oblique_roles(verb) if r.marker == "at" and not r.verb)
    return role._replace(roles=(*role.roles, *places))


def _enumerating(verb: Token, lists: Lists, ontology: Ontology) -> Iterator[Proposition]:
    """Read "Members of Y include X": the same as "X is a member of Y"."""
    subject = surface_subject(verb)
    subject = subject and counted(subject)
    noun = subject and members(subject, ontology)
    if subject is not None and noun is not None:
        holders = [holder for one in children(verb, "dobj", "attr") for holder in spread(one)]
        listed = [verb.doc[token] for token in lists.behind(verb.i)]
        lists.tell(subject, verb, listed or holders)
        role = role_of(noun, dict.fromkeys((*holders, *listed)), "copula")
        yield role if noun == subject else role._replace(roles=(*role.roles, *noun_roles(subject)))


def _adjective_of(adjective: Token, subject: Token) -> Proposition:
    roles = (*spread_roles("subject", [subject]), *oblique_roles(adjective))
    return Proposition("adjective", adjective.i, (adjective.lemma_.lower(),), roles, "copula")


def _naming(verb: Token, ontology: Ontology) -> Iterator[Proposition]:
    """Read "X was named chairman of Y", "Y appointed X as chairman", "X serves as chairman of Y".

    Of two who succeed one another the later has the post: "X replaced Z as chairman of Y".
    """
    passive = is_passive(verb)
    given = passive or children(verb, "dobj")
    succeeding = verb.lemma_.lower() in ontology.cue("verb", "succeeding")
    holders = agents(verb) if succeeding or not given else patients(verb)
    titles = [t for t in children(verb, "oprd", "attr", "dobj") if t.pos_ in NOMINAL]
    titles += [noun for marker, _, noun in obliques(verb) if marker in NAMED_AS]
    for title in titles:
        # Whom a verb without another object names is no post of its subject: "X called Y's ambassador".
        bearers = holders if given or title.dep_ not in ("oprd", "dobj") else []
        others = named_before(title) or [holder for holder in bearers if holder != title]
        if others:
            role = role_of(title, (h for holder in others for h in spread(holder)), "control")
            owned = passive or title.lemma_ not in ontology.cue("noun", "relational")
            whose = () if owned or children(title, "poss") else spread_roles("possessive", agents(verb))
            yield _held_at(verb, role._replace(roles=(*role.roles, *whose)))


def _having(noun: Token, ontology: Ontology) -> Iterator[Role]:
    """Read who has them in "X won clients such as Y", "X, with clients like Y", "X serves clients like Y"."""
    verb = noun.head
    if children(noun, "poss"):
        return
    if noun.dep_ in ("dobj", "attr") and verb.lemma_.lower() in ontology.cue("verb", "having"):
        yield from spread_roles("possessive", agents(verb))
    elif noun.dep_ == "pobj" and verb.lower_ == "with" and verb.head.pos_ in COORDINATED:
        holder = verb.head
        yield Role("possessive", (holder.head if holder.dep_ == "appos" else holder).i)
    elif noun.dep_ == "pobj" and verb.lower_ == "with" and verb.i and verb.nbor(-1).text == ",":
        yield from spread_roles("possessive", agents(verb.head))
    elif noun.dep_ in ("dobj", "pobj") and noun.lemma_ in ontology.cue("noun", "relational"):
        yield from spread_roles("possessive", owners(noun))


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
    requires=["doc._.eventgraph_mentions", "doc._.eventgraph_references", "token.dep", "token.lemma"],
    assigns=["doc._.eventgraph_propositions"],
)
def make_propositions(nlp: Language, name: str, ontology: list[str]) -> PropositionFinder:
    """Make the component that finds propositions."""
    del nlp, name
    register_layers()
    return PropositionFinder(ontology)
