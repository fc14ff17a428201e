"""`export_exhibition`: from the collection to one folder that opens in any browser, without a network."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

from config.settings import Export, load_settings
from config.texts import languages, load_texts
from config.theme import Theme, load_theme
from exhibits.collection import Collection
from exhibits.contribution import Purpose, Use
from exhibits.errors import SpoiltError
from exhibits.exhibition import scenery
from exhibits.exhibition.again import Growing, TakenOut
from exhibits.exhibition.dear import Dear, meanwhile
from exhibits.exhibition.keys import key_of
from exhibits.exhibition.laying import dear_files, lay_out
from exhibits.exhibition.pages import Tour, write_pages
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan, plan_exhibition
from exhibits.exhibition.rooms import look_back, rooms_style
from exhibits.exhibition.show import show_files
from exhibits.exhibition.site import Look, Tongue, style
from exhibits.exhibition.swap import KIND, LIST, replaced
from exhibits.exhibition.wall import papers
from exhibits.exhibition.wording import titles, wording_of
from exhibits.gather import Chosen, as_json, gather, listed, lot, software, still_allowed
from exhibits.questions import FALLBACK_LANGUAGES, Question
from media.progress import Pace, Report, StoppedError, Tell, never, tell_nobody

SCRIPTS = ("living.js", "player.js", "show.js")
_FILES, _PAGES, _WALL = "job.exhibition.files", "job.exhibition.pages", "job.exhibition.posters"
_LAID, _DRAWN, _MADE, _PRINTED = 0.03, 0.33, 0.38, 0.95
"""How much of the time is over when media are laid out, pages drawn, small pictures and curves made, labels printed."""


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
    _all_there(chosen)
    works = [one.work for one in chosen]
    settings = load_settings(collection.folder)
    looks = _looks(language, load_theme())
    tell = _Teller(report, stopped, Pace(clock))
    with replaced(out) as folder, meanwhile(growing := Growing(folder, out)) as hands:
        seed = next(one for one in (seed, growing.seed, lot(chosen)) if one is not None)
        how = {"place": settings.place.name, "seed": seed, "use": use}
        plans = list(_plans(collection, chosen, looks, how))
        by_code = {one.code: one for one in chosen}
        hands.begin(dear_files(plans[0], by_code))
        for part in lay_out(plans[0], by_code, looks[0].theme, growing):
            tell(_LAID * part, _FILES)
        findings = look_back(collection, plans[0])
        tours = [Tour(plan, look, findings, settings.show) for plan, look in zip(plans, looks, strict=True)]
        _write_pages(tours, growing, lambda part: tell(_LAID + (_DRAWN - _LAID) * part, _PAGES))
        hands.finish(lambda part, doing: tell(_DRAWN + (_MADE - _DRAWN) * part, doing))
        if use is Use.EXHIBITION:
            hands.begin(_papers(collection, plans[0], looks[0], settings.export))
            hands.finish(lambda part, doing: tell(_MADE + (_PRINTED - _MADE) * part, doing))
        taken_out = growing.taken_out(works)
        growing.finish({one.page: one.work for one in plans[0].exhibits}, seed)
        facts = {"seed": seed, "language": language, "for": use.value, **_facts(plans[0], taken_out)}
        (folder / LIST).write_text(as_json(_listed(collection, out, chosen, facts, use)), encoding="utf-8")
        os.sync()  # hundreds of small files: one wait for all
        still_allowed(collection, works, (use,))
        tell(1.0, _WALL)
    return ExhibitionResult(out, len(works), len(plans[0].rooms), growing.new, taken_out)


def _all_there(chosen: Sequence[Chosen]) -> None:
    missing = ", ".join(one.code for one in chosen if not one.view.is_file())
    if missing:
        raise SpoiltError(f"The recording of {missing} is missing; run `wijkpodium check`.")


class _Teller:
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


def _plans(
    collection: Collection, chosen: Sequence[Chosen], looks: Sequence[Look], how: Mapping[str, Any]
) -> Iterator[ExhibitionPlan]:
    """The same in every language. Rooms stand in the order of the questions as they are asked now; last the room of
    works that answer none."""
    asked = collection.questions()
    meanings = collection.meanings([one.work for one in chosen])
    plain = [
        Exhibit(one.work, "", meanings.get(one.work.id), one.still is not None, one.statement is not None)
        for one in chosen
    ]
    first: ExhibitionPlan | None = None
    for texts in (look.texts for look in looks):
        code = texts.language
        exhibits = [
            replace(exhibit, asked=one.prompt.text(code), asked_in=_other(one.prompt, code))
            for exhibit, one in zip(plain, chosen, strict=True)
        ]
        said, said_in = titles(asked, texts), {one.key: _other(one, code) for one in asked}
        if first is None:
            yield (first := plan_exhibition(exhibits, said, said_in=said_in, **how))
        else:
            yield first.in_other_words(exhibits, said, said_in)


def _other(question: Question, language: str) -> str:
    """The language in which a question is said where it is not said in this one."""
    if language in question.texts:
        return ""
    return next((code for code in (*FALLBACK_LANGUAGES, *question.texts) if code in question.texts), "")


def _write_pages(tours: Sequence[Tour], growing: Growing, tell: Tell) -> None:
    first = tours[0]
    for name, text in _shared(first.look.theme):
        growing.text(name, key_of(text), partial(str, text))
    for name, key, draw in show_files(first.plan, first.look, first.show):
        growing.text(name, key, draw)
    write_pages(tours, growing, tell)


def _shared(theme: Theme) -> Iterator[tuple[str, str]]:
    """What pages of every language share."""
    yield "style.css", style(theme)
    yield "rooms.css", rooms_style(theme)
    for name in SCRIPTS:
        yield name, resources.files(__package__).joinpath(f"templates/{name}").read_text(encoding="utf-8")
    for name, picture in scenery.pictures(theme):
        yield f"scenery/{name}.svg", picture


def _papers(collection: Collection, plan: ExhibitionPlan, look: Look, settings: Export) -> Iterator[Dear]:
    """Paper is for a place, and not for the internet. Its languages are not those of the pages: two at most, on one
    sheet."""
    wordings = [
        wording_of(collection, plan, language) for language in settings.wall_languages or (look.texts.language,)
    ]
    return papers(plan, wordings, look.theme, settings)


def _facts(plan: ExhibitionPlan, taken_out: Sequence[TakenOut]) -> dict[str, object]:
    return {
        "show": [exhibit.code for exhibit in plan.show],
        "taken_out": [{"code": one.code, "sign": one.sign.number, "page": one.page} for one in taken_out],
    }


def _listed(
    collection: Collection, out: Path, chosen: Sequence[Chosen], facts: Mapping[str, object], use: Use
) -> dict[str, object]:
    """The folder for the internet lies open to everybody: what else its makers agreed to stays out of it, and so does
    the name of the folder here. The collection takes it to be where its list lies."""
    works = [one.work for one in chosen]
    if use is not Use.INTERNET:
        return listed(collection, KIND, out, works, facts, use)
    works = [replace(work, yes=work.yes & {Purpose.INTERNET}) for work in works]
    told = listed(collection, KIND, out, works, facts, use)
    return {name: fact for name, fact in told.items() if name != "path"}
