"""The pictures of the full notice: three are those of *zo werkt het*, the others say one thing each."""

from collections.abc import Callable
from functools import partial
from random import Random

from kiosk import instruments, pictures
from kiosk.look import Look, Rect
from kiosk.notice_pictures import DRAWN
from kiosk.pieces import Icon
from kiosk.ticket import qr_square
from media.paper import Paper, blob, box, snip

Draw = Callable[[Look, Paper, Rect], None]
HUES = {
    "us": "video",
    "keep": "dance",
    "why": "leaf",
    "see": "music",
    "long": "sun",
    "take_back": "leaf",
    "rights": "lilac",
    "complain": "dance",
    "address": "video",
}
_WEEKS, _DAYS = 4, 5


def picture_of(section: str, address: str | None) -> Draw:
    return partial(_code, address) if section == "address" and address else _DRAWN[section]


def _code(address: str, look: Look, paper: Paper, rect: Rect) -> None:
    """On a sheet of paper, with the air around it that telephones need."""
    x, y, w, h = rect
    side = min(w, h) * 0.86
    paper.sheet(box(x + (w - side) / 2, y + (h - side) / 2, side, side), look.theme.roles.paper)
    inner = side * 0.8
    qr_square(paper, address, x + (w - inner) / 2, y + (h - inner) / 2, inner, look.theme.roles.ink)


def _keep(look: Look, paper: Paper, rect: Rect) -> None:
    """Somebody before the camera, and the sheet on which it is written down."""
    x, y, w, h = rect
    roles, hue = look.theme.roles, look.theme.hue(HUES["keep"])
    floor = y + h * 0.9
    paper.fill(snip(box(x - 9, floor - h * 0.06, w + 18, h * 0.3), Random(8), w / 6, h / 200), hue.deep)
    size = min(h * 0.72, w * 0.66)
    instruments.filmed(paper, x + w * 0.46, floor, size, roles.paper, roles.ink, hue.deep)


def _long(look: Look, paper: Paper, rect: Rect) -> None:
    """A calendar: days go by, and the last one is the end."""
    x, y, w, h = rect
    roles, hue = look.theme.roles, look.theme.hue(HUES["long"])
    side = min(w, h) * 0.76
    left, top = x + (w - side) / 2, y + (h - side) / 2
    paper.sheet(snip(box(left, top, side, side), Random(3), side / 4, side / 200), roles.paper)
    paper.fill(box(left, top, side, side * 0.2), hue.deep)
    for at in (0.24, 0.76):
        paper.fill(box(left + side * (at - 0.03), top - side * 0.07, side * 0.06, side * 0.16), roles.ink)
    step, day = side * 0.18, side * 0.115
    for i in range(_WEEKS * _DAYS):
        across, down = left + side * 0.08 + i % _DAYS * step, top + side * 0.26 + i // _DAYS * step
        last = i == _WEEKS * _DAYS - 1
        paper.fill(box(across, down, day, day), roles.ink if last else hue.light)
        if last:
            pictures.cross(paper, across + day / 2, down + day / 2, day * 0.4, roles.paper, roles.ink)


def _on_a_disc(section: str, icon: Icon, look: Look, paper: Paper, rect: Rect) -> None:
    x, y, w, h = rect
    roles, hue = look.theme.roles, look.theme.hue(HUES[section])
    r = min(w, h) * 0.38
    paper.sheet(blob(x + w / 2, y + h / 2, r, 15, Random(len(section))), hue.deep)
    icon(paper, x + w / 2, y + h / 2, r * 0.62, roles.paper, hue.deep)


_DRAWN: dict[str, Draw] = {
    "us": DRAWN["who"],
    "keep": _keep,
    "why": partial(_on_a_disc, "why", pictures.check),
    "see": DRAWN["choose"],
    "long": _long,
    "take_back": DRAWN["take_back"],
    "rights": partial(_on_a_disc, "rights", pictures.written),
    "complain": partial(_on_a_disc, "complain", pictures.speaking),
}
