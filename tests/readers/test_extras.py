"""Formats whose package is not installed."""

from __future__ import annotations

import sys

import pytest

from eventgraph.errors import ReadError

from .conftest import Read
from .made_pdf import Text, pdf

PACKAGES = {
    "a.pdf": (pdf([Text(20, 300, "The board met.")]), "pypdfium2", "pdf"),
    "a.warc": (b"WARC/1.0\r\n", "fastwarc.warc", "warc"),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_the_message_is_the_line_that_installs_it(
    read: Read, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, module, extra = PACKAGES[name]
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReadError, match=rf"pip install 'eventgraph-news\[{extra}\]'") as refused:
        read(name, content)
    assert refused.value.code == "missing_extra"
