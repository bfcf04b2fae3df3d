"""What headlines say, and what is not taken from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.pipeline.headline_claims import Edited, Headline, find_headlines
from eventgraph.pipeline.language import read_article
from eventgraph.records import Article

from .test_offsets import SLOW, TEXTS
from .test_sentences import SENTENCES

if TYPE_CHECKING:
    from spacy.language import Language

    from eventgraph.records import Claim

BODY: Final = (
    "Talks about {0} and {1} ended on Friday, officials said. {1} did not comment. Shares of {0} fell later."
)

CASES: Final[dict[str, tuple[str, str, str, str | None]]] = {
    "Italy bans ChatGPT": ("Italy bans ChatGPT", "actual", "bans", None),
    "Italy to ban ChatGPT": ("Italy bans ChatGPT", "planned", "ban", None),
    "Apple may buy Intel": ("Apple acquires Intel", "possible", "buy", None),
    "Microsoft To Buy Activision In Record Deal": ("Microsoft acquires Activision", "planned", "Buy", None),
    "Google Fined By Italy": ("Italy fines Google", "actual", "Fined", None),
    "Tesla sued by Nvidia over chips": ("Nvidia sues Tesla", "actual", "sued", None),
    "Microsoft buys Activision: report": ("Microsoft acquires Activision", "actual", "buys", "report"),
    "Russia attacks Ukraine - Reuters": ("Russia attacks Ukraine", "actual", "attacks", "Reuters"),
    "Live: Russia attacks Ukraine": ("Russia attacks Ukraine", "actual", "attacks", None),
    "BREAKING | Russia Attacks Ukraine": ("Russia attacks Ukraine", "actual", "Attacks", None),
}
KNOWN: Final = (
    "italy",
    "chatgpt",
    "apple",
    "intel",
    "microsoft",
    "activision",
    "google",
    "tesla",
    "nvidia",
    "russia",
    "ukraine",
)
SILENT: Final = (
    "Is Apple buying Intel?",
    "Apple 'buys' Intel",
    "APPLE BUYS INTEL IN RECORD DEAL",
    "Apple fined Intel",  # by whom, if the second is what it is called after?
    "Apple buys a record number of chips",
    "Apple Intel deal",
)


def claims(nlp: Language, title: str, text: str) -> list[Claim]:
    article = Article(id="a", title=title, text=text, published="2026-07-05")
    found = read_article(nlp, article).claims
    return [claim for claim in found if claim.evidence.part == "title"]


def body(title: str) -> str:
    """Return a text that names both ends of the headline and joins them by no relation."""
    places = sorted((title.lower().index(name), len(name)) for name in KNOWN if name in title.lower())
    first, second = (title[start : start + length] for start, length in places[:2])
    return BODY.format(first, second)


TITLES: Final = st.one_of(
    TEXTS,
    st.text(max_size=60),
    st.sampled_from(sorted({each.rstrip(".") for each in SENTENCES} | {each.title() for each in SENTENCES})),
)


@pytest.mark.parametrize(("title", "expected"), CASES.items(), ids=CASES)
def test_a_headline_says(nlp: Language, title: str, expected: tuple[str, str, str, str | None]) -> None:
    article = Article(id="a", title=title, text=body(title), published="2026-07-05")
    extraction = read_article(nlp, article)
    (claim,) = [claim for claim in extraction.claims if claim.evidence.part == "title"]
    names = {entity.id: entity.name for entity in extraction.entities}
    said = f"{names[claim.subject]} {claim.relation} {names[claim.object]}"
    trigger = title[claim.trigger.start : claim.trigger.end]
    assert (said, claim.factuality.value, trigger, claim.source) == expected
    assert title[claim.evidence.start : claim.evidence.end] == claim.evidence.text


@pytest.mark.parametrize("title", [*SILENT, "Apple buys Arm"])
def test_what_is_not_taken_from_a_headline(nlp: Language, title: str) -> None:
    assert claims(nlp, title, BODY.format("Apple", "Intel")) == []


def test_the_body_goes_before_the_headline(nlp: Language) -> None:
    text = "Italy may ban ChatGPT, officials said. ChatGPT is popular in Italy."
    found = read_article(nlp, Article(id="a", title="Italy bans ChatGPT", text=text)).claims
    assert [(c.relation, c.factuality.value, c.evidence.part) for c in found] == [
        ("bans", "possible", "text")
    ]


def test_a_headline_in_the_text_has_its_evidence_there(nlp: Language) -> None:
    text = f"Google Fined By Italy\n\n{BODY.format('Google', 'Italy')}"
    article = Article(id="a", title="Google fined by Italy", text=text)
    (claim,) = [claim for claim in read_article(nlp, article).claims if claim.relation == "fines"]
    assert (claim.evidence.part, claim.evidence.start, claim.evidence.text) == ("text", 0, text[:21])
    assert text[claim.trigger.start : claim.trigger.end] == "Fined"


def test_names_that_only_a_headline_has_make_no_claims(nlp: Language) -> None:
    text = "Tech Bros Accuse Amazon of Using Slams NYE\n\nShoppers like Amazon. Sales rose."
    extraction = read_article(nlp, Article(id="a", text=text))
    later = {m.entity for m in extraction.mentions if m.start > text.index("\n")}
    known = {e.id for e in extraction.entities if e.same_as or e.type == "Concept"}
    assert all({c.subject, c.object} <= later | known for c in extraction.claims)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (Article(id="a", text="One line of words"), []),
        (Article(id="a", text="A line of words\nThe text."), [Headline("text", 0, "A line of words")]),
        (Article(id="a", text="It was a sentence.\nThe text."), []),
        (
            Article(id="a", title=" Sport | One Two Three ", text="One."),
            [Headline("title", 9, "One Two Three")],
        ),
        (
            Article(id="a", title="One two THREE", text="One two three\nText."),
            [Headline("text", 0, "One two three")],
        ),
        (
            Article(id="a", title="One two three | The Daily News", text="Text."),
            [Headline("title", 0, "One two three")],
        ),
    ],
    ids=["text only", "first line", "sentence", "label", "once", "site"],
)
def test_which_lines_are_headlines(article: Article, expected: list[Headline]) -> None:
    assert list(find_headlines(article)) == expected


def test_characters_are_found_again_behind_words_put_in() -> None:
    edited = Edited("Meta, Google sued by Italy", ((6, "and "), (13, "was ")))
    assert edited.written() == "Meta, and Google was sued by Italy."
    for word in ("Meta", "Google", "sued", "Italy"):
        place = edited.written().index(word)
        assert edited.there(edited.text.index(word)) == place
        assert edited.back(place) == edited.text.index(word)


@SLOW
@given(TITLES, TEXTS)
def test_every_offset_is_true(nlp: Language, title: str, text: str) -> None:
    found = read_article(nlp, Article(id="a", title=title, text=text, published="2026-07-05"))
    known = {entity.id for entity in found.entities}
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    for claim in found.claims:
        whole = title if claim.evidence.part == "title" else text
        assert whole[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end
        assert {claim.subject, claim.object} <= known
