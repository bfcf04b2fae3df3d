"""WARC: the pages of a crawl, and what is no page."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from eventgraph.errors import ReadError
from eventgraph.readers import ReadingLimits, read_file
from eventgraph.records import Article, InputReport

SENTENCE = "Alibaba has banned Claude Code for all of its employees, said Zoë."
PAGE = f"<html><head><meta charset=utf-8></head><body><p>{SENTENCE}</p></body></html>".encode()


def record(
    content: bytes, *headers: str, address: str = "https://courier.example/1", kind: str = "response"
) -> bytes:
    """Return a record of a WARC file; `headers` are those of HTTP, the status line first."""
    http = "".join(f"{line}\r\n" for line in headers or ("HTTP/1.1 200 OK", "Content-Type: text/html"))
    body = (f"{http}\r\n".encode() if kind == "response" else b"") + content
    media = "application/http; msgtype=response" if kind == "response" else "text/plain"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-07-05T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def reading(
    folder: Path, content: bytes, name: str = "a.warc", limits: ReadingLimits | None = None
) -> tuple[list[Article], list[InputReport]]:
    path = folder / name
    path.write_bytes(content)
    found = list(read_file(path, name=name, limits=limits or ReadingLimits()))
    articles = [one for one in found if isinstance(one, Article)]
    return articles, [one for one in found if isinstance(one, InputReport)]


TYPE = ("HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8")
CODINGS = {
    "plain": (TYPE, PAGE),
    "gzip": ((*TYPE, "Content-Encoding: gzip"), gzip.compress(PAGE)),
    "taken off already": ((*TYPE, "Content-Encoding: gzip", "Transfer-Encoding: chunked"), PAGE),
    "chunked": ((*TYPE, "Transfer-Encoding: chunked"), b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
}


@pytest.mark.parametrize(("headers", "body"), CODINGS.values(), ids=CODINGS)
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "crawl"])
def test_a_page_with_its_address(tmp_path: Path, name: str, headers: tuple[str, ...], body: bytes) -> None:
    content = record(body, *headers)
    [article], rows = reading(tmp_path, gzip.compress(content) if name.endswith("gz") else content, name)
    assert (article.text, article.url, article.id) == (SENTENCE, *["https://courier.example/1"] * 2)
    assert article.source_member == "record at byte 0"
    assert rows == []


def test_the_charset_of_the_answer_counts(tmp_path: Path) -> None:
    content = f"<p>{SENTENCE}</p>".encode("iso-8859-2", "replace")
    headers = ("HTTP/1.1 200 OK", "Content-Type: text/html; charset=iso-8859-2")
    [article], rows = reading(tmp_path, record(content, *headers))
    assert (article.text, rows) == (SENTENCE, [])


def test_texts_that_were_made_of_pages(tmp_path: Path) -> None:
    [article], rows = reading(tmp_path, record(SENTENCE.encode(), kind="conversion"), "a.wet")
    assert (article.text, article.url, rows) == (SENTENCE, None, [])


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    others = (
        record(b"\x89PNG", "HTTP/1.1 200 OK", "Content-Type: image/png"),
        record(b"\x89PNG", "HTTP/1.1 200 OK", "Content-Type: image/png"),
        record(b"gone", "HTTP/1.1 404 Not Found", "Content-Type: text/html"),
        record(b"", kind="warcinfo"),
    )
    [_], [row] = reading(tmp_path, b"".join([*others, record(PAGE)]))
    assert (row.status, row.code) == ("warning", "partial")
    assert row.message.endswith("2 image/png, 1 HTTP 404")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive_that_was_cut_keeps_its_whole_records(tmp_path: Path, name: str) -> None:
    parts = [record(PAGE, address=f"https://courier.example/{n}") for n in range(3)]
    packed = [gzip.compress(part) for part in parts] if name.endswith("gz") else parts
    articles, rows = reading(tmp_path, b"".join(packed)[: -len(packed[-1]) // 2], name)
    assert [article.url for article in articles] == [f"https://courier.example/{n}" for n in range(2)]
    assert {(row.status, row.code) for row in rows} == {("warning", "partial")}
    assert any(f"byte {len(parts[0]) * 2}" in (row.member or "") for row in rows)


def test_damage_in_the_middle_is_told(tmp_path: Path) -> None:
    packed = [gzip.compress(record(PAGE, address=f"https://courier.example/{n}")) for n in range(3)]
    articles, rows = reading(
        tmp_path, packed[0] + packed[1][:50] + bytes(50) + packed[1][100:] + packed[2], "a.warc.gz"
    )
    assert [article.url for article in articles] == ["https://courier.example/0"]
    assert "partial" in {row.code for row in rows}


def test_a_page_that_unpacks_to_too_much(tmp_path: Path) -> None:
    bomb = record(gzip.compress(bytes(3_000_000)), *TYPE, "Content-Encoding: gzip")
    [_], [row] = reading(tmp_path, bomb + record(PAGE), limits=ReadingLimits(unpacked_mb=1))
    assert (row.member, row.code) == ("record at byte 0", "too_large")


@pytest.mark.parametrize("content", [b"no archive", b"WARC/9 "])
def test_no_record_at_all(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        reading(tmp_path, content)
    assert refused.value.code == "bad_warc"
