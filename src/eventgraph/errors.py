"""The error tree: whatever a caller may want to catch, with the remedy in the message.

Every class carries the exit code that the command line ends with when the error reaches it.
"""

from __future__ import annotations


class EventgraphError(Exception):
    """Base of all errors that eventgraph raises on purpose."""

    exit_code = 1


class SettingsError(EventgraphError):
    """A settings file or an option is wrong."""

    exit_code = 2


class OntologyError(EventgraphError):
    """An ontology file cannot be read, or contradicts itself."""

    exit_code = 2


class GoldError(EventgraphError):
    """Annotations to measure against, or predictions to be measured, are wrong or absent."""

    exit_code = 2


class ModelNotFoundError(EventgraphError):
    """The spaCy pipeline that was asked for is not installed, or does not fit."""

    exit_code = 2


class DecisionError(EventgraphError):
    """Decisions of a person cannot be read, or contradict each other."""

    exit_code = 2


class ReadError(EventgraphError):
    """One input cannot be read as an article.

    Attributes:
        code: one of the closed list of reasons in `docs/exit-codes.md` ("empty", "bad_json", …).
        hint: what the user can do about it, or an empty string.
    """

    exit_code = 3

    def __init__(self, code: str, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


class StoreError(EventgraphError):
    """The store is absent, or is not one of ours."""

    exit_code = 4


class StoreNotWritableError(StoreError):
    """The folder of the store cannot be made or written to."""

    exit_code = 7


class StoreInUseError(StoreError):
    """Another process is writing to the store."""

    exit_code = 5


class StoreDamagedError(StoreError):
    """What the store holds does not agree with itself."""

    exit_code = 6


class QueryError(EventgraphError):
    """A query is refused or is not SPARQL."""

    exit_code = 9


class QueryLimitError(QueryError):
    """A query took more time or memory than it may, or its answer has more rows."""

    exit_code = 8


class QueryCrashError(QueryError):
    """The process that answered a query died; the store is not affected."""

    exit_code = 8


class ExportError(EventgraphError):
    """A file cannot be written in the format that its suffix names."""

    exit_code = 2


class NotFoundError(EventgraphError):
    """A claim, entity or saved query by that name does not exist."""

    exit_code = 2


class PublishError(EventgraphError):
    """A server cannot be reached, refuses what is sent, or is not to be trusted with it."""

    exit_code = 10
