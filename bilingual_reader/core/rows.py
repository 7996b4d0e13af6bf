"""A word as a row of a table: the shape that `words --json` and the JSON export promise."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bilingual_reader.core.cards import shown
from bilingual_reader.core.studied import AnkiState
from bilingual_reader.core.words import Context, Word


def word_row(word: Word, due: str | None = None, anki: AnkiState | None = None) -> dict[str, Any]:
    """A word → its row; texts are "" and numbers None where there is nothing.

    `sentence_n` counts from 1; `due` is an ISO time, None until the word is reviewed here;
    `anki` is what Anki said of it last, None where it said nothing.
    """
    met = shown(word)
    return {
        "word": word.headword,
        "lang": word.lang,
        "reading": word.reading,
        "gloss": word.gloss,
        "status": word.status,
        "added": word.added,
        "episode": met.episode,
        "sentence_n": met.sentence_n or None,
        "sentence": met.sentence,
        "translation": met.translation,
        "due": due,
        "traditional": word.traditional,
        "note": word.note,
        "sentences": [_sentence_row(context) for context in word.contexts],
        "anki": None if anki is None else asdict(anki),
    }


def _sentence_row(met: Context) -> dict[str, Any]:
    return {
        "episode": met.episode,
        "title": met.title,
        "sentence_n": met.sentence_n or None,
        "sentence": met.sentence,
        "translation": met.translation,
        "surface": met.surface,
        "speaker": met.speaker,
        "start": None if met.start is None else round(met.start, 3),
    }
