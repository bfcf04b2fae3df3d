"""News articles in; a graph of who did what to whom, when and says who, out.

    import eventgraph as eg

    articles = eg.read("data/articles")
    graph = eg.build_graph(eg.extract(articles))
    eg.export(graph, "news.gexf")

Everything public stands here and is loaded when it is first used, so that `import eventgraph` costs
neither spaCy nor rdflib nor NetworkX.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from eventgraph.errors import EventgraphError
    from eventgraph.exporters import export
    from eventgraph.ontology import Ontology, Relation, load_ontology
    from eventgraph.records import Article, Claim, Entity, Extraction, Factuality
    from eventgraph.settings import Settings, load_settings
    from eventgraph.workflow import (
        build_graph,
        check_ontology,
        extract,
        extraction_schema,
        ingest,
        load_graph,
        query,
        read,
        resolve,
        run_saved_query,
        saved_queries,
        to_dataset,
        validate,
        verify,
        why,
    )

_HOME: Final = {
    "EventgraphError": "errors",
    "export": "exporters",
    "Ontology": "ontology",
    "Relation": "ontology",
    "load_ontology": "ontology",
    "Article": "records",
    "Claim": "records",
    "Entity": "records",
    "Extraction": "records",
    "Factuality": "records",
    "Settings": "settings",
    "load_settings": "settings",
    "build_graph": "workflow",
    "check_ontology": "workflow",
    "extract": "workflow",
    "extraction_schema": "workflow",
    "ingest": "workflow",
    "load_graph": "workflow",
    "query": "workflow",
    "read": "workflow",
    "resolve": "workflow",
    "run_saved_query": "workflow",
    "saved_queries": "workflow",
    "to_dataset": "workflow",
    "validate": "workflow",
    "verify": "workflow",
    "why": "workflow",
}

__all__ = [
    "Article",
    "Claim",
    "Entity",
    "EventgraphError",
    "Extraction",
    "Factuality",
    "Ontology",
    "Relation",
    "Settings",
    "build_graph",
    "check_ontology",
    "export",
    "extract",
    "extraction_schema",
    "ingest",
    "load_graph",
    "load_ontology",
    "load_settings",
    "query",
    "read",
    "resolve",
    "run_saved_query",
    "saved_queries",
    "to_dataset",
    "validate",
    "verify",
    "why",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute may be anything
    """Load what was asked for from the module where it lives (PEP 562)."""
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List what is public, loaded or not."""
    return sorted(__all__)
