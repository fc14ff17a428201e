"""The street of the neighbourhood, softly under the whole film: under the joins, at dusk, while all windows move, and
below the credits. A place records it once and names the file in its settings; a film without one is quiet there."""

import logging
import time
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from exhibits.chunks import Chunks, Facts
from exhibits.reel.heard import Heard
from exhibits.reel.levels import DIP_SECONDS
from exhibits.reel.making import Film
from exhibits.reel.pieces import key_of
from media.errors import MediaError
from media.files import sha256
from media.fit import bring_home
from media.loudness import measure
from media.profile import HouseProfile
from media.progress import never

log = logging.getLogger(__name__)

UNDER_LU = 14.0
"""How much softer than the works it is; under a work or a voice it is softer still (`bed.DIP_DB`)."""
LEAST_SECONDS, MOST_SECONDS = 5.0, 300.0
"""A shorter one would be heard to come again; of a longer one the beginning is enough."""
_COMES_SECONDS = 2.0
"""So long the film's first sound takes to be there, and its last to go. From its end it goes over into its beginning as
slowly, so that nobody hears where."""
_AROUND_A_JOIN_SECONDS = 0.4
"""It is there again before the next work arrives, and goes after the last one has left."""


@dataclass(frozen=True)
class Street:
    path: Path
    """Sound in the house profile, among the chunks."""
    frames: int
    gain_db: float


@dataclass(frozen=True)
class NoStreet:
    sentence: str
    """Why it is not heard, and what to do."""


def street_of(
    folder: Path, name: str | None, chunks: Chunks, profile: HouseProfile, stopped: Callable[[], bool] = never
) -> Street | NoStreet | None:
    """From the file of this name in the collection's folder; None where the settings name none.

    A film is made all the same where the file is missing or cannot be read.
    """
    if name is None:
        return None
    file = folder / name
    try:
        key = key_of({"street": sha256(file), "as": [profile.fps, profile.rate, profile.sound_bits, profile.lufs]})
        facts = chunks.find(key) or _brought(file, key, chunks, profile, stopped)
    except (OSError, MediaError) as error:
        log.warning("there is no sound of the street", exc_info=True)
        why = str(error) if isinstance(error, MediaError) else f"There is no file {file}."
        return NoStreet(f"The street is not heard in the film: {why} Mend it, or `street` under [export].")
    assert facts.heard
    if facts.frames < LEAST_SECONDS * profile.fps or facts.heard[1] <= profile.lufs - 2 * UNDER_LU:
        return NoStreet(f"The street is not heard in the film: {name} is too short or too soft. Record half a minute.")
    return Street(chunks.use(key), facts.frames, min(profile.lufs - UNDER_LU - facts.heard[1], 0.0))


def _brought(file: Path, key: str, chunks: Chunks, profile: HouseProfile, stopped: Callable[[], bool]) -> Facts:
    """Strangers' files are read in a child, once."""
    began, home = time.process_time(), chunks.bench / f"{key}-{uuid4().hex}.mp4"
    clip = bring_home(file, home, profile, most_seconds=MOST_SECONDS, cut=True, stopped=stopped)
    loudness = measure(home)
    heard = key, loudness.integrated, loudness.true_peak, 0.0
    facts = Facts((), int(clip.seconds * profile.fps), time.process_time() - began, heard=heard)
    chunks.keep(key, home, facts)
    return facts


def with_street(film: Film, street: Street, voices: Container[Path], fps: int) -> Film:
    """The same film, and the street under it. `voices`: the files in which somebody speaks."""
    heard = (*film.heard, *street_heard(film.heard, street, voices, frames=film.frames, fps=fps))
    return replace(film, heard=heard, sums={**film.sums, street.path: street.path.stem})


def street_heard(
    others: Iterable[Heard], street: Street, voices: Container[Path], *, frames: int, fps: int
) -> tuple[Heard, ...]:
    """From the first frame to the last, again and again; softer under what else is heard."""
    hushed = tuple(_merged((span for one in others if (span := _hushed(one, voices, fps))), fps))
    return tuple(_again(street, frames, round(_COMES_SECONDS * fps), hushed))


def _again(street: Street, frames: int, comes: int, hushed: Sequence[tuple[int, int]]) -> Iterator[Heard]:
    over = min(comes, street.frames // 3)
    for starts in range(0, frames - over, street.frames - over):
        ends = min(starts + street.frames, frames)
        yield Heard(
            street.path, 0, starts, ends - starts, into=over if starts else comes,
            out=over if ends < frames else comes, works=(),
            dips=tuple(span for span in hushed if span[0] < ends and starts < span[1]), gain_db=street.gain_db,
        )  # fmt: skip


def _hushed(heard: Heard, voices: Container[Path], fps: int) -> tuple[int, int] | None:
    """From and to the frames between which it is softer: under all of a voice, and where a work is there in full and no
    other one comes or goes."""
    first, last = heard.starts, heard.starts + heard.frames
    if heard.path not in voices:
        join = round(_AROUND_A_JOIN_SECONDS * fps)
        first, last = first + heard.into + join + round(DIP_SECONDS * fps), last - heard.out - join
    return (first, last) if first < last else None


def _merged(spans: Iterable[tuple[int, int]], fps: int) -> Iterator[tuple[int, int]]:
    """Between two that nearly touch it would only pump."""
    held: tuple[int, int] | None = None
    for first, last in sorted(spans):
        if held and first - held[1] <= 2 * DIP_SECONDS * fps:
            held = held[0], max(held[1], last)
        else:
            if held:
                yield held
            held = first, last
    if held:
        yield held
