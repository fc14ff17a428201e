"""The sign for the door: where one is, that one may come in, what there is to find, and when it is open."""

from collections.abc import Sequence
from functools import partial

from config.theme import Theme
from exhibits.exhibition import facade, scenery
from exhibits.exhibition.fitted import Piece, fitted
from exhibits.exhibition.plan import ExhibitionPlan
from exhibits.exhibition.printed import Pictures, Print
from exhibits.exhibition.site import template
from exhibits.exhibition.wording import Wording

_HEAD, _FOOT = (150.0, 76.0), (166.0, 54.0)
_LEAST = 14


def door_sign(plan: ExhibitionPlan, wordings: Sequence[Wording], theme: Theme, opening: str | None) -> Print:
    """`opening`: when one may come in; without it there is a line to write that on."""
    pictures, first = Pictures(), wordings[0].texts
    head = [Piece(plan.place, first, 26, _LEAST, bold=True, leading=1.25)]
    head += _in_each(wordings, "exhibition.come_in", (76, 40), bold=True, leading=1.2)
    foot = _in_each(wordings, "exhibition.find_here", (21, 17))
    foot += _in_each(wordings, "exhibition.open", (21, 17), bold=True)
    if opening:
        foot.append(Piece(opening, first, 21, _LEAST))
    drawn = {
        "moon": pictures.svg(f"moon-{theme.name}", partial(scenery.moon, theme)),
        "door": pictures.svg(f"door-{theme.name}", partial(facade.open_door, theme)),
        "street": pictures.svg(f"street-door-{theme.name}", partial(facade.street, 210, 80, theme)),
        "paper": pictures.svg(f"paper-{theme.name}", partial(facade.board, 186, 68, theme.roles.paper, theme)),
    }
    html = template("door_sign.html").render(
        place=plan.place,
        texts=first,
        theme=theme,
        head=fitted(head, *_HEAD, gap_mm=2) or head,
        foot=fitted(foot, *_FOOT, gap_mm=1.5) or foot,
        opening=opening,
        drawn=drawn,
    )
    return Print(html, pictures)


def _in_each(
    wordings: Sequence[Wording], key: str, sizes: tuple[float, float], *, bold: bool = False, leading: float = 1.35
) -> list[Piece]:
    return [
        Piece(wording.texts[key], wording.texts, points, _LEAST, bold, leading, css=css)
        for points, css, wording in zip(sizes, ("", "below"), wordings, strict=False)
    ]
