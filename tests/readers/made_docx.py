"""Word documents, part by part (ECMA-376), for what python-docx cannot write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def paragraph(text: str) -> str:
    """Return a paragraph of plain text."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a document with that body, and with other parts."""
    main = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    return archive({"[Content_Types].xml": TYPES, "word/document.xml": main, **(parts or {})})


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return packed.getvalue()
