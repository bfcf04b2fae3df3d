"""Bylines and names."""

from __future__ import annotations

import pytest

from eventgraph.readers.names import byline_names, names_of, split_names


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Daniel Price and Nora Castellan", ("Daniel Price", "Nora Castellan")),
        ("Ann Lee, Bo Chan & Cy Roe", ("Ann Lee", "Bo Chan", "Cy Roe")),
        ("Tom Krisher, AP Auto Writer", ("Tom Krisher",)),
        ("https://www.facebook.com/outlet", ()),
        ("desk@outlet.example", ()),
        ("Ann Lee and Ann Lee", ("Ann Lee",)),
        ("Alexander Andrews", ("Alexander Andrews",)),
        ("", ()),
    ],
)
def test_names_in_a_line(written: str, names: tuple[str, ...]) -> None:
    assert split_names(written) == names


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (["Ann Lee", {"name": "Bo Chan"}], ("Ann Lee", "Bo Chan")),
        ({"name": ["Ann Lee"]}, ("Ann Lee",)),
        ({"name": {"name": "Ann Lee"}}, ("Ann Lee",)),
        (7, ()),
        (None, ()),
        ([["Ann Lee"]], ()),
    ],
)
def test_names_in_json(value: object, names: tuple[str, ...]) -> None:
    assert names_of(value) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ruth Okafor, Europe correspondent", ("Ruth Okafor",)),
        ("By Harbour Wire", ("Harbour Wire",)),
        ("BY ANN LEE", ("ANN LEE",)),
        ("By Ludwig van der Berg", ("Ludwig van der Berg",)),
        ("By Friday, July 10", ()),
        ("By banning the tool", ()),
        ("By Monday the company had changed its mind.", ()),
        ("Ruth Okafor", ()),
    ],
)
def test_a_byline_is_told_from_a_sentence(line: str, names: tuple[str, ...]) -> None:
    assert byline_names(line) == names
