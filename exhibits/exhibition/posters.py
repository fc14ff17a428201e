"""Posters: one for the exhibition, and one for every question with its works as lit windows. Laid out on A3."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import isqrt, sqrt
from random import Random
from zlib import crc32

from config.theme import Theme
from exhibits.exhibition import drawing, facade, scenery
from exhibits.exhibition.fitted import Piece, fitted
from exhibits.exhibition.labels import window_of
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan, Room
from exhibits.exhibition.printed import Pictures, Print
from exhibits.exhibition.qr import scanned
from exhibits.exhibition.site import template
from exhibits.exhibition.wording import Wording, in_each

LEAST = 24
"""Points: smaller is not read by who walks by."""
A2 = sqrt(2)
"""How much larger A2 is than A3."""
_WIDE, _TALL = 249.0, 194.0
_MOST_WITH_SIGNS = 10
"""Floors: on more of them the windows are too small for signs, and light is enough."""
_BELOW = "below"
"""The second language stands below the moon, from one side of the poster to the other."""
_HEAD, _CALL, _SCAN = (216.0, 104.0), (132.0, 29.0), (176.0, 32.0)
"""Width and height, in millimetres: of the windows; of the words above them, on the board, and beside the QR code."""


@dataclass(frozen=True)
class Pane:
    """A window and its place in the front, in millimetres."""

    picture: str
    x: float
    y: float
    wide: float


@dataclass(frozen=True)
class Poster:
    head: Sequence[Piece]
    front: str
    panes: Sequence[Pane]
    call: Sequence[Piece]
    call_top: float
    """Millimetres above it on its board."""
    scan: Sequence[Piece]
    qr: str | None


def posters(
    plan: ExhibitionPlan, wordings: Sequence[Wording], theme: Theme, base_address: str | None, *, zoom: float = 1
) -> Print:
    """`zoom`: A2 has the same posters, larger."""
    pictures = Pictures()
    hang = partial(_poster, wordings=wordings, theme=theme, base_address=base_address, pictures=pictures)
    made = [hang(_welcome(plan, wordings), plan.show, "index.html")]
    made += [hang(_question(plan, room, wordings), room.exhibits, room.page) for room in plan.rooms]
    around = {
        "moon": pictures.svg(f"moon-{theme.name}", partial(scenery.moon, theme)),
        "roof": pictures.svg(f"roof-{theme.name}", partial(scenery.roof, theme)),
        "street": pictures.svg(f"street-{theme.name}", partial(facade.street, 297, 70, theme)),
        "board": pictures.svg(f"board-{theme.name}", partial(facade.board, 150, 34, theme.roles.board, theme)),
    }
    html = template("posters.html").render(
        place=plan.place, texts=wordings[0].texts, theme=theme, posters=made, around=around
    )
    return Print(html, pictures, zoom=zoom)


def _welcome(plan: ExhibitionPlan, wordings: Sequence[Wording]) -> list[Piece]:
    pieces = [Piece(plan.place, wordings[0].texts, 120, 40, bold=True, leading=1.15)]
    for points, css, wording in zip((29, 26), ("", _BELOW), wordings, strict=False):
        pieces.append(Piece(wording.texts["exhibition.welcome"], wording.texts, points, LEAST, css=css))
    return pieces


def _question(plan: ExhibitionPlan, room: Room, wordings: Sequence[Wording]) -> list[Piece]:
    said = in_each([wording.title(room) for wording in wordings])
    pieces = [Piece(plan.place, wordings[0].texts, 28, LEAST)]
    for points, css, title, wording in zip((74, 44), ("", _BELOW), said, wordings, strict=False):
        pieces.append(Piece(title, wording.texts, points, LEAST, bold=True, leading=1.2, css=css))
    return pieces


def _poster(
    head: list[Piece],
    exhibits: Sequence[Exhibit],
    page: str,
    *,
    wordings: Sequence[Wording],
    theme: Theme,
    base_address: str | None,
    pictures: Pictures,
) -> Poster:
    floors = max(3, isqrt(len(exhibits) - 1) + 1)
    ledges = [6 + _TALL * (floor + 1) / floors for floor in range(floors)]
    call, scan = (
        [Piece(one.texts[key], one.texts, size, LEAST, bold, 1.2) for size, one in zip(sizes, wordings, strict=False)]
        for key, sizes, bold in (("exhibition.come_in", (58, 32), True), ("exhibition.scan", (28, 24), False))
    )
    call = fitted(call, *_CALL, gap_mm=0) or call
    return Poster(
        head=fitted(head, *_HEAD, gap_mm=3) or head,
        front=pictures.svg(f"front-{theme.name}-{floors}", partial(facade.front, 265, 224, ledges, theme)),
        panes=list(_panes(exhibits, floors, theme, pictures)),
        call=call,
        call_top=(_CALL[1] - sum(piece.tall(_CALL[0]) for piece in call)) / 2,
        scan=fitted(scan, *_SCAN, gap_mm=1) or scan,
        qr=pictures.qr(scanned("", page, base_address)) if base_address else None,
    )


def _panes(exhibits: Sequence[Exhibit], floors: int, theme: Theme, pictures: Pictures) -> Iterator[Pane]:
    """As many windows on every floor as there are floors. Who is not in yet has a dark one, scattered between."""
    cell_w, cell_h = _WIDE / floors, _TALL / floors
    wide = min(cell_w * 0.86, cell_h * 0.84 / 0.875)
    many = floors * floors
    lit = iter(exhibits)
    on = set(Random(len(exhibits)).sample(range(many), len(exhibits)))
    for at in range(many):
        row, column = divmod(at, floors)
        if at in on:
            exhibit = next(lit)
            picture = (_light if floors > _MOST_WITH_SIGNS else window_of)(exhibit, theme, pictures)
        else:
            picture = pictures.svg(f"dark-{theme.name}-{at % 7}", partial(drawing.dark_window, at % 7, theme))
        yield Pane(picture, cell_w * column + (cell_w - wide) / 2, cell_h * row + cell_h * 0.07, wide)


def _light(exhibit: Exhibit, theme: Theme, pictures: Pictures) -> str:
    name = f"light-{theme.name}-{exhibit.form}-{crc32(exhibit.code.encode()) % 6}"
    return pictures.svg(name, partial(facade.light, exhibit.form, crc32(exhibit.code.encode()) % 6, theme))
