"""Names and sentences written by hand, and whom references in them are found to mean."""

from __future__ import annotations

from typing import Final

from eventgraph.ontology import Ontology
from eventgraph.pipeline.coreference import find_references
from eventgraph.pipeline.layers import read_entities, read_names

from .notation import parse, with_names

GREW: Final = "Alibaba/NNP/nsubj grew=grow/VBD/ROOT ."
LEFT: Final = (
    "Anna/NNP/compound>Berg Berg/NNP/nsubj and/CC/cc>Berg Peter/NNP/compound>Holm Holm/NNP/conj>Berg"
    " left=leave/VBD/ROOT ."
)
NAMES: Final = (
    "Alibaba:Organization",
    "Tencent:Organization",
    "Zhang:Person",
    "Cursor:Product",
    "Copilot:Product",
    "Ministry of Commerce:Organization:name:Ministry of Commerce",
    "Anna Berg:Person",
    "Berg:Person",
    "Peter Holm:Person",
    "Holm:Person",
    "China:Place:name:China",
    "Chinese:Place:adjective:China",
    "Lyon:Place:name:Lyon",
    "Beijing:Place:capital:Beijing",
    "Chelsea:Organization:name:Chelsea:club",
    "Guardian:Organization:name:The Guardian:media",
)


def meant_in(text: str, ontology: Ontology) -> dict[str, str]:
    """Return each reference of the text with the names that it means; an antecedent is always a mention."""
    doc = with_names(parse(text), *NAMES)
    entities = read_entities(doc)
    meant: dict[str, list[str]] = {}
    for reference in find_references(doc, read_names(doc), entities, ontology):
        entity = entities[reference.entity]
        assert reference.antecedent in entity.mentions
        meant.setdefault(doc[reference.start : reference.end].text, []).append(entity.name)
    return {words: ", ".join(who) for words, who in meant.items()}
