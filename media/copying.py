"""Copies pictures into an MP4 without encoding them again, and checks what was written."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.video.stream import VideoStream

from media.clip import Clip, look
from media.encode import add_house_audio, sound_frame
from media.errors import DamagedError
from media.files import write_beside
from media.opening import main_streams, open_media
from media.profile import HouseProfile
from media.samples import Samples

_APART_SECONDS = 0.25
"""By so much the MP4 may differ from what was read; more means that something went missing."""


def copy_pictures(clip: Clip, target: Path, blocks: Iterable[Samples], profile: HouseProfile) -> None:
    """An MP4 with the clip's own pictures, if it has some, and this sound, both counted from `clip.starts`."""
    with open_media(clip.path) as source, write_beside(target) as part:
        options = {"movflags": "+faststart", "fflags": "+bitexact"}
        with av.open(str(part), "w", format="mp4", options=options) as output:
            film, heard = main_streams(source)
            video = None if film is None or clip.video is None else output.add_stream_from_template(film)
            audio = None if heard is None or clip.audio is None else add_house_audio(output, profile)
            sound = _Sound(output, audio, iter(blocks), profile.rate)
            if film is not None and video is not None:
                for packet in _copied(source.demux(film), video, clip.starts):
                    at = packet.dts or 0
                    sound.up_to(at * packet.time_base)
                    output.mux(packet)
            sound.to_the_end()


def checked(target: Path, seconds: float) -> Clip:
    """What was written, opened again."""
    clip = look(target)
    if abs(clip.seconds - seconds) > _APART_SECONDS:
        raise DamagedError(f"{target.name} came out {clip.seconds:.1f} seconds long instead of {seconds:.1f}.")
    return clip


def _copied(
    packets: "Iterator[Packet[VideoStream]]", stream: VideoStream, start: Fraction
) -> "Iterator[Packet[VideoStream]]":
    """Packets moved to zero; out of a torn tail none whose time goes back."""
    last: int | None = None
    while True:
        try:
            packet = next(packets, None)
        except FFmpegError:
            return
        if packet is None:
            return
        if packet.pts is None or packet.dts is None or packet.size == 0 or packet.is_corrupt:
            continue
        shift = round(start / packet.time_base)
        packet.pts -= shift
        packet.dts -= shift
        if last is None or packet.dts > last:
            last = packet.dts
            packet.stream = stream
            yield packet


class _Sound:
    """Encodes as much sound as has been seen, so that both lie side by side in the file."""

    def __init__(
        self, output: OutputContainer, stream: AudioStream | None, blocks: Iterator[Samples], rate: int
    ) -> None:
        self._output = output
        self._stream = stream
        self._blocks = blocks
        self._rate = rate
        self._samples = 0

    def up_to(self, seconds: Fraction) -> None:
        while self._stream is not None and self._samples < seconds * self._rate and self._one_more():
            pass

    def to_the_end(self) -> None:
        if self._stream is None:
            return
        while self._one_more():
            pass
        self._output.mux(self._stream.encode(None))

    def _one_more(self) -> bool:
        assert self._stream is not None
        for block in islice(self._blocks, 1):
            self._output.mux(self._stream.encode(sound_frame(block, self._rate, self._samples)))
            self._samples += len(block)
            return True
        return False
