"""Cards of the sample deck as Anki shows them: Anki's own backend fills in the templates."""

from __future__ import annotations

import html
import re
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browser import shot

from bilingual_reader.core.cards import KINDS, Choice
from bilingual_reader.export.anki import write_apkg
from bilingual_reader.lexicon.lookup import Lexicon
from bilingual_reader.library import Library
from bilingual_reader.pipeline.extras import extras


@dataclass(frozen=True, slots=True)
class View:
    """One side of a card on a screen."""

    key: str
    """Of the word."""
    kind: str
    """Name of the card's template."""
    side: str
    width: int
    height: int
    night: bool = False
    opened: bool = False
    """Whether what waits to be opened stands open."""


CARDS: Mapping[str, Sequence[View]] = {
    "cards-chinese": (
        View("zh:灯塔", "Recognition", "question", 390, 850),
        View("zh:灯塔", "Recognition", "answer", 390, 850),
        View("zh:一口咬定", "Sentence", "answer", 390, 850, night=True),
    ),
    "cards-english": (
        View("en:conviction", "Cloze", "question", 390, 690, opened=True),
        View("en:conviction", "Recognition", "answer", 780, 690, night=True),
    ),
}
"""Name of the picture → what it shows, side by side."""

_GAP = 28
_ANKI = """
body { margin: 20px; overflow-wrap: break-word; }
img { max-width: 100%; }
.replay-button { text-decoration: none; display: inline-flex; vertical-align: middle; margin: 3px; }
"""
"""What Anki's reviewer brings along."""


def draw_cards(library: Library, lexicon: Lexicon, cache: Path, name: str, target: Path) -> None:
    """Draw one of the pictures."""
    views = CARDS[name]
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        collection = _collection(Path(folder), library, lexicon, cache)
        try:
            frames = [_frame(collection, view) for view in views]
        finally:
            collection.close()
    width = sum(view.width + _GAP for view in views) + _GAP
    height = max(view.height for view in views) + 2 * _GAP
    style = f"margin:0;display:flex;gap:{_GAP}px;padding:{_GAP}px;background:#8d8a83"
    shot(f"<meta charset=utf-8><body style='{style}'>{''.join(frames)}", width, height, target)


def _collection(folder: Path, library: Library, lexicon: Lexicon, cache: Path) -> Any:
    from anki.collection import (
        Collection,
        ImportAnkiPackageOptions,
        ImportAnkiPackageRequest,
    )

    words, deck = library.words(), folder / "deck.apkg"
    told = extras(words, lexicon, cache, rules=library.own_rules())
    write_apkg(words, deck, None, Choice(frozenset(KINDS)), told)
    collection = Collection(str(folder / "collection.anki2"))
    asked = ImportAnkiPackageRequest(package_path=str(deck), options=ImportAnkiPackageOptions())
    collection.import_anki_package(asked)
    return collection


def _frame(collection: Any, view: View) -> str:
    (number,) = collection.find_notes(f'"Key:{view.key}"')
    card = next(c for c in collection.get_note(number).cards() if c.template()["name"] == view.kind)
    shown = card.render_output()
    side = shown.question_text if view.side == "question" else shown.answer_text
    side = side.replace("<details", "<details open") if view.opened else side
    page = as_anki_shows(side, shown.css, night=view.night, phone=view.width < 480)
    return (
        f'<iframe srcdoc="{html.escape(page)}" width={view.width} height={view.height} '
        'style="border:0;border-radius:14px;box-shadow:0 6px 24px #0004"></iframe>'
    )


def as_anki_shows(side: str, css: str, *, night: bool = False, phone: bool = False) -> str:
    """One side of a card as the page that Anki shows: its classes, its styles, no sound."""
    system = "mobile android linux chrome js" if phone else "linux chrome"
    body = "card card1" + (" nightMode night_mode" if night else "")
    side = re.sub(r"\[anki:play:[qa]:\d+\]", "", side)
    return (
        f'<!doctype html><html class="{system}"><head><meta charset="utf-8">'
        f"<style>{_ANKI}</style><style>{css}</style></head>"
        f'<body class="{body}"><div id="qa">{side}</div></body></html>'
    )
