"""What a PDF states of itself (ISO 32000-1, 14.3.3), in the terms of other documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from eventgraph.readers.dates import parse_date
from eventgraph.readers.properties import Properties, stated_authors, stated_title

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

DATE: Final = re.compile(
    r"(?:D:)?(?P<day>\d{8})(?P<time>\d{6})?(?:(?P<sign>[-+])(?P<hours>\d\d)'?(?P<minutes>\d\d)?'?|(?P<utc>Z).*)?"
)
BROWSERS: Final = re.compile(r"mozilla|skia|chrom|firefox|safari|wkhtmltopdf|quartz", re.IGNORECASE)
MAX_LANGUAGE: Final = 100


def read_information(document: PdfDocument) -> Properties:
    """Return a document's information; its dates are not those of an article that a browser printed."""
    is_printed = any(BROWSERS.search(_value(document, key)) for key in ("Creator", "Producer"))
    created, modified = (
        None if is_printed else _date(_value(document, key)) for key in ("CreationDate", "ModDate")
    )
    return Properties(
        title=stated_title(_value(document, "Title")),
        authors=stated_authors(_value(document, "Author")),
        created=created,
        modified=modified,
        language=_language(document),
    )


def _value(document: PdfDocument, key: str) -> str:
    try:
        return str(document.get_metadata_value(key))
    except UnicodeDecodeError:
        return ""


def _date(stated: str) -> str | None:
    """Return a date of PDF ("D:20260705100000+02'00'", ISO 32000-1, 7.9.4) in ISO 8601."""
    match = DATE.fullmatch(stated.strip())
    if not match:
        return parse_date(stated)
    if not match["time"]:
        return parse_date(f"{match['day'][:4]}-{match['day'][4:6]}-{match['day'][6:]}")
    zone = (
        f"{match['sign']}{match['hours']}{match['minutes'] or '00'}" if match["sign"] else match["utc"] or ""
    )
    return parse_date(f"{match['day']}T{match['time']}{zone}")


def _language(document: PdfDocument) -> str | None:
    import ctypes

    from pypdfium2.raw import FPDFCatalog_GetLanguage

    name = (ctypes.c_ushort * MAX_LANGUAGE)()
    FPDFCatalog_GetLanguage(document, name, ctypes.sizeof(name))
    return bytes(name).decode("utf-16-le", "replace").partition("\0")[0] or None
