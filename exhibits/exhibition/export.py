"""`export_exhibition`: from the collection to one folder that opens in any browser, without a network."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import numpy as np

from config.settings import load_settings
from config.texts import load_texts
from config.theme import load_theme
from exhibits.collection import Collection
from exhibits.contribution import Role, Use
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan, plan_exhibition
from exhibits.exhibition.site import Look, site
from exhibits.exhibition.swap import KIND, LIST, replaced
from exhibits.exhibition.tongue import titles, tongue_of
from exhibits.exhibition.wall import write_wall
from exhibits.gather import Chosen, as_json, gather, listed, lot, software, still_allowed
from media.form import Form
from media.living import loudness_curve
from media.progress import Pace, Report, StoppedError, never, tell_nobody
from media.sound import read_sound

BANDS, MOMENTS = 16, 10
"""How finely a page knows the loudness of a music work: bands, and moments a second."""
_FILES, _PAGES, _WALL = "job.exhibition.files", "job.exhibition.pages", "job.exhibition.posters"


@dataclass(frozen=True)
class ExhibitionResult:
    path: Path
    works: int
    rooms: int


def export_exhibition(
    collection: Collection,
    out: Path,
    *,
    with_demo: bool = False,
    seed: int | None = None,
    language: str = "nl",
    report: Report = tell_nobody,
    stopped: Callable[[], bool] = never,
    clock: Callable[[], float] = time.monotonic,
) -> ExhibitionResult:
    """The whole folder in one language, or the folder that was there before."""
    out = out.absolute()
    chosen = gather(collection, language=language, with_demo=with_demo)
    settings, texts = load_settings(collection.folder), load_texts(language)
    exhibits = [_exhibit(collection, one) for one in chosen]
    plan = plan_exhibition(
        exhibits,
        titles(collection, language),
        place=settings.place.name,
        seed=lot(chosen) if seed is None else seed,
    )
    tell = _Teller(report, stopped, Pace(clock), len(exhibits))
    with replaced(out) as folder:
        _lay_out(collection, plan, {one.code: one for one in chosen}, folder, tell)
        look = Look(texts, load_theme(), software())
        _write_pages(plan, look, folder, tell)
        tongues = [tongue_of(collection, plan, code) for code in settings.export.wall_languages or (language,)]
        write_wall(
            plan, tongues, look.theme, settings.export, folder, out, lambda part, doing: tell(0.75 + part / 5, doing)
        )
        works = [one.work for one in chosen]
        facts = {"seed": plan.seed, "language": language, "show": [exhibit.code for exhibit in plan.show]}
        (folder / LIST).write_text(as_json(listed(collection, KIND, out, works, facts)), encoding="utf-8")
        os.sync()  # hundreds of small files: one wait for all
        still_allowed(collection, works)
        tell(1.0, _WALL)
    return ExhibitionResult(out, len(exhibits), len(plan.rooms))


class _Teller:
    """Works are laid out in the first half of the time, by number; pages and labels are the rest."""

    def __init__(self, report: Report, stopped: Callable[[], bool], pace: Pace, works: int) -> None:
        self._report, self._stopped, self._pace, self._works = report, stopped, pace, works

    def __call__(self, part: float, doing: str) -> None:
        if self._stopped():
            raise StoppedError
        self._report(self._pace.at(part, 1.0, doing))

    def work(self, number: int) -> None:
        self(number / self._works / 2, _FILES)


def _exhibit(collection: Collection, one: Chosen) -> Exhibit:
    still = collection.path(one.work, Role.STILL, Use.EXHIBITION)
    return Exhibit(one.work, one.asked, collection.meaning(one.work), still=still is not None and still.is_file())


def _lay_out(
    collection: Collection, plan: ExhibitionPlan, chosen: Mapping[str, Chosen], folder: Path, tell: _Teller
) -> None:
    (folder / "media").mkdir()
    for number, exhibit in enumerate(plan.exhibits):
        tell.work(number)
        _lay(chosen[exhibit.code].view, folder / exhibit.media)
        still = collection.path(exhibit.work, Role.STILL, Use.EXHIBITION)
        if exhibit.poster is not None and still is not None:
            _lay(still, folder / exhibit.poster)


def _lay(source: Path, target: Path) -> None:
    """The same file under another name where the disk allows it, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        copyfile(source, target)


def _write_pages(plan: ExhibitionPlan, look: Look, folder: Path, tell: _Teller) -> None:
    curves = dict(_curves(plan, folder, tell))
    for name, text in site(plan, look, curves):
        tell(0.7, _PAGES)
        (folder / name).write_text(text, encoding="utf-8")


def _curves(plan: ExhibitionPlan, folder: Path, tell: _Teller) -> Iterator[tuple[str, str]]:
    for exhibit in plan.exhibits:
        if exhibit.form is Form.MUSIC:
            tell(0.6, _PAGES)
            yield exhibit.code, curve_of(folder / exhibit.media)


def curve_of(path: Path) -> str:
    """The loudness of every band at every moment as one digit each: a page may read no other file, so it holds it."""
    bands = loudness_curve(read_sound(path).mean(axis=1), MOMENTS).bands
    picked = bands[:, np.linspace(0, bands.shape[1] - 1, BANDS).round().astype(int)]
    return "".join(map(str, (picked * 9).round().astype(int).clip(0, 9).ravel()))
