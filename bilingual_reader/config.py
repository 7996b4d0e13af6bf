"""Where things lie and how they are set: an explicit `load`, nothing read at import."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bilingual_reader.errors import ConfigError

APPLICATION = "bilingual-reader"
ANKI_URL = "http://127.0.0.1:8765"
"""Where AnkiConnect listens unless its own settings say otherwise."""
_SETTINGS = ("library", "cache", "decks", "anki_url", "anki_key")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run."""

    library: Path
    """The SQLite file with everything imported and marked."""
    cache: Path
    """A folder for what can be made again: compiled dictionaries."""
    decks: Path
    """Where decks go by default: the folder the program is run in."""
    anki_url: str = ANKI_URL
    """Where AnkiConnect listens."""
    anki_key: str = field(default="", repr=False)
    """What AnkiConnect asks for where its setting `apiKey` says so; "" for nothing."""


def load(environment: Mapping[str, str] | None = None) -> Config:
    """Settings from the environment, then from config.toml, then the platform's own folders.

    `BILINGUAL_READER_LIBRARY`, `_CACHE`, `_ANKI_URL` and `_ANKI_KEY` win over the keys `library`,
    `cache`, `anki_url` and `anki_key` of config.toml, which has `decks` too;
    `BILINGUAL_READER_CONFIG` names another file. Raises ConfigError.
    """
    import platformdirs

    given = os.environ if environment is None else environment
    default = platformdirs.user_config_path(APPLICATION) / "config.toml"
    named = given.get("BILINGUAL_READER_CONFIG")
    settings = _settings(Path(named) if named else default, required=bool(named))
    library = given.get("BILINGUAL_READER_LIBRARY") or settings.get("library")
    cache = given.get("BILINGUAL_READER_CACHE") or settings.get("cache")
    return Config(
        library=_path(library) or platformdirs.user_data_path(APPLICATION) / "library.db",
        cache=_path(cache) or platformdirs.user_cache_path(APPLICATION),
        decks=_path(settings.get("decks")) or Path(),
        anki_url=given.get("BILINGUAL_READER_ANKI_URL") or settings.get("anki_url") or ANKI_URL,
        anki_key=given.get("BILINGUAL_READER_ANKI_KEY") or settings.get("anki_key") or "",
    )


def _path(text: str | None) -> Path | None:
    if not text:
        return None
    if "\0" in text:
        raise ConfigError("a path in the settings holds a NUL character", repr(text), "mend it")
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise ConfigError("there is no such user", text, "write the path out") from error


def _settings(path: Path, required: bool) -> dict[str, str]:
    if not required and not path.exists():
        return {}
    import tomllib

    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"the configuration cannot be read ({error})", str(path)) from error
    for key, value in settings.items():
        if key not in _SETTINGS:
            known = f"use {', '.join(_SETTINGS[:-1])} or {_SETTINGS[-1]}"
            raise ConfigError(f"there is no setting {key!r}", str(path), known)
        if not isinstance(value, str):
            raise ConfigError(f"the setting {key!r} is not a text", str(path), "put it in quotes")
    return settings
