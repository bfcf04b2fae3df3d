"""The records of a file -> its articles: what the fields are is decided once, by the first of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import Final

from eventgraph.errors import ReadError
from eventgraph.readers.field_names import Names
from eventgraph.readers.field_plan import plan_fields
from eventgraph.readers.flat import Fields, flatten
from eventgraph.readers.item import Item, read_one, report
from eventgraph.readers.members import Member, read_members
from eventgraph.readers.record_item import OWN, item_of_record, unwrapped
from eventgraph.readers.source import Place, SourceFile
from eventgraph.readers.strict_json import Parsed
from eventgraph.records import Article, InputReport

SAMPLE: Final = 20

Record = Parsed | ReadError
"""A record's value and its notices, or why there is none."""


def read_records(place: Place, records: Iterable[Member[Record]]) -> Iterator[Article | InputReport]:
    """Yield what `read_members` yields; before it, in one row for the file, what was guessed of the fields.

    Raises:
        ReadError: `no_text` when the first records have no field for a text; and as `read_members` does.
    """
    waiting = iter(records)
    first = list(islice(waiting, SAMPLE))
    plan = plan_fields([*_sample(member.raw for member in first)], place.fields)
    yield from report(place, plan.notices)
    yield from read_members(place, chain(first, waiting), partial(item_of, names=plan.names))


def read_only_record(file: SourceFile, record: Parsed) -> Iterator[Article | InputReport]:
    """Yield the article of a file that holds one record, then its warnings.

    Raises:
        ReadError: it is no article.
    """
    plan = plan_fields([*_sample([record])], file.fields)
    item = item_of(record, names=plan.names)
    yield from read_one(replace(item, notices=(*plan.notices, *item.notices)), file)


def item_of(record: Record, *, names: Names) -> Item:
    """Return the item in a record.

    Raises:
        ReadError: there is none, or it is no article.
    """
    if isinstance(record, ReadError):
        raise record
    item = item_of_record(record.value, names)
    return replace(item, notices=(*record.notices, *item.notices))


def _sample(records: Iterable[Record]) -> Iterator[Fields]:
    for record in records:
        value = record.value if isinstance(record, Parsed) else None
        if isinstance(value, Mapping) and not value.keys() >= OWN:
            yield flatten(unwrapped(value))
