"""PDF: what is damaged, locked, hostile, or made of pictures."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from eventgraph.errors import ReadError
from eventgraph.readers import ReadingLimits, read_file

from .conftest import Read
from .made_pdf import Text, document, locked, pdf, stream

GOOD = pdf([Text(40, 500, "The harbour board met on Monday.")])
LINEARIZED = GOOD.replace(b"%PDF-1.7\n", b"%PDF-1.7\n9 0 obj <</Linearized 1/L 99999>> endobj\n")
CATALOG, TREE = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<<%s>>>>"
BRANCH = b"<</Type/Pages/Kids[%d 0 R]/Count 1>>"
PICTURE = stream(
    b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
)
SHOWN = b"300 0 0 300 0 0 cm /X Do"
SCAN = document([CATALOG, TREE, PAGE % b"/XObject<</X 5 0 R>>", stream(SHOWN), PICTURE])
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"


def deflated(megabytes: int, entries: bytes = b"", *, times: int = 1) -> bytes:
    """Return a PDF with a stream that unpacks to so many megabytes, packed so many times."""
    packed = bytes(megabytes * 10**6)
    for _ in range(times):
        packed = zlib.compress(packed, 9)
    filters = b"/Filter[%s]" % (b"/FlateDecode" * times)
    return document([CATALOG, TREE, PAGE % b"", stream(packed, filters + entries)])


REFUSED = {
    "random": (b"%PDF-1.7\n" + bytes(range(256)) * 9, "bad_pdf"),
    "another format": (b"<html><body><p>The board met.</p></body></html>", "bad_pdf"),
    "cut": (GOOD[: len(GOOD) // 2], "bad_pdf"),
    "cut, its table first": (LINEARIZED, "bad_pdf"),
    "an impossible table": (GOOD.replace(b"xref\n0 8", b"xref\n0 99999999"), "bad_pdf"),
    "no catalogue": (
        GOOD.replace(b"/Root 1 0 R", b"/Root 9 0 R").replace(b"/Catalog", b"/Nothing"),
        "bad_pdf",
    ),
    "no pages": (pdf(), "bad_pdf"),
    "a tree without end": (document([CATALOG, *map(BRANCH.__mod__, range(3, 3000))]), "bad_pdf"),
    "an empty page": (pdf([]), "no_text"),
    "a scanned page": (SCAN, "no_text"),
    "a tree that holds itself": (document([CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]), "bad_pdf"),
    "a form that shows itself": (
        document([CATALOG, TREE, PAGE % b"/XObject<</X 5 0 R>>", stream(b"/X Do"), stream(b"/X Do", FORM)]),
        "no_text",
    ),
    "arrays in arrays": (document([CATALOG, TREE, PAGE % b"", stream(b"[" * 100_000)]), "no_text"),
    "60 MB in 58 kB": (deflated(60), "too_large"),
    "20 MB in 20 kB": (deflated(20), "too_large"),
    "20 MB in a kilobyte": (deflated(20, times=2), "too_large"),
    "locked": (locked([Text(40, 500, "The board met.")], "secret"), "encrypted"),
    "too many pages": (pdf(*[[]] * 501), "too_large"),
    "too many characters": (pdf([Text(9, 20 * row, "board " * 5_000) for row in range(20)]), "too_large"),
}


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(read: Read, content: bytes, code: str) -> None:
    with pytest.raises(ReadError, match=r"^a\.pdf: ") as refused:
        read("a.pdf", content)
    assert refused.value.code == code


@pytest.mark.parametrize("content", [SCAN, pdf([])])
def test_a_scan_needs_ocr(read: Read, content: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        read("a.pdf", content)
    assert "OCR" in refused.value.hint


@pytest.mark.parametrize(
    "content",
    [
        b"\r\n garbage of a mail program \r\n" + GOOD,
        GOOD + b"\r\n<!-- and of a web server -->" * 99,
        GOOD.replace(b"/Count 1", b"/Count 999999999"),
        GOOD.replace(b"trailer<<", b"trailer<</Prev %d" % GOOD.rindex(b"xref\n0")),
        GOOD.replace(b"startxref\n", b"startxref\n7"),
        GOOD.replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        locked([Text(40, 500, "The harbour board met on Monday.")], ""),
    ],
)
def test_what_is_read_all_the_same(read: Read, content: bytes) -> None:
    [article], rows = read("a.pdf", content)
    assert (article.text, rows) == ("The harbour board met on Monday.", [])


def test_pictures_are_not_unpacked(read: Read) -> None:
    with pytest.raises(ReadError) as refused:
        read("a.pdf", deflated(60, b"/Subtype/Image"))
    assert refused.value.code == "no_text"


def test_pages_that_are_pictures_are_told(read: Read) -> None:
    kids = b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>"
    font = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    text = (PAGE % font).replace(b"4 0 R", b"7 0 R")
    shown = stream(b"BT /F1 10 Tf 10 100 Td (The board met on Monday.) Tj ET")
    scan = PAGE % b"/XObject<</X 5 0 R>>"
    [article], [row] = read("a.pdf", document([CATALOG, kids, scan, stream(SHOWN), PICTURE, text, shown]))
    assert (article.text, row.code, row.status) == ("The board met on Monday.", "partial", "warning")
    assert row.message == "1 of 2 pages are pictures without text"
    assert "OCR" in row.hint


CODED = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Code/Encoding<</Type/Encoding/Differences[%s]>>>>>>"
GLYPHS = CODED % b"".join(b" %d/g%d" % (code, code) for code in range(65, 123))


@pytest.mark.parametrize(("shown", "is_text"), [(b"Uif cpbse nfu", False), (b"We of the board met", True)])
def test_type_that_does_not_say_its_characters(read: Read, shown: bytes, *, is_text: bool) -> None:
    content = document([CATALOG, TREE, PAGE % GLYPHS, stream(b"BT /F1 10 Tf 10 100 Td (%s) Tj ET" % shown)])
    if is_text:
        assert read("a.pdf", content)[0][0].text == shown.decode()
    else:
        with pytest.raises(ReadError, match="no text"):
            read("a.pdf", content)


def test_a_pdf_without_suffix_is_recognised(read: Read) -> None:
    assert read("download", GOOD)[0][0].text == "The harbour board met on Monday."


def test_pages_are_limited(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(*[[Text(40, 500, f"The harbour board met on day {n}.")] for n in range(3)]))
    assert len(list(read_file(path, limits=ReadingLimits(pdf_pages=3)))) == 1
    with pytest.raises(ReadError, match=r"3 pages; the limit is 2 \(--max-pdf-pages\)") as refused:
        list(read_file(path, limits=ReadingLimits(pdf_pages=2)))
    assert refused.value.code == "too_large"
