"""Sound against picture in a recording: a flash and a beep go into camera and microphone at the same moment."""

import time
from functools import cache

import numpy as np

from media.form import Form
from media.testcard import Marks, marks
from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.place import Place
from tests.bench.studio import a_studio

SECONDS = 12.0
MINUTE, LONG_SECONDS = 60.0, 180.0
"""A drift of less than a millisecond a minute is seen only in a longer take."""
_LONG_EVERY = 0.5
_BEAT_SECONDS = 15.0
"""The beeper loses its place by some milliseconds where the microphone is opened, and finds it again in so long."""


@cache
def recorded(place: Place, seconds: float, every: float) -> Marks:
    """The flashes and beeps of one take."""
    with a_studio(place, every=every) as studio:
        studio.opens(Form.VIDEO)
        time.sleep(_BEAT_SECONDS)
        found = marks(studio.records(Form.VIDEO, seconds).take.path)
    if len(found.apart) < seconds / every / 2:
        raise NotMeasuredError(f"only {len(found.apart)} flashes with a beep are in the recording.")
    return found


def _long(place: Place) -> Marks:
    return recorded(place, LONG_SECONDS, _LONG_EVERY)


def drift_ms(found: Marks) -> float:
    """How much further a minute brings beep and flash apart: the middle of the slopes of all pairs (Theil and Sen), on
    which a single late picture has no say."""
    flashes, beeps = np.array(found.flashes), np.array(found.beeps)
    off = beeps[np.abs(beeps[None, :] - flashes[:, None]).argmin(axis=1)] - flashes
    at, apart = flashes[np.abs(off) < _LONG_EVERY / 2], off[np.abs(off) < _LONG_EVERY / 2]
    one, other = np.triu_indices(len(at), 1)
    return float(np.median((apart[other] - apart[one]) / (at[other] - at[one]))) * 60 * 1000


def _off(place: Place) -> float:
    return abs(float(np.mean(recorded(place, SECONDS, 1.0).apart))) * 1000


def _long_off(place: Place) -> float:
    """What 19 of 20 flashes keep to; a picture that came late because the machine was busy is no fault of the clock."""
    found = _long(place)
    of_the_minute = found.apart[: sum(flash < MINUTE for flash in found.flashes)]
    return float(np.percentile(np.abs(of_the_minute), 95)) * 1000


FIGURES = (
    Figure("sync_recorded", "ms", _off, at_most=20),
    Figure("sync_recorded_60s", "ms", _long_off, at_most=10),
    Figure("sync_recorded_drift", "ms a minute", lambda place: abs(drift_ms(_long(place))), at_most=1),
)
