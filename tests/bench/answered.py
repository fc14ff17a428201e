"""An answer against the piece it answers: the microphone hears the loudspeaker through a room that carries it late."""

import queue
import subprocess
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path

import av
import numpy as np

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.latency import measure_apart
from capture.messages import BoothNews, Open, Opened, Record, Taken
from capture.virtual import virtual_sound
from media.form import Form
from media.samples import Samples
from media.testcard import beep_times, flash_and_beep
from media.tracks import Track
from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.place import Place
from tests.bench.studio import Studio
from tests.bench.surroundings import surrounded_by

SECONDS = 20.0
ROOM = "module-loopback source=speaker.monitor sink=mic latency_msec=80 adjust_time=0"


@cache
def answered_apart(place: Place) -> tuple[float, ...]:
    """The piece on its track minus the piece as the microphone heard it, in seconds, for each beep of one take. The
    round trip is measured first, as staff do with `check --latency`, and handed to the booth."""
    news: queue.SimpleQueue[BoothNews] = queue.SimpleQueue()
    with ExitStack() as stack:
        folder = stack.enter_context(place.scratch())
        sound = stack.enter_context(virtual_sound())
        stack.enter_context(surrounded_by(sound.environment))
        subprocess.run(["pactl", "load-module", *ROOM.split()], check=True, capture_output=True)
        piece = flash_and_beep(folder / "piece.wav", SECONDS, size=None)
        choice = DeviceChoice("test-card", sound.microphone, sound.loudspeaker)
        choice = replace(choice, round_trip_seconds=measure_apart(choice).seconds)
        booth = stack.enter_context(Booth(folder / "takes", choice, news.put))
        studio = Studio(booth, news)
        booth.send(Open(Form.MUSIC, piece=piece))
        studio.until(Opened)
        booth.send(Record("bench", Form.MUSIC, SECONDS))
        take = studio.until(Taken).take.path
        played, heard = (beep_times(sound_of(take, track)) for track in (Track.PIECE, Track.VOICE))
    if len(played) != len(heard) or len(played) < SECONDS / 2:
        raise NotMeasuredError(f"{len(played)} beeps were played and {len(heard)} heard.")
    return tuple(np.subtract(played, heard).tolist())


def sound_of(path: Path, track: Track) -> Samples:
    """One track of a take, as (n, 2)."""
    with av.open(str(path)) as file:
        stream = next(one for one in file.streams.audio if one.metadata["title"] == track)
        blocks = [frame.to_ndarray().reshape(-1, frame.layout.nb_channels) for frame in file.decode(stream)]
    samples = np.concatenate(blocks).astype(np.float32) / 32768
    return np.repeat(samples, 2, axis=1) if samples.shape[1] == 1 else samples


def _off(place: Place) -> float:
    return max(map(abs, answered_apart(place))) * 1000


FIGURES = (Figure("answer_to_piece", "ms", _off, at_most=10),)
"""The worst beep of a take."""
