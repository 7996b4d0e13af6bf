"""Where things lie and how they are set: an explicit `load`, nothing read at import."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from bilingual_reader.errors import ConfigError

APPLICATION = "bilingual-reader"
ANKI_URL = "http://127.0.0.1:8765"
"""Where AnkiConnect listens unless its own settings say otherwise."""
REVIEW_NEW = 10
REVIEW_RETENTION = 0.9
_RETENTIONS = (0.7, 0.99)
"""The least and the most that Anki takes."""
_TEXT = "put it in quotes"
_WIDTHS = 'give "narrow" or "wide"'
_SETTINGS: Mapping[str, tuple[type, str]] = {
    "library": (str, _TEXT),
    "cache": (str, _TEXT),
    "decks": (str, _TEXT),
    "anki_url": (str, _TEXT),
    "anki_key": (str, _TEXT),
    "audio_output": (str, _TEXT),
    "voice_en": (str, _TEXT),
    "voice_zh": (str, _TEXT),
    "speak_words": (bool, "give true or false"),
    "review_new": (int, "give a number from 0 to 9999"),
    "review_fuzz": (bool, "give true or false"),
    "review_retention": (float, "give a number from 0.7 to 0.99"),
    "keys": (dict, "begin a table with the line [keys]"),
    "ambiguous_width": (str, _WIDTHS),
}
"""What each setting is, and what to do where it is something else."""


class Config(NamedTuple):
    """The settings of one run."""

    library: Path
    """The SQLite file with everything imported and marked."""
    cache: Path
    """A folder for what can be made again: compiled dictionaries."""
    decks: Path
    """Where decks go by default: the folder the program is run in."""
    anki_url: str = ANKI_URL
    """Where AnkiConnect listens."""
    anki_key: str = ""
    """What AnkiConnect asks for where its setting `apiKey` says so; "" for nothing."""
    audio_output: str = ""
    """Where sound goes, as mpv names it ("null" is silent); "" for the usual place."""
    voice_en: str = ""
    """The file of a piper voice that speaks English; "" for none."""
    voice_zh: str = ""
    """The same for Chinese."""
    speak_words: bool = False
    """Whether cards get their word spoken, by what speaks on this machine."""
    review_new: int = REVIEW_NEW
    """Cards a day that `review` asks for the first time."""
    review_fuzz: bool = False
    """Whether `review` moves intervals by some days, so that not all comes back on one day."""
    review_retention: float = REVIEW_RETENTION
    """The share of cards that `review` wants remembered when they are due."""
    keys: Mapping[str, Any] = MappingProxyType({})
    """Action → its keys in the reader, or place → such a table; `docs/keys.md` says which."""
    wide: bool = False
    """Whether the terminal draws characters of ambiguous width two cells wide."""

    def __repr__(self) -> str:
        return f"Config({self.library})"  # the key of AnkiConnect is nobody's to see


def load(environment: Mapping[str, str] | None = None) -> Config:
    """Settings from the environment, then from config.toml, then the platform's own folders.

    `BILINGUAL_READER_LIBRARY`, `_CACHE`, `_ANKI_URL`, `_ANKI_KEY` and `_AUDIO_OUTPUT` win over the
    keys `library`, `cache`, `anki_url`, `anki_key` and `audio_output` of config.toml, which has
    `decks`, `voice_en`, `voice_zh`, `speak_words`, `review_new`, `review_fuzz`,
    `review_retention`, `ambiguous_width` and `keys` too;
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
        audio_output=given.get("BILINGUAL_READER_AUDIO_OUTPUT") or settings.get("audio_output", ""),
        voice_en=_home(settings.get("voice_en")),
        voice_zh=_home(settings.get("voice_zh")),
        speak_words=settings.get("speak_words", False),
        review_new=settings.get("review_new", REVIEW_NEW),
        review_fuzz=settings.get("review_fuzz", False),
        review_retention=settings.get("review_retention", REVIEW_RETENTION),
        keys=settings.get("keys", {}),
        wide=settings.get("ambiguous_width") == "wide",
    )


def _home(text: str | None) -> str:
    return str(_path(text) or "")


def _path(text: str | None) -> Path | None:
    if not text:
        return None
    if "\0" in text:
        raise ConfigError("a path in the settings holds a NUL character", repr(text), "mend it")
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise ConfigError("there is no such user", text, "write the path out") from error


def _settings(path: Path, required: bool) -> dict[str, Any]:
    if not required and not path.exists():
        return {}
    import tomllib

    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        told = "make it, or take back BILINGUAL_READER_CONFIG"
        raise ConfigError("there is no such configuration", str(path), told) from error
    except OSError as error:
        told = f"the configuration cannot be read ({error.strerror})"
        raise ConfigError(told, str(path), "check its permissions") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        told = f"the configuration cannot be read ({error})"
        raise ConfigError(told, str(path), "mend it") from error
    for key, value in settings.items():
        if key not in _SETTINGS:
            *names, last = _SETTINGS
            known = f"use {', '.join(names)} or {last}"
            raise ConfigError(f"there is no setting {key!r}", str(path), known)
        kind, todo = _SETTINGS[key]
        right = 0 <= value <= 9999 if type(value) is int else True
        right = right and (type(value) is not float or _RETENTIONS[0] <= value <= _RETENTIONS[1])
        right = right and (key != "ambiguous_width" or value in ("narrow", "wide"))
        if type(value) is not kind or not right:
            raise ConfigError(f"the setting {key!r} is not of its kind", str(path), todo)
    return settings
