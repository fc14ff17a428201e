"""Plays a work: the picture that is due by the clock of the sound."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from av.error import FFmpegError
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter

from media.errors import DamagedError, MediaError
from media.mixer import Playing, Silence
from media.roll import Picture, Roll
from media.samples import RATE, Samples
from media.speaker import SilentSpeaker, Speaker

_RING = 5  # pictures ahead; one more is held by whoever shows it
_SOUND_LOW_SECONDS = 0.2
_SOUND_AHEAD_SECONDS = 0.7
_MOST_PACKED = 900
_LATE_SECONDS = 0.033  # a picture that late is not worth converting: the next is due already
_BEHIND_SECONDS = 0.15
_MOST_LEFT_OUT = 5  # in a row; on a very slow machine something must still move
_WAIT_SECONDS = 0.1
_LOOK_AGAIN_SECONDS = 0.01  # where the next picture is still on its way
_UNSAID = 2


@dataclass(frozen=True, eq=False)
class Frame:
    """What is to be seen now. `pixels` stays as it is until the next frame has been asked for."""

    serial: int
    pixels: npt.NDArray[np.uint8]
    """(h, w, 4), blue green red and 255; rows may be wider in memory than they look."""
    due: float
    """Seconds from the beginning; rounds of a loop count on."""


class Player:
    """Decodes in a thread of its own; everything here answers at once.

    Pictures are fitted into `size` with their shape kept. Without `sound`, and for films that have none, no device is
    opened. With `start=False` the first picture is shown and time stands still until `resume`.
    """

    def __init__(
        self,
        path: Path,
        size: tuple[int, int] | None,
        speaker: Speaker,
        *,
        sound: bool = True,
        loop: bool = False,
        start: bool = True,
        volume: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._path = path
        self._room = size
        self._speaker = speaker
        self._sound = sound
        self._loop = loop
        self._paused = not start
        self._volume = volume
        self._clock = clock
        self._change = threading.Condition()
        self._ring: deque[Frame] = deque()
        self._shown: Frame | None = None
        self._playing: Playing | None = None
        self._closed = False
        self._serial = 0
        self._queue = _Queue()
        self._silence = Silence()
        self._reformatter = VideoReformatter()
        self._left_out = 0
        self._seconds = 0.0
        self.error: MediaError | None = None
        """Why nothing can be played; `done` is true then."""
        self.late_ms: deque[float] = deque(maxlen=10_000)
        """For each picture shown: how long after it was due it was first handed out."""
        self.dropped = 0
        """Pictures that were never shown, because a later one was due already."""
        threading.Thread(target=self._work, name=f"player {path.name}", daemon=True).start()

    def frame(self) -> Frame | None:
        """The newest picture that is due; None before the first, and for music."""
        at = self._heard()
        with self._change:
            due = 0
            while self._ring and (self._ring[0].due <= at or self._shown is None):
                self._shown = self._ring.popleft()
                due += 1
            if due and self._shown:
                self.dropped += due - 1
                self.late_ms.append(max(0.0, at - self._shown.due) * 1000)
                self._change.notify()
            return self._shown

    @property
    def next_in(self) -> float:
        """Seconds until another picture is due, so that nobody has to look in vain."""
        at = self._heard()
        with self._change:
            return max(0.0, self._ring[0].due - at) if self._ring else _LOOK_AGAIN_SECONDS

    @property
    def at(self) -> float:
        """Seconds heard and seen; in a loop, of this round."""
        at, seconds = self._heard(), self._seconds
        return at % seconds if self._loop and seconds else at

    @property
    def seconds(self) -> float:
        """How long it is; 0 until the file has been opened."""
        return self._seconds

    @property
    def begun(self) -> bool:
        """The first picture and the first sound are there; time passes from here, unless paused."""
        return self._playing is not None

    @property
    def done(self) -> bool:
        """Played to its end, closed, or not playable."""
        return self._closed or self.error is not None or (self._playing is not None and self._playing.done)

    @property
    def paused(self) -> bool:
        return self._paused

    @property
    def volume(self) -> float:
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = volume
        if self._playing:
            self._playing.volume = volume

    def pause(self) -> None:
        self._set_paused(paused=True)

    def resume(self) -> None:
        self._set_paused(paused=False)

    def close(self) -> None:
        """The thread lets go of the file by itself, a little later."""
        with self._change:
            self._closed = True
            if self._playing:
                self._playing.stop()
            self._change.notify()

    def _set_paused(self, *, paused: bool) -> None:
        with self._change:
            self._paused = paused
            if self._playing and paused:
                self._playing.pause()
            elif self._playing:
                self._playing.resume()

    def _heard(self) -> float:
        return self._playing.at() if self._playing else 0.0

    # In the thread

    def _work(self) -> None:
        try:
            with closing(Roll(self._path, sound=self._sound, loop=self._loop)) as roll:
                while not self._closed:
                    self._go_on(roll)
        except MediaError as error:
            self.error = error
        except FFmpegError as error:
            self.error = DamagedError(f"{self._path.name} broke while it was played ({error}).")
        self._queue.end()

    def _go_on(self, roll: Roll) -> None:
        self._seconds = roll.seconds
        moved = self._step(roll)
        if not self._playing:
            self._begin(roll)
        if moved:
            return
        if roll.ended and not self._playing and not self._closed:
            raise DamagedError(f"{self._path.name} has nothing that can be shown.")
        if roll.ended:
            self._silence.seconds = roll.length
            self._queue.end()
        with self._change:
            if not self._closed:
                self._change.wait(_WAIT_SECONDS)

    def _step(self, roll: Roll) -> bool:
        """Whether there was something to do: sound that runs short first, then pictures, then sound ahead."""
        readable = not roll.ended and roll.packed < _MOST_PACKED
        room = self._has_room()
        queued = self._queue.seconds if roll.has_sound else float("inf")
        if readable and queued < _SOUND_LOW_SECONDS:
            self._queue.put(roll.read())
        elif room and roll.packed:
            self._show(roll)
        elif readable and (queued < _SOUND_AHEAD_SECONDS or (room and roll.size is not None)):
            self._queue.put(roll.read())
        else:
            return False
        return True

    def _has_room(self) -> bool:
        """Whoever does not look misses pictures; the film goes on."""
        at = self._heard()
        with self._change:
            while len(self._ring) == _RING and self._ring[1].due <= at:
                self._ring.popleft()
                self.dropped += 1
            return len(self._ring) < _RING

    def _begin(self, roll: Roll) -> None:
        """Time begins with the first picture, not while it is still on its way."""
        if (roll.size and not self._ring) or (roll.has_sound and not self._queue.seconds and not roll.ended):
            return
        with self._change:
            if self._closed:
                return
            if roll.has_sound:
                play, source = self._speaker.play, self._queue
                self._playing = play(source, volume=self._volume, paused=self._paused)
            else:
                self._playing = SilentSpeaker(self._clock).play(self._silence, paused=self._paused)

    def _show(self, roll: Roll) -> None:
        picture = roll.picture()
        if picture is None:
            return
        behind = self._heard() - picture.due
        roll.hurry(on=behind > _BEHIND_SECONDS)
        if behind > _LATE_SECONDS and self._left_out < _MOST_LEFT_OUT:
            self._left_out += 1
            self.dropped += 1
            return
        self._left_out = 0
        self._serial += 1
        frame = Frame(self._serial, self._pixels(picture), picture.due)
        with self._change:
            self._ring.append(frame)

    def _pixels(self, picture: Picture) -> npt.NDArray[np.uint8]:
        """Converted into memory of its own, which nobody copies again before it is on the screen."""
        source = picture.frame
        width, height = fitted((source.width, source.height), self._room)
        converted = self._reformatter.reformat(
            source,
            width,
            height,
            "bgra",
            src_colorspace=_colours(source),
            dst_colorspace=Colorspace.ITU709,
            interpolation=Interpolation.BILINEAR,
            threads=1,
        )
        plane = converted.planes[0]
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
        return rows[:height, : width * 4].reshape(height, width, 4)


def fitted(size: tuple[int, int], room: tuple[int, int] | None) -> tuple[int, int]:
    """The largest size of the same shape that fits into the room."""
    if room is None:
        return size
    scale = min(room[0] / size[0], room[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _colours(frame: av.VideoFrame) -> int:
    """Said explicitly, as swscale takes BT.601 for what says nothing; small pictures that say nothing are 601."""
    said = int(frame.colorspace)
    if said not in {0, _UNSAID}:
        return said
    return int(Colorspace.ITU709) if frame.height >= 720 else int(Colorspace.ITU601)


class _Queue:
    """Decoded sound between the player's thread and the loudspeaker's."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._parts: deque[Samples] = deque()
        self._frames = 0
        self._over = False

    @property
    def seconds(self) -> float:
        return self._frames / RATE

    @property
    def ended(self) -> bool:
        return self._over and not self._frames

    def put(self, part: Samples) -> None:
        with self._lock:
            if len(part):
                self._parts.append(part)
                self._frames += len(part)

    def end(self) -> None:
        self._over = True

    def read(self, frames: int) -> Samples:
        with self._lock:
            taken: list[Samples] = []
            missing = min(frames, self._frames)
            self._frames -= missing
            while missing:
                part = self._parts.popleft()
                taken.append(part[:missing])
                if len(part) > missing:
                    self._parts.appendleft(part[missing:])
                missing -= len(taken[-1])
        if len(taken) == 1:
            return taken[0]
        return np.concatenate([np.zeros((0, 2), np.float32), *taken])
