"""Who is said to say a sentence at its end or its beginning, read from the words where the parse fails.

"…, the Financial Times reports.", "…, a person with knowledge of the matter told Bloomberg.", "…, court
documents show." are often parsed as appositions and lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import NOMINAL

if TYPE_CHECKING:
    from spacy.tokens import Token

    from eventgraph.ontology import Ontology

FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "NN", "NNS", "VB"})
"""Tags of the verb; the tagger takes "reports" and "claims" for nouns there."""
LONGEST: Final = 14
AFTER: Final = 7
"""Words that may follow the verb: to whom, where and when it was said."""
OTHER: Final = frozenset(
    {"who", "which", "that", "and", "but", "while", "as", "when", "where", "or", "whose"}
)
"""Words with which something else begins than who says so."""
CLAUSAL: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


def find_trailing_speaker(trigger: Token, ontology: Ontology) -> Token | None:
    """Return the head of the noun phrase that the last part of the trigger's sentence makes its speaker."""
    sentence = trigger.sent
    end = sentence.end
    while end > trigger.i and (sentence.doc[end - 1].is_punct or sentence.doc[end - 1].is_space):
        end -= 1
    commas = [i for i in range(trigger.i + 1, end) if sentence.doc[i].text == ","]
    if not commas or end - commas[-1] > LONGEST:
        return None
    words = list(sentence.doc[commas[-1] + 1 : end])
    verb = _reporting_verb(words, ontology)
    if verb is None or words[0].lower_ in OTHER:
        return None
    before, after = words[: words.index(verb)], words[words.index(verb) + 1 :]
    said = len(after) > AFTER or any(word.tag_ in CLAUSAL for word in (*before, *after))
    return None if said else _head(before)


def _reporting_verb(words: list[Token], ontology: Ontology) -> Token | None:
    verbs = ontology.cue("verb", "reporting")
    said = (word for word in words[1:] if word.tag_ in FINITE and _is_one_of(word, verbs))
    return next((word for word in said if word.tag_ in CLAUSAL or word is words[-1]), None)


def _is_one_of(word: Token, verbs: frozenset[str]) -> bool:
    return word.lemma_.lower() in verbs or word.lower_.removesuffix("s") in verbs


def _head(words: list[Token]) -> Token | None:
    """Return the last noun before a preposition: "person" in "a person with knowledge of the matter"."""
    phrase: list[Token] = []
    for word in words:
        if word.pos_ == "ADP" and phrase:
            break
        phrase.append(word)
    nouns = [word for word in phrase if word.pos_ in NOMINAL]
    return nouns[-1] if nouns and nouns[-1] is phrase[-1] else None
