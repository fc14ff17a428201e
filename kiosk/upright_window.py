"""On an upright screen a film plays in a window of the building, as wide as the wall; lying, it fills the screen."""

from exhibits.colours import palette_of
from kiosk.building import home_window
from kiosk.look import Look, Rect
from kiosk.screen import Part
from kiosk.strip import STRIP_MM
from media.building import draw_building, window_box
from media.form import Form
from media.paper import Paper, box

SIDE_MM, EDGE_MM = 11.0, 4.5
COLUMNS, FLOOR_MM = 6, 66.0
AT_HOME = ((0, 1), (0, 4), (1, 0), (1, 3), (2, 2), (2, 5), (3, 1), (3, 4))
"""Floor, counted from above, and column of the windows where a lamp is on."""


def picture_of(look: Look, form: Form) -> Rect:
    """Where a work is seen: 16:9 below the upper floor. What lives with music has any shape, and all of the screen."""
    if not look.portrait or not form.seen:
        return look.whole
    side = look.px(SIDE_MM)
    width = (look.width - 2 * side) // 2 * 2
    return side, look.px(STRIP_MM + FLOOR_MM), width, round(width * 9 / 32) * 2


def house_part(look: Look, picture: Rect) -> Part:
    """The wall with its floors above and below the picture, which has a frame of paper and is dark before it begins."""
    x, y, w, h = picture
    edge, floor = look.px(EDGE_MM), look.px(FLOOR_MM)
    left, wide = -look.width * 0.03, look.width * 1.06
    below = y + h + 2 * edge
    floors = -(-(look.height - below) // floor)
    places = [(left, float(y - edge - floor), wide, float(floor)), (left, float(below), wide, float(floors * floor))]

    def paint(paper: Paper) -> None:
        palette = palette_of(look.theme)
        paper.fill(box(0, 0, paper.width, paper.height), palette.wall)
        for place, rows, first in zip(places, (1, floors), (0, 1), strict=True):
            draw_building(paper, place, COLUMNS, rows, {}, palette, seed=first + 3)
            for row, column in AT_HOME:
                if first <= row < first + rows:
                    home_window(look, paper, window_box(place, COLUMNS, rows, column, row - first), row * 7 + column)
        paper.cut(box(x - edge, y - edge, w + 2 * edge, h + 2 * edge), look.theme.roles.paper, 12, depth_mm=4)
        paper.fill(box(*picture), palette.night)

    return Part(look.whole, ("upright house", picture), paint, solid=True)
