"""Writes the house profile: H.264 and AAC in an MP4 that starts at once in a browser."""

import io
from collections import deque
from contextlib import ExitStack
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from media.files import write_beside
from media.profile import HOUSE, HouseProfile
from media.samples import Samples

Pixels = NDArray[np.uint8]
"""A picture as (height, width, 4): blue, green, red and one byte that is not looked at."""

AAC_OPTIONS = {"aac_coder": "fast"}
"""Twice as quick as the other coder, and its pieces join without loss."""

_AAC_FRAME = 1024


class Encoder:
    """One file in the making. Leaving the `with` block well gives it its name; leaving it by an error leaves nothing.

    Picture n lies at n / fps, sample n at n / rate; feed both in turns, the file then streams well.
    """

    def __init__(self, path: Path, profile: HouseProfile = HOUSE, *, video: bool = True, audio: bool = True) -> None:
        self.profile = profile
        self.pictures = 0
        self.samples = 0
        self._stack = ExitStack()
        part = self._stack.enter_context(write_beside(path))
        self._output = av.open(str(part), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"})
        self._stack.callback(self._output.close)
        self._video = add_house_video(self._output, profile) if video else None
        self._audio = add_house_audio(self._output, profile) if audio else None
        self._waiting: deque[Samples] = deque()
        self._reformatter = VideoReformatter()

    @property
    def seconds(self) -> float:
        return max(self.pictures / self.profile.fps, self.samples / self.profile.rate)

    def picture(self, frame: av.VideoFrame | Pixels) -> None:
        """One picture at the profile's size: BGRA pixels, or a frame that is BT.709 already."""
        assert self._video is not None
        ready = frame if isinstance(frame, av.VideoFrame) else house_frame(frame, self._reformatter)
        ready.pts = self.pictures
        ready.time_base = self.profile.frame_time
        ready.pict_type = 0  # let the encoder choose: a decoded key frame would force one here
        self.pictures += 1
        self._output.mux(self._video.encode(ready))

    def sound(self, samples: Samples) -> None:
        """Blocks of any length."""
        self._waiting.append(samples)
        if sum(map(len, self._waiting)) >= _AAC_FRAME * 4:
            self._encode_sound(last=False)

    def close(self) -> None:
        """The file is on the disk under its name when this returns."""
        with self._stack:
            if self._audio is not None:
                self._encode_sound(last=True)
                self._output.mux(self._audio.encode(None))
            if self._video is not None:
                self._output.mux(self._video.encode(None))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
        else:
            self._stack.__exit__(kind, error, trace)

    def _encode_sound(self, *, last: bool) -> None:
        assert self._audio is not None
        if not self._waiting:
            return
        samples = np.concatenate(self._waiting)
        whole = len(samples) if last else len(samples) // _AAC_FRAME * _AAC_FRAME
        self._waiting = deque([samples[whole:]])
        for start in range(0, whole, _AAC_FRAME):
            block = samples[start : min(start + _AAC_FRAME, whole)]
            frame = sound_frame(block, self.profile.rate, self.samples)
            self.samples += len(block)
            self._output.mux(self._audio.encode(frame))


def add_house_video(output: OutputContainer, profile: HouseProfile) -> VideoStream:
    """`stitchable` keeps crf out of the parameter sets; the number of threads changes the bytes, so it is one."""
    keys = f"keyint={profile.gop}:min-keyint={profile.gop}:open-gop=0:scenecut=0:stitchable=1"
    keys += f":rc-lookahead={profile.looks_ahead}:mbtree={int(profile.looks_ahead > 0)}:b-adapt=0" + _instructions()
    options = {"preset": profile.preset, "crf": str(profile.crf), "flags": "+bitexact", "x264-params": keys}
    stream = output.add_stream("libx264", rate=profile.fps, options=options)
    stream.width, stream.height = profile.size
    stream.pix_fmt = "yuv420p"
    stream.time_base = stream.codec_context.time_base = Fraction(1, profile.fps)
    context = stream.codec_context
    context.thread_count = 1
    context.color_primaries = ColorPrimaries.BT709
    context.color_trc = ColorTrc.BT709
    context.colorspace = Colorspace.ITU709
    context.color_range = ColorRange.MPEG
    return stream


@cache
def _instructions() -> str:
    """Without AVX-512, with which x264 looks at memory that nobody wrote where a picture is no multiple of 128 wide: an
    upright film came out otherwise each time. Without it every PC makes the same bytes, and as quickly."""
    try:
        processor = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return ""
    return ":asm=AVX2" if "avx512" in processor else ""


def add_house_audio(output: OutputContainer, profile: HouseProfile) -> AudioStream:
    stream = output.add_stream("aac", rate=profile.rate, options=dict(AAC_OPTIONS), layout=profile.layout)
    stream.bit_rate = profile.sound_bits
    return stream


def house_frame(pixels: Pixels, reformatter: VideoReformatter) -> av.VideoFrame:
    """BGRA to the house's colours; a reformatter that is kept saves setting up swscale for every picture."""
    frame = av.VideoFrame.from_numpy_buffer(np.ascontiguousarray(pixels), format="bgra")
    return reformatter.reformat(
        frame,
        format="yuv420p",
        dst_colorspace=Colorspace.ITU709,
        dst_color_range=ColorRange.MPEG,
        interpolation=Interpolation.BILINEAR,
    )


def sound_frame(samples: Samples, rate: int, at_sample: int) -> av.AudioFrame:
    planes = np.ascontiguousarray(samples.T, dtype=np.float32)
    frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout="stereo")
    frame.sample_rate = rate
    frame.pts = at_sample
    frame.time_base = Fraction(1, rate)
    return frame


@cache
def house_parameters(profile: HouseProfile) -> bytes:
    """The parameter sets as every MP4 of the profile holds them; films that differ cannot be joined by copying."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as output:
        stream = add_house_video(output, profile)
        output.mux(stream.encode(av.VideoFrame(*profile.size, "yuv420p")))
        output.mux(stream.encode(None))
    file.seek(0)
    with av.open(file, "r", format="mp4") as written:
        return bytes(written.streams.video[0].codec_context.extradata or b"")
