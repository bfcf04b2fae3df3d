"""What outlets put around a story: datelines, bylines, credits, notices of rights, invitations to subscribe.

Two articles that share nothing else are no copies, and two copies that differ in it are.
"""

from __future__ import annotations

import re
from typing import Final

from eventgraph.deduplication.datelines import without_dateline

LONGEST: Final = 300
"""Characters of the longest sentence that is furniture: a longer one tells something as well."""
PIECES: Final = re.compile(r"(?<=[.!?\u201d\"])\s+|\n+")
BYLINE: Final = re.compile(r"(?:By|BY) [A-Z][^.!?]{2,80}")
SIGNED: Final = re.compile(
    r"\((?i:(?:additional |with )?(?:reporting|writing|edi[a-z]+|written)) by [^()\n]{1,400}(?:\)|\Z)"
)
GALLERY: Final = re.compile(r"\b1/(\d{1,3}) .{1,12000}?\b\1/\1 [^.!?\n]{0,100}", re.DOTALL)
"""Captions of pictures with their numbers: "1/29 A market 2/29 A bridge … 29/29 Fog"."""
BEGINNINGS: Final = (
    "advertisement", "click here", "continue reading", "copyright", "(c)", "enlarge this image",
    "follow @", "follow me", "follow us", "image caption", "image copyright", "information from:",
    "media caption", "play video", "read more", "related articles", "related coverage", "related topics",
    "share this", "skip advertisement", "sorry, your browser", "supported by", "thank you for reading",
    "thank you for subscribing", "toggle caption", "view all", "watch more", "watch next", "watch now",
    "with files from", "with inputs from", "with reporting from", "\u00a9",
)  # fmt: skip
"""What furniture begins with, in lower case."""
PHRASES: Final = (
    "accuracy and availability may", "all rights reserved", "already a subscriber",
    "contributed reporting to this", "contributed to this article", "contributed to this report",
    "contributed to this story", "cookie policy", "final form and may be", "may not be published",
    "may not be reproduced", "not a robot", "official record of", "our newsletter", "newsletters",
    "permissions page", "please credit the", "please try again", "privacy notice", "privacy policy",
    "rush deadline", "sign up for", "sign up here", "sign up to", "subscribe now", "subscribe to our",
    "terms of service", "terms of use", "this material may not be", "transcript is provided",
    "try again later", "unsubscribe", "visit our website", "you agree to receive", "your email address",
    "your subscription",
)  # fmt: skip
"""What it has anywhere in it."""


def story(text: str) -> str:
    """Return the text without the frame around its story, a line for each sentence or piece that is left."""
    body = GALLERY.sub("\n", SIGNED.sub("\n", without_dateline(text)))
    return "\n".join(piece for piece in PIECES.split(body) if piece and not _is_frame(piece))


def _is_frame(piece: str) -> bool:
    if len(piece) > LONGEST:
        return False
    lower = piece.lower().lstrip("_*\u2022 ")
    if lower.startswith(BEGINNINGS) or any(phrase in lower for phrase in PHRASES):
        return True
    return lower.startswith("by ") and bool(BYLINE.fullmatch(piece))
