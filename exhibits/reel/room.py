"""Whether there is room for a film: known before anything of it is made."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from exhibits.chunks import Chunks
from exhibits.collection.reserve import ENOUGH, RESERVE_BYTES
from exhibits.errors import NoRoomForFilmError
from exhibits.reel.bed import RAW_BYTES
from exhibits.reel.making import Film, pieces_of
from exhibits.reel.mix import sound_key
from exhibits.reel.pieces import Copied, Drawn, Piece
from exhibits.reel.scenes import Stage
from media.opening import open_index
from media.profile import HouseProfile

BITS = 0.4
"""A dot of a picture, at most. Measured in the house's quality: the six films of `make bench film`, all of them noisy,
take 0.03 to 0.35."""
_MORE = 1.05
_SPARE_BYTES = ENOUGH * RESERVE_BYTES
"""Stays free, for erasing and keeping go on while a film is made."""
_GB = 1e9


@dataclass(frozen=True)
class Needed:
    """Bytes."""

    chunks: int
    """For pieces that are not there yet."""
    film: int
    """Where the film grows, and before that the mix of its sound."""


def needed(film: Film, stage: Stage, chunks: Chunks) -> Needed:
    line, profile = pieces_of(film, stage), stage.profile
    there = {piece.key: size for piece in line if (size := _size_there(piece, chunks)) is not None}
    missing = {piece.key: _guessed(piece, profile) for piece in line if piece.key not in there}
    copied = sum(_copied([piece for piece in line if isinstance(piece, Copied)]))
    key = sound_key(film.mix(profile), film.sums)
    heard = chunks.find(key) is not None
    sound = chunks.path(key).stat().st_size if heard else round(film.frames / profile.fps * profile.sound_bits / 8)
    pictures = sum({**there, **missing}.get(piece.key, 0) for piece in line) + copied
    mix = 0 if heard else film.frames * profile.frame_samples * RAW_BYTES
    return Needed(
        chunks=round(_MORE * (sum(missing.values()) + (0 if heard else sound))),
        film=round(_MORE * max(pictures + sound, mix)),
    )


def make_sure_of_room(film: Film, stage: Stage, chunks: Chunks, out: Path) -> None:
    """Raises NoRoomForFilmError. Pieces that only other films need make room, where that is enough."""
    need, beside, target = needed(film, stage, chunks), _nearest(chunks.folder), _nearest(out)
    one_disk = beside.stat().st_dev == target.stat().st_dev
    lacks = _lacking(beside, need.chunks + (need.film if one_disk else 0))
    if not one_disk and _lacking(target, need.film) > 0:
        raise _sorry(target, need.film)
    if lacks > 0 and not _made_room(film, stage, chunks, lacks):
        raise _sorry(beside, need.chunks + (need.film if one_disk else 0))


def _made_room(film: Film, stage: Stage, chunks: Chunks, lacks: int) -> bool:
    ours = {piece.key for piece in pieces_of(film, stage) if isinstance(piece, Drawn) and chunks.find(piece.key)}
    held = chunks.bytes()
    if held - sum(chunks.path(key).stat().st_size for key in ours) < lacks:
        return False
    for key in ours:
        chunks.use(key)
    chunks.bound(held - lacks)
    return True


def _size_there(piece: Piece, chunks: Chunks) -> int | None:
    if isinstance(piece, Copied):
        return 0
    return chunks.path(piece.key).stat().st_size if chunks.find(piece.key) else None


def _guessed(piece: Piece, profile: HouseProfile) -> int:
    return round(piece.frames * profile.width * profile.height * BITS / 8)


def _copied(line: Sequence[Copied]) -> list[float]:
    """What they take in the film: their part of their works."""
    each = {}
    for path in {piece.path for piece in line}:
        with open_index(path) as opened:
            each[path] = path.stat().st_size / max(opened.streams.video[0].frames, 1)
    return [piece.frames * each[piece.path] for piece in line]


def _lacking(place: Path, bytes_: int) -> int:
    return bytes_ + _SPARE_BYTES - shutil.disk_usage(place).free


def _nearest(place: Path) -> Path:
    return next(one for one in (place, *place.absolute().parents) if one.exists())


def _sorry(place: Path, bytes_: int) -> NoRoomForFilmError:
    need, free = ceil((bytes_ + _SPARE_BYTES) / _GB * 10) / 10, shutil.disk_usage(place).free / _GB
    return NoRoomForFilmError(
        f"The film needs {need:.1f} GB on the disk with {place}, and {free:.1f} GB are free. Make room there, or "
        "choose fewer minutes."
    )
