"""Languages as sources name them -> language tags (BCP 47)."""

from __future__ import annotations

import re
from typing import Final

TAG: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
# ISO 639-1, then the three-letter codes and the English name.
LANGUAGES: Final = """
ar ara arabic
bg bul bulgarian
bn ben bengali
ca cat catalan
cs ces cze czech
da dan danish
de deu ger german
el ell gre greek
en eng english
es spa spanish
et est estonian
fa fas per persian
fi fin finnish
fr fra fre french
he heb hebrew
hi hin hindi
hr hrv croatian
hu hun hungarian
id ind indonesian
it ita italian
ja jpn japanese
ko kor korean
lt lit lithuanian
lv lav latvian
ms msa may malay
nl nld dut dutch
no nor norwegian
pl pol polish
pt por portuguese
ro ron rum romanian
ru rus russian
sk slk slo slovak
sl slv slovenian
sr srp serbian
sv swe swedish
sw swa swahili
ta tam tamil
th tha thai
tr tur turkish
uk ukr ukrainian
ur urd urdu
vi vie vietnamese
zh zho chi chinese
"""
TAG_OF: Final = {
    name: tag for tag, *others in map(str.split, LANGUAGES.strip().splitlines()) for name in others
}


def language_tag(text: str) -> str | None:
    """Return the tag of a language given as tag, three-letter code or English name; else None.

    Tags stay as they are but for underscores ("en_GB"); the three-letter codes of ISO 639-2 and the names
    of the languages that news are mostly in become two-letter codes ("eng", "English").
    """
    tag = text.strip().replace("_", "-")
    short = TAG_OF.get(tag.lower(), tag)
    return short if TAG.fullmatch(short) else None
