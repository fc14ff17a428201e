"""From values to one film: what is missing is drawn by all cores, the sound is mixed meanwhile, then all is joined."""

import logging
from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from av.error import FFmpegError

from exhibits.chunks import Chunks
from exhibits.errors import SpoiltError
from exhibits.reel.alive import AliveScene
from exhibits.reel.answered import ChainScene
from exhibits.reel.ask import AskScene
from exhibits.reel.assemble import Stretch, assemble
from exhibits.reel.boxes import switch_off_captions
from exhibits.reel.broken import CardScene, can_be_read
from exhibits.reel.captionpaper import Burnt, lying_over
from exhibits.reel.captionplaces import kept_free, placed
from exhibits.reel.captions import Cue
from exhibits.reel.chapters import Chapter
from exhibits.reel.checking import Planned, check_film
from exhibits.reel.costs import Work, checking, cost, joining
from exhibits.reel.groups import Break, breaks_of
from exhibits.reel.heard import Heard
from exhibits.reel.mix import Mix, mix_sound, sound_key
from exhibits.reel.pictures import Scene
from exhibits.reel.pieces import Copied, Piece, Segment, pieces
from exhibits.reel.plan import Part
from exhibits.reel.proof import Group
from exhibits.reel.scenes import Stage, WorkScene
from exhibits.reel.soundcheck import Sound
from exhibits.reel.workers import Drawing, Pool, drawing, is_there
from media.child import in_child
from media.encode import house_parameters
from media.errors import MediaError
from media.loudness import Loudness
from media.opening import open_index
from media.profile import HOUSE, HouseProfile
from media.progress import Pace, Report, StoppedError
from media.side_by_side import Processes

log = logging.getLogger(__name__)
_READ_SECONDS = 900


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
    whole: frozenset[Path] = frozenset()
    """Works of which every picture was decoded when they came home."""
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
        self._of: float = 1.0

    def begin(self, of: float) -> None:
        """All there is to do is so much, as `costs` count."""
        self._of = of
        self._pace.begin(self._done)

    def share(self, doing: str, done: float) -> None:
        """So much of this is done, while something else is told of."""
        self._shares[doing] = max(self._shares[doing], done)
        self._done = max(self._done, sum(self._shares.values()))

    def __call__(self, doing: str, done: float) -> None:
        """So much of this share, and all of the shares before it."""
        if self._stopped():
            raise StoppedError
        self.share(doing, done)
        self._report(self._pace.at(min(self._done, self._of), self._of, doing))


@dataclass(frozen=True)
class Made:
    loudness: Loudness
    loud: tuple[tuple[str, float], ...]
    """How loud each work is in it, by its code."""
    broken: frozenset[Path]
    """Recordings that cannot be read, of which the film shows a card."""


def make_film(
    film: Film, stage: Stage, chunks: Chunks, target: Path, folder: Path, tell: Teller, *, pool: Pool = Processes
) -> Made:
    """Writes the film to `target`. `folder` is for what is needed meanwhile."""
    broken = frozenset[Path]()
    if not _made_pieces(film, stage, chunks, folder, tell, pool):
        broken = frozenset(path for path in film.sums if not _is_whole(path, tell))
        film = film.without(broken)
        if not broken or not _made_pieces(film, stage, chunks, folder, tell, pool):
            raise SpoiltError("A part of the film cannot be made; what went wrong is in the log.")
    loudness = _joined(film, stage, chunks, target, tell)
    facts = chunks.noted(sound_key(film.mix(stage.profile), film.sums))
    return Made(loudness, facts.loud if facts else (), broken)


def _made_pieces(film: Film, stage: Stage, chunks: Chunks, folder: Path, tell: Teller, pool: Pool) -> bool:
    """False: a recording cannot be read."""
    missing = [piece for piece in pieces_of(film, stage) if not is_there(piece, chunks)]
    mix, work = film.mix(stage.profile), _work(film, stage, chunks, missing)
    tell.begin(work.of)
    with drawing(missing, stage, chunks, pool) as drawn:
        look = _Look(drawn, work, tell)
        try:
            mix_sound(mix, chunks, sound_key(mix, film.sums), folder, look.at_sound)
        except (MediaError, FFmpegError):
            log.warning("a sound of the film cannot be read", exc_info=True)
            return False
        drawn.finish(look.at_pictures)
    return not drawn.spoilt


def draw_pieces(film: Film, stage: Stage, chunks: Chunks, tell: Teller, *, pool: Pool = Processes) -> int:
    """Without its sound, and without the film: tells how many pictures were missing."""
    missing = [piece for piece in pieces_of(film, stage) if not is_there(piece, chunks)]
    tell.begin(sum(map(cost, missing)))
    with drawing(missing, stage, chunks, pool) as drawn:
        drawn.finish(lambda: tell("job.reel.pictures", drawn.done))
    return sum(piece.frames for piece in missing)


@dataclass
class _Look:
    """At those who draw, while the sound is mixed and after it."""

    drawn: Drawing
    work: Work
    tell: Teller
    began: bool = False

    def at_sound(self, part: float) -> None:
        self._at_all()
        self.tell("job.reel.sound", part * self.work.sound)

    def at_pictures(self) -> None:
        self._at_all()
        self.tell("job.reel.pictures", self.drawn.done)

    def _at_all(self) -> None:
        self.tell.share("job.reel.pictures", self.drawn.done)
        if not self.began and self.drawn.began:
            self.began = True
            self.tell.begin(self.work.of)


def _work(film: Film, stage: Stage, chunks: Chunks, missing: Sequence[Piece]) -> Work:
    return Work(missing, film.frames, stage.profile, chunks.find(_sound_of(film, stage)) is not None)


def _sound_of(film: Film, stage: Stage) -> str:
    return sound_key(film.mix(stage.profile), film.sums)


def _is_whole(recording: Path, tell: Teller) -> bool:
    """Read by a process of its own: one that can hang those who draw it can hang us."""
    try:
        alive = partial(tell, "job.reel.pictures", 0)
        return in_child(can_be_read, recording, seconds=_READ_SECONDS, report=lambda _: alive())
    except MediaError:
        return False


def _joined(film: Film, stage: Stage, chunks: Chunks, target: Path, tell: Teller) -> Loudness:
    line, sound = pieces_of(film, stage), _sound_of(film, stage)
    join, check = joining(film.frames), checking(film.frames)
    tell("job.reel.join", 0)
    stretches = [_stretch(piece, chunks) for piece in line]
    assemble(
        stretches, chunks.use(sound), target, stage.profile, title=film.title, chapters=film.chapters, cues=film.cues,
        language=stage.language, told=lambda frames: tell("job.reel.join", join * frames / film.frames),
    )  # fmt: skip
    if film.burnt:
        switch_off_captions(target)
    tell("job.reel.join", join)
    known = [chunks.noted(piece.key) for piece in line]
    groups = [Group(*group) for facts in known if facts for group in facts.groups]
    heard = _heard_before(chunks, sound)
    checked = check_film(
        target,
        Planned(
            stage.profile, film.frames, film.chapters, film.cues, parts=tuple(groups) if all(known) else None,
            sound=heard, lufs=heard.loudness.integrated if heard else None, captions_on=not film.burnt,
        ),
        lambda frames: tell("job.reel.check", check * frames / film.frames),
    )  # fmt: skip
    tell("job.reel.check", check)
    return checked.sound.loudness


def _heard_before(chunks: Chunks, key: str) -> Sound | None:
    """What was found when this sound was mixed, and listened to from end to end."""
    facts = chunks.noted(key)
    if facts is None or facts.heard is None:
        return None
    checksum, lufs, peak, off = facts.heard
    return Sound(checksum, Loudness(lufs, peak), off)


def _whole(scene: Scene, broken: Container[Path]) -> Scene:
    match scene:
        case WorkScene(path=path, resident=resident) if path in broken:
            return CardScene(scene.frames, resident)
        case ChainScene():
            return _whole_chain(scene, broken)
        case AskScene(view=view) if view in broken:
            return replace(scene, view=None)
        case AliveScene():
            return replace(scene, works=tuple(work for work in scene.works if work.path not in broken))
    return scene


def _whole_chain(scene: ChainScene, broken: Container[Path]) -> Scene:
    """Whoever makes the music is seen instead of others who cannot be."""
    music, lost = scene.works[0], {work.resident.code for work in scene.works if work.path in broken}
    if music.path in broken:
        return CardScene(scene.frames, music.resident)
    late = scene.cuts[0].cut_in
    cuts = (
        replace(cut, code=music.resident.code, cut_in=late + cut.starts) if cut.code in lost else cut
        for cut in scene.cuts
    )
    return replace(scene, cuts=tuple(cuts), works=tuple(work for work in scene.works if work.path not in broken))


def pieces_of(film: Film, stage: Stage) -> list[Piece]:
    """The film in pieces, in order."""
    return [
        piece
        for segment in _segments(film, stage)
        for piece in pieces(segment, stage, film.sums, home=_home(segment.scene, stage.profile), whole=film.whole)
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


def _home(scene: Scene, profile: HouseProfile) -> Break | None:
    """Where a work can be broken off whose pictures can be copied into the film as they are."""
    if not isinstance(scene, WorkScene) or not scene.resident.form.seen:
        return None
    try:
        copies = _parameters(scene.path, scene.path.stat().st_mtime_ns) == house_parameters(profile)
        return breaks_of(scene.path, profile) if copies else None
    except (OSError, FFmpegError):
        return None


@cache
def _parameters(path: Path, changed: int) -> bytes:
    """The parameter sets of its pictures; asked several times for every film. `changed`: one that was written anew is
    looked at anew."""
    with open_index(path) as film:
        return bytes(film.streams.video[0].codec_context.extradata or b"")


def _stretch(piece: Piece, chunks: Chunks) -> Stretch:
    if isinstance(piece, Copied):
        return Stretch(piece.path, piece.first, piece.last)
    return Stretch(chunks.use(piece.key), 0, piece.frames)
