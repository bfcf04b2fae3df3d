"""The figures of an evaluation as tables for people; shares are in per cent."""

from __future__ import annotations

import io
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from eventgraph.cli.terminal_text import escaped

if TYPE_CHECKING:
    from rich.table import Table

    from eventgraph import EvaluationReport
    from eventgraph.evaluation.breakdowns import Mistake
    from eventgraph.evaluation.calibration import Calibration, CurvePoint
    from eventgraph.evaluation.scores import Agreement, Score

LEVELS: Final = {
    "named": "claims between names",
    "family": "… the relation's family is enough",
    "pair": "… any relation will do",
    "all": "claims, common nouns too",
}
JUDGEMENTS: Final = {
    "factuality": "factuality",
    "non_actual": "… of what is planned, possible, negated",
    "ended": "ended",
    "time": "time, to the month",
    "sourced": "on somebody's word or its own",
    "source": "… and on whose",
}
SCORE_COLUMNS: Final = ("P", "R", "F1", "right", "missed", "invented")
SHORT_COLUMNS: Final = ("R", "F1", "right", "found", "gold")
UNDEFINED: Final = "–"
MIN_WIDTH: Final = 100

Cells = Sequence[str]


def report_lines(report: EvaluationReport, sections: Collection[str], *, errors: int) -> Iterator[str]:
    """Yield the lines of the tables of the sections, at most so many errors of each kind."""
    yield f"{report.articles} articles"
    yield from _table(("", *SCORE_COLUMNS), _score_rows(report))
    yield from _table(("judgement", "%", "right", "of"), _judgement_rows(report))
    relations = (
        (escaped(row.relation), *_short_figures(row.named), *_short_figures(row.all))
        for row in report.relations
    )
    yield from _table(("relation", "named P", *SHORT_COLUMNS, "all P", *SHORT_COLUMNS), relations)
    constructions = (
        (row.construction, *_agreement(row.recall), *_agreement(row.reachable))
        for row in report.constructions
    )
    head = ["recall %", "found", "of", "names found %", "found", "of"]
    yield from _table(("construction", *head), constructions)
    if "rules" in sections:
        rules = ((escaped(row.rule), *_agreement(row.named), *_agreement(row.all)) for row in report.rules)
        head = ["named %", "right", "of", "all %", "right", "of"]
        yield from _table(("rule", *head), rules)
    if "curve" in sections:
        yield from curve_lines(report.curve, report.calibration)
    if errors:
        yield from _mistake_lines("missed", report.missed, errors)
        yield from _mistake_lines("invented", report.invented, errors)


def _score_rows(report: EvaluationReport) -> Iterator[Cells]:
    yield "entities", *_figures(report.entities)
    yield from ((LEVELS[level], *_figures(score)) for level, score in report.claims.items())


def _judgement_rows(report: EvaluationReport) -> Iterator[Cells]:
    yield "type of an entity", *_agreement(report.entity_types)
    yield from ((name, *_agreement(report.judgements[key])) for key, name in JUDGEMENTS.items())


def _figures(score: Score) -> Cells:
    return *_shares(score), str(score.right), str(score.missed), str(score.invented)


def _short_figures(score: Score) -> Cells:
    return *_shares(score), str(score.right), _found(score), str(score.right + score.missed)


def _shares(score: Score) -> Cells:
    """Return precision, recall and F1; a dash where nothing was found, or nothing was to be found."""
    precision = _percent(score.precision) if score.right + score.invented else UNDEFINED
    recall = _percent(score.recall) if score.right + score.missed else UNDEFINED
    return precision, recall, _percent(score.f1) if score.right else UNDEFINED


def _agreement(agreement: Agreement) -> Cells:
    return _percent(agreement.share) if agreement.of else UNDEFINED, str(agreement.agree), str(agreement.of)


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"


def curve_lines(curve: Iterable[CurvePoint], calibration: Calibration) -> Iterator[str]:
    """Yield the precision/recall curve, and how well confidence foretells what is right."""
    points = (
        (f"{point.threshold:.2f}", *_shares(point.named), *_shares(point.all), _found(point.all))
        for point in curve
    )
    yield from _table(("confidence ≥", "named P", "R", "F1", "all P", "R", "F1", "claims"), points)
    bins = (
        (f"{b.low:.1f} to {b.high:.1f}", str(b.claims), _percent(b.confidence), _percent(b.precision))
        for b in calibration.bins
    )
    yield from _table(("confidence", "claims", "mean confidence %", "right %"), bins)
    base = f"{calibration.base_rate_brier:.3f} if it were always {calibration.precision:.2f}"
    yield f"Brier score {calibration.brier:.3f} ({base})"
    yield f"expected calibration error {calibration.expected_error:.3f}"


def _found(score: Score) -> str:
    return str(score.right + score.invented)


def _mistake_lines(kind: str, mistakes: Sequence[Mistake], limit: int) -> Iterator[str]:
    yield ""
    yield f"{kind}: {min(limit, len(mistakes))} of {len(mistakes)}"
    for mistake in mistakes[:limit]:
        names = escaped(f"{mistake.subject} | {mistake.relation} | {mistake.object}")
        details = ", ".join(filter(None, (mistake.factuality, mistake.rule, *mistake.how)))
        yield f"  {names}   ({escaped(details)}; {escaped(mistake.article)})"
        yield f"      {escaped(mistake.sentence)}"


def _table(columns: Cells, rows: Iterable[Cells]) -> Iterator[str]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table: Table = Table(box=None, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(Text(column), justify="right" if number else "left", no_wrap=not number)
    for row in rows:
        table.add_row(*map(Text, row))
    text = io.StringIO()
    Console(file=text, width=max(MIN_WIDTH, shutil.get_terminal_size().columns)).print(table)
    yield ""
    yield from text.getvalue().rstrip("\n").split("\n")
