"""Judgements: claims that were found in articles and read by hand, right or wrong, one JSON object a line.

Cheaper than gold, since nobody writes down what was missed; so they tell precision, and not recall.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from eventgraph.errors import GoldError
from eventgraph.evaluation.fitting import Features, Judged
from eventgraph.records import Extraction, Factuality
from eventgraph.records.record import Record


class Judgement(Record):
    """Whether an article says so: subject, relation, object and factuality must all be right."""

    article: str
    subject: str
    relation: str
    object: str
    factuality: Factuality
    right: bool


def load_judgements(path: Path) -> dict[str, list[Judgement]]:
    """Return a file's judgements by article, in the order of the file.

    Raises:
        GoldError: the file is absent, or a line is no judgement.
    """
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in _lines(path):
        found[judgement.article].append(judgement)
    return found


def _lines(path: Path) -> Iterator[Judgement]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        message = f"{path}: {error.strerror}; judgements are JSON lines as docs/evaluation.md shows"
        raise GoldError(message) from error
    for number, line in enumerate(lines, start=1):
        try:
            yield Judgement.model_validate_json(line)
        except ValidationError as error:
            reason = error.errors()[0]["msg"]
            message = f"{path}:{number}: {reason}; docs/evaluation.md shows the form of a judgement"
            raise GoldError(message) from error


def judged_article(extraction: Extraction, features: Features, judgements: Iterable[Judgement]) -> Judged:
    """Return the features of those judged claims that are still found."""
    verdicts = {(j.subject, j.relation, j.object, j.factuality): j.right for j in judgements}
    names: Mapping[str, str] = {entity.id: entity.name for entity in extraction.entities}
    told = {
        (claim.subject, claim.relation, claim.object): (
            names[claim.subject],
            claim.relation,
            names[claim.object],
            claim.factuality,
        )
        for claim in extraction.claims
    }
    return Judged(tuple((features[triple], verdicts[key]) for triple, key in told.items() if key in verdicts))
