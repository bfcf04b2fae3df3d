"""Small gold and predictions, written as tables: `Subject relation Object` with marks for what is special."""

from __future__ import annotations

from collections.abc import Iterable

from eventgraph.evaluation.gold import GoldArticle, GoldClaim, GoldEntity
from eventgraph.evaluation.matching import Comparison
from eventgraph.evaluation.predictions import FoundArticle, FoundClaim, FoundEntity
from eventgraph.ontology import load_ontology

RELATIONS = load_ontology().relations
NAMES = {"Alibaba": "Organization", "Tencent": "Organization", "Claude Code": "Product", "Tim Cook": "Person"}
IDS = {name: f"e{number}" for number, name in enumerate(NAMES, start=1)}

Triple = tuple[str, str, str]


def gold_claim(triple: Triple, **more: object) -> GoldClaim:
    """Return a gold claim; an end that is no name of the table is a common noun."""
    subject, relation, obj = triple
    kinds = {"subject_kind": _kind(subject), "object_kind": _kind(obj)}
    data = {"subject": subject, "relation": relation, "object": obj, "factuality": "actual", **kinds, **more}
    return GoldClaim.model_validate(data)


def found_claim(triple: Triple, **more: object) -> FoundClaim:
    subject, relation, obj = triple
    ends = {"subject": IDS.get(subject, subject), "object": IDS.get(obj, obj)}
    return FoundClaim.model_validate({"relation": relation, "factuality": "actual", **ends, **more})


def comparison(gold: Iterable[GoldClaim | Triple], found: Iterable[FoundClaim | Triple]) -> Comparison:
    """Return gold beside what was found, where all the names of the table are entities of both."""
    claims = tuple(one if isinstance(one, FoundClaim) else found_claim(one) for one in found)
    entities = [FoundEntity(id=IDS[name], name=name, type=kind) for name, kind in NAMES.items()]
    ends = {end for claim in claims for end in (claim.subject, claim.object)} - set(IDS.values())
    entities += [FoundEntity(id=end, name=end, type="Concept", mentions=(end,)) for end in sorted(ends)]
    annotated = GoldArticle(
        id="a",
        entities=tuple(GoldEntity(name=name, type=kind) for name, kind in NAMES.items()),
        claims=tuple(one if isinstance(one, GoldClaim) else gold_claim(one) for one in gold),
    )
    return Comparison(
        annotated, FoundArticle(article="a", entities=tuple(entities), claims=claims), RELATIONS
    )


def _kind(name: str) -> str:
    return "named" if name in NAMES else "concept"
