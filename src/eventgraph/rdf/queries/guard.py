"""Reading a query before Oxigraph does: what leaves the machine, changes data or kills it is refused.

Oxigraph sends SERVICE to the network and cannot be told not to, and its recursive parser overflows the stack
on deep nesting. The tokens here are cut so that Oxigraph, whose parser cuts them by context, cannot cut them
otherwise to any effect: an IRI that could also be read as a comparison is escaped, one with an apostrophe is
refused, and a string with an escape that Oxigraph does not know is none. No text takes long to cut: names
begin where no name can go on, their prefixes are short, and reading ends at the first token that is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from eventgraph.errors import QueryError
from eventgraph.rdf.queries.limits import DEFAULT_LIMITS, Limits

UNICODE: Final = (
    r"\\u(?:[0-9A-CE-Fa-ce-f][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2})"
    r"|\\U00(?:0[1-9A-Fa-f]|10)[0-9A-Fa-f]{4}"
    r"|\\U0000(?:[0-9A-CE-Fa-ce-f][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2})"
)
ESCAPE: Final = rf"\\[tbnrf\\\"']|{UNICODE}"
TOKENS: Final = re.compile(
    rf"""
      (?P<iri>      <(?:[^\x00-\x20<>"{{}}|^`\\]|{UNICODE})*> )
    | (?P<string>   "{{3}}(?:"{{0,2}}(?:[^"\\]|{ESCAPE}))*"{{3}}
                  | '{{3}}(?:'{{0,2}}(?:[^'\\]|{ESCAPE}))*'{{3}}
                  | "(?:[^"\\\r\n]|{ESCAPE})*" | '(?:[^'\\\r\n]|{ESCAPE})*' )
    | (?P<comment>  \#[^\r\n]* )
    | (?P<variable> [?$][A-Za-z0-9_]+ )
    | (?P<name>     (?:(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9_-]{{0,200}}+|_)?:(?:[A-Za-z0-9_][A-Za-z0-9_-]*)? )
    | (?P<word>     [A-Za-z]+ )
    | (?P<open>     [({{\[] )
    | (?P<close>    [)}}\]] )
    | (?P<quote>    ["'] )
    | (?P<operator> [|&!=<>+*/^-] )
    | (?P<other>    . )
    """,
    re.VERBOSE | re.DOTALL,
)
HASH_AND_PARENTHESES: Final = str.maketrans({"#": "\\u0023", "(": "\\u0028", ")": "\\u0029"})
ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
NETWORK: Final = re.compile("SERVICE|LOAD", re.IGNORECASE)
UPDATES: Final = frozenset({"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
NESTING_WORDS: Final = frozenset({"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "NOT", "GRAPH", "SELECT"})


class Token(NamedTuple):
    """A piece of a query: its kind, its text and where it begins."""

    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query, whose texts together are the query without its white space."""
    for match in TOKENS.finditer(text):
        if not match.group().isspace():
            yield Token(match.lastgroup or "other", match.group(), match.start())


def guarded(text: str, limits: Limits = DEFAULT_LIMITS) -> str:
    """Return the query with its comments blanked out and ambiguous IRIs escaped: the same to SPARQL.

    Of the limits those count that a text can break: length, depth and operators.

    Raises:
        QueryError: it is too long or too deep, changes data, or would reach for the network.
    """
    if len(text.encode("utf-8", "surrogatepass")) > limits.query_bytes:
        message = f"the query is longer than {limits.query_bytes // 1024} KiB; shorten it"
        raise QueryError(message)
    found = list(_checked(tokens(text), limits))
    for position, token in enumerate(found):
        _check_name(token, found[position + 1 : position + 4])
    pieces = {token.start: _safe(token) for token in found if token.kind in ("comment", "iri")}
    return with_pieces(text, found, pieces)


def _checked(found: Iterable[Token], limits: Limits) -> Iterator[Token]:
    """Yield the tokens up to the first that is refused: what follows might take long to cut."""
    depth, operators = 0, 0
    for token in found:
        _check_word(token)
        _check_quotes(token)
        depth += (token.kind == "open") - (token.kind == "close")
        operators += token.kind == "operator" or token.text.upper() in NESTING_WORDS
        if depth > limits.depth or operators > limits.operators:
            limit = f"{limits.depth} levels" if depth > limits.depth else f"{limits.operators} operators"
            message = f"the query has more than {limit}; split it"
            raise QueryError(message)
        yield token


def with_pieces(text: str, found: Iterable[Token], pieces: Mapping[int, str]) -> str:
    """Return the text with the tokens that begin at the keys of `pieces` replaced."""
    parts, end = [], 0
    for token in found:
        if token.start in pieces:
            parts += [text[end : token.start], pieces[token.start]]
            end = token.start + len(token.text)
    return "".join([*parts, text[end:]])


def _check_word(token: Token) -> None:
    """Refuse keywords; SERVICE also inside a word, since `trueSERVICE` is two words to Oxigraph."""
    if token.kind != "word":
        return
    network = NETWORK.search(token.text)
    if network:
        message = f"{network.group().upper()} would reach for the network and is refused"
        raise QueryError(message)
    if token.text.upper() in UPDATES:
        message = f"{token.text.upper()} would change the store; queries only read"
        raise QueryError(message)


def _check_name(token: Token, following: list[Token]) -> None:
    """Refuse a prefixed name that may be SERVICE before `:name`, or after a prefix: a brace soon follows."""
    if token.kind != "name" or "SERVICE" not in token.text.upper():
        return
    kinds = [other.text if other.kind == "open" else other.kind for other in following]
    if "{" in kinds and set(kinds[: kinds.index("{")]) <= {"word", "iri", "variable", "name"}:
        message = f"{token.text} may be SERVICE and is refused; choose another prefix, or write the whole IRI"
        raise QueryError(message)


def _check_quotes(token: Token) -> None:
    if token.kind == "quote":
        message = f"a string that begins with {token.text} at character {token.start + 1} does not end"
        raise QueryError(message)
    if token.kind == "iri" and "'" in token.text:
        message = f"{token.text} may be an IRI or a comparison; write %27, or put spaces around < and >"
        raise QueryError(message)


def _safe(token: Token) -> str:
    """Return blanks for a comment, and an IRI that is either that to Oxigraph or an error."""
    if token.kind == "comment":
        return " " * len(token.text)
    return token.text if ABSOLUTE.match(token.text) else token.text.translate(HASH_AND_PARENTHESES)
