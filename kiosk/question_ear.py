"""What one touches to hear a question again: an ear's worth of sound, or the sign of the neighbour who asks it."""

from random import Random

from kiosk.building import lay_sign
from kiosk.look import Look, Rect
from kiosk.screen import Part
from media.paper import Paper, blob, box
from media.sign import Sign

NAME = "hear"


def ear_part(look: Look, rect: Rect, sign: Sign | None, *, waves: str | None = None) -> Part:
    """Without a sign a loudspeaker; both send out the same waves, to where one reads on. `waves` is their colour where
    they do not lie on the page."""
    room = look.px(3)
    x, y, w, h = rect
    roles = look.theme.roles
    ground = roles.paper if sign else look.theme.hue("lilac").light

    def paint(paper: Paper) -> None:
        middle, r = room / 2 + h / 2, h / 2
        flip = look.texts.rtl
        with paper.moved(paper.width if flip else 0, 0, flip=flip):
            paper.sheet(blob(middle, middle, r, 15, Random(11)), roles.ink, depth_mm=2)
            paper.fill(blob(middle, middle, r - look.px(1.6), 15, Random(11)), ground)
            _waves(paper, middle + r * 1.12, middle, r, waves or roles.words)
            if not sign:
                _loudspeaker(paper, middle, middle, r * 0.6, roles.ink)
        if sign:
            lay_sign(look, paper, sign, paper.width - middle if flip else middle, middle, r * 0.66, ground)

    key = ("ear", sign.number if sign else None, waves)
    return Part((x - room // 2, y - room // 2, w + 2 * room, h + 2 * room), key, paint, of=NAME)


def _waves(paper: Paper, x: float, y: float, r: float, colour: str) -> None:
    for step, tall in ((0.0, 0.3), (0.26, 0.52), (0.52, 0.76)):
        left = x + step * r
        wave = [(0, -tall), (0.12, -tall), (0.2, 0), (0.12, tall), (0, tall), (0.07, 0)]
        paper.fill([(left + a * r, y + b * r) for a, b in wave], colour)


def _loudspeaker(paper: Paper, x: float, y: float, r: float, colour: str) -> None:
    paper.fill(box(x - r * 0.8, y - r * 0.36, r * 0.46, r * 0.72), colour)
    paper.fill(
        [(x - r * 0.3, y - r * 0.36), (x + r * 0.56, y - r), (x + r * 0.6, y + r), (x - r * 0.3, y + r * 0.36)], colour
    )
