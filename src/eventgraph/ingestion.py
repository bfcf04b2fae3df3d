"""Articles into a store: read, extracted, committed one by one, then resolved over the whole store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from eventgraph.intake import check_paths, inputs
from eventgraph.records import Article, Extraction, Factuality, IngestReport, InputReport
from eventgraph.settings import DEFAULT_MODEL, DEFAULT_STORE

if TYPE_CHECKING:
    import networkx as nx
    from spacy.language import Language

    from eventgraph.graph.build import RelationInfo
    from eventgraph.rdf.storage.store import Store

Paths = Iterable[Path | str]
OnInput = Callable[[InputReport], None]


def ingest(  # noqa: PLR0913 - what a user may set
    *paths: Path | str,
    store: Path | str = DEFAULT_STORE,
    model: str = DEFAULT_MODEL,
    ontology: Paths = (),
    gazetteer: Paths = (),
    weights: Path | str | None = None,
    min_confidence: float = 0.0,
    on_input: OnInput | None = None,
) -> IngestReport:
    """Read articles into a store; what it has already, from the same pipeline, costs a hash.

    An article is stored as soon as it is read. When all are, entities are resolved over the whole store,
    so the order of articles and the number of runs do not matter. Claims less sure than `min_confidence`
    are not stored; `weights` is a file that `calibrate` wrote.

    Raises:
        NotFoundError: a path does not exist; no store is made then.
        StoreInUseError: another process writes to the store.
        ModelNotFoundError, OntologyError: see `extract`.
    """
    from eventgraph.rdf.storage.store import Store

    check_paths(map(Path, paths))
    files = tuple(map(str, ontology))
    with Store.open(store, write=True) as opened:
        reading = _Reading(model, files, tuple(map(str, gazetteer)), weights, min_confidence)
        run = _Run(opened, reading)
        rows: list[InputReport] = []
        for row in _rows(inputs(map(Path, paths)), run.take):
            rows.append(row)
            if on_input is not None:
                on_input(row)
        return _settle(opened, rows, files)


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
    own = article.article is not None and row.article in (None, article.article)
    return row.status == "warning" and row.path == article.path and own


def _joined(row: InputReport, warning: InputReport) -> InputReport:
    status = "warning" if row.status == "ok" else row.status
    message = "; ".join(filter(None, (row.message, warning.message)))
    return row.model_copy(
        update={"status": status, "code": warning.code, "message": message, "hint": warning.hint}
    )


class _Reading(NamedTuple):
    """How the articles of a run are read."""

    model: str
    ontology: tuple[str, ...]
    gazetteer: tuple[str, ...]
    weights: Path | str | None
    min_confidence: float


class _Run:
    """One run of ingest: the model is loaded when the first article needs it."""

    def __init__(self, store: Store, reading: _Reading) -> None:
        self._store, self._reading = store, reading
        self._nlp: Language | None = None
        self._seen: dict[str, Article] = {}
        self._version = ""

    def take(self, article: Article) -> InputReport:
        """Store one article unless it is stored already; report what became of it."""
        from eventgraph.rdf.storage.record_files import article_sha256

        report = InputReport(path=article.source_file or article.id, status="ok", article=article.id)
        other = self._seen.get(article.id)
        if other is not None:
            message = f"the id {article.id} was read before in this run; the later version is kept"
            report = report.model_copy(
                update={"code": "duplicate_id", "message": message, "status": "warning"}
            )
            if _version_key(article) <= _version_key(other):
                return report
        self._seen[article.id] = article
        row = self._store.row(article.id)
        if row is not None and (row.content, row.pipeline) == (article_sha256(article), self._pipeline()):
            return report if other is not None else report.model_copy(update={"status": "unchanged"})
        nlp = self._language()
        try:
            claims = self._commit(article, nlp)
        except OSError:
            raise  # a full disk is no fault of the article, and the next one would meet it again
        except Exception as error:  # noqa: BLE001 - an article's border: the others must still be read
            message = f"{type(error).__name__}: {error}"
            return report.model_copy(update={"status": "quarantine", "code": "internal", "message": message})
        changed = {"claims": claims}
        return report.model_copy(update=changed | ({"status": "replaced"} if row is not None else {}))

    def _commit(self, article: Article, nlp: Language) -> int:
        from eventgraph.ontology import load_ontology
        from eventgraph.pipeline.language import read_article
        from eventgraph.rdf.projection import article_nquads, description_nquads

        extraction = read_article(nlp, article).at_least(self._reading.min_confidence)
        graph = _graph([extraction], load_ontology(self._reading.ontology).relations)
        self._store.describe_new(description_nquads(graph))
        quads = [*article_nquads(graph).get(article.id, ()), *_article_node(article)]
        self._store.commit(article, extraction, quads, pipeline=self._pipeline())
        return len(extraction.claims)

    def _language(self) -> Language:
        if self._nlp is None:
            from eventgraph.pipeline.language import load_language

            model, ontology, gazetteer, weights, _ = self._reading
            self._nlp = load_language(model, ontology=ontology, gazetteer=gazetteer, weights=weights)
        return self._nlp

    def _pipeline(self) -> str:
        if not self._version:
            from eventgraph.pipeline.version import pipeline_version

            self._version = pipeline_version(**self._reading._asdict())
        return self._version


def _version_key(article: Article) -> tuple[str, str]:
    """Of two versions read in one run the later published is kept; the text decides between equals."""
    return (article.published or "", article.text)


def _article_node(article: Article | Extraction) -> tuple[str, ...]:
    from eventgraph.rdf.projection import article_node_nquads

    name = article.id if isinstance(article, Article) else article.article
    known = {key: getattr(article, key) for key in ("title", "publisher", "published", "url")}
    return article_node_nquads(name, {key: value for key, value in known.items() if value is not None})


def _settle(store: Store, rows: list[InputReport], ontology: tuple[str, ...]) -> IngestReport:
    """Resolve entities over the whole store, bring every article's graph in line, and sum up."""
    from eventgraph.ontology import load_ontology
    from eventgraph.rdf.projection import article_nquads, description_nquads

    extractions = list(store.extractions())
    # Relations of an ontology that an earlier run was given keep their words.
    relations: dict[str, RelationInfo] = {**store.relations(), **load_ontology(ontology).relations}
    graph = _graph(extractions, relations)
    quads = article_nquads(graph)
    for extraction in extractions:
        store.replace_quads(
            extraction.article, [*quads.get(extraction.article, ()), *_article_node(extraction)]
        )
    store.describe_entities(description_nquads(graph))
    claims = [claim for extraction in extractions for claim in extraction.claims]
    return IngestReport(
        inputs=tuple(rows),
        articles=len(extractions),
        entities=graph.number_of_nodes(),
        claims={f.value: sum(claim.factuality == f for claim in claims) for f in Factuality},
        relations=dict(Counter(claim.relation for claim in claims).most_common()),
    )


def _graph(extractions: list[Extraction], relations: Mapping[str, RelationInfo]) -> nx.MultiDiGraph[str]:
    from eventgraph.graph import build_graph
    from eventgraph.resolution import resolve

    return build_graph(extractions, resolve(extractions), ontology=relations)
