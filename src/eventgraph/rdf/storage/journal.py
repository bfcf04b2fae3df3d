"""The report of a writer's run, begun when there is something to tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from eventgraph.rdf.storage.ledger import LedgerRow
from eventgraph.rdf.storage.reports import RunReport, acknowledged, command_line


class Journal:
    """Makes the report of a run on the first line, and says nothing of runs that did nothing."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder of reports."""
        self._folder = folder
        self._report: RunReport | None = None

    @property
    def report(self) -> RunReport:
        """The report of this run, begun by the first look at it."""
        if self._report is None:
            self._report = RunReport(self._folder, command_line())
        return self._report

    def settle_begun(self, row_of: Callable[[str], LedgerRow | None]) -> None:
        """Say what became of commits that a writer began who died; `row_of` tells what is in the store."""
        for article_id, said in acknowledged(self._folder).items():
            if said.begun:
                row = row_of(article_id)
                self.report.settle(article_id, row.record if row else None, said.path)

    def synced(self, snapshot: int) -> None:
        """Say that all so far is synced, and to be seen in a snapshot."""
        if self._report is not None:
            self._report.synced(snapshot)

    def end(self, result: str, articles: Callable[[], int]) -> None:
        """End the report, if there is one; `articles` counts those that the store holds."""
        if self._report is not None:
            with self._report as report:
                report.end(result, {"articles": articles()})
            self._report = None
