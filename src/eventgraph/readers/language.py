"""Which articles are not in English: those that say so in their own words, and clearly.

Names, numbers, tables and what is quoted tell nothing of an article's language, so only its words in small
letters count. Where enough of them are English function words there is no more to ask; only the others are
shown to a statistical model, which is loaded for the first of them (docs/decisions/0018-language.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from eventgraph.readers.reasons import Reason, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

STRETCH: Final = 1_000
"""Characters looked at in the beginning, the middle and the end of a text."""
FUNCTION_WORDS: Final = frozenset((
    "the", "and", "of", "to", "that", "with", "from", "this", "which", "been", "were", "they", "their",
    "would", "said", "but", "not", "will", "about", "after", "have", "his", "who", "are", "you", "your",
))  # fmt: skip
"""Frequent in English, and together below one word in twenty of any other language's."""
ENOUGH: Final = 0.1
"""Share of function words from which a text is English, or English enough."""
LEAST: Final = 60
"""Bytes of words (UTF-8) below which a text says too little."""
MODEL_BYTES: Final = 1_000
ENGLISH: Final = frozenset({"en", "pcm"})
"""English, and Nigerian Pidgin, for which the model takes English that names Nigeria."""
NO_NEWS: Final = frozenset({"la", "zxx"})
"""Latin, which names species in English and fills drafts of pages, and what is no language at all."""
MOST_ENGLISH: Final = 0.01
LEAST_SURE: Final = 0.5

QUOTED: Final = re.compile(r"[\"“„«][^\"“”„«»\n]{1,1000}[\"“”»]")
WORD: Final = re.compile(r"[^\W\d_]+")

NAMES: Final = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian",
    "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish",
    "de": "German", "el": "Greek", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "fy": "Frisian", "ga": "Irish", "gl": "Galician",
    "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean", "lb": "Luxembourgish",
    "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam",
    "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "ne": "Nepali", "nl": "Dutch",
    "nn": "Norwegian", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak",
    "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


class Foreign(NamedTuple):
    """A language other than English: its code of ISO 639, and how sure that is, 0 to 1."""

    code: str
    probability: float

    @property
    def name(self) -> str:
        """Its English name, or its code where that is not known here."""
        return NAMES.get(self.code, f"a language with the code {self.code}")


def check_english(text: str) -> None:
    """Refuse a text that is clearly not English.

    Raises:
        ReadError: `language`; the message says which one it is, and how sure that is.
    """
    foreign = foreign_language(text)
    if foreign is not None:
        message = f"in {foreign.name} (sure to {foreign.probability:.0%}); only English is understood"
        raise refusal(Reason.LANGUAGE, message)


def foreign_language(text: str) -> Foreign | None:
    """Return the language of a text that is clearly not English; None where it is, or where that is open.

    What quotes another language, names foreigners, is all names and numbers, or is shorter than a line or
    two is never called foreign; nor is a text in two languages of which one is English.
    """
    words = _own_words(text)
    share = sum(word in FUNCTION_WORDS for word in words) / max(len(words), 1)
    shown = " ".join(words).encode()[:MODEL_BYTES]
    if share >= ENOUGH or len(shown) < LEAST:
        return None
    ranked = _ranking()(shown.decode(errors="ignore"))
    code, probability = ranked[0]
    english = sum(p for name, p in ranked if name in ENGLISH)
    clear = code not in ENGLISH | NO_NEWS and english < MOST_ENGLISH and probability >= LEAST_SURE
    return Foreign(code, probability) if clear else None


def _own_words(text: str) -> list[str]:
    """Return the words that are no names and not quoted; of a text in capitals, all in small letters."""
    words = [word for part in _stretches(QUOTED.sub(" ", text)) for word in WORD.findall(part)]
    if 2 * sum(word.isupper() for word in words) > len(words):
        return [word.lower() for word in words]
    return [word for word in words if word[0] == word[0].lower()]


def _stretches(text: str) -> Iterator[str]:
    if len(text) <= 3 * STRETCH:
        yield text
        return
    middle = (len(text) - STRETCH) // 2
    yield from (text[start : start + STRETCH] for start in (0, middle, len(text) - STRETCH))


@cache
def _ranking() -> Callable[[str], list[tuple[str, float]]]:
    """Return what ranks the languages of a text by probability."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: Any = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    rank: Callable[[str], list[tuple[str, float]]] = identifier.rank
    return rank
