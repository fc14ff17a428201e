"""Cut shapes as SVG, with everything that is put into it escaped."""

from collections.abc import Sequence

from markupsafe import Markup

from media.paper import Points


def polygon(points: Points, colour: str, *, opacity: float = 1) -> Markup:
    thin = Markup(' fill-opacity="{}"').format(opacity) if opacity < 1 else Markup()
    return Markup('<polygon points="{}" fill="{}"{}/>').format(corners(points), colour, thin)


def corners(points: Points) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def shadow(points: Points, ink: str, *, by: float) -> Markup:
    """The one hard shadow, right and down."""
    return polygon([(x + by, y + by) for x, y in points], ink, opacity=0.25)


def group(*parts: Markup, css: str = "", at: tuple[float, float] = (0, 0), clip: str = "") -> Markup:
    """`clip` is the id of a clip path; a class and a place need groups of their own, or the motion moves the place."""
    within = Markup(' clip-path="url(#{})"').format(clip) if clip else Markup()
    place = Markup(' transform="translate({:g},{:g})"').format(*at) if any(at) else Markup()
    name = Markup(' class="{}"').format(css) if css else Markup()
    return Markup("<g{}{}{}>{}</g>").format(name, place, within, Markup().join(parts))


def clip_path(name: str, points: Points) -> Markup:
    return Markup('<clipPath id="{}"><polygon points="{}"/></clipPath>').format(name, corners(points))


def svg(size: tuple[float, float], parts: Sequence[Markup], *, css: str = "", stretch: bool = False) -> Markup:
    """A picture beside words that say the same: nothing for a screen reader to read."""
    fit = Markup(' preserveAspectRatio="none"') if stretch else Markup()
    return Markup('<svg class="{}" viewBox="0 0 {:g} {:g}"{} aria-hidden="true">{}</svg>').format(
        css, *size, fit, Markup().join(parts)
    )
