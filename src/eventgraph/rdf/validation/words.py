"""What a shape asks for, in words: its own where it has some, else those of the constraint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.rdf.namespaces import RDFS, SH
from eventgraph.rdf.queries.results import shortened

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

OWN_WORDS: Final = (f"{SH}name", f"{SH}description", f"{RDFS}comment", f"{RDFS}label")
WORDS: Final[Mapping[str, str]] = {
    "minCount": "needs at least {value} {path}",
    "maxCount": "has more than {value} {path}",
    "class": "{path} is not of class {value}",
    "datatype": "{path} is not of datatype {value}",
    "nodeKind": "{path} is no {value}",
    "in": "{path} is none of the values that are allowed",
    "hasValue": "{path} has not the value {value}",
    "pattern": "{path} does not match {value}",
    "minLength": "{path} is shorter than {value} characters",
    "maxLength": "{path} is longer than {value} characters",
    "minInclusive": "{path} is less than {value}",
    "maxInclusive": "{path} is more than {value}",
    "minExclusive": "{path} is not more than {value}",
    "maxExclusive": "{path} is not less than {value}",
    "lessThan": "{path} is not less than {value}",
    "lessThanOrEquals": "{path} is more than {value}",
    "equals": "{path} is not the same as {value}",
    "disjoint": "{path} has a value in common with {value}",
    "closed": "has {path}, which the shape does not know",
}


class Result(NamedTuple):
    """A `sh:ValidationResult` of a report."""

    report: rdflib.Graph
    iri: Node

    def value(self, name: str) -> Node | None:
        """Return the value of a property of SHACL, or None."""
        import rdflib

        return self.report.value(self.iri, rdflib.URIRef(SH + name))

    @property
    def component(self) -> str:
        """The kind of constraint that is broken, as the parameter that stands in shapes: "minCount"."""
        name = (
            str(self.value("sourceConstraintComponent")).removeprefix(SH).removesuffix("ConstraintComponent")
        )
        return name[:1].lower() + name[1:]

    @property
    def path(self) -> str:
        """The path from the node, shortened; empty where it has several steps, or the node is at fault."""
        path = self.value("resultPath")
        short = "" if path is None else shortened(str(path))
        return short if ":" in short else ""

    @property
    def node(self) -> Node:
        """The node at fault: the value that a SPARQL constraint gives, else the focus node."""
        asked = self.component == "sPARQL"
        return (self.value("value") if asked else None) or self.value("focusNode") or self.iri


def message(result: Result, shapes: rdflib.Graph) -> str:
    """Return what is asked for: `sh:message`, else the shape's name or comment, else the constraint."""
    import rdflib

    sources = [
        node for name in ("sourceConstraint", "sourceShape") if (node := result.value(name)) is not None
    ]
    if any((source, rdflib.URIRef(f"{SH}message"), None) in shapes for source in sources):
        return _best(result.report, result.iri, f"{SH}resultMessage")
    own = (_best(shapes, source, iri) for source in sources for iri in OWN_WORDS)
    return next(filter(None, own), "") or _in_words(result, shapes)


def _best(graph: rdflib.Graph, node: Node, predicate: str) -> str:
    """Return the text in English or in no language, or else the first of all."""
    import rdflib

    texts = list(graph.objects(node, rdflib.URIRef(predicate)))
    english = (getattr(text, "language", None) or "en" for text in texts)
    ranked = sorted(
        (not language.startswith("en"), str(text)) for language, text in zip(english, texts, strict=True)
    )
    return ranked[0][1] if ranked else ""


def _in_words(result: Result, shapes: rdflib.Graph) -> str:
    import rdflib

    shape, name = result.value("sourceShape"), result.component
    value = None if shape is None else shapes.value(shape, rdflib.URIRef(SH + name))
    if name not in WORDS:
        asked = _best(result.report, result.iri, f"{SH}resultMessage")
        return f"{asked or 'does not keep to the shape'} (sh:{name})"
    said = str(value).removeprefix(SH) if value is not None else ""
    return f"{WORDS[name].format(value=shortened(said), path=result.path or 'the node')} (sh:{name})"
