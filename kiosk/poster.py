"""What came of works, as it hangs on the wall: a balloon over the heads of who says it, or a sheet with a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from config.texts import Texts
from kiosk import pictures
from kiosk.audience import bust
from kiosk.building import lay_sign
from kiosk.look import Look, Rect
from kiosk.pieces import seed_of
from kiosk.screen import Part
from media.paper import Paper, Points, blob, box, snip
from media.sign import Sign
from media.washing import draw_cord, draw_peg, washing_line

Place = tuple[float, float, float, float]
SHADOW_MM = 4.0
PEG_MM = 9.0
CORNER_MM = 9.0
FRAMES = 3
"""Signs in the picture of a film and of an exhibition."""


class Came(StrEnum):
    """What it is, by its picture."""

    RESIDENTS = "residents"
    PRACTICE = "practice"
    EXPERTS = "experts"
    ASKED = "asked"
    REEL = "reel"
    EXHIBITION = "exhibition"
    ANSWERED = "answered"

    @property
    def is_said(self) -> bool:
        return self in SPEAKERS


SPEAKERS = {
    Came.RESIDENTS: ("music", "leaf", "dance", "video"),
    Came.PRACTICE: ("video", "lilac", "leaf"),
    Came.EXPERTS: ("lilac", "music"),
    Came.ASKED: ("dance",),
}
"""The colours of those who stand below the balloon."""
SHEETS = {Came.REEL: "video", Came.EXHIBITION: "leaf", Came.ANSWERED: "dance"}


@dataclass(frozen=True)
class Poster:
    came: Came
    above: str
    """A short line: who says it, or the day."""
    sentence: str
    texts: Texts
    """In whose language the sentence is, which may not be that of the screen."""
    sign: Sign | None = None
    """Of the neighbour who asks."""


def ground_of(look: Look, came: Came) -> str:
    """What its words stand on."""
    if came in SHEETS:
        return look.theme.hue(SHEETS[came]).light
    return look.theme.roles.paper if came is Came.ASKED else look.theme.roles.board


def paper_part(look: Look, rect: Rect, came: Came) -> Part:
    """The balloon or the sheet by itself; a sheet hangs from two pegs."""
    room = look.px(PEG_MM)
    x, y, w, h = rect

    def paint(paper: Paper) -> None:
        with paper.moved(room, room):
            if came.is_said:
                outline = _balloon(look, w, h)
                paper.sheet(snip(outline, Random(seed_of(came)), look.px(30), look.px(0.8)), ground_of(look, came),
                            depth_mm=SHADOW_MM)  # fmt: skip
            else:
                draw_cord(paper, (-room, 0), (w + room, 0), sag=0, thick=look.px(1), colour=look.theme.roles.paper)
                paper.cut(box(0, 0, w, h), ground_of(look, came), seed_of(came), depth_mm=SHADOW_MM)
                for at in (0.1, 0.9):
                    draw_peg(paper, w * at, 0, look.px(PEG_MM), look.theme.roles.board)

    return Part((x - room, y - room, w + 2 * room, h + 2 * room + tail_of(look)), ("poster", came), paint)


def tail_of(look: Look) -> int:
    """How far a balloon reaches down to whoever speaks."""
    return look.px(12)


def _balloon(look: Look, w: float, h: float) -> Points:
    c, tail = look.px(CORNER_MM), tail_of(look)
    low = [(w * 0.57, h), (w * 0.485, h + tail), (w * 0.47, h)]
    return [(0, c), (c, 0), (w - c, 0), (w, c), (w, h - c), (w - c, h), *low, (c, h), (0, h - c)]


def speakers_part(look: Look, rect: Rect, came: Came) -> Part:
    """Who says it, seen from the row behind; what they wear tells who they are."""
    x, y, w, h = rect
    hues = [look.theme.hue(name) for name in SPEAKERS[came]]
    step = min(w / len(hues), h * 1.1)

    def paint(paper: Paper) -> None:
        rng, left = Random(seed_of(came)), (w - step * len(hues)) / 2
        for i, hue in enumerate(hues):
            tall = h * (0.94 if i % 2 == 0 else 0.78)
            middle = left + step * (i + 0.5)
            shapes = bust(middle, h, tall, rng)
            paper.shadow(shapes, 2)
            paper.fill_all(shapes, hue.light)
            if came is Came.PRACTICE:
                _badge(paper, middle + tall * 0.2, h - tall * 0.2, tall, hue.deep, look.theme.roles.paper)
            elif came is Came.EXPERTS:
                _glasses(paper, middle, h - tall * 0.74, tall, hue.deep)

    return Part(rect, ("speakers", came), paint)


def _badge(paper: Paper, x: float, y: float, tall: float, deep: str, light: str) -> None:
    """A name is on it, as on everybody who works here."""
    paper.sheet(box(x - tall * 0.13, y - tall * 0.1, tall * 0.26, tall * 0.2), light, depth_mm=1)
    for line, share in ((-0.045, 0.18), (0.02, 0.12)):
        paper.fill(box(x - tall * 0.09, y + tall * line, tall * share, tall * 0.035), deep)


def _glasses(paper: Paper, x: float, y: float, tall: float, deep: str) -> None:
    for side in (-1, 1):
        lens = blob(x + side * tall * 0.11, y, tall * 0.085, 9, Random(side + 2))
        inner = blob(x + side * tall * 0.11, y, tall * 0.052, 9, Random(side + 2))
        paper.cut_out([lens, inner[::-1]], deep)
    paper.fill(box(x - tall * 0.04, y - tall * 0.015, tall * 0.08, tall * 0.03), deep)


def picture_part(look: Look, rect: Rect, came: Came, signs: Sequence[Sign]) -> Part:
    """On a sheet: a strip of film, a wall with frames, or washing between neighbours."""
    shown = tuple(signs[:FRAMES])
    place = (0.0, 0.0, float(rect[2]), float(rect[3]))

    def paint(paper: Paper) -> None:
        if came is Came.REEL:
            _strip_of_film(look, paper, place, shown)
        elif came is Came.EXHIBITION:
            _wall_of_frames(look, paper, place, shown)
        else:
            _washing(look, paper, place)

    return Part(rect, ("poster picture", came, tuple(sign.number for sign in shown)), paint)


def _strip_of_film(look: Look, paper: Paper, place: Place, signs: Sequence[Sign]) -> None:
    (x, y, w, h), roles = place, look.theme.roles
    side = min(h * 0.62, w * 0.9 / FRAMES)
    tall, wide = side * 1.5, side * (FRAMES + 0.35)
    with paper.moved(x + w / 2, y + h / 2, turn=-0.035):
        paper.cut(box(-wide / 2, -tall / 2, wide, tall), roles.ink, 7, depth_mm=2)
        holes = FRAMES * 4
        for i in range(holes):
            for top in (-tall * 0.46, tall * 0.37):
                hole = box(-wide / 2 + wide * (i + 0.28) / holes, top, wide / holes * 0.46, tall * 0.09)
                paper.fill(hole, roles.paper)
        for i in range(FRAMES):
            left = (i - FRAMES / 2) * side + side * 0.04
            _framed(look, paper, (left, -side / 2, side * 0.92, side), signs[i] if i < len(signs) else None, i)


def _wall_of_frames(look: Look, paper: Paper, place: Place, signs: Sequence[Sign]) -> None:
    """Two neighbours stand before it."""
    (x, y, w, h), roles = place, look.theme.roles
    side = min(h * 0.6, w * 0.84 / FRAMES)
    step = min(w / FRAMES, side * 1.3)
    for i in range(FRAMES):
        left = x + w / 2 + (i - FRAMES / 2) * step + (step - side) / 2
        top = y + h * (0.02 if i % 2 else 0.1)
        paper.cut(box(left, top, side, side), roles.ink, i + 3, depth_mm=2)
        edge = side * 0.07
        inner = (left + edge, top + edge, side - 2 * edge, side - 2 * edge)
        _framed(look, paper, inner, signs[i] if i < len(signs) else None, i)
    for middle, tall, hue in ((0.36, 0.42, "video"), (0.63, 0.36, "dance")):
        shapes = bust(x + w * middle, y + h, h * tall, Random(round(middle * 100)))
        paper.fill_all(shapes, look.theme.hue(hue).deep)


def _framed(look: Look, paper: Paper, place: Place, sign: Sign | None, number: int) -> None:
    """The sign of a work on a ground that is not its own colour; a play symbol where there is none to show."""
    x, y, w, h = place
    own = sign.colour if sign else number
    ground = look.theme.roles.paper if own % 2 else look.theme.hues[5 if own != 5 else 1].light
    paper.fill(box(*place), ground)
    if sign:
        lay_sign(look, paper, sign, x + w / 2, y + h / 2, min(w, h) * 0.4, ground)
    else:
        pictures.FORMS[("music", "dance", "video")[number % 3]](
            paper, x + w / 2, y + h / 2, min(w, h) * 0.3, look.theme.roles.ink, ground
        )


def _washing(look: Look, paper: Paper, place: Place) -> None:
    (x, y, w, h), theme = place, look.theme
    colours = [theme.hue(name).light for name in ("music", "video", "leaf", "sun")]
    top = y + h * 0.16
    washing_line(
        paper, (x, top), (x + w, top), sag=h * 0.08, size=min(h * 0.6, w * 0.2), colours=colours,
        cord=theme.roles.ink, peg=theme.roles.ink, seed=1,
    )  # fmt: skip
