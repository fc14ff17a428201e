"""People who look on, seen from behind: who stands before a window tells who may see what is in it."""

from collections.abc import Sequence
from random import Random

from media.paper import Paper, Points, blob, snip

FRect = tuple[float, float, float, float]


def neighbours(paper: Paper, rect: FRect, colours: Sequence[str], seed: int) -> None:
    """Heads and shoulders in a row, none as tall as the next; they stand on the lower edge."""
    x, y, w, h = rect
    rng = Random(seed)
    step = w / len(colours)
    for i, colour in enumerate(colours):
        tall = h * rng.uniform(0.74, 1.0)
        onlooker(paper, x + step * (i + 0.5), y + h, tall, colour, rng)


def onlooker(paper: Paper, x: float, foot: float, tall: float, colour: str, rng: Random) -> None:
    paper.fill_all(bust(x, foot, tall, rng), colour)


def bust(x: float, foot: float, tall: float, rng: Random) -> list[Points]:
    """A head, a neck and shoulders as they are seen from the row behind."""
    r = tall * 0.25
    top = foot - tall
    head = blob(x, top + r, r, 10, rng)
    shoulders = [
        (x - tall * 0.56, foot + 2), (x - tall * 0.5, top + tall * 0.72), (x - tall * 0.16, top + tall * 0.56),
        (x + tall * 0.16, top + tall * 0.56), (x + tall * 0.5, top + tall * 0.72), (x + tall * 0.56, foot + 2),
    ]  # fmt: skip
    neck = [
        (x - tall * 0.1, top + r),
        (x + tall * 0.1, top + r),
        (x + tall * 0.13, top + tall * 0.62),
        (x - tall * 0.13, top + tall * 0.62),
    ]
    return [head, neck, snip(shoulders, rng, tall / 2, tall / 90)]
