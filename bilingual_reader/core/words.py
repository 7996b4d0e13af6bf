"""The word list: what a marked word is, and where it stands in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bilingual_reader.core.documents import Language

Status = Literal["new", "learning1", "learning2", "learning3", "learning4", "known", "ignored"]


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence in which a word was met. It quotes the text, so it outlives the episode."""

    episode: str
    """Id of the episode; "" where the word was typed in by hand."""
    title: str = ""
    show: str = ""
    url: str = ""
    sentence_n: int = 0
    """The pair's number when it was met, from 1; 0 where there is none."""
    sentence: str = ""
    """The side in which it was met; an English word may stand in a Chinese sentence."""
    translation: str = ""
    surface: str = ""
    """The word as it stands in the sentence."""
    speaker: str = ""
    start: float | None = None
    """Seconds."""


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of the word list 生词本."""

    lang: Language
    headword: str
    """English: the lemma in lower case, but for names; Chinese: Simplified."""
    reading: str = ""
    """Pinyin with tone marks, or IPA."""
    gloss: str = ""
    """The senses as shown, "; " between them."""
    status: Status = "new"
    added: str = ""
    """ISO time, UTC, when it was first marked."""
    changed: str = ""
    """ISO time, UTC, when anything of it last changed: what export writes as `mod`."""
    traditional: str = ""
    """Chinese: the Traditional form, where it differs."""
    note: str = ""
    """The learner's own."""
    contexts: tuple[Context, ...] = ()

    @property
    def key(self) -> str:
        """What the word is for ever, whatever else of it changes: `en:discovery`, `zh:思维链`."""
        return f"{self.lang}:{self.headword}"
