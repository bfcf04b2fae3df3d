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
    from eventgraph.assessment import calibrate, evaluate
    from eventgraph.conformance import validate, violations
    from eventgraph.errors import EventgraphError, NotFoundError
    from eventgraph.evaluation import EvaluationReport, FittingReport
    from eventgraph.exchange import describe, import_rdf, imports, publish, remove_import
    from eventgraph.exporters import export
    from eventgraph.exporters.answers import write_answer
    from eventgraph.graph import ego, find_node, project
    from eventgraph.identity import (
        decide,
        decide_from,
        decisions,
        explain_entity,
        questions,
        replay,
        write_questions,
    )
    from eventgraph.ingestion import ingest
    from eventgraph.inquiry import conflicts, grounds, path, timeline
    from eventgraph.maintenance import backup, compact, info, rebuild, remove
    from eventgraph.ontology import Ontology, Relation, load_ontology
    from eventgraph.outlook import open_plans
    from eventgraph.past import Past, as_of
    from eventgraph.rdf.exchange.limits import Connection, ImportLimits
    from eventgraph.rdf.queries.limits import Limits
    from eventgraph.rdf.queries.results import serialized as format_result
    from eventgraph.rdf.queries.results import table_rows
    from eventgraph.rdf.queries.saved import fill_query
    from eventgraph.rdf.queries.sparql import QueryResult
    from eventgraph.records import (
        Article,
        Chain,
        Claim,
        Conflict,
        Decision,
        Entity,
        Extraction,
        Factuality,
        Gap,
        Hit,
        OpenExtraction,
        Plan,
        Proposition,
        Timeline,
        TimelineRow,
        Violation,
    )
    from eventgraph.search import find, rebuild_search
    from eventgraph.settings import ReadingLimits, Settings, load_settings
    from eventgraph.workflow import (
        build_graph,
        check_ontology,
        explain_query,
        extract,
        extraction_schema,
        gaps,
        load_graph,
        propositions,
        query,
        read,
        resolve,
        run_saved_query,
        saved_queries,
        to_dataset,
        verify,
        why,
    )

_HOME: Final = {
    "assessment": ("calibrate", "evaluate"),
    "conformance": ("validate", "violations"),
    "errors": ("EventgraphError", "NotFoundError"),
    "evaluation": ("EvaluationReport", "FittingReport"),
    "exchange": ("describe", "import_rdf", "imports", "publish", "remove_import"),
    "exporters": ("export",),
    "exporters.answers": ("write_answer",),
    "graph": ("ego", "find_node", "project"),
    "identity": (
        "decide",
        "decide_from",
        "decisions",
        "explain_entity",
        "questions",
        "replay",
        "write_questions",
    ),
    "ingestion": ("ingest",),
    "inquiry": ("conflicts", "grounds", "path", "timeline"),
    "maintenance": ("backup", "compact", "info", "rebuild", "remove"),
    "ontology": ("Ontology", "Relation", "load_ontology"),
    "outlook": ("open_plans",),
    "past": ("Past", "as_of"),
    "rdf.exchange.limits": ("Connection", "ImportLimits"),
    "rdf.queries.limits": ("Limits",),
    "rdf.queries.results": ("serialized", "table_rows"),
    "rdf.queries.saved": ("fill_query",),
    "rdf.queries.sparql": ("QueryResult",),
    "records": (
        "Article",
        "Chain",
        "Claim",
        "Conflict",
        "Decision",
        "Entity",
        "Extraction",
        "Factuality",
        "Gap",
        "Hit",
        "OpenExtraction",
        "Plan",
        "Proposition",
        "Timeline",
        "TimelineRow",
        "Violation",
    ),
    "search": ("find", "rebuild_search"),
    "settings": ("ReadingLimits", "Settings", "load_settings"),
    "workflow": (
        "build_graph",
        "check_ontology",
        "explain_query",
        "extract",
        "extraction_schema",
        "gaps",
        "load_graph",
        "propositions",
        "query",
        "read",
        "resolve",
        "run_saved_query",
        "saved_queries",
        "to_dataset",
        "verify",
        "why",
    ),
}
"""Where what is public lives."""
_RENAMED: Final = {"format_result": "serialized"}
_MODULE_OF: Final = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Article",
    "Chain",
    "Claim",
    "Conflict",
    "Connection",
    "Decision",
    "Entity",
    "EvaluationReport",
    "EventgraphError",
    "Extraction",
    "Factuality",
    "FittingReport",
    "Gap",
    "Hit",
    "ImportLimits",
    "Limits",
    "NotFoundError",
    "Ontology",
    "OpenExtraction",
    "Past",
    "Plan",
    "Proposition",
    "QueryResult",
    "ReadingLimits",
    "Relation",
    "Settings",
    "Timeline",
    "TimelineRow",
    "Violation",
    "as_of",
    "backup",
    "build_graph",
    "calibrate",
    "check_ontology",
    "compact",
    "conflicts",
    "decide",
    "decide_from",
    "decisions",
    "describe",
    "ego",
    "evaluate",
    "explain_entity",
    "explain_query",
    "export",
    "extract",
    "extraction_schema",
    "fill_query",
    "find",
    "find_node",
    "format_result",
    "gaps",
    "grounds",
    "import_rdf",
    "imports",
    "info",
    "ingest",
    "load_graph",
    "load_ontology",
    "load_settings",
    "open_plans",
    "path",
    "project",
    "propositions",
    "publish",
    "query",
    "questions",
    "read",
    "rebuild",
    "rebuild_search",
    "remove",
    "remove_import",
    "replay",
    "resolve",
    "run_saved_query",
    "saved_queries",
    "table_rows",
    "timeline",
    "to_dataset",
    "validate",
    "verify",
    "violations",
    "why",
    "write_answer",
    "write_questions",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute may be anything
    """Load what was asked for from the module where it lives (PEP 562)."""
    own = _RENAMED.get(name, name)
    if name not in __all__ or own not in _MODULE_OF:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{_MODULE_OF[own]}"), own)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List what is public, loaded or not."""
    return sorted(__all__)
