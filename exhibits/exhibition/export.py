"""`export_exhibition`: from the collection to one folder that opens in any browser, without a network."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import resources
from pathlib import Path
from shutil import copyfile

import numpy as np

from config.settings import load_settings
from config.texts import Texts, languages, load_texts
from config.theme import Theme, load_theme
from exhibits.collection import Collection
from exhibits.contribution import Purpose, Use
from exhibits.exhibition import drawing, scenery
from exhibits.exhibition.again import Growing, TakenOut
from exhibits.exhibition.captions import spoken, vtt
from exhibits.exhibition.keys import hand, key_of
from exhibits.exhibition.labels import labels_html, write_pdf
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan, plan_exhibition
from exhibits.exhibition.site import Look, Tongue, site, style
from exhibits.exhibition.swap import KIND, LIST, replaced
from exhibits.gather import Chosen, as_json, gather, listed, lot, software, still_allowed
from exhibits.questions import FALLBACK_LANGUAGES, Question
from media.form import Form
from media.living import loudness_curve
from media.progress import Pace, Report, StoppedError, never, tell_nobody
from media.sound import read_sound
from media.stills import save_smaller

BANDS, MOMENTS = 16, 10
"""How finely a page knows the loudness of a music work: bands, and moments a second."""
SMALL = 480
"""How wide a picture on a wall of many is."""
SCRIPTS = ("living.js", "player.js", "show.js")
_FILES, _PAGES, _LABELS = "job.exhibition.files", "job.exhibition.pages", "job.exhibition.labels"


@dataclass(frozen=True)
class ExhibitionResult:
    path: Path
    works: int
    rooms: int
    made: int
    """Files that had to be made; the others were there."""
    taken_out: tuple[TakenOut, ...]
    """Works that were in the folder before: what hangs of them on a wall has to come down."""


def export_exhibition(
    collection: Collection,
    out: Path,
    *,
    use: Use = Use.EXHIBITION,
    with_demo: bool = False,
    seed: int | None = None,
    language: str = "nl",
    report: Report = tell_nobody,
    stopped: Callable[[], bool] = never,
    clock: Callable[[], float] = time.monotonic,
) -> ExhibitionResult:
    """The whole folder, or the one that was there before. It begins in `language`; every other has a folder in it.

    `use` decides whose works are in it. Without a `seed` works hang as they hung before.
    """
    out = out.absolute()
    chosen = gather(collection, language=language, with_demo=with_demo, use=use)
    works = [one.work for one in chosen]
    settings = load_settings(collection.folder)
    looks = _looks(language, load_theme())
    tell = _Teller(report, stopped, Pace(clock))
    with replaced(out) as folder:
        growing = Growing(folder, out)
        seed = growing.seed if seed is None else seed
        seed = lot(chosen) if seed is None else seed
        plans = [_plan(collection, chosen, look.texts, settings.place.name, seed, use) for look in looks]
        _lay_out(plans[0], {one.code: one for one in chosen}, looks[0].theme, growing, tell)
        _write_pages(plans, looks, growing, tell)
        tell(0.8, _LABELS)
        _write_labels(plans[0], looks[0], settings.export.base_address, growing)
        tell(0.95, _LABELS)
        taken_out = growing.taken_out(works)
        growing.finish({one.page: one.work for one in plans[0].exhibits}, seed)
        facts = {
            "seed": seed,
            "language": language,
            "for": use.value,
            "show": [exhibit.code for exhibit in plans[0].show],
            "taken_out": [{"code": one.code, "sign": one.sign.number, "page": one.page} for one in taken_out],
        }
        (folder / LIST).write_text(as_json(_listed(collection, out, chosen, facts, use)), encoding="utf-8")
        os.sync()  # hundreds of small files: one wait for all
        still_allowed(collection, works, (use,))
        tell(1.0, _LABELS)
    return ExhibitionResult(out, len(works), len(plans[0].rooms), growing.new, taken_out)


class _Teller:
    """Works are laid out in the first part of the time, by number; pages and labels are the rest."""

    def __init__(self, report: Report, stopped: Callable[[], bool], pace: Pace) -> None:
        self._report, self._stopped, self._pace = report, stopped, pace

    def __call__(self, part: float, doing: str) -> None:
        if self._stopped():
            raise StoppedError
        self._report(self._pace.at(part, 1.0, doing))


def _looks(start: str, theme: Theme) -> list[Look]:
    """The language it begins in first."""
    others = [one for one in languages() if one.code != start]
    spoken_here = [*(one for one in languages() if one.code == start), *others]
    tongues = tuple(Tongue(one.code, one.own_name, "" if one.code == start else f"{one.code}/") for one in spoken_here)
    return [Look(load_texts(one.code), theme, software(), tongues) for one in tongues]


def _plan(
    collection: Collection, chosen: Sequence[Chosen], texts: Texts, place: str, seed: int, use: Use
) -> ExhibitionPlan:
    """Questions as they are asked now, in their order; last the room of works that answer none."""
    asked = collection.questions()
    said = {one.key: one.text(texts.language) for one in asked}
    said_in = {one.key: _other(one, texts.language) for one in asked}
    meanings = collection.meanings([one.work for one in chosen])
    exhibits = [
        Exhibit(
            one.work,
            one.prompt.text(texts.language),
            meanings.get(one.work.id),
            still=one.still is not None,
            statement=one.statement is not None,
            asked_in=_other(one.prompt, texts.language),
        )
        for one in chosen
    ]
    titles = {**said, "free": texts["exhibition.free"]}
    return plan_exhibition(exhibits, titles, place=place, seed=seed, use=use, said_in=said_in)


def _other(question: Question, language: str) -> str:
    """The language in which a question is said where it is not said in this one."""
    if language in question.texts:
        return ""
    return next((code for code in (*FALLBACK_LANGUAGES, *question.texts) if code in question.texts), "")


def _lay_out(plan: ExhibitionPlan, chosen: Mapping[str, Chosen], theme: Theme, growing: Growing, tell: _Teller) -> None:
    for number, exhibit in enumerate(plan.exhibits):
        tell(number / len(plan.exhibits) / 2, _FILES)
        one = chosen[exhibit.code]
        _lay(one.view, exhibit.media, one.view_sum, growing)
        if one.statement and exhibit.said:
            _lay(one.statement.path, exhibit.said, one.statement.sha256, growing)
        if one.still and exhibit.poster and exhibit.small:
            _lay(one.still.path, exhibit.poster, one.still.sha256, growing)
            _smaller(one.still.path, exhibit.small, one.still.sha256, growing)
        if exhibit.form is Form.MUSIC:
            _curve(one, exhibit, growing)
        drawn = key_of(hand(), theme.model_dump_json(), exhibit.work.sign)
        growing.text(exhibit.sign, drawn, partial(_sign, exhibit, theme))


def _lay(source: Path, name: str, key: str, growing: Growing) -> None:
    growing.file(name, key, partial(_same, source))


def _smaller(still: Path, name: str, key: str, growing: Growing) -> None:
    growing.file(name, key_of(key, SMALL, hand()), partial(save_smaller, still, width=SMALL))


def _sign(exhibit: Exhibit, theme: Theme) -> str:
    return scenery.in_a_file(drawing.sign(exhibit, theme, 256))


def _curve(one: Chosen, exhibit: Exhibit, growing: Growing) -> None:
    """A page in a folder may read no other file, but it may load a script: that is how it hears of loudness."""
    growing.text(exhibit.curve, key_of(one.view_sum, BANDS, MOMENTS, hand()), partial(_told, one))


def _told(one: Chosen) -> str:
    return f'curves["{one.code}"] = "{curve_of(one.view)}";\n'


def _same(source: Path, target: Path) -> None:
    """The same file under another name where the disk allows it, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        copyfile(source, target)


def _write_pages(plans: Sequence[ExhibitionPlan], looks: Sequence[Look], growing: Growing, tell: _Teller) -> None:
    for name, text in _shared(looks[0].theme):
        growing.text(name, key_of(text), partial(str, text))
    for done, (plan, look) in enumerate(zip(plans, looks, strict=True)):
        for number, sheet in enumerate(site(plan, look)):
            if number % 50 == 0:
                tell(0.5 + 0.3 * done / len(plans), _PAGES)
            growing.text(sheet.name, sheet.key, sheet.draw)
        _write_captions(plan, look, growing)


def _write_captions(plan: ExhibitionPlan, look: Look, growing: Growing) -> None:
    for exhibit in plan.exhibits:
        if exhibit.form.seen:
            name, key = exhibit.captions(look.texts.language), key_of(look.key, exhibit)
            growing.text(name, key, partial(_captions, exhibit, look.texts))


def _captions(exhibit: Exhibit, texts: Texts) -> str:
    return vtt(spoken(exhibit, texts))


def _shared(theme: Theme) -> Iterator[tuple[str, str]]:
    """What pages of every language share."""
    yield "style.css", style(theme)
    for name in SCRIPTS:
        yield name, resources.files(__package__).joinpath(f"templates/{name}").read_text(encoding="utf-8")
    for name, picture in scenery.pictures(theme):
        yield f"scenery/{name}.svg", picture


def _write_labels(plan: ExhibitionPlan, look: Look, base_address: str | None, growing: Growing) -> None:
    key = key_of(look.key, base_address, plan.place, plan.exhibits)
    growing.file("labels.pdf", key, partial(_print, plan, look, base_address))


def _print(plan: ExhibitionPlan, look: Look, base_address: str | None, path: Path) -> None:
    write_pdf(labels_html(plan, look, base_address), path)


def _listed(
    collection: Collection, out: Path, chosen: Sequence[Chosen], facts: Mapping[str, object], use: Use
) -> dict[str, object]:
    """The folder for the internet lies open to everybody: what else its makers agreed to stays out of it."""
    works = [one.work for one in chosen]
    if use is Use.INTERNET:
        works = [replace(work, yes=work.yes & {Purpose.INTERNET}) for work in works]
    return listed(collection, KIND, out, works, facts, use)


def curve_of(path: Path) -> str:
    """The loudness of every band at every moment as one digit each."""
    bands = loudness_curve(read_sound(path).mean(axis=1), MOMENTS).bands
    picked = bands[:, np.linspace(0, bands.shape[1] - 1, BANDS).round().astype(int)]
    return "".join(map(str, (picked * 9).round().astype(int).clip(0, 9).ravel()))
