"""XML -> tree, without reading what it declares or names outside of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.readers.encoding import decode
from eventgraph.readers.reasons import Notice, Reason, refusal
from eventgraph.readers.xml_mending import balanced, legal

if TYPE_CHECKING:
    from lxml.etree import XMLParser, XMLSyntaxError, _Element

ENCODING: Final = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{2,40})[\"']")
MARK: Final = b"\xef\xbb\xbf"
SPACE: Final = re.compile(r"\s*")
ELEMENT: Final = re.compile(r"<(?:[A-Za-z_][\w.-]{0,100}:)?(?P<name>[A-Za-z_][\w.-]{0,100})")
DOCTYPE: Final = "<!doctype"
ENTITY: Final = "<!entity"
DELIMITER: Final = re.compile(r"[\"'\[<>]")
DEPTH: Final = "depth"
MAX_SHOWN: Final = 120


class Xml(NamedTuple):
    """The root of a document, and what has to be said about it."""

    root: _Element
    notices: tuple[Notice, ...] = ()


class Prolog(NamedTuple):
    """What stands before the root element: where it ends, and whether a document type is declared there."""

    end: int
    has_doctype: bool


def parse_xml(content: bytes) -> Xml:
    """Parse XML without its document type declaration; characters that HTML has names for are known.

    What is not well-formed is mended as far as it goes, with the notice `bozo`.

    Raises:
        ReadError: `xml_entities` when it declares entities; `too_deep` (256 levels); `bad_feed` when it is
            no XML; `binary` or `no_text`.
    """
    declared = ENCODING.match(content.removeprefix(MARK)[:1_000])
    decoded = decode(content, declared=declared[1].decode("ascii") if declared else None)
    refuse_entities(decoded.text)
    body = _without_prolog(decoded.text)
    if not ELEMENT.match(body):
        raise refusal(Reason.BAD_FEED, "not XML: it does not begin with an element")
    root, notices = _parsed(legal(body))
    return Xml(root, (*decoded.notices, *notices))


def refuse_entities(text: str) -> None:
    """Refuse XML that declares entities, whatever they are for.

    Raises:
        ReadError: `xml_entities`.
    """
    if _prolog(text).has_doctype and ENTITY in text.lower():
        raise refusal(Reason.XML_ENTITIES, "it declares entities")


def root_name(text: str) -> str | None:
    """Return the local name of the root element of a document that begins so; None where that is not seen."""
    element = ELEMENT.match(_without_prolog(text))
    return element["name"] if element else None


def local_name(element: _Element) -> str:
    """Return an element's name without its namespace, or the prefix that stands for none."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _without_prolog(text: str) -> str:
    return text[_prolog(text).end :]


def _prolog(text: str) -> Prolog:
    """Pass over white space, instructions, comments and the document type declaration."""
    end, has_doctype = 0, False
    while True:
        start = SPACE.match(text, end).end()  # type: ignore[union-attr]  # nothing is white space, too
        if text.startswith("<?", start):
            end = text.find("?>", start) + len("?>")
        elif text.startswith("<!--", start):
            end = text.find("-->", start) + len("-->")
        elif text[start : start + len(DOCTYPE)].lower() == DOCTYPE:
            has_doctype = True
            end = _declaration_end(text, start + len(DOCTYPE))
        else:
            return Prolog(start, has_doctype)
        if end <= start:
            return Prolog(start, has_doctype)


def _declaration_end(text: str, place: int) -> int:
    """Return where a document type declaration without entities ends; 0 where it does not."""
    while delimiter := DELIMITER.search(text, place):
        if delimiter[0] == ">":
            return delimiter.end()
        closing = {"[": "]", "<": ""}.get(delimiter[0], delimiter[0])
        place = text.find(closing, delimiter.end()) + 1 if closing else 0
        if not place:
            return 0
    return 0


def _parsed(text: str) -> tuple[_Element, tuple[Notice, ...]]:
    from lxml.etree import XMLSyntaxError, fromstring

    try:
        return fromstring(text.encode(), parser=_parser()), ()
    except XMLSyntaxError as error:
        return _mended(text, error)


def _mended(text: str, error: XMLSyntaxError) -> tuple[_Element, tuple[Notice, ...]]:
    from lxml.etree import fromstring

    mending = _parser(recover=True)
    root: _Element | None = fromstring(balanced(text).encode(), parser=mending)
    if any(DEPTH in entry.message.lower() for entry in mending.error_log):
        raise refusal(Reason.TOO_DEEP, "nested deeper than 256 levels")
    said = str(error.msg)[:MAX_SHOWN]
    if root is None:
        raise refusal(Reason.BAD_FEED, f"not XML: {said}")
    return root, (Notice(Reason.BOZO, f"not well-formed: {said}"),)


def _parser(*, recover: bool = False) -> XMLParser:
    from lxml.etree import XMLParser

    return XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
