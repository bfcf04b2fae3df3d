"""Content -> hash -> identifier: the only place that mints identifiers.

Nothing here reads a clock or a random source, so the same articles get the same identifiers
on every machine and in every order.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote, unquote

DATA = "urn:eventgraph:"
"""Namespace of everything that is minted from content: articles, entities, claims, text spans."""
IMPORT = f"{DATA}import:"
OWN_LINKS = "eventgraph-links"
"""The name under which the store keeps its own links to other people's data."""
OWN_EVENTS = "eventgraph-events"
"""The name under which it keeps what articles say together: events, contradictions, copies."""
GENID = "https://eventgraph.invalid/.well-known/genid/"

CHARACTERS = re.compile(r"#(?:title-)?char=(?P<start>\d+),(?P<end>\d+)$", re.ASCII)


def digest(*parts: str, length: int = 16) -> str:
    """Return the first `length` hexadecimal digits of the SHA-256 of the parts.

    Parts are separated by U+001F, so that ("ab", "c") and ("a", "bc") differ.
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def slug(text: str, *, length: int = 40) -> str:
    """Return ASCII letters, digits and hyphens that a reader recognises `text` by; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:length].rstrip("-")


def article_iri(article_id: str) -> str:
    """Return the IRI of an article, which is also the name of its graph.

    Whatever is not unreserved in RFC 3986 is percent-encoded, so distinct ids stay distinct and
    the id can be read back with `article_id`.
    """
    return DATA + "article:" + quote(article_id, safe="", errors="surrogatepass")


def article_id(iri: str) -> str:
    """Return the id of the article with that IRI: the inverse of `article_iri`."""
    return unquote(iri.removeprefix(DATA + "article:"), errors="surrogatepass")


def run_iri(article: str) -> str:
    """Return the IRI of the run that read an article (a prov:Activity)."""
    return f"{article_iri(article)}#run"


def source_iri(article: str) -> str:
    """Return the IRI of what an article was read from (a prov:Entity)."""
    return f"{article_iri(article)}#source"


def import_iri(name: str) -> str:
    """Return the IRI of an import of other people's RDF, which is also the name of its graph."""
    return IMPORT + quote(name, safe="", errors="surrogatepass")


def is_foreign(graph: str) -> bool:
    """Tell whether a graph of that name holds what other people say, so that its words are not ours."""
    return graph.startswith(IMPORT) and graph != import_iri(OWN_EVENTS)


def import_name(iri: str) -> str:
    """Return the name of the import with that IRI: the inverse of `import_iri`."""
    return unquote(iri.removeprefix(IMPORT), errors="surrogatepass")


def import_source_iri(name: str) -> str:
    """Return the IRI of the file that an import was read from (a prov:Entity)."""
    return f"{import_iri(name)}#source"


def genid_iri(content_sha256: str, label: str) -> str:
    """Return the Skolem IRI (RDF 1.1, section 3.5) of a blank node of foreign RDF.

    `label` is its canonical label among the triples whose hash is given, so equal content gives equal IRIs.
    The authority is `.invalid` (RFC 2606): the path says what the IRI is, and nobody can look it up.
    """
    return GENID + digest(content_sha256, label, length=32)


def span_iri(article_id: str, start: int, end: int, part: str = "text") -> str:
    """Return the IRI of the characters `start` to `end` of an article's text (RFC 5147 fragment) or title."""
    return f"{article_iri(article_id)}#{'' if part == 'text' else f'{part}-'}char={start},{end}"


def span_offsets(iri: str) -> tuple[int, int]:
    """Return the characters that a `span_iri` names.

    Raises:
        ValueError: it names none.
    """
    match = CHARACTERS.search(iri)
    if not match:
        message = f"{iri} names no characters"
        raise ValueError(message)
    return int(match["start"]), int(match["end"])


def entity_id(key: str, discriminator: str = "") -> str:
    """Return a readable, unique id for an entity: a slug of its key and eight digits of a hash."""
    return f"{slug(key) or 'entity'}-{digest(key, discriminator, length=8)}"


def entity_iri(identifier: str) -> str:
    """Return the IRI of the entity with that id."""
    return DATA + "entity:" + identifier


def claim_id(article_id: str, subject: str, relation: str, obj: str, factuality: str) -> str:
    """Return the id of what one article says about one pair: stable while the article says so."""
    return digest("claim", article_id, subject, relation, obj, factuality)


def claim_iri(identifier: str) -> str:
    """Return the IRI of the claim with that id."""
    return DATA + "claim:" + identifier


def event_id(first_claim: str) -> str:
    """Return the id of the happening that the claim reported first: later reports leave it as it is."""
    return digest("event", first_claim)


def event_iri(identifier: str) -> str:
    """Return the IRI of the event with that id."""
    return DATA + "event:" + identifier


def contradiction_id(kind: str, first_claim: str, second_claim: str) -> str:
    """Return the id of a contradiction: of its kind and of the claims that are shown for its sides."""
    return digest("contradiction", kind, first_claim, second_claim)


def contradiction_iri(identifier: str) -> str:
    """Return the IRI of the contradiction with that id."""
    return DATA + "contradiction:" + identifier
