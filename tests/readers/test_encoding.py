"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.errors import ReadError
from eventgraph.readers.encoding import decode

FRENCH = "Le pr\xe9sident fran\xe7ais a dit \u201cnon\u201d \xe0 No\xebl."
PRINTED = st.text(st.characters(categories=["L", "N", "P"]), min_size=1)


def codes(content: bytes, declared: str | None = None) -> list[str]:
    """Return the codes of what has to be said about the decoding."""
    return [notice.code for notice in decode(content, declared=declared).notices]


@pytest.mark.parametrize(
    ("content", "declared", "expected"),
    [
        (FRENCH.encode(), None, []),
        (codecs.BOM_UTF8 + FRENCH.encode(), None, []),
        (codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"), None, []),
        (codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"), None, []),
        (codecs.BOM_UTF32_LE + FRENCH.encode("utf-32-le"), None, []),
        (FRENCH.encode("utf-16-le"), None, ["encoding_guessed"]),
        (FRENCH.encode("utf-16-be"), None, ["encoding_guessed"]),
        (FRENCH.encode("cp1252"), None, ["encoding_guessed"]),
        (FRENCH.encode("cp1252"), "windows-1252", []),
        (FRENCH.encode("cp1252"), "iso-8859-1", []),
        (FRENCH.encode("cp1252"), "utf-8", ["encoding_guessed"]),
        (FRENCH.encode("cp1252"), "no-such-charset", ["encoding_guessed"]),
        (FRENCH.encode(), "iso-8859-1", ["encoding_guessed"]),
        (FRENCH.encode(), "utf-16", []),
    ],
)
def test_the_ladder_finds_the_text(content: bytes, declared: str | None, expected: list[str]) -> None:
    assert decode(content, declared=declared).text == FRENCH
    assert codes(content, declared) == expected


def test_declared_shift_jis() -> None:
    assert decode("\u6771\u4eac\u3067\u4f1a\u8b70".encode("shift_jis"), declared="Shift_JIS").text.startswith(
        "\u6771\u4eac"
    )


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (FRENCH.encode()[:-1] + b"\xc3", "pr\xe9sident"),
        (FRENCH.encode() + b" one bad \xff byte", "pr\xe9sident"),
        (b"surrogates \xed\xa0\x80\xed\xb0\x80 one by one", "one by one"),
        (b"overlong \xc0\xaf slash", "slash"),
        ("a noncharacter \ufdd0".encode(), "a noncharacter"),
        (codecs.BOM_UTF16_LE + "cut in half".encode("utf-16-le")[:-1], "cut in hal"),
    ],
)
def test_damaged_text_is_kept_with_a_warning(content: bytes, kept: str) -> None:
    assert kept in decode(content).text
    assert codes(content) == ["encoding_replaced"]


@pytest.mark.parametrize(
    "content",
    [
        bytes(5000),
        b"\x89PNG\r\n\x1a\n" + bytes(99),
        b"%PDF-1.7 text",
        b"PK\x03\x04rest",
        bytes(range(256)) * 20,
    ],
)
def test_binary_is_refused(content: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        decode(content)
    assert refused.value.code == "binary"


@pytest.mark.parametrize(
    "content", [b" \n\t ", "\u200b\ufeff".encode(), codecs.BOM_UTF8, codecs.BOM_UTF16_LE]
)
def test_white_space_is_no_text(content: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        decode(content)
    assert refused.value.code == "no_text"


def test_a_zero_byte_in_a_text_is_not_binary() -> None:
    assert decode(b"Alibaba\0 banned Claude Code, according to a memo.").text.startswith("Alibaba")


@given(PRINTED)
def test_utf8_is_never_guessed(text: str) -> None:
    assert decode(text.encode()).text == text
    assert codes(text.encode()) == []


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_give_text_or_a_refusal(content: bytes) -> None:
    try:
        outcome = decode(content).text
    except ReadError as refused:
        outcome = refused.code if refused.hint else ""
    assert outcome
