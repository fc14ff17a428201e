"""Pieces become chunks: drawn, encoded, opened again and looked through, in processes here or on other machines."""

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, zip_longest
from operator import attrgetter
from pathlib import Path
from socket import gethostname
from uuid import uuid4

from exhibits.chunks import Chunks, Facts
from exhibits.errors import NoHelpersError, SpoiltError
from exhibits.reel.captionpaper import captioned
from exhibits.reel.pictures import pictures
from exhibits.reel.pieces import Copied, Drawn, Segment, makers
from exhibits.reel.planes import Planes, crossed, frame_of
from exhibits.reel.proof import Group, decoded_sums, part_sums
from exhibits.reel.pulse import Pulse
from exhibits.reel.scenes import Stage
from media.encode import Encoder
from media.files import sha256
from media.memory import let_go, settle
from media.profile import HouseProfile

_BEATS_FRAMES = 5


def draw(run: Sequence[Drawn], stage: Stage, chunks: Chunks, pulse: Pulse, made_by: str) -> None:
    """Pieces that follow each other. Each is kept when it is whole, and stays, whatever happens to the next.

    Raises StoppedError when all is to stop. `made_by`: the `makers` of whoever asks; others would make other bytes.
    """
    settle()
    pulse.beat()
    if made_by != makers():
        raise NoHelpersError(f"{gethostname()} has another version of Wijkpodium or of PyAV: install the same there.")
    try:
        _draw(run, stage, chunks, pulse)
    finally:
        let_go()


def _draw(run: Sequence[Drawn], stage: Stage, chunks: Chunks, pulse: Pulse) -> None:
    line = _seen(run, stage)
    for piece in run:
        began = time.process_time()
        film = chunks.bench / f"{piece.key}-{uuid4().hex}.mp4"
        try:
            _encode(islice(line, piece.frames), film, stage.profile, pulse)
            groups = _plain(decoded_sums(film, stage.profile), piece.frames)
            chunks.keep(piece.key, film, Facts(piece.works, piece.frames, time.process_time() - began, groups))
        finally:
            film.unlink(missing_ok=True)
            let_go()


def _encode(line: Iterable[Planes], film: Path, profile: HouseProfile, pulse: Pulse) -> None:
    """The encoder is gone when this returns, before anything else needs room: at 1080p it takes 140 MB."""
    with Encoder(film, profile, audio=False) as encoder:
        for number, planes in enumerate(line):
            if number % _BEATS_FRAMES == 0:
                pulse.beat()
            encoder.picture(frame_of(planes))


def prove(run: Sequence[Copied], profile: HouseProfile, chunks: Chunks, pulse: Pulse) -> None:
    """Looks through parts of one work that will be copied as they are; each is kept as a chunk without a film. Of a
    work that was looked through when it came home, and is still the same, nothing is decoded once more."""
    pulse.beat()
    whole = _is_as_it_came(run[0])
    for piece in run:
        pulse.beat()
        began = time.process_time()
        groups = _plain(part_sums(piece.path, profile, piece.first, piece.last, whole=whole), piece.frames)
        chunks.note(piece.key, Facts(piece.works, piece.frames, time.process_time() - began, groups))


def _is_as_it_came(piece: Copied) -> bool:
    try:
        return piece.whole is not None and sha256(piece.path) == piece.whole
    except OSError:
        return False  # whoever looks through it will say what is wrong


def _plain(groups: Sequence[Group], frames: int) -> tuple[tuple[int, str], ...]:
    if sum(group.frames for group in groups) != frames:
        raise SpoiltError("A part of the film has too few pictures.")
    return tuple((group.frames, group.sum) for group in groups)


def _seen(run: Sequence[Drawn], stage: Stage) -> Iterator[Planes]:
    """All pictures of a run. A scene over which another one comes in is looked at once, to its end."""
    before: Iterator[Planes] | None = None
    for segment, first, last, over in _scenes(run):
        own = pictures(segment.scene, stage, first, last + over)
        faded = _faded(segment, before or _under(segment, stage, first, last), islice(own, last - first), first)
        yield from captioned(faded, segment.captions, stage, first)
        before = own if over else None


def _scenes(run: Sequence[Drawn]) -> Iterator[tuple[Segment, int, int, int]]:
    """From which frame to which each is drawn, and how many more of it lie under the next one."""
    scenes = [list(pieces) for _, pieces in groupby(run, key=attrgetter("segment"))]
    for pieces, after in zip_longest(scenes, scenes[1:]):
        segment = pieces[0].segment
        yield segment, pieces[0].first, pieces[-1].last, min(after[0].segment.fade, after[-1].last) if after else 0


def _under(segment: Segment, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    if segment.before is None or first >= segment.fade:
        return iter(())
    leaves = segment.before.frames - segment.fade
    return pictures(segment.before, stage, leaves + first, leaves + min(last, segment.fade))


def _faded(segment: Segment, under: Iterator[Planes], own: Iterator[Planes], first: int) -> Iterator[Planes]:
    """From frame `first` on, with those of the scene before shining through."""
    yield from (
        crossed(planes, next(own), number / (segment.fade + 1)) for number, planes in enumerate(under, first + 1)
    )
    if first < segment.fade:
        let_go()  # the scene before is over, and the encoder is not at its largest yet
    yield from own
