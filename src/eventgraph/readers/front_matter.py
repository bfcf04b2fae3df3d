"""YAML between lines of dashes, or TOML between lines of plus signs, at the head of a Markdown file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final, NamedTuple

import yaml

from eventgraph.readers.reasons import Notice, Reason

YAML: Final = re.compile(r"---[ \t]*\n(?P<matter>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
TOML: Final = re.compile(r"\+\+\+[ \t]*\n(?P<matter>.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
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
    """Separate front matter from the Markdown that follows; scalars of YAML stay the strings that they are.

    Front matter over 16 KB, with anchors, aliases or tags, or that is neither a YAML mapping nor TOML, gives
    no fields and the notice `bad_front_matter`. Line ends must be line feeds.
    """
    for fence, load in LOADERS.items():
        if match := fence.match(source):
            return _loaded(match["matter"], source[match.end() :], load)
    return FrontMatter({}, source)


def _loaded(text: str, body: str, load: Callable[[str], Mapping[str, object]]) -> FrontMatter:
    try:
        if len(text) > MAX_LENGTH:
            message = f"{len(text):,} characters; the limit is {MAX_LENGTH:,}"
            raise ValueError(message)  # noqa: TRY301 - all that can be wrong is reported alike
        fields = load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        return FrontMatter({}, body, (Notice(Reason.BAD_FRONT_MATTER, f"front matter ignored: {reason}"),))
    named = {str(key).casefold(): value for key, value in fields.items() if value not in NULLS}
    return FrontMatter(named, body)


def _toml(text: str) -> Mapping[str, object]:
    return {key: _written(value) for key, value in tomllib.loads(text).items()}


def _written(value: object) -> object:
    """Return a value with dates as they are written."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _written(member) for key, member in value.items()}
    return value


def _yaml(text: str) -> Mapping[str, object]:
    _check_tokens(text)
    # BaseLoader makes strings, lists and dicts only: dates stay as written, and no object is built.
    fields = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it is stricter than SafeLoader
    if not isinstance(fields, dict):
        message = "not a list of keys and values"
        raise ValueError(message)  # noqa: TRY004 - the caller reports all alike
    return fields


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


LOADERS: Final = {YAML: _yaml, TOML: _toml}
