"""Clips made by the program: a flash and a beep at the same moment, to be found again and measured.

Tests, `check`, the bench and the virtual camera share them. The suffix says what is written:
.mp4 H.264 and AAC, .mkv as the booth writes takes, .m4a, .wav, .flac and .mkv without a size sound only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray

from media.encode import sound_frame
from media.opening import Damage, decoded, main_streams, open_media
from media.samples import RATE, Samples
from media.sound import clocked, joined

TONE = 1500.0
MARK_SECONDS = 0.1
FIRST_SECONDS = 0.5
"""The first mark; half a second keeps it away from what encoders do at the beginning."""

_DARK, _LIGHT = 40, 235
_FORMATS = {".mp4": "mp4", ".mov": "mov", ".m4a": "mp4", ".mkv": "matroska", ".wav": "wav", ".flac": "flac"}
_SOUND_CODECS = {".mp4": "aac", ".mov": "aac", ".m4a": "aac", ".mkv": "flac", ".wav": "pcm_s16le", ".flac": "flac"}


@dataclass(frozen=True)
class Marks:
    """Seconds from the beginning of the file at which flashes and beeps begin."""

    flashes: tuple[float, ...]
    beeps: tuple[float, ...]

    @property
    def apart(self) -> tuple[float, ...]:
        """Beep minus flash for every flash that has a beep within half a second, in seconds."""
        pairs = [(flash, min(self.beeps, key=lambda beep: abs(beep - flash))) for flash in self.flashes if self.beeps]
        return tuple(beep - flash for flash, beep in pairs if abs(beep - flash) < 0.5)


@dataclass(frozen=True)
class Card:
    """What a test clip is like. Marks lie at half a second and then `every` so many."""

    seconds: float = 2.0
    every: float = 1.0
    size: tuple[int, int] | None = (320, 180)
    fps: int = 30
    turned: int = 0
    """Degrees that the file asks to be turned by when shown, as phones do."""
    wander: float = 0.0
    """Up to this share of a picture's time its timestamp is late: variable frame rate."""
    sound: bool = True
    rate: int = RATE
    loudness: float = 0.25
    """The beep's height, 1.0 being full scale."""
    colour: tuple[int, int, int] = (_DARK, _DARK, _DARK)
    """The ground, blue green red."""

    def marks(self) -> list[float]:
        return [FIRST_SECONDS + number * self.every for number in range(self._count())]

    def _count(self) -> int:
        room = self.seconds - FIRST_SECONDS - MARK_SECONDS
        return max(0, int(room / self.every + 1e-6) + 1) if room >= 0 else 0

    def picture_times(self) -> list[Fraction]:
        """When each picture is shown; wandering ones come in a fixed irregular pattern."""
        count = round(self.seconds * self.fps)
        lateness = (
            Fraction(number * 7 % 10, 10) * Fraction(self.wander).limit_denominator(100) for number in range(count)
        )
        return [(number + late) / self.fps for number, late in enumerate(lateness)]


def flash_and_beep(path: Path, seconds: float = 2.0, size: tuple[int, int] | None = (320, 180)) -> Path:
    """A clip whose picture flashes when its sound beeps; `marks` finds them again."""
    return write_card(path, Card(seconds=seconds, size=size))


def write_card(path: Path, card: Card) -> Path:
    """A beep begins exactly when the first picture of its flash is shown."""
    pictures = [] if card.size is None else card.picture_times()
    begins = [_shown_at(mark, pictures) for mark in card.marks()]
    with av.open(str(path), "w", format=_FORMATS[path.suffix.lower()]) as output:
        video = _video_stream(output, card) if pictures else None
        audio = _audio_stream(output, path, card) if card.sound else None
        for number, at in enumerate(pictures):
            assert video is not None
            assert card.size is not None
            lit = any(begin <= at < begin + Fraction(1, 10) for begin in begins)
            output.mux(video.encode(_frame(card_picture(card.size, number, lit=lit, colour=card.colour), at)))
        if video is not None:
            output.mux(video.encode(None))
        if audio is not None:
            _write_sound(
                output, audio, beeps(card.seconds, [float(begin) for begin in begins], card.rate, card.loudness)
            )
    return path


def card_picture(
    size: tuple[int, int], number: int, *, lit: bool = False, colour: tuple[int, int, int] = (_DARK, _DARK, _DARK)
) -> NDArray[np.uint8]:
    """Picture `number` as (h, w, 3) blue green red: a bar wanders over a ground; `lit` makes it all white."""
    width, height = size
    picture = np.empty((height, width, 3), np.uint8)
    picture[:] = (_LIGHT,) * 3 if lit else colour
    if not lit:
        left = number * max(width // 60, 1) % width
        picture[height // 3 : height // 2, left : left + max(width // 16, 1)] = (90, 120, 150)
    return picture


def beeps(seconds: float, begins: list[float], rate: int = RATE, loudness: float = 0.25) -> Samples:
    """Silence with a tone of a tenth of a second at each of the moments."""
    sound = np.zeros((round(seconds * rate), 2), np.float32)
    tone = loudness * np.sin(2 * np.pi * TONE * np.arange(round(MARK_SECONDS * rate)) / rate)
    for begin in begins:
        first = round(begin * rate)
        part = sound[first : first + len(tone)]
        part += tone[: len(part), None]
    return sound


def marks(path: Path) -> Marks:
    """Finds flashes and beeps in any file; the clock is the one a player shows."""
    with open_media(path) as container:
        video, audio = main_streams(container)
        pictures = [] if video is None else [_brightness(frame) for frame in decoded(container, video, Damage())]
    with open_media(path) as container:
        _, audio = main_streams(container)
        blocks = [] if audio is None else list(clocked(container, audio, RATE, start=Fraction(0), damage=Damage()))
    return Marks(tuple(_flash_times(pictures)), tuple(beep_times(joined(blocks))))


def beep_times(samples: Samples) -> list[float]:
    """A window of 5 ms slides over the tone's strength: it is half full when the tone begins. Each beep is measured by
    its own strength, so that none is late where another is louder; one is heard at half of what is usual."""
    if not len(samples):
        return []
    turns = np.exp(-2j * np.pi * TONE * np.arange(len(samples)) / RATE).astype(np.complex64)
    window = max(int(0.005 * RATE), 1)
    summed = np.concatenate([[0], np.cumsum(samples.mean(axis=1) * turns, dtype=np.complex128)])
    strength = np.abs(summed[window:] - summed[:-window]) / window
    if strength.max(initial=0.0) < 0.002:
        return []
    usual = float(np.median(strength[strength > strength.max() / 8]))
    starts = _rises(strength > usual / 2, least_apart=int(0.3 * RATE))
    return [(_half_way(strength, start, window) + window / 2) / RATE for start in starts]


def _half_way(strength: NDArray[np.float64], start: int, window: int) -> int:
    """Where a tone that begins near `start` has half of its strength."""
    first = max(start - window, 0)
    near = strength[first : start + 2 * window]
    return first + int(np.argmax(near > near[min(window, start) :].max() / 2))


def _flash_times(pictures: list[tuple[float, float]]) -> list[float]:
    if not pictures:
        return []
    times, light = (np.array(column) for column in zip(*sorted(pictures), strict=True))
    if light.max() - light.min() < 30:
        return []
    return [float(times[start]) for start in _rises(light > (light.max() + light.min()) / 2, least_apart=1)]


def _rises(over: NDArray[np.bool_], least_apart: int) -> Iterator[int]:
    last = -least_apart
    for start in np.flatnonzero(over & ~np.concatenate([[False], over[:-1]])):
        if start - last >= least_apart:
            yield int(start)
            last = int(start)


def _brightness(frame: av.VideoFrame | av.AudioFrame) -> tuple[float, float]:
    """Time and light of a picture's middle: the ground around a fitted picture says little."""
    assert isinstance(frame, av.VideoFrame)
    grey = frame.to_ndarray(format="gray")
    height, width = grey.shape[:2]
    middle = grey[height // 4 : -(height // 4) or None : 4, width // 3 : -(width // 3) or None : 4]
    return frame.time or 0.0, float(middle.mean())


def _shown_at(mark: float, pictures: list[Fraction]) -> Fraction:
    """The moment of the first picture at or after the mark; without pictures the mark itself."""
    exact = Fraction(mark).limit_denominator(1000)
    return next((at for at in pictures if at >= exact), exact)


def _video_stream(output: OutputContainer, card: Card) -> VideoStream:
    assert card.size is not None
    quick = {
        "preset": "ultrafast",
        "crf": "23",
        "tune": "zerolatency",
        "x264-params": "keyint=15:min-keyint=15:scenecut=0",
    }
    stream = output.add_stream("libx264", rate=card.fps, options=quick)
    stream.width, stream.height = card.size
    stream.pix_fmt = "yuv420p"
    stream.time_base = stream.codec_context.time_base = Fraction(1, 90000)
    if card.turned:
        stream.set_display_rotation(card.turned)
    return stream


def _audio_stream(output: OutputContainer, path: Path, card: Card) -> AudioStream:
    stream = output.add_stream(_SOUND_CODECS[path.suffix.lower()], rate=card.rate, layout="stereo")
    assert isinstance(stream, AudioStream)
    return stream


def _frame(picture: NDArray[np.uint8], at: Fraction) -> av.VideoFrame:
    frame = av.VideoFrame.from_ndarray(picture, format="bgr24")
    frame.time_base = Fraction(1, 90000)
    frame.pts = round(at * 90000)
    return frame


def _write_sound(output: OutputContainer, stream: AudioStream, samples: Samples) -> None:
    fits = av.AudioResampler(stream.format, stream.layout, stream.rate)
    for first in range(0, len(samples), 1024):
        for frame in fits.resample(sound_frame(samples[first : first + 1024], stream.rate, first)):
            output.mux(stream.encode(frame))
    output.mux(stream.encode(None))
