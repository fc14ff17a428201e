"""The border to the container: pictures and sound into a Matroska file that can be read wherever it breaks off."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation, VideoReformatter

from capture.captured import RATE, SIZE, Pixels, Samples
from capture.synced import SyncedFile
from capture.timeline import TICKS
from media.take import Sheets
from media.tracks import Track

# clusters of 100 ms: a kill loses 0.2 s; interleave: without it, all sound after a camera's death stays in memory
_OPTIONS = {"cluster_time_limit": "100", "max_interleave_delta": "500000", "flush_packets": "1"}
_X264 = {
    "preset": "ultrafast",
    "crf": "23",
    "tune": "zerolatency",
    "x264-params": "keyint=15:min-keyint=15:scenecut=0",
}


_SHEETS = "WIJKPODIUM_SHEETS"


def sheets_of(container: InputContainer) -> Sheets | None:
    """What a recorded drawing is laid of; None of what a camera saw."""
    told = container.metadata.get(_SHEETS)
    if told is None:
        return None
    return Sheets(**{name: tuple(colours) for name, colours in json.loads(told).items()})


class Matroska:
    """One take's file. Raises OSError (disk) and av.FFmpegError, also from `close`."""

    def __init__(
        self, path: Path, *, pictures: bool, sounds: Mapping[Track, int], sheets: Sheets | None = None
    ) -> None:
        """`sounds` has the channels of each track, the one to be played first. `sheets` of a drawing are told in the
        head of the file, where they are found whenever it breaks off."""
        self._file = SyncedFile(path)
        self._out = av.open(self._file, "w", format="matroska", options=_OPTIONS)
        if sheets is not None:
            self._out.metadata[_SHEETS] = json.dumps(asdict(sheets))
        self._video = self._add_video() if pictures else None
        self._sounds = {track: self._add_sound(track, channels) for track, channels in sounds.items()}
        self._reformatter = VideoReformatter()

    def picture(self, pixels: Pixels, ticks: int) -> None:
        assert self._video is not None
        frame = self._reformatter.reformat(
            av.VideoFrame.from_ndarray(pixels, format="bgr24"),
            format="yuv420p",
            src_colorspace=Colorspace.ITU709,
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.FAST_BILINEAR,
        )
        frame.pts, frame.time_base = ticks, Fraction(1, TICKS)
        self._out.mux(self._video.encode(frame))

    def sound(self, samples: Samples, first: int, track: Track = Track.HEARD) -> None:
        """`first` is the number of the first sample in the take."""
        stream = self._sounds[track]
        whole = (np.clip(samples, -1, 1) * 32767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(whole.reshape(1, -1)), "s16", stream.layout.name)
        frame.sample_rate, frame.pts, frame.time_base = RATE, first, Fraction(1, RATE)
        self._out.mux(stream.encode(frame))

    def close(self) -> None:
        """Write what the encoders still hold, and the end of the file; then sync."""
        try:
            for stream in (self._video, *self._sounds.values()):
                if stream is not None:
                    self._out.mux(stream.encode(None))
            self._out.close()
        finally:
            self._file.close()

    def _add_video(self) -> av.VideoStream:
        stream = self._out.add_stream("libx264", rate=30, options=_X264)
        context = stream.codec_context
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        stream.time_base = context.time_base = Fraction(1, TICKS)
        context.thread_count = 1
        context.color_range = ColorRange.MPEG
        context.colorspace = Colorspace.ITU709
        context.color_primaries = ColorPrimaries.BT709
        context.color_trc = ColorTrc.BT709
        return stream

    def _add_sound(self, track: Track, channels: int) -> av.AudioStream:
        stream = self._out.add_stream("flac", rate=RATE)
        stream.metadata["title"] = track
        stream.layout = "stereo" if channels == 2 else "mono"
        stream.codec_context.format = av.AudioFormat("s16")
        return stream
