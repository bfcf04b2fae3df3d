"""Whose act an open clause is if not the subject's: "backs a move to ban X", "angry at Y for selling X".

After the control classes of Pollard and Sag (1994), as far as newspaper text needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token


MODIFIERS: Final = ("compound", "nmod", "amod")
OWNING: Final = frozenset({"GPE", "NORP", "ORG", "PERSON"})
"""What the tagger calls those whose doing, move or plan a noun tells: "Greek support", "NATO's plan"."""
UNDERTAKINGS: Final = frozenset(
    {"move", "plan", "attempt", "effort", "proposal", "bid", "decision", "campaign", "push", "pledge"}
    | {"strategy", "threat", "resolution"}
)
ABOUT: Final = frozenset({"on", "about", "over"})
UTTERING: Final = frozenset({"say", "ask", "write", "comment", "joke"})
"""Verbs whose topic may be what anybody does: "said about buying X"."""
INVOLVED: Final = frozenset({"in", "into"})
"""Prepositions before talks, whose topic is what the subject is to do."""
GRANTING: Final = frozenset({"grant", "give", "issue", "deny", "refuse", "offer"})
EVENTUAL: Final = frozenset(
    {"eve", "prospect", "possibility", "risk", "danger", "chance", "likelihood", "idea", "fear", "rumour"}
    | {"rumor", "report", "talk", "speculation", "hope", "news", "example", "instance", "result"}
)
"""What a gerund with its own subject fills: "reports of X buying Y"."""
LEAVES: Final = frozenset(
    ["permission", "permit", "licence", "license", "authority", "clearance", "approval", "right"]
)
"""What the one grants and the other uses: "granted permission to fly over X"."""
SIDING: Final = frozenset(
    [
        "back",
        "support",
        "oppose",
        "favour",
        "favor",
        "endorse",
        "welcome",
        "condemn",
        "criticise",
        "criticize",
    ]
)
"""Verbs whose subject judges what others do: "voters backed leaving X"."""
UNDERGOING: Final = frozenset(["face", "suffer", "see", "witness", "endure", "experience", "survive"])
"""Verbs whose object does what a participle behind it says: "X has seen three attacks, killing dozens"."""


def named_actor(verb: Token, noun: Token) -> Token | None:
    """Return who is to act by the words about the noun: "plans for X to buy Y", "its plan", "U.N. move".

    Of "won a promise from X to buy Y" it is X as well.
    """
    phrases = [phrase for phrase in children(noun, "prep") if phrase.lower_ in ("for", "from")]
    if noun.dep_ == "dobj":
        phrases += [phrase for phrase in children(noun.head, "prep") if phrase.lower_ == "from"]
    meant = [actor for phrase in phrases if phrase.i > noun.i for actor in children(phrase, "pobj")]
    before = children(noun, *MODIFIERS) if noun.lemma_.lower() in UNDERTAKINGS else []
    named = (name for name in before if name.ent_type_ in OWNING)
    return next((actor for actor in (*meant, *children(noun, "poss"), *named) if actor.i < verb.i), None)


def gerund_actor(gerund: Token, noun: Token) -> Token | None:
    """Return who acts in "the prospect of X buying Y": the parser makes X no subject of the gerund.

    It hangs the gerund upon the noun, or upon the preposition beside X.
    """
    if gerund.tag_ != "VBG" or noun.lemma_.lower() not in EVENTUAL:
        return None
    inside = [gerund.head] if gerund.dep_ == "pcomp" else children(noun, "prep")
    actors = (actor for of in inside if of.lower_ == "of" for actor in children(of, "pobj"))
    return next((actor for actor in actors if actor.right_edge.i == gerund.i - 1), None)


def is_others(noun: Token, governor: Token) -> bool:
    """Tell "backs a move to ban X" and "granted permission to use X", where the subject does not act."""
    lemma = governor.lemma_.lower()
    return lemma in SIDING or (lemma in GRANTING and noun.lemma_.lower() in LEAVES)


def is_anybodys(clause: Token, governor: Token) -> bool:
    """Tell whether a gerund may be anybody's act: "backed leaving X", "said about killing X"."""
    backed = clause.dep_ == "xcomp" and clause.tag_ == "VBG" and governor.lemma_.lower() in SIDING
    by_passive = clause.dep_ == "pcomp" and clause.head.lower_ == "by" and is_passive(governor)
    uttered = clause.dep_ == "pcomp" and clause.head.lower_ in ABOUT and governor.lemma_ in UTTERING
    return backed or by_passive or uttered


def is_undergone(participle: Token, governor: Token) -> bool:
    """Tell "faced attacks, killing many", where the attacks killed, from "staged attacks, killing many"."""
    open_ = participle.dep_ == "advcl" and participle.tag_ == "VBG"
    named = any(noun.pos_ == "PROPN" for noun in children(governor, "dobj"))  # "faced Spain, beating it"
    return open_ and not named and governor.lemma_.lower() in UNDERGOING


def is_topic(gerund: Token, noun: Token) -> bool:
    """Tell what a noun is about from what is to be done: "a seminar on buying X", "in talks on buying X"."""
    about = gerund.head.lower_ in ABOUT
    return about and noun.dep_ == "pobj" and noun.head.lower_ not in INVOLVED


def blamed(gerund: Token, feeling: Token) -> Token | None:
    """Return whose deed is felt about: Y in "X is angry at Y for selling Z"."""
    if gerund.dep_ != "pcomp" or gerund.head.lower_ != "for":
        return None
    before = (phrase for phrase in children(feeling, "prep") if phrase.i < gerund.head.i)
    return next((noun for phrase in before for noun in children(phrase, "pobj")), None)
