"""What a check found: counts, then problems line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import typer

from eventgraph.cli.terminal_text import escaped

if TYPE_CHECKING:
    from eventgraph.records import CheckReport

PROBLEM_WIDTH: Final = 500


def print_findings(report: CheckReport, *, exit_code: int) -> None:
    """Print a report, and end the program with the exit code if there is a problem in it."""
    counts = ", ".join(f"{count:,} {what}" for what, count in report.checked.items())
    typer.echo(f"checked {counts or 'nothing'}")
    for problem in report.problems:
        typer.echo(escaped(problem, limit=PROBLEM_WIDTH))
    typer.echo(f"{len(report.problems):,} problems" if report.problems else "no problems")
    if report.problems:
        raise typer.Exit(exit_code)
