"""The building of lit windows, as the kiosk shows it: parts made of the drawings in `media.building`."""

from random import Random

from config.theme import Theme
from exhibits.colours import palette_of
from kiosk import pictures
from kiosk.audience import neighbours
from kiosk.cards import Card
from kiosk.look import BODY_MM, FLOOR_MM, Look, Rect
from kiosk.pieces import seed_of, text_size, write
from kiosk.screen import Part
from media.building import DARK, State, Window, curtains, draw_window
from media.cutout import draw_sign
from media.form import Form
from media.living import draw_outline
from media.paper import Paper, blob, box
from media.sign import Sign


def hue_of(theme: Theme, form: Form) -> int:
    """The number of a form's hue among the six."""
    return next(i for i, hue in enumerate(theme.hues) if hue.name == form)


def lay_sign(look: Look, paper: Paper, sign: Sign, cx: float, cy: float, r: float, ground: str | None) -> None:
    theme = look.theme
    draw_sign(paper, sign, cx, cy, r, ground=ground, hues=theme.pairs, light=theme.roles.paper)


def sign_part(look: Look, sign: Sign, rect: Rect, ground: str, of: str | None = None) -> Part:
    """A sign on a ground of this colour, in the middle of the rectangle."""
    r = min(rect[2:]) * 0.42
    return Part(
        rect,
        ("sign", sign.number, ground),
        lambda paper: lay_sign(look, paper, sign, rect[2] / 2, rect[3] / 2, r, ground),
        of=of,
    )


def small_window(
    look: Look, paper: Paper, place: tuple[float, float, float, float], sign: Sign | None, seed: int
) -> None:
    """A window as decoration: lit by a sign where there is one."""
    states = (State.LIT, State.OPEN)
    window = Window(states[seed % 2], sign, hue=seed % 6) if sign else Window(State.SHUT, hue=seed % 3)
    draw_window(paper, place, window, palette_of(look.theme), seed=seed)


# a window to look into


def card_window(look: Look, card: Card, rect: Rect, name: str, sill: int) -> Part:
    """The still of a work between its curtains; below it, on the sill, its sign and the maker's name."""
    margin = look.px(3)
    x, y, w, h = rect
    hue = look.theme.hues[hue_of(look.theme, card.form)]
    colours = (hue.light, hue.deep)

    def paint(paper: Paper) -> None:
        with paper.moved(margin, margin):
            paper.cut(box(0, 0, w, h - sill), look.theme.roles.paper, seed_of(card.id), depth_mm=2)
            edge = look.px(1.6)
            inner = (edge, edge, w - 2 * edge, h - sill - 2 * edge)
            with paper.inside(box(*inner)):
                _view(look, paper, card, inner)
            curtains(paper, inner, 1.0, palette_of(look.theme), colours=colours, seed=seed_of(card.id) % 97)
            _on_sill(look, paper, card, (0, h - sill, w, sill))

    key = ("card", card.id, card.by(look.texts))
    return Part((x - margin, y - margin, w + 3 * margin, h + 3 * margin), key, paint, of=name)


def _view(look: Look, paper: Paper, card: Card, place: tuple[float, float, float, float]) -> None:
    x, y, w, h = place
    hue = look.theme.hues[hue_of(look.theme, card.form)]
    if card.still is not None:
        rows, columns = card.still.shape[:2]
        scale = max(w / columns, h / rows)
        paper.picture(
            card.still, x + (w - columns * scale) / 2, y + (h - rows * scale) / 2, columns * scale, rows * scale
        )
        return
    paper.fill(box(*place), hue.deep)
    if card.sound:
        draw_outline(paper, card.sound, card.sign, place, palette_of(look.theme), card.sign.number)
    else:
        lay_sign(look, paper, card.sign, x + w / 2, y + h / 2, h * 0.36, hue.deep)


def _on_sill(look: Look, paper: Paper, card: Card, place: tuple[float, float, float, float]) -> None:
    """Sign and name; above the end of the sill hangs the form, whose picture needs no reading."""
    theme, (x, y, w, h) = look.theme, place
    paper.cut(box(x - w * 0.015, y, w * 1.03, h), theme.roles.paper, seed_of(card.id, "sill"), depth_mm=2)
    rtl = look.texts.rtl
    lay_sign(look, paper, card.sign, x + w - h * 0.55 if rtl else x + h * 0.55, y + h / 2, h * 0.42, theme.roles.paper)
    _badge(look, paper, card, x + h * 0.52 if rtl else x + w - h * 0.52, y - h * 0.5, h * 0.36)
    room = w - 1.35 * h
    lasts = _length(look, paper, card, (x, y, w, h), room)
    name, room = card.by(look.texts), room - lasts
    wide = text_size(look, name, BODY_MM - 1, bold=True)[0]
    cap = max(FLOOR_MM, (BODY_MM - 1) * min(1, room / wide))
    tall = text_size(look, name, cap, width=round(room), bold=True, max_lines=1)[1]
    paper.words(
        name,
        x + (h * 0.2 + lasts if rtl else h * 1.15),
        y + (h - tall) / 2,
        cap_mm=cap,
        colour=theme.roles.ink,
        width=room,
        bold=True,
        rtl=rtl,
        language=look.texts.language,
        max_lines=1,
    )


def _length(look: Look, paper: Paper, card: Card, sill: tuple[float, float, float, float], room: float) -> float:
    """How long it lasts, at the end of the sill, where the name leaves room for it; how much of the room that takes."""
    x, y, w, h = sill
    said = clock(card.seconds)
    wide, tall = text_size(look, said, FLOOR_MM)
    taken = wide + h * 0.25
    if text_size(look, card.by(look.texts), FLOOR_MM, bold=True)[0] > room - taken:
        return 0.0
    left = x + h * 0.22 if look.texts.rtl else x + w - h * 0.22 - wide
    write(look, paper, said, (left, y + (h - tall) / 2, wide + 2, tall), colour=look.theme.roles.ink, cap_mm=FLOOR_MM)
    return taken


def clock(seconds: float) -> str:
    """How long something lasts, as on a player: minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def _badge(look: Look, paper: Paper, card: Card, x: float, y: float, r: float) -> None:
    hue = look.theme.hues[hue_of(look.theme, card.form)]
    paper.sheet(blob(x, y, r * 1.14, 12, Random(seed_of(card.id))), look.theme.roles.paper, depth_mm=1.4)
    paper.fill(blob(x, y, r, 12, Random(seed_of(card.id))), hue.light)
    pictures.FORMS[card.form](paper, x, y, r * 0.6, look.theme.roles.ink, hue.light)


def dark_window(look: Look, rect: Rect, sill: int, seed: int) -> Part:
    """As large as a window to look into: here nobody lives yet."""
    margin = look.px(3)
    x, y, w, h = rect

    def paint(paper: Paper) -> None:
        with paper.moved(margin, margin):
            draw_window(paper, (0, 0, w, h - sill), DARK, palette_of(look.theme), seed=seed)
            ledge = box(-w * 0.015, h - sill, w * 1.03, sill)
            paper.cut(ledge, look.theme.roles.dusk, seed_of("dark sill", seed), depth_mm=2)

    return Part((x - margin, y - margin, w + 3 * margin, h + 3 * margin), ("dark window", seed), paint)


# neighbours without a work


def home_window(look: Look, paper: Paper, place: tuple[float, float, float, float], seed: int) -> None:
    """Lamplight, dimmer than a work's; a neighbour, a plant or a lamp before it."""
    (x, y, w, h), roles = place, look.theme.roles
    glow = look.theme.hue("music")
    with paper.inside(box(x, y, w, h)):
        paper.fill(box(x, y, w, h), glow.deep)
        paper.fill(
            [(x, y + h), (x, y + h * 0.62), (x + w * 0.5, y + h * 0.2), (x + w, y + h * 0.62), (x + w, y + h)],
            glow.light,
            0.5,
        )
        if seed % 3 == 0:
            neighbours(paper, (x + w * 0.2, y + h * 0.34, w * 0.6, h * 0.68), [roles.wall], seed)
        elif seed % 3 == 1:
            neighbours(paper, (x + w * 0.05, y + h * 0.42, w * 0.9, h * 0.6), [roles.wall, roles.night], seed)
        else:
            _pot_plant(paper, x + w * 0.5, y + h, h * 0.62, roles.wall)
        paper.fill(box(x + w * 0.485, y, w * 0.03, h), roles.wall)
        paper.fill(box(x, y + h * 0.46, w, w * 0.03), roles.wall)


def _pot_plant(paper: Paper, x: float, foot: float, tall: float, colour: str) -> None:
    pot = [
        (x - tall * 0.26, foot - tall * 0.36),
        (x + tall * 0.26, foot - tall * 0.36),
        (x + tall * 0.18, foot),
        (x - tall * 0.18, foot),
    ]
    leaves = [
        [
            (x, foot - tall * 0.3),
            (x + tall * (a - 0.1), foot - tall * b),
            (x + tall * a, foot - tall * (b + 0.08)),
            (x + tall * 0.06, foot - tall * 0.4),
        ]
        for a, b in ((-0.42, 0.7), (-0.14, 0.92), (0.2, 0.88), (0.46, 0.62))
    ]
    paper.fill_all([pot, *leaves], colour)
