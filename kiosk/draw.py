"""From parts to pixels: paints each part once, and afterwards moves only what changed."""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
import pygame

from kiosk.look import SINK_MM, Look, Rect
from kiosk.screen import Moving, Part
from media.paper import Pixels

LEAST_BYTES, SCREENS = 256 * 2**20, 24
"""Pictures that are kept: so many bytes, and on a large screen as much as so many whole screens."""
Shown = tuple[Part | Moving, Rect]
"""A part and where it lies, which is lower while it is pressed."""


class Painted:
    """Pictures of parts, the oldest forgotten first."""

    def __init__(self, most_bytes: int) -> None:
        self._pictures: OrderedDict[Hashable, pygame.Surface] = OrderedDict()
        self._most, self._bytes = most_bytes, 0

    def picture(self, part: Part, look: Look) -> pygame.Surface:
        _, _, width, height = part.rect
        key = (part.key, width, height, look.texts.language, look.theme.name, look.mm)
        known = self._pictures.get(key)
        if known is None:
            known = self._pictures[key] = _paint(part, look)
            self._bytes += width * height * 4
            self._forget()
        self._pictures.move_to_end(key)
        return known

    def _forget(self) -> None:
        while self._bytes > self._most and len(self._pictures) > 1:
            _, old = self._pictures.popitem(last=False)
            self._bytes -= old.get_width() * old.get_height() * 4


class Canvas:
    """The window's surface, and what lies on it."""

    def __init__(self, surface: pygame.Surface) -> None:
        self.surface = surface
        width, height = surface.get_size()
        self._painted = Painted(max(LEAST_BYTES, SCREENS * width * height * 4))
        self._shown: list[Shown] = []
        self._language: str | None = None

    def show(self, parts: Iterable[Part | Moving], look: Look, pressed: str | None = None) -> list[pygame.Rect]:
        """Brings the surface up to date and gives back the rectangles that changed."""
        sink = look.px(SINK_MM)
        if self._language != look.texts.language:
            self.forget()
        self._language = look.texts.language
        shown = [(part, _sunk(part.rect, sink) if pressed and part.of == pressed else part.rect) for part in parts]
        dirty = _merged(_changes(self._shown, shown), self.surface.get_rect())
        for area in dirty:
            self._compose(shown, area, look)
        self._shown = shown
        return dirty

    def prepare(self, part: Part, look: Look) -> None:
        """Paints what will be shown."""
        self._painted.picture(part, look)

    def forget(self) -> None:
        """Everything is drawn again next time, as in another language or in a new window."""
        self._shown = []

    def _compose(self, shown: Sequence[Shown], area: pygame.Rect, look: Look) -> None:
        self.surface.set_clip(area)
        for part, rect in shown[_lowest_seen(shown, area) :]:
            if area.colliderect(rect):
                self._lay(part, rect, look)
        self.surface.set_clip(None)

    def _lay(self, part: Part | Moving, rect: Rect, look: Look) -> None:
        if isinstance(part, Moving):
            picture = _surface(part.pixels)
            picture.set_alpha(None)
            self.surface.blit(picture, rect[:2])
        elif part.solid:
            self.surface.blit(self._painted.picture(part, look), rect[:2])
        else:
            self.surface.blit(self._painted.picture(part, look), rect[:2], special_flags=pygame.BLEND_PREMULTIPLIED)


def _paint(part: Part, look: Look) -> pygame.Surface:
    _, _, width, height = part.rect
    paper = look.paper(width, height)
    part.paint(paper)
    picture = _surface(paper.pixels)
    return picture.convert() if part.solid else picture.copy()


def _surface(pixels: Pixels) -> pygame.Surface:
    """A surface on the pixels' own memory; rows with a gap between them are copied."""
    height, width = pixels.shape[:2]
    return pygame.image.frombuffer(np.ascontiguousarray(pixels).data, (width, height), "BGRA")


def _sunk(rect: Rect, by: int) -> Rect:
    x, y, w, h = rect
    return x + by, y + by, w, h


def _changes(before: Sequence[Shown], after: Sequence[Shown]) -> list[pygame.Rect]:
    """The rectangles of all that came, went or lies elsewhere."""
    old, new = set(map(_identity, before)), set(map(_identity, after))
    return [pygame.Rect(rect) for part, rect in [*before, *after] if _identity((part, rect)) in old ^ new]


def _identity(shown: Shown) -> Hashable:
    part, rect = shown
    return rect, part.key, part.serial if isinstance(part, Moving) else None


def _merged(rects: Sequence[pygame.Rect], whole: pygame.Rect) -> list[pygame.Rect]:
    """Rectangles that do not overlap, clipped to the screen."""
    merged: list[pygame.Rect] = []
    for rect in rects:
        area = rect.clip(whole)
        while area and (hit := area.collidelist(merged)) >= 0:
            area = area.union(merged.pop(hit))
        if area:
            merged.append(area)
    return merged


def _lowest_seen(shown: Sequence[Shown], area: pygame.Rect) -> int:
    """The highest part that covers the whole area: what lies under it need not be drawn."""
    for index in range(len(shown) - 1, -1, -1):
        part, rect = shown[index]
        if (isinstance(part, Moving) or part.solid) and pygame.Rect(rect).contains(area):
            return index
    return 0
