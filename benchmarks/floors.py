"""What tests/evaluation/floors.json demands, and what is measured on data/gold.

    .venv/bin/python benchmarks/floors.py [--write [--lower]]

Without an option it prints both. `--write` raises each floor to a little under what is measured; a floor
is only ever lowered with `--lower`, so that a loss must be decided upon and shows in the difference.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

import eventgraph
from eventgraph.evaluation.floors import figures, gold_digest

ROOT: Final = Path(__file__).parents[1]
GOLD: Final = ROOT / "data" / "gold"
FILE: Final = ROOT / "tests" / "evaluation" / "floors.json"
MARGIN: Final = 0.02


def main(words: list[str]) -> None:
    """Print floors and figures; write new floors if asked to."""
    old = json.loads(FILE.read_text(encoding="utf-8"))["floors"] if FILE.exists() else {}
    measured = figures(eventgraph.evaluate(GOLD))
    for name, value in measured.items():
        print(f"{name:22} {value:.3f}   floor {old.get(name, 0):.3f}")
    if "--write" in words:
        lowest = {} if "--lower" in words else old
        floors = {
            name: max(round(value - MARGIN, 3), lowest.get(name, 0)) for name, value in measured.items()
        }
        data = {"gold": gold_digest(GOLD), "floors": floors}
        FILE.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
        print(f"wrote {FILE.relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
