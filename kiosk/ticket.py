"""The receipt as a ticket of paper: the sign, four digits, and a square that a telephone reads."""

import qrcode

from kiosk.building import lay_sign
from kiosk.look import Look, Rect
from kiosk.pieces import fitting_cap, text_size, write
from kiosk.screen import Part
from media.paper import Paper, box
from media.sign import Sign


def sign_place(look: Look, rect: Rect) -> tuple[float, float, float]:
    """Middle and radius of the sign on the ticket."""
    x, y, w, h = rect
    across = w * (0.73 if look.texts.rtl else 0.27)
    return x + across, y + h * 0.37, min(w * 0.2, h * 0.32)


def ticket_part(look: Look, rect: Rect, sign: Sign, digits: str, code: str, by: str) -> Part:
    """`by` is how the maker is named on it; empty for who is not."""
    room = look.px(4)
    x, y, w, h = rect
    roles = look.theme.roles

    def paint(paper: Paper) -> None:
        notch = h * 0.07
        edge = [
            (room, room),
            (room + w, room - h * 0.02),
            (room + w, room + h * 0.42),
            (room + w - notch, room + h * 0.5),
        ]
        edge += [(room + w, room + h * 0.58), (room + w, room + h), (room, room + h * 1.01)]
        edge += [(room, room + h * 0.58), (room + notch, room + h * 0.5), (room, room + h * 0.42)]
        paper.cut(edge, roles.paper, 17, depth_mm=3.4)
        middle, top, r = sign_place(look, (room, room, w, h))
        lay_sign(look, paper, sign, middle, top, r, roles.paper)
        side = min(w * 0.4, h * (0.58 if by else 0.8))
        middle_of_square = room + w * (0.28 if look.texts.rtl else 0.72)
        left = middle_of_square - side / 2
        qr_square(paper, code, left, room + (h * 0.07 if by else (h - side) / 2), side, roles.ink)
        _line(look, paper, spaced(digits), (middle - w * 0.24, room + h * 0.7, w * 0.48, h * 0.26), 13)
        if by:
            _line(look, paper, by, (middle_of_square - w * 0.24, room + h * 0.67, w * 0.48, h * 0.31), 6.6)

    key = ("ticket", sign.number, digits, code, by)
    return Part((x - room, y - room, w + 3 * room, h + 3 * room), key, paint)


def spaced(digits: str) -> str:
    """With air between them: each is read by itself, as on a bank card. From the left in every script."""
    return "\u2066" + "\u2009 ".join(digits) + "\u2069"


def _line(look: Look, paper: Paper, text: str, room: tuple[float, float, float, float], cap: float) -> None:
    x, y, w, h = room
    cap = fitting_cap(look, text, (round(w), round(h)), cap, bold=True)
    tall = text_size(look, text, cap, width=round(w), bold=True)[1]
    write(
        look,
        paper,
        text,
        (x, y + (h - tall) / 2, w, tall),
        colour=look.theme.roles.ink,
        cap_mm=cap,
        bold=True,
        align="centre",
    )


def qr_square(paper: Paper, code: str, x: float, y: float, side: float, ink: str) -> None:
    """Whole pixels and straight: this is read by machines."""
    made = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    made.add_data(code)
    rows = made.get_matrix()
    step = max(1, int(side / len(rows)))
    left, top = round(x + (side - step * len(rows)) / 2), round(y + (side - step * len(rows)) / 2)
    dark = [
        box(left + j * step, top + i * step, step, step)
        for i, line in enumerate(rows)
        for j, on in enumerate(line)
        if on
    ]
    paper.fill_all(dark, ink)
