"""Colours by role. Code asks for `theme.ink`, never for a value."""

import tomllib
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, Field

THEMES = ("day", "contrast")
"""Those that ship."""
Colour = str
"""#rrggbb"""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Hue(_Strict):
    name: str
    light: Colour = Field(pattern=r"^#[0-9A-Fa-f]{6}$")
    deep: Colour = Field(pattern=r"^#[0-9A-Fa-f]{6}$")


class Roles(_Strict):
    page: Colour
    words: Colour
    faint: Colour
    paper: Colour
    ink: Colour
    shade: Colour
    chosen: Colour
    on_chosen: Colour
    quiet: Colour
    on_quiet: Colour
    dusk: Colour
    wall: Colour
    night: Colour
    ledge: Colour
    dark_window: Colour
    heart: Colour
    curtain: Colour
    curtain_fold: Colour
    go: Colour
    go_deep: Colour
    board: Colour


class Theme(_Strict):
    name: str
    roles: Roles
    hues: tuple[Hue, ...] = Field(min_length=6, max_length=6)

    def hue(self, name: str) -> Hue:
        """The hue of a form (`Form.MUSIC` is its own name), or of `leaf`, `lilac`, `sun`."""
        return next(hue for hue in self.hues if hue.name == name)

    @property
    def pairs(self) -> tuple[tuple[Colour, Colour], ...]:
        """Light and deep of the six hues, in the order in which a sign's colour counts them."""
        return tuple((hue.light, hue.deep) for hue in self.hues)


@cache
def load_theme(name: str = "day") -> Theme:
    """The theme that ships under this name."""
    text = resources.files("config").joinpath(f"themes/{name}.toml").read_text(encoding="utf-8")
    return Theme.model_validate(tomllib.loads(text))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
