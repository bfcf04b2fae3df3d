"""What people type into a search, as an expression of FTS5: whatever they type, it is never a syntax error.

export controls      both words, in any form ("export control", "exported")
"export controls"    one after the other
export*              words that begin so
chips -Taiwan        not with this word
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from eventgraph.errors import QueryError

MAX_WORDS: Final = 64
PIECES: Final = re.compile(
    r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))(?P<more>(?<=")\*)?'
)


class _Piece(NamedTuple):
    text: str
    wanted: bool
    prefix: bool


def fts_expression(words: str) -> str:
    """Return the expression that finds what has all the words.

    Raises:
        QueryError: there is no word to look for, or there are more than 64.
    """
    pieces = [piece for piece in _pieces(words) if re.search(r"\w", piece.text.replace("_", ""))]
    wanted = [_quoted(piece) for piece in pieces if piece.wanted]
    unwanted = [_quoted(piece) for piece in pieces if not piece.wanted]
    if not wanted:
        message = 'there is no word to look for; give some, as in: export controls, or "export controls"'
        raise QueryError(message)
    if len(pieces) > MAX_WORDS:
        message = f"{len(pieces)} words to look for are more than {MAX_WORDS}; leave some out"
        raise QueryError(message)
    found = " AND ".join(wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


def _pieces(words: str) -> list[_Piece]:
    """Cut at white space; NUL would end the expression, and half a surrogate is no character."""
    text = words.replace("\0", " ").encode("utf-8", "replace").decode()
    return [
        _Piece(
            match["word"].rstrip("*") if match["word"] else match["phrase"],
            wanted=not match["minus"],
            prefix=bool(match["more"]) or (match["word"] or "").endswith("*"),
        )
        for match in PIECES.finditer(text)
    ]


def _quoted(piece: _Piece) -> str:
    """Return a string of FTS5, whose own words and signs mean nothing in it."""
    return f'"{piece.text}"' + ("*" if piece.prefix else "")
