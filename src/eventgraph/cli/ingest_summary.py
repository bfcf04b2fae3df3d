"""The summary of a run of ingest: what was read, what the store holds now, what to type next."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from eventgraph.cli.inputs import PASSED_OVER, SET_ASIDE, WARNING, articles_read, label
from eventgraph.cli.terminal_text import escaped

if TYPE_CHECKING:
    from eventgraph.records import IngestReport

ATTENTION: Final = {SET_ASIDE: "inputs set aside", PASSED_OVER: "passed over", WARNING: "warnings"}
TOP_RELATIONS: Final = 8
NEXT: Final = ("query --list", "query --saved who-bans-what{store}", "export news.gexf{store}")
NO_CLAIMS: Final = (
    "NO CLAIMS were found: the graph has no edges. Likely reasons:",
    "  the articles are not in English, which is all that the default model reads",
    "  they name nobody: a claim links names of persons, organizations, places, products, …",
    "  the texts are too short, or only teasers (look at what was read: eventgraph extract PATH)",
    "  none of the relations occurs in them (eventgraph ontology list; add yours with --ontology FILE)",
)


def summary_lines(report: IngestReport, store: Path, *, is_default: bool) -> Iterator[str]:
    """Yield the lines of the summary; the commands name the store unless it is the default."""
    if report.goes_on_from is not None:
        yield f"Went on from the run of {escaped(report.goes_on_from)}, which was cut short"
    yield _read_line(report)
    if report.skipped_list:
        yield f"What was not read, or not whole, is listed in {escaped(report.skipped_list)}"
    held = (
        _counted(report.articles, "article", "articles"),
        _counted(report.entities, "entity", "entities"),
        _counted(_claims(report), "claim", "claims"),
    )
    yield f"The store {escaped(str(store))} holds {', '.join(held)}"
    if _claims(report):
        yield f"  by factuality: {_list(report.claims)}"
        yield f"  by relation: {_list(report.relations)}"
    option = "" if is_default else f" --store {shlex.quote(str(store))}"
    yield "Next:"
    yield from (f"  eventgraph {command.format(store=option)}" for command in NEXT)


def warning_lines(report: IngestReport) -> tuple[str, ...]:
    """Return what must be said loudly: of a store with articles and without claims, of idle decisions."""
    loud = NO_CLAIMS if report.articles and not _claims(report) else ()
    return (*loud, *(escaped(f"warning: {warning}") for warning in report.warnings))


def interrupted_line(report: IngestReport) -> str:
    """Return what is said of a run that was stopped."""
    read = _counted(len(articles_read(report.inputs)), "article", "articles")
    held = _counted(report.articles, "article", "articles")
    return f"stopped after {read}; the store holds {held}; the same command goes on from here"


def _read_line(report: IngestReport) -> str:
    read, replaced, unchanged = (
        len(articles_read(report.inputs, *statuses)) for statuses in ((), ("replaced",), ("unchanged",))
    )
    labels = Counter(map(label, report.inputs))
    new = f"{read - replaced - unchanged} new, {replaced} replaced, {unchanged} unchanged"
    rest = "".join(f"; {labels[kind]} {what}" for kind, what in ATTENTION.items() if labels[kind])
    removed = sum(row.status == "removed" for row in report.inputs)
    rest += f"; {removed} removed" if removed else ""
    return f"Read {_counted(read, 'article', 'articles')}: {new}{rest}"


def _claims(report: IngestReport) -> int:
    return sum(report.claims.values())


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _list(counts: Mapping[str, int]) -> str:
    shown = ", ".join(f"{escaped(name)} {count:,}" for name, count in islice(counts.items(), TOP_RELATIONS))
    return shown + (f" and {len(counts) - TOP_RELATIONS} more" if len(counts) > TOP_RELATIONS else "")
