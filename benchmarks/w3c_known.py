"""Tests of the W3C that our query path answers otherwise, by the reason: the list in `docs/sparql.md`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

REASONS: Final[Mapping[str, tuple[str, ...]]] = {
    "numbers are kept by value": (
        *("basic/term-6", "distinct/distinct-1", "expr-builtin/q-str-1", "expr-builtin/q-str-2"),
        *("expr-builtin/sameTerm", "expr-builtin/sameTerm-eq", "expr-builtin/sameTerm-not-eq"),
        *("expr-equals/query-eq-graph-1", "expr-equals/query-eq-graph-2", "open-world/open-eq-01"),
    ),
    "RDF 1.1: a plain string is an xsd:string": (
        *("expr-builtin/q-datatype-2", "functions/strdt03", "functions/strlang03"),
    ),
    "dates with and without a zone are compared": ("open-world/date-2",),
    "a graph that is asked twice is one graph": (
        "dataset/dataset-09",
        "dataset/dataset-10",
        "dataset/dataset-12",
    ),
    "grammar of SPARQL 1.0 that 1.1 changed": ("basic/term-7", "syntax-sparql1/syntax-lit-08"),
    "\\u in names": ("syntax-sparql2/syntax-esc-04", "syntax-sparql2/syntax-esc-05"),
    "`?a<?b&&` is read as a comparison": ("syntax-sparql3/syn-bad-26",),
    "double braces are not simplified": ("optional-filter/expr-5-result-simplified",),
    "BNODE(string) is the same node in all rows": ("functions/bnode01",),
    "no group, no row": ("aggregates/agg-empty-group",),
}
KNOWN: Final = {test: reason for reason, tests in REASONS.items() for test in tests}
