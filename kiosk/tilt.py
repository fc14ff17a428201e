"""*Higher* and *lower* beside the live picture: who is small, tall or seated brings themselves into it (X-053)."""

from collections.abc import Callable

from capture.framing import Framing
from kiosk import pictures
from kiosk.look import FLOOR_MM, GAP_MM, Look, Rect
from kiosk.page import column
from kiosk.pieces import fitting_cap, seed_of, text_size, write
from kiosk.screen import Part, Target
from kiosk.stage import stage_of
from media.paper import Paper, box

MOVES: dict[str, Callable[[Framing], Framing]] = {"higher": Framing.higher, "lower": Framing.lower}
_ICONS = {"higher": pictures.arrow_up, "lower": pictures.arrow_down}
WIDE_MM, HIGH_MM = 30.0, 27.0
_ROOM_MM, _WORD_MM = 4.0, 10.0


def tilt_targets(look: Look) -> list[Target]:
    """At the start side, on the curtain; on an upright screen just inside the picture."""
    x, y, _, h = stage_of(look).picture
    wide, gap = look.px(WIDE_MM), look.px(GAP_MM + 2)
    left = x + gap if look.portrait else max(gap, (x - wide) // 2)
    high = 2 * look.px(HIGH_MM) + gap
    places = column((left, y + (h - high) // 2, wide, high), 2, gap)
    return [Target(name, look.mirrored(place)) for name, place in zip(MOVES, places, strict=True)]


def tilt_parts(look: Look) -> list[Part]:
    return [_part(look, target) for target in tilt_targets(look)]


def _part(look: Look, target: Target) -> Part:
    roles, word, room = look.theme.roles, look.texts[f"record.{target.name}"], look.px(_ROOM_MM)
    (x, y, w, h), icon, word_high = target.rect, _ICONS[target.name], look.px(_WORD_MM)
    cap = fitting_cap(look, word, (w - room, word_high), FLOOR_MM + 0.6, bold=True)
    tall = text_size(look, word, cap, bold=True)[1]

    def paint(paper: Paper) -> None:
        paper.cut(box(room, room, w, h), roles.paper, seed_of("tilt", target.name), depth_mm=2)
        icon(paper, room + w / 2, room + (h - word_high) * 0.54, (h - word_high) * 0.38, roles.ink, roles.paper)
        place = (room, room + h - word_high + (word_high - tall) / 2 - look.px(1), w, tall)
        write(look, paper, word, place, colour=roles.ink, cap_mm=cap, bold=True, align="centre")

    rect: Rect = (x - room, y - room, w + 2 * room, h + 2 * room)
    return Part(rect, ("tilt", target.name, word), paint, of=target.name)
