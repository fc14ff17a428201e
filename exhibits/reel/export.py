"""`export_reel`: from the collection to one film, whole and checked under its name, or not there at all."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import av

from config.settings import load_settings
from config.texts import load_texts
from config.theme import load_theme
from exhibits.chunks import Chunks
from exhibits.collection import Collection
from exhibits.contribution import Use
from exhibits.errors import NotOursError, TakenAwayError
from exhibits.gather import Chosen, as_json, gather, listed, lot, still_allowed
from exhibits.half_made import workshop_of
from exhibits.reel.ask import VOICE_SECONDS, frames_to_ask
from exhibits.reel.assemble import Chapter
from exhibits.reel.heard import meanings_heard, questions_heard, works_heard
from exhibits.reel.making import Film, Teller, make_film
from exhibits.reel.plan import Around, Kind, Piece, Reel, plan_reel, thanked
from exhibits.reel.scenes import Stage, least_cap
from exhibits.reel.storyboard import Cast, storyboard
from exhibits.reel.voices import Voice, askers, meanings
from exhibits.reel.workers import Pool, cores
from media.files import sha256, write_beside
from media.loudness import Loudness
from media.profile import HOUSE
from media.progress import Pace, Report, never, tell_nobody

LETTERS_A_SECOND = 12
"""Of a sentence that is read by somebody who seldom reads."""


@dataclass(frozen=True)
class ReelResult:
    path: Path
    listed: Path
    seconds: float
    shown: int
    left_out: int
    loudness: Loudness


def list_of(film: Path) -> Path:
    """Where the list of what is in the film lies."""
    return film.with_name(film.name + ".json")


def export_reel(
    collection: Collection,
    out: Path,
    *,
    minutes: float,
    size: tuple[int, int] = HOUSE.size,
    with_demo: bool = False,
    seed: int | None = None,
    language: str = "nl",
    report: Report = tell_nobody,
    stopped: Callable[[], bool] = never,
    clock: Callable[[], float] = time.monotonic,
    pool: Pool = cores,
) -> ReelResult:
    """A film of at most so many minutes. `size` is 16:9 and even. Stopped or failed, the film that was there stays."""
    if out.is_dir():
        raise NotOursError(f"{out} is a folder; give the name of a file, such as film.mp4.")
    settings, texts = load_settings(collection.folder), load_texts(language)
    profile = replace(HOUSE, width=size[0], height=size[1])
    stage = Stage(
        profile, load_theme(), texts.language, texts.rtl,
        least_cap(settings.export.seats_mm, settings.export.picture_mm),
    )  # fmt: skip
    chosen = gather(collection, language=language, with_demo=with_demo)
    said = meanings(collection, chosen, profile)
    cast = Cast({one.code: one for one in chosen}, askers(collection, chosen, profile), texts, settings)
    reel = _planned(cast, said, stage, minutes * 60, lot(chosen) if seed is None else seed)
    out.parent.mkdir(parents=True, exist_ok=True)
    with workshop_of(out) as folder, write_beside(out) as part:
        tell = Teller(report, stopped, Pace(clock))
        film = _film(reel, cast, said, profile.fps)
        loudness = make_film(film, stage, Chunks(collection.chunks), part, folder, tell, pool=pool)
        _still_allowed(collection, chosen)
        with write_beside(list_of(out)) as list_part:
            facts = {**_facts(reel, loudness), "size": list(size), "sha256": sha256(part)}
            told = listed(collection, "reel", out, [one.work for one in chosen], facts)
            list_part.write_text(as_json(told), encoding="utf-8")
    Chunks(collection.chunks).bound(round(settings.export.chunks_gb * 1e9))
    shown = len(reel.shots)
    return ReelResult(out, list_of(out), reel.seconds, shown, len(reel.left_out), loudness)


def _planned(cast: Cast, said: Mapping[str, Voice], stage: Stage, seconds: float, seed: int) -> Reel:
    fps = stage.profile.fps
    pieces = [_piece(cast, code, said, fps) for code in cast.chosen]
    around = Around(cast.credits_frames(thanked(pieces, seed), seed, stage) if pieces else 0, _asks(cast, fps))
    return plan_reel(pieces, seconds=seconds, seed=seed, fps=fps, around=around)


def _asks(cast: Cast, fps: int) -> dict[str, int]:
    """A question that nobody asks aloud stands there until it is read."""
    asked = {one.question: one.asked for one in cast.chosen.values() if one.asked}
    return {
        question: frames_to_ask(cast.askers[question].seconds if question in cast.askers else _reads(words), fps)
        for question, words in asked.items()
    }


def _reads(words: str) -> float:
    """Seconds, for who reads slowly."""
    return max(2.0, len(words) / LETTERS_A_SECOND)


def _film(reel: Reel, cast: Cast, said: Mapping[str, Voice], fps: int) -> Film:
    voices = {**{voice.path: voice for voice in cast.askers.values()}, **{one.path: one for one in said.values()}}
    return Film(
        title=cast.place,
        parts=reel.parts,
        scenes=storyboard(reel, cast, fps),
        heard=(
            *works_heard(reel, {code: one.view for code, one in cast.chosen.items()}),
            *meanings_heard(reel, said),
            *questions_heard(reel, cast.askers, round(VOICE_SECONDS * fps)),
        ),
        sums={one.view: one.view_sum for one in cast.chosen.values()}
        | {path: voice.checksum for path, voice in voices.items()},
        chapters=_chapters(reel, cast),
    )


def _facts(reel: Reel, loudness: Loudness) -> dict[str, object]:
    return {
        "seconds": round(reel.seconds, 3),
        "loudness": {"lufs": round(loudness.integrated, 2), "true_peak": round(loudness.true_peak, 2)},
        "seed": reel.seed,
        "left_out": list(reel.left_out),
        "parts": [[part.kind, part.name, part.starts, part.frames, part.fade] for part in reel.parts],
        "shots": [
            {
                "code": shot.code, "starts": shot.starts, "cut_in": shot.cut_in, "frames": shot.frames,
                "says": shot.says,
            }
            for shot in reel.shots
        ],
    }  # fmt: skip


def _chapters(reel: Reel, cast: Cast) -> tuple[Chapter, ...]:
    """By question where questions are asked, else by work."""
    if not any(part.kind is Kind.ASK for part in reel.parts):
        return tuple(
            Chapter(cast.residents[shot.code].name, shot.starts, shot.starts + shot.frames) for shot in reel.shots
        )
    asked = {one.question: one.asked for one in cast.chosen.values()}
    return tuple(Chapter(asked[one.question], one.starts, one.ends) for one in reel.chapters)


def _piece(cast: Cast, code: str, said: Mapping[str, Voice], fps: int) -> Piece:
    one, meaning = cast.chosen[code], said.get(code)
    answers = cast.residents[code].answers
    return Piece(code, one.form, one.question, _frames(one.view, fps), answers, meaning.frames(fps) if meaning else 0)


def _frames(view: Path, fps: int) -> int:
    """Whole frames that the file has; a work in the house profile says so in its index."""
    with av.open(str(view)) as film:
        if film.streams.video:
            return film.streams.video[0].frames
        return int((film.duration or 0) * fps / av.time_base)


def _still_allowed(collection: Collection, chosen: Sequence[Chosen]) -> None:
    """What was taken away meanwhile is in no film, and in no chunk that was made while it went."""
    try:
        still_allowed(collection, [one.work for one in chosen])
    except TakenAwayError:
        there = {work.code for work in collection.contributions(Use.EXHIBITION)}
        Chunks(collection.chunks).keep_only(there)
        raise
