"""The corridor of who is who: why names are one, what people are to decide, and their decisions replayed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from eventgraph.decision_files import add_decisions, read_decisions, write_table
from eventgraph.records import Decision, Entity, Identity, IngestReport, Question, Resolution, Side
from eventgraph.settings import DEFAULT_STORE
from eventgraph.settlement import settle

if TYPE_CHECKING:
    from eventgraph.rdf.storage.store import Store
    from eventgraph.records import Article, Extraction

AROUND: Final = 100
"""Characters to show on either side of a name that stands in no claim's sentence."""
MOST_NAMES: Final = 8


def explain_entity(name: str, store: Path | str = DEFAULT_STORE) -> list[Identity]:
    """Return the entities that are called so (by id or name), with the reasons why their names are one.

    Raises:
        NotFoundError: nobody is called so; the message names who is called nearly so.
        DecisionError: the store's decisions cannot be read or contradict each other.
        StoreError: there is no store.
    """
    from eventgraph.rdf.storage.store import Store
    from eventgraph.resolution.identities import identities

    with Store.open(store) as opened:
        return identities(_resolution(opened), name)


def questions(store: Path | str = DEFAULT_STORE) -> Iterator[Question]:
    """Yield the pairs of entities of which a person is to say whether they are one, the likeliest first.

    Raises:
        DecisionError, StoreError: see `explain_entity`.
    """
    from eventgraph.rdf.storage.store import Store

    with Store.open(store) as opened:
        resolution = _resolution(opened)
        entities = {each.id: each for each in resolution.entities}
        places = _places(resolution)
        for proposal in resolution.proposals:
            a, b = (_side(opened, entities[each], places[each]) for each in (proposal.a, proposal.b))
            yield Question(a=a, b=b, reason=proposal.reason, score=proposal.score)


def decisions(store: Path | str = DEFAULT_STORE) -> tuple[Decision, ...]:
    """Return what people decided about a store.

    Raises:
        DecisionError: the file cannot be read; the message names the place.
    """
    from eventgraph.rdf.storage.folder import DECISIONS

    return read_decisions(Path(store) / DECISIONS)


def decide(*rows: Decision, store: Path | str = DEFAULT_STORE) -> int:
    """Append decisions to the store's file, which the next run replays; return how many are new.

    Raises:
        DecisionError: they contradict each other, or those that are there, or these cannot be read.
        StoreError: there is no store.
    """
    from eventgraph.rdf.storage.folder import DECISIONS, check_store
    from eventgraph.resolution.consistency import check_decisions

    check_store(Path(store))
    check_decisions([*decisions(store), *rows])
    return add_decisions(Path(store) / DECISIONS, rows)


def decide_from(table: Path | str, *, store: Path | str = DEFAULT_STORE) -> int:
    """Take the decisions of a table (CSV) or of another TOML file into the store's; return how many are new.

    Raises:
        NotFoundError: there is no such file.
        DecisionError, StoreError: see `decide`.
    """
    from eventgraph.errors import NotFoundError

    if not Path(table).is_file():
        message = f"{table} is no file of decisions"
        raise NotFoundError(message)
    return decide(*read_decisions(Path(table)), store=store)


def write_questions(table: Path | str, rows: Iterable[Question]) -> int:
    """Write questions as a table (CSV) whose column `decision` a colleague fills in; return how many.

    Raises:
        OSError: the file cannot be written.
    """
    return write_table(Path(table), rows)


def replay(store: Path | str = DEFAULT_STORE) -> IngestReport:
    """Resolve a store's entities anew, with the decisions as they are now.

    Raises:
        DecisionError: they cannot be read or contradict each other.
        StoreError, StoreInUseError: there is no store, or another process writes to it.
    """
    from eventgraph.rdf.storage.folder import check_store
    from eventgraph.rdf.storage.store import Store

    check_store(Path(store))
    with Store.open(store, write=True) as opened:
        return settle(opened, opened.relations())


def _resolution(opened: Store) -> Resolution:
    from eventgraph.rdf.storage.folder import DECISIONS
    from eventgraph.resolution import resolve_sightings, sightings

    found = (sighting for extraction in opened.extractions() for sighting in sightings(extraction))
    return resolve_sightings(found, read_decisions(opened.folder / DECISIONS))


def _places(resolution: Resolution) -> Mapping[str, tuple[str, str]]:
    """Return the first article that names each entity, and its id there."""
    places: dict[str, tuple[str, str]] = {}
    for article, its in resolution.canonical.items():
        for local, entity in its.items():
            places.setdefault(entity, (article, local))
    return places


def _side(opened: Store, entity: Entity, place: tuple[str, str]) -> Side:
    article, extraction = opened.record(place[0])
    names = (entity.name, *(alias for alias in entity.aliases if alias != entity.name))
    return Side(
        id=entity.id,
        name=entity.name,
        type=entity.type,
        names=names[:MOST_NAMES],
        articles=entity.articles,
        sentence=_sentence(article, extraction, place[1]),
        source=", ".join(filter(None, (article.publisher, article.published, article.title or article.id))),
    )


def _sentence(article: Article, extraction: Extraction, entity: str) -> str:
    """Return a sentence that names an entity: a claim's about it, else what stands around a mention."""
    evidence = (claim.evidence.text for claim in extraction.claims if entity in (claim.subject, claim.object))
    spans = ((m.start, m.end) for m in extraction.mentions if m.entity == entity and m.kind == "name")
    around = (article.text[max(0, start - AROUND) : end + AROUND] for start, end in spans)
    return " ".join(next(evidence, next(around, "")).split())
