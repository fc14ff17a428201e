"""Making 5: what it is about. A tap in a triangle, pictures, a spoken sentence; or nothing, which is as easy."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import cached_property, partial

from exhibits.contribution import Meaning, Zone
from kiosk import pictures
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect, is_low
from kiosk.page import beside_strip, column, row, side_of
from kiosk.picking import Picking
from kiosk.pieces import Icon, button, fitting_cap, ground, text_size, words
from kiosk.screen import HERE, Frame, Part, Screen, Target
from kiosk.strip import STRIP_MM
from kiosk.triangle import Triangle

COLUMN_SHARE = 0.3


class Spoken(Enum):
    """Somebody wants to say it, or to hear again what they said."""

    WANTED = auto()


ICONS: dict[str, Icon] = {"point": pictures.triangle, "pick": pictures.four, "say": pictures.speaking}


class About(Screen[Meaning | Spoken]):
    name = "about"
    frame: Sequence[Frame] = HERE

    def __init__(
        self, look: Look, triangle: str, corners: Sequence[str], picture_names: Sequence[str], *, can_speak: bool = True
    ) -> None:
        """`can_speak` is whether there is a microphone."""
        super().__init__(look)
        self._key = triangle
        self._ways = ["point", "pick", *(["say"] if can_speak else [])]
        self._way = "point"
        self._zone: Zone | None = None
        self._picked: frozenset[str] = frozenset()
        self._names = tuple(picture_names)
        self.spoken = False
        """Whether a sentence is kept with it; the script says so."""
        self._corners = tuple(corners)

    def targets(self) -> Sequence[Target]:
        shown = self._triangle if self._way == "point" else self._picking
        ways = zip(self._ways, self._way_places, strict=True)
        return [
            *shown.targets(),
            *(Target(f"way.{way}", self.look.mirrored(place)) for way, place in ways),
            Target(self._onward, self.look.mirrored(self._onward_place)),
        ]

    def press(self, target: str) -> Meaning | Spoken | None:
        kind, _, which = target.partition(".")
        match kind:
            case "skip" | "done":
                return Meaning(self._key, self._zone or Zone.SKIPPED, self._in_order)
            case "zone":  # a second touch takes it back
                self._zone = None if self._zone is Zone(which) else Zone(which)
            case "picture":
                self._picked ^= {which}
            case _ if which == "say":
                return Spoken.WANTED
            case _:
                self._way = which
        return None

    @property
    def _in_order(self) -> tuple[str, ...]:
        return tuple(name for name in self._names if name in self._picked)

    @property
    def _said(self) -> frozenset[str]:
        """The ways in which something was said."""
        said = {"point": self._zone is not None, "pick": bool(self._picked), "say": self.spoken}
        return frozenset(way for way, yes in said.items() if yes)

    @property
    def _onward(self) -> str:
        """One place to go on: who said nothing skips there."""
        return "done" if self._said else "skip"

    def parts(self) -> list[Part]:
        look, roles, said = self.look, self.look.theme.roles, self._said
        parts = [self._kept("ground", partial(ground, look, roles.page)), *self._head()]
        if self._way == "point":
            parts += self._triangle.parts(self._zone)
        else:
            parts += self._picking.parts(self._picked)
        for way, place in zip(self._ways, self._way_places, strict=True):
            key = (way, way == self._way, way in said)
            parts.append(self._kept(key, partial(self._way_part, way, place, way in said)))
        return [*parts, self._kept(self._onward, self._onward_part)]

    # where things are

    @cached_property
    def _triangle(self) -> Triangle:
        return Triangle(self.look, self._corners, self._room)

    @cached_property
    def _picking(self) -> Picking:
        return Picking(self.look, self._names, self._room)

    @cached_property
    def _column(self) -> Rect:
        """Title and buttons stand beside the triangle; on an upright screen above and below it, on a low one the title
        in the strip."""
        look = self.look
        side, top, bottom = side_of(look), look.px(STRIP_MM), look.px(8 if is_low(look) else 16)
        width = look.width - 2 * side if look.portrait else round(look.width * COLUMN_SHARE)
        return side, top, width, look.height - top - bottom

    @cached_property
    def _cap(self) -> float:
        look, (_, _, w, h), text = self.look, self._column, self.look.texts["about.title"]
        if is_low(look):
            return fitting_cap(look, text, (beside_strip(self)[2], look.px(TARGET_MM)), 11, bold=True)
        return fitting_cap(look, text, (w, round(h * 0.3)), 16, bold=True)

    @cached_property
    def _title(self) -> Rect:
        look, (x, y, w, _) = self.look, self._column
        if is_low(look):
            x, y, w = beside_strip(self)
            return x, y, w, look.px(TARGET_MM)
        return x, y, w, text_size(look, look.texts["about.title"], self._cap, width=w, bold=True)[1]

    @cached_property
    def _how(self) -> Rect | None:
        """One sentence where there is room for it: on a low screen the buttons say it."""
        look, (x, y, w, h) = self.look, self._title
        return None if is_low(look) else (x, y + h, w, look.px(34 if not look.portrait else 20))

    @cached_property
    def _onward_place(self) -> Rect:
        look, (x, y, w, h) = self.look, self._column
        high = look.px(MAIN_TARGET_MM + (2 if is_low(look) else 8))
        wide = min(w, look.px(150))
        left = x + (w - wide) // 2 if look.portrait else x
        return left, y + h - high, wide, high

    @cached_property
    def _way_places(self) -> list[Rect]:
        look, (x, y, w, _), gap = self.look, self._column, self.look.px(GAP_MM + (0 if is_low(self.look) else 3))
        high = look.px(TARGET_MM + (1 if is_low(look) else 8))
        if look.portrait:
            top = self._how[1] + self._how[3] + look.px(4) if self._how else y
            return row((x, top, w, high), len(self._ways), gap)
        whole = len(self._ways) * high + (len(self._ways) - 1) * gap
        top = self._onward_place[1] - look.px(GAP_MM + (2 if is_low(look) else 16)) - whole
        return column((x, top, min(w, look.px(150)), whole), len(self._ways), gap)

    @cached_property
    def _room(self) -> Rect:
        """Where the triangle or the pictures are."""
        look, (x, y, w, h) = self.look, self._column
        if look.portrait:
            last = self._way_places[-1]
            top = last[1] + last[3] + look.px(14)
            return x, top, w, self._onward_place[1] - top - look.px(14)
        left = x + w + look.px(8 if is_low(look) else 14)
        return left, y, look.width - left - side_of(look), h

    # how they look

    def _head(self) -> list[Part]:
        look, ink = self.look, self.look.theme.roles.words
        title, how = look.texts["about.title"], look.texts[f"about.how.{self._way}"]
        place, low = look.mirrored(self._title), is_low(look)
        head = partial(words, look, title, place, colour=ink, cap_mm=self._cap, bold=True, middle=low)
        parts = [self._kept("title", head)]
        if self._how:
            below = look.mirrored(self._how)
            parts.append(self._kept(how, lambda: words(look, how, below, colour=ink)))
        return parts

    def _way_part(self, way: str, place: Rect, said: bool) -> Part:
        """The one that is shown is dark; one in which something was said has a check."""
        look, roles = self.look, self.look.theme.roles
        colour, ink = (roles.chosen, roles.on_chosen) if way == self._way else (roles.shade, roles.ink)
        icon = pictures.check if said else ICONS[way]
        return button(
            look, f"way.{way}", look.mirrored(place), look.texts[f"about.{way}"],
            colour=colour, ink=ink, icon=icon, cut_out=colour, cap_mm=BODY_MM + (0 if is_low(look) else 1),
        )  # fmt: skip

    def _onward_part(self) -> Part:
        look, roles, name = self.look, self.look.theme.roles, self._onward
        colour = roles.go if name == "done" else roles.shade
        on = pictures.arrow_back if look.texts.rtl else pictures.arrow_on
        return button(
            look, name, look.mirrored(self._onward_place), look.texts[f"about.{name}"],
            colour=colour, ink=roles.ink, icon=on, cut_out=colour, cap_mm=9,
        )  # fmt: skip
