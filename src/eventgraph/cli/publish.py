"""`eventgraph publish`: the store's graphs to a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import eventgraph
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.progress import counting
from eventgraph.cli.terminal_text import escaped
from eventgraph.errors import NotFoundError

if TYPE_CHECKING:
    from eventgraph.records import PublishReport


def publish(  # noqa: PLR0913 - a verb has as many parameters as options
    url: Annotated[str, typer.Argument(metavar="URL", help="The server's graph store, http(s)://…")],
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="Send every graph, also those that the server has.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only list what would be sent and deleted.")
    ] = False,
    token_file: Annotated[
        Path | None, typer.Option("--token-file", metavar="FILE", help="A file with a bearer token.")
    ] = None,
    user: Annotated[str | None, typer.Option("--user", metavar="NAME", help="Whose password it is.")] = None,
    password_file: Annotated[
        Path | None, typer.Option("--password-file", metavar="FILE", help="A file with the user's password.")
    ] = None,
    ca_file: Annotated[
        Path | None,
        typer.Option("--ca-file", metavar="FILE", help="Certificates to trust.", show_default="the system's"),
    ] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds to wait for an answer.")] = 60,
    retries: Annotated[int, typer.Option("--retries", min=0, help="How often to try again.")] = 5,
    store: Store = None,
) -> None:
    """Send what changed since the last time to a SPARQL server."""
    if (user is None) != (password_file is None) or (user is not None and token_file is not None):
        message = "give --user with --password-file, or --token-file"
        raise typer.BadParameter(message, param_hint="--user")
    connection = eventgraph.Connection(
        token=_secret(token_file) if token_file else None,
        user=(user, _secret(password_file)) if user is not None and password_file else None,
        ca_file=str(ca_file) if ca_file else None,
        timeout=timeout,
        retries=retries,
    )
    with counting("graphs sent") as on_graph:
        report = eventgraph.publish(
            url,
            store=chosen(store=store).store,
            connection=connection,
            everything=everything,
            dry_run=dry_run,
            on_graph=on_graph,
        )
    if dry_run:
        for verb, names in (("send", report.sent), ("delete", report.deleted)):
            for name in names:
                typer.echo(escaped(f"{verb} <{name}>", limit=None))
    typer.echo(escaped(_summary(report), limit=None))


def _secret(file: Path) -> str:
    """Return the first line of a file.

    Raises:
        NotFoundError: it cannot be read, or holds no secret that a header can carry.
    """
    try:
        secret = file.read_text(encoding="utf-8").strip()
    except OSError as error:
        message = f"{file}: {error.strerror}; check the path"
        raise NotFoundError(message) from error
    except UnicodeDecodeError:
        secret = ""
    if not secret.isascii() or not secret.isprintable() or not secret:
        message = f"{file} holds no token or password: one line of ASCII is expected"
        raise NotFoundError(message)
    return secret


def _summary(report: PublishReport) -> str:
    would = "would have " if report.dry_run else ""
    sent = f"{would}sent {len(report.sent):,} graphs ({report.triples:,} triples) to {report.url}"
    rest = f"deleted {len(report.deleted):,}, {report.unchanged:,} unchanged"
    rate = report.triples / report.seconds if report.seconds else 0
    pace = "" if report.dry_run else f"; {report.seconds:.1f} s, {rate:,.0f} triples/s"
    lost = "; the server had lost what it once confirmed" if report.forgotten else ""
    return f"{sent}, {rest}{pace}{lost}"
