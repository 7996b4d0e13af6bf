"""The languages that the program speaks: gettext's catalogues, and which of them is in use.

    _("next sentence")                            the text in the language that is in use
    ngettext("{n} word", "{n} words", n)          the same by number
    explained(error)                              an error in one line, in that language
    N_("next sentence")                           only marks a text that is translated when shown

What is said in English stands in the code and is the key of the catalogues, so English loads no
file. What changes in a text is a named field, filled after translating:
`_("{n} of {count}").format(n=n, count=count)`; an f-string would be no key. `make locale` collects
what is marked and compiles the catalogues; a test says what is missing. Errors and the help of
commands are no calls of `_`: `explain` says how they are told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("en", "zh")
DOMAIN = "bilingual_reader"

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_in_use: NullTranslations | None = None
"""The catalogue; None where what stands in the code is said."""
_language = "en"
_written: Callable[[str], str] | None = None
"""How Chinese is written; None: as it stands in code and catalogue, which is Simplified."""


def use(language: str) -> None:
    """Speak this language ("en" or "zh") from now on."""
    global _in_use, _language
    if language != _language:
        _in_use = _catalogue(language)
        _language = language


def write(convert: Callable[[str], str] | None) -> None:
    """Write what is Chinese as `convert` does from now on; None: in Simplified."""
    global _written
    _written = convert


def in_use() -> str:
    """The language that is spoken."""
    return _language


def preferred(environment: Mapping[str, str]) -> str:
    """The language that a POSIX environment asks for; English for all that there is no other.

    GNU's LANGUAGE, a list by preference, goes before the locale, unless that is C or POSIX.
    """
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    plain = locale.partition(".")[0] in ("", "C", "POSIX")
    asked = [*([] if plain else environment.get("LANGUAGE", "").split(":")), locale]
    for name in filter(None, asked):
        language = name[:2].lower()
        if language in LANGUAGES:
            return language
    return "en"


def _(text: str) -> str:
    """The text in the language that is in use."""
    # Of no text, gettext's answer would be the head of its catalogue.
    return _in_script(_in_use.gettext(text) if _in_use is not None and text else text)


def ngettext(one: str, many: str, n: int) -> str:
    """The text for a number in the language that is in use, with its `{n}` filled."""
    return plural(one, many, n).format(n=f"{n:,}")


def plural(one: str, many: str, n: int) -> str:
    """The same with its fields still to be filled."""
    if _in_use is not None:
        return _in_script(_in_use.ngettext(one, many, n))
    return _in_script(one if n == 1 else many)


def told(text: str) -> str:
    """A text that a room without a catalogue says in English, as far as it is known."""
    if _in_use is None:
        return text
    from bilingual_reader.locale.explain import recognized

    return _in_script(recognized(text))


def explained(error: Exception) -> str:
    """An error in one line; one that nobody foresaw as it is."""
    from bilingual_reader.errors import ReaderError

    if _in_use is None or not isinstance(error, ReaderError):
        return str(error)
    if not (error.where or error.todo):  # what an import says of a file is one line already
        from bilingual_reader.locale.explain import by_parts

        return _in_script(by_parts(error.what))
    return _(", ").join(told(part) for part in (error.what, error.where, error.todo) if part)


def _in_script(text: str) -> str:
    return text if _written is None else _written(text)


def N_(text: str) -> str:
    """The text itself: it stands in a table, and is translated when it is shown."""
    return text


def catalogue() -> NullTranslations | None:
    """The catalogue that is in use; None for English."""
    return _in_use


def texts(catalogue: NullTranslations | None, context: str) -> Mapping[str, str]:
    """All texts of a context in a catalogue, and what is said for them."""
    head = f"{context}\x04"
    # The catalogue answers for single texts only; what it holds is a dictionary.
    held = vars(catalogue).get("_catalog", {}) if catalogue is not None else {}
    return {key[len(head) :]: told for key, told in held.items() if str(key).startswith(head)}


def _catalogue(language: str) -> NullTranslations | None:
    if language == "en":
        return None
    from gettext import GNUTranslations

    path = Path(__file__).parent / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with path.open("rb") as file:
        return GNUTranslations(file)
