"""What an article says of its own earlier versions."""

from __future__ import annotations

from typing import Literal

from eventgraph.records.record import Record
from eventgraph.records.span import Evidence

CorrectionKind = Literal["retraction", "correction", "clarification", "update"]


class Correction(Record):
    """A notice by which an outlet corrects, clarifies, updates or takes back what it published.

    `notice` are its characters, in the text or in the title. `wrong` and `right` are those words of it that
    say what was said before ("Claude Code was developed by OpenAI") and what is said now, where it does.
    """

    kind: CorrectionKind
    notice: Evidence
    wrong: Evidence | None = None
    right: Evidence | None = None
