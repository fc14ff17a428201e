"""How much later a piece of music begins in the recording of an answer to it.

The booth starts the piece when the take has begun, and lays it where it was heard; nobody writes down where that was.
But the answer carries the piece's sound, so it can be found there again.
"""

from pathlib import Path

import numpy as np

from media.samples import RATE, Samples
from media.sound import read_sound

_LISTENS_SECONDS = 20.0
_EARLIEST_SECONDS, _LATEST_SECONDS = -0.5, 4.0
_SURE = 0.15
"""So much alike, as a share of what is the same twice, two recordings are only where they carry the same sound.
Measured: 0.6 below a voice, 0.2 below one that shouts; other songs 0.1 at most."""


def lag_of(answer: Path, piece: Path) -> int | None:
    """In samples, as `lag` finds it."""
    return lag(read_sound(answer), read_sound(piece))


def lag(answer: Samples, piece: Samples) -> int | None:
    """By how many samples the piece begins later in the answer than in itself: its sample n is the answer's n + lag.
    None where the answer does not carry it."""
    most = round(_LISTENS_SECONDS * RATE)
    first, last = round(_EARLIEST_SECONDS * RATE), round(_LATEST_SECONDS * RATE)
    one, other = answer[: most + last].mean(axis=1), piece[:most].mean(axis=1)
    if not one.any() or not other.any():
        return None
    size = 1 << (len(one) + len(other)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size)), size)
    near = np.concatenate([alike[first:], alike[:last]])
    best = int(near.argmax()) + first
    both = one[max(0, best) :][: len(other)], other[max(0, -best) :][: len(one)]
    strength = float(np.prod([np.linalg.norm(part) for part in both]))
    return best if strength and near.max() > _SURE * strength else None
