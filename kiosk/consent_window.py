"""A window of *who may see it*: the stage with its curtain, and before it those whom it is about, open or shut."""

from collections.abc import Callable
from random import Random

from exhibits.colours import palette_of
from exhibits.contribution import Purpose
from kiosk import pictures
from kiosk.audience import bust, neighbours
from kiosk.building import lay_sign
from kiosk.doors import boards
from kiosk.look import FLOOR_MM, Look, Rect
from kiosk.pieces import seed_of, text_size, write
from kiosk.screen import Part
from media.building import curtains
from media.figure import POSES, draw_figure
from media.paper import Paper, blob, box, snip
from media.sign import Sign

STEPS = 12
"""Pictures of a curtain between shut and open."""
HUES = {
    Purpose.HERE: "video",
    Purpose.EXHIBITION: "music",
    Purpose.RESEARCH: "leaf",
    Purpose.INTERNET: "lilac",
    Purpose.ANSWER: "dance",
}

Place = tuple[float, float, float, float]
Crowd = Callable[[Paper, Place, str, str, str], None]
"""Page and place of the people; deep, ink and light."""


def consent_window(look: Look, purpose: Purpose, sign: Sign, rect: Rect, step: int) -> Part:
    room = look.px(4)
    x, y, w, h = rect
    theme = look.theme
    hue = theme.hue(HUES[purpose])

    def paint(paper: Paper) -> None:
        frame = look.px(4)
        people = h * 0.36
        paper.cut(box(room, room, w, h - people * 0.24), theme.roles.ink, seed_of("who", purpose), depth_mm=3)
        inner = (room + frame, room + frame, w - 2 * frame, h - people * 0.24 - 2 * frame)
        _stage(look, paper, inner, sign, hue.light)
        curtains(paper, inner, step / STEPS, palette_of(theme), seed=3)
        crowd = (room, room + h - people, float(w), people)
        with paper.inside(box(room - look.px(2), room, w + look.px(4), h)):
            CROWDS[purpose](paper, crowd, hue.deep, theme.roles.ink, theme.roles.paper)

    key = ("who", purpose, sign.number, step)
    return Part((x - room, y - room, w + 3 * room, h + 3 * room), key, paint, of=purpose.value)


def boarded_window(look: Look, purpose: Purpose, sign: Sign, neighbour: Sign, rect: Rect) -> Part:
    """It stays shut: planks are nailed before it, and on them hangs the sign of the neighbour whose work it carries."""
    shut = consent_window(look, purpose, sign, rect, 0)
    room, (_, _, w, h) = look.px(4), rect
    theme = look.theme

    def paint(paper: Paper) -> None:
        shut.paint(paper)
        pane = h - h * 0.36 * 0.24
        boards(look, paper, (room, room, w, round(pane * 0.94)), theme.hue(HUES[purpose]).deep)
        side = min(w * 0.44, pane * 0.36)
        x, y = room + (w - side) / 2, room + pane * 0.26
        paper.cut(box(x, y, side, side), theme.roles.paper, seed_of("carried", purpose), depth_mm=2)
        lay_sign(look, paper, neighbour, x + side / 2, y + side / 2, side * 0.4, theme.roles.paper)

    return Part(shut.rect, ("boarded", purpose, neighbour.number), paint)


def _stage(look: Look, paper: Paper, place: Place, sign: Sign, light: str) -> None:
    x, y, w, h = place
    paper.fill(box(x, y, w, h), light)
    lay_sign(look, paper, sign, x + w / 2, y + h * 0.42, min(w * 0.34, h * 0.34), light)


def tag_part(look: Look, name: str, rect: Rect, *, opened: bool, stays: bool = False) -> Part:
    """Open or shut, or shut whatever one does: a picture, a word and a colour, of the same size."""
    roles, word = look.theme.roles, look.texts["who.open" if opened else "who.stays_shut" if stays else "who.shut"]
    cap = FLOOR_MM if rect[3] < look.px(12) else FLOOR_MM + 1
    words = [look.texts[key] for key in ("who.open", "who.shut")]
    widest = max(text_size(look, one, cap, bold=True)[0] for one in (*words, word))
    tall, r = text_size(look, word, cap, bold=True)[1], look.px(2.6)
    x, y, w, h = rect
    width = min(w, widest + look.px(22))
    text_w = text_size(look, word, cap, bold=True)[0]

    def paint(paper: Paper) -> None:
        left = (w - width) / 2
        paper.cut(
            box(left, look.px(0.8), width, h - look.px(1.6)),
            roles.go if opened else roles.paper if stays else roles.shade,
            seed_of(name),
            shadow=False,
        )
        start = (w - text_w - r * 3.4) / 2
        icon = w - start - r if look.texts.rtl else start + r
        (pictures.check if opened else pictures.cross)(paper, icon, h / 2, r, roles.ink, roles.paper)
        text_x = start if look.texts.rtl else start + r * 3.4
        write(look, paper, word, (text_x, (h - tall) / 2, text_w + 2, tall), colour=roles.ink, cap_mm=cap, bold=True)

    return Part(rect, ("tag", name, opened, stays), paint, of=None if stays else name)


def _here(paper: Paper, place: Place, deep: str, ink: str, light: str) -> None:
    """Three from next door."""
    x, y, w, h = place
    neighbours(paper, (x, y, w, h), [deep, ink, deep], 6)


def _exhibition(paper: Paper, place: Place, deep: str, ink: str, light: str) -> None:
    """Two visitors behind a cord between posts."""
    x, y, w, h = place
    neighbours(paper, (x + w * 0.12, y, w * 0.76, h), [ink, deep], 12)
    posts = [box(x + w * at, y + h * 0.3, w * 0.035, h * 0.7) for at in (0.04, 0.925)]
    knobs = [blob(x + w * (at + 0.017), y + h * 0.28, w * 0.04, 9, Random(2)) for at in (0.04, 0.925)]
    sag = [
        (0.06, 0.4),
        (0.28, 0.58),
        (0.5, 0.64),
        (0.72, 0.58),
        (0.94, 0.4),
        (0.94, 0.5),
        (0.72, 0.7),
        (0.5, 0.76),
        (0.28, 0.7),
        (0.06, 0.5),
    ]
    cord = [(x + w * a, y + h * b) for a, b in sag]
    paper.mount([cord, *posts, *knobs], ink, w * 0.01)
    paper.fill_all([cord, *posts, *knobs], light)


def _research(paper: Paper, place: Place, deep: str, ink: str, light: str) -> None:
    """One with a magnifying glass, one with a board to write on."""
    x, y, w, h = place
    rng = Random(4)
    paper.fill_all(bust(x + w * 0.28, y + h, h * 0.92, rng), deep)
    paper.fill_all(bust(x + w * 0.7, y + h, h, rng), ink)
    cx, cy, r = x + w * 0.47, y + h * 0.24, h * 0.2
    handle = [
        (cx - r * 0.5, cy + r * 0.8),
        (cx - r * 0.2, cy + r * 0.95),
        (cx - r * 0.8, cy + r * 2.3),
        (cx - r * 1.2, cy + r * 2.1),
    ]
    paper.fill_all([handle, blob(cx, cy, r * 1.22, 12, Random(3))], ink)
    paper.fill(blob(cx, cy, r * 0.88, 12, Random(3)), light)
    page = snip(box(x + w * 0.79, y + h * 0.46, w * 0.18, h * 0.5), rng, w * 0.08, w * 0.004)
    paper.mount([page], ink, w * 0.012)
    paper.fill(page, light)
    for i in range(3):
        paper.fill(box(x + w * 0.815, y + h * (0.56 + 0.12 * i), w * 0.13, h * 0.035), ink)


def _internet(paper: Paper, place: Place, deep: str, ink: str, light: str) -> None:
    """More people than one can count, and their lit telephones."""
    x, y, w, h = place
    neighbours(paper, (x - w * 0.03, y + h * 0.08, w * 1.06, h * 0.66), [deep, ink, deep, ink, deep, ink], 3)
    paper.fill(box(x, y + h * 0.72, w, h * 0.28), ink)
    neighbours(paper, (x - w * 0.05, y + h * 0.42, w * 1.1, h * 0.58), [ink, deep, ink, deep, ink], 9)
    for at, up in ((0.2, 0.3), (0.5, 0.16), (0.8, 0.32)):
        phone = snip(box(x + w * at, y + h * up, w * 0.07, h * 0.26), Random(at), w * 0.06, w * 0.003)
        paper.mount([phone], ink, w * 0.014)
        paper.fill(phone, light)


def _answer(paper: Paper, place: Place, deep: str, ink: str, light: str) -> None:
    """Neighbours who dance to it themselves."""
    x, y, w, h = place
    for at, tall, colour, pose in ((0.2, 1.06, deep, "hail"), (0.5, 0.9, ink, "cheer"), (0.8, 1.02, deep, "reach")):
        draw_figure(
            paper, x + w * at, y + h, h * tall, colour, POSES[pose], head=ink if colour == deep else deep, shadow=False
        )


CROWDS: dict[Purpose, Crowd] = {
    Purpose.HERE: _here,
    Purpose.EXHIBITION: _exhibition,
    Purpose.RESEARCH: _research,
    Purpose.INTERNET: _internet,
    Purpose.ANSWER: _answer,
}
