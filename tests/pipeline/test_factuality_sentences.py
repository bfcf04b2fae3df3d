"""How sure the article is: sentences that the small model reads, and the factuality of their claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.language import read_article
from eventgraph.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

SENTENCES: Final[dict[str, set[str]]] = {
    # --- bare
    "Apple bought Nvidia.": {"Apple acquires Nvidia"},
    "Apple has bought Nvidia.": {"Apple acquires Nvidia"},
    "Apple buys Nvidia.": {"Apple acquires Nvidia"},
    # --- what goes on after an infinitive
    "Apple aims to grow fast, buying Nvidia in the process.": {"Apple acquires Nvidia planned"},
    "Apple grew fast, buying Nvidia in the process.": {"Apple acquires Nvidia"},
    "Apple pledged to sue Google, ban ChatGPT and acquire Nvidia.": {
        "Apple sues Google planned",
        "Apple bans ChatGPT planned",
        "Apple acquires Nvidia planned",
    },
    "Apple nearly failed before acquiring Nvidia.": {"Apple acquires Nvidia"},
    # --- the setting of a denial, and what a question takes for granted
    "In a speech at the Frankfurt Book Fair, Barack Obama made no mention of Google.": {
        "Barack Obama appears_in Frankfurt Book Fair"
    },
    "Why did Google buy YouTube?": {"Google acquires YouTube"},
    "Did Apple sue Google?": {"Apple sues Google possible"},
    "China discouraged Apple from suing Google.": {"Apple sues Google possible"},
    "A summit between Russia and Iran to be held in Tehran has been delayed.": {"Russia meets Iran planned"},
    "By acquiring Nvidia, Apple hoped to grow.": {"Apple acquires Nvidia"},
    "It seems odd that Apple has not sued Google.": {"Apple sues Google negated"},
    "Fears of Russia attacking Iran grew.": {"Russia attacks Iran possible"},
    "On the eve of Apple acquiring Nvidia, Tim Cook slept.": {"Apple acquires Nvidia"},
    # --- offices to come
    "Mark Rutte is set to become the president of Poland.": {"Mark Rutte leads Poland planned"},
    # --- conditions
    "Ireland will not pay unless OpenAI is bought by Apple and sued by Google.": {
        "Apple acquires OpenAI possible",
        "Google sues OpenAI possible",
    },
    "Had Apple bought Nvidia, Google would have sued.": {"Apple acquires Nvidia possible"},
    # --- what is scheduled, promised, asked for
    "Google is to hold talks with Apple.": {"Google negotiates_with Apple planned"},
    "Tim Cook vowed he would sue Google.": {"Tim Cook sues Google planned"},
    "Google asked Apple to ban ChatGPT.": {"Google demands Apple", "Apple bans ChatGPT possible"},
    "Any ban on ChatGPT by Apple would hurt OpenAI.": {"Apple bans ChatGPT possible"},
    "Tim Cook left IBM to join Apple.": {"Tim Cook resigns_from IBM", "Tim Cook works_for Apple"},
    # --- said of a whole clause
    "It is unlikely that Apple will buy Nvidia.": {"Apple acquires Nvidia possible"},
    "It is possible that Apple bought Nvidia.": {"Apple acquires Nvidia possible"},
    "It is untrue that Apple bought Nvidia.": {"Apple acquires Nvidia negated"},
    "It was clear that Apple bought Nvidia.": {"Apple acquires Nvidia"},
    "Reports that Apple bought Nvidia are false.": {"Apple acquires Nvidia negated"},
    # --- neither, nearly
    "Apple paid almost $2 billion to acquire Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple neither bought Nvidia nor sued Google.": {
        "Apple acquires Nvidia negated",
        "Apple sues Google negated",
    },
    "Spain will not lift its ban on ChatGPT.": {"Spain bans ChatGPT", "Spain lifts_ban_on ChatGPT negated"},
    "Apple nearly bought Nvidia.": {"Apple acquires Nvidia negated"},
    # --- the future of headlines
    "Microsoft to acquire GitHub for $7.5 billion": {"Microsoft acquires GitHub planned"},
    "Apple to sue Google over patents": {"Apple sues Google planned"},
    # --- denied arguments
    "Apple bought no shares in Nvidia.": {"Apple invests_in Nvidia negated"},
    "Canada imposed no sanctions on Russia.": {"Canada sanctions Russia negated"},
    # --- ranks and manners
    "Google was one of the first companies to ban ChatGPT.": {"Google bans ChatGPT"},
    "Apple was the first company to start using ChatGPT.": {"Apple uses ChatGPT"},
    "Apple beat Google to acquire Nvidia.": {"Apple defeats Google", "Apple acquires Nvidia"},
    "China was swift to condemn Apple.": {"China criticises Apple"},
    "Apple was wrong to sue Google.": {"Apple sues Google"},
    "Apple chose to ban ChatGPT.": {"Apple bans ChatGPT"},
    # --- auxiliaries
    "Apple will buy Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple could buy Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple might sue Google.": {"Apple sues Google possible"},
    "Apple would acquire Nvidia under the plan.": {"Apple acquires Nvidia possible"},
    "Apple said it would acquire Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple announced that it would invest in Nvidia.": {"Apple invests_in Nvidia planned"},
    "Apple said it would sue Google if the talks failed.": {"Apple sues Google possible"},
    "Apple can not sue Google.": {"Apple sues Google negated"},
    "Apple may not sue Google.": {"Apple sues Google possible"},
    "Apple must sell Beats.": {"Apple sells Beats possible"},
    "Apple is going to sue Google.": {"Apple sues Google planned"},
    # --- intention and decision
    "Apple plans to sue Google.": {"Apple sues Google planned"},
    "Apple is planning to sue Google.": {"Apple sues Google planned"},
    "Apple aims to acquire Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple wants to acquire Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple hopes to acquire Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple seeks to acquire Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple intends to sue Google.": {"Apple sues Google planned"},
    "Apple agreed to buy Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple has decided to ban ChatGPT.": {"Apple bans ChatGPT planned"},
    "Apple vowed to sue Google.": {"Apple sues Google planned"},
    "Apple offered to buy Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple proposed to buy Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple proposed buying Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple is set to acquire Nvidia.": {"Apple acquires Nvidia planned"},
    "Tim Cook is due to meet Elon Musk.": {"Tim Cook meets Elon Musk planned"},
    "Apple is poised to acquire Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple is about to acquire Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple is ready to sue Google.": {"Apple sues Google planned"},
    "Apple is keen to buy Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple has announced plans to invest in Nvidia.": {"Apple invests_in Nvidia planned"},
    "Apple struck a deal to acquire Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple signed an agreement to buy Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple confirmed its plan to acquire Nvidia.": {"Apple acquires Nvidia planned"},
    "Apple raised money to buy Nvidia.": {"Apple acquires Nvidia planned"},
    # --- possibility
    "Apple is considering buying Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple considered a ban on ChatGPT.": {"Apple bans ChatGPT possible"},
    "Apple is in talks to buy Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple held talks about buying Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple is close to acquiring Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple is weighing a lawsuit against Google.": {"Apple sues Google possible"},
    "Apple is mulling a takeover of Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple is expected to acquire Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple is likely to sue Google.": {"Apple sues Google possible"},
    "Apple is unlikely to buy Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple threatened to acquire Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple urged Google to ban ChatGPT.": {"Google bans ChatGPT possible", "Apple demands Google"},
    "Apple tried to buy Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple is exploring the purchase of Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple has an option to buy Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple is believed to have bought Nvidia.": {"Apple acquires Nvidia possible"},
    "Apple's possible acquisition of Nvidia worried Google.": {"Apple acquires Nvidia possible"},
    "Apple's attempted acquisition of Nvidia worried Google.": {"Apple acquires Nvidia possible"},
    "Apple's rumoured acquisition of Nvidia worried Google.": {"Apple acquires Nvidia possible"},
    "Apple allegedly attacked Google.": {"Apple attacks Google possible"},
    "Apple reportedly acquired Nvidia.": {"Apple acquires Nvidia"},
    "Apple is said to have bought Nvidia.": {"Apple acquires Nvidia"},
    "Apple accused Google of hacking Nvidia.": {"Google hacks Nvidia possible", "Apple accuses Google"},
    "Apple alleged that Google hacked Nvidia.": {"Apple accuses Google", "Google hacks Nvidia possible"},
    # --- conditionals and questions
    "If Apple buys Nvidia, Google will complain.": {"Apple acquires Nvidia possible"},
    "If it wins, Apple will sue Google.": {"Apple sues Google possible"},
    "Apple will sue Google unless it pays.": {"Apple sues Google possible"},
    "Apple will sue Google even if it loses money.": {"Apple sues Google planned"},
    "Apple has not decided whether to ban ChatGPT.": {"Apple bans ChatGPT possible"},
    "It is unclear whether Apple acquired Nvidia.": {"Apple acquires Nvidia possible"},
    "It is not known if Apple sued Google.": {"Apple sues Google possible"},
    "Will Apple buy Nvidia?": {"Apple acquires Nvidia possible"},
    "Apple sued Google, but what does that mean?": {"Apple sues Google"},
    # --- negation
    "Apple did not sue Google.": {"Apple sues Google negated"},
    "Apple never acquired Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple has yet to sue Google.": {"Apple sues Google negated"},
    "Apple denied that it had acquired Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple denied plans to acquire Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple denied acquiring Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple refused to sue Google.": {"Apple sues Google negated"},
    "Apple declined to ban ChatGPT.": {"Apple bans ChatGPT negated"},
    "Apple stopped short of banning ChatGPT.": {"Apple bans ChatGPT negated"},
    "Apple ruled out a takeover of Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple ruled out buying Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple failed to acquire Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple has no plans to sue Google.": {"Apple sues Google negated"},
    "Apple said it has no plan to acquire Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple abandoned its acquisition of Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple called off its acquisition of Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple scrapped its plan to acquire Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple dropped plans to sue Google.": {"Apple sues Google negated"},
    "Apple expanded instead of buying Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple grew without acquiring Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple's failed acquisition of Nvidia cost money.": {"Apple acquires Nvidia negated"},
    "Regulators blocked Apple's acquisition of Nvidia.": {"Apple acquires Nvidia negated"},
    "The court prevented Apple from acquiring Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple did not ban ChatGPT until March.": {"Apple bans ChatGPT"},
    "No company in Italy banned ChatGPT.": set(),
    "Apple no longer owns Beats.": {"Apple owns Beats negated"},
    # --- ended
    "Apple used to own Beats.": {"Apple owns Beats ended"},
    "Apple formerly owned Beats.": {"Apple owns Beats ended"},
    "Tim Cook worked for Google for ten years.": {"Tim Cook works_for Google ended"},
    "Tim Cook has worked for Google for ten years.": {"Tim Cook works_for Google"},
    "Tim Cook joined Google for ten years.": {"Tim Cook works_for Google"},
    "Tim Cook left Apple after leading Google for two years.": {
        "Tim Cook resigns_from Apple",
        "Tim Cook leads Google ended",
    },
    "Apple had been critical of Google until recently.": {"Apple criticises Google ended"},
    "Apple stopped using ChatGPT.": {"Apple uses ChatGPT ended"},
    "Apple ended its partnership with Google.": {"Apple partners_with Google ended"},
    "Former Apple chief executive Tim Cook visited Berlin.": {
        "Tim Cook leads Apple ended",
        "Tim Cook visits Berlin",
    },
    "Ousted Apple CEO Tim Cook visited Berlin.": {"Tim Cook leads Apple ended", "Tim Cook visits Berlin"},
    "Tim Cook, the former chief executive of Apple, visited Berlin.": {
        "Tim Cook leads Apple ended",
        "Tim Cook visits Berlin",
    },
    "Tim Cook, then chief executive of Apple, visited Berlin.": {
        "Tim Cook leads Apple ended",
        "Tim Cook visits Berlin",
    },
    "Tim Cook was chief executive of Apple until 2019.": {"Tim Cook leads Apple ended"},
    "Tim Cook led Apple until 2019.": {"Tim Cook leads Apple ended"},
    "Tim Cook was chief executive of Apple from 2011 to 2019.": {"Tim Cook leads Apple ended"},
    "Tim Cook, chief executive of Apple at the time, visited Berlin.": {
        "Tim Cook leads Apple ended",
        "Tim Cook visits Berlin",
    },
    "Tim Cook was then chief executive of Apple.": {"Tim Cook leads Apple ended"},
    "Tim Cook is no longer chief executive of Apple.": {"Tim Cook leads Apple negated"},
    "Tim Cook, chief executive of Apple from 2011 to 2015, visited Berlin.": {
        "Tim Cook leads Apple ended",
        "Tim Cook visits Berlin",
    },
    "Tim Cook, chief executive of Apple (2011-2015), visited Berlin.": {
        "Tim Cook leads Apple ended",
        "Tim Cook visits Berlin",
    },
    "Tim Cook was an assistant to Satya Nadella for one season.": {"Tim Cook works_for Satya Nadella ended"},
    # --- what hangs on something else
    "This made it impossible for Apple to sue Google.": {"Apple sues Google negated"},
    "Once Apple has acquired Nvidia, Tim Cook will speak.": {"Apple acquires Nvidia planned"},
    "Once Apple had acquired Nvidia, Tim Cook spoke.": {"Apple acquires Nvidia"},
    "Tim Cook said that Apple would then sue Google.": {"Apple sues Google possible"},
    # --- actual all the same
    "Apple managed to acquire Nvidia.": {"Apple acquires Nvidia"},
    "Apple was forced to sell Beats.": {"Apple sells Beats"},
    "Apple had to sell Beats.": {"Apple sells Beats"},
    "Apple began using ChatGPT.": {"Apple uses ChatGPT"},
    "Apple went on to acquire Nvidia.": {"Apple acquires Nvidia"},
    "Italy became the first country to ban ChatGPT.": {"Italy bans ChatGPT"},
    "Italy was the last country to ban ChatGPT.": {"Italy bans ChatGPT"},
    "Apple will use YouTube, bought by Google.": {"Google acquires YouTube", "Apple uses YouTube planned"},
    "Apple may buy YouTube, which is owned by Google.": {
        "Google owns YouTube",
        "Apple acquires YouTube possible",
    },
    "Apple announced the acquisition of Nvidia.": {"Apple acquires Nvidia"},
    "Apple regretted buying Nvidia.": {"Apple acquires Nvidia"},
    "Apple said that it had acquired Nvidia.": {"Apple acquires Nvidia"},
    # --- nouns
    "Apple's planned acquisition of Nvidia worried Google.": {"Apple acquires Nvidia planned"},
    "Apple's proposed acquisition of Nvidia worried Google.": {"Apple acquires Nvidia planned"},
    "Apple proposed a ban on ChatGPT.": {"Apple bans ChatGPT planned"},
    "Apple's plan for the acquisition of Nvidia worried Google.": {"Apple acquires Nvidia planned"},
    "Apple's proposal to ban ChatGPT worried Google.": {"Apple bans ChatGPT planned"},
    "Apple's bid to acquire Nvidia worried Google.": {"Apple acquires Nvidia possible"},
    "Apple's refusal to ban ChatGPT worried Google.": {"Apple bans ChatGPT negated"},
    "Apple's agreement to buy Nvidia worried Google.": {"Apple acquires Nvidia planned"},
    "Apple's acquisition of Nvidia is expected to close in June.": {"Apple acquires Nvidia possible"},
    "A deal between Apple and Google was supposed to be signed in May.": {
        "Apple agrees_with Google possible"
    },
    "Shareholders approved Apple's acquisition of Nvidia.": {"Apple acquires Nvidia planned"},
    "A merger between Apple and Google is a possibility.": {"Apple merges_with Google possible"},
    "By banning TikTok, Italy will support Google.": {
        "Italy bans TikTok planned",
        "Italy supports Google planned",
    },
    "Without banning TikTok, Italy will fine Google.": {
        "Italy bans TikTok negated",
        "Italy fines Google planned",
    },
    # --- negations, wishes and knowledge
    "Italy can’t ban TikTok.": {"Italy bans TikTok negated"},
    "Italy will fine Google rather than ban TikTok.": {
        "Italy fines Google planned",
        "Italy bans TikTok negated",
    },
    "Italy banned TikTok instead of fining Google.": {"Italy bans TikTok", "Italy fines Google negated"},
    "Apple is not suing Google but buying Nvidia.": {"Apple sues Google negated", "Apple acquires Nvidia"},
    "Reuters asked why Italy had banned TikTok.": {"Italy bans TikTok"},
    "Italy did not know that Apple had acquired Nvidia.": {"Apple acquires Nvidia"},
    "Italy wants to ban TikTok.": {"Italy bans TikTok planned"},
    "Italy wants Apple to buy Nvidia.": {"Italy demands Apple", "Apple acquires Nvidia possible"},
    "Italy is working to ban TikTok.": {"Italy bans TikTok planned"},
    "Italy tends to support Serbia.": {"Italy supports Serbia"},
    # --- future times
    "Apple is acquiring Nvidia next month.": {"Apple acquires Nvidia planned"},
    "Tim Cook meets Elon Musk tomorrow.": {"Tim Cook meets Elon Musk planned"},
    "Tim Cook is leaving Apple in December.": {"Tim Cook resigns_from Apple planned"},
    "Is Ukraine a member of NATO?": {"Ukraine member_of NATO possible"},
    "Apple awaits approval to acquire Nvidia.": {"Apple acquires Nvidia possible"},
    "After Apple's acquisition of Nvidia, Tesla may sue Google.": {
        "Apple acquires Nvidia",
        "Tesla sues Google possible",
    },
    "Apple could use its partnership with Google.": {"Apple partners_with Google"},
    "Apple will complete its acquisition of Nvidia in August.": {"Apple acquires Nvidia planned"},
    "Apple will stop using ChatGPT.": {"Apple uses ChatGPT"},
    "Apple has to sell Beats.": {"Apple sells Beats possible"},
    "Apple decided against acquiring Nvidia.": {"Apple acquires Nvidia negated"},
    "Apple's acquisition of Nvidia was rejected.": {"Apple acquires Nvidia negated"},
    "Apple's acquisition of Nvidia is unlikely.": {"Apple acquires Nvidia possible"},
    "Apple does not use ChatGPT but it owns Siri.": {"Apple uses ChatGPT negated", "Apple owns Siri"},
    "Apple will buy Nvidia and sell Beats.": {"Apple acquires Nvidia planned", "Apple sells Beats planned"},
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_factuality(text: str, expected: set[str], nlp: Language) -> None:
    extraction = read_article(nlp, Article(id="a", text=text, published="2026-07-05"))
    named = {entity.id: entity.name for entity in extraction.entities if entity.type != "Concept"}
    found = {
        " ".join(
            (named[claim.subject], claim.relation, named[claim.object])
            + (str(claim.factuality),) * (claim.factuality != "actual")
            + ("ended",) * claim.ended
        )
        for claim in extraction.claims
        if {claim.subject, claim.object} <= named.keys()
    }
    assert found == expected
