"""Which field of a file's records is which: as the user says, by known names, or by its values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from eventgraph.readers.field_guesses import guess_fields
from eventgraph.readers.field_names import NAMES, SUMMARIES, Names
from eventgraph.readers.fields import value_under
from eventgraph.readers.flat import Fields, simplified
from eventgraph.readers.reasons import Notice, Reason, refusal

GDELT: Final = frozenset({"url", "seendate", "domain", "sourcecountry"})
SHOWN: Final = 8
LENGTH: Final = 40


class Plan(NamedTuple):
    """Under which names the fields of a file's records are looked for, and what has to be said about them."""

    names: Names = NAMES
    notices: tuple[Notice, ...] = ()


def plan_fields(records: Sequence[Fields], wanted: Mapping[str, str]) -> Plan:
    """Return where the fields of records like these are; `wanted` are names that the user gave, by field.

    A name that the user gave stands alone where a record has it; where none has it, the usual names are
    taken, with the notice `no_such_field`. Fields that the user gave no name for and that have none of the
    usual ones are guessed from the values, with the notice `fields_guessed`.

    Raises:
        ReadError: `no_text` when none of several records can have a text; `no_such_field` when the text has
            neither the name that the user gave nor a usual one.
    """
    given = {field: simplified(path) for field, path in wanted.items()}
    absent = {field for field, path in given.items() if not any(path in record for record in records)}
    absent = absent if records else set()
    names = {**NAMES, **{field: (path,) for field, path in given.items() if field not in absent}}
    unknown = [field for field in names if not _is_there(records, names[field])]
    missing = [_missing(records, field, wanted[field]) for field in wanted if field in absent]
    if "text" in absent and "text" in unknown:
        raise refusal(missing[0].code, missing[0].message)
    guessed = guess_fields(_without(records, given.values()), [one for one in unknown if one not in given])
    names |= {field: (*names[field], path) for field, path in guessed.items()}
    if len(records) > 1 and "text" in unknown and "text" not in guessed:
        _check_summaries(records)
    return Plan(names, (*missing, *_told(records, guessed)))


def _without(records: Sequence[Fields], paths: Collection[str]) -> list[Fields]:
    return [{path: field for path, field in record.items() if path not in paths} for record in records]


def _is_there(records: Sequence[Fields], names: tuple[str, ...]) -> bool:
    return any(value_under(record, names) is not None for record in records)


def _check_summaries(records: Sequence[Fields]) -> None:
    if _is_there(records, SUMMARIES) or any(name in record for record in records for name in NAMES["text"]):
        return
    if all(record.keys() >= GDELT for record in records):
        message = "a GDELT article list: it has titles and addresses, but no texts; fetch the pages"
        raise refusal(Reason.NO_TEXT, message)
    message = f"no field holds an article's text: {_shown(records)} (--map text=FIELD names one)"
    raise refusal(Reason.NO_TEXT, message)


def _missing(records: Sequence[Fields], field: str, path: str) -> Notice:
    message = f"there is no field {path[:LENGTH]!a} (--map {field}={path[:LENGTH]}), but {_shown(records)}"
    return Notice(Reason.NO_SUCH_FIELD, message)


def _told(records: Sequence[Fields], guessed: Mapping[str, str]) -> Iterator[Notice]:
    if guessed:
        spelt = {key: field.name for record in records for key, field in record.items()}
        pairs = ", ".join(f"{field}={spelt[path]}" for field, path in guessed.items())
        yield Notice(Reason.FIELDS_GUESSED, f"fields guessed from their values: {pairs}")


def _shown(records: Sequence[Fields]) -> str:
    names = list(dict.fromkeys(field.name[:LENGTH] for record in records for field in record.values()))
    return ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")
