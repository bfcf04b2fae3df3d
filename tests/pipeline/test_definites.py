"""Whom "the company", "the country", "both" and other descriptions mean; in doubt nobody."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.ontology import Ontology

from .references import GREW, LEFT, meant_in

CASES: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "the company": (
        f"{GREW} The/DT/det>company company/NN/nsubj sells=sell/VBZ/ROOT clouds=cloud/NNS/dobj .",
        {"The company": "Alibaba"},
    ),
    "the Hangzhou-based company, of two": (
        (
            "Alibaba/NNP/nsubj left=leave/VBD/ROOT Tencent/NNP/dobj . The/DT/det>company"
            " Hangzhou/NNP/npadvmod>based -/HYPH/punct>based based=base/VBN/amod>company company/NN/nsubj"
            " grew=grow/VBD/ROOT ."
        ),
        {"The Hangzhou-based company": "Alibaba"},
    ),
    "a company is new": (
        f"{GREW} A/DT/det>company company/NN/nsubj sells=sell/VBZ/ROOT clouds=cloud/NNS/dobj .",
        {},
    ),
    "a described company is another": (
        (
            f"{GREW} The/DT/det>company company/NN/nsubj of/IN/prep>company friends=friend/NNS/pobj>of"
            " sells=sell/VBZ/ROOT clouds=cloud/NNS/dobj ."
        ),
        {},
    ),
    "the 32-year-old": (
        (
            "Zhang/NNP/nsubj left=leave/VBD/ROOT . The/DT/det>old 32/CD/nummod>old -/HYPH/punct>old"
            " year/NN/npadvmod>old -/HYPH/punct>old old/JJ/nsubj joined=join/VBD/ROOT Tencent/NNP/dobj ."
        ),
        {"The 32-year-old": "Zhang"},
    ),
    "a 32-year-old is new": (
        (
            "Zhang/NNP/nsubj left=leave/VBD/ROOT . A/DT/det>old 32/CD/nummod>old -/HYPH/punct>old"
            " year/NN/npadvmod>old -/HYPH/punct>old old/JJ/nsubj joined=join/VBD/ROOT Tencent/NNP/dobj ."
        ),
        {},
    ),
    "the tool": (
        (
            "Cursor/NNP/nsubj is=be/VBZ/ROOT old/JJ/acomp . Alibaba/NNP/nsubj banned=ban/VBD/ROOT"
            " the/DT/det>tool tool/NN/dobj ."
        ),
        {"the tool": "Cursor"},
    ),
    "the tool, of two": (
        (
            "Cursor/NNP/nsubj and/CC/cc>Cursor Copilot/NNP/conj>Cursor are=be/VBP/ROOT old/JJ/acomp ."
            " Alibaba/NNP/nsubj banned=ban/VBD/ROOT the/DT/det>tool tool/NN/dobj ."
        ),
        {},
    ),
    "a ministry is no company": (
        (
            "The/DT/det>Ministry Ministry/NNP/nsubj of/IN/prep>Ministry Commerce/NNP/pobj>of"
            " spoke=speak/VBD/ROOT . The/DT/det>company company/NN/nsubj grew=grow/VBD/ROOT ."
        ),
        {},
    ),
    "the ministry": (
        (
            "The/DT/det>Ministry Ministry/NNP/nsubj of/IN/prep>Ministry Commerce/NNP/pobj>of"
            " spoke=speak/VBD/ROOT . Alibaba/NNP/nsubj grew=grow/VBD/ROOT . The/DT/det>ministry"
            " ministry/NN/nsubj knew=know/VBD/ROOT ."
        ),
        {"The ministry": "Ministry of Commerce"},
    ),
    "both": (
        f"{LEFT} Both/DT/nsubj slept=sleep/VBD/ROOT .",
        {"Both": "Anna Berg, Peter Holm"},
    ),
    "the two companies": (
        (
            "Alibaba/NNP/nsubj and/CC/cc>Alibaba Tencent/NNP/conj>Alibaba grew=grow/VBD/ROOT ."
            " The/DT/det>companies two/CD/nummod>companies companies=company/NNS/nsubj met=meet/VBD/ROOT ."
        ),
        {"The two companies": "Alibaba, Tencent"},
    ),
    "the two companies are no people": (
        (
            f"{LEFT} The/DT/det>companies two/CD/nummod>companies companies=company/NNS/nsubj"
            " met=meet/VBD/ROOT ."
        ),
        {},
    ),
    "what was said of it": (
        (
            "Alibaba/NNP/nsubj ,/,/punct>Alibaba the/DT/det>giant giant/NN/appos>Alibaba ,/,/punct>Alibaba"
            " sued=sue/VBD/ROOT Tencent/NNP/dobj . Tencent/NNP/nsubj met=meet/VBD/ROOT the/DT/det>giant"
            " giant/NN/dobj ."
        ),
        {"the giant": "Alibaba"},
    ),
    "the president": (
        (
            "President/NNP/compound>Zhang Zhang/NNP/nsubj left=leave/VBD/ROOT . The/DT/det>president"
            " president/NN/nsubj slept=sleep/VBD/ROOT ."
        ),
        {"The president": "Zhang"},
    ),
    "the former president is another": (
        (
            "President/NNP/compound>Zhang Zhang/NNP/nsubj left=leave/VBD/ROOT . The/DT/det>president"
            " former/JJ/amod>president president/NN/nsubj slept=sleep/VBD/ROOT ."
        ),
        {},
    ),
    "the country": (
        (
            "Alibaba/NNP/nsubj left=leave/VBD/ROOT China/NNP/dobj . Zhang/NNP/nsubj left=leave/VBD/ROOT"
            " the/DT/det>country country/NN/dobj ."
        ),
        {"the country": "China"},
    ),
    "with Chinese support is not in the country": (
        (
            "Alibaba/NNP/nsubj left=leave/VBD/ROOT with/IN/prep China/NNP/compound>help help/NN/pobj>with ."
            " Zhang/NNP/nsubj left=leave/VBD/ROOT the/DT/det>country country/NN/dobj ."
        ),
        {},
    ),
    "who reports is not the company": (
        (
            "Guardian/NNP/nsubj reported=report/VBD/ROOT losses=loss/NNS/dobj . The/DT/det>company"
            " company/NN/nsubj fell=fall/VBD/ROOT ."
        ),
        {},
    ),
    "a town is no country": (
        (
            "Alibaba/NNP/nsubj left=leave/VBD/ROOT Lyon/NNP/dobj . Zhang/NNP/nsubj left=leave/VBD/ROOT"
            " the/DT/det>country country/NN/dobj ."
        ),
        {},
    ),
    "the club": (
        (
            "Chelsea/NNP/nsubj met=meet/VBD/ROOT Alibaba/NNP/dobj . Zhang/NNP/nsubj left=leave/VBD/ROOT"
            " the/DT/det>club club/NN/dobj ."
        ),
        {"the club": "Chelsea"},
    ),
    "a company is no newspaper": (
        (
            "Alibaba/NNP/nsubj told=tell/VBD/ROOT the/DT/det>Guardian Guardian/NNP/dobj so/RB/advmod ."
            " Zhang/NNP/nsubj left=leave/VBD/ROOT the/DT/det>newspaper newspaper/NN/dobj ."
        ),
        {"the newspaper": "Guardian"},
    ),
    "the bank, of two companies": (
        (
            "Alibaba/NNP/nsubj and/CC/cc>Alibaba Tencent/NNP/conj>Alibaba grew=grow/VBD/ROOT ."
            " The/DT/det>bank bank/NN/nsubj fell=fall/VBD/ROOT ."
        ),
        {},
    ),
    "company staff before a name": (
        (
            f"{GREW} Zhang/NNP/nsubj met=meet/VBD/ROOT company/NN/compound>chairman"
            " chairman/NN/compound>Holm Peter/NNP/compound>Holm Holm/NNP/dobj ."
        ),
        {"company": "Alibaba"},
    ),
    "the government": (
        (
            "China/NNP/nsubj grew=grow/VBD/ROOT . China/NNP/nsubj slept=sleep/VBD/ROOT ."
            " The/DT/det>government government/NN/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj ."
        ),
        {"The government": "China"},
    ),
    "the company, which": (
        (
            f"{GREW} The/DT/det>company company/NN/nsubj>fell ,/,/punct>company which/WDT/nsubj>sells"
            " sells=sell/VBZ/relcl>company clouds=cloud/NNS/dobj>sells ,/,/punct>company fell=fall/VBD/ROOT ."
        ),
        {"The company": "Alibaba"},
    ),
    "the company that": (
        (
            f"{GREW} The/DT/det>company company/NN/nsubj>fell that/WDT/nsubj>sells"
            " sells=sell/VBZ/relcl>company clouds=cloud/NNS/dobj>sells fell=fall/VBD/ROOT ."
        ),
        {},
    ),
    "the governor, by an abbreviation": (
        (
            "Gov.=gov./NNP/compound>Zhang Zhang/NNP/nsubj left=leave/VBD/ROOT . The/DT/det>governor"
            " governor/NN/nsubj slept=sleep/VBD/ROOT ."
        ),
        {"The governor": "Zhang"},
    ),
    "his company": (
        (
            "Zhang/NNP/nsubj>left ,/,/punct>Zhang head/NN/appos>Zhang of/IN/prep>head Alibaba/NNP/pobj>of"
            " ,/,/punct>Zhang left=leave/VBD/ROOT . Holm/NNP/nsubj>met met=meet/VBD/ROOT Zhang/NNP/dobj"
            " and/CC/cc>met sold=sell/VBD/conj>met shares=share/NNS/dobj>sold . Zhang/NNP/nsubj"
            " praised=praise/VBD/ROOT his/PRP$/poss>company company/NN/dobj ."
        ),
        {"his": "Zhang", "his company": "Alibaba"},
    ),
    "the two companies, apart": (
        (
            "Alibaba/NNP/nsubj sued=sue/VBD/ROOT Tencent/NNP/dobj . The/DT/det>companies"
            " two/CD/nummod>companies companies=company/NNS/nsubj met=meet/VBD/ROOT ."
        ),
        {"The two companies": "Alibaba, Tencent"},
    ),
    "a country's largest firm": (
        (
            f"{GREW} China/NNP/poss>firm 's/POS/case>China largest/JJ/amod>firm firm/NN/nsubj>fell"
            " fell=fall/VBD/ROOT ."
        ),
        {"China's largest firm": "Alibaba"},
    ),
    "a person's firm": (
        f"{GREW} Zhang/NNP/poss>firm 's/POS/case>Zhang firm/NN/nsubj>fell fell=fall/VBD/ROOT .",
        {},
    ),
    "the topic before an object": (
        (
            f"{GREW} {GREW} {GREW} {GREW} Zhang/NNP/nsubj left=leave/VBD/ROOT Tencent/NNP/dobj ."
            " The/DT/det>company company/NN/nsubj fell=fall/VBD/ROOT ."
        ),
        {"The company": "Alibaba"},
    ),
    "the software maker": (
        f"{GREW} The/DT/det>maker software/NN/compound>maker maker/NN/nsubj fell=fall/VBD/ROOT .",
        {},
    ),
    "the capital": (
        (
            "Beijing/NNP/nsubj grew=grow/VBD/ROOT . Zhang/NNP/nsubj left=leave/VBD/ROOT"
            " the/DT/det>capital capital/NN/dobj ."
        ),
        {"the capital": "Beijing"},
    ),
    "a country's government": (
        (
            "The/DT/det>government Chinese/JJ/amod>government government/NN/nsubj banned=ban/VBD/ROOT"
            " Cursor/NNP/dobj ."
        ),
        {"The Chinese government": "Chinese"},
    ),
    "a country's former government": (
        (
            "The/DT/det>government former/JJ/amod>government Chinese/JJ/amod>government government/NN/nsubj"
            " banned=ban/VBD/ROOT Cursor/NNP/dobj ."
        ),
        {},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_description(text: str, expected: dict[str, str], ontology: Ontology) -> None:
    assert meant_in(text, ontology) == expected
