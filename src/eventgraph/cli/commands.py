"""The verbs of the command line, each with the example that its help ends with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Final

import typer

from eventgraph.cli.backup import backup
from eventgraph.cli.calibrate import calibrate
from eventgraph.cli.compact import compact
from eventgraph.cli.conflicts import conflicts
from eventgraph.cli.evaluate import evaluate
from eventgraph.cli.export import export
from eventgraph.cli.extract import extract
from eventgraph.cli.find import find
from eventgraph.cli.gaps import gaps
from eventgraph.cli.import_ import import_
from eventgraph.cli.info import info
from eventgraph.cli.ingest import ingest
from eventgraph.cli.ontology import check, list_relations
from eventgraph.cli.open_plans import open_plans
from eventgraph.cli.path import path
from eventgraph.cli.publish import publish
from eventgraph.cli.query import query
from eventgraph.cli.rebuild import rebuild
from eventgraph.cli.remove import remove
from eventgraph.cli.resolve import resolve
from eventgraph.cli.review import review
from eventgraph.cli.schema import schema
from eventgraph.cli.timeline import timeline
from eventgraph.cli.validate import validate
from eventgraph.cli.verify import verify
from eventgraph.cli.void import void
from eventgraph.cli.why import why

DISTRIBUTION: Final = "eventgraph-news"
ABOUT: Final = "News articles in; a graph of who did what to whom, when and says who, out."
ABOUT_ONTOLOGY: Final = "Check and list the relations that are looked for."
HELP_OPTIONS: Final = {"help_option_names": ["-h", "--help"]}

VERBS: Final[Mapping[str, tuple[Callable[..., None], str]]] = {
    "ingest": (ingest, "eventgraph ingest data/articles"),
    "query": (query, "eventgraph query --saved who-bans-what"),
    "find": (find, 'eventgraph find "export controls"'),
    "why": (why, 'eventgraph why Alibaba bans "Claude Code"'),
    "timeline": (timeline, "eventgraph timeline Alibaba --from 2026-07"),
    "path": (path, "eventgraph path Alibaba Anthropic"),
    "review": (review, "eventgraph review --limit 20"),
    "resolve": (resolve, "eventgraph resolve"),
    "conflicts": (conflicts, 'eventgraph conflicts "Claude Code"'),
    "open-plans": (open_plans, "eventgraph open-plans --as-of 2026-07-10"),
    "export": (export, "eventgraph export news.gexf --factuality actual"),
    "import": (import_, "eventgraph import wikidata-links.ttl --name wikidata"),
    "publish": (publish, "eventgraph publish http://127.0.0.1:7878/store"),
    "extract": (extract, "eventgraph extract article.txt > found.jsonl"),
    "evaluate": (evaluate, "eventgraph evaluate data/gold --by-rule"),
    "calibrate": (calibrate, "eventgraph calibrate data/gold --output my-confidence.json"),
    "gaps": (gaps, "eventgraph gaps data/articles --kind verb"),
    "info": (info, "eventgraph info"),
    "remove": (remove, 'eventgraph remove --outlet "Harbour Wire"'),
    "rebuild": (rebuild, "eventgraph rebuild"),
    "backup": (backup, "eventgraph backup news-2026-11"),
    "compact": (compact, "eventgraph compact"),
    "verify": (verify, "eventgraph verify --deep"),
    "validate": (validate, "eventgraph validate"),
    "void": (void, "eventgraph void > void.ttl"),
    "schema": (schema, "eventgraph schema > extraction.schema.json"),
}
ONTOLOGY_VERBS: Final[Mapping[str, tuple[Callable[..., None], str]]] = {
    "check": (check, "eventgraph ontology check my-relations.ttl"),
    "list": (list_relations, "eventgraph ontology list"),
}


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"eventgraph {version(DISTRIBUTION)}")
        raise typer.Exit


def _common(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show tracebacks of errors; may stand anywhere on the line.")
    ] = False,
) -> None:
    # `program.main` has read --debug before this runs; here it is declared for the help.
    del version, debug


def _group(name: str, verbs: Mapping[str, tuple[Callable[..., None], str]], *, about: str) -> typer.Typer:
    """Return an app with the verbs; plain help and plain errors, since rich makes each start slower."""
    group = typer.Typer(
        name=name,
        help=about,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=dict(HELP_OPTIONS),
    )
    for verb, (function, example) in verbs.items():
        group.command(verb, epilog=f"Example: {example}", context_settings=dict(HELP_OPTIONS))(function)
    return group


app: Final = _group("eventgraph", VERBS, about=ABOUT)
app.callback(epilog="Example: eventgraph ingest data/articles")(_common)
app.add_typer(_group("ontology", ONTOLOGY_VERBS, about=ABOUT_ONTOLOGY))
