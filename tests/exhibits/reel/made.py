"""Tiny films as assembling makes them: chunks of the house profile copied one after the other, sound encoded once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from operator import itemgetter
from pathlib import Path

import av
import numpy as np
from av.packet import Packet

from exhibits.reel.captions import Cue
from exhibits.reel.captiontrack import add_captions
from exhibits.reel.chapters import Chapter, as_written
from media.encode import Encoder, add_house_audio, sound_frame
from media.profile import HouseProfile
from media.testcard import beeps, card_picture
from tests.exhibits.reel.shown import SMALL


@dataclass(frozen=True)
class Told:
    """What goes with the pictures. A steady tone is heard all along, as loud as the house."""

    cues: Sequence[Cue] = ()
    chapters: Sequence[Chapter] = ()
    movflags: str = "+faststart"
    sound_frames: int | None = None
    """As long as the pictures, if not given."""
    height: float = 0.136
    """Of the tone; full scale is 1."""


def chunk(path: Path, frames: int, *, first: int = 0, profile: HouseProfile = SMALL) -> Path:
    """Pictures of the test card from number `first` on, without sound."""
    with Encoder(path, profile, audio=False) as encoder:
        for number in range(first, first + frames):
            picture = np.full((*profile.size[::-1], 4), 255, np.uint8)
            picture[..., :3] = card_picture(profile.size, number)
            encoder.picture(picture)
    return path


def damage(film: Path) -> None:
    """The same groups at the same places, and one picture in the second that cannot be decoded."""
    content = bytearray(film.read_bytes())
    with av.open(str(film)) as opened:
        packet = [one for one in opened.demux(opened.streams.video[0]) if one.pts is not None and one.is_keyframe][1]
        content[packet.pos + 60] ^= 0xFF
    film.write_bytes(content)


def film(path: Path, chunks: Sequence[Path], told: Told | None = None, *, profile: HouseProfile = SMALL) -> Path:
    told = told or Told()
    with av.open(str(path), "w", format="mp4", options={"movflags": told.movflags, "fflags": "+bitexact"}) as output:
        output.set_chapters(as_written(told.chapters, profile))
        with av.open(str(chunks[0])) as first:
            video = output.add_stream_from_template(first.streams.video[0])
        audio = add_house_audio(output, profile)
        captions = add_captions(output, told.cues, profile, "nl") if told.cues else iter(())
        output.start_encoding()
        pictures = list(_joined(chunks, profile))
        for _, packet in pictures:
            packet.stream = video
        blocks = _sound(len(pictures) if told.sound_frames is None else told.sound_frames, told.height, profile)
        sounds = ((at, packet) for at, frame in blocks for packet in audio.encode(frame))
        for _, packet in merge(pictures, captions, sounds, key=itemgetter(0)):
            output.mux(packet)
    return path


def _joined(chunks: Sequence[Path], profile: HouseProfile) -> Iterator[tuple[int, Packet]]:
    number = before = 0
    for path in chunks:
        with av.open(str(path)) as opened:
            stream = opened.streams.video[0]
            shift = int(Fraction(before, profile.fps) / stream.time_base)
            for packet in opened.demux(stream):
                if packet.dts is not None:
                    packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
                    yield number, packet
                    number += 1
        before = number


def _sound(frames: int, height: float, profile: HouseProfile) -> Iterator[tuple[int, av.AudioFrame | None]]:
    tenths = range(frames * 10 // profile.fps + 1)
    tone = beeps(frames / profile.fps, [at / 10 for at in tenths], profile.rate, height)
    for first in range(0, len(tone), profile.frame_samples):
        block = tone[first : first + profile.frame_samples]
        yield first // profile.frame_samples, sound_frame(block, profile.rate, first)
    yield frames, None
