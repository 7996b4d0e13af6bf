"""How the text is shown: its languages, its translations, pinyin, the brackets of its glosses."""

from __future__ import annotations

from bilingual_reader.locale import N_, _
from bilingual_reader.reader.choices import WAYS
from bilingual_reader.reader.readings import Readings
from bilingual_reader.reader.screens.correcting import CorrectingScreen
from bilingual_reader.reader.telling import language

_LANGUAGES = {
    "en-zh": N_("English first"),
    "zh-en": N_("Chinese first"),
    "en": N_("English alone"),
    "zh": N_("Chinese alone"),
}
"""The ways in which `l` shows the languages, one after the other."""

_READINGS = {
    "none": N_("readings off"),
    "current": N_("pinyin under the sentence"),
    "unknown": N_("readings over the words that you do not know"),
    "all": N_("readings over all words"),
}
"""The ways in which `p` shows readings, one after the other."""


class ShowingScreen(CorrectingScreen):
    """A screen with a conversation that is shown as the learner wants it."""

    readings: Readings

    def action_translation(self) -> None:
        """Hide the translations until they are revealed, or show them."""
        if not self.bilingual():
            return
        hidden = not self.conversation.view.hidden
        self.conversation.change_view(hidden=hidden)
        self._keep_view(translation="hidden" if hidden else "shown")
        told = _("translations hidden · ‹r› or ‹↓› reveals one")
        self.say(told if hidden else _("translations shown"))

    def action_reveal(self) -> None:
        """Show the current translation."""
        if self.conversation.revealed:
            self.say(_("no translation is hidden here"))
            return
        with self.told():
            self.conversation.reveal()

    def action_languages(self) -> None:
        """Both languages, English or Chinese first, or one of them alone."""
        if not self.bilingual():
            return
        view, names = self.conversation.view, list(_LANGUAGES)
        at = [WAYS[name] for name in names].index((view.shown, view.lead))
        name = names[(at + 1) % len(names)]
        shown, lead = WAYS[name]
        self.conversation.change_view(shown=shown, lead=lead)
        self._keep_view(languages=name)
        self.say(_(_LANGUAGES[name]))

    def action_readings(self) -> None:
        """Pinyin under the current sentence; readings over unknown words, over all, or none."""
        learned = self.session.choices.learned
        if learned and learned not in self.episode.languages:
            self.say(_("this episode has no {language}").format(language=language(learned)))
            return
        ways = list(_READINGS)
        if learned == "en" or "zh" not in self.episode.languages:
            ways.remove("current")
        mode = self.readings.mode
        mode = ways[(ways.index(mode) + 1) % len(ways)] if mode in ways else ways[0]
        self.readings.show(mode)
        self.session.choices.choose(readings=mode)
        self.say(_(_READINGS[mode]))

    def action_quiet(self) -> None:
        """Hide all text until it is revealed, to listen first; or show it."""
        quiet = not self.conversation.view.quiet
        self.conversation.change_view(quiet=quiet)
        self._keep_view(text="hidden" if quiet else "shown")
        told = _("listen first: ‹Space› plays · ‹r› or ‹↓› shows the sentence")
        self.say(told if quiet else _("the text is shown"))

    def action_brackets(self) -> None:
        """Show the text without the brackets of its glosses, or with them."""
        if self.session.given.glossary is None:
            self.say(_("`bilingual-reader glossary` finds the terms of an episode"))
            return
        clean = self.session.clean = not self.session.clean
        self.session.choices.choose(brackets="hidden" if clean else "shown")
        if self.session.clean and self.glosses is None:
            self.say(_("looking for the glosses …"))
            self.ask_glosses()
        else:
            self.show_brackets()

    def show_brackets(self) -> None:
        glosses = (self.glosses or ()) if self.session.clean else ()
        with self.told():
            self.conversation.use_glosses(glosses)
        self.readings.follow()
        if not self.session.clean:
            self.say(_("the text with all its brackets"))
        elif glosses:
            self.say(_("the text without its glosses · ‹v› lists them"))
        else:
            self.say(_("no term of this episode has its counterpart in brackets"))

    def choices_changed(self) -> None:
        """What is learned was chosen: show the languages as it says."""
        view = self.session.choices.view
        self.conversation.learned = self.session.choices.learned
        self.conversation.change_view(shown=view.shown, lead=view.lead)
        self._keep_view()
        self.readings.show(self.readings.mode)

    def _keep_view(self, **chosen: str) -> None:
        self.session.view = self.conversation.view
        self.session.choices.choose(**chosen)
        if self.panel is not None:
            self.panel.renew()
            self.panel.fit()
