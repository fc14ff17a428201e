"""The sounds of an answer, block by block: what was sung beside what it answers, and both together to listen to."""

import numpy as np

from capture.captured import RATE, Samples
from capture.piece import Piece
from media.form import Form
from media.tracks import Track

_PIECE_SHARE = 0.6
"""So loud is the piece beside a voice; the finished work is balanced anew, by ear's measure."""
_VOICE_RMS = 0.12
"""-18 dBFS: a voice that carries over a piece of music at the house's loudness."""
_LEAST_GAIN, _MOST_GAIN = 0.5, 8.0
_LOUD_SECONDS = 2.0
"""How long a loud moment counts: a singer breathes, and the room is not turned up meanwhile."""


def tracks_of(form: Form, channels: int, *, answers: bool) -> dict[Track, int]:
    """Which sounds a take has, and how many channels each. A dance carries the clean piece and nothing of the room:
    what nobody needs is not recorded."""
    if not answers:
        return {Track.HEARD: channels} if channels else {}
    if form is Form.DANCE or not channels:
        return {Track.HEARD: 2}
    return {Track.HEARD: 2, Track.VOICE: channels, Track.PIECE: 2}


class Duet:
    """Lays a piece beside what the microphone gives, for one take."""

    def __init__(self, piece: Piece, tracks: dict[Track, int]) -> None:
        self._piece, self._tracks = piece, tracks
        self._loud = 0.0
        self._gain = 1.0

    def beside(self, voice: Samples, at: float) -> dict[Track, Samples]:
        """`at` is when the first sample of the block was heard, on the monotonic clock."""
        piece = self._piece.beside(len(voice), at)
        if Track.VOICE not in self._tracks:
            return {Track.HEARD: piece}
        heard = piece * np.float32(_PIECE_SHARE) + self._levelled(voice)
        return {Track.HEARD: heard, Track.VOICE: voice, Track.PIECE: piece}

    def _levelled(self, voice: Samples) -> Samples:
        """Brings a soft singer and a shouting one to the same level, slowly, so that nothing pumps."""
        now = float(np.sqrt(np.square(voice).mean())) if voice.size else 0.0
        self._loud = max(now, self._loud * (1 - len(voice) / RATE / _LOUD_SECONDS))
        before, self._gain = self._gain, float(np.clip(_VOICE_RMS / max(self._loud, 1e-4), _LEAST_GAIN, _MOST_GAIN))
        return voice * np.linspace(before, self._gain, len(voice), dtype=np.float32)[:, None]
