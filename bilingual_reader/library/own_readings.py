"""The learner's own readings and segmentation in the library: kept, undone, applied to what it has.

What depends on them is either made as it is read (how sentences are cut) or brought up to date in
the same change: the readings of words on the list, and the counts of words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual_reader.library import rule_rows, wordlist
from bilingual_reader.library.connection import explained
from bilingual_reader.library.journal import Entry
from bilingual_reader.library.open_file import OpenFile

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Pair
    from bilingual_reader.core.own_readings import Rule, Rules
    from bilingual_reader.core.words import Word

Machine = Callable[["Word"], str]
"""A word → its reading as dictionaries and its sentence have it, without the learner's rules."""


class OwnReadings(OpenFile):
    """An open library's rules."""

    _rules: Rules | None = None
    """Those that were read last."""
    _rules_of = -1
    """The revision at which they were read."""

    @property
    def rules_at_hand(self) -> Rules:
        """The rules that were read last. Any thread may ask."""
        from bilingual_reader.core.own_readings import Rules

        return Rules() if self._rules is None else self._rules

    def own_rules(self) -> Rules:
        """The rules as they are now, by whatever process."""
        from bilingual_reader.core.own_readings import Rules

        with explained(self.path):
            revision = self.revision()
            if self._rules is None or revision != self._rules_of:
                self._rules_of = revision
                found = rule_rows.read(self._connection)
                if self._rules is None or tuple(found) != self._rules.all:
                    self._rules = Rules(found)
            return self._rules

    def segmented(self, pairs: list[Pair]) -> list[Pair]:
        """The pairs with their Chinese cut into words as the learner cuts it."""
        with explained(self.path):
            said = self._connection.execute("SELECT 1 FROM own_readings LIMIT 1").fetchone()
        return self.own_rules().segmented(pairs) if said else pairs

    def set_rule(self, rule: Rule, machine: Machine = lambda word: word.reading) -> Rule:
        """Keep what a rule says of its text, beside what is kept of it; the rule that holds now.

        Readings of words on the list follow; `machine` is asked where one no longer has a rule.
        """
        told = _told(rule)
        with explained(self.path), self._entry("words", told) as entry:
            old = self._rule(rule_rows.rule_id(rule))
            made = replace(
                rule,
                syllables=rule.syllables or (old.syllables if old else ()),
                cuts=rule.cuts or (old.cuts if old else ()),
                made=old.made if old else self._at(),
            )
            self._change(entry, [made], [], machine)
        return made

    def remove_rules(
        self, rules: Iterable[Rule], machine: Machine = lambda word: word.reading
    ) -> None:
        """Forget rules, undone in one step. `machine` as for `set_rule`."""
        gone = list(rules)
        told = f"removal of your reading of {'、'.join(dict.fromkeys(r.text for r in gone))}"
        with explained(self.path), self._entry("words", told) as entry:
            self._change(entry, [], gone, machine)

    def _rule(self, id: str) -> Rule | None:
        kept = rule_rows.read(self._connection)
        return next((rule for rule in kept if rule_rows.rule_id(rule) == id), None)

    def _change(
        self, entry: Entry, new: Iterable[Rule], gone: Iterable[Rule], machine: Machine
    ) -> None:
        from bilingual_reader.core.own_readings import Rules

        before = Rules(rule_rows.read(self._connection))
        for rule in new:
            entry.put(rule_rows.NAME, rule_rows.stored(rule))
        for rule in gone:
            entry.remove(rule_rows.NAME, rule_rows.rule_id(rule))
        after = Rules(rule_rows.read(self._connection))
        texts = {rule.text for rule in (*new, *gone)}
        for word in wordlist.chinese_around(self._connection, texts):
            reading = _read_anew(word, before, after, machine)
            if reading != word.reading:
                wordlist.change(entry, word.key, self._at(), reading=reading)
        self._recount(texts, (*before.all, *after.all))

    def _recount(self, texts: Iterable[str], rules: Iterable[Rule]) -> None:
        """Count the episodes anew whose words may be cut otherwise now."""
        cut = {rule for rule in rules if rule.cuts}
        for text in texts:
            alike = [each for rule in cut if rule.text == text for each in rule.alike]
            if any(rule.text == text for rule in cut):
                from bilingual_reader.library import counts

                counts.forget(self._connection, text, alike)

    def _rules_replayed(self, rows: Iterable[tuple[str, str]], before: Iterable[Rule]) -> None:
        """Rows came or went by an undo or a redo; `before`: the rules that there were."""
        texts = {rule_rows.text_of(id) for table, id in rows if table == rule_rows.NAME}
        if texts:
            self._recount(texts, (*before, *rule_rows.read(self._connection)))


def _read_anew(word: Word, before: Rules, after: Rules, machine: Machine) -> str:
    """The reading of a word on the list, now that the rules are others."""
    sentence = word.contexts[0].sentence if word.contexts else ""
    lost = before.own(word.headword, sentence).keys() - after.own(word.headword, sentence).keys()
    return after.read(word.headword, machine(word) if lost else word.reading, sentence)


def _told(rule: Rule) -> str:
    if rule.syllables:
        return f"your reading {rule.text} {rule.reading}"
    return f"your words {' '.join(rule.words)}"
