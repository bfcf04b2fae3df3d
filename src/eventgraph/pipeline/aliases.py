"""Merges the names of one article: full and short forms, acronyms, legal suffixes, gazetteer aliases.

Acronyms follow Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from spacy.language import Language

from eventgraph.ontology.gazetteer import load_given_names, load_suffixes
from eventgraph.pipeline.layers import ArticleName, Name, read_names, register_layers, write_layer

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABEL: Final = 2
"""Letters of a party label: "R" is written in full."""
ACRONYM_LETTERS: Final = 4
"""Longer words in capitals are names as headings write them: "COMEY"."""
SMALL_WORDS: Final = frozenset({"of", "the", "and", "for", "&", "de", "in", "on"})
ACRONYM: Final = re.compile(r"[A-Z][A-Za-z&.]{1,9}")


def find_entities(doc: Doc, names: list[Name], suffixes: frozenset[str]) -> list[ArticleName]:
    """Return the entities of the article in order of first mention, each with its mentions.

    Entities that differ in class are merged only where the gazetteer says that they are one.
    """
    forms = [_form(doc, name, suffixes) for name in names]
    known = {form for form, name in zip(forms, names, strict=True) if name.known is not None}
    legal = {
        form
        for form, name in zip(forms, names, strict=True)
        if doc[name.end - 1].lower_.replace(".", "") in suffixes
    }
    kinds = [_kind(name) for name in names]
    keys = _Keys(Counter(zip(forms, kinds, strict=True)), _definitions(doc, names, forms), known, legal)
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        groups[keys[forms[index], _kind(name)], _kind(name)].append(index)
    return [_entity(doc, names, members, suffixes) for members in groups.values()]


def _kind(name: Name) -> str:
    """A country's adjective and name are one entity; its people are another."""
    return "Group" if name.role == "demonym" else name.type


def _form(doc: Doc, name: Name, suffixes: frozenset[str]) -> str:
    """Return what names are compared by: the gazetteer's name, or the words without a legal suffix."""
    if name.known is not None:
        return name.known
    words = [token.text for token in doc[name.start : name.end]]
    while len(words) > 1 and (words[-1] == "," or words[-1].lower().replace(".", "") in suffixes):
        words = words[:-1]
    return re.sub(r"\s+([-&.'’])\s*", r"\1", " ".join(words)) if "-" in words else " ".join(words)


def _definitions(doc: Doc, names: list[Name], forms: list[str]) -> dict[str, str]:
    """Return acronym -> full form, for "European Chamber of Commerce (ECC)" and "ECC (European …)"."""
    found: dict[str, str] = {}
    for left, right in zip(range(len(names)), range(1, len(names)), strict=False):
        a, b = names[left], names[right]
        if b.start - a.end == 1 and doc[a.end].text == "(":
            short, full = sorted((forms[left], forms[right]), key=len)
            if ACRONYM.fullmatch(short) and is_acronym(short, full):
                found[short] = full
    return found


def is_acronym(short: str, full: str) -> bool:
    """Tell whether the letters of `short` stand in `full` in order, the first at the start of a word."""
    letters = [c for c in short.lower() if c.isalnum()]
    text = full.lower()
    position = len(text)
    for index in range(len(letters) - 1, -1, -1):
        position = text.rfind(letters[index], 0, position)
        while index == 0 and position > 0 and text[position - 1].isalnum():
            position = text.rfind(letters[index], 0, position)
        if position < 0:
            return False
    return len(full) > len(short) + 1


class _Keys:
    """Maps (form, class) to the fullest form of the article that it can only mean.

    `counts` tells how often each form stands for each class; a `legal` name is no short form.
    """

    def __init__(
        self, counts: Counter[tuple[str, str]], acronyms: dict[str, str], known: set[str], legal: set[str]
    ) -> None:
        self._counts = counts
        self._acronyms = acronyms
        self._known = known
        self._whole = known | legal

    def __getitem__(self, key: tuple[str, str]) -> str:
        form, kind = key
        if form in self._acronyms:
            return self[self._acronyms[form], kind]
        if form in self._whole:
            return form
        alike = (full for full, its in self._counts if its == kind and full != form)
        candidates = sorted((full for full in alike if self._shortens(form, full, kind)), key=_size)
        candidates = [full for full in candidates if not self._is_fronted(full, candidates, kind)]
        if not candidates:
            return form
        longest = candidates[-1]
        if all(c == longest or self._shortens(c, longest, kind) for c in candidates):
            return longest
        return self._foremost(candidates, kind) or form

    def _is_fronted(self, full: str, others: list[str], kind: str) -> bool:
        """Tell whether a person's name is another one behind words that belong to none: "Free John Ortiz"."""
        if kind != "Person":
            return False
        ends = (short for short in others if " " in short and full.endswith(f" {short}"))
        return any(not shortens(short, full, kind) for short in ends)

    def _foremost(self, candidates: list[str], kind: str) -> str | None:
        """Return the person whom the article names in full more often than any other of the name."""
        if kind != "Person":
            return None
        (first, most), (_, next_most) = Counter({c: self._counts[c, kind] for c in candidates}).most_common(2)
        return first if most > next_most else None

    def _shortens(self, short: str, full: str, kind: str) -> bool:
        """Tell a short form from a name of its own: Alibaba is not short for Alibaba Cloud."""
        if not shortens(short, full, kind):
            return False
        rest = full.split()[len(short.split()) :]
        return kind != "Organization" or full not in self._known or rest[:1] in (["of"], ["for"])


def _size(form: str) -> tuple[int, str]:
    return (len(form), form)


def shortens(short: str, full: str, kind: str) -> bool:
    """Tell whether `short` is a usual short form of `full`.

    A person is known by the last name, or the first where the family's comes first; an organisation by its
    first words or its initials.
    """
    if short.isupper() and len(short) > ACRONYM_LETTERS:
        short, full = short.casefold(), full.casefold()
    a, b = short.split(), full.split()
    if len(a) >= len(b):
        return False
    if kind == "Person":
        middle_left_out = len(a) > 1 and a[0] == b[0] and a[-1] == b[-1]
        return a == b[:1] or middle_left_out or (a == b[-len(a) :] and _may_precede(b[: -len(a)], a))
    if kind == "Organization":
        return a == b[: len(a)] or _initials(a, b)
    return False


def _may_precede(words: list[str], name: list[str]) -> bool:
    """Tell whether a person's fuller name has the words before a shorter one: not "Free" before "John Ortiz".

    Before a whole name stand given names and initials, before a family's name whatever a name is made of.
    """
    given = load_given_names()
    if len(name) > 1 and name[0] in given:
        return all(word in given or len(word.rstrip(".")) == 1 for word in words)
    return "the" not in words


def _initials(short: list[str], full: list[str]) -> bool:
    letters = "".join(word[0] for word in full if word.lower() not in SMALL_WORDS)
    return len(short) == 1 and len(letters) > 1 and short[0].replace(".", "") == letters


def _entity(doc: Doc, names: list[Name], members: list[int], suffixes: frozenset[str]) -> ArticleName:
    own = [names[i] for i in members]
    if all(n.role == "demonym" for n in own):
        people = Counter(n.text(doc) for n in own).most_common(1)[0][0]
        return ArticleName(people, "Group", None, tuple(members), sure=True)
    surfaces = Counter(n.text(doc) for n in own if n.role in ("name", "capital"))
    known = next((n.known for n in own if n.known is not None), None)
    if known is not None:
        longest = max(surfaces, key=_size, default=known)
        name = known if known in surfaces or len(longest) <= LABEL else longest
    else:
        name = max(surfaces, key=lambda s: (len(_form_words(s, suffixes)), len(s), s))
    kind = Counter(_kind(n) for n in own).most_common(1)[0][0]
    return ArticleName(name, kind, known, tuple(members), any(n.sure for n in own))


def _form_words(surface: str, suffixes: frozenset[str]) -> list[str]:
    return [word for word in surface.split() if word.lower().replace(".", "") not in suffixes]


class AliasMerger:
    """The component `eventgraph_aliases`: writes the layer `entities`."""

    def __init__(self) -> None:
        self._suffixes = load_suffixes()

    def __call__(self, doc: Doc) -> Doc:
        """Merge the names of one Doc."""
        return write_layer(doc, "entities", find_entities(doc, read_names(doc), self._suffixes))


@Language.factory(
    "eventgraph_aliases", requires=["doc._.eventgraph_mentions"], assigns=["doc._.eventgraph_entities"]
)
def make_aliases(nlp: Language, name: str) -> AliasMerger:
    """Make the component that merges names."""
    del nlp, name
    register_layers()
    return AliasMerger()
