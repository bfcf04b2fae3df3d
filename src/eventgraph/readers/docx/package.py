"""The parts of a Word document, taken out of its archive within limits."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING, Final

from eventgraph.readers.archives import ENCRYPTED, UNREADABLE
from eventgraph.readers.limits import MB, ReadingLimits
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.unpacked import check_document, check_ratio

if TYPE_CHECKING:
    from lxml.etree import _Element

ZIP: Final = b"PK"
OLE: Final = b"\xd0\xcf\x11\xe0"
LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
MARKS: Final = (b"word/", b"[Content_Types].xml")
"""Names that lie uncompressed in a Word document, whole or damaged."""
ENTITIES: Final = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
RELATIONS: Final = "_rels/.rels"


class Package:
    """A document's archive, of which single parts are unpacked and parsed."""

    def __init__(self, content: bytes, limits: ReadingLimits) -> None:
        """Open the archive.

        Raises:
            ReadError: `bad_docx`, `encrypted`, `too_large`; `unknown_type` when it is no Word document.
        """
        _check_kind(content)
        self._limits = limits
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except UNREADABLE as error:
            raise refusal(Reason.BAD_DOCX, f"damaged: {error}") from error
        if len(self._archive.infolist()) > limits.members:
            message = f"an archive of more than {limits.members:,} parts (--max-members)"
            raise refusal(Reason.TOO_LARGE, message)

    def document(self) -> tuple[str, _Element]:
        """Return the main part's name and its tree.

        Raises:
            ReadError: `unknown_type` when no part has a document's text; otherwise as `part` does.
        """
        name = self.related("", "/officeDocument") or "word/document.xml"
        tree = self.part(name)
        if tree is None:
            raise refusal(Reason.BAD_DOCX, f"the part with the text, {name}, is missing")
        if not str(tree.tag).endswith("}document"):
            message = "an office document of another kind, not a Word document"
            raise refusal(Reason.UNKNOWN_TYPE, message)
        return name, tree

    def related(self, name: str, kind: str) -> str | None:
        """Return the name of the part that another one, or the package (""), calls by a kind of relation."""
        folder, base = posixpath.split(name)
        relations = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        for relation in () if relations is None else relations.iter("{*}Relationship"):
            if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:]
        return None

    def part(self, name: str) -> _Element | None:
        """Return the tree of a part, or None when there is none of that name.

        Raises:
            ReadError: `bad_docx`, `encrypted`, `too_large`, `xml_entities`.
        """
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return None
        return _parsed(name, self._unpacked(info))

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & ENCRYPTED:
            raise refusal(Reason.ENCRYPTED, "locked with a password")
        limit = int(self._limits.unpacked_mb * MB)
        # What the archive says of its sizes may be a lie: the read itself is bounded.
        try:
            with self._archive.open(info) as stream:
                content = stream.read(limit + 1)
        except UNREADABLE as error:
            raise refusal(Reason.BAD_DOCX, f"{info.filename} cannot be unpacked: {error}") from error
        check_document(len(content), self._limits)
        check_ratio(len(content), info.compress_size, self._limits)
        return content


def _check_kind(content: bytes) -> None:
    if content.startswith(OLE):
        if LOCKED in content:
            raise refusal(Reason.ENCRYPTED, "locked with a password")
        raise refusal(Reason.UNKNOWN_TYPE, "an office document of before 2007 (.doc), called .docx")
    if not (content.startswith(ZIP) and any(mark in content for mark in MARKS)):
        raise refusal(Reason.UNKNOWN_TYPE, "called .docx, but no Word document")


def _parsed(name: str, content: bytes) -> _Element:
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    if ENTITIES.search(content):
        raise refusal(Reason.XML_ENTITIES, f"{name} declares entities")
    parser = XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return fromstring(content, parser)
    except XMLSyntaxError as error:
        raise refusal(Reason.BAD_DOCX, f"{name} is no XML: {error.msg}") from error
