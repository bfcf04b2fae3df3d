"""The paragraphs of a document's main part, tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.readers.docx.styles import Style, is_numbered, value
from eventgraph.readers.text import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

UNREAD: Final = frozenset(
    {"Fallback", "del", "drawing", "moveFrom", "object", "pPr", "pict", "rPr", "rt", "sdtPr", "txbxContent"}
)
"""What was deleted or moved away, formatting, pictures and text boxes, readings above characters."""
CHARACTERS: Final = {"br": "\n", "cr": "\n", "noBreakHyphen": "-", "tab": " "}
PLAIN: Final = Style()


class Paragraph(NamedTuple):
    """A paragraph's text in normal form, and the name of its style in lower case."""

    text: str
    style: str = ""
    is_bullet: bool = False


def paragraphs(
    root: _Element, styles: Mapping[str, Style], *, in_tables: bool = False
) -> Iterator[Paragraph]:
    """Yield the paragraphs that hold text, in order; those in tables only where asked for."""
    words: list[str] = []
    for element in _elements(root, in_tables=in_tables):
        properties = element.find("{*}pPr")
        words.extend(_words(element))
        if properties is not None and _is_joined(properties):
            continue
        text = normalise("".join(words))
        words = []
        if text:
            style = _style(properties, styles)
            yield Paragraph(text, style.name, style.is_list)


def _elements(root: _Element, *, in_tables: bool) -> Iterator[_Element]:
    from lxml.etree import QName, iterwalk

    unread = UNREAD if in_tables else UNREAD | {"tbl"}
    walker = iterwalk(root, events=("start",))
    for _, element in walker:
        name = QName(element).localname
        if name in unread:
            walker.skip_subtree()
        elif name == "p":
            yield element


def _words(paragraph: _Element) -> Iterator[str]:
    from lxml.etree import QName, iterwalk

    walker = iterwalk(paragraph, events=("start",))
    for _, element in walker:
        name = QName(element).localname
        if name in UNREAD or (name == "r" and _is_hidden(element)):
            walker.skip_subtree()
        elif name == "t":
            yield element.text or ""
        else:
            yield CHARACTERS.get(name, "")


def _is_hidden(run: _Element) -> bool:
    return value(run, "{*}rPr/{*}vanish") in ("", "1", "true", "on")


def _is_joined(properties: _Element) -> bool:
    """Tell whether the mark at a paragraph's end was deleted, so that the next one continues it."""
    return any(properties.find(f"{{*}}rPr/{{*}}{change}") is not None for change in ("del", "moveFrom"))


def _style(properties: _Element | None, styles: Mapping[str, Style]) -> Style:
    if properties is None:
        return PLAIN
    style = styles.get(value(properties, "{*}pStyle") or "", PLAIN)
    if properties.find("{*}numPr") is not None:
        return style._replace(is_list=is_numbered(properties))
    return style
