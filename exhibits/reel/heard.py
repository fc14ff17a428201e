"""What is heard in the film and when, as values: works a little before and after their pictures, voices over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exhibits.reel.chain import Sounding
from exhibits.reel.plan import Kind, Reel, Shot
from exhibits.reel.voices import Voice


@dataclass(frozen=True)
class Heard:
    """A stretch of a recording's sound, in frames of the film."""

    path: Path
    cut_in: int
    """The frame of the recording with which it begins."""
    starts: int
    frames: int
    into: int
    """So long it takes to be there in full,"""
    out: int
    """and to go."""
    works: tuple[str, ...]
    """The codes of those who are heard in it."""
    dips: tuple[tuple[int, int], ...] = ()
    """From and to frames of the film between which it is softer, for somebody speaks over it."""
    gain_db: float | None = None
    """Of a voice, which was measured as a whole. None: a work, of which what is heard is brought to one loudness."""
    late: int = 0
    """So many samples later than `cut_in` says lies in the recording what is heard."""
    gaps: tuple[tuple[int, int], ...] = ()
    """From and to frames of the film between which another recording has the same, and this one is not heard. For one
    frame at either end they take turns."""
    fills: bool = False
    """It is heard in the gap of another."""


def works_heard(reel: Reel, sounds: Mapping[str, Path]) -> tuple[Heard, ...]:
    """Of works that stand alone. Each one's sound arrives before its first picture, is there when its pictures are, and
    goes from the cross-fade on in which they do. While its maker speaks it is softer."""
    return tuple(_work(reel, shot, sounds[shot.code]) for shot in reel.shots if not shot.others)


def chain_heard(
    reel: Reel, shot: Shot, spans: Sequence[Sounding], sounds: Mapping[str, Path], lags: Mapping[str, int]
) -> tuple[Heard, ...]:
    """The music of a chain as a work is heard, but while somebody is seen who sings or plays along, their recording of
    both. `lags`: how many samples later the music begins in it."""
    music = _work(reel, shot, sounds[shot.code])
    own = tuple(
        Heard(
            path=sounds[span.code], cut_in=shot.cut_in + span.starts, starts=shot.starts + span.starts,
            frames=span.frames + 1, into=1, out=1, works=(span.code,), dips=music.dips, gain_db=0.0,
            late=lags[span.code], fills=True,
        )
        for span in spans
        if span.code != shot.code
    )  # fmt: skip
    return replace(music, gaps=tuple((one.starts + 1, one.starts + one.frames - 1) for one in own)), *own


def meanings_heard(reel: Reel, voices: Mapping[str, Voice]) -> tuple[Heard, ...]:
    """Makers over the last seconds of their works."""
    return tuple(
        _voice(voices[shot.code], shot.says, reel.fps, shot.code) for shot in reel.shots if shot.says is not None
    )


def questions_heard(reel: Reel, voices: Mapping[str, Voice], after: int) -> tuple[Heard, ...]:
    """Neighbours who ask, `after` so many frames of the building."""
    return tuple(
        _voice(voices[part.name], part.starts + after, reel.fps, voices[part.name].speaker.code)
        for part in reel.parts
        if part.kind is Kind.ASK and part.name in voices
    )


def together_heard(reel: Reel, music: Path, code: str) -> tuple[Heard, ...]:
    """What everybody dances to, from its beginning."""
    part = next((one for one in reel.parts if one.kind is Kind.TOGETHER), None)
    if part is None:
        return ()
    return (Heard(music, 0, part.starts, part.frames, into=part.fade, out=2 * reel.fps, works=(code,)),)


def _voice(voice: Voice, starts: int, fps: int, code: str) -> Heard:
    return Heard(voice.path, 0, starts, voice.frames(fps), into=0, out=0, works=(code,), gain_db=voice.gain_db)


def _work(reel: Reel, shot: Shot, path: Path) -> Heard:
    return Heard(
        path=path,
        cut_in=shot.cut_in - shot.lead,
        starts=shot.starts - shot.lead,
        frames=shot.lead + shot.frames + shot.trail,
        into=shot.lead,
        out=reel.leaves(reel.part_of(shot)) + shot.trail,
        works=(shot.code,),
        dips=() if shot.says is None else ((shot.says, shot.starts + shot.frames),),
    )
