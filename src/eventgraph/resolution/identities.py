"""What a person types -> the entities that are called so, with the reasons why their names are one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from eventgraph.errors import NotFoundError
from eventgraph.records import Entity, Identity, Likeness, Resolution

NEAR_MISSES: Final = 3


def identities(resolution: Resolution, text: str) -> list[Identity]:
    """Return the entities with that id or name, of which those that most articles name come first.

    If none has it as its best name, those that have it among their other names.

    Raises:
        NotFoundError: nobody is called so; the message names who is called nearly so.
    """
    wanted = text.strip().casefold()
    found = [each for each in resolution.entities if wanted in (each.id, each.name.casefold())]
    found = found or [each for each in resolution.entities if wanted in map(str.casefold, each.aliases)]
    if not found:
        raise NotFoundError(_message(resolution, text))
    ordered = sorted(found, key=lambda each: (-each.articles, each.id))
    return [_identity(each, resolution) for each in ordered]


def _identity(entity: Entity, resolution: Resolution) -> Identity:
    merges = [merge for merge in resolution.merges if merge.entity == entity.id]
    return Identity(
        entity=entity,
        merges=tuple(sorted(merges, key=lambda merge: (-merge.articles, merge.form, merge.part))),
        likenesses=tuple(_likenesses(entity, resolution)),
    )


def _likenesses(entity: Entity, resolution: Resolution) -> list[Likeness]:
    by_id = {each.id: each for each in resolution.entities}
    likenesses = []
    for proposal in resolution.proposals:
        if entity.id in (proposal.a, proposal.b):
            other = by_id[proposal.b if entity.id == proposal.a else proposal.a]
            likenesses.append(
                Likeness(
                    entity=other.id,
                    name=other.name,
                    type=other.type,
                    articles=other.articles,
                    reason=proposal.reason,
                    score=proposal.score,
                )
            )
    return likenesses


def _message(resolution: Resolution, text: str) -> str:
    names = {name.casefold(): name for each in resolution.entities for name in (each.name, *each.aliases)}
    near = get_close_matches(text.strip().casefold(), sorted(names), n=NEAR_MISSES)
    hint = (
        f"did you mean {' or '.join(repr(names[name]) for name in near)}?" if near else "no name is like it"
    )
    return f"no entity is called {text!r}: {hint}"
