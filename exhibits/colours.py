"""The theme's roles as the colours that drawings of the building ask for: the same on screen, in film and on paper."""

from config.theme import Theme
from media.building import Palette


def palette_of(theme: Theme) -> Palette:
    roles = theme.roles
    return Palette(
        hues=theme.pairs,
        paper=roles.paper,
        ink=roles.ink,
        dusk=roles.dusk,
        wall=roles.wall,
        night=roles.night,
        ledge=roles.ledge,
        dark_window=roles.dark_window,
        curtain=roles.curtain,
        curtain_fold=roles.curtain_fold,
        sun=roles.board,
    )
