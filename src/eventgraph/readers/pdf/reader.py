"""A PDF -> its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.errors import ReadError
from eventgraph.readers.dates import leading_date
from eventgraph.readers.item import read_one
from eventgraph.readers.pdf.guard import refuse_hostile
from eventgraph.readers.pdf.headline import headline_of
from eventgraph.readers.pdf.information import read_information
from eventgraph.readers.pdf.layout import blocks_of
from eventgraph.readers.pdf.lines import Page, read_page
from eventgraph.readers.pdf.margins import without_margins
from eventgraph.readers.pdf.order import in_reading_order
from eventgraph.readers.pdf.paragraphs import paragraphs_of, texts_of
from eventgraph.readers.properties import Properties, item_with
from eventgraph.readers.reasons import HINTS, Notice, Reason, refusal
from eventgraph.readers.source import SourceFile
from eventgraph.records import Article, InputReport

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MISSING: Final = "reading PDF needs pypdfium2: pip install 'eventgraph-news[pdf]'"
OCR: Final = "make its pictures text first, by optical character recognition (OCR), for example with ocrmypdf"


class Contents(NamedTuple):
    """What a document holds: its pages, with None for those that cannot be read, and its information."""

    pages: tuple[Page | None, ...]
    information: Properties


def read_pdf(file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the article in a PDF.

    Lines become paragraphs in reading order; heads, feet and page numbers are left out. The title is the
    largest type of the first page or the document's, the date that of the first page, of the file's name,
    or of the document's making. Nothing in it is executed or followed; the empty password is tried.

    Raises:
        ReadError: `bad_pdf`, `encrypted`, `missing_extra`, `no_text` or `too_large`.
    """
    refuse_hostile(file.content, file.limits)
    contents = _contents(file)
    trimmed = without_margins([page for page in contents.pages if page])
    paragraphs = paragraphs_of(
        block for page in trimmed.pages for block in in_reading_order(blocks_of(page.lines))
    )
    if not paragraphs:
        raise _without_text(contents.pages)
    texts = texts_of(paragraphs)
    headline, rest = headline_of(paragraphs, texts, contents.information.title)
    item = item_with(contents.information, headline, rest, leading_date(file.file_name))
    origins = {**item.origins, "url": "running foot"}
    notices = tuple(_notices(contents.pages))
    yield from read_one(replace(item, url=trimmed.address, origins=origins, notices=notices), file)


def _contents(file: SourceFile) -> Contents:
    with _opened(file.content) as document:
        if len(document) > file.limits.pdf_pages:
            message = f"{len(document):,} pages; the limit is {file.limits.pdf_pages:,} (--max-pdf-pages)"
            raise refusal(Reason.TOO_LARGE, message)
        pages = tuple(_pages(document, file.limits.characters))
        return Contents(pages, read_information(document))


def _pages(document: PdfDocument, max_characters: int) -> Iterator[Page | None]:
    """Yield the pages; None for one that is damaged."""
    from pypdfium2 import PdfiumError

    left = max_characters
    for number in range(len(document)):
        try:
            page = read_page(document[number], left)
        except PdfiumError:
            yield None
        else:
            left -= sum(len(line.text) for line in page.lines)
            yield page


def _opened(content: bytes) -> PdfDocument:
    try:
        from pypdfium2 import PdfDocument, PdfiumError
        from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
    except ModuleNotFoundError as error:
        raise refusal(Reason.MISSING_EXTRA, MISSING) from error
    try:
        return PdfDocument(content)
    except PdfiumError as error:
        if error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
            raise refusal(Reason.ENCRYPTED, "locked with a password") from error
        raise refusal(Reason.BAD_PDF, "damaged: PDFium cannot open it") from error


def _without_text(pages: Sequence[Page | None]) -> ReadError:
    if not any(pages):
        return refusal(Reason.BAD_PDF, "damaged: none of its pages can be read")
    what = ", but pictures, as of a scanner" if any(page and page.is_picture for page in pages) else ""
    return refusal(Reason.NO_TEXT, f"no text on its pages ({len(pages)}){what}", hint=OCR)


def _notices(pages: Sequence[Page | None]) -> Iterator[Notice]:
    damaged = ", ".join(str(number) for number, page in enumerate(pages, start=1) if not page)
    if damaged:
        yield Notice(Reason.PARTIAL, f"damaged pages that cannot be read: {damaged}", HINTS[Reason.BAD_PDF])
    pictures = sum(bool(page and page.is_picture) for page in pages)
    if pictures:
        yield Notice(Reason.PARTIAL, f"{pictures} of {len(pages)} pages are pictures without text", OCR)
