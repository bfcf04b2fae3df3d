"""Parquet: an article a row, read in batches."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from eventgraph.readers.archives import seekable
from eventgraph.readers.extras import extra
from eventgraph.readers.limits import MB
from eventgraph.readers.members import Member
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.records import Record, read_records
from eventgraph.readers.source import SourceStream
from eventgraph.readers.strict_json import Parsed
from eventgraph.records import Article, InputReport

if TYPE_CHECKING:
    from pyarrow import DataType
    from pyarrow.parquet import ParquetFile

PARQUET: Final = b"PAR1"
BATCH: Final = 64


def read_parquet(source: SourceStream) -> Iterator[Article | InputReport]:
    """Yield the article of each row, or a row that names it ("row 3") and says why there is none.

    Columns of numbers with fractions, bytes and lists of anything but text are not read.

    Raises:
        ReadError: `missing_extra` without pyarrow; `bad_table`, after the rows before the damage.
    """
    with extra("parquet"):
        import pyarrow as pa

    try:
        yield from read_records(source, _records(source))
    except (pa.ArrowException, OSError, ValueError) as error:
        message = f"damaged Parquet: {str(error).splitlines()[0][:200]}"
        raise refusal(Reason.BAD_TABLE, message) from error


def _records(source: SourceStream) -> Iterator[Member[Record]]:
    from pyarrow.parquet import ParquetFile

    with seekable(source) as stream:
        file = ParquetFile(stream)
        _check_sizes(file, source)
        columns = [field.name for field in file.schema_arrow if _is_readable(field.type)]
        number = 0
        for batch in file.iter_batches(BATCH, columns=columns, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield _member(number, {name: _plain(value) for name, value in row.items()})


def _check_sizes(file: ParquetFile, source: SourceStream) -> None:
    """Refuse what cannot be read within the memory that a document may take: row groups are read whole."""
    largest = max((file.metadata.row_group(n).total_byte_size for n in range(file.num_row_groups)), default=0)
    if largest > source.limits.memory_mb * MB:
        message = f"a row group of {largest / MB:,.0f} MB; the limit is {source.limits.memory_mb:,} MB"
        raise refusal(Reason.TOO_LARGE, message)


def _is_readable(kind: DataType) -> bool:
    from pyarrow import types

    if types.is_list(kind) or types.is_large_list(kind):
        return bool(_is_readable(kind.value_type)) and not types.is_integer(kind.value_type)
    if types.is_struct(kind):
        return all(_is_readable(field.type) for field in kind)
    readable = (types.is_string, types.is_large_string, types.is_integer, types.is_date, types.is_timestamp)
    return any(test(kind) for test in readable) or types.is_dictionary(kind)


def _plain(value: object) -> object:
    """Return a value as JSON would have it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(member) for name, member in value.items()}
    return [_plain(member) for member in value] if isinstance(value, list) else value


def _member(number: int, record: Mapping[str, object]) -> Member[Record]:
    content = json.dumps(record, ensure_ascii=True, default=str).encode()
    return Member(f"row {number}", Parsed(record), hashlib.sha256(content).hexdigest())
