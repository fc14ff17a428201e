"""The pictures in the corners of a triangle of meaning: body, head and heart, together."""

from collections.abc import Callable

from kiosk.pictures import heart
from media.figure import POSES, draw_figure
from media.paper import Paper

Drawing = Callable[[Paper, float, float, float, str, str], None]
"""Page, middle x, middle y, radius; ink and the deep of a hue."""


def draw_corner(paper: Paper, corner: str, x: float, y: float, r: float, ink: str, deep: str) -> None:
    """A corner that has no picture of its own shows somebody."""
    DRAWN.get(corner, _somebody)(paper, x, y, r, ink, deep)


def _somebody(paper: Paper, x: float, y: float, r: float, ink: str, deep: str) -> None:
    draw_figure(paper, x, y + r * 0.9, r * 1.8, deep, POSES["stand"], head=ink, shadow=False)


def _body(paper: Paper, x: float, y: float, r: float, ink: str, deep: str) -> None:
    draw_figure(paper, x - r * 0.08, y + r * 0.94, r * 1.84, deep, POSES["kick"], head=ink, shadow=False)


def _mind(paper: Paper, x: float, y: float, r: float, ink: str, deep: str) -> None:
    """A head in which a heart lives."""
    profile = [
        (-0.26, 0.0), (-0.22, -0.26), (-0.34, -0.46), (-0.33, -0.72), (-0.18, -0.92), (0.06, -0.97), (0.25, -0.86),
        (0.33, -0.66), (0.31, -0.54), (0.41, -0.36), (0.31, -0.32), (0.3, -0.2), (0.24, -0.13), (0.1, -0.15),
        (0.12, 0.0),
    ]  # fmt: skip
    tall, foot = r * 1.8, y + r * 0.88
    paper.fill([(x + (a - 0.03) * tall, foot + b * tall) for a, b in profile], deep)
    heart(paper, x - tall * 0.04, foot - tall * 0.62, tall * 0.2, "#FFF6E5", deep)


def _together(paper: Paper, x: float, y: float, r: float, ink: str, deep: str) -> None:
    """Three who hold each other up."""
    foot = y + r * 0.84
    draw_figure(paper, x - r * 0.52, foot, r * 1.3, ink, POSES["hail"], shadow=False)
    draw_figure(paper, x + r * 0.54, foot, r * 1.2, ink, POSES["reach"], shadow=False)
    draw_figure(paper, x, foot, r * 1.55, deep, POSES["cheer"], head=ink, shadow=False)


DRAWN: dict[str, Drawing] = {"body": _body, "mind": _mind, "together": _together}
