"""Text search within SPARQL: `?claim eg:matches "export controls"`, or `(?claim ?score) eg:matches "…"`.

Such a triple is answered before the query is asked: in its place come the best matches, as VALUES. It is
found on the tokens of the query, so that what strings and comments say is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.errors import QueryError
from eventgraph.rdf.namespaces import EG, PREFIXES
from eventgraph.rdf.queries.guard import Token, tokens, with_pieces

MATCHES: Final = f"{EG}matches"
MAX_SEARCHES: Final = 8
"""In one query; each may put 1,000 rows into it."""
USAGE: Final = 'write ?claim eg:matches "words" or (?claim ?score) eg:matches "words" as a triple of its own'
CLOSED_BY: Final = {")": "(", "}": "{", "]": "["}

Search = Callable[[str], Iterable[tuple[str, float]]]
"""Words in; IRI and score of what has them out, best first."""


def no_search(words: str) -> Iterable[tuple[str, float]]:
    """Refuse to search where there is no text index.

    Raises:
        QueryError: always.
    """
    message = f"what is asked has no text index to search for {words!r}; ask a store"
    raise QueryError(message)


class _Pattern(NamedTuple):
    """A triple with eg:matches, from the token at `first` to the string; the variables are its subject."""

    first: int
    string: int
    variables: tuple[str, ...]


def with_matches(text: str, search: Search) -> str:
    """Return the query with its text searches answered; one that has none is returned as it is.

    Raises:
        QueryError: eg:matches stands where it cannot be answered, or there is no word to look for.
    """
    found = [token for token in tokens(text) if token.kind != "comment"]
    places = _places(found)
    if len(places) > MAX_SEARCHES:
        message = (
            f"{len(places)} text searches in one query are more than {MAX_SEARCHES}; ask several queries"
        )
        raise QueryError(message)
    pieces: dict[int, str] = {}
    for place in places:
        pattern = _pattern(found, place)
        first, hits = found[pattern.first], search(_string(found[pattern.string]))
        pieces.update({token.start: "" for token in found[pattern.first : pattern.string + 1]})
        pieces[first.start] = _values(pattern, hits, goes_on=first.text == ";")
        pieces.update(_continued(found, pattern, places))
    return with_pieces(text, found, pieces)


def _places(found: Sequence[Token]) -> list[int]:
    """Return where eg:matches stands, under whatever prefix."""
    prefixes = _prefixes(found)
    return [
        number
        for number, token in enumerate(found)
        if (token.kind == "iri" and token.text == f"<{MATCHES}>")
        or (token.kind == "name" and _whole(token.text, prefixes) == MATCHES)
    ]


def _prefixes(found: Sequence[Token]) -> Mapping[str, str]:
    declared = {
        name.text.removesuffix(":"): iri.text[1:-1]
        for word, name, iri in zip(found, found[1:], found[2:], strict=False)
        if word.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri"
    }
    return {**PREFIXES, **declared}


def _whole(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return prefixes.get(prefix, "") + local


def _pattern(found: Sequence[Token], place: int) -> _Pattern:
    """Return the triple around eg:matches.

    Raises:
        QueryError: it is none between a variable and a string, in a place where patterns stand.
    """
    before, after = found[:place], found[place + 1 : place + 3]
    if not after or after[0].kind != "string" or (len(after) > 1 and after[1].text in (",", "@", "^")):
        message = f"the words to look for are no plain string after eg:matches; {USAGE}"
        raise QueryError(message)
    opening = _opening(before, len(before))
    if opening is None or before[opening].text != "{" or _is_template(before[:opening]):
        message = f"eg:matches cannot be asked there, only among the triples of a WHERE; {USAGE}"
        raise QueryError(message)
    first = len(before) - 1
    if before[first].text == ";":
        begin = before[_statement(before[:first]) :]
        return _Pattern(first, place + 1, _subject(begin[:1]))
    if before[first].text == ")":
        first = _opening(before, first) or 0
    return _Pattern(first, place + 1, _subject(before[first:]))


def _subject(statement: Sequence[Token]) -> tuple[str, ...]:
    """Return the variables that a statement begins with: one, or a list of two."""
    kinds = [token.text if token.kind in ("open", "close") else token.kind for token in statement[:4]]
    if kinds[:1] == ["variable"]:
        return (statement[0].text,)
    if kinds == ["(", "variable", "variable", ")"]:
        return (statement[1].text, statement[2].text)
    message = f"the subject of eg:matches is no variable; {USAGE}"
    raise QueryError(message)


def _opening(found: Sequence[Token], end: int) -> int | None:
    """Return where the innermost bracket opens that is open before the token at `end`."""
    depth = 0
    for number in range(end - 1, -1, -1):
        depth += (found[number].kind == "close") - (found[number].kind == "open")
        if depth < 0:
            return number
    return None


def _is_template(before: Sequence[Token]) -> bool:
    """Tell whether what opens next is what CONSTRUCT builds."""
    words = [token.text.upper() for token in before[-2:]]
    return words[-1:] == ["CONSTRUCT"] or words == ["CONSTRUCT", "WHERE"]


def _statement(found: Sequence[Token]) -> int:
    """Return where the statement begins that the tokens end in."""
    number = len(found)
    while number:
        token = found[number - 1]
        if token.text in ("{", "}", "."):
            break
        opening = _opening(found, number - 1) if token.kind == "close" else None
        if opening and found[opening].text == "(" and found[opening - 1].kind in ("word", "name", "iri"):
            break  # FILTER(…), BIND(…) or a function: no part of a triple
        number = number - 1 if opening is None else opening
    return number


def _continued(found: Sequence[Token], pattern: _Pattern, places: Collection[int]) -> dict[int, str]:
    """Return what becomes of `;` behind the triple: the subject is said again, if a predicate follows."""
    end = pattern.string + 1
    while end < len(found) and found[end].text == ";":
        end += 1
    pieces = {token.start: "" for token in found[pattern.string + 1 : end]}
    if pieces and end < len(found) and end not in places and found[end].text not in (".", "}"):
        pieces[found[end - 1].start] = f" {pattern.variables[0]} "
    return pieces


def _values(pattern: _Pattern, hits: Iterable[tuple[str, float]], *, goes_on: bool) -> str:
    """Return the hits as VALUES; where the triple goes on with the subject before it, that statement ends."""
    names = " ".join(pattern.variables)
    rows = (f"{ox.NamedNode(iri)} {score:.4f}e0".split()[: len(pattern.variables)] for iri, score in hits)
    data = " ".join(f"({' '.join(row)})" for row in rows)
    return f"{' .' if goes_on else ''} VALUES ({names}) {{ {data} }} "


def _string(token: Token) -> str:
    """Return what a string of SPARQL says; Turtle writes it the same way."""
    (quad,) = ox.parse(f"<urn:a> <urn:a> {token.text} .", format=ox.RdfFormat.TURTLE)
    return str(getattr(quad.object, "value", ""))
