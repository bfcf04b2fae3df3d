"""Ends sentences where paragraphs end, before the parser runs over headings and bullets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc


def mark_paragraphs(doc: Doc) -> Doc:
    """Let a sentence start after every line break; the parser keeps borders that are set."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.is_space and "\n" in before.text and not token.is_space:
            token.is_sent_start = True
    return doc


@Language.component("eventgraph_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Mark the paragraphs of one Doc; add it before the parser."""
    return mark_paragraphs(doc)
