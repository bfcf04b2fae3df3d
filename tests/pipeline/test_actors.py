"""Common nouns that act, and for whom they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.language import read_article
from eventgraph.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

SENTENCES: Final[dict[str, set[str]]] = {
    # --- beside a name
    "Angry residents sued Shell.": {"Angry residents sues Shell"},
    "Protesters accused Boris Johnson of lying.": {"Protesters accuses Boris Johnson"},
    "Norway urged nearby states to help.": {"Norway demands nearby states"},
    "Hamas kidnapped dozens of civilians.": {"Hamas arrests dozens of civilians"},
    # --- as good as a name
    "Italian police arrested a young man.": {"Italian police arrests young man"},
    "Rioters attacked the shops.": set(),
    "The rebels attacked the soldiers.": set(),
    # --- for whom they act
    "Alibaba executives sued Tencent.": {"Alibaba sues Tencent"},
    "Officials of Italy and Spain accused Facebook.": {"Italy accuses Facebook", "Spain accuses Facebook"},
    "Former French officials accused Facebook.": {"Former French officials accuses Facebook"},
    "Police arrested two Iranian officials.": set(),
    "Italian and Spanish officials met in Oslo.": {"Italy meets Spain"},
    "Hamas continued its attacks on Israel.": {"Hamas attacks Israel"},
    "Turkey summoned the Chinese ambassador.": {
        "Turkey demands Chinese ambassador",
        "Turkey criticises China",
    },
    # --- who speaks for another does nothing else for them
    "A spokesman for Renault denied the report.": {"Renault denies report"},
    "A spokesman for Renault sued Volvo.": {"spokesman sues Volvo"},
    # --- who was named before
    "Volvo grew. The Swedish firm sued Renault.": {"Volvo sues Renault", "Volvo located_in Sweden"},
    "The prime minister criticised Renault.": set(),
    # --- deeds and documents act for who does and writes them
    "Hamas fighters attacked Israel.": {"Hamas attacks Israel"},
    "A bombing by Hamas killed dozens of people.": {"Hamas kills dozens of people"},
    "Amnesty put out a report accusing Iran of torture.": {"Amnesty accuses Iran"},
    # --- named by place, seen through to it
    "A court in Moscow banned foreign newspapers.": {"court in Moscow bans foreign newspapers"},
    "The Iraqi prime minister met Emmanuel Macron.": {"Iraqi prime minister meets Emmanuel Macron"},
    "Egypt imposed a curfew in parts of Cairo.": {"Egypt restricts Cairo"},
    "Turkey left the area. Syria bombed the area.": set(),
    "Iranian air strikes killed dozens of people.": {"Iran kills dozens of people"},
    "The Paris attacks killed dozens of people.": set(),
    "Egypt condemned an attack in Cairo, which killed dozens of people.": {"Egypt criticises attack"},
    "An Apple drone replaced the iPhone.": set(),
    "The British executioner Carl Berg left.": set(),
    "Norway attacked Russian-backed forces.": {"Norway attacks Russian-backed forces"},
    "Members of Congress accused Facebook.": {"Members of Congress accuses Facebook"},
    "Labour lawmakers accused Facebook.": {"Labour lawmakers accuses Facebook"},
    "Norway attacked Russian-backed Syrian forces.": {"Norway attacks Syria", "Russia supports Syria"},
    "The Iranian offensive threatened Israel.": {"Iran threatens Israel"},
    "The UN's council members accused Facebook.": {"UN's council members accuses Facebook"},
    # --- one of a people, and a description that nobody is named for
    "The Brazilian joined Chelsea.": set(),
    "Tim Cook, a Muslim who sued Apple, left.": {"Tim Cook sues Apple"},
    "A German bought Nvidia.": set(),
    "The Dutch banned ChatGPT.": {"Dutch bans ChatGPT"},
    "Norway supported the businessman.": set(),
    "Norway threatened the Asian country.": set(),
    "Hamas freed the captain of a ferry.": {"Hamas frees captain of a ferry"},
    "Authorities in Norway arrested Carlo Bruni.": {"Norway arrests Carlo Bruni"},
    "A drone launched by Iran killed two farmers.": {"Iran kills two farmers"},
    "Turkey bombed the militia known as Hezbollah.": {"Turkey attacks Hezbollah"},
    "Turkey met the head of the Norwegian Refugee Council.": {
        "Turkey meets head of the Norwegian Refugee Council"
    },
    # --- what cannot act
    "A cold winter attacked Moscow.": set(),
    "The chairman of the committee met Elon Musk.": set(),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_who_acts(text: str, expected: set[str], nlp: Language) -> None:
    extraction = read_article(nlp, Article(id="a", text=text, published="2026-07-05"))
    named = {entity.id: entity.name for entity in extraction.entities}
    assert {f"{named[c.subject]} {c.relation} {named[c.object]}" for c in extraction.claims} == expected
