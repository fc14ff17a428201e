"""Sheets of paper cards to cut out: each with a code that opens its maker's works, and nothing that tells whose."""

from collections.abc import Sequence
from random import Random

import qrcode
from markupsafe import Markup

from config.texts import Texts
from config.theme import Theme
from exhibits.exhibition.drawing import MARKS
from exhibits.exhibition.qr import qr_svg
from exhibits.exhibition.site import template
from exhibits.exhibition.svg import polygon, svg
from media.form import Form
from media.paper import box, snip

ON_A_SHEET = 10
"""Of the size of a bank card: two beside each other, five below."""
_PICTURE = (370, 250)


def cards_html(codes: Sequence[str], tongues: Sequence[Texts], theme: Theme, place: str) -> str:
    """`tongues`: the languages of the words, the first one larger."""
    qrs = [qr_svg(code, theme.roles.ink, correction=qrcode.constants.ERROR_CORRECT_H) for code in codes]
    return template("cards.html").render(
        qrs=qrs, tongues=tongues, theme=theme, place=place, picture=building(theme), on_a_sheet=ON_A_SHEET
    )


def building(theme: Theme) -> Markup:
    """A piece of the building: three windows are lit, one for each form."""
    rng, (wide, tall) = Random(3), _PICTURE
    parts = [polygon(snip(box(4, 4, wide - 8, tall - 8), rng, 60, 2), theme.roles.wall)]
    lit = {1: Form.DANCE, 3: Form.MUSIC, 5: Form.VIDEO}
    for i in range(6):
        parts += _window(theme, rng, 28.0 + i % 3 * 110, 26.0 + i // 3 * 106, lit.get(i))
    return svg(_PICTURE, parts)


def _window(theme: Theme, rng: Random, x: float, y: float, form: Form | None) -> list[Markup]:
    """Dark without a form."""
    pane, roles = snip(box(x, y, 90, 80), rng, 45, 1.5), theme.roles
    sill = [(x - 5, y + 80), (x + 95, y + 80), (x + 93, y + 87), (x - 3, y + 87)]
    if form is None:
        return [polygon(pane, roles.dark_window), polygon(sill, roles.ledge)]
    hue = theme.hue(form)
    mark = [[(x + 12 + px * 0.66, y + 8 + py * 0.66) for px, py in shape] for shape in MARKS[form]]
    return [polygon(pane, hue.light), *(polygon(shape, hue.deep) for shape in mark), polygon(sill, roles.paper)]
