"""What every reader promises."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventgraph.errors import ReadError
from eventgraph.readers import find_files, read_file
from eventgraph.readers.text import normalise
from eventgraph.records import Article

from .conftest import Read
from .made_docx import docx, paragraph
from .made_pdf import Text, pdf

SENTENCE = "Andr\xe9 and Zo\xeb said that Alibaba had banned Claude Code for all of its employees."
WRAP = {
    ".atom": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content>%s</content></entry></feed>',
    ".csv": "text\n%s\n",
    ".htm": "<html><head><meta charset=utf-8></head><body><p>%s</p></body></html>",
    ".html": "<html><head><meta charset=utf-8></head><body><p>%s</p></body></html>",
    ".json": '{"text": "%s"}',
    ".jsonl": '{"text": "%s"}\n',
    ".md": "%s\n",
    ".nitf": "<nitf><body><body.content><p>%s</p></body.content></body></nitf>",
    ".txt": "%s\n",
}
MEMBERS = {".atom": "item 1", ".csv": "line 2", ".jsonl": "line 1"}
MAIL = "MIME-Version: 1.0\nContent-Type: text/%s; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n%%s\n"
MESSAGES = {".eml": MAIL % "plain", ".mht": MAIL % "html", ".mhtml": MAIL % "html"}
MADE: dict[str, Callable[[str], bytes]] = {
    ".docm": lambda text: docx(paragraph(text)),
    ".docx": lambda text: docx(paragraph(text)),
    ".pdf": lambda text: pdf([Text(20, 300, text)]),
}
WITH_MARKS = pytest.mark.parametrize("suffix", sorted(WRAP))
TEXTS = pytest.mark.parametrize("suffix", sorted({**WRAP, **MESSAGES}))
SUFFIXES = pytest.mark.parametrize("suffix", sorted({**WRAP, **MESSAGES, **MADE}))


def content_of(suffix: str) -> bytes:
    """Return the smallest file of a format that holds the sentence."""
    if suffix in MADE:
        return MADE[suffix](SENTENCE)
    return ({**WRAP, **MESSAGES}[suffix] % SENTENCE).encode()


@SUFFIXES
def test_text_id_source_and_hash(read: Read, suffix: str) -> None:
    content = content_of(suffix)
    [article], rows = read(f"news/a{suffix}", content)
    record = SENTENCE.encode() if suffix == ".csv" else content
    assert article == Article(
        id=f"file:news/a{suffix}",
        text=SENTENCE,
        source_file=f"news/a{suffix}",
        source_member=MEMBERS.get(suffix),
        source_sha256=hashlib.sha256(record).hexdigest(),
    )
    assert rows == []


@WITH_MARKS
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks(read: Read, suffix: str, encoding: str) -> None:
    assert read(f"a{suffix}", (WRAP[suffix] % SENTENCE).encode(encoding))[0][0].text == SENTENCE


@TEXTS
def test_a_guessed_encoding_is_told(read: Read, suffix: str) -> None:
    source = content_of(suffix).decode().replace("<meta charset=utf-8>", "").replace("; charset=utf-8", "")
    [article], [row] = read(f"a{suffix}", source.encode("cp1252"))
    assert (article.text, row.code, row.status) == (SENTENCE, "encoding_guessed", "warning")
    assert row.hint


@SUFFIXES
def test_the_suffix_may_be_in_capitals(read: Read, suffix: str) -> None:
    assert read(f"A{suffix.upper()}", content_of(suffix))[0][0].text == SENTENCE


@TEXTS
@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b" \n\xe2\x80\x8b", "no_text"), (bytes(999), "binary"), (b"\x89PNG\r\n", "binary")],
)
def test_refusals_name_the_file_and_the_remedy(read: Read, suffix: str, content: bytes, code: str) -> None:
    with pytest.raises(ReadError, match=f"^a{suffix}: ") as refused:
        read(f"a{suffix}", content)
    assert refused.value.code == code
    assert refused.value.hint


def test_a_suffix_without_reader(read: Read) -> None:
    with pytest.raises(ReadError) as refused:
        read("a.xyz", "text")
    assert refused.value.code == "unknown_type"


@SUFFIXES
def test_every_found_file_has_a_reader(read: Read, suffix: str) -> None:
    read(f"news/a{suffix}", content_of(suffix))
    assert list(find_files([Path("news")])) == [Path(f"news/a{suffix}")]


@SUFFIXES
@pytest.mark.parametrize("name", [b"ol\xe9", b"new\nline", b"a%20b", b"#1"])
def test_names_of_any_bytes(read: Read, suffix: str, name: bytes) -> None:
    [article], _ = read(os.fsdecode(name) + suffix, content_of(suffix))
    assert article.id == f"file:{article.source_file}"
    article.id.encode()


@SUFFIXES
@given(content=st.binary(max_size=200) | st.text(max_size=120).map(str.encode))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_file_gives_normal_articles_or_a_reason(suffix: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes(content)
        try:
            found = list(read_file(path))
        except ReadError as refused:
            found = []
            reason = refused.code
        else:
            reason = ""
    assert bool(found) != bool(reason)
    assert all(one.text == normalise(one.text) != "" for one in found if isinstance(one, Article))
