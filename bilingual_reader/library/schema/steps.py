"""The migrations, by name: the statements of each.

A new table or column is a new step at the end, with a name of its own in `migrations.NAMES` too; a
step that has landed is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilingual_reader.library.schema import (
    anki,
    bookmarks,
    cards,
    counts,
    exports,
    learner,
    own,
    reviews,
    search,
    sounds,
    texts,
)


def _script(statements: str) -> Sequence[str]:
    """The statements of a script without triggers."""
    return tuple(one for one in statements.split(";") if one.strip())


STEPS: Mapping[str, Sequence[str]] = {
    "first_tables": _script(texts.FIRST_TABLES),
    "corrected_beads": _script(texts.CORRECTED_BEADS),
    "copies_by_issue": _script(texts.COPIES),
    "journal_by_scope": (texts.JOURNAL_BY_SCOPE,),
    "full_text": _script(search.FULL_TEXT),
    "own_titles": (texts.OWN_TITLES,),
    "counted_words": counts.COUNTED_WORDS,
    "kept_syllables": (search.KEPT_SYLLABLES, *search.EMPTY_SOUNDS),
    "reviews": _script(reviews.REVIEWS),
    "ties_to_anki": _script(anki.TIES),
    "diary": (learner.DAYS,),
    "card_choices": (cards.CHOICES,),
    "own_readings": (own.OWN_READINGS,),
    "exports_by_format": _script(exports.BY_FORMAT),
    "attached_sounds": _script(sounds.ATTACHED),
    "preferences": (learner.PREFERENCES,),
    "standings": (learner.STANDINGS,),
    "spoken_languages": (sounds.SPOKEN,),
    "exported_before": (anki.EXPORTED_BEFORE,),
    "bookmarks": _script(bookmarks.BOOKMARKS),
}
"""Each step with its statements, oldest first."""
