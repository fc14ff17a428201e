"""A triangle on a making screen: seven places to tap, and one beside it for who does not fit into it."""

from collections.abc import Sequence
from functools import cached_property, partial
from random import Random

from exhibits.contribution import Zone
from kiosk import pictures
from kiosk.look import BODY_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect, is_low
from kiosk.meanings import draw_meaning
from kiosk.pieces import button, seed_of, words
from kiosk.screen import Kept, Part, Target
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
CORNERS = (Zone.A, Zone.B, Zone.C)
WORD_MM, LOW_WORD_MM = 21.0, 19.0
BESIDE_MM = 74.0
"""Width of *does not fit*."""


class Triangle:
    def __init__(self, look: Look, corners: Sequence[str], room: Rect) -> None:
        """`corners` a, b, c: lower start, top, lower end. Their words are `meaning.<corner>`."""
        self._look, self._corners, self._room = look, tuple(corners), room
        self._kept = Kept()

    def targets(self) -> list[Target]:
        zones = [(zone, self._spot(zone)) for zone in PLACES]
        return [
            Target(f"zone.{zone}", self._look.mirrored(place))
            for zone, place in [*zones, (Zone.DOES_NOT_FIT, self._beside)]
        ]

    def parts(self, chosen: Zone | None) -> list[Part]:
        parts = [self._kept("triangle", self._sheet)]
        parts += [self._kept(("word", zone), partial(self._word_part, zone)) for zone in CORNERS]
        parts += [self._kept((zone, zone is chosen), partial(self._spot_part, zone, zone is chosen)) for zone in PLACES]
        lit = chosen is Zone.DOES_NOT_FIT
        return [*parts, self._kept(("beside", lit), partial(self._beside_part, lit))]

    # where things are

    @cached_property
    def _beside(self) -> Rect:
        """Beside the upper corner, at the start side."""
        look, (x, y, w, _) = self._look, self._room
        free = (w - self._disc) // 2 - look.px(9)
        return x, y, min(look.px(BESIDE_MM), free), look.px(MAIN_TARGET_MM)

    @cached_property
    def _disc(self) -> int:
        """How large a corner's picture is."""
        _, _, w, h = self._room
        return min(self._look.px(72), round(w * 0.25), round(h * 0.26))

    @cached_property
    def _spot_size(self) -> int:
        return max(self._look.px(TARGET_MM), round(self._disc * 0.5))

    @property
    def _word_height(self) -> int:
        return self._look.px(LOW_WORD_MM if is_low(self._look) else WORD_MM)

    @cached_property
    def _points(self) -> tuple[Point, Point, Point]:
        """The middles of the corners."""
        x, y, w, h = self._room
        half, word = self._disc / 2, self._word_height
        inset = max(half, self._look.px(26))
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
        look, (left, _, width, _) = self._look, self._room
        if zone is Zone.B:
            start = x + w + look.px(4)
            return start, y, min(look.px(90), left + width - start), h // 2
        middle = x + w / 2
        half = middle - left if zone is Zone.A else left + width - middle
        wide = min(round(2 * half), look.px(90))
        return round(middle - wide / 2), y + h, wide, self._word_height

    # how they look

    def _sheet(self) -> Part:
        look, hue = self._look, self._look.theme.hue("lilac")
        room, (x, y, w, h) = look.px(4), self._room

        def paint(paper: Paper) -> None:
            points = [(px - x + room, py - y + room) for px, py in self._points]
            if look.texts.rtl:
                points = [(paper.width - px, py) for px, py in points]
            paper.shadow([points], 3)
            paper.mount([snip(points, Random(seed_of("triangle")), look.px(30), look.px(0.8))], hue.light, look.px(7))

        return Part(look.mirrored((x - room, y - room, w + 2 * room, h + 2 * room)), ("triangle",), paint)

    def _word_part(self, zone: Zone) -> Part:
        look = self._look
        word = look.texts[f"meaning.{self._corners[CORNERS.index(zone)]}"]
        align = "start" if zone is Zone.B else "centre"
        place, cap = look.mirrored(self._word(zone)), BODY_MM + (0 if is_low(look) else 2)
        return words(look, word, place, colour=look.theme.roles.words, cap_mm=cap, bold=True, align=align, middle=True)

    def _spot_part(self, zone: Zone, chosen: bool) -> Part:
        """A place is a ring of dark paper, with a picture in a corner; the one that was touched is lit and checked."""
        look, roles, deep = self._look, self._look.theme.roles, self._look.theme.hue("lilac").deep
        room, (x, y, w, h) = look.px(3), look.mirrored(self._spot(zone))
        corner = self._corners[CORNERS.index(zone)] if zone in CORNERS else None

        def paint(paper: Paper) -> None:
            middle, r, seed = room + w / 2, w / 2, list(Zone).index(zone)
            ground = roles.board if chosen else roles.paper
            paper.sheet(blob(middle, middle, r, 15, Random(seed)), deep, depth_mm=1.8)
            paper.fill(blob(middle, middle, r - look.px(2.2), 15, Random(seed)), ground)
            if corner:
                draw_meaning(paper, corner, middle, middle, r * 0.8, roles.ink, deep, ground)
            if chosen and corner:
                badge(look, paper, middle + r * 0.7, middle + r * 0.7, r * 0.32)
            elif chosen:
                pictures.check(paper, middle, middle, r * 0.5, roles.ink, roles.board)

        rect = (x - room, y - room, w + 2 * room, h + 2 * room)
        return Part(rect, ("spot", zone, corner, chosen), paint, of=f"zone.{zone}")

    def _beside_part(self, chosen: bool) -> Part:
        look, roles = self._look, self._look.theme.roles
        colour = roles.board if chosen else roles.shade
        return button(
            look,
            f"zone.{Zone.DOES_NOT_FIT}",
            look.mirrored(self._beside),
            look.texts["about.does_not_fit"],
            colour=colour,
            ink=roles.ink,
            icon=pictures.check if chosen else pictures.cross,
            cut_out=colour,
            cap_mm=BODY_MM + (0 if is_low(look) else 1),
        )


def badge(look: Look, paper: Paper, x: float, y: float, r: float) -> None:
    """A check on a dark disc: chosen can be seen without colour."""
    roles = look.theme.roles
    paper.fill(blob(x, y, r, 11, Random(3)), roles.ink)
    pictures.check(paper, x, y, r * 0.62, roles.board, roles.ink)
