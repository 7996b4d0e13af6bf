"""The script that Chinese is shown in, whatever it was written in.

Only what is painted is converted, and every character stays in its place: what is found, marked,
picked and looked up is the text as it was written.
"""

from __future__ import annotations

from bilingual_reader.core.scripts import has_han

_KEPT = 4000
"""Texts whose conversions are kept."""


class Script:
    """Converts texts into the script that was chosen; `as-written` converts none."""

    def __init__(self, name: str) -> None:
        self.name = name
        """A value of the preference `script`."""
        self._made: dict[str, str] = {}
        self._asked: tuple[str, tuple[str, ...]] = "", ("",)

    def use(self, name: str) -> None:
        """Show this script from now on."""
        self.name = name
        self._made.clear()
        self._asked = "", ("",)

    def __call__(self, text: str) -> str:
        """The text as it is shown, as long as it was. OpenCC is loaded for the first Chinese."""
        if self.name == "as-written" or not has_han(text):
            return text
        made = self._made.get(text)
        if made is None:
            from bilingual_reader.lexicon.displayed import in_simplified, in_traditional

            if len(self._made) >= _KEPT:
                self._made.clear()
            made = in_traditional(text) if self.name == "traditional" else in_simplified(text)
            self._made[text] = made
        return made

    def ways(self, asked: str) -> tuple[str, ...]:
        """How what was typed may be written: where a script was chosen, in either of them."""
        if self.name == "as-written" or not has_han(asked):
            return (asked,)
        if self._asked[0] != asked:
            from bilingual_reader.lexicon.displayed import in_simplified, in_traditional

            ways = dict.fromkeys((asked, in_simplified(asked), in_traditional(asked)))
            self._asked = asked, tuple(ways)
        return self._asked[1]

    def finds(self, asked: str, told: str) -> bool:
        """Whether every word of what was typed stands in a text, in either script."""
        folded = told.casefold()
        return any(
            all(word in folded for word in way.casefold().split()) for way in self.ways(asked)
        )

    def word(self, headword: str, traditional: str) -> tuple[str, str]:
        """A word as it is shown, and its form in the other script, "" for none."""
        if self.name != "traditional" or not has_han(headword):
            return self(headword), "" if traditional == headword else traditional
        shown = traditional or self(headword)
        return shown, "" if shown == headword else headword
