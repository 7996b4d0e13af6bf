"""How loud a sound is to the ear, and all clips made even.

ITU-R BS.1770-5: the K-weighting (its two filters as re-derived for any rate by B. De Man,
Evaluation of Implementations of the EBU R128 Loudness Measurement, 2018), 400 ms blocks that
overlap by three quarters, gated at -70 LUFS and at 10 below the mean of what is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from bilingual_reader.audio.wave_files import Samples

TARGET = -19.0
"""LUFS: what podcasts with one channel are made for."""
_MOST_GAIN = 30.0
"""Decibels: what is quieter than that holds noise more than a voice."""
_KNEE, _CEILING = 0.7, 0.89
"""From the knee on peaks are bent, so that they stay below the ceiling, -1 dB."""
_BLOCK, _STEP = 0.4, 0.1
_SILENT, _BELOW = -70.0, 10.0


def loudness(samples: Samples, rate: int) -> float:
    """The loudness in LUFS of one channel; -70 for silence."""
    import numpy as np

    if not len(samples):
        return _SILENT
    weighted = _weighted(samples, rate)
    size, step = min(round(_BLOCK * rate), len(weighted)), round(_STEP * rate)
    sums = np.concatenate([[0.0], np.cumsum(weighted**2)])
    firsts = np.arange(0, len(weighted) - size + 1, step)
    power = (sums[firsts + size] - sums[firsts]) / size
    levels = -0.691 + 10 * np.log10(np.maximum(power, 1e-12))
    heard = power[levels > _SILENT]
    if not len(heard):
        return _SILENT
    gate = -0.691 + 10 * np.log10(heard.mean()) - _BELOW
    loud = power[(levels > _SILENT) & (levels > gate)]
    return float(-0.691 + 10 * np.log10(loud.mean()))


def made_even(samples: Samples, rate: int, target: float = TARGET) -> Samples:
    """The samples at the target loudness, their peaks bent below full scale."""
    import numpy as np

    gain = min(target - loudness(samples, rate), _MOST_GAIN)
    made = samples * np.float32(10 ** (gain / 20))
    high = np.abs(made)
    room = _CEILING - _KNEE
    bent = np.sign(made) * (_KNEE + room * np.tanh((high - _KNEE) / room))
    even: Samples = np.where(high > _KNEE, bent, made).astype(np.float32)
    return even


def _weighted(samples: Samples, rate: int) -> NDArray[np.float64]:
    """K-weighted, by the filters' responses at each frequency of it."""
    import numpy as np

    size = 1 << (len(samples) + rate // 10 - 1).bit_length()
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = _shelf(z, rate) * _high_pass(z, rate)
    spectrum = np.fft.rfft(samples.astype(np.float64), size) * response
    made: NDArray[np.float64] = np.fft.irfft(spectrum, size)[: len(samples)]
    return made


def _shelf(z: NDArray[np.complex128], rate: int) -> NDArray[np.complex128]:
    """A high shelf of 4 dB from 1,682 Hz on: what a head adds."""
    from math import pi, tan

    high, frequency, quality = 10 ** (3.999843853973347 / 20), 1681.974450955533, 0.7071752369554196
    band = high**0.4996667741545416
    k = tan(pi * frequency / rate)
    below = 1 + k / quality + k * k
    b = (high + band * k / quality + k * k, 2 * (k * k - high), high - band * k / quality + k * k)
    a = (below, 2 * (k * k - 1), 1 - k / quality + k * k)
    made: NDArray[np.complex128] = (b[0] + b[1] * z + b[2] * z * z) / (
        a[0] + a[1] * z + a[2] * z * z
    )
    return made


def _high_pass(z: NDArray[np.complex128], rate: int) -> NDArray[np.complex128]:
    """Without what is below 38 Hz."""
    from math import pi, tan

    frequency, quality = 38.13547087602444, 0.5003270373238773
    k = tan(pi * frequency / rate)
    below = 1 + k / quality + k * k
    a1, a2 = 2 * (k * k - 1) / below, (1 - k / quality + k * k) / below
    made: NDArray[np.complex128] = (1 - 2 * z + z * z) / (1 + a1 * z + a2 * z * z)
    return made
