"""Articles into a store: read, extracted, committed one by one, then resolved over the whole store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from eventgraph import ids
from eventgraph.article_reader import ArticleReader, Reading
from eventgraph.decision_files import read_decisions
from eventgraph.errors import StoreError
from eventgraph.intake import NO_FIELDS, check_fields, check_paths, inputs
from eventgraph.records import Article, IngestReport, InputReport
from eventgraph.settings import DEFAULT_MODEL, DEFAULT_STORE, ReadingLimits
from eventgraph.settlement import settle, store_extraction

if TYPE_CHECKING:
    from eventgraph.rdf.storage.skipped import SkippedList
    from eventgraph.rdf.storage.store import Store
    from eventgraph.readers.field_map import FieldUse

Paths = Iterable[Path | str]
OnInput = Callable[[InputReport], None]
PARTIAL: Final = "partial"
SAME_ID: Final = "nothing is to be done if both files hold the same article; else give each an id of its own"


def ingest(  # noqa: PLR0913 - what a user may set
    *paths: Path | str,
    store: Path | str = DEFAULT_STORE,
    model: str = DEFAULT_MODEL,
    ontology: Paths = (),
    gazetteer: Paths = (),
    weights: Path | str | None = None,
    min_confidence: float = 0.0,
    fields: Mapping[str, str] = NO_FIELDS,
    prune: bool = False,
    limits: ReadingLimits | None = None,
    format: str | None = None,  # noqa: A002 - what the option is called
    on_input: OnInput | None = None,
    should_stop: Callable[[], bool] = bool,
) -> IngestReport:
    """Read articles into a store; what it has already, from the same pipeline, costs a hash.

    An article is stored as soon as it is read. When all are, entities are resolved over the whole store,
    so the order of articles and the number of runs do not matter. Claims less sure than `min_confidence`
    are not stored; `weights` is a file that `calibrate` wrote; `limits`, `fields` and `format` are as in
    `read`. With `prune`, articles that came from these paths and are no longer there are removed. When
    `should_stop` says so, no further article is begun, nothing is pruned or resolved, and the report says
    `interrupted`; the next run goes on. What was not read, or not whole, is listed in the store's
    `skipped.jsonl` as well.

    Raises:
        NotFoundError: a path, or the format, does not exist; no store is made then.
        SettingsError: `fields` names one that no article has.
        DecisionError: the store's decisions cannot be read or contradict each other.
        StoreInUseError: another process writes to the store.
        ModelNotFoundError, OntologyError: see `extract`.
    """
    from eventgraph.rdf.storage.folder import DECISIONS, REPORTS
    from eventgraph.rdf.storage.reports import cut_short
    from eventgraph.rdf.storage.skipped import SkippedList
    from eventgraph.rdf.storage.store import Store
    from eventgraph.readers.field_map import FieldUse
    from eventgraph.resolution.consistency import check_decisions

    check_fields(fields)
    check_paths(map(Path, paths), form=format)
    if prune:
        _check_base(Path(store), paths)
    # Said before hours of reading, not after them.
    check_decisions(read_decisions(Path(store) / DECISIONS))
    reading = Reading(model, _names(ontology), _names(gazetteer), weights, min_confidence)
    former = cut_short(Path(store) / REPORTS)
    with Store.open(store, write=True) as opened, SkippedList(Path(store)) as skipped:
        reader = ArticleReader(reading)
        run = _Run(opened, reader)
        rows: list[InputReport] = []
        use = FieldUse(fields)

        def report(row: InputReport) -> None:
            opened.report(row)
            skipped.add(row)
            rows.append(row)
            if on_input is not None:
                on_input(row)

        for row in _rows(_seen(use, inputs(map(Path, paths), limits, fields=fields, form=format)), run.take):
            report(row)
            if should_stop():
                articles = opened.article_count()
                opened.close(result="stopped")
                found = IngestReport(articles=articles, interrupted=True)
                return found.model_copy(update=_told(rows, skipped, former))
        if prune:
            for row in _pruned(opened, paths, rows):
                report(row)
        settled = settle(opened, reader.relations)
        told = {**_told(rows, skipped, former), "unused_fields": use.unused()}
        return settled.model_copy(update=told)


def _seen(use: FieldUse, items: Iterable[Article | InputReport]) -> Iterator[Article | InputReport]:
    for item in items:
        use.see(item)
        yield item


def _told(rows: Iterable[InputReport], skipped: SkippedList, former: str | None) -> dict[str, object]:
    listed = str(skipped.path) if skipped.count else None
    return {"inputs": tuple(rows), "skipped_list": listed, "goes_on_from": former}


def _names(paths: Paths) -> tuple[str, ...]:
    return tuple(map(str, paths))


def _pruned(store: Store, paths: Paths, rows: Iterable[InputReport]) -> Iterator[InputReport]:
    """Remove what came from the paths and is no longer there; what could not be read this time stays."""
    from eventgraph.readers import display_name

    seen = {row.article for row in rows}
    unread = {display_name(Path(row.path)) for row in rows if row.article is None}
    closed = {display_name(Path(row.path)) for row in rows if row.code == "permission"}
    places = [display_name(Path(path)) for path in paths]
    for article_id, ledger_row in store.ledger().items():
        file = ledger_row.source_file
        if file is None or article_id in seen or file in unread:
            continue
        if any(_lies_at(file, place) for place in places) and not any(_lies_at(file, one) for one in closed):
            store.remove(article_id)
            yield InputReport(path=file, status="removed", article=article_id)


def _rows(
    items: Iterable[Article | InputReport], take: Callable[[Article], InputReport]
) -> Iterator[InputReport]:
    """Yield one row for each input: an article's warnings are joined with the row of what became of it."""
    last: InputReport | None = None
    for item in items:
        if isinstance(item, InputReport) and last is not None and _is_warning_of(item, last):
            last = _joined(last, item)
            continue
        if last is not None:
            yield last
        last = take(item) if isinstance(item, Article) else item
    if last is not None:
        yield last


def _is_warning_of(row: InputReport, article: InputReport) -> bool:
    # A row without an article is of the whole file where it names no member.
    own = article.article is not None and (
        row.article == article.article or (row.article is None and row.member is None)
    )
    return row.status == "warning" and row.path == article.path and own


def _joined(row: InputReport, warning: InputReport) -> InputReport:
    status = "warning" if row.status == "ok" else row.status
    message = "; ".join(filter(None, (row.message, warning.message)))
    # That a part is missing is worse than what else may be said of an article.
    worst = row if row.code == PARTIAL else warning
    return row.model_copy(
        update={"status": status, "code": worst.code, "message": message, "hint": worst.hint}
    )


def _check_base(store: Path, paths: Paths) -> None:
    """Refuse to prune from another working directory than the one that the store's names are relative to.

    Raises:
        StoreError: the same names would mean other files.
    """
    from eventgraph.rdf.storage.folder import base_of
    from eventgraph.readers import display_name

    base, here = base_of(store), str(Path.cwd())
    if base not in (None, here) and not all(Path(display_name(Path(path))).is_absolute() for path in paths):
        message = f"store {store} was filled from {base}, where its files have their names; prune from there"
        raise StoreError(message)


def _lies_at(file: str, place: str) -> bool:
    """Tell whether a file is the place or lies below it; both are named as articles name their files."""
    below = not file.startswith("/") if place == "." else file.startswith(place.rstrip("/") + "/")
    return below or file == place


class _Run:
    """One run of ingest."""

    def __init__(self, store: Store, reader: ArticleReader) -> None:
        self._store, self._reader = store, reader
        self._seen: dict[str, tuple[str, str]] = {}

    def take(self, article: Article) -> InputReport:
        """Store one article unless it is stored already; report what became of it."""
        from eventgraph.rdf.storage.record_files import article_sha256

        report = InputReport(path=article.source_file or article.id, status="ok", article=article.id)
        version, other = _version_key(article), self._seen.get(article.id)
        if other is not None:
            message = f"the id {article.id} was read before in this run; the later version is kept"
            said = {"code": "duplicate_id", "message": message, "status": "warning", "hint": SAME_ID}
            report = report.model_copy(update=said)
            if version <= other:
                return report
        self._seen[article.id] = version
        row = self._store.row(article.id)
        if row is not None and (row.content, row.pipeline) == (article_sha256(article), self._reader.version):
            return report if other is not None else report.model_copy(update={"status": "unchanged"})
        self._reader.load()
        try:
            claims = self._commit(article)
        except OSError:
            raise  # a full disk is no fault of the article, and the next one would meet it again
        except Exception as error:  # noqa: BLE001 - an article's border: the others must still be read
            message = f"{type(error).__name__}: {error}"
            return report.model_copy(update={"status": "quarantine", "code": "internal", "message": message})
        changed = {"claims": claims}
        return report.model_copy(update=changed | ({"status": "replaced"} if row is not None else {}))

    def _commit(self, article: Article) -> int:
        extraction, pipeline = self._reader.read(article), self._reader.version
        relations = self._reader.relations
        store_extraction(self._store, article, extraction, relations=relations, pipeline=pipeline)
        return len(extraction.claims)


def _version_key(article: Article) -> tuple[str, str]:
    """Of two versions read in one run the later published is kept; a hash decides between equals."""
    return (article.published or "", ids.digest(article.text, length=64))
