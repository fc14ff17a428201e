"""From values to one film: what is missing is drawn by all cores, the sound is mixed meanwhile, then all is joined."""

import logging
from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import av
from av.error import FFmpegError

from exhibits.chunks import Chunks
from exhibits.errors import SpoiltError
from exhibits.reel.alive import AliveScene
from exhibits.reel.ask import AskScene
from exhibits.reel.assemble import Stretch, assemble
from exhibits.reel.boxes import switch_off_captions
from exhibits.reel.broken import CardScene, can_be_read
from exhibits.reel.captionpaper import Burnt, lying_over
from exhibits.reel.captionplaces import kept_free, placed
from exhibits.reel.captions import Cue
from exhibits.reel.chapters import Chapter
from exhibits.reel.checking import Planned, check_film
from exhibits.reel.heard import Heard
from exhibits.reel.mix import Mix, mix_sound, sound_key
from exhibits.reel.pictures import Scene
from exhibits.reel.pieces import Copied, Piece, Segment, pieces
from exhibits.reel.plan import Part
from exhibits.reel.proof import Group
from exhibits.reel.scenes import Stage, WorkScene
from exhibits.reel.soundcheck import Sound
from exhibits.reel.workers import Pool, cores, cost, drawing, is_there
from media.encode import house_parameters
from media.errors import MediaError
from media.loudness import Loudness
from media.profile import HOUSE, HouseProfile
from media.progress import Pace, Report, StoppedError

log = logging.getLogger(__name__)
_SOUND, _END = 0.04, 0.02
"""What it costs to mix the sound of a picture, to join and to check it, in pictures to be drawn."""


@dataclass(frozen=True)
class Film:
    """All that a film is."""

    title: str
    parts: tuple[Part, ...]
    scenes: tuple[Scene, ...]
    """What is seen in each part."""
    heard: tuple[Heard, ...]
    sums: Mapping[Path, str]
    """Of every file that is seen or heard, the checksum of what is in it."""
    chapters: tuple[Chapter, ...] = ()
    cues: tuple[Cue, ...] = ()
    burnt: tuple[Cue, ...] = ()
    """Captions in the pictures themselves; the track is switched off then."""

    lufs: float = HOUSE.lufs
    """How loud works are in it."""

    @property
    def frames(self) -> int:
        return self.parts[-1].ends

    def mix(self, profile: HouseProfile) -> Mix:
        return Mix(self.heard, self.frames, profile, self.lufs)

    def without(self, broken: Container[Path]) -> "Film":
        """Recordings that cannot be read are neither seen nor heard; a card stands in their place."""
        scenes = tuple(_whole(scene, broken) for scene in self.scenes)
        return replace(self, scenes=scenes, heard=tuple(one for one in self.heard if one.path not in broken))


class Teller:
    """Progress of the whole film. Never goes back."""

    def __init__(self, report: Report, stopped: Callable[[], bool], pace: Pace) -> None:
        self._report, self._stopped, self._pace = report, stopped, pace
        self._shares = defaultdict[str, float](float)
        self._done: float = 0.0
        self.of: float = 1.0
        """All there is to do, in pictures to be drawn."""

    def __call__(self, doing: str, done: float) -> None:
        """So much of this share, and all of the shares before it."""
        if self._stopped():
            raise StoppedError
        self._shares[doing] = max(self._shares[doing], done)
        self._done = max(self._done, sum(self._shares.values()))
        self._report(self._pace.at(min(self._done, self.of), self.of, doing))


@dataclass(frozen=True)
class Made:
    loudness: Loudness
    loud: tuple[tuple[str, float], ...]
    """How loud each work is in it, by its code."""
    broken: frozenset[Path]
    """Recordings that cannot be read, of which the film shows a card."""


def make_film(
    film: Film, stage: Stage, chunks: Chunks, target: Path, folder: Path, tell: Teller, *, pool: Pool = cores
) -> Made:
    """Writes the film to `target`. `folder` is for what is needed meanwhile."""
    broken = frozenset[Path]()
    if not _made_pieces(film, stage, chunks, folder, tell, pool):
        broken = frozenset(path for path in film.sums if not can_be_read(path))
        film = film.without(broken)
        if not broken or not _made_pieces(film, stage, chunks, folder, tell, pool):
            raise SpoiltError("A part of the film cannot be made; what went wrong is in the log.")
    loudness = _joined(film, stage, chunks, target, tell)
    facts = chunks.noted(sound_key(film.mix(stage.profile), film.sums))
    return Made(loudness, facts.loud if facts else (), broken)


def _made_pieces(film: Film, stage: Stage, chunks: Chunks, folder: Path, tell: Teller, pool: Pool) -> bool:
    """False: a recording cannot be read."""
    line = pieces_of(film, stage)
    mix = film.mix(stage.profile)
    sound = sound_key(mix, film.sums)
    missing = [piece for piece in line if not is_there(piece, chunks)]
    mixing, end = _SOUND * film.frames, _END * film.frames
    tell.of = sum(map(cost, missing)) + (0 if chunks.find(sound) else mixing) + 2 * end
    with drawing(missing, stage, chunks, pool) as drawn:
        try:
            mix_sound(mix, chunks, sound, folder, lambda part: tell("job.reel.sound", part * mixing))
        except (MediaError, FFmpegError):
            log.warning("a sound of the film cannot be read", exc_info=True)
            return False
        drawn.finish(lambda: tell("job.reel.pictures", drawn.done))
    return not drawn.spoilt


def _joined(film: Film, stage: Stage, chunks: Chunks, target: Path, tell: Teller) -> Loudness:
    line, end = pieces_of(film, stage), _END * film.frames
    sound = sound_key(film.mix(stage.profile), film.sums)
    tell("job.reel.join", 0)
    stretches = [_stretch(piece, chunks) for piece in line]
    assemble(
        stretches, chunks.use(sound), target, stage.profile, title=film.title, chapters=film.chapters, cues=film.cues,
        language=stage.language,
    )  # fmt: skip
    if film.burnt:
        switch_off_captions(target)
    tell("job.reel.join", end)
    known = [chunks.noted(piece.key) for piece in line]
    groups = [Group(*group) for facts in known if facts for group in facts.groups]
    checked = check_film(
        target,
        Planned(
            stage.profile, film.frames, film.chapters, film.cues, parts=tuple(groups) if all(known) else None,
            sound=_heard_before(chunks, sound), lufs=_as_mixed(chunks, sound), captions_on=not film.burnt,
        ),
        lambda frames: tell("job.reel.check", end * frames / film.frames),
    )  # fmt: skip
    _remember_sound(chunks, sound, checked.sound)
    tell("job.reel.check", end)
    return checked.sound.loudness


def _heard_before(chunks: Chunks, key: str) -> Sound | None:
    """What was found when this sound was listened to from end to end."""
    facts = chunks.noted(key)
    if facts is None or facts.heard is None:
        return None
    checksum, lufs, peak, off = facts.heard
    return Sound(checksum, Loudness(lufs, peak), off)


def _as_mixed(chunks: Chunks, key: str) -> float | None:
    """How loud the sound was when it was mixed."""
    facts = chunks.noted(key)
    return facts.lufs if facts else None


def _remember_sound(chunks: Chunks, key: str, sound: Sound) -> None:
    heard = sound.sum, sound.loudness.integrated, sound.loudness.true_peak, sound.off_seconds
    facts = chunks.noted(key)
    if facts and facts.heard != heard:
        chunks.note(key, replace(facts, heard=heard))


def _whole(scene: Scene, broken: Container[Path]) -> Scene:
    match scene:
        case WorkScene(path=path, resident=resident) if path in broken:
            return CardScene(scene.frames, resident)
        case AskScene(view=view) if view in broken:
            return replace(scene, view=None)
        case AliveScene():
            return replace(scene, works=tuple(work for work in scene.works if work.path not in broken))
    return scene


def pieces_of(film: Film, stage: Stage) -> list[Piece]:
    """The film in pieces, in order."""
    return [
        piece
        for segment in _segments(film, stage)
        for piece in pieces(segment, stage, film.sums, home=_is_home(segment.scene, stage.profile))
    ]


def _segments(film: Film, stage: Stage) -> Sequence[Segment]:
    leaves = [*(part.fade for part in film.parts[1:]), 0]
    befores, captions = [None, *film.scenes[:-1]], _burnt(film, stage) if film.burnt else ()
    return [
        Segment(scene, before, part.fade, part.frames - leaving, lying_over(captions, part.starts, part.ends - leaving))
        for scene, before, part, leaving in zip(film.scenes, befores, film.parts, leaves, strict=True)
    ]


def _burnt(film: Film, stage: Stage) -> tuple[Burnt, ...]:
    kept = [
        replace(one, first=part.starts + one.first, last=part.starts + one.last)
        for part, scene in zip(film.parts, film.scenes, strict=True)
        for one in kept_free(scene, stage)
    ]
    return placed(film.burnt, kept, stage)


def _is_home(scene: Scene, profile: HouseProfile) -> bool:
    """Whether pictures of this work can be copied into the film as they are."""
    if not isinstance(scene, WorkScene) or not scene.resident.form.seen:
        return False
    with av.open(str(scene.path)) as film:
        return bytes(film.streams.video[0].codec_context.extradata or b"") == house_parameters(profile)


def _stretch(piece: Piece, chunks: Chunks) -> Stretch:
    if isinstance(piece, Copied):
        return Stretch(piece.path, piece.first, piece.last)
    return Stretch(chunks.use(piece.key), 0, piece.frames)
