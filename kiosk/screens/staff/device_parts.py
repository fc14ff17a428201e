"""The small pieces of the desk of the devices: its kinds, its sentence, its buttons."""

from kiosk import pictures
from kiosk.look import BODY_MM, Look, Rect
from kiosk.pieces import button, words
from kiosk.screen import Part, Target
from kiosk.screens.staff.apparatus import Kind

FRAMING_ICONS = {
    "higher": pictures.arrow_up,
    "lower": pictures.arrow_down,
    "nearer": pictures.nearer,
    "wider": pictures.wider,
}


NARROW_MM = 400.0
"""Beside a list on a screen of less than this width a button has room for its word only."""


def kind_part(look: Look, kind: Kind, place: Rect, *, here: bool) -> Part:
    roles, target = look.theme.roles, f"kind.{kind}"
    colour, ink = (roles.chosen, roles.on_chosen) if here else (roles.shade, roles.ink)
    word = look.texts[f"staff.devices.{target}"]
    return button(look, target, place, word, colour=colour, ink=ink, cap_mm=BODY_MM - 1)


def said_part(look: Look, place: Rect, text: str) -> Part:
    ink = look.theme.roles.words
    return words(look, text, place, colour=ink, cap_mm=BODY_MM - 0.6, bold=True, middle=True)


def framing_part(look: Look, target: Target) -> Part:
    roles = look.theme.roles
    word = look.texts[f"staff.devices.{target.name}"]
    icon = FRAMING_ICONS[target.name] if look.portrait or look.laid_out_mm > NARROW_MM else None
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


def sound_part(look: Look, target: Target) -> Part:
    roles, word = look.theme.roles, look.texts[f"staff.devices.{target.name}"]
    plays = target.name == "play"
    colour, icon = (roles.go, pictures.play) if plays else (roles.shade, pictures.again)
    return button(look, target.name, target.rect, word, colour=colour, ink=roles.ink, icon=icon, cap_mm=BODY_MM - 0.6)
