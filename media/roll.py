"""A recording on the move: its sound comes at once, its pictures stay packed until they are wanted."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from av.stream import Stream

from media.errors import NotMediaError
from media.opening import main_streams, open_media
from media.samples import RATE, Samples

_JUMP = RATE // 25
"""Timestamps of Matroska wander by less; a larger step is a hole, and the hole is filled."""
_LONGEST_HOLE = 30 * RATE


@dataclass(frozen=True, eq=False)
class Picture:
    """A decoded picture and when it is due, in seconds from the first beginning; rounds count on."""

    due: float
    frame: av.VideoFrame


class Roll:
    """Reads a file from its beginning to its end, or round and round. For one thread."""

    def __init__(self, path: Path, *, sound: bool = True, loop: bool = False) -> None:
        """Raises a `MediaError` for what cannot be read."""
        self._path = path
        self._sound = sound
        self._loop = loop
        self._hurry = False
        self._packed: deque[tuple[_Round, av.Packet[Stream]]] = deque()
        self._unpacked: deque[Picture] = deque()
        self._round = _Round(path, 0.0, sound=sound)
        self.ended = False
        self.seconds = self._round.seconds
        """Of one round: as the file claims, and right once a round is over."""
        self.size = self._round.size
        self.has_sound = self._round.audio is not None
        if self.size is None and not self.has_sound:
            raise NotMediaError(f"{path.name} has neither picture nor sound.")

    @property
    def packed(self) -> int:
        """Pictures that wait to be decoded."""
        return len(self._packed) + len(self._unpacked)

    @property
    def length(self) -> float:
        """Seconds from the first beginning to the end of what has been read."""
        return self._round.begins + self._round.length

    def read(self) -> Samples:
        """One packet on. The sound in it, often none."""
        packet = self._round.next_packet()
        if packet is None:
            return self._turn_over()
        if packet.stream is self._round.audio:
            return self._round.sound_of(packet)
        self._packed.append((self._round, packet))
        return np.zeros((0, 2), np.float32)

    def picture(self) -> Picture | None:
        """The next picture; None when more must be read first, or everything has been seen."""
        while not self._unpacked and self._packed:
            round_, packet = self._packed.popleft()
            self._unpacked.extend(round_.pictures_of(packet, hurry=self._hurry))
            round_.close_when_done()
        return self._unpacked.popleft() if self._unpacked else None

    def hurry(self, *, on: bool) -> None:
        """Leave out pictures that no other picture needs: for a machine that cannot keep up."""
        self._hurry = on

    def close(self) -> None:
        for round_ in {self._round, *(round_ for round_, _ in self._packed)}:
            round_.close()
        self._packed.clear()
        self._unpacked.clear()

    def _turn_over(self) -> Samples:
        last = self._round.last_sound()
        self.seconds = self._round.length
        self._round.close_when_done()
        if self._loop and self.seconds > 0:
            self._round = _Round(self._path, self.length, sound=self._sound)
        else:
            self.ended = True
        return last


class _Round:
    """The file, opened once and read once."""

    def __init__(self, path: Path, begins: float, *, sound: bool) -> None:
        self.begins = begins
        self._closing = ExitStack()
        self._container = self._closing.enter_context(open_media(path))
        self.video, audio = main_streams(self._container)
        self.audio = audio if sound else None
        self._begun_at = (self._container.start_time or 0) / av.time_base
        self.seconds = (self._container.duration or 0) / av.time_base
        self.size = (self.video.width, self.video.height) if self.video else None
        if self.video:
            # A second thread costs a hundredth of a core here, and gives a slow machine room to convert meanwhile.
            self.video.codec_context.thread_type = "FRAME"
            self.video.codec_context.thread_count = 2
        self._packets: Iterator[av.Packet[Stream]] = self._container.demux([s for s in (self.video, self.audio) if s])
        self._resampler = av.AudioResampler("flt", "stereo", RATE)
        self._heard = 0
        self._seen_until = 0.0
        self._read = False
        self._seen = self.video is None

    @property
    def length(self) -> float:
        return max(self._seen_until, self._heard / RATE)

    def next_packet(self) -> av.Packet[Stream] | None:
        try:
            packet = next(self._packets, None)
        except FFmpegError:  # a torn end is an end
            packet = None
        self._read = packet is None
        if packet is not None and packet.stream is self.video and packet.pts is not None:
            self._seen_until = max(self._seen_until, self._at(packet.pts + (packet.duration or 0), packet))
        return packet

    def sound_of(self, packet: av.Packet[Stream]) -> Samples:
        try:
            frames = packet.decode()
        except FFmpegError:  # a bad packet becomes a hole, and the next one fills it
            frames = []
        sounds = (frame for frame in frames if isinstance(frame, av.AudioFrame))
        return self._placed([part for frame in sounds for part in self._resampler.resample(frame)])

    def last_sound(self) -> Samples:
        """What the resampler still holds, and silence to the end of the picture."""
        if self.audio is None:
            return np.zeros((0, 2), np.float32)
        last = self._placed(self._resampler.resample(None)) if self._heard else np.zeros((0, 2), np.float32)
        missing = max(0, round(self._seen_until * RATE) - self._heard)
        self._heard += missing
        return np.concatenate([last, np.zeros((missing, 2), np.float32)])

    def pictures_of(self, packet: av.Packet[Stream], *, hurry: bool) -> Iterator[Picture]:
        assert self.video
        self.video.codec_context.skip_frame = "NONREF" if hurry else "DEFAULT"
        try:
            frames = packet.decode()
        except FFmpegError:  # the picture before stays a little longer
            frames = []
        for frame in frames:
            assert isinstance(frame, av.VideoFrame)
            if frame.pts is not None:
                yield Picture(self.begins + self._at(frame.pts, frame), frame)
        if packet.size == 0:  # the packet after the last
            self._seen = True

    def close_when_done(self) -> None:
        """It is read to its end long before its last picture is decoded."""
        if self._read and self._seen:
            self.close()

    def close(self) -> None:
        self._closing.close()

    def _at(self, pts: int, timed: av.Packet[Stream] | av.VideoFrame | av.AudioFrame) -> float:
        assert timed.time_base is not None
        return float(pts * timed.time_base) - self._begun_at

    def _placed(self, frames: list[av.AudioFrame]) -> Samples:
        """Each frame where its timestamp says: holes are silence, what overlaps is cut."""
        parts = [np.zeros((0, 2), np.float32)]
        for frame in frames:
            part = frame.to_ndarray().astype(np.float32, copy=False).reshape(-1, 2)
            step = 0 if frame.pts is None else round(self._at(frame.pts, frame) * RATE) - self._heard
            least = _JUMP if self._heard else 0
            if least < step < _LONGEST_HOLE:
                part = np.concatenate([np.zeros((step, 2), np.float32), part])
            elif step < -least:
                part = part[-step:]
            parts.append(part)
            self._heard += len(part)
        return np.concatenate(parts)
