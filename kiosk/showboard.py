"""Paper of the show: the board with the place's name, the strip that says whose work it is, and light that glows."""

from dataclasses import replace
from functools import partial
from random import Random

from kiosk.building import lay_sign
from kiosk.cards import Card
from kiosk.facade import Facade, Slot, window_part
from kiosk.look import Look, Rect
from kiosk.pieces import seed_of, sheet, text_size
from kiosk.screen import Part
from media.paper import Paper, box, snip

BOARD_SHARE = 0.13
"""Of the shorter side of the picture."""
NAME, TITLE = 1.4, 1.5
"""How much larger than what must be read."""
_GLOW = 0.17
"""Of a window's width: how far its light reaches around it."""


def board_height(look: Look, cap_mm: float) -> int:
    return max(round(min(look.width, look.height) * BOARD_SHARE), round(look.px(cap_mm) * TITLE * 2.4))


def board_part(look: Look, name: str, cap_mm: float, *, asleep: bool) -> Part:
    """Over the whole foot of the wall."""
    roles, tall = look.theme.roles, board_height(look, cap_mm)
    ground, ink = (roles.ledge, roles.paper) if asleep else (roles.board, roles.ink)
    cap = _fitting(look, name, look.width * 0.9, cap_mm * TITLE, cap_mm)
    high = text_size(look, name, cap, width=round(look.width * 0.9), bold=True, max_lines=1)[1]

    def paint(paper: Paper) -> None:
        top, w, low = look.px(3), paper.width, paper.height + 40
        paper.cut([(-20, top + 7), (w + 20, top), (w + 20, low), (-20, low)], ground, 11, depth_mm=-2.5)
        paper.words(
            name, w * 0.05, top + (paper.height - top - high) / 2, cap_mm=cap, colour=ink, width=w * 0.9, bold=True,
            align="centre", rtl=look.texts.rtl, language=look.texts.language, max_lines=1,
        )  # fmt: skip

    return Part((0, look.height - tall, look.width, tall), ("show board", name, asleep), paint)


def strip_part(look: Look, card: Card, answered: Card | None, cap_mm: float, *, above: bool = False) -> Part:
    """Sign, name, what it answers, and the question, at the start side; `above` who stands on the floor."""
    lines = _lines(look, card, answered, cap_mm)
    pad, most = look.px(cap_mm * 0.9), round(look.width * 0.92)
    sign = round(look.px(cap_mm) * 5.2)
    room = most - sign - 3 * pad
    sizes = [text_size(look, text, cap, width=room, bold=bold, max_lines=rows) for text, cap, bold, rows in lines]
    width = 3 * pad + sign + max(w for w, _ in sizes)
    height = max(sign, sum(h for _, h in sizes)) + 2 * pad
    rtl, roles = look.texts.rtl, look.theme.roles
    paper_sheet = sheet(look, (0, 0, width, height), roles.paper, ("show strip", width, height))
    stray = -paper_sheet.rect[0]

    def paint(paper: Paper) -> None:
        paper_sheet.paint(paper)
        middle = width - pad - sign / 2 if rtl else pad + sign / 2
        lay_sign(look, paper, card.sign, stray + middle, stray + height / 2, sign / 2, roles.paper)
        left, top = (pad if rtl else 2 * pad + sign), stray + (height - sum(h for _, h in sizes)) / 2
        for (text, cap, bold, rows), (_, tall) in zip(lines, sizes, strict=True):
            paper.words(
                text, stray + left, top, cap_mm=cap, colour=roles.ink, width=width - sign - 3 * pad, bold=bold,
                rtl=rtl, language=look.texts.language, max_lines=rows,
            )  # fmt: skip
            top += tall

    x = look.width - width if rtl else 0
    margin = round(min(look.width, look.height) * 0.05)
    y = margin if above else look.height - height - margin
    key = ("show strip", card.id, card.by(look.texts), cap_mm)
    return Part((x - stray, y - stray, *paper_sheet.rect[2:]), key, paint, of="screen")


def slid_in(look: Look, strip: Part, share: float) -> Part:
    """0 is out of sight, 1 is in its place."""
    x, y, w, h = strip.rect
    hidden = round((1 - share) * w)
    return replace(strip, rect=(x + hidden if look.texts.rtl else x - hidden, y, w, h))


def _lines(look: Look, card: Card, answered: Card | None, cap_mm: float) -> list[tuple[str, float, bool, int]]:
    """Words, their size, whether they are bold, and in how many rows at most."""
    lines = [(card.by(look.texts), cap_mm * NAME, True, 2)]
    if answered is not None:
        lines.append((f"{look.texts['exhibition.answers']} {answered.by(look.texts)}", cap_mm, True, 2))
    return [*lines, (card.question, cap_mm, False, 3)] if card.question else lines


def _fitting(look: Look, text: str, room: float, cap_mm: float, least_mm: float) -> float:
    while cap_mm > least_mm and text_size(look, text, cap_mm, bold=True)[0] > room:
        cap_mm -= 0.25
    return max(cap_mm, least_mm)


def glowing_part(look: Look, facade: Facade, slot: Slot) -> Part:
    """A window with warm light around it."""
    x, y, w, h = facade.box_of(slot)
    reach = round(w * _GLOW)
    rect = (round(x) - 2 * reach, round(y) - 2 * reach, round(w) + 4 * reach, round(h * 1.06) + 4 * reach)
    window = window_part(look, facade, slot)

    def paint(paper: Paper) -> None:
        board = look.theme.roles.board
        for by, alpha in ((1.5, 0.35), (0.75, 1.0)):
            place = box((2 - by) * reach, (2 - by) * reach, w + 2 * by * reach, h * 1.06 + 2 * by * reach)
            paper.fill(snip(place, Random(seed_of(slot)), look.px(22), reach * 0.12), board, alpha)
        with paper.moved(window.rect[0] - rect[0], window.rect[1] - rect[1]):
            window.paint(paper)

    return Part(rect, ("glowing", *window.key), paint)  # type: ignore[misc]  # a window's key is a tuple


def frame_part(look: Look) -> list[Part]:
    """The same light around a work that plays: the whole wall is its window."""
    edge = look.px(7)
    sides: list[Rect] = [
        (0, 0, look.width, edge),
        (0, look.height - edge, look.width, edge),
        (0, edge, edge, look.height - 2 * edge),
        (look.width - edge, edge, edge, look.height - 2 * edge),
    ]
    board = look.theme.roles.board
    return [Part(side, ("glowing side", place), partial(_fill, board), solid=True) for place, side in enumerate(sides)]


def _fill(colour: str, paper: Paper) -> None:
    paper.fill(box(0, 0, paper.width, paper.height), colour)


def sign_card(look: Look, card: Card, colour: str) -> Part:
    """What is seen until a work begins, and of one that cannot be played."""

    def paint(paper: Paper) -> None:
        paper.fill(box(0, 0, paper.width, paper.height), colour)
        lay_sign(
            look, paper, card.sign, look.width / 2, look.height * 0.42, min(look.width, look.height) * 0.26, colour
        )

    return Part(look.whole, ("sign card", card.sign.number, colour), paint, solid=True)
