"""Word documents (ECMA-376, ISO/IEC 29500): a ZIP archive of XML parts."""

from __future__ import annotations

from eventgraph.readers.docx.reader import read_docx

__all__ = ["read_docx"]
