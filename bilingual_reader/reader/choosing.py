"""What the learner chooses for all runs, as the whole app shows it: colours, script, language."""

from __future__ import annotations

from textual.app import App
from textual.reactive import Reactive
from textual.theme import BUILTIN_THEMES, Theme

from bilingual_reader.core.preferences import POSSIBLE
from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import N_, _, write
from bilingual_reader.reader.palette import NIGHT, PAPER, THEMES, Palette, palette
from bilingual_reader.reader.screens.base import BaseScreen, Common
from bilingual_reader.reader.session import Session

_THEMES = {**BUILTIN_THEMES, **{theme.name: theme for theme in THEMES}}
_SCRIPTS = {
    "as-written": N_("汉字 as they were written"),
    "simplified": N_("汉字 in Simplified"),
    "traditional": N_("汉字 in Traditional"),
}


class ChoosingApp(App[None]):
    """An app whose screens show what was chosen; it tells of what goes wrong with that."""

    theme: Reactive[str] = Reactive(NIGHT.name)
    session: Session
    _begun = False
    """Whether there is a screen that can tell of an error."""
    _troubles: list[ReaderError]
    """What went wrong before there was one."""

    @property
    def palette(self) -> Palette:
        """The styles of the current theme."""
        return self.session.palette

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's own themes and the reader's."""
        return _THEMES

    # Colours

    def toggle_theme(self) -> None:
        """Change between the dark and the light theme."""
        self.theme = PAPER.name if self.current_theme.dark else NIGHT.name

    def _watch_theme(self, theme_name: str) -> None:
        super()._watch_theme(theme_name)
        if self._running:
            if theme_name in POSSIBLE["theme"].values:
                self.session.choices.choose(theme=theme_name)
            self.session.palette = palette(self.get_css_variables(), self.no_color)
            self._paint_anew()

    def _paint_anew(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Common):
                screen.restyle(self.session.palette)

    # Script, and the language that is learned

    def change_script(self) -> None:
        """Show Chinese as it was written, in Simplified, or in Traditional."""
        scripts, session = POSSIBLE["script"].values, self.session
        name = scripts[(scripts.index(session.script.name) + 1) % len(scripts)]
        session.script.use(name)
        session.choices.choose(script=name)
        self._write_interface()
        self._paint_anew()
        screen = self._screen_below()
        if screen is not None:
            screen.say(_(_SCRIPTS[name]))

    def _write_interface(self) -> None:
        """In Traditional, the Chinese of the interface is, too; elsewhere it is Simplified."""
        script = self.session.script
        write(script if script.name == "traditional" else None)

    def ask_learning(self, first: bool = False) -> None:
        """Ask which language is learned. `first`: of itself, until it is put off a second time."""
        from bilingual_reader.reader.screens.learning import LearningScreen

        before = self.session.choices.now.learning

        def answered(answer: str | None) -> None:
            put_off = ("later" if before == "unasked" else "both") if first else None
            if chosen := answer or put_off:
                self._learn(chosen)

        self.push_screen(LearningScreen(self.palette, before, first), answered)

    def _learn(self, learning: str) -> None:
        session = self.session
        session.choices.choose(learning=learning)
        if learning != "later":
            view = session.choices.view
            session.view = session.view._replace(shown=view.shown, lead=view.lead)
            screen = self._screen_below()
            if screen is not None:
                screen.choices_changed()

    # Told and kept

    def begin(self, free: bool) -> None:
        """Tell what went wrong before there was a screen; ask the first question.

        `free`: the learner asked for nothing that it would stand before.
        """
        self._begun = True
        for error in self._troubles:
            self.call_later(self._report, error)
        learning, library = self.session.choices.now.learning, self.session.library
        unasked = learning in ("unasked", "later") and not self._troubles
        if unasked and free and not library.read_only:
            self.call_after_refresh(self.ask_learning, first=True)

    def _keep_choices(self) -> bool:
        """Write what was chosen just now; whether it could be."""
        try:
            self.session.choices.flush()
        except ReaderError as error:
            self._report(error)
            return False
        return True

    def _screen_below(self) -> BaseScreen | None:
        return next((s for s in self.screen_stack if isinstance(s, BaseScreen)), None)

    def _tell(self, error: ReaderError) -> None:
        """Report an error, as soon as there is a screen to report it on."""
        if self._begun:
            self._report(error)
        else:
            self._troubles.append(error)

    def _report(self, error: BaseException) -> None:
        screen = self._screen_below()
        if screen is not None:
            screen.report(error)
