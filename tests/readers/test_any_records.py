"""Structured files of any content: articles, or a reason."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventgraph.errors import ReadError
from eventgraph.readers.field_names import NAMES, SUMMARIES
from eventgraph.readers.field_plan import plan_fields
from eventgraph.readers.flat import flatten
from eventgraph.readers.formats import LIST_READERS
from eventgraph.readers.json_lists import members_of
from eventgraph.readers.record_item import item_of_record
from eventgraph.readers.source import SourceStream, buffered
from eventgraph.records import Article, InputReport

from .test_feed import ATOM, RSS_2
from .test_newsml import NITF, XHTML, message, news

Result = TypeVar("Result")
SENTENCE = "The harbour of Eastgate opened again on Monday. Ferries are to run from Friday, the mayor said."
NAMED = st.sampled_from(sorted({*SUMMARIES, *chain.from_iterable(NAMES.values()), "articles", "x"}))
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False)
    | st.text(max_size=9) | st.just(SENTENCE) | st.just("2026-07-05")
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMED, inner, max_size=5),
    max_leaves=20,
)
RECORDS = st.dictionaries(NAMED, VALUES, max_size=6)
DAMAGE = st.binary(max_size=6) | st.sampled_from([b"<", b"</a>", b"]]>", b"&", b'"', b"<!ENTITY a 'b'>"])
SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SEEDS = [RSS_2, ATOM, NITF, message(news(XHTML)), f"title;text\nT;{SENTENCE}\n", 'a,b\n"1\n2",3\n']


def read(content: bytes, form: str) -> list[Article | InputReport]:
    stream = buffered(io.BytesIO(content))
    return list(islice(LIST_READERS[form](SourceStream(path=Path("a"), name="a", stream=stream)), 50))


def tried(call: Callable[..., Result], *given: object) -> Result | ReadError:
    """Return what a call returns, or why it refuses."""
    try:
        return call(*given)
    except ReadError as refused:
        return refused


@given(RECORDS)
@SETTINGS
def test_any_record_is_an_item_or_has_a_reason(record: dict[str, object]) -> None:
    names = plan_fields([flatten(record)], {}).names
    item = tried(item_of_record, record, names)
    assert item.hint if isinstance(item, ReadError) else all(isinstance(name, str) for name in item.authors)
    assert isinstance(members_of(record), list | None)


@given(st.lists(RECORDS, min_size=1, max_size=4), st.sampled_from(sorted(NAMES)), NAMED)
@SETTINGS
def test_any_records_have_a_plan_or_a_reason(records: list[dict[str, object]], field: str, name: str) -> None:
    plan = tried(plan_fields, list(map(flatten, records)), {field: name})
    if isinstance(plan, ReadError):
        assert plan.code in ("no_text", "no_such_field")
    else:
        assert plan.names.keys() == NAMES.keys()


@pytest.mark.parametrize("seed", SEEDS)
@given(data=st.data())
@SETTINGS
def test_damaged_documents_give_articles_or_a_reason(seed: str, data: st.DataObject) -> None:
    content = seed.encode()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 40, len(content))))
    damaged = content[:start] + data.draw(DAMAGE) + content[end:]
    found = tried(read, damaged, "xml" if seed.lstrip().startswith("<") else "csv")
    assert found.hint if isinstance(found, ReadError) else found
