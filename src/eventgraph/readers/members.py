"""Files that hold several articles: one that cannot be read does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from eventgraph.errors import ReadError
from eventgraph.readers.item import Item, file_id, report, to_article
from eventgraph.readers.reasons import Notice, Reason
from eventgraph.readers.source import SourceFile
from eventgraph.records import Article, InputReport

Raw = TypeVar("Raw")


def read_members(
    file: SourceFile, members: Iterable[tuple[str, Raw]], parse: Callable[[Raw], Item]
) -> Iterator[Article | InputReport]:
    """Yield each member's article and warnings, or a quarantine row that says why there is none.

    A member is a label for people ("line 3") and what `parse` makes an item of, raising `ReadError` where
    it cannot. An article whose id another of the file already has gets the file's name and its number for
    id, and a warning, so that neither replaces the other.
    """
    seen: set[str] = set()
    for number, (label, raw) in enumerate(members, start=1):
        try:
            article, notices = to_article(parse(raw), file, number=number)
        except ReadError as error:
            yield _set_aside(file, label, error)
            continue
        if article.id in seen:
            notices = (
                *notices,
                Notice(Reason.DUPLICATE_ID, f"another article of the file has the id {article.id}"),
            )
            article = article.model_copy(update={"id": file_id(file, number)})
        seen.add(article.id)
        yield article
        yield from report(file, notices, article=article.id, member=label)


def _set_aside(file: SourceFile, label: str, error: ReadError) -> InputReport:
    return InputReport(
        path=file.name,
        status="quarantine",
        member=label,
        code=error.code,
        message=str(error),
        hint=error.hint,
    )
