"""`export_reel`: from the collection to one film, whole and checked under its name, or not there at all."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from config.settings import load_settings
from config.texts import Texts, load_texts
from config.theme import load_theme
from exhibits.choosing import Rule, Wish
from exhibits.collection import Collection
from exhibits.errors import NotOursError
from exhibits.gather import Chosen, as_json, gather, listed, software, still_allowed
from exhibits.half_made import workshop_of
from exhibits.reel.assemble import Chapter, assemble, check
from exhibits.reel.decide import candidates, decide
from exhibits.reel.mix import mixed
from exhibits.reel.plan import Reel, Shot
from exhibits.reel.scenes import CreditsScene, OpeningScene, Resident, Scene, Stage, WorkScene
from exhibits.reel.segments import cut, hands
from media.files import sha256, write_beside
from media.loudness import Loudness
from media.profile import HOUSE, HouseProfile
from media.progress import Pace, Report, StoppedError, never, tell_nobody


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


EVERYONE = Wish(Rule.ALL)


def export_reel(
    collection: Collection,
    out: Path,
    *,
    minutes: float,
    wish: Wish = EVERYONE,
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
    profile = replace(HOUSE, width=size[0], height=size[1])
    gathered = gather(collection, language=language, with_demo=with_demo)
    works = candidates(collection, gathered, profile.fps)
    decided = decide(works, wish, seconds=minutes * 60, fps=profile.fps, seed=seed)
    reel, chosen = decided.reel, {one.code: one for one in gathered if one.code in decided.whys}
    out.parent.mkdir(parents=True, exist_ok=True)
    making = _Making(collection, reel, wish.rule, chosen, profile, language)
    with workshop_of(out) as folder, write_beside(out) as part:
        loudness = making.make(part, folder, _Teller(report, stopped, Pace(clock), reel.frames))
        still_allowed(collection, [one.work for one in chosen.values()], wish.uses)
        with write_beside(list_of(out)) as list_part:
            list_part.write_text(as_json(making.list(out, part, loudness)), encoding="utf-8")
    shown = len(reel.shots)
    return ReelResult(out, list_of(out), reel.seconds, shown, len(reel.left_out), loudness)


class _Teller:
    """Progress of the whole film, counted in pictures; joining and checking count as a tenth more. Never goes back."""

    def __init__(self, report: Report, stopped: Callable[[], bool], pace: Pace, frames: int) -> None:
        self._report, self._stopped, self._pace = report, stopped, pace
        self._frames, self._of = frames, frames * 1.1
        self._done = 0.0

    def __call__(self, frames: float, doing: str) -> None:
        if self._stopped():
            raise StoppedError
        self._done = max(self._done, frames)
        self._report(self._pace.at(self._done, self._of, doing))

    def end(self, part: float, doing: str) -> None:
        """`part` of what is left when all pictures are there."""
        self(self._frames + (self._of - self._frames) * part, doing)


@dataclass(frozen=True)
class _Making:
    collection: Collection
    reel: Reel
    rule: Rule
    chosen: dict[str, Chosen]
    profile: HouseProfile
    language: str

    def make(self, part: Path, folder: Path, tell: _Teller) -> Loudness:
        """The pictures are drawn by two processes while this one mixes the sound."""
        texts, place = load_texts(self.language), load_settings(self.collection.folder).place.name
        stage = Stage(self.profile, load_theme(), texts.language, texts.rtl)
        segments = cut(self.reel, _scenes(self.reel, self.chosen, texts, place, self.rule), folder)
        sounds = {code: one.view for code, one in self.chosen.items()}
        with hands() as both:
            both.take(segments, stage)
            with mixed(
                self.reel, sounds, self.profile, folder / "sound.f32", lambda: tell(both.frames, "job.reel.sound")
            ) as sound:
                both.finish(lambda frames: tell(frames, "job.reel.pictures"))
                tell.end(0.1, "job.reel.join")
                paths = [segment.target for segment in segments]
                chapters = _chapters(self.reel, self.chosen, texts)
                assemble(paths, sound, part, self.profile, title=place, chapters=chapters)
        tell.end(0.6, "job.reel.check")
        loudness = check(part, self.reel.frames, self.profile)
        tell.end(1.0, "job.reel.check")
        return loudness

    def list(self, out: Path, part: Path, loudness: Loudness) -> dict[str, object]:
        works = [one.work for one in self.chosen.values()]
        facts = {
            "seconds": round(self.reel.seconds, 3),
            "size": list(self.profile.size),
            "sha256": sha256(part),
            "loudness": {"lufs": round(loudness.integrated, 2), "true_peak": round(loudness.true_peak, 2)},
            "rule": self.rule,
            "seed": self.reel.seed,
            "left_out": list(self.reel.left_out),
            "shots": [
                {"code": shot.code, "starts": shot.starts, "cut_in": shot.cut_in, "frames": shot.frames}
                for shot in self.reel.shots
            ],
        }
        return listed(self.collection, "reel", out, works, facts)


def _codes(chosen: Iterable[Chosen]) -> dict[str, str]:
    """The codes of all works of the film, by their id."""
    return {one.work.id: one.code for one in chosen}


def _scenes(reel: Reel, chosen: dict[str, Chosen], texts: Texts, place: str, rule: Rule) -> list[Scene]:
    codes = _codes(chosen.values())
    everyone = {code: _resident(one, texts, codes) for code, one in chosen.items()}
    works = texts.say("reel.works", n=len(chosen))
    opening = OpeningScene(reel.opening, place, works, tuple(everyone[shot.code] for shot in reel.shots))
    pages = tuple(tuple(everyone[code] for code in page) for page in reel.credits.pages)
    closing = CreditsScene(reel.credits, pages, texts["reel.thanks"], texts["reel.bring"], _rules(reel, rule, texts))
    return [opening, *(_work_scene(shot, chosen[shot.code], everyone, texts) for shot in reel.shots), closing]


def _work_scene(shot: Shot, one: Chosen, everyone: dict[str, Resident], texts: Texts) -> WorkScene:
    resident = everyone[shot.code]
    answers = texts.say("reel.answers", name=everyone[resident.answers].name) if resident.answers else ""
    return WorkScene(shot.frames, shot.cut_in, one.view, resident, one.asked, answers)


def _resident(one: Chosen, texts: Texts, codes: Mapping[str, str]) -> Resident:
    """`codes` are those of all works of the film, by their id."""
    name = one.work.name or texts["place.resident"]
    return Resident(one.work.sign, one.form, name, one.code, codes.get(one.work.answer_to or "", ""))


def _rules(reel: Reel, rule: Rule, texts: Texts) -> tuple[str, ...]:
    shown, of = len(reel.shots), len(reel.shots) + len(reel.left_out)
    some = texts.say("reel.some_in", shown=shown, of=of) if shown < of else texts["reel.all_in"]
    return some, texts.say(f"reel.rule.{rule}", seed=reel.seed), texts.say("reel.software", version=software())


def _chapters(reel: Reel, chosen: dict[str, Chosen], texts: Texts) -> list[Chapter]:
    return [
        Chapter(chosen[shot.code].work.name or texts["place.resident"], shot.starts, shot.starts + shot.frames)
        for shot in reel.shots
    ]
