"""Words by which lines around an article's prose are known; English, as the articles that are read."""

from __future__ import annotations

import re
from typing import Final

_OTHERS: Final = (
    r"(?:read|see|watch|listen|related|more|also|don['\u2019]t miss|recommended|editor['\u2019]?s'? picks?"
    r"|up next|must read|trending|you may (?:also )?like|what to read next|explore)"
)
TEASER: Final = re.compile(rf"(?:- )?\W{{0,3}}{_OTHERS}\b[^.:]{{0,40}}:", re.IGNORECASE)
"""How a line begins that leads to another article: "Read more: …", "Related video: …"."""
LABEL: Final = re.compile(rf"\W{{0,3}}{_OTHERS}\b[^.:!?]{{0,30}}:?", re.IGNORECASE)
"""A line above such lines."""
NOISE: Final = re.compile(
    r"(?:skip )?advert(?:isement)?s?(?: \d+)?|article content|this advertisement has not loaded\b.*|sponsored"
    r"|promoted|loading\W*|(?:\d+ )?comments?|print|save|copy link|story continues|play video|close|menu"
    r"|(?:(?:story|article) )?continues? (?:below|after)\b.{0,40}|continue reading\b.{0,60}"
    r"|(?:scroll|swipe) to continue\b.{0,40}|view (?:image|gallery|comments)"
    r"|share(?: this)?(?: article| story)?|\d+ min(?:ute)?s? read|listen to (?:this )?article\b.{0,20}"
    r"|you may also like:?|must read:?"
    r"|(?:skip past|after) newsletter promotion|end of (?:article|story|list)|list \d+ of \d+"
    r"|\[\w+ \w+=.*\]|(?:(?:image|photo|slide) )?\d+ (?:of|/) \d+"
    r"|(?:related|recommended)(?: articles?| stories| coverage| links| content| topics| reading| for you)?:?"
    r"|(?:read|see|more) (?:more|also|next|on this(?: story| topic)?):?"
    r"|(?:add|make|set) .{0,40}\bpreferred source\b.{0,30}",
    re.IGNORECASE,
)
"""Whole lines that are never an article's, wherever they stand."""
STAMP: Final = re.compile(
    r"(?:(?:first|last) )?(?:published|updated|posted|modified)\b.{0,80}"
    r"|\d+ (?:min(?:ute)?|hour|day|week)s? ago",
    re.IGNORECASE,
)
"""A line above an article that says when it was published, in whatever words."""
_NETWORK: Final = (
    r"(?:twitter|x|facebook|instagram|threads|bluesky|linkedin|mastodon|tiktok|youtube|whatsapp|google news)"
)
REQUEST: Final = re.compile(
    r"(?:^|[.!?:|]\s+)(?:sign up|subscribe|click here|log in|join (?:us|our|the conversation)|have a tip"
    r"|like this story|(?:share|email|contact|support|follow) (?:us|our|this|@)|follow .{1,40} on "
    rf"{_NETWORK}|get (?:the|our) .{{0,40}}\b(?:app|inbox)|download (?:the|our) .{{0,20}}\bapp)\b",
    re.IGNORECASE,
)
"""A sentence that asks the reader to do something."""
INVITATION: Final = re.compile(
    rf"\bfollow (?:me|him|her|them|\w+ \w+) on {_NETWORK}\b|@\w+ on {_NETWORK}\b|\bfor subscribers only\b"
    r"|\b(?:our|this) (?:\w+ ){0,2}newsletters?\b|\ball rights reserved\b|\bcopyright (?:[\xa9\u24d2\d(]|by)"
    r"|\b(?:article|column|piece|post|story)\b.{0,40} (?:first|originally) (?:appeared|published)\b"
    r"|\bissn\b|\bour standards:|\bon the go by\b|\bmay receive a commission\b|\breached (?:at|via) \S+@"
    r"|\baffiliate (?:links?|commissions?)\b|\balready (?:a|an) (?:\w+ )?(?:subscriber|member)\?"
    r"|\bto (?:continue|keep) reading\b|\b(?:start|begin) (?:a|your) free trial\b"
    r"|\bcontact the (?:writer|reporter|author)\b|^originally published\b"
    r"|^posts from this (?:author|topic) will be added\b",
    re.IGNORECASE,
)
"""What is said only in lines around an article."""
BARRIER: Final = re.compile(
    r"\bto (?:continue|keep) reading\b"
    r"|\b(?:continue|keep) reading (?:your|this|with|for (?:free|just|only))\b"
    r"|\bto read (?:the (?:complete|entire|full|rest|whole)\b|this (?:article|story)\b)"
    r"|\b(?:article|content|story) is (?:only )?(?:available (?:only )?(?:for|to)|exclusive to|for"
    r"|reserved for) (?:\w+ ){0,3}(?:subscribers|members)\b|\breached your (?:\w+ ){0,3}limit\b"
    r"|\bsubscribe (?:now )?to (?:unlock|read|continue)\b|\bunlock (?:this|the full) (?:article|story)\b"
    r"|\bwhile we verify access\b|\bthis is a preview\b",
    re.IGNORECASE,
)
"""How a page says that more of its article is for those who pay, or sign in."""
CREDIT: Final = re.compile(
    r"\W{0,2}(?:(?:file )?(?:photo|image|picture|video)s?(?: credit| source| courtesy)?(?: by|:)"
    r"|[\xa9\u24b8])[^.!?]{0,150}|(?:image|media|video) (?:caption|source), .{0,250}"
    r"|.{0,200}\b(?:photos? (?:by|[\xa9(]|courtesy)|via getty|getty images)[^.!?]{0,80}",
    re.IGNORECASE,
)
"""A line that names a picture's maker, and does not end like a sentence."""
ABOUT: Final = re.compile(r",? (?:is|was|has been|covers|writes|reports|joined|can be reached)\b")
"""How a sentence about an author goes on after the name."""
DATELINE: Final = re.compile(r"[A-Z][^.!?]{0,60}\s*[\u2014\u2013-]", re.DOTALL)
"""A place and an agency in a line of their own above the text."""
ABOUT_HEADING: Final = re.compile(
    r"(?:more )?about (?:the|our|this) (?:author|contributor|reporter|writer)s?:?|(?:the|our) authors?:?",
    re.IGNORECASE,
)
BIOGRAPHY: Final = re.compile(
    r"(?:[A-Z][\w.'\u2019-]*\s){2,4}(?:is|was) (?:a|an|the|our) (?:[\w'\u2019-]+ ){0,5}"
    r"(?:columnist|contributor|correspondent|editor|journalist|producer|reporter|writer)\b"
    r".*\b(?:bas(?:ed|es) in|cover(?:s|ed|ing)|emails?|focus(?:es|ing)|follow|previously|reach(?:ed)?"
    r"|report(?:s|ing)|tweets?|writ(?:es|ing) about|@\w+)",
    re.DOTALL,
)
"""Who wrote an article, told at its end in the words of such lines, whose name no mark gave."""
