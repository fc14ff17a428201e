"""Checked before it is called done: the film as it lies there, opened again and compared with what was planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest
from pathlib import Path

from exhibits.errors import SpoiltError
from exhibits.reel.boxes import starts_at_once
from exhibits.reel.captions import Cue
from exhibits.reel.captiontrack import read_captions, shown_by_itself
from exhibits.reel.chapters import Chapter, as_read
from exhibits.reel.proof import Group, Told, decoded_sums, nobody, packet_sums
from exhibits.reel.soundcheck import Sound, SoundCheck
from media.encode import house_parameters
from media.opening import main_streams, open_media
from media.profile import HouseProfile


@dataclass(frozen=True)
class Planned:
    """What the film must be."""

    profile: HouseProfile
    frames: int
    chapters: tuple[Chapter, ...] = ()
    cues: tuple[Cue, ...] = ()
    parts: tuple[Group, ...] | None = None
    """The groups of its parts in their order, where every part was decoded whole before."""
    sound: Sound | None = None
    """What an earlier check gave for the same sound; it is then not listened to again."""
    lufs: float | None = None
    """How loud the mix was found to be, with all the gain that it may have; not compared where that is not known."""
    captions_on: bool = True
    """Shown until somebody switches them off; those that are burnt in are not shown twice."""


@dataclass(frozen=True)
class Checked:
    """The figures of a film that is as it was planned."""

    frames: int
    groups: tuple[Group, ...]
    sound: Sound


def check_film(path: Path, planned: Planned, told: Told = nobody) -> Checked:
    """Raises `SpoiltError` with what differs. `told` hears the pictures that were looked at, and may stop it all."""
    if not starts_at_once(path):
        raise _spoilt("The film's index lies behind its pictures")
    _check_shape(path, planned)
    groups = (decoded_sums if planned.parts is None else packet_sums)(path, planned.profile, told)
    _check_groups(groups, planned)
    heard = SoundCheck(planned.profile, planned.frames, planned.lufs, lambda part: told(planned.frames))
    return Checked(planned.frames, groups, heard.check(path, planned.sound))


def _check_shape(path: Path, planned: Planned) -> None:
    """All that can be seen without decoding."""
    profile = planned.profile
    with open_media(path) as film:
        pictures, sound = main_streams(film)
        if pictures is None or sound is None:
            raise _spoilt("The film lacks its pictures or its sound")
        if (pictures.width, pictures.height) != profile.size:
            raise _spoilt(f"The film came out at {pictures.width} × {pictures.height} instead of its own size")
        if pictures.average_rate != profile.fps:
            raise _spoilt(f"The film came out at {pictures.average_rate} pictures a second instead of {profile.fps}")
        if bytes(pictures.codec_context.extradata or b"") != house_parameters(profile):
            raise _spoilt("The film is not in the house profile")
        if (sound.codec_context.name, sound.rate, sound.layout.name) != ("aac", profile.rate, profile.layout):
            raise _spoilt("The film's sound is not in the house profile")
        if pictures.frames != planned.frames:
            raise _spoilt(f"The film came out with {pictures.frames} pictures instead of {planned.frames}")
        _compare("chapter", as_read(film, profile), planned.chapters)
        _compare("caption", read_captions(film, profile), planned.cues)
        if any(shown_by_itself(track) is not planned.captions_on for track in film.streams.subtitles):
            raise _spoilt("The film's captions are not switched as planned")


def _compare(what: str, found: Sequence[Chapter | Cue], wanted: Sequence[Chapter | Cue]) -> None:
    if len(found) != len(wanted):
        raise _spoilt(f"The film came out with {len(found)} {what}s instead of {len(wanted)}")
    for number, (one, other) in enumerate(zip(found, wanted, strict=True), 1):
        if one != other:
            raise _spoilt(f"The film's {what} {number} is not what was planned")


def _check_groups(groups: Sequence[Group], planned: Planned) -> None:
    frames = sum(group.frames for group in groups)
    if frames != planned.frames:
        raise _spoilt(f"The film came out with {frames} pictures instead of {planned.frames}")
    if planned.parts is None:
        return
    begins = accumulate((group.frames for group in groups), initial=0)
    pairs = zip_longest(groups, planned.parts)
    differs = next((at for at, (group, part) in zip(begins, pairs, strict=False) if group != part), None)
    if differs is not None:
        seconds = differs / planned.profile.fps
        raise _spoilt(f"The film differs from the parts that it was made of after {seconds:.2f} seconds")


def _spoilt(what: str) -> SpoiltError:
    return SpoiltError(f"{what}; it was thrown away.")
