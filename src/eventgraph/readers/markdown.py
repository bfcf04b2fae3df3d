"""Markdown: front matter, then prose without its marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.readers.blocks import markup_blocks
from eventgraph.readers.dates import parse_date
from eventgraph.readers.encoding import decode
from eventgraph.readers.fields import item_of
from eventgraph.readers.flat import flatten
from eventgraph.readers.front_matter import split_front_matter
from eventgraph.readers.item import ROOM, Item, check_length, read_one, with_origin
from eventgraph.readers.names import byline_names
from eventgraph.readers.source import SourceFile
from eventgraph.readers.text import join_blocks, normalise, one_line, same_words
from eventgraph.records import Article, InputReport

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_HEAD: Final = 3
READ: Final = frozenset({"inline", "html_block"})
SPOKEN: Final = frozenset({"text", "code_inline"})
BREAKS: Final = frozenset({"softbreak", "hardbreak"})


class Block(NamedTuple):
    """A paragraph, heading or list item, on one line; `level` is the heading's, 0 for the others."""

    text: str
    level: int = 0


def read_markdown(file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the article in a Markdown file (CommonMark and tables, with YAML or TOML front matter).

    Headings are paragraphs of their own; list items are lines that begin with "- "; links, emphasis and
    inline code leave their words; code blocks, tables, images and HTML comments go. The title is the front
    matter's, else the first block where that is a heading; a first heading that is the title is no part
    of the text, nor are a byline and a date below it.

    Raises:
        ReadError: `binary`, `no_text` or `too_large`.
    """
    decoded = decode(file.content)
    check_length(decoded.text, file.limits.characters, room=ROOM)
    matter = split_front_matter(normalise(decoded.text))
    item = with_origin(item_of(flatten(matter.fields), text=""), "front matter")
    item, blocks = _with_head(item, list(markdown_blocks(matter.body)))
    item = replace(
        item,
        text=join_blocks(block.text for block in blocks),
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


def _with_head(item: Item, blocks: list[Block]) -> tuple[Item, list[Block]]:
    """Return the item with what stands above the prose, and the blocks from there on.

    That is a heading, which is the title or repeats it, then a byline and a date, each at most once.
    """
    rest, origins = blocks, dict(item.origins)
    if rest and rest[0].level and (not item.title or same_words(rest[0].text, item.title)):
        item = replace(item, title=item.title or rest[0].text)
        origins.setdefault("title", "heading")
        rest = rest[1:]
    for _ in range(MAX_HEAD):
        line = rest[0].text if rest and not rest[0].level else ""
        names = byline_names(line)
        if not names and not parse_date(line):
            break
        origins.setdefault("authors" if names else "published", "byline" if names else "date line")
        item = replace(
            item, authors=item.authors or names, published=item.published or (None if names else line)
        )
        rest = rest[1:]
    item = replace(item, origins=origins)
    return (item, rest) if rest else (item, blocks)
