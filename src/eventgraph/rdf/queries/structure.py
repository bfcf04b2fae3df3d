"""The steps of a query, in the order written: the tokens of its groups cut where SPARQL begins a new part.

Only what the guard has passed is cut. Nothing is evaluated here: a wrong cut gives a query that does not
parse, or wrong figures in an explanation, never another answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from eventgraph.rdf.queries.guard import Token, tokens

FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
KINDS: Final = {
    "OPTIONAL": "the OPTIONAL",
    "MINUS": "the MINUS",
    "GRAPH": "the GRAPH",
    "FILTER": "the FILTER",
    "BIND": "the BIND",
    "VALUES": "the VALUES",
}
PATTERN: Final = "pattern"
SUBQUERY: Final = "the sub-query"
UNION: Final = "the UNION"
GROUP: Final = "the group"
ENDS: Final = {".": 1, ";": 2, ",": 3}


class Step(NamedTuple):
    """A part of a group: its kind (`PATTERN` or words), text, variables, and for a pattern its terms."""

    kind: str
    text: str
    variables: frozenset[str]
    terms: tuple[str, ...] = ()


class Structure(NamedTuple):
    """A query's declarations, its FROM clauses, and the text of its outermost group without the braces."""

    prologue: str
    dataset: str
    body: str


def structure(query: str) -> Structure | None:
    """Return how a query is built, or None where it has no group."""
    found = list(tokens(query))
    form = next((n for n, token in enumerate(found) if token.text.upper() in FORMS), None)
    if form is None:
        return None
    groups = [(n, _end(found, n)) for n, depth in _depths(found) if depth == 0 and found[n].text == "{"]
    groups = [(start, end) for start, end in groups if start > form]
    has_template = found[form].text.upper() == "CONSTRUCT" and found[form + 1].text == "{"
    if len(groups) <= has_template:
        return None
    start, end = groups[has_template]
    return Structure(
        query[: found[form].start],
        _from_clauses(query, found[form : start + 1]),
        query[found[start].start + 1 : found[end].start],
    )


def steps(body: str) -> list[Step]:
    """Return the parts of a group in the order written, triple patterns one by one."""
    found = list(tokens(body))
    parts: list[Step] = []
    position = 0
    while position < len(found):
        token = found[position]
        if token.text.upper() in KINDS or token.text == "{":
            end = _part_end(found, position)
            parts.append(_part(body, found[position : end + 1]))
        else:
            end = _triples_end(found, position)
            parts += _patterns(body, found[position : end + 1])
        position = end + 1
    return parts


def inner_bodies(step: Step) -> list[str]:
    """Return the texts of the groups of a group, a UNION or a GRAPH; of a sub-query the query itself."""
    found = list(tokens(step.text))
    starts = [n for n, depth in _depths(found) if depth == 0 and found[n].text == "{"]
    return [step.text[found[n].start + 1 : found[_end(found, n)].start] for n in starts]


def _depths(found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the position of each token and how many brackets stand open before it."""
    depth = 0
    for position, token in enumerate(found):
        depth -= token.kind == "close"
        yield position, depth
        depth += token.kind == "open"


def _end(found: Sequence[Token], start: int) -> int:
    """Return the position of the bracket that closes the first one from `start` on."""
    for position, depth in _depths(found[start:]):
        if depth == 0 and found[start + position].kind == "close":
            return start + position
    return len(found) - 1


def _part_end(found: Sequence[Token], start: int) -> int:
    end = _end(found, start)
    if found[start].text.upper() == "VALUES":
        while found[end].text != "}" and end + 1 < len(found):
            end = _end(found, end + 1)
    while found[start].text == "{" and end + 1 < len(found) and found[end + 1].text.upper() == "UNION":
        end = _end(found, end + 1)
    return end


def _triples_end(found: Sequence[Token], start: int) -> int:
    for position, depth in _depths(found[start:]):
        token = found[start + position]
        if position and depth == 0 and (token.text.upper() in KINDS or token.text == "{"):
            return start + position - 1
    return len(found) - 1


def _part(body: str, found: Sequence[Token]) -> Step:
    kind = KINDS.get(found[0].text.upper(), GROUP)
    if kind == GROUP:
        if found[min(1, len(found) - 1)].text.upper() == "SELECT":
            kind = SUBQUERY
        if any(found[n].text.upper() == "UNION" for n, depth in _depths(found) if depth == 0):
            kind = UNION
    return Step(kind, _text(body, found), _variables(found))


def _patterns(body: str, found: Sequence[Token]) -> Iterator[Step]:
    """Yield the triple patterns of a block; `;` and `,` repeat what stands before them."""
    subject, verb = "", ""
    chunks: list[str] = []
    level = 1
    for chunk in [*_chunks(body, found), "."]:
        if chunk not in ENDS:
            chunks.append(chunk)
            continue
        if level == ENDS["."] and chunks:
            subject = chunks.pop(0)
        if level <= ENDS[";"] and len(chunks) > 1:
            verb = " ".join(chunks[:-1])
        if chunks:
            yield _pattern(subject, verb, chunks[-1])
        chunks, level = [], ENDS[chunk]


def _pattern(*terms: str) -> Step:
    text = " ".join(terms)
    return Step(PATTERN, text, _variables(list(tokens(text))), terms)


def _chunks(body: str, found: Sequence[Token]) -> Iterator[str]:
    """Yield what white space or punctuation separates outside of brackets."""
    piece: list[Token] = []
    for position, depth in _depths(found):
        token = found[position]
        apart = bool(piece) and token.start > piece[-1].start + len(piece[-1].text)
        ends = depth == 0 and token.text in ENDS and not _in_number(body, token)
        if piece and depth == 0 and token.kind != "close" and (apart or ends):
            yield _text(body, piece)
            piece = []
        if ends:
            yield token.text
        else:
            piece.append(token)
    if piece:
        yield _text(body, piece)


def _in_number(body: str, token: Token) -> bool:
    following = body[token.start + 1 : token.start + 2]
    return token.text == "." and following.isalnum()


def _from_clauses(query: str, found: Sequence[Token]) -> str:
    """Return what stands between the first FROM and WHERE, or the brace where WHERE is left out."""
    start = next((token.start for token in found if token.text.upper() == "FROM"), None)
    end = next((t.start for t in found if t.text.upper() == "WHERE" and t.kind == "word"), found[-1].start)
    return "" if start is None else query[start:end].strip()


def _variables(found: Sequence[Token]) -> frozenset[str]:
    return frozenset(token.text[1:] for token in found if token.kind == "variable")


def _text(body: str, found: Sequence[Token]) -> str:
    return body[found[0].start : found[-1].start + len(found[-1].text)]
