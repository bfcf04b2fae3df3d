"""Options of the verbs that read articles: how much of an input is read, `[limits]` in `eventgraph.toml`."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated, Any, Final

import typer


def _positive(value: float | None) -> float | None:
    if value is not None and not 0 < value < math.inf:
        message = "must be more than 0"
        raise typer.BadParameter(message)
    return value


def _limit(flag: str, unit: str, default: str, help_line: str) -> Any:  # noqa: ANN401 - what Typer makes
    return typer.Option(flag, metavar=unit, show_default=default, help=help_line, callback=_positive)


LIMITS: Final[dict[str, Any]] = {
    "file_mb": Annotated[float | None, _limit("--max-file-mb", "MB", "20", "Largest document on the disk.")],
    "unpacked_mb": Annotated[
        float | None, _limit("--max-unpacked-mb", "MB", "50", "Largest document in an archive.")
    ],
    "archive_mb": Annotated[
        float | None, _limit("--max-archive-mb", "MB", "20000", "Most that an archive unpacks to.")
    ],
    "members": Annotated[
        int | None, _limit("--max-members", "N", "100000", "Most documents of an archive or list.")
    ],
    "characters": Annotated[int | None, _limit("--max-characters", "N", "500000", "Longest article.")],
    "pdf_pages": Annotated[int | None, _limit("--max-pdf-pages", "N", "500", "Most pages of a PDF.")],
    "seconds": Annotated[float | None, _limit("--read-seconds", "S", "10", "Longest reading of a document.")],
    "memory_mb": Annotated[
        int | None, _limit("--read-memory", "MB", "1000", "Most memory of reading a document.")
    ],
    "any_language": Annotated[
        bool | None, typer.Option("--any-language", help="Read articles that are not English, too.")
    ],
}
"""The option of each field of `ReadingLimits` that has one."""


def with_limits(verb: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options of `LIMITS`; in place of them it gets `limits`, those that were given."""
    own = signature(verb, eval_str=True)
    kept = [parameter for name, parameter in own.parameters.items() if name != "limits"]
    more = [
        Parameter(name, Parameter.KEYWORD_ONLY, annotation=option, default=None)
        for name, option in LIMITS.items()
    ]

    @wraps(verb)
    def run(**given: Any) -> None:  # noqa: ANN401 - whatever the verb takes
        values = {name: given.pop(name) for name in LIMITS}
        verb(**given, limits={name: value for name, value in values.items() if value})

    run.__signature__ = own.replace(parameters=[*kept, *more])  # type: ignore[attr-defined]
    return run
