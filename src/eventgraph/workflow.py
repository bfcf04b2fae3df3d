"""The corridor: the one place that knows the order of the stages.

Articles are read, extracted, resolved, built into a graph, and projected to RDF. What the package offers
is here; each function imports only the stages that it walks through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eventgraph.decision_files import read_decisions
from eventgraph.intake import NO_FIELDS, inputs
from eventgraph.records import (
    Article,
    CheckReport,
    Explanation,
    Extraction,
    Gap,
    InputReport,
    OpenExtraction,
    Resolution,
)
from eventgraph.settings import DEFAULT_MODEL, DEFAULT_STORE, ReadingLimits

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from eventgraph.rdf.queries.limits import Limits
    from eventgraph.rdf.queries.saved import SavedQuery
    from eventgraph.rdf.queries.sparql import QueryResult

Paths = Iterable[Path | str]
OnInput = Callable[[InputReport], None]


def read(
    *paths: Path | str,
    limits: ReadingLimits | None = None,
    fields: Mapping[str, str] = NO_FIELDS,
    format: str | None = None,  # noqa: A002 - what the option is called
    on_input: OnInput | None = None,
) -> Iterator[Article]:
    """Yield the articles of files and folders, folders in sorted order; the path `-` is standard input.

    What cannot be read is passed over and reported, one row each, to `on_input`. `limits` says how much of
    an input is read, `fields` what JSON and tables call an article's fields, where that is to be set
    ({"text": "body"}), `format` in which format standard input is, unless its first bytes say so.

    Raises:
        NotFoundError: a path, or the format, does not exist.
        SettingsError: `fields` names one that no article has; at the end also: where inputs lack a field
            that it names, and none has it.
    """
    from eventgraph.readers.field_map import FieldUse

    use = FieldUse(fields)
    for item in inputs(map(Path, paths), limits, fields=fields, form=format):
        use.see(item)
        if isinstance(item, Article):
            yield item
        elif on_input is not None:
            on_input(item)
    use.check()


def extract(  # noqa: PLR0913 - what a user may set
    articles: Iterable[Article],
    *,
    model: str = DEFAULT_MODEL,
    ontology: Paths = (),
    gazetteer: Paths = (),
    weights: Path | str | None = None,
    min_confidence: float = 0.0,
) -> Iterator[Extraction]:
    """Yield what is found in each article, in the order given; the model is loaded at the first one.

    Claims less sure than `min_confidence` are dropped; `weights` is a file that `calibrate` wrote.

    Raises:
        ModelNotFoundError: the spaCy pipeline is not installed.
        OntologyError: one of the user's files is wrong.
    """
    from eventgraph.pipeline.language import load_language, read_article

    nlp = load_language(model, ontology=map(str, ontology), gazetteer=map(str, gazetteer), weights=weights)
    for article in articles:
        yield read_article(nlp, article).at_least(min_confidence)


def propositions(
    articles: Iterable[Article], *, model: str = DEFAULT_MODEL, ontology: Paths = (), gazetteer: Paths = ()
) -> Iterator[OpenExtraction]:
    """Yield every proposition of each article, also those that no relation of the ontology takes.

    Raises:
        ModelNotFoundError, OntologyError: see `extract`.
    """
    from eventgraph.pipeline.language import load_language, read_openly

    files = tuple(map(str, ontology))
    nlp = load_language(model, ontology=files, gazetteer=map(str, gazetteer))
    for article in articles:
        yield read_openly(nlp, article, ontology=files)


def gaps(extractions: Iterable[OpenExtraction], *, ontology: Paths = ()) -> list[Gap]:
    """Return frequent words between entities that no relation took, and names that are not known.

    Raises:
        OntologyError: one of the user's files is wrong.
    """
    from eventgraph.coverage import find_gaps
    from eventgraph.ontology import load_ontology

    return find_gaps(extractions, load_ontology(map(str, ontology)))


def extraction_schema(*, openly: bool = False) -> dict[str, Any]:
    """Return the JSON schema of what `extract` yields, or (`openly`) of what `propositions` yields."""
    record = OpenExtraction if openly else Extraction
    return record.model_json_schema(mode="serialization")


def resolve(extractions: Iterable[Extraction]) -> Resolution:
    """Return who is who across the articles: the same for any order of them."""
    from eventgraph.resolution import resolve as resolve_names

    return resolve_names(extractions)


def build_graph(
    extractions: Iterable[Extraction], *, articles: Iterable[Article] = (), ontology: Paths = ()
) -> nx.MultiDiGraph[str]:
    """Return entities and claims as `docs/graph.md` defines them: an edge for each claim.

    `articles` are those of the extractions; without their texts each counts as a witness of its own.
    """
    from eventgraph import graph
    from eventgraph.ontology import load_ontology
    from eventgraph.ontology.logic import load_logic
    from eventgraph.together import Told

    found = list(extractions)
    texts = {article.id: article for article in articles}
    together = Told.of((texts.get(each.article), each) for each in found).together(load_logic())
    relations = load_ontology(map(str, ontology)).relations
    return graph.build_graph(found, together.resolution, ontology=relations, standings=together.standings)


def to_dataset(graph: nx.MultiDiGraph[str]) -> rdflib.Dataset:
    """Return the graph as an rdflib Dataset, a named graph for each article."""
    from eventgraph.rdf.projection import to_dataset as project

    return project(graph)


def load_graph(store: Path | str = DEFAULT_STORE) -> nx.MultiDiGraph[str]:
    """Return the graph that a store holds.

    Raises:
        StoreError: there is no store.
    """
    from eventgraph.rdf.reconstruction import from_nquads
    from eventgraph.rdf.storage.store import Store

    with Store.open(store) as opened:
        return from_nquads(opened.dump())


def query(text: str, *, store: Path | str = DEFAULT_STORE, limits: Limits | None = None) -> QueryResult:
    """Ask a store a SPARQL question; the usual prefixes are known, and all articles are asked together.

    It is answered by a process of its own, within limits of time, memory and rows.

    Raises:
        QueryError: it is not SPARQL 1.1, or it is an update, SERVICE or LOAD.
        QueryLimitError: it takes more time or memory than it may.
        QueryCrashError: the process that answered it died.
        StoreError: there is no store.
    """
    from eventgraph.rdf.queries.hits import searcher
    from eventgraph.rdf.queries.limits import DEFAULT_LIMITS
    from eventgraph.rdf.queries.supervision import ask
    from eventgraph.rdf.storage.folder import open_snapshot

    search = searcher(Path(store))
    with open_snapshot(Path(store)) as snapshot:
        return ask(snapshot.quads, text, limits or DEFAULT_LIMITS, search=search)


def explain_query(text: str, *, store: Path | str = DEFAULT_STORE, limits: Limits | None = None) -> list[str]:
    """Return sentences on where the time of a query goes: each step is asked alone and with those before it.

    Raises:
        QueryError: it is not SPARQL 1.1, or it is an update, SERVICE or LOAD.
        StoreError: there is no store.
    """
    from eventgraph.rdf.queries.explain import explain
    from eventgraph.rdf.queries.hits import searcher
    from eventgraph.rdf.queries.limits import DEFAULT_LIMITS
    from eventgraph.rdf.queries.supervision import ask
    from eventgraph.rdf.storage.folder import open_snapshot

    with open_snapshot(Path(store)) as snapshot:
        asking = partial(ask, snapshot.quads, search=searcher(Path(store)))
        return explain(asking, text, limits or DEFAULT_LIMITS)


def saved_queries() -> dict[str, SavedQuery]:
    """Return the queries that are shipped, by name."""
    from eventgraph.rdf.queries.saved import saved_queries as load

    return load()


def run_saved_query(
    name: str,
    parameters: Mapping[str, str] | None = None,
    *,
    store: Path | str = DEFAULT_STORE,
    limits: Limits | None = None,
) -> QueryResult:
    """Ask a store a saved question; parameters that are not given have their defaults.

    Raises:
        NotFoundError: no query has that name, or it has no such parameter.
        QueryLimitError, QueryCrashError, StoreError: see `query`.
    """
    from eventgraph.rdf.queries.saved import fill_query

    return query(fill_query(name, parameters or {}), store=store, limits=limits)


def why(
    subject: str, relation: str | None = None, obj: str | None = None, *, store: Path | str = DEFAULT_STORE
) -> list[Explanation]:
    """Return every sentence behind a claim (one argument: its id) or an edge (three: names and relation).

    Raises:
        NotFoundError: the store holds no such claim or edge; the message names what is near.
        StoreError: there is no store.
    """
    from eventgraph.graph.explanations import explain, select_claims
    from eventgraph.rdf.storage.store import Store

    chosen = select_claims(load_graph(store), subject, relation, obj)
    with Store.open(store) as opened:
        return [
            row
            for article_id in dict.fromkeys(article for article, _ in chosen)
            for row in explain(*opened.record(article_id), {claim for a, claim in chosen if a == article_id})
        ]


def verify(store: Path | str = DEFAULT_STORE, *, deep: bool = False) -> CheckReport:
    """Prove that every claim's evidence is the exact text at its offsets, in records and in RDF.

    If `deep`, every byte of the store's files and every index is read, too.

    Raises:
        DecisionError: the store's decisions cannot be read.
        StoreError: there is no store.
    """
    from eventgraph.rdf.storage.folder import DECISIONS
    from eventgraph.rdf.storage.store import Store
    from eventgraph.rdf.storage.verification import verify_store
    from eventgraph.resolution import rejected

    gone = rejected(read_decisions(Path(store) / DECISIONS))
    with Store.open(store) as opened:
        return verify_store(opened, deep=deep, rejected=gone)


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
