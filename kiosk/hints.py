"""What the stage kindly says while somebody makes something: that it hears nothing, or that it is too loud for it."""

from collections.abc import Set
from random import Random

from capture.messages import Trouble
from capture.troubles import Case
from kiosk import pictures
from kiosk.instruments import microphone
from kiosk.look import FLOOR_MM, Look
from kiosk.pieces import fitting_cap, text_size, write
from kiosk.screen import Part
from kiosk.stage import stage_of
from media.paper import Paper, blob, box

AFTER_SECONDS = {Case.CLIPPING: 0.0, Case.SILENCE: 2.0}
"""Some microphones give nothing at all between two words."""
WORDS = {Case.CLIPPING: "record.too_loud", Case.SILENCE: "record.hears_nothing"}
_LEAST_MM, _MOST_MM, _SHARE = 17, 24, 9
"""How high the board is, and which part of the stage."""


class Hints:
    def __init__(self, troubles: Set[Case]) -> None:
        """`troubles` are on already."""
        self._on = {case: 0.0 for case in AFTER_SECONDS if case in troubles}

    def hear(self, trouble: Trouble) -> None:
        if trouble.over:
            self._on.pop(trouble.case, None)
        elif trouble.case in AFTER_SECONDS:
            self._on[trouble.case] = 0.0

    def tick(self, seconds: float) -> None:
        self._on = {case: since + seconds for case, since in self._on.items()}

    @property
    def now(self) -> Case | None:
        """The one to give; never two."""
        return next((case for case, after in AFTER_SECONDS.items() if self._on.get(case, -1.0) >= after), None)


def hint_part(look: Look, case: Case) -> Part:
    """A board on the floor of the stage, below every face: a microphone, and a few words."""
    roles, word = look.theme.roles, look.texts[WORDS[case]]
    x, y, w, h = stage_of(look).picture
    high = min(look.px(_MOST_MM), max(look.px(_LEAST_MM), h // _SHARE))
    room, edge = look.px(4), high // 3
    cap = fitting_cap(look, word, (w - high - 3 * edge, high), FLOOR_MM + 3, bold=True)
    text_w, text_h = text_size(look, word, cap, bold=True)
    width = edge + high + text_w + edge
    icon = room + (width - high * 0.6 if look.texts.rtl else high * 0.6)
    left = room + edge + (0 if look.texts.rtl else high)

    def paint(paper: Paper) -> None:
        paper.cut(box(room, room, width, high), roles.board, 17, depth_mm=2)
        microphone(paper, icon, room + high * 0.36, high * 0.2, room + high * 0.84, roles.ink, roles.paper, roles.ink)
        _mark(look, paper, case, (icon + high * 0.26, room + high * 0.66), high * 0.16)
        place = (left, room + (high - text_h) / 2, text_w + 2, text_h)
        write(look, paper, word, place, colour=roles.ink, cap_mm=cap, bold=True)

    rect = (x + (w - width) // 2 - room, y + h - high - look.px(4) - room, width + 2 * room, high + 2 * room)
    return Part(rect, ("hint", case, word), paint)


def _mark(look: Look, paper: Paper, case: Case, at: tuple[float, float], r: float) -> None:
    """What is wrong with the microphone, for who does not read: a cross, or far too much."""
    roles = look.theme.roles
    paper.fill(blob(*at, r * 1.5, 11, Random(6)), roles.paper)
    if case is Case.SILENCE:
        pictures.cross(paper, *at, r * 1.1, roles.ink, roles.paper)
    else:
        bar = [(-0.2, -1.0), (0.24, -1.0), (0.14, 0.3), (-0.1, 0.3)]
        paper.fill([(at[0] + a * r, at[1] + b * r) for a, b in bar], roles.ink)
        paper.fill(blob(at[0], at[1] + r * 0.72, r * 0.24, 7, Random(2)), roles.ink)
