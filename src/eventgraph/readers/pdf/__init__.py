"""PDF (ISO 32000): pages of placed characters -> paragraphs."""

from __future__ import annotations

from eventgraph.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
