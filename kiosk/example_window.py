"""A neighbour's example beside a question: a window cut out of the building, in which one work can be played."""

from functools import cached_property
from random import Random
from typing import Protocol

from kiosk import pictures, stage
from kiosk.building import card_window
from kiosk.cards import Card
from kiosk.look import Look, Rect
from kiosk.pieces import seed_of
from kiosk.screen import Kept, Moving, Part
from kiosk.showing import Showing
from media.paper import Paper, blob, box

MOST_SECONDS = 20.0
"""It shows how, and leaves time to make something (K-012)."""
SILL_MM, LOW_SILL_MM = 15.0, 11.0
WALL_MM = 4.0


class Examples(Protocol):
    """What neighbours made of each question."""

    def card(self, question: str) -> Card | None: ...
    def play(self, question: str, size: tuple[int, int]) -> Showing | None: ...


class ExampleWindow:
    def __init__(self, look: Look, rect: Rect, *, low: bool) -> None:
        """`rect` is for who reads from the left."""
        self.rect = rect
        self._look, self._sill = look, look.px(LOW_SILL_MM if low else SILL_MM)
        self.showing: Showing | None = None
        self._kept = Kept()

    @staticmethod
    def width(look: Look, height: int, *, low: bool) -> int:
        """For a picture of 16 to 9."""
        wall = 2 * look.px(WALL_MM)
        return round((height - wall - look.px(LOW_SILL_MM if low else SILL_MM)) * 16 / 9) + wall

    @property
    def plays(self) -> bool:
        return self.showing is not None

    def play(self, examples: Examples, question: str) -> None:
        self.stop()
        self.showing = examples.play(question, self._pane[2:])

    def stop(self) -> None:
        if self.showing:
            self.showing.close()
        self.showing = None

    def tick(self) -> None:
        if self.showing and (self.showing.done or self.showing.at >= MOST_SECONDS):
            self.stop()

    @property
    def next_in(self) -> float:
        return self.showing.next_in if self.showing else float("inf")

    def parts(self, card: Card) -> list[Part | Moving]:
        window = self._look.mirrored(self._window)
        parts: list[Part | Moving] = [
            self._kept("wall", self._wall),
            self._kept((card.id, card.maker), lambda: card_window(self._look, card, window, "example", self._sill)),
        ]
        shown = self.showing.frame() if self.showing else None
        if shown:
            pane = self._look.mirrored(self._pane)
            picture = stage.fitted(shown.pixels, pane[2:])
            return [*parts, Moving(pane, "example", shown.serial, picture, of="example")]
        return [*parts, self._kept("play", self._play_part)] if not self.showing else parts

    # where things are

    @cached_property
    def _window(self) -> Rect:
        x, y, w, h = self.rect
        wall = self._look.px(WALL_MM)
        return x + wall, y + wall, w - 2 * wall, h - 2 * wall

    @cached_property
    def _pane(self) -> Rect:
        """Inside the frame, above the sill."""
        x, y, w, h = self._window
        edge = self._look.px(1.6)
        return x + edge, y + edge, w - 2 * edge, h - self._sill - 2 * edge

    # how it looks

    def _wall(self) -> Part:
        look, (x, y, w, h) = self._look, self._look.mirrored(self.rect)
        room = look.px(3)

        def paint(paper: Paper) -> None:
            paper.cut(box(room / 2, room / 2, w, h), look.theme.roles.wall, seed_of("example"), depth_mm=2.4)

        return Part((x - room // 2, y - room // 2, w + 2 * room, h + 2 * room), ("example wall",), paint, of="example")

    def _play_part(self) -> Part:
        """In the middle of the picture; it points the same way in every script."""
        look, roles, (x, y, w, h) = self._look, self._look.theme.roles, self._look.mirrored(self._pane)
        size = min(look.px(28), round(h * 0.7))

        def paint(paper: Paper) -> None:
            middle = size / 2 - look.px(0.6)
            paper.sheet(blob(middle, middle, size * 0.42, 13, Random(6)), roles.ink, depth_mm=1.6)
            paper.fill(blob(middle, middle, size * 0.37, 13, Random(6)), roles.board)
            pictures.play(paper, middle + size * 0.03, middle, size * 0.19, roles.ink, roles.board)

        place = (x + (w - size) // 2, y + (h - size) // 2, size, size)
        return Part(place, ("example play",), paint, of="example")
