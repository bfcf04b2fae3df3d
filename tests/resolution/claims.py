"""Claims made by hand, as events, contradictions, plans and belief get them."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from eventgraph.records import Factuality
from eventgraph.resolution.claim_sighting import ClaimSighting

ACTUAL: Final = Factuality.ACTUAL
PLANNED: Final = Factuality.PLANNED
POSSIBLE: Final = Factuality.POSSIBLE
NEGATED: Final = Factuality.NEGATED


def claim(number: int, words: str, published: str | None = "2026-07-05", **options: Any) -> ClaimSighting:  # noqa: ANN401
    """Return "SUBJECT relation OBJECT" in an article of its own, which is its origin."""
    subject, relation, obj = words.split()
    article = options.pop("article", f"a{number}")
    return ClaimSighting(
        id=f"c{number:03}",
        article=article,
        origin=options.pop("origin", article),
        subject=subject,
        relation=relation,
        object=obj,
        factuality=options.pop("factuality", ACTUAL),
        published=published,
        subject_name=options.pop("subject_name", subject),
        object_name=options.pop("object_name", obj),
        **options,
    )


NAMES: Final = ("Alibaba", "Tencent", "Italy", "Rome")
TRIPLES: Final = st.builds(
    "{} {} {}".format,
    st.sampled_from(NAMES),
    st.sampled_from(("bans", "restricts", "meets", "acquires", "leads", "owns", "develops", "located_in")),
    st.sampled_from(NAMES),
)
DAYS: Final = st.sampled_from((None, "2025-06-30", "2026-07-01", "2026-07-05", "2026-07-12", "2026-09-01"))
TIMES: Final = st.sampled_from((None, "2025", "2026", "2026-07", "2026-07-01", "2026-07-04", "2026-08-31"))
ARTICLES: Final = st.sampled_from(("a", "b", "c", "d"))


@st.composite
def claims(draw: st.DrawFn, most: int = 12) -> list[ClaimSighting]:
    """Return claims of few entities, relations, days and articles, so that many of them meet."""
    return [
        claim(
            number,
            draw(TRIPLES),
            draw(DAYS),
            time=draw(TIMES),
            article=draw(ARTICLES),
            origin=draw(ARTICLES),
            factuality=draw(st.sampled_from(Factuality)),
            confidence=draw(st.sampled_from((0.3, 0.7, 1.0))),
            source=draw(st.sampled_from((None, "Reuters", "reportedly"))),
            amount_value=draw(st.sampled_from((None, 10.0, 20.0))),
            amount_unit=draw(st.sampled_from(("EUR", "USD"))),
            part=draw(st.sampled_from(("text", "title"))),
            ended=draw(st.booleans()),
            trigger=draw(st.sampled_from(("chairman", "ceo", "bans"))),
            superseded=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, most)))
    ]
