"""Python values as N-Quads literals, in exactly the form in which Oxigraph writes them back.

The escapes are those of canonical N-Quads (RDF 1.2): what the store dumps is byte for byte what was
written, so files can be compared.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from eventgraph.errors import ExportError
from eventgraph.rdf.namespaces import XSD

CONTROLS: Final = (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)
NAMED: Final = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}
ESCAPES: Final = {code: f"\\u{code:04X}" for code in CONTROLS} | NAMED
SURROGATE: Final = re.compile("[\ud800-\udfff]")

MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
YEAR: Final = re.compile(r"[0-9]{4}")
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DATE_TIME: Final = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T"
    r"(?P<clock>([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])"
    r"(?P<fraction>\.[0-9]{1,9})?"
    r"(?P<zone>Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])?"
)


def string(text: str) -> str:
    """Return a plain literal.

    Raises:
        ExportError: the text holds half of a surrogate pair, which no RDF file can.
    """
    if not text.isascii() and SURROGATE.search(text):
        message = f"half of a surrogate pair in {text[:60]!a} cannot be written as RDF; clean the text first"
        raise ExportError(message)
    return f'"{text.translate(ESCAPES)}"'


def typed(lexical: str, datatype: str) -> str:
    """Return a literal of an XML Schema datatype, by its local name; the lexical form needs no escapes."""
    return f'"{lexical}"^^<{XSD}{datatype}>'


def integer(number: int) -> str:
    """Return an xsd:integer."""
    return typed(str(int(number)), "integer")


def boolean(value: bool) -> str:  # noqa: FBT001 - the value is the argument
    """Return an xsd:boolean."""
    return typed("true" if value else "false", "boolean")


def double(number: float) -> str:
    """Return an xsd:double without exponent, which is read back as the same number."""
    lexical = repr(float(number))
    if "e" in lexical:
        lexical = format(Decimal(lexical), "f")
    return typed(lexical.removesuffix(".0"), "double")


def decimal(number: float) -> str:
    """Return an xsd:decimal: a sum of money has no exponent and is not rounded on its way."""
    return typed(format(Decimal(repr(float(number))), "f").removesuffix(".0"), "decimal")


def moment(text: str) -> str:
    """Return a year, month or day as xsd:gYear, xsd:gYearMonth or xsd:date; else a plain literal."""
    for pattern, datatype in ((YEAR, "gYear"), (MONTH, "gYearMonth"), (DAY, "date")):
        if pattern.fullmatch(text) and (datatype != "date" or _is_day(text)):
            return typed(text, datatype)
    return string(text)


def date_time(text: str) -> str | None:
    """Return an ISO 8601 date with time as xsd:dateTime in its canonical form, or None for anything else."""
    match = DATE_TIME.fullmatch(text)
    if not match or not _is_day(match["day"]):
        return None
    fraction = (match["fraction"] or "").rstrip("0").rstrip(".")
    zone = {"+00:00": "Z", "-00:00": "Z"}.get(match["zone"], match["zone"] or "")
    return typed(f"{match['day']}T{match['clock']}{fraction}{zone}", "dateTime")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
