"""Makes one take: pictures and sound come from their threads, one thread encodes and writes."""

import queue
import threading
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from capture.captured import RATE, SIZE, Picture, Samples, Sound
from capture.duet import Duet, tracks_of
from capture.errors import RecordingError
from capture.matroska import Matroska
from capture.messages import checked
from capture.piece import Piece
from capture.timeline import Timeline
from media.files import part_of, sync_folder
from media.form import Form
from media.seen import Seen
from media.take import FigureFacts, Sheets, Take, typical
from media.tracks import Track

MOST_WAITING = 30
"""Pictures; beyond, the newest are dropped. Sound is never dropped."""
_LONGEST_SILENCE = 48_000


def take_path(takes: Path, take_id: str) -> Path:
    """Where a take lies when it is whole; `.part` is added while it is made."""
    return takes / f"{checked(take_id)}.mkv"


@dataclass(frozen=True)
class Plan:
    take_id: str
    form: Form
    path: Path
    channels: int
    """0 where there is no microphone."""
    most_seconds: float
    seen: Seen = Seen.YOURSELF
    """The only kind of pictures that is written: where it is a drawing, none of the camera ever is."""
    answers: bool = False
    """Whether it carries the sound of a piece."""

    @property
    def sounds(self) -> dict[Track, int]:
        return tracks_of(self.form, self.channels, answers=self.answers)


class Recorder:
    """`picture` and `sound` never wait. After `stop`, or at `most_seconds`, `finished` becomes true, with a `take` or
    an `error`."""

    def __init__(self, plan: Plan, piece: Piece | None = None) -> None:
        """`piece` is what a plan that `answers` carries."""
        self.plan = plan
        self.take: Take | None = None
        self.error: RecordingError | None = None
        self._figures: list[FigureFacts] = []
        self._duet = None if piece is None else Duet(piece, plan.sounds)
        self._timeline = Timeline(has_sound=bool(plan.sounds), listens=plan.channels > 0)
        self._arrived: queue.SimpleQueue[Picture | Sound | None] = queue.SimpleQueue()
        self._room = threading.Semaphore(MOST_WAITING)
        self._seen = not plan.form.seen
        self._heard = plan.channels == 0
        self._stopping, self._finished = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work, name="recorder", daemon=True)
        self._thread.start()

    @property
    def begun(self) -> bool:
        """Whether the first of everything is in the file."""
        return self._seen and self._heard

    @property
    def seconds(self) -> float:
        return self._timeline.seconds

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    @property
    def finished(self) -> bool:
        return self._finished.is_set()

    def picture(self, picture: Picture) -> None:
        wanted = self.plan.form.seen and picture.seen is self.plan.seen
        if wanted and self._room.acquire(blocking=False):
            self._arrived.put(picture)

    def sound(self, sound: Sound) -> None:
        if self.plan.channels:
            self._arrived.put(sound)

    def stop(self) -> None:
        """End the take; what has arrived is still written."""
        if not self._stopping.is_set():
            self._stopping.set()
            self._arrived.put(None)

    def wait(self, seconds: float) -> bool:
        return self._finished.wait(seconds)

    def _work(self) -> None:
        try:
            self._write()
        except (OSError, av.FFmpegError) as error:
            self.error = RecordingError(f"The recording could not be written: {error}.")
        finally:
            self._finished.set()

    def _write(self) -> None:
        path = self.plan.path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        pictures, sheets = self.plan.form.seen, _sheets(self.plan.seen)
        file = Matroska(part_of(path), pictures=pictures, sounds=self.plan.sounds, sheets=sheets)
        try:
            while self.seconds < self.plan.most_seconds and (arrived := self._arrived.get()) is not None:
                if isinstance(arrived, Sound):
                    self._lay_sound(file, arrived)
                else:
                    self._room.release()
                    self._lay_picture(file, arrived)
        finally:
            file.close()
        part_of(path).rename(path)
        sync_folder(path.parent)
        self.take = self._made(path)

    def _made(self, path: Path) -> Take:
        plan = self.plan
        size, has_sound = SIZE if plan.form.seen else None, bool(plan.sounds)
        return Take(plan.take_id, plan.form, path, self.seconds, size, has_sound, typical(self._figures))

    def _lay_sound(self, file: Matroska, sound: Sound) -> None:
        gap = self._timeline.gap(sound.at)
        if gap < 0:
            return
        self._lay_silence(file, gap)
        self._lay(file, self._shaped(sound.samples), sound.at)
        self._heard = True

    def _lay_picture(self, file: Matroska, picture: Picture) -> None:
        self._lay_silence(file, self._timeline.owed(picture.at))
        ticks = self._timeline.lay_picture(picture.at)
        if ticks is not None:
            file.picture(picture.pixels, ticks)
            self._seen = True
            if picture.figure is not None:
                self._figures.append(picture.figure)

    def _lay_silence(self, file: Matroska, count: int) -> None:
        while count > 0:
            some = min(count, _LONGEST_SILENCE)
            self._lay(file, np.zeros((some, self.plan.channels), np.float32), None)
            count -= some

    def _lay(self, file: Matroska, voice: Samples, at: float | None) -> None:
        """A block of the microphone, or of silence in its place; the piece goes on beside it."""
        first = self._timeline.lay_sound(len(voice), at)
        if self._duet is None:
            file.sound(voice, first)
            return
        assert self._timeline.zero is not None
        for track, samples in self._duet.beside(voice, self._timeline.zero + first / RATE).items():
            file.sound(samples, first, track)

    def _shaped(self, samples: Samples) -> Samples:
        """A microphone that came back may have another number of channels."""
        channels = self.plan.channels
        if samples.shape[1] == channels:
            return samples
        return np.repeat(samples.mean(axis=1, keepdims=True), channels, axis=1)


def _sheets(seen: Seen) -> Sheets | None:
    if not seen.faceless:
        return None
    from capture.effects import EFFECTS  # it loads OpenCV, for which nobody waits at the start

    return EFFECTS[seen].sheets
