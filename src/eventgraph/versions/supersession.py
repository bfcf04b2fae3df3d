"""Which claims a correction takes back: its own words for the error, and the earlier version's claims."""

from __future__ import annotations

from eventgraph.records import Claim, Correction, Extraction
from eventgraph.versions.same_entities import same_entities


def claims_in_error(correction: Correction, extraction: Extraction) -> frozenset[str]:
    """Return the ids of those claims of the correcting article that only repeat what was wrong.

    They stand in the words that the notice gives for the error: "An earlier version said that …".
    """
    return frozenset(claim.id for claim in _repeated(correction, extraction))


def superseded_claims(correction: Correction, after: Extraction, before: Extraction) -> frozenset[str]:
    """Return the ids of the earlier version's claims that a correction takes back.

    `after` is what was found in the article with the notice. A retraction takes back all; another notice
    what it says was wrong: claims with the same subject, relation and object. An update takes back nothing.
    """
    if correction.kind == "retraction":
        return frozenset(claim.id for claim in before.claims)
    same = same_entities(before, after)
    wrong = {
        (same.get(claim.subject), claim.relation, same.get(claim.object))
        for claim in _repeated(correction, after)
    }
    return frozenset(c.id for c in before.claims if (c.subject, c.relation, c.object) in wrong)


def _repeated(correction: Correction, extraction: Extraction) -> list[Claim]:
    wrong = correction.wrong
    if wrong is None or correction.kind == "update":
        return []
    return [
        claim
        for claim in extraction.claims
        if claim.evidence.part == wrong.part and wrong.start <= claim.trigger.start < wrong.end
    ]
