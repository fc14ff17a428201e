"""`export_reel`: from the collection to one film, whole and checked under its name, or not there at all."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from exhibits.choosing import Rule, Wish
from exhibits.chunks import Chunks
from exhibits.collection import Collection
from exhibits.contribution import Contribution, Use
from exhibits.errors import NotOursError, TakenAwayError
from exhibits.gather import as_json, listed, still_allowed
from exhibits.half_made import workshop_of
from exhibits.reel.ask import VOICE_SECONDS
from exhibits.reel.beside import captions_of, write_what_goes_with
from exhibits.reel.chapters import Chapter
from exhibits.reel.chorus import chorus_heard
from exhibits.reel.finale import lifted_scene
from exhibits.reel.heard import meanings_heard, questions_heard, together_heard, works_heard
from exhibits.reel.making import Film, Teller, make_film
from exhibits.reel.plan import Kind, Reel
from exhibits.reel.standing import Standing, stand
from exhibits.reel.storyboard import Cast, storyboard
from exhibits.reel.street import NoStreet, Street, street_of, with_street
from exhibits.reel.workers import Pool, cores
from media.files import sha256, write_beside
from media.loudness import Loudness
from media.profile import HOUSE, HouseProfile
from media.progress import Pace, Report, never, tell_nobody


@dataclass(frozen=True)
class ReelResult:
    path: Path
    listed: Path
    seconds: float
    shown: int
    left_out: int
    loudness: Loudness
    broken: tuple[str, ...]
    """The codes of works that cannot be read; the film shows their signs."""
    no_street: str = ""
    """Why the street is not heard, where the settings ask for it."""


def list_of(film: Path) -> Path:
    """Where the list of what is in the film lies."""
    return film.with_name(film.name + ".json")


EVERYONE = Wish(Rule.ALL)


def export_reel(
    collection: Collection,
    out: Path,
    *,
    minutes: float,
    wish: Wish = EVERYONE,
    profile: HouseProfile = HOUSE,
    with_demo: bool = False,
    seed: int | None = None,
    language: str = "nl",
    report: Report = tell_nobody,
    stopped: Callable[[], bool] = never,
    clock: Callable[[], float] = time.monotonic,
    pool: Pool = cores,
) -> ReelResult:
    """A film of at most so many minutes. Stopped or failed, the film that was there stays."""
    if out.is_dir():
        raise NotOursError(f"{out} is a folder; give the name of a file, such as film.mp4.")
    standing = stand(collection, language=language, with_demo=with_demo, profile=profile)
    reel, cast = standing.decided(wish, seconds=minutes * 60, seed=seed).reel, standing.cast(wish)
    out.parent.mkdir(parents=True, exist_ok=True)
    with workshop_of(out) as folder, write_beside(out) as part:
        tell = Teller(report, stopped, Pace(clock))
        chunks = Chunks(collection.chunks)
        film = _film(reel, cast, standing, wish, chunks, stopped)
        street = street_of(collection.folder, standing.settings.export.street, chunks, profile, stopped)
        if isinstance(street, Street):
            voices = {one.path for one in (*cast.askers.values(), *standing.said.values())}
            film = with_street(film, street, voices, reel.fps)
        made = make_film(film, standing.stage, chunks, part, folder, tell, pool=pool)
        broken = tuple(sorted(code for code, one in cast.chosen.items() if one.view in made.broken))
        works = [one.work for one in cast.chosen.values()] + _who_ask(reel, cast)
        _still_allowed(collection, works, wish.uses)
        with write_beside(list_of(out)) as list_part:
            facts = {
                **_facts(reel, made.loudness),
                "broken": list(broken),
                "rule": wish.rule,
                "size": list(profile.size),
                "sha256": sha256(part),
            }
            told = listed(collection, "reel", out, works, facts)
            list_part.write_text(as_json(told), encoding="utf-8")
    write_what_goes_with(out, film, reel, cast, standing.stage)
    chunks.bound(round(standing.settings.export.chunks_gb * 1e9))
    shown = len(reel.shots)
    no_street = street.sentence if isinstance(street, NoStreet) else ""
    return ReelResult(out, list_of(out), reel.seconds, shown, len(reel.left_out), made.loudness, broken, no_street)


def _film(reel: Reel, cast: Cast, standing: Standing, wish: Wish, chunks: Chunks, stopped: Callable[[], bool]) -> Film:
    fps, said = reel.fps, standing.said
    finale = standing.finale(wish, reel.seed)
    part = next((part for part in reel.parts if part.kind is Kind.TOGETHER), None)
    scene = (
        lifted_scene(finale, cast.chosen, cast.residents, chunks, part.frames, reel.seed, stopped)
        if finale and part
        else None
    )
    music = cast.chosen[finale.together.music] if finale and scene else None
    asks_after = round(VOICE_SECONDS * fps)
    voices = {**{voice.path: voice for voice in cast.askers.values()}, **{one.path: one for one in said.values()}}
    return Film(
        title=cast.place,
        parts=reel.parts,
        scenes=storyboard(reel, cast, scene),
        heard=(
            *works_heard(reel, {code: one.view for code, one in cast.chosen.items()}),
            *meanings_heard(reel, said),
            *questions_heard(reel, cast.askers, asks_after),
            *(together_heard(reel, music.view, music.code) if music else ()),
            *chorus_heard(reel, cast.chosen),
        ),
        sums={one.view: one.view_sum for one in cast.chosen.values()}
        | {path: voice.checksum for path, voice in voices.items()}
        | {one.lifted.path: one.lifted.path.stem for one in (scene.neighbours if scene else ())},
        chapters=_chapters(reel, cast),
        cues=captions_of(reel, cast, standing.stage, asks_after),
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
    """By question where questions are asked, else by work; each goes on until the next begins, as players see it."""
    if any(part.kind is Kind.ASK for part in reel.parts):
        asked = {one.question: one.asked for one in cast.chosen.values()}
        begins = [(asked[one.question], one.starts) for one in reel.chapters]
    else:
        begins = [(cast.residents[shot.code].name, shot.starts) for shot in reel.shots]
    starts = [0, *(at for _, at in begins[1:]), reel.frames]  # an MP4's first chapter is there from the beginning
    return tuple(Chapter(title, *span) for (title, _), span in zip(begins, pairwise(starts), strict=True))


def _who_ask(reel: Reel, cast: Cast) -> list[Contribution]:
    """Those whose voices are heard: they can be called back as works can."""
    return [cast.askers[part.name].speaker for part in reel.parts if part.kind is Kind.ASK and part.name in cast.askers]


def _still_allowed(collection: Collection, works: Sequence[Contribution], uses: Sequence[Use]) -> None:
    """What was taken away meanwhile is in no film, and in no chunk that was made while it went."""
    try:
        still_allowed(collection, works, uses)
    except TakenAwayError:
        Chunks(collection.chunks).keep_only({work.code for work in collection.contributions(Use.EXHIBITION)})
        raise
