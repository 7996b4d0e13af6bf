"""Which reading a Chinese character has in its sentence: g2pM's network, run here in batches.

The weights are those that the package g2pM ships (Park and Lee, "g2pM: A Neural Grapheme-to-Phoneme
Conversion Package for Mandarin Chinese Based on a New Open Benchmark Dataset", Interspeech 2020,
arXiv:2004.03136; Apache 2.0): an embedding of 64, one bidirectional LSTM of 2 × 32 and two layers
over its state at the character. The package itself is never imported: it runs a sentence in 1.5 ms,
this module in 0.3 ms, because all characters with several readings are run at once, and only over
the characters near them.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon.data import installed
from bilingual_reader.lexicon.tones import with_marks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ids = NDArray[np.int64]

PACKAGE = "g2pM"
CHOICES = "digest_cedict.pkl"
"""Its file of the readings that each character may have."""
_NOTHING, _UNKNOWN, _BEGIN, _END = 0, 1, 2, 3
"""What the network's first four characters stand for."""
_SIZE = 32
"""Of the LSTM's state in either direction. Its gates stand in the order in, forget, cell, out."""
_NEAR = 8
"""Characters to either side that are read: with the whole sentence it is right as often."""
_BATCH = 1024
"""Characters that are decided at once: 10 MB while they are."""
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?\n]*")
"""The network was trained on single sentences."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest reading of one character."""

    reading: str
    """With a tone mark."""
    share: float
    """Its probability among the character's readings, 0 to 1."""


class Polyphones:
    """The loaded network; threads may share it."""

    def __init__(
        self,
        ids: Mapping[str, int],
        choices: Mapping[str, tuple[str, ...]],
        classes: Mapping[str, int],
        weights: Mapping[str, Floats],
    ) -> None:
        import numpy as np

        def both(name: str) -> Floats:
            names = (f"lstm.{name}_l0", f"lstm.{name}_l0_reverse")
            return np.stack([weights[one] for one in names])

        self._ids = ids
        self._choices = {
            char: (tuple(map(with_marks, told)), np.array([classes[one] for one in told]))
            for char, told in choices.items()
        }
        # σ(x) = ½ tanh(x/2) + ½, so that one call serves the gates in, out, forget and the cell
        half = np.full(4 * _SIZE, 0.5, np.float32)
        half[2 * _SIZE : 3 * _SIZE] = 1
        self._half, self._shift = half, 1 - half
        rows = np.ascontiguousarray(both("weight_ih").transpose(0, 2, 1)) * half
        bias = (both("bias_ih") + both("bias_hh")) * half
        self._inputs = weights["embedding.weight"] @ rows + bias[:, None]
        self._state = np.ascontiguousarray(both("weight_hh").transpose(0, 2, 1)) * half
        self._layers = [
            (weights[f"logit_layer.{n}.weight"].T, weights[f"logit_layer.{n}.bias"]) for n in (0, 2)
        ]

    def guesses(self, text: str, at: Container[int] | None = None) -> dict[int, Guess]:
        """Index in the (Simplified) text → guess, for the characters that it can tell apart.

        Of those, only the ones `at` these indices.
        """
        import numpy as np

        places: list[int] = []
        windows: list[Ids] = []
        for start, piece in _sentences(text):
            inside = [
                i
                for i, char in enumerate(piece)
                if char in self._choices and (at is None or start + i in at)
            ]
            if inside:
                places += [start + i for i in inside]
                windows.append(self._windows(piece, inside))
        if not places:
            return {}
        found: dict[int, Guess] = {}
        all_windows = np.concatenate(windows, axis=1)
        for first in range(0, len(places), _BATCH):
            some = places[first : first + _BATCH]
            scores = self._scores(all_windows[:, first : first + _BATCH])
            found |= {
                place: self._best(text[place], row) for place, row in zip(some, scores, strict=True)
            }
        return found

    def _windows(self, sentence: str, places: list[int]) -> Ids:
        """(2, places, near + 2): what leads up to each place from the left, and from the right."""
        import numpy as np

        told = [self._ids.get(char, _UNKNOWN) for char in sentence]
        around = [_NOTHING] * _NEAR
        row = np.array([*around, _BEGIN, *told, _END, *around])
        steps = np.arange(_NEAR + 2)
        at = np.array(places)[:, None]
        return np.stack([row[at + steps], row[at + 2 * (_NEAR + 1) - steps]])

    def _scores(self, windows: Ids) -> Floats:
        """(places, classes): the network's last layer at the last step of each window."""
        import numpy as np

        steps = windows.transpose(2, 0, 1)
        inputs = self._inputs[[[[0], [1]]], steps]
        there = (steps != _NOTHING)[..., None]
        hidden = np.zeros((*windows.shape[:2], _SIZE), np.float32)
        cell = np.zeros_like(hidden)
        for now, real in zip(inputs, there, strict=True):
            gates = np.tanh(now + hidden @ self._state) * self._half + self._shift
            into, forget = gates[..., :_SIZE], gates[..., _SIZE : 2 * _SIZE]
            fresh, out = gates[..., 2 * _SIZE : 3 * _SIZE], gates[..., 3 * _SIZE :]
            cell = (forget * cell + into * fresh) * real
            hidden = out * np.tanh(cell)
        (first, first_bias), (last, last_bias) = self._layers
        joined = np.concatenate([hidden[0], hidden[1]], axis=1)
        scores: Floats = np.maximum(joined @ first + first_bias, 0) @ last + last_bias
        return scores

    def _best(self, char: str, scores: Floats) -> Guess:
        import numpy as np

        readings, classes = self._choices[char]
        own = scores[classes]
        best = int(own.argmax())
        return Guess(readings[best], float(1 / np.exp(own - own[best]).sum()))


@lru_cache(maxsize=1)
def polyphones() -> Polyphones:
    """The network, read once a process in 0.03 s. Raises LexiconError where it is missing."""
    folder = _folder()
    ids, classes = _numbers(folder)
    return Polyphones(ids, choices(), classes, _unpickled(folder / "np_ckpt.pkl"))


def choices() -> dict[str, tuple[str, ...]]:
    """A (Simplified) character → its readings with tone numbers, of those that it can tell apart.

    Raises LexiconError where the network is missing.
    """
    folder = _folder()
    ids, classes = _numbers(folder)
    told: dict[str, list[str]] = _unpickled(folder / CHOICES)
    return {
        char: known
        for char, readings in told.items()
        if char in ids and len(known := _syllables(readings, classes)) > 1
    }


def _numbers(folder: Path) -> tuple[dict[str, int], dict[str, int]]:
    """The network's numbers for characters and for readings."""
    return _unpickled(folder / "char2idx.pkl"), _unpickled(folder / "class2idx.pkl")


def _syllables(readings: list[str], classes: Mapping[str, int]) -> tuple[str, ...]:
    """The readings that the network can give; the r of erhua is no syllable of its own."""
    return tuple(one for one in readings if one in classes and one != "r5")


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """(start, sentence), which join to the text."""
    for match in _SENTENCE.finditer(text):
        if match[0]:
            yield match.start(), match[0]


def _folder() -> Path:
    return installed(PACKAGE, "np_ckpt.pkl").parent


def _unpickled(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            return _Plain(file).load()
    except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
        raise LexiconError(
            "the readings of polyphones cannot be read", str(path), "install g2pM again"
        ) from error


class _Plain(pickle.Unpickler):
    """Numbers, texts and arrays, nothing else: what could run code is refused.

    The arrays were pickled by a numpy whose modules had other names.
    """

    def find_class(self, module: str, name: str) -> Any:
        import numpy as np

        known = {
            "ndarray": np.ndarray,
            "dtype": np.dtype,
            "_reconstruct": np.empty(0).__reduce__()[0],
        }
        if module.partition(".")[0] != "numpy" or name not in known:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of an array")
        return known[name]
