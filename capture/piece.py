"""A neighbour's work in the booth: heard while an answer is made, and laid beside it where it was heard."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np

from capture.captured import RATE, Samples
from media.errors import MediaError
from media.mixer import Playing, WholeSound
from media.sound import fade, read_sound
from media.speaker import Speaker

SLACK_SECONDS = 0.003
"""Nobody hears so little, and both devices' clocks waver by less: only a step or a crystal's drift is followed."""
_FADE_IN_SECONDS = 0.005


class Piece:
    """Decoded on a thread of its own from the moment it is made. `begin` and `end` are called on the booth's thread,
    `beside` on the recorder's."""

    def __init__(
        self,
        path: Path,
        speaker: Speaker,
        round_trip: Callable[[], float] = lambda: 0.0,
        read: Callable[[Path], Samples] = read_sound,
    ) -> None:
        """`round_trip`: seconds, asked at the beginning of every take, when it is known which microphone hears it."""
        self._speaker, self._ask_round_trip, self._round_trip = speaker, round_trip, 0.0
        hand = ThreadPoolExecutor(1, thread_name_prefix="piece")
        self._samples: Future[Samples] = hand.submit(read, path)
        hand.shutdown(wait=False)
        self._playing: Playing | None = None
        self._reader = Reader(np.zeros((0, 2), np.float32))

    @property
    def ready(self) -> bool:
        """Whether it is known if it can be played."""
        return self._samples.done()

    @property
    def refusal(self) -> str | None:
        """Why it cannot be played; asked when it is ready."""
        error = self._samples.exception()
        if error is None:
            return None
        return str(error) if isinstance(error, MediaError) else "The work that is answered cannot be played."

    def cue(self) -> None:
        """A new take: nothing of the piece is in it until it begins to play."""
        self.end()
        self._playing, self._round_trip = None, self._ask_round_trip()
        self._reader = Reader(self._samples.result())

    def begin(self) -> None:
        """Play it from its first sample, for a take that has just begun."""
        samples = self._samples.result()
        heard = samples.copy()  # what is recorded beside has no fade
        fade(heard, into=round(_FADE_IN_SECONDS * RATE))
        self._playing = self._speaker.play(WholeSound(heard))

    def end(self) -> None:
        """Play no more. What was played is still laid beside the last blocks of the take."""
        if self._playing is not None:
            self._playing.stop()

    def beside(self, count: int, at: float) -> Samples:
        """What a microphone that hears the loudspeaker would have heard of it in `count` samples from `at` on, by the
        monotonic clock; silence before its beginning and after its end."""
        began = self._playing.began_at if self._playing is not None else None
        if self._playing is None or began is None:
            return np.zeros((count, 2), np.float32)
        wanted, given = (round(seconds * RATE) for seconds in (at - self._round_trip - began, self._playing.given))
        return self._reader.read(wanted, count, given)


class Reader:
    """Reads on from where it was, and passes over to where it should be when the two are too far apart: two crystals
    drift by a second in some hours, and a loudspeaker that stumbled is late at once. Meanwhile it was silent."""

    def __init__(self, samples: Samples) -> None:
        self._samples = samples
        self._next: int | None = None

    def read(self, wanted: int, count: int, given: int) -> Samples:
        """`count` samples from about `wanted` on; of these, none that the loudspeaker was not `given` yet."""
        if self._next is None:
            self._next = wanted
        first, self._next = self._next, self._next + count
        if abs(first - wanted) <= SLACK_SECONDS * RATE:
            return self._cut(first, count, given)
        self._next = wanted + count
        rise = np.linspace(0, 1, count, dtype=np.float32)[:, None]
        return self._cut(first, count, given) * (1 - rise) + self._cut(wanted, count, given) * rise

    def _cut(self, first: int, count: int, given: int) -> Samples:
        cut = np.zeros((count, 2), np.float32)
        begin, end = max(first, 0), min(first + count, given, len(self._samples))
        if begin < end:
            cut[begin - first : end - first] = self._samples[begin:end]
        return cut
