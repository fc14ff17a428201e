"""The maker's half of a ticket, as it is remembered: a sign, and below the fold four digits; and the card instead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from kiosk.building import lay_sign
from kiosk.look import Look, Rect
from kiosk.pieces import Icon, text_size, write
from kiosk.screen import Part
from media.cutout import draw_sign, draw_thing
from media.paper import Paper, blob, box, snip
from media.sign import COLOURS, Sign

FOLD = 0.74
"""Share of the height at which it is folded."""


@dataclass(frozen=True)
class Guess:
    """A sign as far as somebody has found it again."""

    thing: int | None = None
    extra: int | None = None
    colour: int | None = None

    def choose(self, which: int) -> "Guess":
        if self.thing is None:
            return replace(self, thing=which)
        return replace(self, extra=which) if self.extra is None else replace(self, colour=which)

    @property
    def sign(self) -> Sign | None:
        if self.thing is None or self.extra is None or self.colour is None:
            return None
        return Sign(self.thing, self.extra, self.colour)


def sketch(look: Look, paper: Paper, guess: Guess, place: tuple[float, float, float]) -> None:
    """As much of the sign as is known, without a colour until it has one; `place` is its middle and half its side."""
    (cx, cy, r), roles = place, look.theme.roles
    plain = (roles.shade, roles.ink)
    if guess.thing is None:
        paper.fill(blob(cx, cy, r * 0.62, 11, Random(5)), roles.shade)
    elif guess.extra is None:
        draw_thing(paper, guess.thing, cx, cy, r, pair=plain, light=roles.paper)
    elif guess.colour is None:
        sign = Sign(guess.thing, guess.extra, 0)
        draw_sign(paper, sign, cx, cy, r, ground=roles.paper, hues=[plain] * COLOURS, light=roles.paper)
    else:
        lay_sign(look, paper, Sign(guess.thing, guess.extra, guess.colour), cx, cy, r, roles.paper)


def draw_stub(look: Look, paper: Paper, wide: float, tall: float, guess: Guess, digits: Sequence[str]) -> None:
    """Around the middle of the page; a digit that is not known yet is a bead."""
    roles = look.theme.roles
    left, top = -wide / 2, -tall / 2
    notch, fold = wide * 0.07, top + tall * FOLD
    edge = [(left, top), (-left, top), (-left, fold - notch), (-left - notch, fold), (-left, fold + notch)]
    edge += [(-left, -top), (left, -top), (left, fold + notch), (left + notch, fold), (left, fold - notch)]
    paper.sheet(snip(edge, Random(6), look.px(30), look.px(0.5)), roles.paper, depth_mm=3)
    sketch(look, paper, guess, (0, top + tall * FOLD / 2, min(wide * 0.42, tall * FOLD * 0.44)))
    for i in range(5):
        paper.fill(box(left + wide * (0.14 + 0.16 * i), fold - 1, wide * 0.08, look.px(0.7)), roles.ink)
    middle = (fold + tall / 2) / 2
    for i in range(4):
        x = left + wide * (0.2 + 0.2 * i)
        if i < len(digits):
            _digit(look, paper, digits[i], x, middle, wide * 0.2)
        else:
            paper.fill(blob(x, middle, wide * 0.055, 9, Random(i)), roles.shade if digits else roles.ink)


def stub_part(look: Look, rect: Rect, guess: Guess, digits: Sequence[str] = ()) -> Part:
    x, y, w, h = rect
    room = look.px(5)

    def paint(paper: Paper) -> None:
        with paper.moved(room + w / 2, room + h / 2):
            draw_stub(look, paper, w, h, guess, digits)

    return Part((x - room, y - room, w + 2 * room, h + 2 * room), ("stub", guess, tuple(digits)), paint)


def _digit(look: Look, paper: Paper, digit: str, x: float, middle: float, room: float) -> None:
    cap = room * 0.78 / look.mm
    tall = text_size(look, digit, cap, bold=True)[1]
    place = (x - room / 2, middle - tall / 2, room, tall)
    write(look, paper, digit, place, colour=look.theme.roles.ink, cap_mm=cap, bold=True, align="centre")


# the card


def draw_card(look: Look, paper: Paper, cx: float, cy: float, wide: float, *, edge: float = 0.0) -> None:
    """A paper card with a code on it; nobody's. An `edge` of ink for who lays it on paper."""
    roles, tall = look.theme.roles, wide * 0.63
    left, top = cx - wide / 2, cy - tall / 2
    shape = snip(box(left, top, wide, tall), Random(8), look.px(30), look.px(0.4))
    if edge:
        paper.mount([shape], roles.ink, edge)
    paper.sheet(shape, roles.paper, shadow=not edge, depth_mm=2.4)
    draw_sign(
        paper, CARD_SIGN, left + wide * 0.27, cy, tall * 0.34,
        ground=roles.paper, hues=look.theme.pairs, light=roles.paper,
    )  # fmt: skip
    side = tall * 0.68
    _code(paper, left + wide * 0.93 - side, cy - side / 2, side, roles.ink)


CARD_SIGN = Sign(7, 7, 2)


def _code(paper: Paper, x: float, y: float, side: float, ink: str) -> None:
    """What everybody knows as a QR code, large enough to be seen as one and too coarse to be read."""
    rng, step = Random(11), side / 11
    eyes = ((0, 0), (8, 0), (0, 8))
    dots = [
        box(x + i * step, y + j * step, step + 0.5, step + 0.5)
        for i in range(11)
        for j in range(11)
        if rng.random() < 0.5 and not any(ex - 1 <= i < ex + 4 and ey - 1 <= j < ey + 4 for ex, ey in eyes)
    ]
    for ex, ey in eyes:
        at = x + ex * step, y + ey * step
        for i in range(3):
            dots += [box(at[0] + i * step, at[1], step + 0.5, step + 0.5)]
            dots += [box(at[0] + i * step, at[1] + 2 * step, step + 0.5, step + 0.5)]
        dots += [box(at[0], at[1] + step, step + 0.5, step + 0.5)]
        dots += [box(at[0] + 2 * step, at[1] + step, step + 0.5, step + 0.5)]
    paper.fill_all(dots, ink)


def card_icon(look: Look) -> Icon:
    """As wide as it may be beside a word."""

    def card(paper: Paper, x: float, y: float, r: float, _ink: str, _hole: str) -> None:
        draw_card(look, paper, x, y, r * 2.1, edge=look.px(0.7))

    return card


def card_part(look: Look, rect: Rect) -> Part:
    x, y, w, h = rect
    room = look.px(5)

    def paint(paper: Paper) -> None:
        wide = min(w, h / 0.7)
        draw_card(look, paper, room + w / 2, room + h / 2, wide)

    return Part((x - room, y - room, w + 2 * room, h + 2 * room), ("card picture",), paint)
