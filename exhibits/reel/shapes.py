"""The shapes and sizes in which a film is made."""

from dataclasses import replace

from config.settings import Quality, Shape
from media.profile import HOUSE, HouseProfile

_SHORT_SIDE = {Quality.DRAFT: 360, Quality.HD: 720, Quality.FULL_HD: 1080, Quality.ULTRA_HD: 2160}
RATES = (25, 30)


def profile_of(shape: Shape = Shape.WIDE, quality: Quality = Quality.HD, fps: int = HOUSE.fps) -> HouseProfile:
    """A closed group of pictures every second, at either rate."""
    short = _SHORT_SIDE[quality]
    long = short if shape is Shape.SQUARE else short * 16 // 9
    width, height = (short, long) if shape is Shape.UPRIGHT else (long, short)
    profile = replace(HOUSE, width=width, height=height, fps=fps, gop=fps)
    return replace(profile, preset="ultrafast", looks_ahead=0, crf=28) if quality is Quality.DRAFT else profile
