"""Making 5: what it is about, said with one tap in a triangle; or it does not fit, or it is nobody's business."""

from collections.abc import Sequence
from functools import cached_property, partial
from random import Random

from exhibits.contribution import Meaning, Zone
from kiosk import pictures
from kiosk.corners import draw_corner
from kiosk.look import GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect
from kiosk.page import Kept, column, is_low, row, side_of
from kiosk.pieces import Icon, button, fitting_cap, ground, seed_of, text_size, words
from kiosk.screen import Frame, Part, Screen, Target
from media.paper import Paper, Point, blob, snip

PLACES: dict[Zone, tuple[float, float, float]] = {
    Zone.AB: (1 / 2, 1 / 2, 0),
    Zone.BC: (0, 1 / 2, 1 / 2),
    Zone.CA: (1 / 2, 0, 1 / 2),
    Zone.CENTRE: (1 / 3, 1 / 3, 1 / 3),
    Zone.A: (1, 0, 0),
    Zone.B: (0, 1, 0),
    Zone.C: (0, 0, 1),
}
"""Where one taps: how much of each corner."""
LANDS_SECONDS = 0.45
"""The touched place shows its disc before the next screen comes."""
CORNERS = (Zone.A, Zone.B, Zone.C)
WORD_MM = 17.0
SKIPS = {"does_not_fit": Zone.DOES_NOT_FIT, "skip": Zone.SKIPPED}
ICONS: dict[str, Icon] = {"does_not_fit": pictures.cross, "skip": pictures.arrow_on}


class About(Screen[Meaning]):
    name = "about"
    frame: Sequence[Frame] = ()

    def __init__(self, look: Look, triangle: str, corners: Sequence[str]) -> None:
        """`corners` a, b, c: lower start, top, lower end. Their words are `triangle.<key>.<corner>`."""
        super().__init__(look)
        self._triangle, self._corners = triangle, tuple(corners)
        self._chosen: Zone | None = None
        self._landed = 0.0
        self._kept = Kept()

    def targets(self) -> Sequence[Target]:
        if self._chosen:
            return []
        zones = [Target(f"zone.{zone}", self.look.mirrored(self._spot(zone))) for zone in PLACES]
        skips = zip(SKIPS, self._skips, strict=True)
        return [*zones, *(Target(name, self.look.mirrored(rect)) for name, rect in skips)]

    def press(self, target: str) -> Meaning | None:
        if target in SKIPS:
            return Meaning(self._triangle, SKIPS[target])
        self._chosen, self._landed = Zone(target.removeprefix("zone.")), 0.0
        return None

    def tick(self, seconds: float) -> Meaning | None:
        self._landed += seconds
        if self._chosen is None or self._landed < LANDS_SECONDS:
            return None
        chosen, self._chosen = self._chosen, None  # who comes back here may choose anew
        return Meaning(self._triangle, chosen)

    def rests(self) -> float:
        return float("inf") if self._chosen is None else max(0.02, LANDS_SECONDS - self._landed)

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        x, y, w, h = self._title
        how = (x, y + h, w, look.px(22))
        parts = [
            self._kept("ground", lambda: ground(look, roles.paper)),
            self._kept(
                "title",
                lambda: words(
                    look,
                    look.texts["about.title"],
                    look.mirrored(self._title),
                    colour=roles.ink,
                    cap_mm=self._cap,
                    bold=True,
                ),
            ),
            self._kept("how", lambda: words(look, look.texts["about.how"], look.mirrored(how), colour=roles.ink)),
            self._kept("triangle", self._triangle_part),
        ]
        parts += [self._kept(("word", zone), partial(self._word_part, zone)) for zone in CORNERS]
        parts += [self._kept((zone, zone is self._chosen), partial(self._spot_part, zone)) for zone in PLACES]
        return parts + [
            self._kept(name, partial(self._skip, name, rect)) for name, rect in zip(SKIPS, self._skips, strict=True)
        ]

    # where things are

    @cached_property
    def _column(self) -> Rect:
        """Title and the two ways past the triangle stand beside it; on an upright screen above and below it."""
        look = self.look
        side, top, bottom = side_of(look), look.px(10 if is_low(look) else 20), look.px(8 if is_low(look) else 16)
        width = look.width - 2 * side if look.portrait else round(look.width * 0.31)
        return side, top, width, look.height - top - bottom

    @cached_property
    def _cap(self) -> float:
        x, y, w, h = self._column
        return fitting_cap(
            self.look, self.look.texts["about.title"], (w, h // 3), 11 if is_low(self.look) else 16, bold=True
        )

    @cached_property
    def _title(self) -> Rect:
        x, y, w, _ = self._column
        return x, y, w, text_size(self.look, self.look.texts["about.title"], self._cap, width=w, bold=True)[1]

    @cached_property
    def _skips(self) -> list[Rect]:
        """Not answering is as large as not fitting, and beside it."""
        look = self.look
        x, y, w, h = self._column
        gap, high = look.px(GAP_MM + 3), look.px(MAIN_TARGET_MM + (3 if is_low(look) else 10))
        if look.portrait:
            return row((x, y + h - high, w, high), 2, gap)
        return column((x, y + h - 2 * high - gap, min(w, look.px(130)), 2 * high + gap), 2, gap)

    @cached_property
    def _room(self) -> Rect:
        """Where the triangle, its corners and their words are."""
        look = self.look
        x, y, w, h = self._column
        if look.portrait:
            top = self._title[1] + self._title[3] + look.px(34)
            return x, top, w, min(self._skips[0][1] - top - look.px(20), round(w * 1.12))
        left = x + w + look.px(6 if is_low(look) else 12)
        return left, y, look.width - left - side_of(look), h

    @cached_property
    def _disc(self) -> int:
        """How large a corner's picture is."""
        _, _, w, h = self._room
        return min(self.look.px(72), round(w * 0.25), round(h * 0.26))

    @cached_property
    def _spot_size(self) -> int:
        return max(self.look.px(TARGET_MM), round(self._disc * 0.5))

    @cached_property
    def _points(self) -> tuple[Point, Point, Point]:
        """The middles of the corners."""
        x, y, w, h = self._room
        half, word = self._disc / 2, self.look.px(WORD_MM)
        inset = max(half, self.look.px(26))
        low = y + h - word - half
        return (x + inset, low), (x + w / 2, y + half), (x + w - inset, low)

    def _middle(self, zone: Zone) -> Point:
        shares = PLACES[zone]
        x, y = (sum(share * point[axis] for share, point in zip(shares, self._points, strict=True)) for axis in (0, 1))
        return x, y

    def _spot(self, zone: Zone) -> Rect:
        (x, y), size = self._middle(zone), self._disc if zone in CORNERS else self._spot_size
        return round(x - size / 2), round(y - size / 2), size, size

    def _word(self, zone: Zone) -> Rect:
        """Below its picture; the upper one's beside it."""
        x, y, w, h = self._spot(zone)
        look, high = self.look, self.look.px(WORD_MM)
        if zone is Zone.B:
            left = x + w + look.px(4)
            return left, y, min(look.px(90), self._room[0] + self._room[2] - left), h // 2
        wide = (
            round(min(2 * (x + w / 2 - self._room[0]), look.px(90)))
            if zone is Zone.A
            else round(min(2 * (self._room[0] + self._room[2] - x - w / 2), look.px(90)))
        )
        return round(x + w / 2 - wide / 2), y + h, wide, high

    # how they look

    def _triangle_part(self) -> Part:
        look, hue = self.look, self.look.theme.hue("lilac")
        room, (x, y, w, h) = look.px(4), self._room

        def paint(paper: Paper) -> None:
            points = [(px - x + room, py - y + room) for px, py in self._points]
            if look.texts.rtl:
                points = [(paper.width - px, py) for px, py in points]
            paper.shadow([points], 3)
            paper.mount([snip(points, Random(seed_of("triangle")), look.px(30), look.px(0.8))], hue.light, look.px(7))

        return Part(look.mirrored((x - room, y - room, w + 2 * room, h + 2 * room)), ("triangle",), paint)

    def _word_part(self, zone: Zone) -> Part:
        look = self.look
        word = look.texts[f"triangle.{self._triangle}.{self._corners[CORNERS.index(zone)]}"]
        align = "start" if zone is Zone.B else "centre"
        return words(
            look,
            word,
            look.mirrored(self._word(zone)),
            colour=look.theme.roles.ink,
            bold=True,
            align=align,
            middle=True,
        )

    def _spot_part(self, zone: Zone) -> Part:
        """A place is a ring of dark paper, with a picture in a corner; the one that was touched is lit and checked."""
        look, roles, deep = self.look, self.look.theme.roles, self.look.theme.hue("lilac").deep
        chosen, (x, y, w, h) = zone is self._chosen, look.mirrored(self._spot(zone))
        room = look.px(3)
        corner = self._corners[CORNERS.index(zone)] if zone in CORNERS else None

        def paint(paper: Paper) -> None:
            middle, r, seed = room + w / 2, w / 2, list(Zone).index(zone)
            paper.sheet(blob(middle, middle, r, 15, Random(seed)), deep, depth_mm=1.8)
            paper.fill(blob(middle, middle, r - look.px(2.2), 15, Random(seed)), roles.board if chosen else roles.paper)
            if corner:
                draw_corner(paper, corner, middle, middle, r * 0.8, roles.ink, deep)
            if chosen:
                pictures.check(paper, middle, middle, r * (0.4 if corner else 0.5), roles.go_deep, roles.board)

        rect = (x - room, y - room, w + 2 * room, h + 2 * room)
        return Part(rect, ("spot", zone, corner, chosen), paint, of=f"zone.{zone}")

    def _skip(self, name: str, rect: Rect) -> Part:
        look, roles = self.look, self.look.theme.roles
        icon = pictures.arrow_back if name == "skip" and look.texts.rtl else ICONS[name]
        word = look.texts[f"about.{name}"]
        return button(
            look,
            name,
            look.mirrored(rect),
            word,
            colour=roles.shade,
            ink=roles.ink,
            icon=icon,
            cut_out=roles.shade,
            cap_mm=8,
        )
