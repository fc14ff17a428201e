"""What happens after *thanks*, in three pictures (K-028): time goes by, somebody of the house looks, it opens."""

from random import Random

from exhibits.colours import palette_of
from kiosk import pictures
from kiosk.building import lay_sign
from kiosk.look import Look, Rect
from kiosk.screen import Part
from media.building import curtains
from media.figure import POSES, draw_figure
from media.paper import Paper, blob, box
from media.sign import Sign

STEPS_MM = 21.0
"""How high the row of pictures is."""
_ARROW = 0.62
"""Room for an arrow between two pictures, in pictures."""


def steps_part(look: Look, rect: Rect, sign: Sign) -> Part:
    """In the middle of their place, in the direction of reading, on the colour of the board."""
    w, h = rect[2:]
    size = min(h, w / (3 + 2 * _ARROW))
    wide = size * (3 + 2 * _ARROW)
    arrow = pictures.arrow_back if look.texts.rtl else pictures.arrow_on

    def paint(paper: Paper) -> None:
        left, middle = (w - wide) / 2, h / 2
        for i, draw in enumerate((_time_goes_by, _somebody_looks, _it_opens)):
            at = left + size / 2 + i * size * (1 + _ARROW)
            x = w - at if look.texts.rtl else at
            draw(look, paper, x, middle, size / 2, sign)
            if i < 2:
                between = at + size * (1 + _ARROW) / 2
                x = w - between if look.texts.rtl else between
                arrow(paper, x, middle, size * 0.17, look.theme.roles.ink, look.theme.roles.board)

    return Part(rect, ("what next", sign.number), paint)


def _time_goes_by(look: Look, paper: Paper, x: float, y: float, r: float, sign: Sign) -> None:
    """A clock; its hands are not mirrored for anybody (L-014)."""
    roles = look.theme.roles
    paper.fill(blob(x, y, r * 0.96, 15, Random(12)), roles.ink)
    paper.fill(blob(x, y, r * 0.8, 15, Random(12)), roles.paper)
    thick = r * 0.13
    paper.fill(box(x - thick / 2, y - r * 0.56, thick, r * 0.62), roles.ink)
    paper.fill(box(x - thick / 2, y - thick / 2, r * 0.46, thick), roles.ink)


def _somebody_looks(look: Look, paper: Paper, x: float, y: float, r: float, sign: Sign) -> None:
    """Before the window, whose curtain is still shut."""
    roles = look.theme.roles
    frame = box(x - r * 0.94, y - r * 0.94, r * 1.88, r * 1.88)
    paper.fill(frame, roles.ink)
    pane = (x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6)
    with paper.inside(box(*pane)):
        paper.fill(box(*pane), roles.board)
        curtains(paper, pane, 0.0, palette_of(look.theme), seed=5)
        draw_figure(paper, x, y + r * 1.02, r * 1.6, roles.paper, POSES["stand"], head=roles.ink)


def _it_opens(look: Look, paper: Paper, x: float, y: float, r: float, sign: Sign) -> None:
    roles = look.theme.roles
    paper.fill(box(x - r * 0.94, y - r * 0.94, r * 1.88, r * 1.88), roles.ink)
    pane = (x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6)
    with paper.inside(box(*pane)):
        paper.fill(box(*pane), roles.paper)
        lay_sign(look, paper, sign, x, y + r * 0.06, r * 0.56, roles.paper)
        curtains(paper, pane, 1.0, palette_of(look.theme), seed=5)
