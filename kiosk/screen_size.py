"""How wide the lit glass is, in millimetres: from the settings, else from what the screen says of itself (EDID)."""

from collections.abc import Iterable
from pathlib import Path

from config.settings import Settings

DRM = Path("/sys/class/drm")
USUAL_MM = 527.0
"""A 24 inch screen: what a screen is thought to be until staff say otherwise."""
BLOCK = 128
MAGIC = bytes.fromhex("00FFFFFFFFFFFF00")
DETAILED_TIMING = 54
MOST_MM = 3000.0


def known_width_mm(settings: Settings) -> float | None:
    """None where neither the settings nor the screen tell it: then staff are asked at the first start."""
    return settings.screen.width_mm or edid_width_mm(_edids())


def width_in_mm(settings: Settings, size: tuple[int, int]) -> float:
    usual = USUAL_MM if size[0] >= size[1] else USUAL_MM * size[0] / size[1]
    return known_width_mm(settings) or usual


def edid_width_mm(edids: Iterable[bytes]) -> float | None:
    """The width of the first screen that tells it (VESA E-EDID 1.4: preferred timing in mm, else bytes 21-22 in cm)."""
    for edid in edids:
        if len(edid) < BLOCK or not edid.startswith(MAGIC):
            continue
        timing = edid[DETAILED_TIMING : DETAILED_TIMING + 18]
        exact = timing[12] | (timing[14] >> 4) << 8 if timing[0] or timing[1] else 0
        width = float(exact or edid[21] * 10)
        if 100 <= width <= MOST_MM:
            return width
    return None


def _edids() -> Iterable[bytes]:
    for path in sorted(DRM.glob("*/edid")):
        try:
            yield path.read_bytes()
        except OSError:
            continue
