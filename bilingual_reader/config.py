"""Where things lie and how they are set: an explicit `load`, nothing read at import."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bilingual_reader.errors import ConfigError

APPLICATION = "bilingual-reader"


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run."""

    library: Path
    """The SQLite file with everything imported and marked."""
    cache: Path
    """A folder for what can be made again: compiled dictionaries."""
    decks: Path
    """Where decks go by default: the folder the program is run in."""


def load(environment: Mapping[str, str] | None = None) -> Config:
    """Settings from the environment, then from config.toml, then the platform's own folders.

    `BILINGUAL_READER_LIBRARY`, `BILINGUAL_READER_CACHE` and `BILINGUAL_READER_CONFIG` win over
    the keys `library`, `cache` and `decks` of config.toml. Raises ConfigError.
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
        if key not in ("library", "cache", "decks"):
            raise ConfigError(
                f"there is no setting {key!r}", str(path), "use library, cache or decks"
            )
        if not isinstance(value, str):
            raise ConfigError(f"the setting {key!r} is not a text", str(path), "put it in quotes")
    return settings
