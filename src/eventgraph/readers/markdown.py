"""Markdown: front matter, then prose without its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.readers.blocks import markup_blocks
from eventgraph.readers.dates import leading_date
from eventgraph.readers.encoding import decode
from eventgraph.readers.fields import item_of
from eventgraph.readers.front_matter import split_front_matter
from eventgraph.readers.item import ROOM, check_length, read_one
from eventgraph.readers.source import SourceFile
from eventgraph.readers.text import join_blocks, normalise, one_line, same_words
from eventgraph.records import Article, InputReport

if TYPE_CHECKING:
    from markdown_it.token import Token

READ: Final = frozenset({"inline", "html_block"})
SPOKEN: Final = frozenset({"text", "code_inline"})
BREAKS: Final = frozenset({"softbreak", "hardbreak"})


class Block(NamedTuple):
    """A paragraph, heading or list item, on one line; `level` is the heading's, 0 for the others."""

    text: str
    level: int = 0


def read_markdown(file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the article in a Markdown file (CommonMark and tables, with YAML front matter).

    Headings are paragraphs of their own; list items are lines that begin with "- "; links, emphasis and
    inline code leave their words; code blocks, tables, images and HTML comments go. The title is the front
    matter's, else the first block where that is a heading; a first heading that is the title is no part
    of the text. The date is the front matter's, else the one that the file name begins with.

    Raises:
        ReadError: `binary`, `no_text` or `too_large`.
    """
    decoded = decode(file.content)
    check_length(decoded.text, file.limits.characters, room=ROOM)
    matter = split_front_matter(normalise(decoded.text))
    item = item_of(matter.fields, text="")
    blocks = list(markdown_blocks(matter.body))
    title = item.title or next((block.text for block in blocks[:1] if block.level), None)
    item = replace(
        item,
        text=join_blocks(_without_title(blocks, title)),
        title=title,
        published=item.published or leading_date(file.file_name),
        notices=(*decoded.notices, *matter.notices, *item.notices),
    )
    yield from read_one(item, file)


def markdown_blocks(source: str) -> Iterator[Block]:
    """Yield the blocks of prose in a Markdown text, in order."""
    from markdown_it import MarkdownIt

    level, bullet, tables = 0, "", 0
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        if token.type.startswith("heading_"):
            level = int(token.tag[1]) if token.nesting > 0 else 0
        elif token.type.startswith("table_"):
            tables += token.nesting
        elif token.type == "list_item_open":
            bullet = "- "
        elif token.type in READ and not tables:
            yield from (Block(bullet + text, level) for text in _texts(token))
            bullet = ""


def _texts(token: Token) -> tuple[str, ...]:
    if token.type == "html_block":
        return markup_blocks(token.content)
    line = one_line("".join(_words(child) for child in token.children or ()))
    return (line,) if line else ()


def _words(token: Token) -> str:
    if token.type in SPOKEN:
        return token.content
    is_break = token.type in BREAKS or token.content.lower().startswith("<br")
    return " " if is_break else ""


def _without_title(blocks: Sequence[Block], title: str | None) -> Iterator[str]:
    """Yield the blocks' texts without a heading that repeats the title before any prose."""
    for index, block in enumerate(blocks):
        if index or not (block.level and title and same_words(block.text, title)):
            yield block.text
