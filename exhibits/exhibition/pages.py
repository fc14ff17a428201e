"""All pages of the site, each language by itself. Only what is new is drawn, by one process: two were slower."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

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
from media.progress import Tell

_TOLD_EVERY = 50


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
    for done, tour in enumerate(tours):
        for number, sheet in enumerate(tour.sheets()):
            if number % _TOLD_EVERY == 0:
                tell(done / len(tours))
            growing.text(sheet.name, sheet.key, sheet.draw)
        _write_captions(tour, growing)


def _write_captions(tour: Tour, growing: Growing) -> None:
    look = tour.look
    for exhibit in tour.plan.exhibits:
        if exhibit.form.seen:
            name, key = exhibit.captions(look.texts.language), key_of(look.key, exhibit)
            growing.text(name, key, partial(_captions, exhibit, look.texts))


def _captions(exhibit: Exhibit, texts: Texts) -> str:
    return vtt(spoken(exhibit, texts))
