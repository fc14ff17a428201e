"""Which part of the camera's picture is used: nearer or wider, higher or lower, without anybody moving the camera."""

from dataclasses import dataclass, replace

from capture.captured import SIZE

MOST_ZOOM = 2.0
"""Nearer than this a face is made of squares."""
_STEP = 1.1
_ROOM = _STEP**2
"""So near there is something above and below to look at, whatever the camera's shape."""
_MOVE, _SHARE = 0.5, 0.16
"""The largest step up or down, and what is seen less of: a twelfth of the picture."""


@dataclass(frozen=True)
class Framing:
    zoom: float = 1.0
    """1 is as wide as it can be."""
    height: float = 0.0
    """-1 to 1: where in the room above and below that is left out; 1 is as high as the picture reaches."""

    def crop(self, wide: int, high: int) -> tuple[int, int, int, int]:
        """Left, top, width and height of what is used of a picture: of the shape of a take, and always inside it."""
        zoom = min(MOST_ZOOM, max(1.0, self.zoom))
        crop_wide = min(wide, high * SIZE[0] // SIZE[1])
        crop_high = min(high, wide * SIZE[1] // SIZE[0])
        crop_wide, crop_high = round(crop_wide / zoom), round(crop_high / zoom)
        height = min(1.0, max(-1.0, self.height))
        return (wide - crop_wide) // 2, round((high - crop_high) * (1 - height) / 2), crop_wide, crop_high

    def nearer(self) -> "Framing":
        return replace(self, zoom=min(MOST_ZOOM, round(self.zoom * _STEP, 3)))

    def wider(self) -> "Framing":
        return replace(self, zoom=max(1.0, round(self.zoom / _STEP, 3)))

    def higher(self) -> "Framing":
        return self._moved(1)

    def lower(self) -> "Framing":
        return self._moved(-1)

    def _moved(self, way: int) -> "Framing":
        """A picture of just our shape has nothing above or below: then it goes nearer too. At the edge that is all that
        is left to do: what is cut off is cut off at the other side."""
        if self.height == way:
            return self.nearer()
        zoom = max(self.zoom, round(_ROOM, 3))
        return Framing(zoom, min(1.0, max(-1.0, self.height + way * min(_MOVE, _SHARE / (zoom - 1)))))


WHOLE = Framing()
