"""News agencies, and where an article says that its text is one's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from eventgraph.deduplication.datelines import credited_in_dateline
from eventgraph.records import Article

NAMES: Final = {
    "reuters": ("Reuters", "Thomson Reuters", "Thomson Reuters Foundation"),
    "ap": ("AP", "Associated Press", "AP News"),
    "afp": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "xinhua": ("Xinhua", "Xinhua News Agency", "Xinhuanet"),
    "pa": ("PA", "PA Media", "Press Association", "PA news agency"),
    "upi": ("UPI", "United Press International"),
    "bloomberg": ("Bloomberg", "Bloomberg News"),
    "tass": ("TASS", "ITAR-TASS"),
    "interfax": ("Interfax",),
    "ria": ("RIA Novosti",),
    "kyodo": ("Kyodo", "Kyodo News"),
    "jiji": ("Jiji", "Jiji Press"),
    "yonhap": ("Yonhap", "Yonhap News Agency"),
    "ansa": ("ANSA",),
    "efe": ("EFE",),
    "lusa": ("Lusa",),
    "aap": ("AAP", "Australian Associated Press"),
    "canadian-press": ("Canadian Press",),
    "pti": ("PTI", "Press Trust of India"),
    "ians": ("IANS", "Indo-Asian News Service"),
    "ani": ("ANI", "Asian News International"),
    "bernama": ("Bernama",),
    "antara": ("Antara", "ANTARA"),
    "anadolu": ("Anadolu Agency", "Anadolu"),
    "irna": ("IRNA",),
    "kcna": ("KCNA",),
    "spa": ("Saudi Press Agency",),
    "wam": ("WAM",),
    "apa": ("Austria Press Agency",),
    "belga": ("Belga",),
    "ritzau": ("Ritzau",),
    "pap": ("Polish Press Agency",),
    "pr-newswire": ("PR Newswire", "PRNewswire"),
    "business-wire": ("Business Wire", "BUSINESS WIRE"),
    "globe-newswire": ("GlobeNewswire", "GLOBE NEWSWIRE"),
}  # fmt: skip
"""What each agency calls itself in credits; those that send out press releases with them."""

SITES: Final = {
    "reuters": "reuters", "apnews": "ap", "afp": "afp", "dpa-international": "dpa", "xinhuanet": "xinhua",
    "upi": "upi", "bloomberg": "bloomberg", "tass": "tass", "interfax": "interfax", "kyodonews": "kyodo",
    "yna": "yonhap", "ansa": "ansa", "prnewswire": "pr-newswire", "businesswire": "business-wire",
    "globenewswire": "globe-newswire", "bernama": "bernama", "kcna": "kcna",
}  # fmt: skip
"""Labels of the agencies' own domains."""

KEYS: Final = {name: key for key, names in NAMES.items() for name in names}
FOLDED: Final = {name.lower(): key for name, key in KEYS.items() if not name.isupper()}
"""Names that are none but the agency's in small letters as well."""
NAME: Final = f"(?:{'|'.join(sorted(map(re.escape, KEYS), key=len, reverse=True))})"
THE: Final = "(?:[Tt]he |THE )?"

HEAD: Final = 600
"""Characters at the beginning of a text in which a byline stands."""
TAIL: Final = 600
"""Characters at its end in which credits stand."""

BYLINE: Final = re.compile(
    rf"^(?:By |BY |by |From |Source: ?)?(?:[A-Z][\w.'\u2019-]+(?: [\w.'\u2019-]+){{0,4}}(?:,| \||/|,? of) )?"
    rf"{THE}(?P<agency>{NAME}|ASSOCIATED PRESS|REUTERS|BLOOMBERG)(?i: staff| writers?)?\.?$",
    re.MULTILINE,
)
"""A line that is a byline: "By The Associated Press", "Jane Roe, AFP"."""
CREDIT: Final = re.compile(
    rf"(?:(?:Copyright|\u00a9|\([Cc]\)) ?(?:\d{{4}} ?)?(?:by )?{THE}(?P<owner>{NAME})\b"
    rf"|\b(?P<helper>{NAME})(?:(?: [\w.'\u2019-]+){{0,8}}?,?) contributed (?:reporting )?to this\b"
    rf"|\b(?i:with) (?:files|inputs|reporting|additional reporting) (?:from|by) {THE}(?P<source>{NAME})\b"
    rf"|\b(?i:published|produced|provided) by {THE}(?P<maker>{NAME})\b"
    rf"|(?:[-\u2013\u2014] ?|\()(?P<signed>{NAME})\)?\.?\s*\Z"
    rf"|\b(?i:credit) {THE}(?P<creditor>{NAME})\b)"
)
"""What stands at the end of agencies' texts, and of texts made from them."""
ALONE: Final = re.compile(
    r"^\(?(?P<names>[A-Za-z][\w .,&|/\u2013\u2014-]{1,60}?)\)?(?: ?\| ?Updated:?[^\n]*)?$"
    r"|Updated:[^\n]*\((?P<stamped>[^()\n]{2,40})\)$"
    r"|\((?P<last>[^()\n]{2,40})\)\s*\Z",
    re.MULTILINE,
)
"""A line, a time stamp's or a text's last bracket that may have nothing but agencies: "Reuters - AFP"."""
JOINTS: Final = re.compile(r"\s*[,|/&]\s*|\s+(?:[-\u2013\u2014]|and)\s+")
LAST: Final = 80
"""Characters at the end of a text in which a line of agencies alone is no picture's."""
DESK: Final = re.compile(r"\((?i:(?:additional )?reporting by [^()]{1,200}; ?(?:writing|edi[a-z]+) by )")
"""How Reuters signs; said of nobody where another agency is named."""


def agency_of(name: str) -> str | None:
    """Return the key of the agency that is called so: by name ("The Associated Press") or by its domain."""
    plain = re.sub(r"^the ", "", " ".join(name.split()), flags=re.IGNORECASE)
    if plain in KEYS:
        return KEYS[plain]
    labels = plain.lower().removeprefix("https://").split("/")[0].split(".")
    site = next((label for label in labels if label in SITES), None) if len(labels) > 1 else None
    return SITES[site] if site else FOLDED.get(plain.lower())


def is_own_wire(article: Article) -> bool:
    """Tell whether the article's publisher is an agency: a known one, or the one that its dateline names."""
    if article.publisher is None:
        return False
    dateline = credited_in_dateline(article.text)
    named = dateline is not None and dateline.casefold() == article.publisher.casefold()
    return named or agency_of(article.publisher) is not None


def credited_agencies(article: Article) -> tuple[str, ...]:
    """Return the keys of the agencies whose text the article says it has, sorted.

    Read are the publisher, the authors, the dateline, bylines and the credits at the end; what the article
    tells ("…, Reuters reported") credits nobody. An agency that no list has is known by its dateline.
    """
    found = {agency for agency in _credits(article) if agency}
    if not found and DESK.search(article.text[-TAIL:]):
        found = {"reuters"}
    return tuple(sorted(found))


def _credits(article: Article) -> Iterator[str | None]:
    yield agency_of(article.publisher or "")
    yield from (agency_of(part) for author in article.authors for part in re.split(r"[,|/]| for ", author))
    if dateline := credited_in_dateline(article.text):
        yield agency_of(dateline) or dateline.casefold()
    yield from (agency_of(match["agency"]) for match in BYLINE.finditer(article.text[:HEAD]))
    for match in CREDIT.finditer(article.text[-TAIL:]):
        yield from (agency_of(name) for name in match.groups() if name)
    for edge in (article.text[:HEAD], article.text[-LAST:]):
        yield from (agency for match in ALONE.finditer(edge) for agency in _listed(match))


def _listed(match: re.Match[str]) -> Iterator[str]:
    """Yield the agencies of a list that has nothing else."""
    names = JOINTS.split(match["names"] or match["stamped"] or match["last"])
    known = [agency_of(name) or agency_of(name.upper()) for name in names]
    if all(known):
        yield from filter(None, known)
