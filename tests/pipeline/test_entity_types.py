"""Names get the class that a reader would give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.language import load_language

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TYPES: Final[dict[str, dict[str, str]]] = {
    "Alibaba banned Claude Code.": {"Alibaba": "Organization", "Claude Code": "Product"},
    "OpenAI develops ChatGPT in San Francisco.": {
        "OpenAI": "Organization",
        "ChatGPT": "Product",
        "San Francisco": "Place",
    },
    "Officials in Beijing met Tim Cook of Apple.": {
        "Beijing": "Place",
        "Tim Cook": "Person",
        "Apple": "Organization",
    },
    "Tencent and Baidu invest in AI.": {"Tencent": "Organization", "Baidu": "Organization"},
    "The CEO of Google spoke.": {"Google": "Organization"},
    "Ridgeway, a software company, grew.": {"Ridgeway": "Organization"},
    "The European Union passed the AI Act.": {"European Union": "Organization", "AI Act": "Law"},
    "Chinese firms rely on GitHub.": {"China": "Place"},
    "Queen Elizabeth met Pope Francis.": {"Queen Elizabeth": "Person", "Pope Francis": "Person"},
    "Norway met the ambassador to Bahrain, Abdulridha Khori.": {"Abdulridha Khori": "Person"},
    "Sales rose 30 percent in July.": {},
    "US Central Command and US Steel grew. The US did not.": {"United States": "Place"},
    "AI is here to stay.": {},
    "": {},
}


@pytest.mark.parametrize(("text", "expected"), TYPES.items())
def test_types(text: str, expected: dict[str, str], nlp: Language) -> None:
    found = {entity.name: entity.type for entity in nlp(text)._.entities}
    assert {name: found.get(name) for name in expected} == expected
    assert "AI" not in found
    assert bool(found) == bool(expected)


def test_one_sense_an_article(nlp: Language) -> None:
    text = "Mara Lindenhof spoke. Lindenhof left. Nobody followed Lindenhof."
    (person,) = nlp(text)._.entities
    assert (person.name, person.type, set(person.mentions)) == (
        "Mara Lindenhof",
        "Person",
        {"Mara Lindenhof", "Lindenhof"},
    )


def test_a_users_gazetteer_decides(tmp_path: Path) -> None:
    table = tmp_path / "names.tsv"
    table.write_text("name\ttype\taliases\nVelvet Otter\tProduct\tOtter VX\n", encoding="utf-8")
    nlp = load_language(gazetteer=[str(table)])
    doc = nlp("Alibaba banned Otter VX.")
    assert [(e.type, e.same_as) for e in doc._.entities if "Otter VX" in e.mentions] == [
        ("Product", "Velvet Otter")
    ]
