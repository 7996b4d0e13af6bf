"""What all screens share: the app they belong to, telling of errors, the prompt, the keys.

`Common` is what the screens and the windows over them share, `BaseScreen` is a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import events
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import _, explained
from bilingual_reader.reader.keys import EVERYWHERE, PROMPT_FOOT, bindings
from bilingual_reader.reader.messages import Answered, KeyClicked, Prompted, Troubled
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.told_keys import keyed
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.paint import Painted, plain

if TYPE_CHECKING:
    from bilingual_reader.reader.session import Host
    from bilingual_reader.reader.widgets.prompt import Prompt

SAID_FOR = 4.0
"""Seconds that a short message stands where the keys are."""


R = TypeVar("R")


class Common(Screen[R]):
    """A screen or a window of the reader, with a prompt and a foot."""

    VERTICAL_BREAKPOINTS = [(0, "-flat"), (9, "-low"), (16, "-high")]
    AUTO_FOCUS = ""

    HEADING = ""
    """What the screen is called, above its list and in the help."""

    prompt: Prompt | None = None
    status_bar: StatusBar
    """What each that says something has at its foot."""

    @property
    def reader(self) -> Host:
        """The app, as far as a screen may ask things of it."""
        return cast("Host", self.app)

    @property
    def status(self) -> StatusBar:
        """The lines at the foot."""
        return self.status_bar

    @contextmanager
    def told(self) -> Iterator[None]:
        """Show an error that is meant for the learner instead of failing."""
        try:
            yield
        except ReaderError as error:
            self.report(error)

    def report(self, error: BaseException) -> None:
        """Show an error in a notification: its own words, or what kind it is."""
        if isinstance(error, ReaderError):
            title, message = "", explained(error)
        else:
            title = _("Something unexpected happened; nothing was lost")
            message = f"{type(error).__name__}: {error}"
        self.notify(
            plain(message), title=title, severity="error", timeout=10, markup=False
        )  # fmt: skip

    def on_key_clicked(self, message: KeyClicked) -> None:
        """Do what the key does that was clicked."""
        from bilingual_reader.reader.keymap import pressed

        with self.told():
            self.key_clicked(pressed(message.key)[0])

    def key_clicked(self, key: str) -> None:
        """A key that is shown was clicked."""
        self.app.simulate_key(key)

    def keyed(self, text: str) -> str:
        """A text in which keys stand as ‹u›, with those that they are now."""
        return keyed(self, text)

    def on_troubled(self, message: Troubled) -> None:
        """Say why a widget could not do what was asked of it."""
        self.report(message.error)

    def say(self, message: str) -> None:
        """Show a short message for some seconds where the keys are."""
        message = self.keyed(self.reader.session.script(message))
        self.status.say(message)
        self.set_timer(SAID_FOR, lambda: self._unsay(message))

    def _unsay(self, message: str) -> None:
        if self.status.said == message:
            self.status.say("")

    def restyle(self, palette: Palette) -> None:
        """Called when the theme or the script changed: paint anew."""
        for bar in self.query(TopBar):
            bar.set_heading(_(self.HEADING))
        for widget in self.query(Widget):
            if isinstance(widget, Painted):
                widget.use_palette(palette)

    # Prompt

    def ask(
        self,
        purpose: str,
        label: str,
        text: str = "",
        *,
        replace: bool = False,
        keys: Sequence[tuple[str, str]] = PROMPT_FOOT,
    ) -> None:
        """Open the prompt at the foot; with `replace` what is typed takes the place of `text`.

        `keys`: what stands at the foot meanwhile; () for what stands there anyway.
        """
        from bilingual_reader.reader.widgets.prompt import Prompt

        if self.prompt is None:
            self.status.say("")
            self.status.hold_keys(keys)
            self.prompt = Prompt(purpose, label, text, replace)
            self.mount(self.prompt, before=self.status)

    def close_prompt(self) -> None:
        """Close it, and give the keys back to the screen."""
        if self.prompt is not None:
            self.prompt.remove()
            self.prompt = None
            self.status.hold_keys(())
            self.set_focus(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the prompt is open, keys are text and no actions of the screen."""
        return self.prompt is None or action == "suspend"

    async def take(self, event: events.Key | events.Paste) -> bool:
        """Give the prompt what was typed, or do what ends it; whether there was one that took it.

        All at once: the next key finds the prompt as this one left it, open or closed.
        """
        prompt = self.prompt
        if prompt is None:
            return False
        end = _ENDS.get(event.key) if isinstance(event, events.Key) else None
        if end is None:
            return await prompt.take(event)
        with self.told():
            end(self, prompt)
        return True

    def on_prompted(self, message: Prompted) -> None:
        """Hand what was typed to `typed`."""
        if self.prompt is message.prompt:
            with self.told():
                self.typed(self.prompt.purpose, message.text, False)

    def confirm(self, prompt: Prompt) -> None:
        """Enter in the prompt: close it, and hand what stands in it to `typed`."""
        self.close_prompt()
        self.typed(prompt.purpose, prompt.value, True)

    def cancel(self, prompt: Prompt) -> None:
        """Escape in the prompt: close it and forget what was typed."""
        self.close_prompt()
        self.untyped(prompt.purpose)

    def typed(self, purpose: str, text: str, done: bool) -> None:
        """Called as something is typed into the prompt, and when it is confirmed."""

    def untyped(self, purpose: str) -> None:
        """Called when the prompt was left without confirming."""

    def tabbed(self, purpose: str, text: str) -> None:
        """Called when Tab was pressed in the prompt."""

    # Workers

    def on_answered(self, message: Answered) -> None:
        """A background question was answered."""
        with self.told():
            message.asker.answered(message)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when a worker failed in a way that nobody expected."""
        error: Any = event.worker.error
        if event.state is WorkerState.ERROR and error is not None:
            self.report(error)

    # Keys that every screen and window has

    def close_next(self) -> None:
        """Close what stands in front; called when a key or a click asks for it."""

    def action_help(self) -> None:
        """List the keys."""
        self.reader.show_help(self.HEADING)

    def action_suspend(self) -> None:
        """Give the terminal back to the shell for a while."""
        driver = self.app._driver
        if driver is not None and driver.can_suspend:
            self.app.action_suspend_process()
        else:
            self.say(_("it cannot be suspended here"))

    def action_theme(self) -> None:
        """Change between dark and light."""
        self.reader.toggle_theme()

    def action_learning(self) -> None:
        """Ask which language is learned."""
        self.reader.ask_learning()

    def action_script(self) -> None:
        """Show Chinese in the next script."""
        self.reader.change_script()

    def action_interface(self) -> None:
        """Speak the other language."""
        self.reader.change_interface()


_ENDS: Mapping[str, Callable[[Common[Any], Prompt], None]] = {
    "enter": lambda screen, prompt: screen.confirm(prompt),
    "escape": lambda screen, prompt: screen.cancel(prompt),
    "tab": lambda screen, prompt: screen.tabbed(prompt.purpose, prompt.value),
}
"""Keys that are for the screen while a prompt is open."""


class BaseScreen(Common[None]):
    """A screen of the reader: a place that one goes to, and comes back to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)

    def leave(self) -> bool:
        """Called before the screen is left or the app ends: write what is not written yet.

        Whether all of it could be written.
        """
        return True

    def choices_changed(self) -> None:
        """Called when the learner said which language is learned: show it first."""

    def take_up(self) -> None:
        """Called when a search of the library found a sentence of what is shown here: go there."""

    # Imports, which the app runs

    def import_goes_on(self, told: str) -> None:
        """How far an import is; said on the screens from which one imports."""

    def import_ended(self, said: str) -> None:
        """Say what an import that was begun on another screen brought."""
        self.notify(plain(said), title=_("Imported"), markup=False)

    def import_failed(self, error: Exception) -> None:
        """Say why an import failed."""
        self.report(error)

    # Keys that every screen has

    def action_today(self) -> None:
        """Go to what a day begins with."""
        self.reader.show_today()

    def action_review(self) -> None:
        """Review what is due."""
        self.reader.show_review()

    def action_archive(self) -> None:
        """Go to the archive."""
        self.reader.show_archive()

    def action_words(self) -> None:
        """Go to the word list."""
        self.reader.show_words()

    def action_search(self) -> None:
        """Search the whole library."""
        self.reader.search_library()

    def action_about(self) -> None:
        """Say what this is, of what it is made, and where the learner's files lie."""
        self.reader.show_about()

    def action_close(self) -> None:
        """Take messages away; then what the screen has to close, one after the other."""
        self.status.say("")
        if not self.reader.dismiss_notices():
            self.close_next()

    def action_back(self) -> None:
        """Go back to where this screen was opened from."""
        self.reader.go_back()


if TYPE_CHECKING:
    Layer = BaseScreen
else:
    # To Textual each class of screens is one to look through from end to end, and only the whole
    # one is ever shown.
    Layer = object
"""The base of what a screen is put together from, one idea a layer; the screen itself is a
`BaseScreen` besides."""
