"""The lines of a page as PDFium, the engine of Chromium, finds them, and where they stand."""

from __future__ import annotations

import ctypes
import math
import statistics
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.readers.reasons import Reason, refusal

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

HYPHEN: Final = "\xad"
"""What a line ends with in the middle of a word: a soft hyphen, which no text in normal form keeps."""
HYPHENS: Final = frozenset({0x02, 0xAD, 0xFFFE})
LINE_ENDS: Final = frozenset({0x0A, 0x0D})
SPACES: Final = LINE_ENDS | frozenset({0x09, 0x20, 0xA0})
WIDE: Final = 1.0
"""A gap of so many line heights may be one between columns."""
ANGLES: Final = (0, 90, 180, 270)
ASKEW: Final = 10
BOLD: Final = ("bold", "black", "heavy")
MAX_NAME: Final = 200
SAMPLE: Final = 100
COMMON: Final = frozenset({"a", "and", "in", "of", "the", "to"})

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


class Line(NamedTuple):
    """A line, or a part of one before or after a wide gap; in points, from the lower left corner.

    `size` is the height of its type from descent to ascent; `row` numbers the lines of the page as
    PDFium has them.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_bold: bool = False
    row: int = 0


class Page(NamedTuple):
    """A page's lines in the order of the file, its own place, and whether it shows what is no text."""

    lines: tuple[Line, ...]
    paper: Box
    is_picture: bool = False


class Word(NamedTuple):
    """Characters without space between them: the first and the last of them, their text and place."""

    first: int
    last: int
    text: str
    box: Box
    row: int


def read_page(page: PdfPage, max_characters: int) -> Page:
    """Return what can be read on a page, turned so that most of it stands upright.

    Text at another angle, and what lies beside the paper, is dropped. Type whose font does not say which
    characters it shows is a picture, unless it makes words all the same.

    Raises:
        ReadError: `too_large` for more than `max_characters`.
        PdfiumError: the page is damaged.
    """
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > max_characters:
            message = "more characters than an article may have (--max-characters)"
            raise refusal(Reason.TOO_LARGE, message)
        angle, rows = _upright(textpage)
        found = [_line(textpage, cell) for row in rows for cell in _cells(row)]
        if _is_unmapped(textpage) and not any(COMMON.intersection(line.text.split()) for line in found):
            return Page((), page.get_bbox(), is_picture=True)
    finally:
        textpage.close()
    paper = _turned(page.get_bbox(), angle)
    shown = tuple(line for line in found if _meets(line, paper))
    return Page(shown, paper, is_picture=not shown and _has_pictures(page))


def _upright(textpage: PdfTextPage) -> tuple[int, list[list[Word]]]:
    """Return the angle at which most words stand, and the rows at that angle, turned upright."""
    rows = [list(words) for _, words in groupby(_words(textpage), key=lambda word: word.row)]
    by_angle: dict[int, list[list[Word]]] = {angle: [] for angle in ANGLES}
    for row in rows:
        by_angle.get(_angle(textpage, row[0].first), []).append(row)
    angle = max(ANGLES, key=lambda one: sum(map(len, by_angle[one])))
    turned = [[word._replace(box=_turned(word.box, angle)) for word in row] for row in by_angle[angle]]
    return angle, turned


def _is_unmapped(textpage: PdfTextPage) -> bool:
    """Tell whether most characters of a sample are guesses from the numbers of glyphs."""
    from pypdfium2.raw import FPDFText_HasUnicodeMapError

    count = textpage.count_chars()
    sample = range(0, count, max(1, count // SAMPLE))
    unmapped = [index for index in sample if FPDFText_HasUnicodeMapError(textpage, index) == 1]
    return 2 * len(unmapped) > len(sample)


def _meets(line: Line, paper: Box) -> bool:
    left, bottom, right, top = paper
    return line.right > left and line.left < right and line.top > bottom and line.bottom < top


def _has_pictures(page: PdfPage) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return next(iter(page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,), max_depth=3)), None) is not None


def _angle(textpage: PdfTextPage, index: int) -> int:
    """Return how many degrees a character stands turned to the left; -1 when it stands askew.

    PDFium counts to the right.
    """
    from pypdfium2.raw import FPDFText_GetCharAngle

    angle = -math.degrees(FPDFText_GetCharAngle(textpage, index)) % 360
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) <= ASKEW else -1


def _turned(box: Box, angle: int) -> Box:
    """Return where a box comes to lie when the paper is turned to the right by an angle, about its origin."""
    for _ in range(angle // 90):
        left, bottom, right, top = box
        box = bottom, -right, top, -left
    return box


def _words(textpage: PdfTextPage) -> Iterator[Word]:
    row, first, text = 0, 0, ""
    for index, code in enumerate([*_codes(textpage), 0x0A]):
        is_hyphen = code in HYPHENS
        if code not in SPACES and not is_hyphen:
            first = first if text else index
            text += chr(code)
            continue
        if text:
            last = index - 1
            box = _joined(textpage.get_charbox(first, loose=True), textpage.get_charbox(last, loose=True))
            yield Word(first, last, _legal(text + HYPHEN * is_hyphen), box, row)
        text = ""
        row += is_hyphen or code in LINE_ENDS


def _codes(textpage: PdfTextPage) -> Iterator[int]:
    from pypdfium2.raw import FPDFText_GetUnicode

    return (FPDFText_GetUnicode(textpage, index) for index in range(textpage.count_chars()))


def _legal(text: str) -> str:
    """Join surrogates, in which PDFium gives characters beyond U+FFFF on some systems."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "")


def _joined(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _cells(row: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield a row's words, in parts where a gap between them may be one between columns."""
    cell = [row[0]]
    for word in row[1:]:
        gap, height = word.box[0] - cell[-1].box[2], cell[-1].box[3] - cell[-1].box[1]
        if abs(gap) > WIDE * height:
            yield cell
            cell = []
        cell.append(word)
    yield cell


def _line(textpage: PdfTextPage, words: Sequence[Word]) -> Line:
    lefts, bottoms, rights, tops = zip(*(word.box for word in words), strict=True)
    return Line(
        text=" ".join(word.text for word in words),
        left=min(lefts),
        bottom=statistics.median_low(bottoms),
        right=max(rights),
        top=statistics.median_low(tops),
        size=statistics.median_low(top - bottom for top, bottom in zip(tops, bottoms, strict=True)),
        is_bold=all(_is_bold(textpage, index) for index in (words[0].first, words[-1].last)),
        row=words[0].row,
    )


def _is_bold(textpage: PdfTextPage, index: int) -> bool:
    from pypdfium2.raw import FPDFText_GetFontInfo

    name = ctypes.create_string_buffer(MAX_NAME)
    FPDFText_GetFontInfo(textpage, index, name, MAX_NAME, ctypes.c_int())
    return any(weight in name.value.decode("utf-8", "replace").lower() for weight in BOLD)
