"""Bad PDFs and Word documents, and what each must get (`fault_cases.py`)."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Final

from fault_cases import PAGE, SENTENCE, Case, read, refused
from readers.made_docx import archive, docx, paragraph
from readers.made_pdf import Text, document, locked, pdf, stream

LINE: Final = Text(20, 300, SENTENCE)
GOOD: Final = pdf([LINE])
CATALOG: Final = b"<</Type/Catalog/Pages 2 0 R>>"
TREE: Final = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
LEAF: Final = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<<%s>>>>"
FORM: Final = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
IMAGE: Final = b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
SHOWING: Final = LEAF % b"/XObject<</X 5 0 R>>"


def page_of(*objects: bytes) -> bytes:
    """Return a PDF of one page that shows its object number 5, if there is one."""
    return document([CATALOG, TREE, SHOWING, *objects])


def deflated(megabytes: int) -> bytes:
    """Return a PDF whose text unpacks to so many megabytes."""
    packing = zlib.compressobj(9)
    packed = b"".join(packing.compress(bytes(10**6)) for _ in range(megabytes)) + packing.flush()
    return page_of(stream(packed, b"/Filter/FlateDecode"))


DOCUMENTS: Final[Mapping[str, tuple[Case, ...]]] = {
    "B56": (
        refused("b56-empty.pdf", b"", "empty"),
        refused("b56-cut.pdf", GOOD[: len(GOOD) // 2], "bad_pdf"),
        refused("b56-random.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, "bad_pdf"),
        refused("b56-page.pdf", PAGE % SENTENCE, "bad_pdf"),
    ),
    "B57": (
        refused("b57-tree.pdf", document([CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]), "bad_pdf"),
        refused("b57-form.pdf", page_of(stream(b"/X Do"), stream(b"/X Do", FORM)), "no_text"),
        read("b57-table.pdf", GOOD.replace(b"trailer<<", b"trailer<</Prev %d" % GOOD.rindex(b"xref\n0"))),
        read("b57-count.pdf", GOOD.replace(b"/Count 1", b"/Count 999999999")),
        refused("b57-xref.pdf", GOOD.replace(b"xref\n0 8", b"xref\n0 99999999"), "bad_pdf"),
    ),
    "B58": (
        refused("b58-60.pdf", deflated(60), "too_large"),
        refused("b58-300.pdf", deflated(300), "too_large"),
    ),
    "B59": (
        refused(
            "b59-scan.pdf", page_of(stream(b"300 0 0 300 0 0 cm /X Do"), stream(b"\x80", IMAGE)), "no_text"
        ),
    ),
    "B60": (
        refused("b60-locked.pdf", locked([LINE], "secret"), "encrypted"),
        read("b60-unlocked.pdf", locked([LINE], "")),
    ),
    "Word": (
        read("w-good.docx", docx(paragraph(SENTENCE))),
        refused("w-cut.docx", docx(paragraph(SENTENCE))[:-40], "bad_docx"),
        refused("w-none.docx", b"PK\x03\x04 and nothing of the kind", "unknown_type"),
        refused("w-bomb.docx", docx(" " * 60_000_000), "too_large"),
        refused(
            "w-entities.docx",
            archive({"word/document.xml": "<!DOCTYPE d [<!ENTITY a 'b'>]><d/>"}),
            "xml_entities",
        ),
        refused("w-locked.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ),
}
