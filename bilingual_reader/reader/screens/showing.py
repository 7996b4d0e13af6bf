"""How the text is shown: its languages, its translations, pinyin, the brackets of its glosses."""

from __future__ import annotations

from bilingual_reader.core.documents import Language
from bilingual_reader.reader.layout.blocks import Shown
from bilingual_reader.reader.readings import Readings
from bilingual_reader.reader.screens.correcting import CorrectingScreen

_LANGUAGES: tuple[tuple[Shown, Language, str], ...] = (
    ("both", "en", "English first"),
    ("both", "zh", "Chinese first"),
    ("en", "en", "English alone"),
    ("zh", "zh", "Chinese alone"),
)


class ShowingScreen(CorrectingScreen):
    """A screen with a conversation that is shown as the learner wants it."""

    readings: Readings

    def action_translation(self) -> None:
        """Hide the translations until they are revealed, or show them."""
        if not self.bilingual():
            return
        hidden = not self.conversation.view.hidden
        self.conversation.change_view(hidden=hidden)
        self._keep_view()
        self.say("translations hidden · r or ↓ reveals one" if hidden else "translations shown")

    def action_reveal(self) -> None:
        """Show the current translation."""
        if self.conversation.revealed:
            self.say("no translation is hidden here")
            return
        with self.told():
            self.conversation.reveal()

    def action_languages(self) -> None:
        """Both languages, English or Chinese first, or one of them alone."""
        if not self.bilingual():
            return
        view = self.conversation.view
        ways = [(shown, lead) for shown, lead, _ in _LANGUAGES]
        at = (ways.index((view.shown, view.lead)) + 1) % len(ways)
        shown, lead, said = _LANGUAGES[at]
        self.conversation.change_view(shown=shown, lead=lead)
        self._keep_view()
        self.say(said)

    def action_readings(self) -> None:
        """Show pinyin under the current sentence, or no more."""
        if "zh" not in self.episode.languages:
            self.say("this episode has no Chinese")
            return
        self.say("pinyin shown" if self.readings.toggle() else "pinyin off")

    def action_brackets(self) -> None:
        """Show the text without the brackets of its glosses, or with them."""
        if self.session.glossary is None:
            self.say("`bilingual-reader glossary` finds the terms of an episode")
            return
        self.session.clean = not self.session.clean
        if self.session.clean and self.glosses is None:
            self.say("looking for the glosses …")
            self.ask_glosses()
        else:
            self.show_brackets()

    def show_brackets(self) -> None:
        glosses = (self.glosses or ()) if self.session.clean else ()
        with self.told():
            self.conversation.use_glosses(glosses)
        self.readings.follow()
        if not self.session.clean:
            self.say("the text with all its brackets")
        elif glosses:
            self.say("the text without its glosses · v lists them")
        else:
            self.say("no term of this episode has its counterpart in brackets")

    def _keep_view(self) -> None:
        self.session.view = self.conversation.view
        if self.panel is not None:
            self.panel.renew()
            self.panel.fit()
