"""How well claims of one happening are found: labelled pairs of claims, in three parts.

    .venv/bin/python benchmarks/events.py STORE [PAIRS] [--errors]

STORE is a store of the articles that the pairs are of; PAIRS a table like `data/gold/event-pairs.tsv`, whose
pairs were labelled by a reader. Rules were tuned on the part `tuning`; the errors of `heldout` were never
read; `fresh` was drawn when the rules stood. Claims that the store no longer has are counted as lost.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path
from typing import Final

from eventgraph.ontology.logic import load_logic
from eventgraph.rdf.storage.store import Store
from eventgraph.resolution import resolve
from eventgraph.resolution.claim_sighting import claim_sightings
from eventgraph.resolution.events import find_events

PAIRS: Final = Path(__file__).parents[1] / "data" / "gold" / "event-pairs.tsv"
PARTS: Final = ("tuning", "heldout", "fresh")


def main(store: str, pairs: Path = PAIRS, *, errors: bool = False) -> None:
    """Print pairs, precision and recall of each part."""
    with Store.open(store) as opened:
        extractions = list(opened.extractions())
    claims = list(claim_sightings(extractions, resolve(extractions)))
    started = time.process_time()
    events = find_events(claims, load_logic())
    print(f"{len(claims)} claims, {len(events)} events, {time.process_time() - started:.2f} CPU seconds")
    print(f"told by more than one origin: {sum(event.origins > 1 for event in events)}")
    event_of = {claim: event.id for event in events for claim in event.claims}
    rows = list(csv.DictReader(pairs.open(encoding="utf-8"), delimiter="\t"))
    known = {claim.id for claim in claims}
    for part in PARTS:
        _print_part(part, [row for row in rows if row["part"] == part], (event_of, known), errors=errors)


def _print_part(
    part: str, rows: list[dict[str, str]], found: tuple[dict[str, str], set[str]], *, errors: bool
) -> None:
    event_of, known = found
    kept = [row for row in rows if {row["first_claim"], row["second_claim"]} <= known]
    one = [event_of.get(row["first_claim"]) or "none" for row in kept]
    other = [event_of.get(row["second_claim"]) for row in kept]
    outcomes = [(a == b, row["same"] == "1") for a, b, row in zip(one, other, kept, strict=True)]
    hits = sum(joined and labelled for joined, labelled in outcomes)
    same, joined = sum(labelled for _, labelled in outcomes), sum(joined for joined, _ in outcomes)
    lost = f" ({len(rows) - len(kept)} lost)" if len(kept) < len(rows) else ""
    print(
        f"{part}: {len(kept)} pairs{lost}, {same} of one happening; "
        f"precision {hits / max(1, joined):.3f}, recall {hits / max(1, same):.3f}"
    )
    if errors and part == PARTS[0]:
        for row, (together, labelled) in zip(kept, outcomes, strict=True):
            if together != labelled:
                print("  joined" if together else "  parted", row["first_claim"], row["second_claim"])


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--errors"]
    main(arguments[0], *map(Path, arguments[1:]), errors="--errors" in sys.argv)
