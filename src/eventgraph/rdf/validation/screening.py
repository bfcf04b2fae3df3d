"""SHACL shapes as SPARQL questions, which Oxigraph answers for many articles at once.

A screen only tells whether something may be wrong; pySHACL then says what. So every condition is asked
the other way round: what cannot be shown to be right, also because an expression fails, is taken for
wrong. Shapes that say what is not known here have no screen, and pySHACL checks each article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyoxigraph as ox

from eventgraph.rdf.namespaces import RDF, RDFS, SH, XSD
from eventgraph.rdf.validation.paths import sparql_path

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

Term = ox.NamedNode | ox.BlankNode | ox.Literal
THIS: Final = ox.Variable("this")
KIND_OF: Final = f"<{RDF}type>/<{RDFS}subClassOf>*"
TARGETS: Final[Mapping[str, str]] = {
    "targetClass": f"{{{{ ?this {KIND_OF} {{}} }}}}",
    "targetNode": "{{ {{ {0} ?is ?so }} UNION {{ ?it ?is {0} }} BIND ({0} AS ?this) }}",
    "targetSubjectsOf": "{{ ?this {} [] }}",
    "targetObjectsOf": "{{ [] {} ?this }}",
}
ANYWHERE: Final = "SELECT DISTINCT ?inGraph {} {{ GRAPH ?inGraph {{ {} }} }}"
PRE_BOUND: Final = re.compile(r"[?$](?:this|currentShape|shapesGraph)\b")
KINDS: Final[Mapping[str, str]] = {
    "IRI": "isIRI(?v)",
    "Literal": "isLiteral(?v)",
    "BlankNode": "isBlank(?v)",
    "IRIOrLiteral": "(isIRI(?v) || isLiteral(?v))",
    "BlankNodeOrIRI": "(isBlank(?v) || isIRI(?v))",
    "BlankNodeOrLiteral": "(isBlank(?v) || isLiteral(?v))",
}
OF_VALUES: Final[Mapping[str, str]] = {
    "class": f"EXISTS {{{{ ?v {KIND_OF} {{}} }}}}",
    "minInclusive": "?v >= {}",
    "maxInclusive": "?v <= {}",
    "minExclusive": "?v > {}",
    "maxExclusive": "?v < {}",
    "minLength": "STRLEN(STR(?v)) >= {}",
    "maxLength": "STRLEN(STR(?v)) <= {}",
}
OF_PATHS: Final[Mapping[str, str]] = {
    "hasValue": "FILTER NOT EXISTS {{ ?this {path} {value} }}",
    "lessThan": "?this {path} ?v ; {value} ?w . FILTER (!COALESCE(?v < ?w, false))",
    "lessThanOrEquals": "?this {path} ?v ; {value} ?w . FILTER (!COALESCE(?v <= ?w, false))",
    "disjoint": "?this {path} ?v ; {value} ?v .",
}
COUNTS: Final[Mapping[tuple[str, str], str]] = {
    ("minCount", "0"): "FILTER (false)",
    ("minCount", "1"): "FILTER NOT EXISTS {{ ?this {path} ?v }}",
    ("maxCount", "0"): "?this {path} ?v .",
    ("maxCount", "1"): "?this {path} ?v . ?this {path} ?w . FILTER (!sameTerm(?v, ?w))",
}
TYPED: Final = frozenset(
    {"integer", "decimal", "double", "float", "boolean", "string", "date", "dateTime", "time"}
    | {"gYear", "gYearMonth", "gMonth", "gDay", "duration"}
)
WORDS: Final = frozenset(
    {"path", "property", "sparql", "message", "name", "description", "severity", "order", "group", "flags"}
    | {"defaultValue", "deactivated", *TARGETS}
)


class UnknownConstraintError(ValueError):
    """A shape says something that has no form here; pySHACL knows it."""


class Question(NamedTuple):
    """A SELECT of the graphs in which a shape may be broken.

    Where there is a `constraint`, a SELECT of SHACL-SPARQL, the first gives graphs and focus nodes, and a
    graph is broken where the constraint finds something for the focus node.
    """

    text: str
    constraint: str = ""

    def broken(self, quads: ox.Store) -> set[ox.NamedNode]:
        """Return the graphs where something may be wrong; all, where the question cannot be answered."""
        try:
            rows = _rows(quads.query(self.text))
            return {row[0] for row in rows if not self.constraint or self._finds(quads, *row)}
        except (RuntimeError, SyntaxError, ValueError):
            return {name for name in quads.named_graphs() if isinstance(name, ox.NamedNode)}

    def _finds(self, quads: ox.Store, graph: ox.NamedNode, focus: Term) -> bool:
        answer = quads.query(self.constraint, default_graph=graph, substitutions={THIS: focus})
        return bool(_rows(answer))


def _rows(answer: object) -> list[tuple[Any, ...]]:
    """Return the rows of a SELECT."""
    return [tuple(row) for row in answer] if isinstance(answer, ox.QuerySolutions) else []


def screen(shapes: rdflib.Graph, prefixes: Callable[[Node], str]) -> tuple[Question, ...] | None:
    """Return what to ask, or None where a shape says what is not known here.

    `prefixes` gives the PREFIX lines of a `sh:sparql` constraint.
    """
    import rdflib

    if (None, rdflib.RDF.type, rdflib.URIRef(f"{SH}ConstraintComponent")) in shapes:
        return None
    try:
        return tuple(
            question
            for shape, targets in sorted(_targets(shapes).items())
            for question in _questions(shapes, shape, " UNION ".join(targets), prefixes)
        )
    except ValueError:
        return None


def _targets(shapes: rdflib.Graph) -> dict[Node, list[str]]:
    """Return the patterns that find the focus nodes of each shape that has some."""
    import rdflib

    found: dict[Node, list[str]] = {}
    for name, pattern in TARGETS.items():
        for shape, value in sorted(shapes.subject_objects(rdflib.URIRef(SH + name))):
            found.setdefault(shape, []).append(pattern.format(_term(value)))
    for shape in shapes.subjects(rdflib.RDF.type, rdflib.RDFS.Class):
        if any((shape, rdflib.RDF.type, rdflib.URIRef(SH + kind)) in shapes for kind in _KINDS_OF_SHAPES):
            found.setdefault(shape, []).append(TARGETS["targetClass"].format(_term(shape)))
    return found


_KINDS_OF_SHAPES: Final = ("NodeShape", "PropertyShape")


def _questions(
    shapes: rdflib.Graph, shape: Node, target: str, prefixes: Callable[[Node], str]
) -> Iterator[Question]:
    import rdflib

    if _is_deactivated(shapes, shape):
        return
    for pattern in _wrong(shapes, shape):
        yield Question(ANYWHERE.format("", f"{{ {target} }} {pattern}"))
    for part in shapes.objects(shape, rdflib.URIRef(f"{SH}property")):
        yield from _questions(shapes, part, target, prefixes)
    for constraint in shapes.objects(shape, rdflib.URIRef(f"{SH}sparql")):
        text = shapes.value(constraint, rdflib.URIRef(f"{SH}select"))
        if text is None or shapes.value(shape, rdflib.URIRef(f"{SH}path")) is not None:
            raise UnknownConstraintError(constraint)
        if not _is_deactivated(shapes, constraint):
            yield _asked_in_sparql(str(text), target, prefixes(constraint))


def _asked_in_sparql(text: str, target: str, prefixes: str) -> Question:
    """Return the question of a constraint; one that never asks who `$this` is is asked of all at once."""
    if len(PRE_BOUND.findall(text)) == 1:
        return Question(prefixes + ANYWHERE.format("", f"{{ {target} }} {{ {text} }}"))
    return Question(ANYWHERE.format("?this", target), prefixes + text)


def _is_deactivated(shapes: rdflib.Graph, shape: Node) -> bool:
    import rdflib

    return str(shapes.value(shape, rdflib.URIRef(f"{SH}deactivated"))) == "true"


def _wrong(shapes: rdflib.Graph, shape: Node) -> Iterator[str]:
    """Yield a pattern for each constraint of a shape, which `?this` and its values match if they break it."""
    import rdflib

    path = shapes.value(shape, rdflib.URIRef(f"{SH}path"))
    way = None if path is None else sparql_path(shapes, path)
    values = "BIND (?this AS ?v)" if way is None else f"?this {way} ?v ."
    for predicate, value in shapes.predicate_objects(shape):
        name = str(predicate).removeprefix(SH)
        if not str(predicate).startswith(SH) or name in WORDS:
            continue
        if way is not None and (name in OF_PATHS or name in ("minCount", "maxCount")):
            yield _of_path(name, value).format(path=way, value=_term(value))
        else:
            yield f"{values} FILTER (!COALESCE({_right(shapes, shape, name, value)}, false))"
    if way is not None and (shape, rdflib.URIRef(f"{SH}property"), None) in shapes:
        raise UnknownConstraintError(shape)


def _of_path(name: str, value: Node) -> str:
    if name in OF_PATHS:
        return OF_PATHS[name]
    try:
        return COUNTS[name, str(value)]
    except KeyError:
        raise UnknownConstraintError(name) from None


def _right(shapes: rdflib.Graph, shape: Node, name: str, value: Node) -> str:
    """Return the expression that is true of a value `?v` that keeps to the constraint."""
    import rdflib

    if name in OF_VALUES:
        return OF_VALUES[name].format(_term(value))
    if name == "nodeKind" and str(value).removeprefix(SH) in KINDS:
        return KINDS[str(value).removeprefix(SH)]
    if name == "datatype":
        return _typed(value)
    if name == "in":
        return f"({' || '.join(f'sameTerm(?v, {_term(item)})' for item in shapes.items(value)) or 'false'})"
    if name == "pattern":
        flags = shapes.value(shape, rdflib.URIRef(f"{SH}flags")) or rdflib.Literal("")
        return f"REGEX(STR(?v), {_term(value)}, {_term(flags)})"
    if name in ("or", "and"):
        sign = " || " if name == "or" else " && "
        return f"({sign.join(_all_right(shapes, member) for member in shapes.items(value))})"
    raise UnknownConstraintError(name)


def _all_right(shapes: rdflib.Graph, shape: Node) -> str:
    """Return what is true of a value that keeps to an inner shape, which asks of the value itself only."""
    parts = [
        f"COALESCE({_right(shapes, shape, str(predicate).removeprefix(SH), value)}, false)"
        for predicate, value in shapes.predicate_objects(shape)
        if str(predicate).startswith(SH)
    ]
    return f"({' && '.join(parts) or 'true'})"


def _typed(datatype: Node) -> str:
    """Return the test of a datatype, and of the lexical form where SPARQL can read it."""
    term, name = _term(datatype), str(datatype).removeprefix(XSD)
    well_formed = f" && isLiteral({term}(STR(?v)))" if name in TYPED else ""
    return f"(datatype(?v) = {term}{well_formed})"


def _term(node: Node) -> str:
    import rdflib

    if isinstance(node, rdflib.BNode):
        raise UnknownConstraintError(node)
    return node.n3() if isinstance(node, rdflib.URIRef | rdflib.Literal) else str(node)
