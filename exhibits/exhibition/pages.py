"""All pages of the site, each language by itself. Only what is new is drawn; where that is much, all cores do it."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from config.settings import Show
from config.texts import Texts
from exhibits.exhibition.again import Growing
from exhibits.exhibition.captions import spoken, vtt
from exhibits.exhibition.findings import Findings
from exhibits.exhibition.keys import key_of
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan
from exhibits.exhibition.rooms import rooms
from exhibits.exhibition.show import show_page
from exhibits.exhibition.site import Look, Sheet, site
from media.side_by_side import Processes, all_cores, in_turn

Tell = Callable[[float], None]
"""Hears how far it is, from 0 to 1, and may raise StoppedError."""
WORTH_PROCESSES = 500
"""So many pages take longer than processes take to begin."""
_TOLD_EVERY = 50
_LOOKED_AT = 0.3
"""The part of the time after which it is known what is new, where all of it is."""


@dataclass(frozen=True)
class Tour:
    """The whole site in one language."""

    plan: ExhibitionPlan
    look: Look
    findings: Findings
    show: Show

    def sheets(self) -> Iterator[Sheet]:
        """The pages, not drawn yet."""
        pages = (site(self.plan, self.look), rooms(self.plan, self.look, self.findings))
        return chain(*pages, [show_page(self.plan, self.look, self.show)])


def write_pages(tours: Sequence[Tour], growing: Growing, tell: Tell) -> None:
    new = list(_looked_through(tours, growing, lambda part: tell(_LOOKED_AT * part)))
    for tour in tours:
        _write_captions(tour, growing)
    for tour, keys in _drawn(new, growing.folder, lambda part: tell(_LOOKED_AT + (1 - _LOOKED_AT) * part)):
        for name, key in keys.items():
            growing.file(f"{tour.look.folder}{name}", key, lambda path: None)


def _looked_through(tours: Sequence[Tour], growing: Growing, tell: Tell) -> Iterator[tuple[Tour, Mapping[str, str]]]:
    """Of every language the pages that are not there, with their keys."""
    for done, tour in enumerate(tours):
        keys: dict[str, str] = {}
        for number, sheet in enumerate(tour.sheets()):
            if number % _TOLD_EVERY == 0:
                tell(done / len(tours))
            key = sheet.key
            if not growing.keep(sheet.name, key):
                keys[sheet.page] = key
        yield tour, keys


def _drawn(
    new: Sequence[tuple[Tour, Mapping[str, str]]], folder: Path, tell: Tell
) -> Iterator[tuple[Tour, Mapping[str, str]]]:
    """The same, once the pages are in the folder."""
    if sum(len(keys) for _, keys in new) < WORTH_PROCESSES:
        for number, (tour, keys) in enumerate(new):
            draw(tour, keys, folder, lambda: tell(number / len(new)))  # noqa: B023  # it is called at once
            yield tour, keys
        return
    with all_cores(Processes) as cores:
        done = in_turn(cores, [partial(draw, tour, frozenset(keys), folder) for tour, keys in new])
        for number, one in enumerate(new):
            tell(number / len(new))
            next(done)
            yield one


def draw(tour: Tour, pages: Container[str], folder: Path, told: Callable[[], None] = lambda: None) -> None:
    """Those of a language into the folder of the exhibition. `told` is called now and then, and may raise."""
    wanted = (sheet for sheet in tour.sheets() if sheet.page in pages)
    for number, sheet in enumerate(wanted):
        if number % _TOLD_EVERY == 0:
            told()
        (folder / sheet.name).write_text(sheet.draw(), encoding="utf-8")


def _write_captions(tour: Tour, growing: Growing) -> None:
    look = tour.look
    for exhibit in tour.plan.exhibits:
        if exhibit.form.seen:
            name, key = exhibit.captions(look.texts.language), key_of(look.key, exhibit)
            growing.text(name, key, partial(_captions, exhibit, look.texts))


def _captions(exhibit: Exhibit, texts: Texts) -> str:
    return vtt(spoken(exhibit, texts))
