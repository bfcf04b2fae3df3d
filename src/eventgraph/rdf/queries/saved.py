"""Saved queries: questions that analysts ask, as SPARQL files with a title and parameters.

A file `saved/NAME.rq` begins with

    # title: Who competes with whom
    # parameters: company=; year=2026

and uses a parameter as `$company`, and as `$company_key` where it is the name of an entity (`eg:nameKey`).
Values become string literals, token by token, so that no value can be more than a value; a parameter whose
default is a whole number takes whole numbers. Where all are asked for otherwise than one, a file has both:

    # with company:
    ?one eg:nameKey $company_key . ?claim eg:subject ?one .
    # without company:
    ?claim eg:subject ?one .
    # end
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.errors import NotFoundError, QueryError
from eventgraph.rdf.name_keys import name_key
from eventgraph.rdf.queries.guard import tokens, with_pieces

SUFFIX: Final = ".rq"
BRANCH: Final = re.compile(r" *# (?P<when>with|without) (?P<name>\w+):")
END: Final = re.compile(r" *# end")
NUMBER: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
HEADER: Final = re.compile(r"^# (?P<key>title|parameters): *(?P<value>.*?) *$", re.MULTILINE)


class SavedQuery(NamedTuple):
    """A query with its name, its question in words, and its parameters with their defaults."""

    name: str
    title: str
    parameters: Mapping[str, str]
    text: str


def saved_queries() -> dict[str, SavedQuery]:
    """Return the shipped queries by name, sorted."""
    found = (
        entry
        for entry in files("eventgraph.rdf.queries").joinpath("saved").iterdir()
        if entry.name.endswith(SUFFIX)
    )
    queries = (
        parse_query(entry.name.removesuffix(SUFFIX), entry.read_text(encoding="utf-8")) for entry in found
    )
    return {query.name: query for query in sorted(queries)}


def parse_query(name: str, text: str) -> SavedQuery:
    """Return the query that a file holds."""
    header = {match["key"]: match["value"] for match in HEADER.finditer(text)}
    pairs = (pair.partition("=") for pair in header.get("parameters", "").split(";") if pair.strip())
    return SavedQuery(
        name, header.get("title", ""), {key.strip(): value.strip() for key, _, value in pairs}, text
    )


def fill_query(name: str, parameters: Mapping[str, str]) -> str:
    """Return the SPARQL text of a shipped query; parameters that are not given have their defaults.

    Raises:
        NotFoundError: no query has that name, or it has no such parameter.
        QueryError: a value is not Unicode text.
    """
    queries = saved_queries()
    if name not in queries:
        message = f"there is no saved query {name!r}; there are {', '.join(queries)}"
        raise NotFoundError(message)
    return fill(queries[name], parameters)


def fill(query: SavedQuery, parameters: Mapping[str, str]) -> str:
    """Return the SPARQL text of a query; parameters that are not given have their defaults.

    Raises:
        NotFoundError: the query has no such parameter.
        QueryError: a value is not Unicode text, or not a whole number where one is asked for.
    """
    strange = sorted(parameters.keys() - query.parameters.keys())
    if strange:
        has = f"has {', '.join(query.parameters)}" if query.parameters else "has none"
        message = f"saved query {query.name} has no parameter {strange[0]!r}; it {has}"
        raise NotFoundError(message)
    given = {**query.parameters, **parameters}
    values = {f"${key}": _written(query, key, value) for key, value in given.items()}
    values |= {f"${key}_key": _literal(key, name_key(value)) for key, value in given.items()}
    text = _branches(query.text, given)
    found = list(tokens(text))
    pieces = {t.start: values[t.text] for t in found if t.kind == "variable" and t.text in values}
    return with_pieces(text, found, pieces)


def _branches(text: str, given: Mapping[str, str]) -> str:
    """Return the text with those branches only whose parameter is given, or is not."""
    kept, inside = [], True
    for line in text.splitlines():
        branch = BRANCH.fullmatch(line)
        if branch:
            inside = (branch["when"] == "with") == bool(given[branch["name"]])
        elif END.fullmatch(line):
            inside = True
        elif inside:
            kept.append(line)
    return "\n".join(kept) + "\n"


def _written(query: SavedQuery, key: str, value: str) -> str:
    if not NUMBER.fullmatch(query.parameters[key]):
        return _literal(key, value)
    if NUMBER.fullmatch(value):
        return value
    message = f"the value of {key} is not a whole number: {value[:60]!r}"
    raise QueryError(message)


def _literal(key: str, value: str) -> str:
    try:
        return str(ox.Literal(value))
    except ValueError as error:
        message = f"the value of {key} is not Unicode text"
        raise QueryError(message) from error
