"""A voice and the piece it answers, mixed: each on its own track of the recording, brought to one balance here."""

from fractions import Fraction
from pathlib import Path

import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer

from media.loudness import measure_blocks
from media.opening import Damage, open_media
from media.samples import RATE, Samples
from media.sound import clocked
from media.tracks import Track

_VOICE_OVER_DB = 1.5
"""A voice stands a little before the music it sings to."""
_MOST_GAIN_DB = 18.0
"""More would turn up the room and not the singer."""
_HEADROOM = np.float32(0.5)
"""So that two loud sounds together are not torn before the house's limiter sees them."""


def is_blend(container: InputContainer) -> bool:
    """Whether the recording has a voice and a piece to mix."""
    return _tracks(container).keys() >= {Track.VOICE, Track.PIECE}


def blended(path: Path, start: Fraction, most_seconds: float, damage: Damage) -> Samples:
    """Both together, from `start` on the file's clock."""
    voice, piece = (_read(path, track, start, most_seconds, damage) for track in (Track.VOICE, Track.PIECE))
    whole = np.zeros((max(len(voice), len(piece)), 2), np.float32)
    whole[: len(piece)] += piece * _HEADROOM
    whole[: len(voice)] += voice * _HEADROOM * np.float32(10 ** (_balance_db(voice, piece) / 20))
    return whole


def _balance_db(voice: Samples, piece: Samples) -> float:
    """The gain that sets a voice before the piece; none for who only listened."""
    sung, played = measure_blocks([voice]), measure_blocks([piece])
    if sung.silent or played.silent:
        return 0.0
    return min(played.integrated + _VOICE_OVER_DB - sung.integrated, _MOST_GAIN_DB)


def _read(path: Path, track: Track, start: Fraction, most_seconds: float, damage: Damage) -> Samples:
    with open_media(path) as container:
        stream = _tracks(container)[track]
        blocks, samples, most = [], 0, int(most_seconds * RATE)
        for block in clocked(container, stream, RATE, start=start, damage=damage):
            blocks.append(block)
            samples += len(block)
            if samples >= most:
                break
    return np.concatenate([np.zeros((0, 2), np.float32), *blocks])[:most]


def _tracks(container: InputContainer) -> dict[str, AudioStream]:
    return {stream.metadata.get("title", ""): stream for stream in container.streams.audio}
