"""Which articles a user means: by id, by URL, or all of an outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.errors import NotFoundError
from eventgraph.rdf.namespaces import EG, SCHEMA
from eventgraph.rdf.storage.changes import DEFAULT

if TYPE_CHECKING:
    from eventgraph.rdf.storage.store import Store

URL: Final = ox.NamedNode(f"{SCHEMA}url")
SHOWN: Final = 20
PUBLISHER: Final = ox.NamedNode(f"{EG}publisher")


def find_article(store: Store, name: str) -> str:
    """Return the id of the article that has this id, IRI or URL.

    Raises:
        NotFoundError: there is none, or several have the URL.
    """
    given = ids.article_id(name) if name.startswith(ids.article_iri("")) else name
    if store.row(given) is not None:
        return given
    found = _articles(store, URL, name)
    if len(found) == 1:
        return found.pop()
    those = f"several articles have the URL {name}: {', '.join(sorted(found))}; name one by its id"
    none = (
        f"store {store.folder} has no article with the id or URL {name!r}; eventgraph find shows what it has"
    )
    raise NotFoundError(those if found else none)


def articles_of_outlet(store: Store, outlet: str) -> set[str]:
    """Return the ids of all articles of an outlet, by its name as articles give it.

    Raises:
        NotFoundError: there is no such outlet; the message names those that there are.
    """
    found = _articles(store, PUBLISHER, outlet)
    if not found:
        quads = store.quads.quads_for_pattern(None, PUBLISHER, None, DEFAULT)
        names = sorted({getattr(quad.object, "value", "") for quad in quads})
        message = (
            f"store {store.folder} has no article of {outlet!r}; it has: {', '.join(names[:SHOWN]) or 'none'}"
        )
        raise NotFoundError(message)
    return found


def _articles(store: Store, predicate: ox.NamedNode, value: str) -> set[str]:
    found = store.quads.quads_for_pattern(None, predicate, ox.Literal(value), DEFAULT)
    iris = (getattr(quad.subject, "value", "") for quad in found)
    return {ids.article_id(iri) for iri in iris if iri.startswith(ids.article_iri(""))}
