"""Names of fields that the user gave: whether there can be such, and whether there were."""

from __future__ import annotations

from collections.abc import Mapping

from eventgraph.errors import SettingsError
from eventgraph.readers.field_names import NAMES
from eventgraph.readers.flat import simplified
from eventgraph.readers.reasons import Reason
from eventgraph.records import Article, InputReport


def check_fields(fields: Mapping[str, str]) -> None:
    """Make sure that what the user gave names for are fields of an article, and that the names are names.

    Raises:
        SettingsError: one is not; the message lists those that are.
    """
    for field, name in fields.items():
        if field not in NAMES:
            message = f"map: an article has no field {field!r}; it has {', '.join(NAMES)}"
            raise SettingsError(message)
        if not name.strip():
            message = f"map: the name of the field {field} is empty; write {field}=NAME"
            raise SettingsError(message)


class FieldUse:
    """Which of the names that the user gave were of use in what was read."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        """Begin with `fields`, of which none was of use yet."""
        self._unused = dict(fields)
        self._is_missed = False

    def see(self, item: Article | InputReport) -> None:
        """Take what was read next."""
        if isinstance(item, InputReport):
            self._is_missed = self._is_missed or item.code == Reason.NO_SUCH_FIELD
            return
        for field, name in list(self._unused.items()):
            if simplified(item.origins.get(field, "")) == simplified(name):
                del self._unused[field]

    def unused(self) -> tuple[str, ...]:
        """Return, as the user gave them, the names that no article has, if some input lacks one."""
        pairs = (f"{field}={name}" for field, name in self._unused.items())
        return tuple(pairs) if self._is_missed else ()

    def check(self) -> None:
        """Make sure that each name was of use where one was missed.

        Raises:
            SettingsError: one was not; the message names it.
        """
        if self.unused():
            message = f"--map {','.join(self.unused())}: no input has such a field"
            raise SettingsError(message)
