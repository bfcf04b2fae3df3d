"""Whom pronouns mean: class, number and gender first, then salience; in doubt nobody.

Common nouns compete with names: where "the software" is as salient as "Alibaba", "it" stays open
(after Lappin and Leass 1994, without their weights).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children, done_before, spread
from eventgraph.pipeline.descriptions import SUBJECTS
from eventgraph.pipeline.discourse import OTHER, Phrase
from eventgraph.pipeline.possessives import Wanted, find_owner
from eventgraph.pipeline.subjects import surface_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from eventgraph.pipeline.discourse import Discourse


HE: Final = Wanted(frozenset({"Person"}), "masculine")
SHE: Final = Wanted(frozenset({"Person"}), "feminine")
IT: Final = Wanted(frozenset({"Organization", "Place", "Product", "Work"}))
THEY: Final = Wanted(frozenset(), plural=True)
PRONOUNS: Final = {
    **dict.fromkeys(("he", "him", "his", "himself"), HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), SHE),
    **dict.fromkeys(("it", "its", "itself"), IT),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), THEY),
}
OBJECTS: Final = frozenset({"dobj", "pobj", "dative"})
OWNING: Final = frozenset({"poss", "compound", "nmod", "amod"})
SURE_FRONTS: Final = frozenset(
    {"in", "at", "on", "during", "as", "like", "unlike", "for", "from", "throughout"}
)
"""Prepositions of adverbials whose pronouns mean the subject that follows."""
CONTRACTED: Final = frozenset({"'s", "’s"})
CLAUSAL: Final = frozenset({"ccomp", "csubj", "xcomp", "acomp"})


def resolve_pronoun(token: Token, discourse: Discourse, speaker: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Return the names that a personal pronoun means; none where it means nobody for sure.

    Who speaks the quotation that the pronoun stands in is "I" there, and not "he".
    """
    wanted = PRONOUNS[token.lower_]
    if wanted is IT and is_expletive(token, discourse):
        return ()
    beside = find_owner(token, wanted, discourse) or _of_clause(token, wanted, discourse)
    if beside is not None:
        return beside
    ahead, sure = _ahead(token, wanted, discourse)
    if sure:
        return ahead
    barred = barred_tokens(token)
    speaking = {discourse.owner[name] for name in speaker} if wanted.gender else set()
    if token.lower_.endswith(("self", "selves")):
        return _own_subject(token, wanted, discourse)
    said = _speaking_subject(token)
    for phrases in discourse.before(token):
        found = [
            phrase
            for phrase in phrases
            if discourse.doc[phrase.token] not in barred
            and speaking.isdisjoint(discourse.owner[name] for name in phrase.names)
            and fits(phrase, wanted, token, discourse)
        ]
        spoken = [phrase for phrase in found if said is not None and phrase.token == said.i]
        led = _bodies(found) if _is_led(token, discourse) else _bought(found, token, discourse)
        if found:
            single = not led and _must_be_only(token, wanted)
            return choose(spoken or led or found, discourse, single=single) or ahead
    return ahead


def fits(phrase: Phrase, wanted: Wanted, token: Token, discourse: Discourse) -> bool:
    """Tell whether a phrase may be meant; a common noun may, so that it stands in the way of names."""
    if wanted.plural:
        return phrase.plural and not discourse.is_site(phrase)
    if phrase.plural:
        return False
    if not phrase.names:
        person = phrase.type == "Person"
        return person if wanted.gender else not person
    if phrase.type not in wanted.classes:
        return False
    if wanted is IT and not _may_be_it(phrase, token, discourse):
        return False
    entity = discourse.entity_of(phrase)
    return not wanted.gender or entity is None or discourse.gender(entity) in ("", wanted.gender)


def _may_be_it(phrase: Phrase, token: Token, discourse: Discourse) -> bool:
    """Tell whether a name may be "it": no adjective ("Canadian officials praised it"), nor who is quoted.

    "X leads Canada's Tories. Y praised it" tells of no country.
    """
    name = discourse.covering.get(phrase.token)
    if discourse.is_reporter(phrase):
        return False
    owns = token.dep_ in OBJECTS and discourse.doc[phrase.token].dep_ in OWNING
    if name is not None and (owns or discourse.names[name].role == "adjective"):
        return False
    return discourse.quoted[token.i] == discourse.quoted[phrase.token] or not discourse.quoted[token.i]


def choose(phrases: list[Phrase], discourse: Discourse, *, single: bool) -> tuple[int, ...]:
    """Return the names of the most salient phrase: the best rank, the last of it; else the only candidate."""
    named = {tuple(sorted(discourse.owner[name] for name in phrase.names)) for phrase in phrases}
    best = min(phrase.rank for phrase in phrases)
    if single and len(named) > 1:
        return ()
    if best == OTHER:
        only = {entities for entities in named if entities}
        return phrases[-1].names if len(only) == 1 and phrases[-1].names else ()
    return [phrase for phrase in phrases if phrase.rank == best][-1].names


def is_expletive(token: Token, discourse: Discourse) -> bool:
    """Tell "it is unclear whether …", "it took a year to …" from a pronoun that refers."""
    verb = token.head
    if token.lower_ != "it" or (token.dep_ not in SUBJECTS and token.dep_ != "expl"):
        return False
    if token.dep_ == "expl" or verb.pos_ == "ADJ":  # "makes it hard to sell"
        return True
    if _acts_on_a_name(verb, discourse) or _is_of_the_speaker(token):
        return False
    contracted = verb.lower_ in CONTRACTED
    if not contracted and verb.lemma_.lower() not in discourse.ontology.cue("verb", "impersonal"):
        return False
    attributes = children(verb, "attr")
    abstract = {noun.lemma_.lower() for noun in attributes} & discourse.ontology.cue("noun", "impersonal")
    return not attributes or bool(abstract or children(verb, *CLAUSAL))


def _acts_on_a_name(verb: Token, discourse: Discourse) -> bool:
    """Tell "it follows Ariel" from "it takes years" and "it took Apple years to act"."""
    objects = children(verb, "dobj")
    return any(noun.i in discourse.covering for noun in objects) and not children(verb, *CLAUSAL)


def _is_of_the_speaker(token: Token) -> bool:
    """Tell "X said it was in talks" and "X said it was disappointed" from "X said it was likely that …"."""
    verb = token.head
    if _speaking_subject(token) is None or verb.lemma_ != "be" or children(verb, "attr", "ccomp", "csubj"):
        return False
    adjectives = children(verb, "acomp")
    return all(word.tag_ == "VBN" for word in adjectives) and bool(adjectives or children(verb, "prep"))


def barred_tokens(token: Token) -> set[Token]:
    """Return the nouns that the word cannot mean: the subject of its own verb, or of one that embeds it.

    "X and Y use it", "X expects the company to act"; "X, its backer" is not X's, nor is "X is its backer".
    Nor did it do the same: "X and Y banned phones. Z has also banned them" tells of the phones.
    """
    if _is_predicated(token):
        return _spread_subject(token.head.head)
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ in OBJECTS and verb.pos_ == "VERB":
        return {noun for act in (verb, *done_before(verb)) for noun in _spread_subject(act)}
    if token.lower_ == "its" and token.head.dep_ == "appos":
        return set(spread(token.head.head))
    if token.dep_ in SUBJECTS and (fronted := [c for c in children(verb, "advcl") if _is_open(c, token)]):
        return {word for clause in fronted for word in clause.subtree}
    embedded = token.dep_ in SUBJECTS and verb.dep_ in ("ccomp", "xcomp")
    if embedded and any(child.tag_ == "TO" for child in verb.children):
        return _spread_subject(verb.head)
    return set()


def _is_open(clause: Token, subject: Token) -> bool:
    """Tell "Having met X, he left", where he is not X."""
    return clause.i < subject.i and clause.tag_ in ("VBG", "VBN") and not children(clause, *SUBJECTS)


def _spread_subject(verb: Token) -> set[Token]:
    subject = surface_subject(verb)
    if subject is None:
        return set()
    return {word for noun in spread(subject) for word in (noun, *children(noun, "appos"))}


def _is_predicated(token: Token) -> bool:
    """Tell whether the word owns what its subject is or becomes: "X became its largest shareholder"."""
    own = any(word.lower_ == "own" for word in children(token.head, "amod"))
    return token.dep_ == "poss" and token.head.dep_ == "attr" and not own


def _is_led(token: Token, discourse: Discourse) -> bool:
    """Tell whether the verb says that the word is an organisation: "X, who heads it"."""
    return token.dep_ == "dobj" and token.head.lemma_.lower() in discourse.ontology.cue("verb", "of-body")


def _bodies(phrases: list[Phrase]) -> list[Phrase]:
    return [p for p in phrases if p.type == "Organization" and p.names and p.rank != OTHER]


def _bought(phrases: list[Phrase], token: Token, discourse: Discourse) -> list[Phrase]:
    """Return the object for "X bought Y. It was founded by Z": where who is told of last comes from."""
    origin = token.head.lemma_.lower() in discourse.ontology.cue("verb", "origin")
    if token.lower_ != "it" or token.dep_ != "nsubjpass" or not origin:
        return []
    objects = [p for p in phrases if p.type == "Organization" and p.names]
    return [p for p in objects if discourse.doc[p.token].dep_ == "dobj"]


def _speaking_subject(token: Token) -> Token | None:
    """Return who says so, for "it" in "Ridgeway, which Lindenhof owns, said that it might sue"."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ != "ccomp" or verb.head.pos_ != "VERB":
        return None
    subject = surface_subject(verb.head)
    return subject if subject is not None and subject.i < token.i else None


def _must_be_only(token: Token, wanted: Wanted) -> bool:
    """Tell whether the word is safe only where there is one candidate: objects, and "X, its backer"."""
    in_apposition = token.dep_ == "poss" and token.head.dep_ == "appos"
    return in_apposition or (wanted is IT and token.dep_ in OBJECTS)


def _of_clause(token: Token, wanted: Wanted, discourse: Discourse) -> tuple[int, ...] | None:
    """Return whom the subject of a possessive's own clause means; None where it cannot be meant for sure.

    Where "the firm" is the subject and nobody knows which, "its" is nobody's.
    """
    subject = _clause_subject(token)
    here = next(discourse.before(token, 0), [])
    phrase = next((p for p in here if subject is not None and p.token == subject.i), None)
    if wanted.gender and subject is not None and discourse.is_somebody(subject):
        return ()
    if phrase is None or not fits(phrase, wanted, token, discourse):
        return None
    entity = discourse.entity_of(phrase)
    gender = discourse.gender(entity) if wanted.gender and entity is not None else wanted.gender
    sure = gender == wanted.gender if phrase.names else phrase.type in wanted.classes
    return phrase.names if sure else None


def _clause_subject(token: Token) -> Token | None:
    """Return the subject that a possessive of its clause means: "X, who met Y, sold his house"."""
    if token.dep_ != "poss" or token.head.dep_ == "appos" or _is_predicated(token):
        return None
    for word in token.ancestors:
        if word.dep_ in SUBJECTS:
            return None
        if word.pos_ == "VERB":
            return surface_subject(word)
    return None


def _ahead(token: Token, wanted: Wanted, discourse: Discourse) -> tuple[tuple[int, ...], bool]:
    """Return the subject that a pronoun before it means ("In his speech, X said"), and whether it is sure.

    "After his death, X" may speak of two people; "In its report, X" and "Opening its shop, X" hardly.
    """
    fronted = None if wanted.plural else _fronted(token)
    subject = next(iter(children(fronted.head, *SUBJECTS)), None) if fronted is not None else None
    name = discourse.covering.get(subject.i) if subject is not None and subject.i > token.i else None
    if fronted is None or subject is None or name is None:
        return (), False
    phrase = Phrase(
        subject.i, (name,), discourse.names[name].type, plural=bool(subject.conjuncts), rank=OTHER
    )
    if not fits(phrase, wanted, token, discourse):
        return (), False
    return (name,), fronted.lower_ in SURE_FRONTS or fronted.tag_ == "VBG"


def _fronted(token: Token) -> Token | None:
    """Return the preposition or verb of the adverbial before a clause that the word stands in."""
    for word in token.ancestors:
        if word.dep_ in ("prep", "advcl") and word.head.pos_ in ("VERB", "AUX") and word.i < word.head.i:
            return word
        if word.dep_ in SUBJECTS:
            return None
    return None


def _own_subject(token: Token, wanted: Wanted, discourse: Discourse) -> tuple[int, ...]:
    """Return the subject of a reflexive pronoun's verb, or the name right before it: "Jack himself"."""
    before = discourse.covering.get(token.i - 1)
    if before is not None:
        return (before,)
    verbs = (word for word in token.ancestors if word.pos_ in ("VERB", "AUX"))
    subject = next((surface_subject(verb) for verb in verbs), None)
    name = discourse.covering.get(subject.i) if subject is not None else None
    if name is None or discourse.names[name].type not in wanted.classes:
        return ()
    return (name,)
