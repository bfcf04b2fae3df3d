"""Bad PDFs and Word documents get what is promised, read as runs read them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from eventgraph.intake import inputs
from eventgraph.records import Article, InputReport
from fault_cases import Case
from fault_documents import DOCUMENTS

CASES = [
    pytest.param(case, id=f"{number} {case.name}") for number, cases in DOCUMENTS.items() for case in cases
]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Article | InputReport]]:
    """Read the folder once, in the process that runs use, and return what became of each file."""
    folder = tmp_path_factory.mktemp("documents")
    for case in (case for cases in DOCUMENTS.values() for case in cases):
        (folder / case.name).write_bytes(case.content)
    found: dict[str, list[Article | InputReport]] = defaultdict(list)
    for one in inputs([folder]):
        place = one.source_file if isinstance(one, Article) else one.path
        found[Path(place or "").name].append(one)
    return found


@pytest.mark.parametrize("case", CASES)
def test_each_document_gets_what_is_promised(
    outcomes: dict[str, list[Article | InputReport]], case: Case
) -> None:
    [one] = outcomes[case.name]
    if isinstance(one, Article):
        assert case.is_read
        assert case.has in one.text
    else:
        assert not case.is_read
        assert one.code in case.codes
        assert one.hint
