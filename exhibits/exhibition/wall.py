"""What staff print and hang: labels, posters in two sizes, and the sign for the door."""

import time
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from config.settings import Export, load_settings
from config.texts import load_texts
from config.theme import Theme, load_theme
from exhibits.collection import Collection
from exhibits.errors import UnknownWorkError
from exhibits.exhibition.dear import Dear
from exhibits.exhibition.door_sign import door_sign
from exhibits.exhibition.keys import hand, key_of
from exhibits.exhibition.labels import labels
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan, plan_exhibition
from exhibits.exhibition.posters import A2, posters
from exhibits.exhibition.printed import Print
from exhibits.exhibition.wording import Wording, titles, wording_of
from exhibits.gather import gather, lot, still_allowed
from exhibits.order import parts_by_lot
from media.files import write_beside
from media.progress import Pace, Report, StoppedError, Tell, never, tell_nobody

LABELS, POSTER_A3, POSTER_A2, DOOR = "labels.pdf", "poster-a3.pdf", "poster-a2.pdf", "door.pdf"
PRINT = "print"
"""The folder of what is printed, within the exhibition."""
_TOGETHER = 64
"""Labels in one file, at most as a rule."""
_LABEL_SECONDS, _OTHER_SECONDS = 0.05, 1.0
"""What a core takes for one, and for a file of posters."""


def sheets(
    plan: ExhibitionPlan,
    wordings: Sequence[Wording],
    theme: Theme,
    settings: Export,
    *,
    only: Container[str] | None = None,
) -> Mapping[str, Callable[[], Print]]:
    """By the name of the file. The first of the languages is the larger one; `only`: whose labels are wanted."""
    address = settings.base_address
    return {
        LABELS: partial(labels, plan, wordings, theme, address, only=only),
        POSTER_A3: partial(posters, plan, wordings, theme, address),
        POSTER_A2: partial(posters, plan, wordings, theme, address, zoom=A2),
        DOOR: partial(door_sign, plan, wordings, theme, settings.opening),
    }


def papers(plan: ExhibitionPlan, wordings: Sequence[Wording], theme: Theme, settings: Export) -> Iterator[Dear]:
    """All of it, in files that stay as they are while nothing in them changes."""
    yield from _labels(plan, wordings, theme, settings)
    yield from _others(plan, wordings, theme, settings)


def _labels(plan: ExhibitionPlan, wordings: Sequence[Wording], theme: Theme, settings: Export) -> Iterator[Dear]:
    """The labels of a room in one file or in several: when a work is taken out, few are printed again."""
    around = key_of(hand(), theme.model_dump_json(), plan.place, settings.base_address)
    for room in plan.rooms:
        parts = [part for part in parts_by_lot(room.exhibits, plan.seed, _TOGETHER) if part]
        for number, part in enumerate(parts, 1):
            name = f"labels-{room.number}.pdf" if len(parts) == 1 else f"labels-{room.number}-{number}.pdf"
            said = [(one.texts.language, [one.asked[exhibit.code] for exhibit in part]) for one in wordings]
            key = key_of(around, said, part, [plan.answered(exhibit) for exhibit in part])
            only = {exhibit.code for exhibit in part}
            make = partial(labels, plan, wordings, theme, settings.base_address, only=only)
            yield _paper(name, key, len(part) * _LABEL_SECONDS, make)


def _others(plan: ExhibitionPlan, wordings: Sequence[Wording], theme: Theme, settings: Export) -> Iterator[Dear]:
    made = sheets(plan, wordings, theme, settings)
    words = [(one.texts.language, one.titles, one.asked) for one in wordings]
    around = key_of(hand(), theme.model_dump_json(), plan.place)
    shown = key_of(around, words, plan.exhibits, plan.show, settings.base_address)
    opened = key_of(around, [one.texts.language for one in wordings], settings.opening)
    for name, key in ((POSTER_A3, shown), (POSTER_A2, shown), (DOOR, opened)):
        yield _paper(name, key, _OTHER_SECONDS, made[name])


def _paper(name: str, key: str, seconds: float, draw: Callable[[], Print]) -> Dear:
    return Dear(f"{PRINT}/{name}", key, seconds, _doing(name), partial(_print, draw))


def _print(draw: Callable[[], Print], target: Path, tell: Tell) -> None:
    draw().write(target, tell)


def print_again(
    collection: Collection,
    name: str,
    target: Path,
    *,
    languages: Sequence[str] = (),
    only: frozenset[str] | None = None,
    with_demo: bool = False,
    report: Report = tell_nobody,
    stopped: Callable[[], bool] = never,
    clock: Callable[[], float] = time.monotonic,
) -> int:
    """One of the sheets by itself, of what may be exhibited now; gives back how many works it is about.

    UnknownWorkError when `only` names a work that may not.
    """
    settings, pace = load_settings(collection.folder), Pace(clock)
    start = settings.languages.start
    chosen = gather(collection, language=start, with_demo=with_demo)
    refused = sorted((only or frozenset()) - {one.code for one in chosen})
    if refused:
        raise UnknownWorkError(f"No work with the code {', '.join(refused)} may be exhibited.")
    exhibits = [Exhibit(one.work, one.asked) for one in chosen]
    plan = plan_exhibition(
        exhibits, titles(collection.questions(), load_texts(start)), place=settings.place.name, seed=lot(chosen)
    )
    spoken = languages or settings.export.wall_languages or (start,)
    wordings = [wording_of(collection, plan, language) for language in spoken]
    sheet = sheets(plan, wordings, load_theme(), settings.export, only=only)[name]()

    def tell(part: float) -> None:
        if stopped():
            raise StoppedError
        report(pace.at(part, 1.0, _doing(name)))

    with write_beside(target) as part:
        sheet.write(part, tell)
        still_allowed(collection, [one.work for one in chosen if only is None or one.code in only])
    return len(chosen if only is None else only)


def _doing(name: str) -> str:
    return "job.exhibition.labels" if name.startswith("labels") else "job.exhibition.posters"
