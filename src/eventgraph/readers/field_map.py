"""Names of fields that the user gave: which of them there are."""

from __future__ import annotations

from collections.abc import Mapping

from eventgraph.errors import SettingsError
from eventgraph.readers.field_names import NAMES


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
