"""Servers that falter, refuse, lead astray or say nothing, beside the real one of `test_publishing`."""

from __future__ import annotations

import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest

from eventgraph.errors import PublishError
from eventgraph.rdf.exchange.graph_store import GraphStore
from eventgraph.rdf.exchange.limits import Connection

BEARER = "se-cret"
BODY = b"<urn:s> <urn:p> <urn:o> .\n"


class Answer(NamedTuple):
    """What a server answers once: a status, or 0 for closing the connection, -1 for saying nothing."""

    status: int
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed
    body: bytes = b""


class Moody:
    """A server that answers as it was told, then always with 204; it notes what it was asked."""

    def __init__(self, *answers: Answer, tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[tuple[str, str, bytes, str | None]] = []
        self.connections = 0
        self._answers = list(answers)
        self._over = threading.Event()
        moody = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                moody.connections += 1

            def answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                moody.asked.append((self.command, self.path, body, self.headers.get("Authorization")))
                answer = moody.next()
                if answer.status <= 0:
                    moody.wait(answer.status)
                    self.close_connection = True
                    return
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            do_PUT = do_DELETE = do_HEAD = answer  # noqa: N815 - names of the standard library

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self._server.server_port}/store"
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
            self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def next(self) -> Answer:
        return self._answers.pop(0) if self._answers else Answer(204)

    def wait(self, status: int) -> None:
        if status < 0:
            self._over.wait(10)

    def close(self) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def servers() -> Iterator[list[Moody]]:
    """Return a list whose servers are closed at the end."""
    started: list[Moody] = []
    yield started
    for server in started:
        server.close()


def put(server: Moody, how: Connection | None = None) -> None:
    store = GraphStore(server.url, how or Connection(timeout=0.5, retries=3))
    try:
        store.put("urn:a b&c", BODY)
    finally:
        store.close()


@pytest.mark.parametrize(
    "answers",
    [
        [Answer(503), Answer(503)],
        [Answer(503, {"Retry-After": "0"}), Answer(429, {"Retry-After": "1"})],
        [Answer(500), Answer(502), Answer(504)],
        [Answer(0), Answer(0)],
        [Answer(-1)],
    ],
    ids=["503", "retry-after", "5xx", "closed", "silent"],
)
def test_what_passes_is_tried_again(servers: list[Moody], answers: list[Answer]) -> None:
    servers.append(Moody(*answers))
    put(servers[0])
    assert servers[0].asked == [("PUT", "/store?graph=urn%3Aa%20b%26c", BODY, None)] * (len(answers) + 1)


@pytest.mark.parametrize(
    ("answer", "words", "times"),
    [
        (Answer(401), "answers 401 to PUT of <urn:a b&c>", 1),
        (Answer(403, {}, b"no \x1b[2J entry\nsecond line"), "403 .*: no \x1b\\[2J entry$", 1),
        (Answer(400, {}, b"x" * 9_000), f"400 .*: {'x' * 300}$", 1),
        (Answer(404), "answers 404", 1),
        (Answer(500, {}, b"broken"), "answers 500 .*, tried 3 times: broken", 3),
        (Answer(429, {"Retry-After": "0"}), "answers 429 .*, tried 3 times", 3),
        (Answer(0), "tried 3 times", 3),
        (Answer(-1), "timed out.*tried 3 times", 3),
    ],
)
def test_what_does_not_pass_is_one_message(
    servers: list[Moody], answer: Answer, words: str, times: int
) -> None:
    servers.append(Moody(*[answer] * 9))
    with pytest.raises(PublishError, match=words) as caught:
        put(servers[0], Connection(timeout=0.3, retries=2))
    assert len(servers[0].asked) == times
    assert str(caught.value).startswith(servers[0].url)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirections_are_not_followed(servers: list[Moody], status: int) -> None:
    servers.append(Moody())
    servers.append(Moody(Answer(status, {"Location": servers[0].url})))
    with pytest.raises(PublishError, match=f"redirects to {servers[0].url}"):
        put(servers[1], Connection(token=BEARER))
    assert servers[0].asked == []


def test_a_connection_is_kept_open_and_long_answers_are_cut_off(servers: list[Moody]) -> None:
    servers.append(Moody(Answer(204), Answer(200, {}, b"ok"), Answer(201, {}, b"x" * 10_000_000)))
    store = GraphStore(servers[0].url, Connection(timeout=5))
    for _ in range(5):
        store.put("urn:g", BODY)
    store.close()
    assert len(servers[0].asked) == 5
    assert servers[0].connections == 2


def test_nobody_listens(servers: list[Moody]) -> None:
    servers.append(Moody())
    gone = Moody()
    gone.close()
    with pytest.raises(PublishError, match=r"/store: Failed to .* refused; tried 2 times$"):
        put(gone, Connection(retries=1))
    with pytest.raises(PublishError, match=r"nowhere\.invalid.*; tried 1 times$"):
        GraphStore("http://nowhere.invalid/store", Connection(retries=0)).delete("urn:g")


@pytest.mark.parametrize(
    ("how", "header"),
    [
        (Connection(token=BEARER), "Bearer se-cret"),
        (Connection(user=("ann", "pass:word")), "Basic YW5uOnBhc3M6d29yZA=="),
        (Connection(), None),
    ],
)
def test_secrets_travel_in_the_header(servers: list[Moody], how: Connection, header: str | None) -> None:
    servers.append(Moody())
    put(servers[0], how)
    assert servers[0].asked[0][3] == header


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://x/store", "no address"),
        ("x/store", "no address"),
        ("http://", "no address"),
        ("http://[/", "no address"),
        ("http://ann:word@x/store", "--password-file"),
        ("http://news.example/store", "in the clear"),
        ("http://127.0.0.1.news.example/store", "in the clear"),
    ],
)
def test_addresses_that_are_refused(url: str, words: str) -> None:
    with pytest.raises(PublishError, match=words):
        GraphStore(url, Connection(token=BEARER))


def test_what_is_not_there_is_deleted_and_asked_for(servers: list[Moody]) -> None:
    servers.append(Moody(Answer(404), Answer(404), Answer(200), Answer(405), Answer(401)))
    store = GraphStore(f"{servers[0].url}?name=x#part", Connection())
    store.delete("urn:g")
    assert [store.has("urn:g") for _ in range(3)] == [False, True, True]
    with pytest.raises(PublishError, match="401 to HEAD"):
        store.has("urn:g")
    store.close()
    assert [asked[:2] for asked in servers[0].asked][:2] == [
        ("DELETE", "/store?name=x&graph=urn%3Ag"),
        ("HEAD", "/store?name=x&graph=urn%3Ag"),
    ]


def test_certificates_are_checked(servers: list[Moody], tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-nodes", "-days", "2", "-subj", "/CN=here", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    servers.append(Moody(tls=context))
    with pytest.raises(PublishError, match="CERTIFICATE_VERIFY_FAILED"):
        put(servers[0], Connection(retries=0))
    assert servers[0].asked == []
    put(servers[0], Connection(retries=0, ca_file=str(certificate), token=BEARER))
    assert len(servers[0].asked) == 1
    for file in (tmp_path / "absent", key):
        with pytest.raises(PublishError, match=f"^{file} holds no certificates"):
            put(servers[0], Connection(ca_file=str(file)))
