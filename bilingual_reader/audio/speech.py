"""Text → speech, by what the system has: piper with a voice that was named, `say`, espeak-ng.

Chinese with English in it is spoken in pieces, each by its own voice. espeak-ng reads Mandarin
best from pinyin with tone numbers: Debian's 1.51 says the numbers in English with the voice `cmn`.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bilingual_reader.audio.decode import Stretch, samples_of
from bilingual_reader.audio.programs import run
from bilingual_reader.audio.wave_files import at_rate, wave_bytes
from bilingual_reader.core.documents import Language
from bilingual_reader.errors import AudioError

Spell = Callable[[str], str]
"""Chinese text → its pinyin with tone numbers, for espeak-ng."""

_PIECES = re.compile(r"[A-Za-z][A-Za-z'’ .\-]*[A-Za-z]|[A-Za-z]")
_LONGEST = 1200
"""Characters of a sentence that are spoken: more is a broken file."""
_KEPT = 300
"""Files of speech that are kept in the cache: what the reader spoke is spoken again soon."""
_SAY = {"en": "Samantha", "zh": "Tingting"}
INSTALL = "install espeak-ng, or name a piper voice (voice_en, voice_zh) in config.toml"


@dataclass(frozen=True, slots=True)
class Speech:
    """What speaks on this machine."""

    folder: Path
    """Where speech is kept: the same text is not made twice."""
    spell: Spell
    own: Spell = lambda text: ""
    """What the learner says of how a Chinese text is read; another sound where that is another."""
    voices: Mapping[Language, str] = field(default_factory=dict)
    """The learner's own piper voices: files of models."""
    kept: int = _KEPT
    """How many files the folder may hold; the oldest go."""

    def engine(self, language: Language) -> str:
        """What would speak it: "piper", "say", "espeak-ng", or "" for nothing."""
        voice = self.voices.get(language)
        if voice and shutil.which("piper") and Path(voice).is_file():
            return "piper"
        if sys.platform == "darwin" and shutil.which("say"):
            return "say"
        return "espeak-ng" if shutil.which("espeak-ng") else ""

    def speak(self, text: str, language: Language) -> Path:
        """The WAV file in which a text is spoken, made when it is not there.

        Raises AudioError where nothing here can speak it.
        """
        if not self.engine(language):
            raise AudioError("nothing here can speak", "", INSTALL)
        target = self.target(text, language)
        if not target.is_file():
            self._make(_said(text), language, target)
        return target

    def target(self, text: str, language: Language) -> Path:
        """The file that is made for a text, or was."""
        told = [self.engine(language), self.voices.get(language, ""), language, _said(text)]
        if told[0] == "espeak-ng" and language == "zh" and self.own(text):
            told.append(self.own(text))
        name = hashlib.sha256("\0".join(told).encode(errors="replace")).hexdigest()[:32]
        return self.folder / f"{name}.wav"

    def _make(self, text: str, language: Language, target: Path) -> None:
        import numpy as np

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _forget(self.folder, self.kept)
            with tempfile.TemporaryDirectory(dir=self.folder) as work:
                parts = []
                rate = 0
                for n, (piece, own) in enumerate(pieces(text, language)):
                    said = Path(work, f"{n}.wav")
                    if not self._spoken(piece, own, said):
                        raise AudioError("this cannot be spoken", self.engine(own), INSTALL)
                    its, samples = samples_of(Stretch(said))
                    rate = rate or its
                    parts.append(at_rate(samples, its, rate))  # voices differ
                made = Path(work, "made.wav")
                made.write_bytes(wave_bytes(np.concatenate(parts), rate))
                made.replace(target)
        except OSError as error:
            told = f"speech cannot be kept ({error.strerror})"
            raise AudioError(told, str(self.folder), "make room in the cache") from error

    def _spoken(self, piece: str, language: Language, target: Path) -> bool:
        engine = self.engine(language)
        text = piece
        if engine == "piper":
            command = ["piper", "--model", self.voices[language], "--output_file", str(target)]
        elif engine == "say":
            command = ["say", "-v", _SAY[language], "-o", str(target),
                       "--data-format=LEI16@22050"]  # fmt: skip
        else:
            voice = "en" if language == "en" else "cmn-latn-pinyin"
            text = piece if language == "en" else self.spell(piece)
            command = ["espeak-ng", "-v", voice, "-s", "150", "-w", str(target), "--stdin"]
        return run(command, text.encode(errors="replace"), 60.0) and target.is_file()


def _said(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def pieces(text: str, language: Language) -> Sequence[tuple[str, Language]]:
    """A text cut where its language changes; what has nothing to say goes with what is before."""
    if language == "en":
        return [(text, "en")]
    found: list[tuple[str, Language]] = []
    at = 0
    for match in _PIECES.finditer(text):
        if re.search(r"\w", text[at : match.start()]):
            found.append((text[at : match.start()], "zh"))
        found.append((match[0], "en"))
        at = match.end()
    if re.search(r"\w", text[at:]) or not found:
        found.append((text[at:], "zh"))
    return found


def _forget(folder: Path, keep: int) -> None:
    """Delete what was made longest ago."""
    files = sorted(folder.glob("*.wav"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[keep:]:
        path.unlink(missing_ok=True)
