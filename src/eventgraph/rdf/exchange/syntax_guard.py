"""Looking at foreign RDF before a parser does: nesting that overflows stacks, entities, contexts elsewhere.

The tokens are cut coarsely: what a parser would refuse anyway may be miscounted here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from eventgraph.errors import ReadError

MAX_DEPTH: Final = 64

# Atomic groups, and not possessive quantifiers of groups, which Python before 3.11.5 matches wrongly.
STRINGS: Final = (
    r'"""(?>(?:[^"\\]++|\\.|"(?!""))*)"""'
    r"|'''(?>(?:[^'\\]++|\\.|'(?!''))*)'''"
    r'|"(?>(?:[^"\\\n]++|\\.)*)"'
    r"|'(?>(?:[^'\\\n]++|\\.)*)'"
)
TURTLE: Final = re.compile(
    STRINGS + r"|<[^<>\s]*+>|\#[^\n]*|\\.|(?P<open><<|[\[({])|(?P<close>>>|[\])}])", re.DOTALL
)
JSON: Final = re.compile(r'"(?>(?:[^"\\]++|\\.)*)"|(?P<open>[\[{])|(?P<close>[\]}])', re.DOTALL)
XML: Final = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|(?P<declaration><!)|<\?.*?\?>|(?P<close></)"
    r"""|(?P<open><(?>(?:[^<>"']++|"[^"]*+"|'[^']*+')*)>)""",
    re.DOTALL,
)
TOKENS: Final[Mapping[str, re.Pattern[str]]] = {"jsonld": JSON, "rdfxml": XML}
ENCODING: Final = re.compile(r"""\A<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)""")


def check_syntax(text: str, form: str) -> None:
    """Refuse what no parser should be given.

    Raises:
        ReadError: `too_deep`, `xml_entities`, `encoding`, `remote_context` or `bad_rdf`.
    """
    _check_depth(text, TOKENS.get(form, TURTLE))
    if form == "rdfxml":
        _check_encoding(text)
    elif form == "jsonld":
        _check_contexts(text)


def _check_depth(text: str, tokens: re.Pattern[str]) -> None:
    depth = 0
    for match in tokens.finditer(text):
        kind = match.lastgroup
        if kind == "declaration":
            code = "xml_entities"
            message = (
                f"a document type declaration at {_place(text, match.start())}; remove DOCTYPE and entities"
            )
            raise ReadError(code, message)
        # An element that ends itself, <a/>, holds nothing.
        depth += (kind == "open" and not match.group().endswith("/>")) - (kind == "close")
        if depth > MAX_DEPTH:
            code = "too_deep"
            message = f"nested deeper than {MAX_DEPTH} levels at {_place(text, match.start())}; flatten it"
            raise ReadError(code, message)


def _check_encoding(text: str) -> None:
    declared = ENCODING.match(text)
    if declared and declared[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        code, message = "encoding", f"the encoding is {declared[1]}; save the file as UTF-8"
        raise ReadError(code, message)


def _check_contexts(text: str) -> None:
    try:
        # Each object is looked at when it is read: a later one of the same key would hide it.
        json.loads(text, object_pairs_hook=_without_addresses)
    except ValueError as error:
        code, message = "bad_rdf", f"not JSON: {error}"
        raise ReadError(code, message) from error


def _without_addresses(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for key, value in pairs:
        for address in _addresses(key, value):
            code = "remote_context"
            message = f"the context {address!r} lies elsewhere and is never fetched; write it into the file"
            raise ReadError(code, message)
    return dict(pairs)


def _addresses(key: str, value: object) -> Iterator[str]:
    """Yield the contexts that a pair names by their address."""
    if key == "@import" and isinstance(value, str):
        yield value
    elif key == "@context":
        yield from (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def _place(text: str, position: int) -> str:
    line = text.count("\n", 0, position) + 1
    return f"line {line}, column {position - text.rfind(chr(10), 0, position)}"
