"""`export_reel`: from the collection to one film, whole and checked under its name, or not there at all."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from config.settings import Captions
from exhibits.choosing import Rule, Wish
from exhibits.chunks import Chunks
from exhibits.collection import Collection
from exhibits.contribution import Contribution, Use
from exhibits.errors import NotOursError, TakenAwayError
from exhibits.gather import as_json, listed, still_allowed
from exhibits.half_made import workshop_of
from exhibits.reel.beside import places_beside, write_what_goes_with
from exhibits.reel.levels import softer
from exhibits.reel.making import Film, Made, Teller, draw_pieces, make_film
from exhibits.reel.plan import Kind, Reel
from exhibits.reel.room import make_sure_of_room
from exhibits.reel.screenplay import screenplay
from exhibits.reel.standing import stand
from exhibits.reel.storyboard import Cast
from exhibits.reel.workers import Pool
from media.files import full_disk_said, give_names, sha256
from media.loudness import Loudness
from media.profile import HOUSE, HouseProfile
from media.progress import Pace, Report, never, tell_nobody
from media.side_by_side import Processes


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
    softer: tuple[Contribution, ...]
    """Works that were too soft to be as loud as the others."""
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
    captions: Captions = Captions.SOFT,
    with_demo: bool = False,
    seed: int | None = None,
    language: str = "nl",
    report: Report = tell_nobody,
    stopped: Callable[[], bool] = never,
    clock: Callable[[], float] = time.monotonic,
    pool: Pool = Processes,
) -> ReelResult:
    """A film of at most so many minutes. Stopped or failed, the film that was there stays."""
    _check_names(out)
    standing = stand(collection, language=language, with_demo=with_demo, profile=profile)
    out.parent.mkdir(parents=True, exist_ok=True)
    chunks = Chunks(collection.chunks)
    with chunks.at_work(), workshop_of(out) as folder, full_disk_said():
        part, list_part = folder / out.name, folder / list_of(out).name
        tell = Teller(report, stopped, Pace(clock))
        play = screenplay(
            collection, standing, wish, minutes=minutes, seed=seed, captions=captions, stopped=stopped
        )  # fmt: skip
        reel, cast, film = play.reel, play.cast, play.film
        make_sure_of_room(film, standing.stage, chunks, out.parent)
        made = make_film(film, standing.stage, chunks, part, folder, tell, pool=pool)
        broken = tuple(sorted(code for code, one in cast.chosen.items() if one.view in made.broken))
        works = [one.work for one in cast.chosen.values()] + _who_ask(reel, cast)
        beside = write_what_goes_with(out, folder, film.without(made.broken), reel, cast, standing.stage)
        _still_allowed(collection, works, wish.uses)
        facts = {
            **_facts(reel),
            "loudness": _loudness(film, made),
            "beside": [str(out.absolute().with_name(one.name)) for one in beside],
            "broken": list(broken), "rule": wish.rule, "size": list(profile.size), "sha256": sha256(part),
        }  # fmt: skip
        list_part.write_text(as_json(listed(collection, "reel", out, works, facts)), encoding="utf-8")
        give_names({one: out.with_name(one.name) for one in (*beside, list_part, part)})
    chunks.bound(round(standing.settings.export.chunks_gb * 1e9))
    soft = tuple(cast.chosen[code].work for code in softer(made.loud, film.lufs))
    shown, left_out = len(reel.shown), len(reel.left_out)
    return ReelResult(out, list_of(out), reel.seconds, shown, left_out, made.loudness, broken, soft, play.no_street)


def _check_names(out: Path) -> None:
    """None of what will lie there may take the place of a folder."""
    for place in (out, list_of(out), *places_beside(out)):
        if place.is_dir():
            raise NotOursError(f"{place} is a folder; give the film a name of its own, such as film.mp4.")


def draw_ahead(
    collection: Collection,
    *,
    minutes: float,
    wish: Wish = EVERYONE,
    profile: HouseProfile = HOUSE,
    captions: Captions = Captions.SOFT,
    with_demo: bool = False,
    seed: int | None = None,
    language: str = "nl",
    report: Report = tell_nobody,
    stopped: Callable[[], bool] = never,
    pool: Pool = Processes,
) -> int:
    """Draws what the film that may be asked for would show, and is kept for it; tells how many pictures there were to
    draw. What cannot be drawn is left to the film itself."""
    standing = stand(collection, language=language, with_demo=with_demo, profile=profile)
    chunks = Chunks(collection.chunks)
    with chunks.at_work(), full_disk_said():
        play = screenplay(
            collection, standing, wish, minutes=minutes, seed=seed, captions=captions, stopped=stopped
        )  # fmt: skip
        make_sure_of_room(play.film, standing.stage, chunks, collection.folder)
        tell = Teller(report, stopped, Pace(time.monotonic))
        pictures = draw_pieces(play.film, standing.stage, chunks, tell, pool=pool)
        _still_allowed(collection, [one.work for one in play.cast.chosen.values()], wish.uses)
    chunks.bound(round(standing.settings.export.chunks_gb * 1e9))
    return pictures


def _loudness(film: Film, made: Made) -> dict[str, object]:
    """As it was measured in the film."""
    return {
        "lufs": round(made.loudness.integrated, 2),
        "true_peak": round(made.loudness.true_peak, 2),
        "wished": film.lufs,
        "works": dict(made.loud),
        "softer": list(softer(made.loud, film.lufs)),
    }


def _facts(reel: Reel) -> dict[str, object]:
    return {
        "seconds": round(reel.seconds, 3),
        "seed": reel.seed,
        "left_out": list(reel.left_out),
        "parts": [[part.kind, part.name, part.starts, part.frames, part.fade] for part in reel.parts],
        "shots": [
            {
                "code": shot.code, "starts": shot.starts, "cut_in": shot.cut_in, "frames": shot.frames,
                "says": shot.says, "others": list(shot.others),
            }
            for shot in reel.shots
        ],
    }  # fmt: skip


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
