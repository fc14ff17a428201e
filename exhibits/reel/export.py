"""`export_reel`: from the collection to one film, whole and checked under its name, or not there at all."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import av

from config.settings import load_settings
from config.texts import Texts, load_texts
from config.theme import load_theme
from exhibits.chunks import Chunks
from exhibits.collection import Collection
from exhibits.contribution import Use
from exhibits.errors import NotOursError, TakenAwayError
from exhibits.gather import Chosen, as_json, gather, listed, lot, software, still_allowed
from exhibits.half_made import workshop_of
from exhibits.reel.assemble import Chapter
from exhibits.reel.heard import meanings_heard, works_heard
from exhibits.reel.making import Film, Teller, make_film
from exhibits.reel.plan import Piece, Reel, Shot, plan_reel
from exhibits.reel.scenes import CreditsScene, OpeningScene, Resident, Scene, Stage, WorkScene
from exhibits.reel.voices import Voice, meanings
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
) -> ReelResult:
    """A film of at most so many minutes. `size` is 16:9 and even. Stopped or failed, the film that was there stays."""
    if out.is_dir():
        raise NotOursError(f"{out} is a folder; give the name of a file, such as film.mp4.")
    chosen = gather(collection, language=language, with_demo=with_demo)
    profile = replace(HOUSE, width=size[0], height=size[1])
    said = meanings(collection, chosen, profile)
    reel = plan_reel(
        [_piece(one, profile.fps, _codes(chosen), said) for one in chosen],
        seconds=minutes * 60,
        seed=lot(chosen) if seed is None else seed,
        fps=profile.fps,
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    making = _Making(collection, reel, {one.code: one for one in chosen}, said, profile, language)
    with workshop_of(out) as folder, write_beside(out) as part:
        tell = Teller(report, stopped, Pace(clock))
        loudness = make_film(making.film(), making.stage, Chunks(collection.chunks), part, folder, tell)
        _still_allowed(collection, chosen)
        with write_beside(list_of(out)) as list_part:
            list_part.write_text(as_json(making.list(out, part, loudness)), encoding="utf-8")
    Chunks(collection.chunks).bound(round(load_settings(collection.folder).export.chunks_gb * 1e9))
    shown = len(reel.shots)
    return ReelResult(out, list_of(out), reel.seconds, shown, len(reel.left_out), loudness)


@dataclass(frozen=True)
class _Making:
    collection: Collection
    reel: Reel
    chosen: dict[str, Chosen]
    said: dict[str, Voice]
    """What makers say their works mean, by the codes of those."""
    profile: HouseProfile
    language: str

    def film(self) -> Film:
        texts, place = load_texts(self.language), load_settings(self.collection.folder).place.name
        return Film(
            title=place,
            parts=self.reel.parts,
            scenes=tuple(_scenes(self.reel, self.chosen, texts, place)),
            heard=(
                *works_heard(self.reel, {code: one.view for code, one in self.chosen.items()}),
                *meanings_heard(self.reel, self.said),
            ),
            sums={one.view: one.view_sum for one in self.chosen.values()}
            | {voice.path: voice.checksum for voice in self.said.values()},
            chapters=tuple(_chapters(self.reel, self.chosen, texts)),
        )

    @property
    def stage(self) -> Stage:
        texts = load_texts(self.language)
        return Stage(self.profile, load_theme(), texts.language, texts.rtl)

    def list(self, out: Path, part: Path, loudness: Loudness) -> dict[str, object]:
        works = [one.work for one in self.chosen.values()]
        facts = {
            "seconds": round(self.reel.seconds, 3),
            "size": list(self.profile.size),
            "sha256": sha256(part),
            "loudness": {"lufs": round(loudness.integrated, 2), "true_peak": round(loudness.true_peak, 2)},
            "seed": self.reel.seed,
            "left_out": list(self.reel.left_out),
            "shots": [
                {
                    "code": shot.code,
                    "starts": shot.starts,
                    "cut_in": shot.cut_in,
                    "frames": shot.frames,
                    "says": shot.says,
                }
                for shot in self.reel.shots
            ],
        }
        return listed(self.collection, "reel", out, works, facts)


def _piece(one: Chosen, fps: int, codes: Mapping[str, str], said: Mapping[str, Voice]) -> Piece:
    return Piece(
        one.code,
        one.form,
        one.question,
        _frames(one.view, fps),
        codes.get(one.work.answer_to or "", ""),
        said[one.code].frames(fps) if one.code in said else 0,
    )


def _codes(chosen: Iterable[Chosen]) -> dict[str, str]:
    """The codes of all works of the film, by their id."""
    return {one.work.id: one.code for one in chosen}


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


def _scenes(reel: Reel, chosen: dict[str, Chosen], texts: Texts, place: str) -> list[Scene]:
    codes = _codes(chosen.values())
    everyone = {code: _resident(one, texts, codes) for code, one in chosen.items()}
    works = texts.say("reel.works", n=len(chosen))
    opening = OpeningScene(reel.opening, place, works, tuple(everyone[shot.code] for shot in reel.shots))
    pages = tuple(tuple(everyone[code] for code in page) for page in reel.credits.pages)
    closing = CreditsScene(reel.credits, pages, texts["reel.thanks"], texts["reel.bring"], _rules(reel, texts))
    return [opening, *(_work_scene(shot, chosen[shot.code], everyone, texts) for shot in reel.shots), closing]


def _work_scene(shot: Shot, one: Chosen, everyone: dict[str, Resident], texts: Texts) -> WorkScene:
    resident = everyone[shot.code]
    answers = texts.say("reel.answers", name=everyone[resident.answers].name) if resident.answers else ""
    return WorkScene(shot.frames, shot.cut_in, one.view, resident, one.asked, answers)


def _resident(one: Chosen, texts: Texts, codes: Mapping[str, str]) -> Resident:
    """`codes` are those of all works of the film, by their id."""
    name = one.work.name or texts["place.resident"]
    return Resident(one.work.sign, one.form, name, one.code, codes.get(one.work.answer_to or "", ""))


def _rules(reel: Reel, texts: Texts) -> tuple[str, ...]:
    shown, of = len(reel.shots), len(reel.shots) + len(reel.left_out)
    some = texts.say("reel.some_in", shown=shown, of=of) if shown < of else texts["reel.all_in"]
    return some, texts.say("reel.rule", seed=reel.seed), texts.say("reel.software", version=software())


def _chapters(reel: Reel, chosen: dict[str, Chosen], texts: Texts) -> list[Chapter]:
    return [
        Chapter(chosen[shot.code].work.name or texts["place.resident"], shot.starts, shot.starts + shot.frames)
        for shot in reel.shots
    ]
