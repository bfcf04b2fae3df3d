"""What a page shows in place of its article: a wall, an error, or its beginning only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from eventgraph.readers.blocks import Block, blocks_of
from eventgraph.readers.html_body import OPENED
from eventgraph.readers.html_phrases import BARRIER
from eventgraph.readers.markup import parse_markup
from eventgraph.readers.reasons import Notice, Reason

CONSENT: Final = re.compile(
    r"\b(?:cookies?|consent|partners|vendors|personal data|legitimate interest|privacy|track(?:ing|ers))\b",
    re.IGNORECASE,
)
ADDRESSED: Final = re.compile(
    r"\b(?:your (?:browser|choices?|consent|data|device|personal|preferences|privacy)"
    r"|you (?:accept|agree|can|may)|accept (?:all|and)|reject all"
    r"|manage (?:choices|cookies|options|preferences|settings)"
    r"|we (?:and our|use|value|care|process|store)|before you continue)\b",
    re.IGNORECASE,
)
MAX_CONSENT: Final = 6_000
MIN_CONSENT: Final = 0.6
ERROR_TITLE: Final = re.compile(
    r"just a moment\W*|attention required\b.*|access (?:to this page has been )?denied"
    r"|pardon our interruption\W*|are you (?:a )?(?:human|robot)\W*|robot challenge.*|human verification"
    r"|client challenge|security check\W*|error \d{3}\b.*|not found|forbidden|bad gateway"
    r"|(?:error )?(?:40[0-9]|410|429|50[0-4])\W*(?:error|forbidden|not found|page not found|gone)?\W*"
    r"|(?:page|article|story) (?:not found|does not exist|unavailable)\W*"
    r"|service (?:temporarily )?unavailable",
    re.IGNORECASE,
)
ERROR_TEXT: Final = re.compile(
    r"enable javascript and cookies to continue|checking (?:if the site connection is secure|your browser\b)"
    r"|verify(?:ing)? (?:that )?you(?:['\u2019]re| are) (?:not )?(?:a )?(?:human|robot)"
    r"|unusual (?:traffic|activity) from|access to this page has been denied|ray id: \w"
    r"|you do(?:n['\u2019]t| not) have permission to access|complete the security check|press (?:and|&) hold"
    r"|the page (?:that )?you(?:['\u2019]re| are| were)? (?:looking for|requested|trying to)",
    re.IGNORECASE,
)
MAX_ERROR: Final = 1_000
SHORT: Final = 2_000
VERY_SHORT: Final = 1_000
ELLIPSIS: Final = ("\u2026", "...", "[\u2026]", "[...]")
MIN_ABSENT: Final = 100
"""Words."""


def wall_of(blocks: Sequence[Block], title: str | None) -> str | None:
    """Return in words what a page shows in place of an article (a request for consent, an error), or None."""
    length = sum(len(block.text) for block in blocks)
    asking = sum(
        len(block.text) for block in blocks if CONSENT.search(block.text) and ADDRESSED.search(block.text)
    )
    if length <= MAX_CONSENT and asking > MIN_CONSENT * length:
        return "a request for consent to cookies, not the article"
    is_error = ERROR_TITLE.fullmatch(title or "") or any(ERROR_TEXT.search(block.text) for block in blocks)
    return "an error or a check for robots, not the article" if is_error and length <= MAX_ERROR else None


def cut_notice(text: str, source: str, node: Mapping[str, object]) -> Notice | None:
    """Return the notice `partial` where a page shows only the beginning of its article.

    `text` is what is read, `source` the page, `node` what it says of the article in JSON-LD.
    """
    count, stated = len(text.split()), _words_stated(node)
    if stated >= 2 * count and stated - count >= MIN_ABSENT:
        return Notice(
            Reason.PARTIAL, f"the page says that the article has {stated:,} words; {count:,} are there"
        )
    if len(text) < VERY_SHORT and text.endswith(ELLIPSIS):
        return Notice(Reason.PARTIAL, "the text breaks off")
    if len(text) < SHORT and BARRIER.search(source) and _is_barred(source):
        return Notice(
            Reason.PARTIAL, "the page shows only the beginning to those who do not subscribe or sign in"
        )
    return None


def _words_stated(node: Mapping[str, object]) -> int:
    stated = str(node.get("wordCount") or "").replace(",", "")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < len("1000000") else 0


def _is_barred(source: str) -> bool:
    """Tell whether it is the page that says so, not one of its scripts."""
    return any(BARRIER.search(block.text) for block in blocks_of(parse_markup(source).tree, OPENED))
