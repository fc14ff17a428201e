"""Windows in which a work moves: the work in the size of its window, over it curtains with a hole to look through."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from itertools import islice
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import Interpolation, VideoReformatter

from exhibits.reel.facade import Facade, draw_curtains, hue_of
from exhibits.reel.planes import Overlay, Planes, planes_of, planes_of_paper, split
from exhibits.reel.scenes import Resident
from exhibits.reel.view import View
from media.building import State, Window, draw_window
from media.curve import Curve, curve_of
from media.living import draw_living
from media.opening import main_streams, open_index, ready_to_decode
from media.paper import Paper, Pixels


class Pane:
    """One window of one block, in pixels of the block's picture; all its places are even."""

    def __init__(self, facade: Facade, code: str, wall: Pixels) -> None:
        """`wall` is the picture of its whole block, where this window is dark."""
        self._facade = facade
        self.resident, place = facade.at_home(code)
        home = facade.house.home(code)
        assert home is not None
        self.block = home.block
        x, y, w, h = self._there = View(home.block * facade.stage.profile.width, 0).box(place)
        self.left, self.top = _even(x - w * 0.08), _even(y - h * 0.04)
        self._wall = wall[self.top : _even(y + h * 1.12), self.left : _even(x + w * 1.1)].copy()
        self.view_left, self.view_top = _even(x - 2), _even(y - 2)
        self.size = _even(x + w + 4) - self.view_left, _even(y + h + 4) - self.view_top
        self._hung: tuple[float, Overlay] | None = None

    def lay(self, picture: Planes, work: Planes, opening: float, aside: int) -> None:
        """The work behind its curtains, so many pixels to the left of where it is in its block."""
        _put(picture, work, self.view_left - aside, self.view_top)
        if self._hung is None or self._hung[0] != opening:
            self._hung = opening, self._curtained(opening)
        self._hung[1].lay(picture, self.left - aside, self.top)

    @cached_property
    def dark(self) -> Planes:
        """What is behind curtains that are shut still."""
        width, height = self.size
        return np.repeat(np.array([16, 128], np.uint8), (height, height // 2))[:, None].repeat(width, axis=1)

    def _curtained(self, opening: float) -> Overlay:
        """What differs between a window onto black and the same onto white is its hole."""
        black, white = (self._onto(value, opening) for value in (0, 255))
        black[..., 3] = 255 - np.clip(white[..., :3].astype(np.int16) - black[..., :3], 0, 255).max(axis=2)
        return Overlay(black)

    def _onto(self, value: int, opening: float) -> Pixels:
        stage, pixels = self._facade.stage, self._wall.copy()
        room = np.full((2, 2, 4), (value, value, value, 255), np.uint8)
        paper = Paper(pixels.shape[1], pixels.shape[0], mm=stage.mm, pixels=pixels)
        with paper.moved(-self.left, -self.top):
            window = Window(State.LIT, None, hue_of(self.resident, stage), room)
            draw_window(paper, self._there, window, stage.palette, seed=self.resident.sign.number)
            draw_curtains(paper, self._there, self.resident, stage, opening)
        return paper.pixels


def moving(path: Path, first: int, last: int, fps: int, size: tuple[int, int], *, sparing: bool) -> Iterator[Planes]:
    """Pictures `first` up to `last` of a film, its middle in this size. The last one stays should there be no more.

    `sparing` leaves out what no other picture is made from: about every second one, as films of paper are made. What is
    shown twice is one array.
    """
    fit, (width, height) = VideoReformatter(), size
    shown: av.VideoFrame | None = None
    for frame in islice(_frames(path, first, fps, sparing=sparing), last - first):
        if frame is not shown:
            scale = max(width / frame.width, height / frame.height)
            wide, high = _even(frame.width * scale + 1), _even(frame.height * scale + 1)
            small = fit.reformat(frame, wide, high, "yuv420p", interpolation=Interpolation.AREA)
            shown, planes = frame, _middle(planes_of(small), size)
        yield planes


def _frames(path: Path, first: int, fps: int, *, sparing: bool) -> Iterator[av.VideoFrame]:
    with open_index(path) as container:
        stream, _ = main_streams(container)
        if stream is None or stream.time_base is None:
            return
        ready_to_decode(stream, threads=1)  # many are opened for a second each: they would only be begun and ended
        if sparing:
            stream.codec_context.options = {**stream.codec_context.options, "skip_frame": "noref"}
        if first:
            container.seek(int(Fraction(first, fps) / stream.time_base), stream=stream, backward=True)
        place, shown = first, None
        for frame in container.decode(stream):
            due = int((frame.pts or 0) * stream.time_base * fps + Fraction(1, 2))
            while shown is not None and place < due:
                yield shown
                place += 1
            shown = frame
        while shown is not None:
            yield shown


class Singing:
    """Music's living picture at the size of a window, drawn anew for every so many pictures."""

    def __init__(self, facade: Facade, resident: Resident, path: Path, size: tuple[int, int], every: int) -> None:
        self._facade, self._resident, self._every = facade, resident, every
        self._path, self._size = path, size

    @cached_property
    def _curve(self) -> Curve:
        return curve_of(self._path)

    def pictures(self, first: int, last: int, fps: int) -> Iterator[Planes]:
        (width, height), stage = self._size, self._facade.stage
        paper = Paper(width, height, mm=stage.mm * height / stage.profile.height)
        fit, seed, drawn = VideoReformatter(), self._resident.sign.number, -1
        planes: Planes | None = None
        for frame in range(first, last):
            due = frame // self._every * self._every
            if planes is None or due != drawn:
                draw_living(paper, self._curve, due / fps, self._resident.sign, stage.palette, seed)
                drawn, planes = due, planes_of_paper(paper.pixels, fit)
            yield planes


def _middle(planes: Planes, size: tuple[int, int]) -> Planes:
    width, height = size
    rows, columns = planes.shape[0] * 2 // 3, planes.shape[1]
    left, top = (columns - width) // 4 * 2, (rows - height) // 4 * 2
    out = np.empty((height * 3 // 2, width), np.uint8)
    for number, (to, of) in enumerate(zip(split(out), split(planes), strict=True)):
        part = 2 if number else 1
        to[:] = of[top // part : (top + height) // part, left // part : (left + width) // part]
    return out


def _put(picture: Planes, patch: Planes, x: int, y: int) -> None:
    """With its upper left corner there; what is beside the picture is left out."""
    for number, (below, over) in enumerate(zip(split(picture), split(patch), strict=True)):
        part = 2 if number else 1
        left, top = x // part, y // part
        shown = over[:, max(-left, 0) : max(below.shape[1] - left, 0)]
        below[top : top + over.shape[0], max(left, 0) : max(left, 0) + shown.shape[1]] = shown


def _even(length: float) -> int:
    return int(length) // 2 * 2
