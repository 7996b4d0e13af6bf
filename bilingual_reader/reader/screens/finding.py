"""Finding places in an episode: by text, by forms and pinyin, by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bilingual_reader.core.progress import untold
from bilingual_reader.locale import N_, _
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.finder import Finder
from bilingual_reader.reader.pairs import Pairs
from bilingual_reader.reader.screens.base import Layer
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.widgets.conversation import Conversation

if TYPE_CHECKING:
    from bilingual_reader.core.searching import Hit
    from bilingual_reader.reader.ports import EpisodeRow


_STAY, _ALSO = 0, -1
_FIND_FOOT = (("⏎", N_("find")), ("Tab", N_("the whole library")), ("Esc", N_("leave it")))


class _Asked(NamedTuple):
    text: str
    start: int
    """The sentence from which on the first place is gone to; _STAY where one is there already;
    _ALSO where the text itself was found, and its forms are to be found with it."""


class FindingScreen(Layer):
    """A screen with a conversation that can be searched."""

    session: Session
    episode: EpisodeRow
    conversation: Conversation
    pairs: Pairs
    finder: Finder
    _found_for = ""
    """The text whose sentences the library's search found, all of this episode."""
    _numbers: Sequence[int] = ()
    """Those sentences; beside a text that stands in the episode those with forms of it."""

    def begin_finding(self, pairs: Pairs) -> None:
        """Search these pairs from now on."""
        self.finder = Finder(self, pairs, self._hit)
        self._searching: Asker[_Asked, Sequence[Hit]] = Asker(
            self, self._search, self._have_hits, lambda _, error: self.report(error)
        )

    def action_find(self) -> None:
        """Ask what to look for."""
        label = _("search in this episode · Tab: the whole library")
        self.ask("find", label, keys=_FIND_FOOT)

    def tabbed(self, purpose: str, text: str) -> None:
        if purpose == "find":
            self.close_prompt()
            self.reader.search_library(text.strip())

    def action_find_next(self, by: int) -> None:
        """The next or previous place."""
        if self._found_for:
            self._go_to_hit(self.conversation.n + by, by)
        elif self.finder.needle:
            count = self.pairs.count
            start = (self.conversation.n - 1 + by) % count + 1
            self.finder.look(self.finder.needle, start, by, self._numbers)
        else:
            self.say(_("‹/› searches in the episode, ‹F› the whole library"))

    def action_go_to(self) -> None:
        """Ask for the number of a sentence."""
        self.ask("number", _("go to sentence 1 to {n}").format(n=self.pairs.count))

    def typed(self, purpose: str, text: str, done: bool) -> None:
        text = text.strip()
        if not done or not text:
            return
        if purpose == "find":
            self.forget_found()
            self.finder.look(text, self.conversation.n, 1)
        elif text.isdecimal() and len(text) < 10:
            self.status.say("")
            self.conversation.go_to(int(text))
        else:
            self.say(_("no number: {text}").format(text=text))

    def forget_found(self) -> bool:
        """Forget what was searched for; whether there was anything."""
        was_there = bool(self.finder.needle or self._found_for)
        self.finder.needle = self._found_for = ""
        self._numbers = ()
        if was_there:
            self.conversation.set_found("")
        return was_there

    def take_up(self) -> None:
        """Go to the sentence that a search of the library found here; the others are lit too."""
        sought = self.session.sought
        if sought is None or sought.hit.episode != self.episode.id:
            return
        self.session.sought = None
        self.forget_found()
        self._light(sought.text, [sought.hit])
        with self.told():
            self.conversation.go_to(sought.hit.n)
        self._searching.ask(_Asked(sought.text, _STAY))

    def _hit(self, n: int, wrapped: bool) -> None:
        needle = self.finder.needle
        if not n and self.session.given.searcher is not None:
            self.finder.needle = ""
            self._searching.ask(_Asked(needle, self.conversation.n))
            return
        if not self._numbers:
            self.conversation.set_found(needle if n else "")
        if n:
            if not self._numbers and self.session.given.searcher is not None:
                self._searching.ask(_Asked(needle, _ALSO))
            self.conversation.go_to(n)
            round_the_end = _("“{text}” in sentence {n} (round the end) · ‹n› next, ‹N› previous")
            here = _("“{text}” in sentence {n} · ‹n› next, ‹N› previous")
            self.say((round_the_end if wrapped else here).format(text=needle, n=n))
        else:
            self.say(_("“{text}” is not in this episode").format(text=needle))

    def _search(self, asked: _Asked) -> Sequence[Hit]:
        """In a thread: the sentences of this episode that have the text."""
        assert self.session.given.searcher is not None
        return self.session.given.searcher(asked.text, self.episode.id, None, untold)

    def _have_hits(self, asked: _Asked, hits: Sequence[Hit]) -> None:
        if asked.start == _ALSO:
            if asked.text == self.finder.needle:
                self._numbers = [hit.n for hit in hits]
                self.conversation.set_hits({hit.n: hit.spans for hit in hits})
        elif not hits:
            none = _("“{text}” is not in this episode · ‹F› searches the library")
            self.say(none.format(text=asked.text))
        else:
            self._light(asked.text, hits)
            if asked.start != _STAY:
                self._go_to_hit(asked.start, 1)
            else:
                self._say_place()

    def _light(self, text: str, hits: Sequence[Hit]) -> None:
        self._found_for, self._numbers = text, sorted(hit.n for hit in hits)
        self.conversation.set_hits({hit.n: hit.spans for hit in hits})

    def _go_to_hit(self, start: int, by: int) -> None:
        """Go to the nearest place from a sentence on, or back; round the end where need be."""
        ways = self._numbers if by > 0 else self._numbers[::-1]
        ahead = (n for n in ways if (n - start) * by >= 0)
        with self.told():
            self.conversation.go_to(next(ahead, ways[0]))
        self._say_place()

    def _say_place(self) -> None:
        n = self.conversation.n
        if n in self._numbers:
            place, of = self._numbers.index(n) + 1, len(self._numbers)
            told = _("“{text}” in sentence {n} · {place} of {of} · ‹n› next, ‹N› previous")
            self.say(told.format(text=self._found_for, n=n, place=place, of=of))
