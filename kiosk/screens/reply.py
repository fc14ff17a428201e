"""Answering a neighbour: their window, a washing line to one's own, and three doors of how to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from random import Random

from exhibits.colours import palette_of
from exhibits.signs import said_sign
from kiosk.building import card_window
from kiosk.cards import Card
from kiosk.doors import door_part, word_cap
from kiosk.look import BODY_MM, HEADING_MM, Look, Rect, is_low
from kiosk.page import beside_strip, row, side_of
from kiosk.pieces import seed_of, text_size, words, write
from kiosk.screen import Part, Screen, Target
from kiosk.strip import STRIP_MM
from kiosk.washing import line_part
from media.building import curtains
from media.form import Form
from media.paper import Paper, blob, box, snip

WAYS = {
    Form.MUSIC: (Form.DANCE, Form.MUSIC, Form.VIDEO),
    Form.DANCE: (Form.MUSIC, Form.DANCE, Form.VIDEO),
    Form.VIDEO: (Form.VIDEO, Form.MUSIC, Form.DANCE),
}
"""How each form is answered most naturally: that door is the first, and the largest."""
DOOR_WEIGHTS = (1.45, 1.0, 1.0)
HANG_SECONDS = 0.25


@dataclass(frozen=True)
class AnswerChosen:
    form: Form


class Reply(Screen[AnswerChosen]):
    name = "reply"
    ground_is_dark = True

    def __init__(self, look: Look, card: Card, working: frozenset[Form], sorry: str | None = None) -> None:
        """A form that is not `working` has a door that stays shut; `sorry` is the key of the sentence that says why."""
        super().__init__(look)
        self._card, self._working, self._sorry = card, working, sorry
        self._ways = sorted(WAYS[card.form], key=lambda form: form not in working)
        self._been = 0.0

    def targets(self) -> Sequence[Target]:
        return [
            Target(f"form.{form}", self.look.mirrored(self._doors[form]))
            for form in self._ways
            if form in self._working
        ]

    def press(self, target: str) -> AnswerChosen:
        return AnswerChosen(Form(target.removeprefix("form.")))

    def tick(self, seconds: float) -> None:
        self._been += seconds

    def rests(self) -> float:
        return max(0.0, HANG_SECONDS - self._been) or float("inf")

    def parts(self) -> list[Part]:
        look = self.look
        theirs, mine = self._windows
        parts = [self._kept("wall", lambda: Part(look.whole, ("reply wall",), self._wall, solid=True))]
        parts.append(self._kept("title", self._title_part))
        parts.append(
            self._kept("theirs", lambda: card_window(look, self._card, look.mirrored(theirs), "theirs", self._sill))
        )
        parts.append(self._kept("mine", partial(self._own_window, look.mirrored(mine))))
        if self._been >= HANG_SECONDS:
            parts.append(self._kept("line", self._line))
        parts += [self._kept(form, partial(self._door, form)) for form in self._ways]
        if self._sorry:
            parts.append(self._kept("sorry", partial(self._sorry_part, self._sorry)))
        return parts

    # where things are, for who reads from the left

    @cached_property
    def _title(self) -> tuple[Rect, float]:
        look, text = self.look, self._asked
        if is_low(look):
            x, y, w = beside_strip(self)
            return (x, y, w, look.px(STRIP_MM) - y), HEADING_MM - 3.5
        side = side_of(look)
        top, width = look.px(STRIP_MM + (8 if look.portrait else 0)), look.width - 2 * side
        return (side, top, width, text_size(look, text, HEADING_MM + 2, width=width, bold=True)[1]), HEADING_MM + 2

    @cached_property
    def _body(self) -> Rect:
        look, (_, y, _, h) = self.look, self._title[0]
        top = y + h + look.px(2 if is_low(look) else 8)
        bottom = look.height - look.px(8 if is_low(look) else 16) - (look.px(15) if self._sorry else 0)
        side = side_of(look)
        return side, top, look.width - 2 * side, bottom - top

    @property
    def _sill(self) -> int:
        return self.look.px(14 if is_low(self.look) else 17)

    @cached_property
    def _windows(self) -> tuple[Rect, Rect]:
        """The neighbour's and one's own, as far apart as the screen is wide."""
        look, (x, y, w, h) = self.look, self._body
        tall = round(h * (0.34 if look.portrait else 0.42))
        most = round(w * (0.38 if look.portrait else 0.34))
        width = min(most, round((tall - self._sill) * 16 / 9))
        height = min(tall, round(width * 9 / 16) + self._sill)
        inset = 0 if look.portrait or is_low(look) else round(w * 0.06)
        top = y + (tall - height) // 2
        return (x + inset, top, width, height), (x + w - inset - width, top, width, height)

    @cached_property
    def _doors(self) -> dict[Form, Rect]:
        """All on one ground line."""
        look, (x, y, w, h) = self.look, self._body
        top = y + round(h * (0.34 if look.portrait else 0.42)) + look.px(7 if is_low(look) else 14)
        high = y + h - top
        places = row((x, top, w, high), len(self._ways), look.px(8 if is_low(look) else 16), DOOR_WEIGHTS)
        if look.portrait:
            return self._two_rows((x, top, w, high))
        doors = {}
        for form, (left, _, width, _) in zip(self._ways, places, strict=True):
            tall = min(high, round(width * 1.5)) if form is self._ways[0] else min(round(high * 0.86), width * 3 // 2)
            doors[form] = (left, y + h - tall, width, tall)
        return doors

    def _two_rows(self, rect: Rect) -> dict[Form, Rect]:
        """The natural one over the whole width of an upright screen."""
        (x, y, w, h), gap = rect, self.look.px(12)
        tall = min(round(h * 0.54), round(w * 0.8))
        low = min(h - tall - gap, round(w * 0.62))
        first = (x, y + h - low - gap - tall, w, tall)
        return dict(zip(self._ways, [first, *row((x, y + h - low, w, low), 2, gap)], strict=True))

    # how they look

    @cached_property
    def _cap(self) -> float:
        """All doors speak in letters of one size."""
        caps = (word_cap(self.look, self._way(form), rect, HEADING_MM) for form, rect in self._doors.items())
        return min(caps)

    def _way(self, form: Form) -> str:
        return self.look.texts[_word(self._card.form, form)]

    @property
    def _asked(self) -> str:
        return self.look.texts.say("reply.title", sign=said_sign(self.look.texts, self._card.sign))

    def _title_part(self) -> Part:
        place, cap = self._title
        return words(
            self.look, self._asked, self.look.mirrored(place), colour=self.look.theme.roles.paper, cap_mm=cap,
            bold=True, middle=True,
        )  # fmt: skip

    def _wall(self, paper: Paper) -> None:
        """The wall of a house, and the paper of the street below it."""
        look, roles = self.look, self.look.theme.roles
        paper.fill(box(0, 0, paper.width, paper.height), roles.wall)
        foot = self._windows[0][1] + self._windows[0][3] + look.px(2)
        ledge = box(-9, foot, paper.width + 18, look.px(4))
        paper.sheet(snip(ledge, Random(3), look.px(30), look.px(0.6)), roles.ledge)
        _, y, _, h = self._body
        street = box(-9, y + h - look.px(5), paper.width + 18, paper.height)
        paper.fill(snip(street, Random(7), look.px(30), look.px(0.7)), roles.night)

    def _own_window(self, rect: Rect) -> Part:
        """Open, lit, and empty still."""
        look, margin = self.look, self.look.px(3)
        roles, (x, y, w, h) = self.look.theme.roles, rect
        sill, you = self._sill, look.texts["reply.you"]
        tall = text_size(look, you, BODY_MM, bold=True)[1]

        def paint(paper: Paper) -> None:
            with paper.moved(margin, margin):
                paper.cut(box(0, 0, w, h - sill), roles.paper, seed_of("own"), depth_mm=2)
                edge = look.px(1.6)
                inner = (edge, edge, w - 2 * edge, h - sill - 2 * edge)
                with paper.inside(box(*inner)):
                    paper.fill(box(*inner), roles.night)
                    light = [(w * 0.42, -9), (w * 0.58, -9), (w * 0.78, h), (w * 0.22, h)]
                    paper.fill(light, roles.board, 0.9)
                    paper.fill(blob(w / 2, h - sill - look.px(3), w * 0.26, 15, Random(2), squash=0.22), roles.paper)
                curtains(paper, inner, 1.0, palette_of(look.theme), seed=4)
                paper.cut(box(-w * 0.015, h - sill, w * 1.03, sill), roles.paper, seed_of("own sill"), depth_mm=2)
                write(
                    look, paper, you, (0, h - sill + (sill - tall) / 2, w, tall), colour=roles.ink, cap_mm=BODY_MM,
                    bold=True, align="centre",
                )  # fmt: skip

        return Part((x - margin, y - margin, w + 3 * margin, h + 3 * margin), ("own window",), paint)

    def _line(self) -> Part:
        """From window to window, fastened at a third of their height."""
        look = self.look
        one, other = sorted(map(look.mirrored, self._windows))
        start = (one[0] + one[2] + look.px(1), one[1] + one[3] * 0.2)
        end = (other[0] - look.px(1), other[1] + other[3] * 0.2)
        return line_part(look, start, end, "reply", cloth_mm=12 if is_low(look) or look.portrait else 21)

    def _door(self, form: Form) -> Part:
        return door_part(
            self.look,
            form,
            self._doors[form],
            natural=form is self._ways[0],
            works=form in self._working,
            word=self._way(form),
            cap_mm=self._cap,
        )

    def _sorry_part(self, key: str) -> Part:
        look, (x, y, w, h) = self.look, self._body
        rect = (x, y + h + look.px(2), w, look.px(15))
        ink = look.theme.roles.paper
        return words(look, look.texts[key], look.mirrored(rect), colour=ink, bold=True, align="centre")


def _word(answered: Form, form: Form) -> str:
    """What one does behind the door: to a dance one makes other things than to music."""
    if answered is Form.DANCE and form is not Form.VIDEO:
        return "reply.dance_along" if form is Form.DANCE else "reply.music_for_it"
    return {Form.MUSIC: "reply.music", Form.DANCE: "reply.dance", Form.VIDEO: "reply.video"}[form]
