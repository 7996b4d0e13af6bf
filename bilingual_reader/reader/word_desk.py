"""What is done with the picked word: looked up, marked, given a status, taken off again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from textual.screen import Screen

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.sides import both
from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import _
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.marks import QUIET, Marks
from bilingual_reader.reader.messages import Picked
from bilingual_reader.reader.pairs import Pairs
from bilingual_reader.reader.telling import status_said

if TYPE_CHECKING:
    from bilingual_reader.core.glossary import Gloss
    from bilingual_reader.core.words import Context, Status, Word
    from bilingual_reader.reader.ports import EntryPort, EpisodeRow, LexiconPort, LibraryPort

_KEPT = 500
"""Entries kept at hand."""


class Asked(NamedTuple):
    """What a look-up needs, so that the thread that answers touches no library."""

    picked: Picked
    sentence: str
    translation: str
    at: int
    """Offset of the word in the sentence."""


class Met(NamedTuple):
    """The pair in which a word was marked, and the edition of the episode that it is of."""

    pair: Pair
    edition: int
    status: Status | None = None
    """The status it is to have; None: new, or the one that it has on the list."""


class WordDesk:
    """Asks the lexicon in a thread, and writes marks to the library at once."""

    def __init__(
        self,
        screen: Screen[None],
        episode: EpisodeRow,
        pairs: Pairs,
        library: LibraryPort,
        lexicon: LexiconPort,
        marks: Marks,
        *,
        known: Callable[[Picked, EntryPort | Exception], None],
        marked: Callable[[Picked, str], None],
        widened: Callable[[Picked, tuple[int, int] | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """`known` is told what was found of a word, `marked` what was done with it, in words.

        `widened` is told where the longest term around a word stands, None for no term.
        """
        self.episode, self._pairs = episode, pairs
        self._library, self._lexicon, self._marks = library, lexicon, marks
        self._known, self._marked, self._failed = known, marked, failed
        self._widened = widened
        self._glosses: Sequence[Gloss] = ()
        self._entries: dict[Picked, EntryPort] = {}
        self._pending: dict[Picked, Met] = {}
        """Marks whose words are being looked up."""
        self._unwritten: dict[Picked, tuple[Met, EntryPort | None]] = {}
        """Marks that are to be written; they stay here while the library cannot take them."""
        self._looking = Asker(screen, self._answer, self._found, self._unknown)
        self._around = Asker(screen, self._longest, self._have_longest, self._unknown)
        self._marking = Asker(screen, self._answer, self._mark_found, self._mark_unknown, True)

    def renew(self, episode: EpisodeRow) -> None:
        """Go on with another text of the episode; marks that wait stay with their sentences."""
        self.episode = episode
        self._entries.clear()

    def use_glosses(self, glosses: Sequence[Gloss]) -> None:
        """What the episode itself says of its terms comes first from now on."""
        self._glosses = glosses
        self._entries.clear()

    def look_up(self, picked: Picked) -> None:
        """Find what the lexicon knows of a word; `known` is called, now or later."""
        entry = self._entries.get(picked)
        if entry is not None:
            self._known(picked, entry)
        else:
            self._looking.ask(self._asked(picked, self._pairs.whole(picked.n)))

    def widen(self, picked: Picked) -> None:
        """Find the longest term around a word, also where its words are cut otherwise."""
        self._around.ask(self._asked(picked, self._pairs.whole(picked.n)))

    def _longest(self, asked: Asked) -> tuple[int, int] | None:
        return self._lexicon.around(asked.sentence, asked.at, self._glosses)

    def _have_longest(self, asked: Asked, found: tuple[int, int] | None) -> None:
        word = asked.picked
        self._widened(word, found and self._pairs.in_shown(word.n, word.side, found))

    def word(self, picked: Picked, key: str = "") -> Word | None:
        """The word's entry on the list, or None. `key`: of the mark that it is painted with."""
        key = key or self._marks.key_of(picked.surface, picked.lang)
        entry = self._entries.get(picked)
        if not key and entry is not None:
            key = f"{entry.lang}:{entry.headword}"
        return self._marks.words.get(key)

    def toggle(self, picked: Picked, key: str = "") -> None:
        """Mark a word, or take its mark off. Raises LibraryError."""
        word = self.word(picked, key)
        if picked in self._unwritten:
            self._write_one(picked)
        elif picked in self._pending:
            del self._pending[picked]
            self._marked(picked, _("not marked: {word}").format(word=picked.surface))
        elif word is not None and word.status in QUIET:
            said = _("to learn again: {word}")
            self._collect(picked, word, "new", said.format(word=word.headword))
        elif word is not None and (what := self._to_collect(picked, word)):
            self._collect(picked, word, None, what.format(word=word.headword))
        elif word is not None:
            self._library.unmark(word.key)
            self._marks.discard(word.key)
            said = _("mark taken off: {word} · ‹u› undoes")
            self._marked(picked, said.format(word=word.headword))
        else:
            self._mark(picked, self._met(picked))

    def set_status(self, picked: Picked, status: Status, key: str = "") -> None:
        """Say how well a word is known; one that is not on the list is put there.

        Where it is to be learned, its sentence is collected. Raises LibraryError.
        """
        word = self.word(picked, key)
        if picked in self._pending:
            self._pending[picked] = self._pending[picked]._replace(status=status)
            self._marked(picked, status_said(picked.surface, status))
        elif word is None or picked in self._unwritten:
            self._mark(picked, self._met(picked)._replace(status=status))
        elif status in QUIET:
            self._library.set_status(word.key, status)
            self._marks.put(replace(word, status=status))
            self._marked(picked, status_said(word.headword, status))
        else:
            self._collect(picked, word, status, status_said(word.headword, status))

    def set_note(self, key: str, note: str) -> None:
        """Keep the learner's own note on a word of the list. Raises LibraryError."""
        self._library.set_note(key, note)
        word = self._library.word(key)
        if word is not None:
            self._marks.put(word)

    def _mark(self, picked: Picked, met: Met) -> None:
        """Put a word on the list, as soon as it is looked up."""
        if picked in self._entries:
            self._unwritten[picked] = met, self._entries[picked]
            self._write_one(picked)
        else:
            self._pending[picked] = met
            self._marking.ask(self._asked(picked, met.pair))

    def _to_collect(self, picked: Picked, word: Word) -> str:
        """A template that tells what the word lacks of this sentence, "" for nothing.

        The pair may have been corrected since it was collected: then its translation is another.
        """
        from bilingual_reader.core.identity import letters

        sentence, translation = both(self._pairs.whole(picked.n), picked.side)
        told = letters(sentence)
        here = [c for c in word.contexts if c.episode == self.episode.id]
        had = [c.translation for c in here if letters(c.sentence) == told]
        if not had:
            return _("one more sentence of {word} · ‹m› again takes the mark off")
        if translation in ("", *had):
            return ""
        return _("the corrected translation of {word} · ‹m› again takes the mark off")

    def _collect(self, picked: Picked, word: Word, status: Status | None, said: str) -> None:
        """Add the sentence to a word of the list, and give the word a status."""
        made = self._word(picked, self._met(picked), self._entries.get(picked))
        if made.key != word.key:  # a term that it stands in, or not looked up
            made = replace(word, contexts=made.contexts)
        self._marks.put(self._library.mark(made, status))
        self._marked(picked, said)

    def take_back(self) -> bool:
        """Take back the last mark that is not on the list yet; whether there was one.

        What `u` undoes is what was marked last, also while its look-up is still under way.
        """
        if self._pending:
            picked = self._pending.popitem()[0]
        elif self._unwritten:
            picked = self._unwritten.popitem()[0]
        else:
            return False
        self._marked(picked, _("not marked: {word}").format(word=picked.surface))
        return True

    def finish(self) -> None:
        """Write the marks that wait, for their look-up or the library. Raises LibraryError.

        Then those that could not be written go on waiting.
        """
        for picked, met in list(self._pending.items()):
            try:
                entry: EntryPort | None = self._answer(self._asked(picked, met.pair))
            except ReaderError:
                entry = None  # a mark without senses is better than none
            self._looked_up(picked, entry)
        self.write()

    def write(self) -> None:
        """Write the marks that wait for the library alone. Raises LibraryError."""
        for picked in list(self._unwritten):
            self._write_one(picked)

    def _answer(self, asked: Asked) -> EntryPort:
        word = asked.picked
        told = asked.sentence, asked.translation, self._glosses, asked.at
        return self._lexicon.lookup(word.surface, word.lang, *told)

    def _keep(self, asked: Asked, entry: EntryPort) -> Picked:
        if len(self._entries) > _KEPT:
            self._entries.clear()
        self._entries[asked.picked] = entry
        return asked.picked

    def _found(self, asked: Asked, entry: EntryPort) -> None:
        self._known(self._keep(asked, entry), entry)

    def _unknown(self, asked: Asked, error: Exception) -> None:
        self._known(asked.picked, error)

    def _mark_found(self, asked: Asked, entry: EntryPort) -> None:
        self._mark_after_look_up(self._keep(asked, entry), entry)

    def _mark_unknown(self, asked: Asked, error: Exception) -> None:
        self._failed(error)
        self._mark_after_look_up(asked.picked, None)

    def _mark_after_look_up(self, picked: Picked, entry: EntryPort | None) -> None:
        """Write the mark, unless it was taken off or written meanwhile. Raises LibraryError."""
        if picked in self._pending:
            self._looked_up(picked, entry)
            self._write_one(picked)

    def _looked_up(self, picked: Picked, entry: EntryPort | None) -> None:
        self._unwritten[picked] = self._pending.pop(picked), entry

    def _write_one(self, picked: Picked) -> None:
        met, entry = self._unwritten[picked]
        word = self._word(picked, met, entry)
        old = self._library.word(word.key)
        again = old is not None and old.status in QUIET and met.status is None
        status = met.status or ("new" if again or old is None else old.status)
        if old is None and status in QUIET:
            # Nothing to learn, so nothing to quote: it would only fill decks.
            word = replace(word, contexts=())
        self._marks.put(self._library.mark(replace(word, status=status), status))
        del self._unwritten[picked]
        if met.status is not None:
            self._marked(picked, status_said(word.headword, status))
        else:
            said = _("to learn again: {word}") if again else _("marked: {word}")
            self._marked(picked, said.format(word=word.headword))

    def _word(self, picked: Picked, met: Met, entry: EntryPort | None) -> Word:
        from bilingual_reader.core.marking import word
        from bilingual_reader.core.words import Word

        context = self._context(picked, met)
        if entry is not None:
            return word(entry, context)
        plain = picked.surface.lower() if picked.lang == "en" else picked.surface
        return Word(lang=picked.lang, headword=plain, contexts=(context,))

    def _context(self, picked: Picked, met: Met) -> Context:
        from bilingual_reader.core.marking import context

        pair = replace(met.pair, n=self._number(picked, met))
        return context(self.episode, pair, picked.side, picked.surface)

    def _met(self, picked: Picked) -> Met:
        return Met(self._pairs.fetched(picked.n), self._pairs.edition)

    def _number(self, picked: Picked, met: Met) -> int:
        """The number of the sentence in the text that the library has now; 0 for none."""
        if self._library.edition(self.episode.id) == met.edition:
            return met.pair.n
        from bilingual_reader.core.places import Places

        places = Places(self._library.pairs(self.episode.id), picked.side)
        sentence = both(met.pair, picked.side)[0]
        return places.find(sentence, picked.surface, met.pair.n)

    def _asked(self, picked: Picked, pair: Pair) -> Asked:
        place = self._pairs.in_whole(picked.n, picked.side, (picked.first, picked.last))
        return Asked(picked, *both(pair, picked.side), place[0])
