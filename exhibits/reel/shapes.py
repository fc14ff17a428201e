"""The shapes and sizes in which a film is made."""

from dataclasses import replace
from enum import StrEnum

from media.profile import HOUSE, HouseProfile


class Shape(StrEnum):
    WIDE = "16:9"
    UPRIGHT = "9:16"
    SQUARE = "1:1"


class Quality(StrEnum):
    DRAFT = "draft"
    """To look at while it is decided on: small and coarse, and there at once."""
    HD = "720p"
    """The house's own: works are copied into it as they are."""
    FULL_HD = "1080p"
    ULTRA_HD = "4k"


_SHORT_SIDE = {Quality.DRAFT: 360, Quality.HD: 720, Quality.FULL_HD: 1080, Quality.ULTRA_HD: 2160}
RATES = (25, 30)


def profile_of(shape: Shape = Shape.WIDE, quality: Quality = Quality.HD, fps: int = HOUSE.fps) -> HouseProfile:
    """A closed group of pictures every second, at either rate."""
    short = _SHORT_SIDE[quality]
    long = short if shape is Shape.SQUARE else short * 16 // 9
    width, height = (short, long) if shape is Shape.UPRIGHT else (long, short)
    profile = replace(HOUSE, width=width, height=height, fps=fps, gop=fps)
    return replace(profile, preset="ultrafast", looks_ahead=0, crf=28) if quality is Quality.DRAFT else profile
