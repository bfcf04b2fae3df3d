"""Why a query is slow, in words: its steps are counted alone and together, in the order written.

Oxigraph does not tell its plan, so each step is asked as a query of its own, in the same limited process.
Counts end at `MOST`, and a step that does not end within `STEP_SECONDS` is where the explanation ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from eventgraph.errors import QueryCrashError, QueryError, QueryLimitError
from eventgraph.rdf.queries.guard import guarded
from eventgraph.rdf.queries.limits import Limits
from eventgraph.rdf.queries.sparql import QueryResult
from eventgraph.rdf.queries.structure import (
    GROUP,
    PATTERN,
    SUBQUERY,
    UNION,
    Step,
    Structure,
    inner_bodies,
    steps,
    structure,
)

Ask = Callable[[str, Limits], QueryResult]

MOST: Final = 100_000
STEP_SECONDS: Final = 5.0
SHOWN: Final = 70
MUCH: Final = 10
"""So many times as many matches make a worse beginning."""
TELLING_SECONDS: Final = 0.02
NEXT: Final = frozenset({GROUP, SUBQUERY, UNION})
"""What is explained from within if the time goes there."""
JOINED: Final = NEXT | {PATTERN}
"""What multiplies rows where it shares no variable."""


class Count(NamedTuple):
    """Rows (None if it did not end) and the seconds that they took."""

    rows: int | None
    seconds: float


class Measured(NamedTuple):
    """A step: its place, what it matches alone (patterns only), and what all steps so far give.

    `joined` is None for what stands behind a step that did not end; `added` are the seconds that the step
    adds; `apart` tells that it shares no variable with what stands before it.
    """

    number: int
    step: Step
    alone: Count | None
    joined: Count | None
    added: float
    apart: bool


@dataclass(frozen=True)
class Meter:
    """Counts the rows of parts of one query."""

    ask: Ask
    limits: Limits
    built: Structure

    def count(self, body: str) -> Count:
        """Return how many rows a group gives, counted up to `MOST`."""
        inner = f"SELECT * WHERE {{ {body} }} LIMIT {MOST}"
        head = f"{self.built.prologue} SELECT (COUNT(*) AS ?eventgraph_rows) {self.built.dataset}"
        try:
            result = self.ask(f"{head} WHERE {{ {{ {inner} }} }}", self.limits)
        except (QueryLimitError, QueryCrashError):
            return Count(None, self.limits.seconds)
        ((rows,),) = result.rows
        return Count(int(getattr(rows, "value", 0)), result.seconds)


def explain(ask: Ask, text: str, limits: Limits) -> list[str]:
    """Return sentences on where the time of a query goes, and what would be better.

    Raises:
        QueryError: the text is no SPARQL query, too big, or would change data or reach for the network.
        StoreDamagedError: the quads cannot be read.
    """
    whole, told = _whole(ask, text, limits)
    built = structure(guarded(text, limits))
    if built is None or not steps(built.body):
        return [told, "It has no patterns that could be explained."]
    meter = Meter(ask, replace(limits, seconds=min(limits.seconds, STEP_SECONDS), rows=0), built)
    try:
        return [told, *_group(meter, built.body, "In the order written:", whole)]
    except QueryError as error:
        return [told, f"Its steps cannot be asked one by one ({error})."]


def _whole(ask: Ask, text: str, limits: Limits) -> tuple[float | None, str]:
    try:
        result = ask(text, limits)
    except (QueryLimitError, QueryCrashError) as error:
        return None, f"The whole query does not end: {error}."
    rows = sum(1 for _ in result.rows) + sum(1 for _ in result.triples)
    size = (
        "yes or no"
        if result.form == "ask"
        else f"{rows:,} {'rows' if result.form == 'select' else 'triples'}"
    )
    cut = ", and is cut there" if result.truncated else ""
    return result.seconds, f"The whole query takes {_seconds(result.seconds)} and gives {size}{cut}."


def _group(meter: Meter, body: str, title: str, whole: float | None) -> Iterator[str]:
    found = list(_measured(meter, steps(body)))
    yield title
    yield from map(_step_words, found)
    yield from _verdict(found)
    yield from _rest(found, whole)
    yield from _advice(found)
    slowest = max(found, key=lambda one: one.added)
    if slowest.step.kind in NEXT and slowest.added > TELLING_SECONDS:
        for inner in inner_bodies(slowest.step):
            nested = structure(inner) if inner.lstrip().upper().startswith("SELECT") else None
            within = f"Within {slowest.step.kind} of step {slowest.number}:"
            yield from _group(meter, nested.body if nested else inner, within, None)


def _measured(meter: Meter, parts: Sequence[Step]) -> Iterator[Measured]:
    before, bound = "", frozenset[str]()
    last: Count | None = Count(0, 0.0)
    for number, step in enumerate(_with_filters_last(parts), start=1):
        before += f" {step.text}" + (" ." if step.kind == PATTERN else "")
        alone = meter.count(step.text) if step.kind == PATTERN else None
        apart = bool(bound) and step.kind in JOINED and not bound & step.variables
        bound |= step.variables
        if last is None or last.rows is None:
            yield Measured(number, step, alone, None, 0.0, apart)
            continue
        joined = alone if number == 1 and alone is not None else meter.count(before)
        yield Measured(number, step, alone, joined, max(0.0, joined.seconds - last.seconds), apart)
        last = joined


def _asked(found: Sequence[Measured]) -> list[tuple[Measured, Count]]:
    return [(one, one.joined) for one in found if one.joined is not None]


def _with_filters_last(parts: Sequence[Step]) -> list[Step]:
    """Return the steps with each FILTER after the steps that bind its variables: it holds for the group."""
    ordered: list[Step] = [part for part in parts if not part.text.upper().startswith("FILTER")]
    for part in (part for part in parts if part not in ordered):
        needed = part.variables & frozenset[str]().union(*(one.variables for one in ordered))
        place = next(
            (n for n in range(len(ordered) + 1) if needed <= _bound(ordered[:n])),
            len(ordered),
        )
        ordered.insert(max(place, 1) if ordered else 0, part)
    return ordered


def _bound(parts: Sequence[Step]) -> frozenset[str]:
    return frozenset[str]().union(*(part.variables for part in parts))


def _step_words(one: Measured) -> str:
    words = [f"{one.number}. {_shown(one.step)}"]
    if one.alone is not None:
        words.append(f"alone {_rows(one.alone, 'matches')}{_beginning(one.step)}")
    if one.joined is None:
        words.append("not asked with what stands before it")
    elif one.number > 1:
        words.append(f"with what stands before it {_rows(one.joined, 'rows')}")
    elif one.alone is None:
        words.append(_rows(one.joined, "rows"))
    return "; ".join(words) + "."


def _beginning(step: Step) -> str:
    subject, verb, obj = (not term.startswith(("?", "$", "[", "_:")) for term in step.terms)
    if subject or obj:
        return ""
    return ", and nothing but its predicate is known" if verb else ", and nothing of it is known"


def _verdict(found: Sequence[Measured]) -> Iterator[str]:
    asked = _asked(found)
    last, (rows, seconds) = asked[-1]
    slowest = max(found, key=lambda one: one.added)
    whole = max(count.seconds for _, count in asked)
    if rows is None:
        yield f"Step {last.number} does not end within {_seconds(seconds)}: there the time goes."
    elif whole < TELLING_SECONDS:
        yield f"None of the steps takes long: together {_seconds(seconds)}."
    else:
        share = f"{_seconds(slowest.added)} of {_seconds(whole)}"
        yield f"Most of the time goes into step {slowest.number}: {share}."
    for one in found:
        if one.apart:
            yield (
                f"Step {one.number} shares no variable with the steps before it: each row so far is paired "
                "with each of its matches."
            )


def _rest(found: Sequence[Measured], whole: float | None) -> Iterator[str]:
    _, (rows, seconds) = _asked(found)[-1]
    if whole is None:
        return
    if whole < seconds / 2 and seconds > TELLING_SECONDS:
        yield "Asked whole it is quicker than in this order: Oxigraph reorders the patterns of a block."
    elif rows is not None and whole > 2 * seconds + TELLING_SECONDS:
        spent = _seconds(whole - seconds)
        yield f"What comes after the steps (grouping, sorting, writing out all rows) takes {spent}."


def _advice(found: Sequence[Measured]) -> Iterator[str]:
    patterns = [one for one in found if one.alone is not None and one.alone.rows is not None]
    asked = _asked(found)
    quick = asked[-1][1].rows is not None and max(count.seconds for _, count in asked) < TELLING_SECONDS
    if not patterns or quick:
        return
    first, best = patterns[0], min(patterns, key=_matches)
    if found[0].step.kind == PATTERN and _matches(first) >= MUCH * max(_matches(best), 1):
        sizes = f"alone it has {_matches(best):,} matches, step 1 has {_matches(first):,}"
        yield f"Write step {best.number} first: {sizes}."
    elif not any(_is_anchored(one.step) for one in found):
        yield "No step begins with something known: name an entity, a relation with its object, or a label."


def _matches(one: Measured) -> int:
    return (one.alone and one.alone.rows) or 0


def _is_anchored(step: Step) -> bool:
    return step.kind != PATTERN or not _beginning(step)


def _rows(count: Count, unit: str) -> str:
    if count.rows is None:
        return f"no end within {_seconds(count.seconds)}"
    more = " or more" if count.rows >= MOST else ""
    return f"{count.rows:,}{more} {unit} in {_seconds(count.seconds)}"


def _shown(step: Step) -> str:
    text = re.sub(r"\s+", " ", step.text).strip()
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f} s" if seconds < 1 else f"{seconds:.1f} s"
