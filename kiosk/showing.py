"""A work that plays on a screen: a film by itself, music with a picture that lives with it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np

from exhibits.colours import palette_of
from kiosk.look import Look
from media.curve import Curve
from media.living import draw_living
from media.paper import Paper, Pixels
from media.player import Player
from media.sign import Sign

LIVING_HEIGHT = 540
"""Music's picture is drawn at this height and scaled up: flat paper loses nothing by it."""
LIVING_FPS = 30


@dataclass(frozen=True)
class Shown:
    serial: int
    pixels: Pixels


class Showing(Protocol):
    """What plays. `at` is what is heard now, in seconds."""

    @property
    def at(self) -> float: ...
    @property
    def done(self) -> bool: ...
    @property
    def next_in(self) -> float:
        """Seconds until there is another picture."""
        ...

    def frame(self) -> Shown | None:
        """The picture that is due; None until there is one."""
        ...

    def close(self) -> None: ...


class FilmShowing:
    """A dance or a video: the player's own pictures."""

    def __init__(self, player: Player, size: tuple[int, int]) -> None:
        self._player, self._size = player, size

    @property
    def at(self) -> float:
        return self._player.at

    @property
    def done(self) -> bool:
        return self._player.done

    @property
    def next_in(self) -> float:
        return self._player.next_in

    def frame(self) -> Shown | None:
        frame = self._player.frame()
        return Shown(frame.serial, _on_night(frame.pixels, self._size)) if frame else None

    def close(self) -> None:
        self._player.close()


class MusicShowing:
    """Sound, and a picture drawn from its loudness. Until the curve is known the picture stands still.

    Each picture is drawn beside the loop while the one before it is seen, as a film is read: drawing one takes longer
    than everything else in a frame together.
    """

    def __init__(
        self, player: Player, sign: Sign, look: Look, size: tuple[int, int], curve: Callable[[], Curve | None]
    ) -> None:
        self._player, self._sign, self._look, self._size, self._curve = player, sign, look, size, curve
        self._painter = ThreadPoolExecutor(1, "music")
        self._coming: tuple[int, Future[Pixels]] | None = None
        """The picture that is drawn now, and its number."""
        self._shown: Shown | None = None

    @property
    def at(self) -> float:
        return self._player.at

    @property
    def done(self) -> bool:
        return self._player.done

    @property
    def next_in(self) -> float:
        if self._coming and self._coming[0] <= self._due:
            return 0.0
        return 1 / LIVING_FPS - self._player.at % (1 / LIVING_FPS)

    def frame(self) -> Shown | None:
        curve, due = self._curve(), self._due
        if curve is None:
            return self._shown
        if self._coming and self._coming[0] <= due and self._coming[1].done():
            number, picture = self._coming
            self._shown, self._coming = Shown(number, picture.result()), None
        if self._coming is None and not self._is_last(due):
            number = due if self._shown is None else max(due, self._shown.serial + 1)
            self._coming = number, self._painter.submit(self._drawn, curve, number / LIVING_FPS)
        return self._shown

    def close(self) -> None:
        self._painter.shutdown(wait=False, cancel_futures=True)
        self._player.close()

    @property
    def _due(self) -> int:
        return int(self._player.at * LIVING_FPS)

    def _is_last(self, due: int) -> bool:
        """What has ended stands still."""
        return self._player.done and self._shown is not None and self._shown.serial >= due

    def _drawn(self, curve: Curve, at: float) -> Pixels:
        width, height = self._size
        scale = min(1.0, LIVING_HEIGHT / height)
        paper = Paper(round(width * scale), round(height * scale), mm=self._look.mm * scale)
        draw_living(paper, curve, at, self._sign, palette=palette_of(self._look.theme), seed=self._sign.number)
        if scale == 1.0:
            return paper.pixels
        return np.asarray(cv2.resize(paper.pixels, self._size, interpolation=cv2.INTER_LINEAR), np.uint8)


def _on_night(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """A picture of another shape stands in the middle of the dark."""
    height, width = pixels.shape[:2]
    if (width, height) == size:
        return pixels
    whole = np.zeros((size[1], size[0], 4), np.uint8)
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    whole[top : top + height, left : left + width] = pixels
    return whole
