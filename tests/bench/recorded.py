"""Sound against picture in a recording: a flash and a beep go into camera and microphone at the same moment."""

from functools import cache

import numpy as np

from media.form import Form
from media.testcard import Marks, marks
from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.place import Place
from tests.bench.studio import a_studio

SECONDS = 12.0
LONG_SECONDS = 60.0
_LONG_EVERY = 0.5


@cache
def recorded(place: Place, seconds: float, every: float) -> Marks:
    """The flashes and beeps of one take."""
    with a_studio(place, every=every) as studio:
        studio.opens(Form.VIDEO)
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
    return float(np.percentile(np.abs(_long(place).apart), 95)) * 1000


FIGURES = (
    Figure("sync_recorded", "ms", _off, at_most=20),
    Figure("sync_recorded_60s", "ms", _long_off, at_most=10),
    Figure("sync_recorded_drift", "ms a minute", lambda place: abs(drift_ms(_long(place))), at_most=1),
)
