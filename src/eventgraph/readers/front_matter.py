"""YAML between two lines of dashes at the head of a Markdown file."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import yaml

from eventgraph.readers.reasons import Notice, Reason

FENCED: Final = re.compile(r"---[ \t]*\n(?P<yaml>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
MAX_LENGTH: Final = 16_384
MAX_DEPTH: Final = 20
OPENING: Final = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
NULLS: Final = ("", "~", "null")
CLOSING: Final = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


class FrontMatter(NamedTuple):
    """The fields of a file's front matter, the Markdown after it, and what was wrong with it."""

    fields: dict[str, object]
    body: str
    notices: tuple[Notice, ...] = ()


def split_front_matter(source: str) -> FrontMatter:
    """Separate front matter from the Markdown that follows; scalars stay the strings that they are.

    Front matter over 16 KB, with anchors, aliases or tags, or that is no YAML mapping, gives no fields
    and the notice `bad_front_matter`. Line ends must be line feeds.
    """
    match = FENCED.match(source)
    if not match:
        return FrontMatter({}, source)
    body = source[match.end() :]
    try:
        return FrontMatter(_load(match["yaml"]), body)
    except (yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).split())
        return FrontMatter({}, body, (Notice(Reason.BAD_FRONT_MATTER, f"front matter ignored: {reason}"),))


def _load(text: str) -> dict[str, object]:
    if len(text) > MAX_LENGTH:
        message = f"{len(text):,} characters; the limit is {MAX_LENGTH:,}"
        raise ValueError(message)
    _check_tokens(text)
    # BaseLoader makes strings, lists and dicts only: dates stay as written, and no object is built.
    fields = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it is stricter than SafeLoader
    if not isinstance(fields, dict):
        message = "not a list of keys and values"
        raise ValueError(message)  # noqa: TRY004 - the caller reports all alike
    return {str(key).casefold(): value for key, value in fields.items() if value not in NULLS}


def _check_tokens(text: str) -> None:
    """Refuse what can multiply (aliases), construct (tags) or overflow the parser's stack (nesting)."""
    depth = 0
    for token in yaml.scan(text, Loader=yaml.BaseLoader):
        if isinstance(token, (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)):
            message = f"anchors, aliases and tags are refused (line {token.start_mark.line + 2})"
            raise ValueError(message)  # noqa: TRY004 - the caller reports all alike
        depth += isinstance(token, OPENING) - isinstance(token, CLOSING)
        if depth > MAX_DEPTH:
            message = f"nested deeper than {MAX_DEPTH}"
            raise ValueError(message)
