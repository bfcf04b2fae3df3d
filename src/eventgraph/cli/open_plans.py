"""`eventgraph open-plans`: what was planned or possible, and what became of it."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

import eventgraph
from eventgraph.cli.factuality_words import STYLES
from eventgraph.cli.grids import drawn, grid
from eventgraph.cli.options import Store, TableOrJson, chosen
from eventgraph.cli.tellings import told_by
from eventgraph.cli.terminal_text import escaped, is_json, print_records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eventgraph.records import Plan


class Outcome(StrEnum):
    """The choices of an option; the record's own would make `--help` load all records."""

    OPEN = "open"
    CARRIED_OUT = "carried out"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


def open_plans(
    entity: Annotated[
        str | None, typer.Argument(metavar="ENTITY", help="Only about this name or id.")
    ] = None,
    *,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="As of 2026-07-10.", show_default="now"),
    ] = None,
    outcomes: Annotated[
        list[Outcome] | None,
        typer.Option("--outcome", help="Only what became so; repeatable.", show_default="open"),
    ] = None,
    form: TableOrJson = None,
    store: Store = None,
) -> None:
    """Show plans that are open, or what became of them."""
    found = eventgraph.open_plans(entity, store=chosen(store=store).store, as_of=as_of)
    typer.echo(_counts(found), err=True)
    kept = [plan for plan in found if plan.outcome in (outcomes or [Outcome.OPEN])]
    if is_json(form):
        print_records(kept)
    elif kept:
        typer.echo(_table(kept), nl=False)


def _counts(found: Iterable[Plan]) -> str:
    counts = Counter(plan.outcome for plan in found)
    return ", ".join(f"{counts[outcome.value]:,} {outcome}" for outcome in Outcome)


def _table(found: Iterable[Plan]) -> str:
    from rich.text import Text

    table = grid("told", "who", "relation", "what", "factuality", "for", "outcome", "told by")
    for plan in found:
        table.add_row(
            plan.first_reported or "undated",
            Text(escaped(plan.subject)),
            plan.relation.replace("_", " "),
            Text(escaped(plan.object)),
            Text(plan.factuality, style=STYLES[plan.factuality]),
            plan.due or "",
            _outcome(plan),
            Text(escaped(told_by(plan.outlets, plan.articles, plan.origins))),
        )
    return drawn(table)


def _outcome(plan: Plan) -> str:
    """Return what became of a plan, and the day on which that was told, or that its time is over."""
    told = f", {plan.decided}" if plan.decided else ""
    return f"{plan.outcome}{told}{', overdue' if plan.overdue else ''}"
