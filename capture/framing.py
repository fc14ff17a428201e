"""Which part of the camera's picture is used: nearer or wider, higher or lower, without anybody moving the camera."""

from dataclasses import dataclass, replace

from capture.captured import SIZE

MOST_ZOOM = 2.0
"""Nearer than this a face is made of squares."""
_STEP = 1.1
_MOVE = 0.25


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
        return self._moved(_MOVE)

    def lower(self) -> "Framing":
        return self._moved(-_MOVE)

    def _moved(self, by: float) -> "Framing":
        """A picture of just our shape has nothing above or below: then one goes a step nearer too."""
        zoom = self.zoom if self.zoom > 1.0 else self.nearer().zoom
        return Framing(zoom, min(1.0, max(-1.0, self.height + by)))
