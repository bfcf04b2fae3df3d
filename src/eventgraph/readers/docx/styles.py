"""What the styles of a document mean: titles, headings, lists, captions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_ANCESTRY: Final = 20
WORDS: Final = ("title", "subtitle", "heading", "caption", "toc")


class Style(NamedTuple):
    """A paragraph style: its English name in lower case, which Word keeps in every language, and lists."""

    name: str = ""
    is_list: bool = False


def value(element: _Element, path: str) -> str | None:
    """Return the value (`w:val`) of a property below an element; None when it is not set."""
    found = element.find(path)
    return None if found is None else _attribute(found, "val")


def is_numbered(properties: _Element) -> bool:
    """Tell whether paragraph properties put a paragraph into a list; number 0 takes it out of one."""
    number = value(properties, "{*}numPr/{*}numId")
    return number is not None and number != "0"


def read_styles(root: _Element | None) -> Mapping[str, Style]:
    """Return the paragraph styles by their identifiers; a style has what those it is based on have."""
    if root is None:
        return {}
    elements = {_attribute(element, "styleId"): element for element in root.iter("{*}style")}
    return {name: _style(list(_ancestry(name, elements))) for name in elements}


def _style(ancestry: list[_Element]) -> Style:
    names = [(value(element, "{*}name") or "").lower() for element in ancestry]
    telling = (name for name in names if name.startswith(WORDS))
    is_list = any(is_numbered(found) for element in ancestry for found in element.iterfind("{*}pPr"))
    return Style(next(telling, names[0]), is_list)


def _ancestry(name: str, elements: Mapping[str, _Element]) -> Iterator[_Element]:
    for _ in range(MAX_ANCESTRY):
        if name not in elements:
            return
        yield elements[name]
        name = value(elements[name], "{*}basedOn") or ""


def _attribute(element: _Element, name: str) -> str:
    from lxml.etree import QName

    return element.get(f"{{{QName(element).namespace}}}{name}", "")
