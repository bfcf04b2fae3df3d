"""Sentences that the small model parses well, and exactly the claims that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.language import read_article
from eventgraph.records import Article, Claim, Extraction

if TYPE_CHECKING:
    from spacy.language import Language

SENTENCES: Final[dict[str, set[str]]] = {
    # --- verbs
    "Italy banned ChatGPT in March 2023.": {"Italy bans ChatGPT @2023-03"},
    "ChatGPT was banned by Italy.": {"Italy bans ChatGPT"},
    "Tesla was sued on Friday by Apple.": {"Apple sues Tesla @2026-07-03"},
    "Google, which acquired YouTube, sued Apple.": {"Google acquires YouTube", "Google sues Apple"},
    "Microsoft invested in OpenAI.": {"Microsoft invests_in OpenAI"},
    "Microsoft barred employees from using DeepSeek.": {"Microsoft bans DeepSeek"},
    "Microsoft competes with Google.": {"Microsoft competes_with Google"},
    "SpaceX was founded by Elon Musk.": {"Elon Musk founded SpaceX"},
    "Google-owned YouTube grew.": {"Google owns YouTube"},
    # --- coordination, examples, reference
    "Apple and Google sued Microsoft.": {"Apple sues Microsoft", "Google sues Microsoft"},
    "Apple sued Google and Microsoft.": {"Apple sues Google", "Apple sues Microsoft"},
    "Russia attacked Ukraine and Poland visited China.": {"Russia attacks Ukraine", "Poland visits China"},
    "Firms like Tencent and Baidu may ban ChatGPT.": {
        "Tencent bans ChatGPT possible",
        "Baidu bans ChatGPT possible",
    },
    "Google sued Apple. It also accused Microsoft.": {"Google sues Apple", "Google accuses Microsoft"},
    "Google and Apple grew. Both sued Microsoft.": {"Google sues Microsoft", "Apple sues Microsoft"},
    "Tim Cook met Elon Musk. They visited China.": {"Tim Cook meets Elon Musk"},
    "Tim Cook and Elon Musk met. They visited China.": {
        "Tim Cook meets Elon Musk",
        "Tim Cook visits China",
        "Elon Musk visits China",
    },
    "The Italian government banned ChatGPT.": {"Italy bans ChatGPT"},
    "Google, the search giant, sued Apple. Microsoft accused the giant.": {
        "Google sues Apple",
        "Microsoft accuses Google",
    },
    "Foreign ministers of Ukraine and Russia met in Istanbul.": {"Ukraine meets Russia"},
    "Fans of Ukraine and Russia met in Istanbul.": set(),
    "Microsoft was founded by two friends, Bill Gates and Paul Allen.": {
        "Bill Gates founded Microsoft",
        "Paul Allen founded Microsoft",
    },
    "Microsoft hired Anna Berg after its chairman, John Thompson, quit Intel.": {
        "Microsoft appoints Anna Berg",
        "John Thompson leads Microsoft",
        "John Thompson resigns_from Intel",
    },
    "Microsoft has called on Apple to cut fees.": {"Microsoft demands Apple"},
    # --- whose act it is, and on whom
    "Tim Cook spoke to a conference on banning TikTok.": set(),
    "China backed a Russian move to ban TikTok.": {"China supports Russian move", "Russia bans TikTok"},
    "Spain backs his plan for a summit to be held in Italy.": set(),
    "Siemens and Nokia, which owns Withings, agreed on a plan.": {
        "Siemens agrees_with Nokia",
        "Nokia owns Withings",
    },
    "Italy banned TikTok rather than Google.": {"Italy bans TikTok"},
    "Germany withdrew its troops from Mali.": set(),
    "Italy called TikTok a lobby for Google.": set(),
    "Apple closed in on a deal with Google.": set(),
    "Italy, notably the town of Bergamo in Lombardy, suffered.": {"Bergamo located_in Lombardy"},
    "Italy's replacement for Anna Berg, Ben Holm, resigned.": set(),
    "Anna Berg, a lawyer for victims of Hezbollah, spoke.": set(),
    "The UN-documented use of chemical weapons went on.": set(),
    "Italy relies on Intel rather than on Nvidia.": {"Italy uses Intel"},
    "The Manchester attack killed 22 people.": set(),
    "An Israeli attack killed 22 people.": {"Israel kills 22 people"},
    "An attack by the Israeli government killed 22 people.": {"Israel kills 22 people"},
    "It rained in Philadelphia, Raleigh-Durham and Detroit.": set(),
    "Ghana received IMF support.": set(),
    "A surgeon from Berlin who was arrested by Israel spoke.": {"Israel arrests surgeon"},
    "Assad made no gains despite the bombardment of Idlib.": set(),
    "Donald Trump did this after a chat with Emmanuel Macron.": {"Donald Trump meets Emmanuel Macron"},
    "Italy won a pledge from Serbia to attack Kosovo.": {"Serbia attacks Kosovo planned"},
    "Anna Berg said Italy should win.": set(),
    "Anna Berg said Italy should leave.": {"Anna Berg demands Italy"},
    "Anna Berg was once the mayor of Oslo.": {"Anna Berg leads Oslo ended"},
    "Netflix offers the Kindle.": {"Netflix releases Kindle"},
    "Tunisia faced a series of attacks, killing dozens of tourists.": set(),
    "Italy faced Serbia, beating it easily.": {"Italy defeats Serbia"},
    "Fujitsu quit the LCD market.": {"Fujitsu discontinues LCD market"},
    "Members of Congress accused Serbia.": {"Members of Congress accuses Serbia"},
    "Many US lawmakers accused Serbia.": {"Many US lawmakers accuses Serbia"},
    "Members of Hezbollah attacked Israel.": {"Hezbollah attacks Israel"},
    "They praised Anna Berg, the chairman of the Bundesbank, and Ben Holm, chairman of Siemens.": {
        "Anna Berg leads Bundesbank",
        "Ben Holm leads Siemens",
    },
    # --- what companies do
    "Mistral raised 400 million euros in funding from Andreessen Horowitz.": {
        "Andreessen Horowitz invests_in Mistral"
    },
    "Sequoia led Stripe's funding round.": {"Sequoia invests_in Stripe"},
    "Spotify's rivals include Deezer and Tidal.": {
        "Deezer competes_with Spotify",
        "Tidal competes_with Spotify",
    },
    "Boeing has customers such as Ryanair and Emirates.": {
        "Boeing supplies Ryanair",
        "Boeing supplies Emirates",
    },
    "Netflix counts Sony and Disney among its suppliers.": {
        "Sony supplies Netflix",
        "Disney supplies Netflix",
    },
    "Among Intel's customers are Dell and Lenovo.": {"Intel supplies Dell", "Intel supplies Lenovo"},
    "Boeing won customers including Ryanair, Emirates and Lufthansa.": {
        "Boeing supplies Ryanair",
        "Boeing supplies Emirates",
        "Boeing supplies Lufthansa",
    },
    "The most notable films Vestron released were Jaws, Psycho and Alien.": {
        "Vestron releases Jaws",
        "Vestron releases Psycho",
        "Vestron releases Alien",
    },
    "Firms working with Virgin Media include Sony and Nokia.": {
        "Sony partners_with Virgin Media",
        "Nokia partners_with Virgin Media",
    },
    "Adobe has worked for customers including Ryanair and Levi's.": {
        "Adobe supplies Ryanair",
        "Adobe supplies Levi's",
    },
    "Netflix sells shows to partners such as Sony and Disney.": {
        "Sony partners_with Netflix",
        "Disney partners_with Netflix",
    },
    "Adobe has 90 customers in 12 countries, including Sony, Nokia and Fiat.": {
        "Adobe supplies Sony",
        "Adobe supplies Nokia",
        "Adobe supplies Fiat",
    },
    "Stripe raised 5 million euros in a round led by Sequoia, with participation from Nvidia.": {
        "Sequoia invests_in Stripe",
        "Nvidia invests_in Stripe",
    },
    "Stripe raised $60 million in funding, led by Sequoia.": {"Sequoia invests_in Stripe"},
    "Ogilvy's client list includes Sony, Nokia and Fiat.": {
        "Ogilvy supplies Sony",
        "Ogilvy supplies Nokia",
        "Ogilvy supplies Fiat",
    },
    "Stripe counts Sequoia as an investor.": {"Sequoia invests_in Stripe"},
    "A consortium of Shell and Fiat acquired Nokia.": {"Shell acquires Nokia", "Fiat acquires Nokia"},
    "A consortium made up of Shell and Fiat acquired Nokia.": {"Shell acquires Nokia", "Fiat acquires Nokia"},
    "Skoda is majority-owned by Fiat.": {"Fiat owns Skoda"},
    "Skoda is 60% owned by Fiat.": {"Fiat owns Skoda"},
    "Nokia was awarded a contract by Siemens.": {"Siemens orders_from Nokia"},
    "Nokia trades on the New York Stock Exchange.": {"Nokia lists_on New York Stock Exchange"},
    "Ferrari (NYSE: RACE) rose.": {"Ferrari lists_on NYSE"},
    "The sale of Skoda by Ford to Fiat failed.": {"Ford sells Skoda", "Fiat acquires Skoda"},
    "Sainsbury's has partnered with Nokia.": {"Sainsbury's partners_with Nokia"},
    "Hamas claimed responsibility for the attack on Haifa.": {"Hamas attacks Haifa"},
    "Hamas was responsible for the attack on Haifa.": {"Hamas attacks Haifa"},
    "Hamas was not responsible for the attack on Haifa.": {"Hamas attacks Haifa negated"},
    "Russia was held responsible for the attack on Haifa.": set(),
    "Peter Thiel was one of the founders of PayPal.": {"Peter Thiel founded PayPal"},
    "Peter Thiel, one of the founders of PayPal, left.": {"Peter Thiel founded PayPal"},
    "One of Boeing's biggest customers is Ryanair.": {"Boeing supplies Ryanair"},
    "Nokia and Ericsson are two of Huawei's main rivals.": {
        "Nokia competes_with Huawei",
        "Ericsson competes_with Huawei",
    },
    "Microsoft sued rival Google.": {"Microsoft sues Google", "Google competes_with Microsoft"},
    "Microsoft sued a rival Google.": {"Microsoft sues Google"},
    "Nokia's takeover of rival Ericsson failed.": {
        "Nokia acquires Ericsson",
        "Ericsson competes_with Nokia",
    },
    "LVMH has two brands: Sephora and Tiffany.": {"LVMH owns Sephora", "LVMH owns Tiffany"},
    # --- remits, clients, whole names
    "The Middle East minister, Carl Berg, left.": set(),
    "Europe captain Carl Berg left.": {"Carl Berg leads Europe"},
    "Carl Berg, an adviser for Syria at the United Nations, left.": {"Carl Berg works_for United Nations"},
    "Carl Berg, a lawyer for victims of Volkswagen, left.": set(),
    "Carl Berg, his daughter, Lina, and Tim Cook left.": {"Lina relative_of Carl Berg"},
    "Tim Cook's account of his meeting with Elon Musk was short.": {"Tim Cook meets Elon Musk"},
    "Elon Musk met Vice President Joe Biden. Tim Cook met the president.": {"Elon Musk meets Joe Biden"},
    'Tim Cook spoke. "I left Apple," Carl Berg said.': {"Carl Berg resigns_from Apple (Carl Berg)"},
    "Tim Cook said: \"Carl Berg told me: 'I will sue Apple'.\"": set(),
    "Apple's Tim Cook left. Tim Cook, chief executive of Apple, spoke.": {"Tim Cook leads Apple"},
    "Nokia received Ericsson's support.": {"Ericsson supports Nokia"},
    "Hillary Clinton stepped down as secretary of state.": set(),
    "Amazon's Owner's Manual says so.": set(),
    "Boko Haram held parts of Kano and Abuja. They sued Apple.": set(),
    "Elon Musk is back. Having promised to sue Tim Cook, he visited Paris.": {
        "Elon Musk sues Tim Cook planned",
        "Elon Musk visits Paris",
    },
    "Carl Berg slept. It is bad for the secretary, who faces a fight over his decision to sue Apple.": set(),
    "A group of firms is back, the Financial Times reported. It was led by Carl Berg.": set(),
    "Google developed a new chip.": {"Google develops new chip"},
    "Google developed a cold.": set(),
    "Michelin built the tyre in partnership with General Motors.": {"Michelin partners_with General Motors"},
    "Nvidia's engineers designed the Grace chip.": {"Nvidia develops Grace"},
    "Inditex owns the Zara chain.": {"Inditex owns Zara"},
    "Inditex owns a Tesla car.": {"Inditex owns Tesla car"},
    "Google was sold to BP plc.": {"BP acquires Google"},
    "Volvo sold the company to BP.": set(),
    "Amazon was bought by Portland, Oregon-based software company Puppet.": {
        "Puppet acquires Amazon",
        "Puppet located_in Portland",
        "Puppet located_in Oregon",
        "Portland located_in Oregon",
    },
    "Andy Jassy took Jeff Bezos's place.": {"Andy Jassy replaces Jeff Bezos"},
    # --- nouns and roles
    "Google's acquisition of YouTube surprised Microsoft.": {"Google acquires YouTube"},
    "Lazada's acquisition by Alibaba surprised Amazon.": {"Alibaba acquires Lazada"},
    "Merger talks between Honda and Nissan collapsed.": {"Honda negotiates_with Nissan"},
    "Satya Nadella is the chief executive of Microsoft.": {"Satya Nadella leads Microsoft"},
    "Apple's chief executive, Tim Cook, left.": {"Tim Cook leads Apple"},
    "Tim Cook, chief executive of Apple, met Sam Altman.": {
        "Tim Cook leads Apple",
        "Tim Cook meets Sam Altman",
    },
    "Apple CEO Tim Cook visited China.": {"Tim Cook leads Apple", "Tim Cook visits China"},
    "Former Google CEO Eric Schmidt visited China.": {
        "Eric Schmidt leads Google ended",
        "Eric Schmidt visits China",
    },
    "The chief executive of Apple is Tim Cook.": {"Tim Cook leads Apple"},
    "Tencent's main investor is Naspers.": {"Naspers invests_in Tencent"},
    "YouTube is a subsidiary of Google.": {"YouTube part_of Google"},
    "Intel CEO Pat Gelsinger met Tim Cook.": {"Pat Gelsinger leads Intel", "Pat Gelsinger meets Tim Cook"},
    "Texas Gov. Greg Abbott met Elon Musk.": {"Greg Abbott leads Texas", "Greg Abbott meets Elon Musk"},
    "Tesla founder and former CEO Martin Smith sued Google.": {
        "Martin Smith founded Tesla",
        "Martin Smith leads Tesla ended",
        "Martin Smith sues Google",
    },
    "Tim Morrison of the National Security Council visited Berlin.": {
        "Tim Morrison works_for National Security Council",
        "Tim Morrison visits Berlin",
    },
    # --- what is understood
    "Alibaba banned ChatGPT. The memo could lead to similar bans at Tencent.": {
        "Alibaba bans ChatGPT",
        "Tencent bans ChatGPT possible",
    },
    # --- a name's class by its verb
    "Alibaba acquired Patchwright.": {"Alibaba acquires Patchwright"},
    # --- structures
    "Alibaba is based in Hangzhou, China.": {"Alibaba located_in Hangzhou", "Hangzhou located_in China"},
    "OpenAI, based in San Francisco, develops ChatGPT.": {
        "OpenAI located_in San Francisco",
        "OpenAI develops ChatGPT",
    },
    "The Chinese company Alibaba uses ChatGPT.": {"Alibaba located_in China", "Alibaba uses ChatGPT"},
    "They work for the US carmaker Tesla.": {"Tesla located_in United States"},
    "Chinese firms such as Alibaba and Tencent grew.": {
        "Alibaba located_in China",
        "Tencent located_in China",
    },
    "They met in the French city of Marseille.": {"Marseille located_in France"},
    # --- factuality
    "Apple agreed to buy Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple plans to sue Google.": {"Apple sues Google planned"},
    "Apple may buy Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple considered suing Google.": {"Apple sues Google possible"},
    "Did Apple sue Google?": {"Apple sues Google possible"},
    "Apple did not buy Nvidia.": {"Apple acquires Nvidia negated"},
    "Microsoft denied that it had acquired GitHub.": {"Microsoft acquires GitHub negated"},
    "Neither Apple nor Google banned TikTok.": {"Apple bans TikTok negated", "Google bans TikTok negated"},
    # --- what others shall do, or are said to have done
    "Angela Merkel said Poland must leave the union.": {"Angela Merkel demands Poland"},
    "Joe Biden said Vladimir Putin had lied to him.": {"Joe Biden accuses Vladimir Putin"},
    "Ukraine said Russia must have known.": set(),
    "Tim Cook said we must leave China.": set(),
    "Israel gave Hamas a deadline.": {"Israel demands Hamas"},
    "Turkey vowed to retaliate against Syria.": {"Turkey threatens Syria"},
    "Norway called on Israel to attack Iran.": {"Norway demands Israel", "Israel attacks Iran possible"},
    "Google's aim is to acquire Nvidia.": {"Google acquires Nvidia planned"},
    "Tim Cook called the German plan unacceptable.": {"Tim Cook criticises German plan"},
    "A Danish judge found Elon Musk guilty of fraud.": {"Danish judge convicts Elon Musk"},
    # --- attribution
    "According to Reuters, Apple sued Google.": {"Apple sues Google (Reuters)"},
    "Apple sued Google, Reuters reported.": {"Apple sues Google (Reuters)"},
    "Apple reportedly sued Google.": {"Apple sues Google (reportedly)"},
    # --- what says nothing
    "The ban surprised Alibaba and OpenAI.": set(),
    "Alibaba and OpenAI were in the news.": set(),
    "Alibaba shares rose in Hong Kong.": set(),
    # --- what only looks like a claim
    "The European champion Juventus bought a striker.": set(),
    "A suspected British Hezbollah member was questioned.": set(),
    "The envoy flew to Syria, Iran's neighbour.": set(),
    "After praise from Tim Cook, Microsoft chief Satya Nadella smiled.": {"Satya Nadella leads Microsoft"},
    "Tim Cook picked out Satya Nadella in the crowd.": set(),
}


def written(claim: Claim, names: dict[str, str]) -> str:
    factuality = str(claim.factuality)
    parts = [names[claim.subject], claim.relation, names[claim.object]]
    parts += [factuality] * (factuality != "actual") + ["ended"] * claim.ended
    parts += [f"({claim.source})"] if claim.source else []
    return " ".join(parts + ([f"@{claim.time}"] if claim.time else []))


def claims_of(extraction: Extraction) -> set[str]:
    names = {entity.id: entity.name for entity in extraction.entities}
    return {written(claim, names) for claim in extraction.claims}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_sentence(text: str, expected: set[str], nlp: Language) -> None:
    article = Article(id="a", text=text, published="2026-07-05")
    assert claims_of(read_article(nlp, article)) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Italy banned ChatGPT.", "banned"),
        ("Google's acquisition of YouTube surprised Microsoft.", "acquisition"),
        ("Satya Nadella is the chief executive of Microsoft.", "chief executive"),
        ("Former Google CEO Eric Schmidt left.", "CEO"),
    ],
)
def test_the_trigger_is_the_word_that_carries_the_relation(text: str, trigger: str, nlp: Language) -> None:
    (claim,) = read_article(nlp, Article(id="a", text=text)).claims
    assert text[claim.trigger.start : claim.trigger.end] == trigger


def test_a_fixed_order_of_articles_and_a_used_vocabulary_change_nothing(nlp: Language) -> None:
    articles = [Article(id=str(n), text=text) for n, text in enumerate(SENTENCES)]
    forward = [read_article(nlp, article) for article in articles]
    backward = [read_article(nlp, article) for article in reversed(articles)]
    assert forward == backward[::-1]
