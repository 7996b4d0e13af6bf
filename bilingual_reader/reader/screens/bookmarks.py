"""书签: the sentences that were bookmarked, of an episode or of all."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from bilingual_reader.core.bookmarks import Bookmark
from bilingual_reader.core.documents import Language, timecode
from bilingual_reader.locale import N_, _, ngettext
from bilingual_reader.reader.keys import BOOKMARKS, bindings
from bilingual_reader.reader.layout.linebreak import shortened
from bilingual_reader.reader.screens.list_window import ListWindow
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.telling import undone
from bilingual_reader.reader.widgets.paint import Part, plain

Place = tuple[str, int]
"""An episode and a sentence of it."""


class BookmarksScreen(ListWindow[Place | None, Bookmark]):
    """Each bookmark with its translation; answers with the one to go to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(BOOKMARKS)
    HEADING = N_("书签 Bookmarks")
    KEYS = (
        ("⏎", N_("go there")),
        ("Tab", N_("of all episodes")),
        ("/", N_("filter")),
        ("d", N_("take it away")),
        ("Esc", N_("back")),
        ("u", N_("undo")),
        ("?", N_("all keys")),
    )

    def __init__(self, session: Session, episode: str, n: int = 0) -> None:
        """`episode`: the one whose bookmarks are listed first, its sentence `n` at the cursor."""
        super().__init__(session, 3)
        self._episode, self._n = episode, n
        self._all = False

    def on_mount(self) -> None:
        """List those of the episode, the cursor where one reads; of all, where it has none."""
        with self.told():
            self._all = not self.session.library.bookmarks(self._episode)
            self._read()
            before = [at for at, mark in enumerate(self.every) if mark.n <= self._n]
            self.rows.move_to(0 if self._all else max(before, default=0))

    def told_of(self, thing: Bookmark) -> str:
        return f"{thing.en}\n{thing.zh}\n{thing.title}\n{thing.speaker}"

    def many(self, count: int) -> str:
        told = ngettext("{n} bookmark", "{n} bookmarks", count)
        where = _("of all episodes") if self._all else _("of this episode")
        return f"{told} {where}"

    def none(self) -> str:
        return self.keyed(_("no bookmark yet: ‹reading.f› on a sentence makes one"))

    def none_with(self, text: str) -> str:
        return _("no bookmark has “{text}”").format(text=text)

    def choose(self, thing: Bookmark) -> None:
        if thing.n:
            self.dismiss((thing.episode, thing.n))
        else:
            self.say(_("this sentence is in no episode of the library"))

    def action_all(self) -> None:
        """List those of all episodes, or those of this one."""
        self._all = not self._all
        with self.told():
            self._read()

    def action_remove(self) -> None:
        """Take the bookmark at the cursor away."""
        mark = self.at_cursor
        if mark is not None:
            with self.told():
                self.session.library.remove_bookmarks(mark.id)
                self._read(self.rows.cursor)
                self.say(_("bookmark off · ‹u› undoes"))

    def action_undo(self) -> None:
        """Take back what was done last with bookmarks."""
        with self.told():
            done = self.session.library.undo("bookmarks")
            self._read(self.rows.cursor)
            self.say(undone(done))

    def _read(self, cursor: int = 0) -> None:
        self.every = self.session.library.bookmarks("" if self._all else self._episode)
        self.refill(cursor)

    def paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        mark, palette = self.shown[index], self.session.palette
        text = palette.cursor if here else palette.base
        faint = palette.cursor_faint if here else palette.other
        sides: tuple[Language, ...] = ("zh", "en") if self.session.learned == "zh" else ("en", "zh")
        told = [mark.en if side == "en" else mark.zh for side in sides]
        shown = [plain(self.session.script(each)) for each in told if each]
        first, second = (*shown, "", "")[:2]
        time = timecode(mark.start)
        title = mark.title if self._all else ""
        where = " · ".join(p for p in (title, str(mark.n or ""), mark.speaker, time) if p)
        return [
            [(shortened(first, width), text)],
            [(shortened(second, width), faint)],
            [(shortened(plain(self.session.script(where)), width), palette.faint)],
        ]
