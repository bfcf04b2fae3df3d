"""Claims that an outlet took back."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from eventgraph.resolution.claim_sighting import ClaimSighting


def superseded(
    claims: Sequence[ClaimSighting], *, in_error: Collection[str], retracted: Collection[str] = ()
) -> frozenset[str]:
    """Return the ids of the claims that were taken back.

    `in_error` are ids of claims that an article repeats only to say that they were wrong, `retracted` of
    articles that were withdrawn. What the same outlet said of the same subject, relation and object before,
    or on that day, goes with the former; what others say stays, and so does what the outlet says later.
    """
    notices = [claim for claim in claims if claim.id in in_error]
    until: dict[tuple[str, str, str, str], str] = {}
    for claim in notices:
        if claim.publisher and claim.published:
            key = _statement(claim)
            until[key] = max(until.get(key, ""), claim.published)
    earlier = (
        claim.id
        for claim in claims
        if claim.article in retracted
        or (claim.published and claim.published <= until.get(_statement(claim), ""))
    )
    return frozenset({claim.id for claim in notices}.union(earlier))


def _statement(claim: ClaimSighting) -> tuple[str, str, str, str]:
    return claim.publisher or "", claim.subject, claim.relation, claim.object
