"""Laws of identifiers: equal content, equal id; different content, different id; and IRIs that are IRIs."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Final
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph import ids

ANY: Final = st.text(alphabet=st.characters(codec=None), max_size=30)
"""Any characters, lone surrogates included: file names may hold them."""
IRI: Final = re.compile(r"urn:eventgraph:(?:article|entity|claim):[A-Za-z0-9._~%-]+(?:#char=\d+,\d+)?")


@pytest.mark.parametrize(
    ("parts", "length", "expected"),
    [
        (("claim", "a"), 16, "87cf9b022516d272"),
        (("",), 8, "e3b0c442"),
        ((), 8, "e3b0c442"),
    ],
)
def test_digests_stay_what_they_were(parts: tuple[str, ...], length: int, expected: str) -> None:
    assert ids.digest(*parts, length=length) == expected


@given(st.lists(ANY, max_size=4), st.lists(ANY, max_size=4))
def test_different_parts_differ(one: list[str], other: list[str]) -> None:
    equal = "\x1f".join(one) == "\x1f".join(other)
    assert (ids.digest(*one) == ids.digest(*other)) is equal


def test_borders_between_parts_count() -> None:
    assert ids.digest("ab", "c") != ids.digest("a", "bc")


@given(ANY, st.integers(1, 60))
def test_a_slug_is_short_ascii(text: str, length: int) -> None:
    found = ids.slug(text, length=length)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", found)
    assert len(found) <= length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Claude Code", "claude-code"),
        ("  Dräger & Söhne ", "drager-sohne"),
        ("e\u0301te\u0301", "ete"),
        ("阿里巴巴", ""),
        ("<b>", "b"),
        ("", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert ids.slug(text) == expected


@given(ANY.filter(bool))
def test_an_article_id_can_be_read_back_from_its_iri(article: str) -> None:
    iri = ids.article_iri(article)
    assert IRI.fullmatch(iri)
    assert unquote(iri.removeprefix("urn:eventgraph:article:"), errors="surrogatepass") == article


@pytest.mark.parametrize(
    ("one", "other"),
    [("a%20b.txt", "a b.txt"), ("\u00fc", "u\u0308"), ("a/b", "a%2Fb"), ("a#b", "a"), ("A", "a")],
)
def test_near_ids_stay_apart(one: str, other: str) -> None:
    assert ids.article_iri(one) != ids.article_iri(other)


@given(ANY.filter(bool), st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_span_is_a_fragment_of_its_article(article: str, start: int, end: int) -> None:
    iri = ids.span_iri(article, start, end)
    assert IRI.fullmatch(iri)
    assert iri == f"{ids.article_iri(article)}#char={start},{end}"


@given(ANY, ANY)
def test_an_entity_id_is_readable_and_safe(key: str, discriminator: str) -> None:
    found = ids.entity_id(key, discriminator)
    assert re.fullmatch(r"[a-z0-9-]+-[0-9a-f]{8}", found)
    assert IRI.fullmatch(ids.entity_iri(found))
    assert found.startswith(ids.slug(key))


def test_names_without_latin_letters_get_ids_of_their_own() -> None:
    assert ids.entity_id("阿里巴巴").startswith("entity-")
    assert ids.entity_id("阿里巴巴") != ids.entity_id("腾讯")


def test_the_discriminator_keeps_namesakes_apart() -> None:
    assert ids.entity_id("Georgia", "Place") != ids.entity_id("Georgia", "Person")


Parts = tuple[str, str, str, str, str]


@given(st.tuples(ANY, ANY, ANY, ANY, ANY), st.integers(0, 4))
def test_every_part_of_a_claim_counts(parts: Parts, changed: int) -> None:
    article, subject, relation, obj, factuality = (
        part + "x" * (index == changed) for index, part in enumerate(parts)
    )
    found = ids.claim_id(*parts)
    assert found != ids.claim_id(article, subject, relation, obj, factuality)
    assert IRI.fullmatch(ids.claim_iri(found))


def test_ids_are_the_same_in_another_process_with_another_hash_seed() -> None:
    program = "from eventgraph import ids; print(ids.entity_id('Alibaba'), ids.digest('a', 'b'))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert seen == {f"{ids.entity_id('Alibaba')} {ids.digest('a', 'b')}\n"}
