"""How the film looks: its shape, how sharp it is, and where its captions are. Chosen once, and remembered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from config.settings import Captions, Quality, Shape
from kiosk import pictures
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.page import AROUND_MM, PICTURED_MM, column, row_by_words
from kiosk.pieces import Icon, button, tall_button, text_size, words
from kiosk.screen import Moving, Part, Target
from kiosk.screens.staff.desk import Desk, Tab

TITLE_MM = 9.0
LEAST_TILE_MM, MOST_TILE_MM, MOST_UPRIGHT_MM = 24.0, 62.0, 86.0
ABOVE_MM = 36.0
"""In a tile of at least this height the picture is above its word, as large as it can be."""
CHOICES: dict[str, tuple[StrEnum, ...]] = {
    "shape": tuple(Shape),
    "quality": tuple(Quality),
    "captions": tuple(Captions),
}
ICONS: dict[StrEnum, Icon] = {
    Shape.WIDE: pictures.wide_picture,
    Shape.UPRIGHT: pictures.upright_picture,
    Shape.SQUARE: pictures.square_picture,
    Quality.DRAFT: pictures.pencil,
    Quality.HD: pictures.small_screen,
    Quality.FULL_HD: pictures.screen,
    Quality.ULTRA_HD: pictures.large_screen,
    Captions.SOFT: pictures.captions_below,
    Captions.BURNT: pictures.captions_inside,
}


@dataclass(frozen=True)
class Looks:
    """Of a film."""

    shape: Shape = Shape.WIDE
    quality: Quality = Quality.HD
    captions: Captions = Captions.SOFT


AS_USUAL = Looks()


class FilmLooks(Desk[Looks]):
    """Answers with every choice at once, so that none is lost however staff leave."""

    name = "staff.film.looks"
    tab = Tab.FILM

    def __init__(self, look: Look, looks: Looks, *, waiting: int) -> None:
        super().__init__(look, waiting)
        self._looks = looks

    def targets(self) -> Sequence[Target]:
        chosen = [Target(name, self.look.mirrored(place)) for name, place in self._places.items()]
        return [*self.tab_targets(), *chosen, Target("done", self.look.mirrored(self._foot))]

    def parts(self) -> list[Part | Moving]:
        look, roles, done = self.look, self.look.theme.roles, self.look.mirrored(self._foot)
        word = look.texts["staff.film.looks.done"]
        return [
            *self.desk_parts(),
            words(look, look.texts["staff.film.looks"], look.mirrored(self._title), colour=roles.words,
                  cap_mm=TITLE_MM, bold=True),
            *(words(look, look.texts[f"staff.film.{kind}"], look.mirrored(place), colour=roles.words, bold=True)
              for kind, place in self._heads.items()),
            *(self._tile(name, look.mirrored(place)) for name, place in self._places.items()),
            button(look, "done", done, word, colour=roles.go, ink=roles.ink, icon=pictures.check),
        ]  # fmt: skip

    def press(self, target: str) -> Looks | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        kind, _, which = target.partition(".")
        match kind:
            case "done":
                return Tab.FILM
            case "shape":
                self._looks = replace(self._looks, shape=Shape(which))
            case "quality":
                self._looks = replace(self._looks, quality=Quality(which))
            case "captions":
                self._looks = replace(self._looks, captions=Captions(which))
        return self._looks

    # where things are, for who reads from the left

    @cached_property
    def _title(self) -> Rect:
        (x, y, w, _), look = self.room, self.look
        return x, y, w, text_size(look, "M", TITLE_MM, bold=True)[1]

    @cached_property
    def _foot(self) -> Rect:
        (x, y, w, h), tall = self.room, self.look.px(MAIN_TARGET_MM)
        wide = w if self.look.portrait else w // 3
        return x + w - wide, y + h - tall, wide, tall

    @cached_property
    def _bands(self) -> dict[str, tuple[Rect, Rect]]:
        """A head and a row of tiles for each of what there is to choose; without heads on a low screen."""
        look, (x, y, w, h) = self.look, self.room
        gap, above, head = look.px(GAP_MM), self._title[3], text_size(look, "M", BODY_MM, bold=True)[1]
        each = (h - above - self._foot[3] - 4 * gap) // 3
        if each - head < look.px(LEAST_TILE_MM):
            head = 0
        tall = min(each - head, look.px(MOST_UPRIGHT_MM if look.portrait else MOST_TILE_MM))
        rows = column((x, y + above + gap, w, 3 * (head + tall) + 2 * gap), 3, gap)
        return {
            kind: ((x, top, w, head), (x, top + head, w, tall))
            for kind, (_, top, _, _) in zip(CHOICES, rows, strict=True)
        }

    @property
    def _heads(self) -> dict[str, Rect]:
        return {kind: head for kind, (head, _) in self._bands.items() if head[3]}

    @cached_property
    def _places(self) -> dict[str, Rect]:
        """By the name of the target."""
        look, gap, places = self.look, self.look.px(GAP_MM), dict[str, Rect]()
        for kind, (_, band) in self._bands.items():
            said = [self._word(kind, one) for one in CHOICES[kind]]
            around = AROUND_MM if band[3] >= look.px(ABOVE_MM) else PICTURED_MM
            tiles = row_by_words(look, band, said, gap, around_mm=around)
            places |= {f"{kind}.{one}": tile for one, tile in zip(CHOICES[kind], tiles, strict=True)}
        return places

    # how they look

    def _word(self, kind: str, one: StrEnum) -> str:
        return self.look.texts[f"staff.film.{kind}.{one}"]

    def _tile(self, name: str, place: Rect) -> Part:
        look, roles = self.look, self.look.theme.roles
        kind, _, which = name.partition(".")
        one = next(choice for choice in CHOICES[kind] if choice == which)
        here = one in (self._looks.shape, self._looks.quality, self._looks.captions)
        colour, ink = (roles.chosen, roles.on_chosen) if here else (roles.shade, roles.ink)
        said = self._word(kind, one)
        if place[3] >= look.px(ABOVE_MM):
            return tall_button(look, name, place, said, colour=colour, ink=ink, icon=ICONS[one])
        return button(
            look, name, place, said, colour=colour, ink=ink, icon=ICONS[one], cut_out=colour, cap_mm=BODY_MM - 1
        )
