"""The plan of a film as a list: who is in, in their order and for how long, then who is not; and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from exhibits.choosing import Why
from kiosk import pictures
from kiosk.building import lay_sign
from kiosk.cards import Card
from kiosk.look import BODY_MM, FLOOR_MM, Look, Rect
from kiosk.pieces import sheet, text_size
from kiosk.screen import Part, Target
from kiosk.screens.staff.pages import Pages
from kiosk.screens.staff.worklist import Waiting
from media.paper import Paper, box

ROW_MM = 23.0
STILL_SHARE = 0.84
WIDE = 16 / 9
ROOMY_MM = 200.0
"""In a row of at least this width a still is seen whole; in a shorter one its middle."""


@dataclass(frozen=True)
class Planned:
    """A work of the plan."""

    position: int
    """In the list of works."""
    code: str
    why: Why
    seconds: float | None = None
    """In the film; None: it is not in."""


@dataclass(frozen=True)
class Plan:
    rows: tuple[Planned, ...] = ()
    """Who is in, in the order of the film; then who is not."""
    seconds: float = 0.0
    sorry: str = ""
    """The key of a sentence, where no film can be planned."""

    @property
    def inside(self) -> tuple[str, ...]:
        return tuple(row.code for row in self.rows if row.seconds is not None)


class FilmList:
    """Asks only for the works of its page. `picks`: the codes that staff picked, which may be touched in and out and
    stay in their place; None where another rule decides."""

    def __init__(self, look: Look, place: Rect, works: Sequence[Waiting]) -> None:
        self._look, self._place, self._works = look, place, works
        self._rows: tuple[Planned, ...] = ()
        self._picks: tuple[str, ...] | None = None
        self._pages = self._paged()

    def show(self, plan: Plan, picks: tuple[str, ...] | None) -> None:
        """What was turned to stays, where it is still as long and in the same order."""
        rows = plan.rows if picks is None else tuple(sorted(plan.rows, key=lambda row: row.position))
        same = len(rows) == len(self._rows) and (picks is None) == (self._picks is None)
        self._rows, self._picks = rows, picks
        if not same:
            self._pages = self._paged()

    def code(self, index: int) -> str:
        return self._rows[index].code

    def targets(self) -> list[Target]:
        rows = [] if self._picks is None else self._pages.shown()
        mirrored = self._look.mirrored
        return [*(Target(f"row.{i}", mirrored(place)) for i, place in rows), *self._pages.targets()]

    def parts(self) -> list[Part]:
        rows = [part for i, place in self._pages.shown() for part in self._row(i, self._look.mirrored(place))]
        return [*rows, *self._pages.parts()]

    def turn(self, target: str) -> None:
        self._pages.turn(target)

    def _paged(self) -> Pages:
        return Pages(self._look, self._place, len(self._rows), each_mm=ROW_MM)

    def _row(self, index: int, place: Rect) -> list[Part]:
        look, theme, planned = self._look, self._look.theme, self._rows[index]
        card, name = self._works[planned.position].card, f"row.{index}"
        inside = planned.seconds is not None if self._picks is None else planned.code in self._picks
        colour = theme.hue(card.form).light if inside else theme.roles.shade
        mark = pictures.check if self._picks is not None and inside else None
        number = str(index + 1) if self._picks is None and inside else ""
        w, h = place[2:]
        lead, wide = h * 0.66, h * STILL_SHARE * (WIDE if w > look.px(ROOMY_MM) else 1)
        start, room = lead + h * 0.9, w - lead - h * 1.1 - wide
        maker, why = card.by(look.texts), self._why(planned, card, room)
        long = "" if planned.seconds is None else clock(planned.seconds)

        def paint(paper: Paper) -> None:
            rtl, ink = look.texts.rtl, theme.roles.ink

            def write(text: str, x: float, top: float, room: float, **how: Any) -> None:
                left = w - x - room if rtl else x
                how = {"cap_mm": FLOOR_MM, "colour": ink, "width": room, "max_lines": 1, "rtl": rtl, **how}
                paper.words(text, left, h * top, language=look.texts.language, **how)

            def across(x: float) -> float:
                return w - x if rtl else x

            if mark:
                mark(paper, across(lead * 0.6), h / 2, h * 0.2, ink, colour)
            write(number, 0, 0.24, lead * 1.1, cap_mm=BODY_MM - 1, bold=True, align="centre")
            lay_sign(look, paper, card.sign, across(lead + h * 0.42), h / 2, h * 0.4, colour)
            _picture(look, paper, card, (across(w - wide / 2 - h * 0.1), wide), colour)
            taken = text_size(look, long, FLOOR_MM)[0] + h * 0.1 if long else 0
            write(maker, start, 0.04, room - taken, cap_mm=FLOOR_MM + 0.5, bold=True)
            write(long, start + room - taken, 0.055, taken, align="end")
            write(why, start, 0.51, room)

        key = ("planned", card.id, maker, why, long, colour, number, bool(mark), card.still is None)
        of = None if self._picks is None else name
        return [sheet(look, place, colour, name, of=of, edge=theme.roles.ink), Part(place, key, paint, of=of)]

    def _why(self, planned: Planned, card: Card, room: float) -> str:
        """And what the work answers, where there is room to say that whole."""
        look = self._look
        why = look.texts.say(f"reel.why.{planned.why.reason}", turn=planned.why.turn)
        both = f"{why} {card.question}"
        return both if text_size(look, both, FLOOR_MM)[0] < room else why


def clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def _picture(look: Look, paper: Paper, card: Card, place: tuple[float, float], ground: str) -> None:
    """Its still, as much of it as there is room for; of music there is only the form. `place`: the middle and how
    wide."""
    (x, wide), h = place, paper.height
    if card.still is None:
        pictures.FORMS[card.form](paper, x, h / 2, h * 0.26, look.theme.roles.ink, ground)
        return
    high = h * STILL_SHARE
    rows, columns = card.still.shape[:2]
    size = max(wide / columns, high / rows)
    with paper.inside(box(x - wide / 2, (h - high) / 2, wide, high)):
        paper.picture(card.still, x - columns * size / 2, (h - rows * size) / 2, columns * size, rows * size)
