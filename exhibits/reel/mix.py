"""The sound of the whole film, every work in it at one loudness, by all cores. It is kept as one chunk: works that were
encoded each by itself drift and click where they are joined."""

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import uuid4

from exhibits.chunks import Chunks, Facts
from exhibits.reel.bed import Bed, laid, soften
from exhibits.reel.heard import Heard
from exhibits.reel.levels import Gain, alone, measuring
from exhibits.reel.pieces import Sums, key_of, plain
from exhibits.reel.soundcheck import Sound, SoundCheck
from media.loudness import MOMENT, level_in_place
from media.profile import HouseProfile
from media.samples import Samples
from media.side_by_side import all_cores, in_turn
from media.spliced import write_spliced

_LAID, _CODED = 0.3, 0.75
"""Of the work with it, when all lies in its place, and when it is encoded and has to be listened to."""
_MARGIN_SECONDS = 1
"""A limiter that begins so long before it is needed does what one does that heard it all."""
_ROUNDS, _GAIN_ROUNDS, _CLOSE_DB = 9, 3, 0.3
"""AAC takes loudness away from claps and hiss, and raises peaks: what came out otherwise is mixed once more. After the
third time works stay as they are, so that their peaks come under the ceiling."""
_CLEAR_DB = 0.3
"""More than a moment was too high, so that it is not so again."""
_RAMP = 960
"""Samples before and after a moment, over which it becomes softer and comes back."""


@dataclass(frozen=True)
class Mix:
    """All that the film's sound is."""

    heard: tuple[Heard, ...]
    frames: int
    profile: HouseProfile
    lufs: float
    """How loud the works are in it; as they come home they are at the profile's."""


def sound_key(mix: Mix, sums: Sums) -> str:
    """Of the film's sound: what is heard when, and nothing of what is seen."""
    profile = mix.profile
    levels = [profile.fps, profile.rate, profile.sound_bits, profile.lufs, profile.ceiling_db, mix.lufs]
    return key_of({"sound": plain(mix.heard, sums), "frames": mix.frames, "levels": levels})


def mix_sound(mix: Mix, chunks: Chunks, key: str, folder: Path, told: Callable[[float], None]) -> None:
    """The mix lies in a file in `folder` and not in memory: an hour takes no more than a minute. `told` is called often
    with the part that is done, and may stop it."""
    if chunks.find(key):
        return
    began, raw, film = time.process_time(), folder / "sound.f32", chunks.bench / f"{key}-{uuid4().hex}.mp4"
    try:
        with all_cores() as cores:
            sound, loud = _Mixing(mix, raw, film, cores, told).mixed()
        told(1.0)
        works = tuple(sorted({code for one in mix.heard for code in one.works}))
        known = sound.sum, sound.loudness.integrated, sound.loudness.true_peak, sound.off_seconds
        chunks.keep(key, film, Facts(works, mix.frames, time.process_time() - began, heard=known, loud=loud))
    finally:
        raw.unlink(missing_ok=True)
        film.unlink(missing_ok=True)


class _Mixing:
    """What no neighbour made is heard as it is laid, and makes nobody louder or softer."""

    def __init__(self, mix: Mix, raw: Path, film: Path, cores: Executor, told: Callable[[float], None]) -> None:
        self._mix, self._raw, self._film, self._cores, self._told = mix, raw, film, cores, told
        heard = dict(enumerate(mix.heard))
        neighbours = [one for one in mix.heard if one.works]
        works = {number: one for number, one in heard.items() if one.gain_db is None}
        alone_ = {number: alone(one, neighbours, mix.profile.fps) for number, one in works.items()}
        self._spans = {number: span for number, span in alone_.items() if span}
        """Where a work can be measured."""
        self._gains = {
            number: Gain(one.gain_db, one.gain_db) for number, one in heard.items() if one.gain_db is not None
        }
        self._dips: dict[int, float] = {}
        """By moment, how many dB softer it has to be: the encoder raises a clap's peaks, and only there."""

    def mixed(self) -> tuple[Sound, tuple[tuple[str, float], ...]]:
        """How it is as a whole, and how loud each work in it by its code."""
        check = SoundCheck(self._mix.profile, self._mix.frames, None, lambda part: self._tell(_CODED, 1.0, part))
        for number in range(_ROUNDS):
            self._encode(self._laid())
            loud = dict[int, float]()
            whole, over = check.listened(self._film, self._cores, self._measured(loud))
            if not self._mended(over, loud if number < _GAIN_ROUNDS else {}):
                break
        codes = {number: code for number, one in enumerate(self._mix.heard) for code in one.works}
        by_code = tuple(sorted((codes[number], round(lufs, 2)) for number, lufs in loud.items()))
        return check.known(self._film, whole), by_code

    def _measured(self, loud: dict[int, float]) -> Callable[[Iterator[Samples]], Iterator[Samples]]:
        return lambda blocks: measuring(blocks, self._spans, self._mix.profile, loud)

    def _mended(self, over: Mapping[int, float], loud: Mapping[int, float]) -> bool:
        """Whether it has to be mixed once more: works that lost some of what they were lifted to, and peaks."""
        again = bool(over)
        for moment, peak in over.items():
            high = peak - self._mix.profile.most_peak_db
            self._dips[moment] = self._dips.get(moment, 0.0) + high + _CLEAR_DB
        nearer = dict[int, Gain]()
        for number, lufs in loud.items():
            gain, off = self._gains[number], self._mix.lufs - lufs
            nearer[number] = gain._replace(db=min(gain.db + off, max(gain.db, gain.most_db)))
            again = again or (abs(off) > _CLOSE_DB and nearer[number] != gain)
        if again:
            self._gains |= nearer  # who was near enough comes nearer too: it costs nothing more
        return again

    def _laid(self) -> Bed:
        bed = Bed(self._raw, self._mix.frames * self._mix.profile.frame_samples)
        heard, profile = self._mix.heard, self._mix.profile
        tasks = [
            partial(laid, one, bed.samples, profile, self._gains.get(number), self._spans.get(number))
            for number, one in enumerate(heard)
        ]
        for number, (part, gain) in enumerate(in_turn(self._cores, tasks)):
            self._gains[number] = gain
            bed.add(part, max(heard[number].starts, 0) * profile.frame_samples)
            self._tell(0.0, _LAID, (number + 1) / len(heard))
        return bed

    def _encode(self, bed: Bed) -> None:
        read = partial(self._levelled, bed)
        told = partial(self._tell, _LAID, _CODED)
        write_spliced(self._film, bed.samples, read, self._mix.profile, self._cores, told)

    def _levelled(self, bed: Bed, first: int, last: int) -> Samples:
        """From one sample of the film up to another, as it is to be encoded."""
        profile, margin = self._mix.profile, _MARGIN_SECONDS * self._mix.profile.rate
        begins, ends = max(first - margin, 0), min(last + margin, bed.samples)
        part = bed.read(begins, ends)
        level_in_place(part, self._mix.lufs - profile.lufs, profile.ceiling_db)
        if self._dips:
            dips = ((moment * MOMENT - begins, (moment + 1) * MOMENT - begins, db) for moment, db in self._dips.items())
            soften(part, dips, _RAMP)
        return part[first - begins : last - begins]

    def _tell(self, since: float, until: float, part: float) -> None:
        self._told(since + (until - since) * part)
