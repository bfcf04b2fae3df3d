"""A place where RDF does not keep to a shape."""

from __future__ import annotations

from typing import Final

from eventgraph.records.record import Record

SENTENCE_LENGTH: Final = 120
"""Characters of the sentence that a line shows."""


class Violation(Record):
    """One fault: the article, the sentence, the node, the path from it, and the shape in words.

    `article` is empty where the fault is in what no article says, `sentence` where no claim is concerned,
    `path` where the node itself is at fault. IRIs are shortened by the usual prefixes. `shapes` is the file
    that asks for it, `severity` what the shape says: "Violation", "Warning" or "Info".
    """

    article: str = ""
    title: str = ""
    publisher: str = ""
    node: str
    path: str = ""
    message: str
    sentence: str = ""
    shapes: str = ""
    severity: str = "Violation"

    def __str__(self) -> str:
        """Return the fault as one line."""
        known = ", ".join(filter(None, (f'"{self.title}"' if self.title else "", self.publisher)))
        place = f"article {self.article}{f' ({known})' if known else ''}: " if self.article else ""
        way = f" ({self.path})" if self.path and self.path not in self.message else ""
        said = f' in "{_cut(self.sentence)}"' if self.sentence else ""
        return f"{place}{self.node}: {self.message}{way}{said}"


def _cut(sentence: str) -> str:
    line = " ".join(sentence.split())
    return line if len(line) <= SENTENCE_LENGTH else line[: SENTENCE_LENGTH - 1].rstrip() + "…"
