"""A server's graphs, by the SPARQL 1.1 Graph Store HTTP Protocol (W3C): PUT, DELETE and HEAD of `?graph=`."""

from __future__ import annotations

import re
import ssl
from ipaddress import ip_address
from typing import Final
from urllib.parse import quote

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError, MaxRetryError

from eventgraph.errors import PublishError
from eventgraph.rdf.exchange.limits import Connection

CONTENT_TYPE: Final = "application/n-triples"
PASSING: Final = frozenset({429, 500, 502, 503, 504})
"""Answers that may be others a moment later."""
REDIRECTIONS: Final = range(300, 400)
SUCCESSES: Final = range(200, 300)
ABSENT: Final = frozenset({404, 410})
NOT_OFFERED: Final = frozenset({405, 501})
CONNECTING: Final = 10.0
BACKOFF: Final = 0.2
LONGEST_WAIT: Final = 60
FIRST_LINE: Final = 300
LONGEST_ANSWER: Final = 64 * 1024
OBJECT: Final = re.compile(r"^(?:<[^>]*>|\w+\([^)]*\)): ")
"""What the messages of urllib3 begin with: the object that failed."""


class GraphStore:
    """The graphs of a server. Connections are kept open between requests; redirects are not followed."""

    def __init__(self, url: str, how: Connection) -> None:
        """Check the address; nothing is sent yet.

        Raises:
            PublishError: it is no address to publish to, a secret would travel in the clear, or the file of
                certificates holds none.
        """
        self._url = checked_url(url, secret=how.token is not None or how.user is not None)
        self._headers = _authorization(how)
        self._tries = how.retries + 1
        retries = urllib3.Retry(
            how.retries,
            status_forcelist=PASSING,
            allowed_methods=None,  # PUT and DELETE may be repeated
            backoff_factor=BACKOFF,
            backoff_max=LONGEST_WAIT,
            retry_after_max=LONGEST_WAIT,
            raise_on_status=False,
        )
        timeout = urllib3.Timeout(connect=min(CONNECTING, how.timeout), read=how.timeout)
        trust = _trust(how.ca_file) if how.ca_file else None
        self._pool = urllib3.PoolManager(retries=retries, timeout=timeout, ssl_context=trust)

    def put(self, graph: str, ntriples: bytes) -> None:
        """Make a graph what the triples say, whatever it was.

        Raises:
            PublishError: the server cannot be reached, or refuses.
        """
        self._request("PUT", graph, ntriples)

    def delete(self, graph: str) -> None:
        """Delete a graph; one that is not there is no error.

        Raises:
            PublishError: the server cannot be reached, or refuses.
        """
        self._request("DELETE", graph, accepted=ABSENT)

    def has(self, graph: str) -> bool:
        """Tell whether a graph is there; a server that does not say is believed to have it.

        Raises:
            PublishError: the server cannot be reached, or refuses.
        """
        return self._request("HEAD", graph, accepted=ABSENT | NOT_OFFERED) not in ABSENT

    def close(self) -> None:
        """Close the connections."""
        self._pool.clear()

    def _request(
        self, method: str, graph: str, body: bytes | None = None, *, accepted: frozenset[int] = frozenset()
    ) -> int:
        headers = self._headers | ({"Content-Type": CONTENT_TYPE} if body is not None else {})
        address = f"{self._url}{'&' if '?' in self._url else '?'}graph={quote(graph, safe='')}"
        try:
            response = self._pool.request(
                method, address, body=body, headers=headers, redirect=False, preload_content=False
            )
            said = _first_line(response)
        except (HTTPError, LocationParseError) as error:
            message = f"{self._url}: {_reason(error)}; tried {self._tries} times"
            raise PublishError(message) from error
        if response.status in SUCCESSES or response.status in accepted:
            return response.status
        raise PublishError(self._refusal(response, f"{method} of <{graph}>", said))

    def _refusal(self, response: urllib3.BaseHTTPResponse, what: str, said: str) -> str:
        if response.status in REDIRECTIONS:
            target = response.headers.get("Location", "nowhere")
            return f"{self._url} redirects to {target}, which is not followed; publish to the right address"
        tried = f", tried {self._tries} times" if response.status in PASSING else ""
        return f"{self._url} answers {response.status} to {what}{tried}{f': {said}' if said else ''}"


def checked_url(url: str, *, secret: bool = False) -> str:
    """Return an address to publish to, without its fragment.

    Raises:
        PublishError: it is not http or https, holds a password, or a secret would travel in the clear.
    """
    try:
        parts = urllib3.util.parse_url(url)
    except LocationParseError:
        parts = urllib3.util.Url()
    if parts.scheme not in ("http", "https") or not parts.host:
        message = f"{url!r} is no address of a graph store; write http://… or https://…"
        raise PublishError(message)
    if parts.auth:
        message = "a password does not belong in an address; use --user and --password-file"
        raise PublishError(message)
    if secret and parts.scheme == "http" and not _is_here(parts.host):
        message = f"the token or password would travel to {parts.host} in the clear; use https://"
        raise PublishError(message)
    return parts._replace(fragment=None).url


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _trust(file: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=file)
    except OSError as error:
        message = f"{file} holds no certificates: {error.strerror or error}; check the path"
        raise PublishError(message) from error


def _first_line(response: urllib3.BaseHTTPResponse) -> str:
    """Return what an answer begins with; whoever answers at length is hung up on."""
    body = response.read(LONGEST_ANSWER)
    if len(body) < LONGEST_ANSWER:
        response.drain_conn()
    else:
        response.close()
    return body.decode("utf-8", "replace").strip().partition("\n")[0].strip()[:FIRST_LINE]


def _authorization(how: Connection) -> dict[str, str]:
    if how.token is not None:
        return {"Authorization": f"Bearer {how.token}"}
    return dict(urllib3.make_headers(basic_auth=":".join(how.user))) if how.user else {}


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    return OBJECT.sub("", str(cause)).strip()
