"""Arithmetic with colours as `#rrggbb`."""


def rgb(colour: str) -> tuple[float, float, float]:
    """As cairo likes it, 0 to 1."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def bgr(colour: str) -> tuple[int, int, int]:
    """As OpenCV likes it."""
    return int(colour[5:7], 16), int(colour[3:5], 16), int(colour[1:3], 16)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another one in it."""
    pairs = zip(rgb(colour), rgb(other), strict=True)
    return "#" + "".join(f"{round(255 * (one + (two - one) * share)):02X}" for one, two in pairs)


def luminance(colour: str) -> float:
    """How light a colour is to the eye, 0 to 1: the relative luminance of WCAG 2.2."""
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in rgb(colour))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
