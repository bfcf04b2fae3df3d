"""HTML source -> tree, whatever its nesting and its illegal characters."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.readers.reasons import Notice, Reason, refusal

if TYPE_CHECKING:
    from lxml.html import HtmlElement

REFERENCE: Final = re.compile(r"&#(?:x(?P<hex>[0-9a-f]+)|(?P<decimal>[0-9]+));?", re.IGNORECASE)
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
CONTAINER: Final = re.compile(
    r"</?(?:b|blockquote|center|dd|div|dl|em|font|i|li|main|ol|section|span|strong|table|tbody|td|tr|u|ul)"
    r"\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
SYNTAX: Final = frozenset("<>&\"'")
MAX_DIGITS: Final = 7
TOO_DEEP: Final = "nested deeper than 2,048 levels"


class Markup(NamedTuple):
    """A parsed page or fragment, and what has to be said about it."""

    tree: HtmlElement
    notices: tuple[Notice, ...] = ()


def parse_markup(source: str) -> Markup:
    """Parse HTML, without comments; elements that only group are dropped where nesting passes 2,048 levels.

    libxml2 silently ends a page's text at such nesting, and at an illegal character or reference: the
    latter are removed first.

    Raises:
        ReadError: `no_text` when there is no element, `too_deep` when dropping does not help.
    """
    legal = REFERENCE.sub(_legal_reference, CONTROLS.sub("", source))
    tree = _parsed(legal)
    if tree is not None:
        return Markup(tree)
    flat = _parsed(CONTAINER.sub("\n", legal))
    if flat is None:
        raise refusal(Reason.TOO_DEEP, TOO_DEEP)
    return Markup(flat, (Notice(Reason.TOO_DEEP, f"{TOO_DEEP}; grouping elements were dropped"),))


def _parsed(source: str) -> HtmlElement | None:
    """Return the tree, or None when the parser gave up at the depth."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(source.encode(), parser=parser, ensure_head_body=True)
    except ParserError as error:
        raise refusal(Reason.NO_TEXT, "the page is empty") from error
    return None if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log) else tree


def _legal_reference(match: re.Match[str]) -> str:
    """Resolve a reference as browsers do (&#146; is an apostrophe, &#1; nothing), but not to syntax."""
    if len((match["hex"] or match["decimal"]).lstrip("0")) > MAX_DIGITS:
        return ""
    character = html.unescape(match[0].rstrip(";") + ";")
    return match[0] if character in SYNTAX else character
