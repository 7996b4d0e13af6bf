"""Correcting pairs where one reads them: merged, split, shifted, and why they are what they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import cell_len

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.sides import spans
from bilingual_reader.errors import CorrectionError, ReaderError
from bilingual_reader.locale import _, explained
from bilingual_reader.reader.layout.blocks import described
from bilingual_reader.reader.place_keeper import PlaceKeeper
from bilingual_reader.reader.screens.picking import PickingScreen
from bilingual_reader.reader.telling import language

if TYPE_CHECKING:
    from bilingual_reader.core.corrections import Toward
    from bilingual_reader.reader.ports import EpisodeRow


DOUBTFUL = 0.7
"""The confidence below which a pair is worth a look: about one in forty of the sample interview."""


class CorrectingScreen(PickingScreen):
    """A screen with a conversation whose pairs can be corrected."""

    episode: EpisodeRow
    keeper: PlaceKeeper

    def action_explain(self) -> None:
        """Show what the current pair is made of, or no more."""
        shown = not self.conversation.explained
        with self.told():
            if shown:
                self.find_corrected()
            self.conversation.explain(shown)
        self.say("")
        self.show_foot()

    def find_corrected(self) -> None:
        """Know which pairs the learner made. Raises LibraryError."""
        made = self.session.library.corrections(self.episode.id)
        numbers = (n for each in made if each.n for n in range(each.n, each.n + len(each.beads)))
        self.conversation.corrected = frozenset(numbers)

    def action_doubtful(self, by: int) -> None:
        """Go to the next or previous pair that is worth a look."""
        if not self.bilingual():
            return
        count = self.pairs.count
        start = (self.conversation.n - 1 + by) % max(count, 1) + 1
        self.finder.seek(_doubtful, start, by, self._doubted)

    def _doubted(self, n: int, wrapped: bool) -> None:
        if not n:
            self.say(_("no pair of this episode is alone or doubtful"))
            return
        with self.told():
            self.conversation.go_to(n)
            self.say(described(self.pairs.whole(n)))

    def bilingual(self) -> bool:
        """Whether the episode has translations; where not, that is said."""
        both = len(self.episode.languages) > 1
        if not both:
            self.say(_("this episode has one language"))
        return both

    def action_merge(self) -> None:
        """Make the current pair and the next one a single pair."""
        n, id = self.conversation.n, self.episode.id
        self._correct(
            lambda pair: self.session.library.merge(id, n, pair),
            _("sentences {n} and {next} are one pair now · ‹u› undoes").format(n=n, next=n + 1),
        )

    def action_shift(self, lang: Language, toward: Toward) -> None:
        """Move a sentence of the current pair to its neighbour."""
        if lang not in self.episode.languages:
            self.say(_("this episode has no {language}").format(language=language(lang)))
            return
        n, id = self.conversation.n, self.episode.id
        if toward == "next":
            told, to = _("its last {language} sentence went to {n} · ‹u› undoes"), n + 1
        else:
            told, to = _("its first {language} sentence went to {n} · ‹u› undoes"), n - 1
        self._correct(
            lambda pair: self.session.library.shift(id, n, lang, toward, pair),
            told.format(language=language(lang), n=to),
        )

    def action_split(self) -> None:
        """Split the current pair; ask where, when it is not plain."""
        with self.told():
            pair = self.pairs.fetched(self.conversation.n)
            if _plain(pair):
                self._split(pair)
                return
            from bilingual_reader.reader.screens.splitting import Border, SplitScreen

            def chosen(border: Border | None) -> None:
                if border is not None:
                    self._split(pair, *border)

            script = self.session.script
            shown = replace(pair, en=script(pair.en), zh=script(pair.zh))
            self.app.push_screen(SplitScreen(shown, self.session.palette), chosen)

    def before_undo(self) -> None:
        # What is undone moves the place along that is written.
        self.keeper.flush()

    def _split(self, pair: Pair, en: int | None = None, zh: int | None = None) -> None:
        id = self.episode.id
        self._correct(
            lambda shown: self.session.library.split(id, pair.n, en, zh, pair),
            _("sentence {n} is two pairs now · ‹u› undoes").format(n=pair.n),
        )

    def _correct(self, do: Callable[[Pair], Sequence[Pair]], said: str) -> None:
        with self.told():
            self.keeper.flush()
            n = self.conversation.n
            try:
                made = do(self.pairs.fetched(n))
            except CorrectionError as error:
                self.refused(error)
                return
            self.watch_library(min(n, made[-1].n))
            self.say(said)

    def refused(self, error: ReaderError) -> None:
        """Say why not: at the foot, where it covers no text, if there is room."""
        if cell_len(explained(error)) + 2 <= self.size.width:
            self.say(explained(error))
        else:
            self.report(error)


def _doubtful(pair: Pair) -> bool:
    """Whether a pair stands alone, or is one that the aligner was not sure of."""
    return not (pair.en and pair.zh) or pair.confidence < DOUBTFUL


def _plain(pair: Pair) -> bool:
    """Whether there is but one way to split a pair, or none: nobody needs to be asked."""
    counts = len(spans(pair, "en")), len(spans(pair, "zh"))
    return sum(counts) < 3 or counts == (2, 2)
