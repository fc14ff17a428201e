"""The small pieces of the desk of the devices: its kinds, its sentence, its buttons."""

from kiosk import pictures
from kiosk.look import BODY_MM, Look, Rect
from kiosk.pieces import button, words
from kiosk.screen import Part, Target

FRAMING_ICONS = {
    "higher": pictures.arrow_up,
    "lower": pictures.arrow_down,
    "nearer": pictures.nearer,
    "wider": pictures.wider,
}


NARROW_MM = 400.0
"""Beside a list on a screen of less than this width a button has room for its word only."""


def kind_part(look: Look, target: Target, *, here: bool) -> Part:
    roles = look.theme.roles
    colour, ink = (roles.chosen, roles.on_chosen) if here else (roles.shade, roles.ink)
    word = look.texts[f"staff.devices.{target.name}"]
    return button(look, target.name, target.rect, word, colour=colour, ink=ink, cap_mm=BODY_MM - 1)


def said_part(look: Look, place: Rect, key: str) -> Part:
    ink = look.theme.roles.words
    return words(look, look.texts[key], place, colour=ink, cap_mm=BODY_MM - 0.6, bold=True, middle=True)


def framing_part(look: Look, target: Target) -> Part:
    roles = look.theme.roles
    word = look.texts[f"staff.devices.{target.name}"]
    icon = FRAMING_ICONS[target.name] if look.portrait or look.width_mm > NARROW_MM else None
    return button(
        look,
        target.name,
        target.rect,
        word,
        colour=roles.shade,
        ink=roles.ink,
        icon=icon,
        cut_out=roles.shade,
        cap_mm=BODY_MM - 0.6,
    )


def play_part(look: Look, target: Target) -> Part:
    roles = look.theme.roles
    word = look.texts["staff.devices.play"]
    return button(look, target.name, target.rect, word, colour=roles.go, ink=roles.ink, icon=pictures.play)
