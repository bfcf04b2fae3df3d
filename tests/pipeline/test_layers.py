"""What is added to a Doc survives `DocBin` and worker processes, and declaring it twice does no harm."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from spacy.tokens import Doc, DocBin

from eventgraph.pipeline.layers import (
    LAYERS,
    PREFIX,
    Candidate,
    Name,
    Proposition,
    Reference,
    Role,
    read_candidates,
    read_names,
    read_propositions,
    read_references,
    register_layers,
    write_layer,
)

from .notation import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

TEXTS: Final = ("Alibaba banned Claude Code on Friday.", "Google sued Apple. It may buy Nvidia.", "")


def layers_of(doc: Doc) -> dict[str, object]:
    """Return the layers as they are stored: msgpack does not tell tuples from lists."""
    layers: dict[str, object] = json.loads(json.dumps({n: getattr(doc._, PREFIX + n) for n in LAYERS}))
    return layers


@pytest.mark.parametrize(
    ("layer", "row", "read"),
    [
        ("mentions", Name(0, 1, "Organization", "name", "Alibaba"), read_names),
        ("references", Reference(0, 1, "pronominal", 0, 0), read_references),
        (
            "propositions",
            Proposition(
                "verb", 1, ("ban",), (Role("subject", 0), Role("oblique", 2, "from", "using")), "active"
            ),
            read_propositions,
        ),
        ("candidates", Candidate("bans", 0, None, 1, 2, "verb.active", (0, 1), (2, 3)), read_candidates),
    ],
)
def test_a_layer_reads_back_what_was_written(
    layer: str, row: object, read: Callable[[Doc], list[object]]
) -> None:
    doc = parse("Alibaba/NNP/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj .")
    assert read(write_layer(doc, layer, [row])) == [row]
    carried = json.loads(json.dumps([row]))
    assert read(write_layer(doc, layer, carried)) == [row]


def test_a_fresh_doc_has_empty_layers(nlp: Language) -> None:
    doc = nlp.make_doc(TEXTS[0])
    assert (read_names(doc), read_candidates(doc), doc._.claims, doc._.entities) == ([], [], (), [])


def test_declaring_layers_twice_keeps_what_is_there() -> None:
    doc = write_layer(parse("Alibaba/NNP/ROOT"), "mentions", [Name(0, 1, "Organization")])
    register_layers()
    assert read_names(doc) == [Name(0, 1, "Organization")]


def test_docbin_keeps_the_layers(nlp: Language) -> None:
    docs = list(nlp.pipe(TEXTS))
    data = DocBin(store_user_data=True, docs=docs).to_bytes()
    again = list(DocBin().from_bytes(data).get_docs(nlp.vocab))
    assert [layers_of(doc) for doc in again] == [layers_of(doc) for doc in docs]
    assert [doc._.claims for doc in again] == [doc._.claims for doc in docs]
    assert docs[0]._.claims


def test_two_processes_find_what_one_does(nlp: Language) -> None:
    alone = [layers_of(doc) for doc in nlp.pipe(TEXTS)]
    together = [layers_of(doc) for doc in nlp.pipe(TEXTS, n_process=2, batch_size=1)]
    assert together == alone


def test_layers_are_plain_data(nlp: Language) -> None:
    def is_plain(value: object) -> bool:
        if isinstance(value, (list, tuple)):
            return all(map(is_plain, value))
        return value is None or type(value) in (str, int, float, bool)

    doc = nlp(TEXTS[0])
    assert all(is_plain(getattr(doc._, PREFIX + layer)) for layer in LAYERS)
