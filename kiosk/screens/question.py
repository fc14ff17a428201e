"""Making 1: one question, and the three doors to answer it through."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from kiosk import pictures
from kiosk.doors import door_part
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.page import Kept, body_of, by_sentence, is_low, row, side_of
from kiosk.pieces import button, fitting_cap, ground, text_size, words
from kiosk.screen import Part, Screen, Target
from kiosk.strip import STRIP_MM
from media.form import Form

DOORS = (Form.MUSIC, Form.DANCE, Form.VIDEO)
SLIDE_SECONDS = 0.22
SLIDE_MM = 40.0


@dataclass(frozen=True)
class Asked:
    key: str
    text: str
    forms: tuple[Form, ...]
    """The one that fits it best first."""


@dataclass(frozen=True)
class QuestionChosen:
    question: str
    form: Form


class Question(Screen[QuestionChosen]):
    name = "question"

    def __init__(self, look: Look, asked: Sequence[Asked], working: frozenset[Form], sorry: str | None = None) -> None:
        """A form that is not `working` has a door that stays shut; `sorry` is the key of the sentence that says why."""
        super().__init__(look)
        self._asked = tuple(Asked(one.key, by_sentence(one.text), one.forms) for one in asked)
        self._working, self._sorry = working, sorry
        self._at = 0
        self._slid = SLIDE_SECONDS
        self._kept = Kept()

    def targets(self) -> Sequence[Target]:
        doors = [Target(f"form.{form}", self.look.mirrored(self._door(form))) for form in DOORS if self._opens(form)]
        other = [Target("other", self.look.mirrored(self._other))] if len(self._asked) > 1 else []
        return [*other, *doors]

    def press(self, target: str) -> QuestionChosen | None:
        if target == "other":
            self._at, self._slid = (self._at + 1) % len(self._asked), 0.0
            return None
        return QuestionChosen(self._now.key, Form(target.removeprefix("form.")))

    def tick(self, seconds: float) -> None:
        self._slid = min(SLIDE_SECONDS, self._slid + seconds)

    def rests(self) -> float:
        return 0.0 if self._slid < SLIDE_SECONDS else float("inf")

    def parts(self) -> list[Part]:
        look = self.look
        parts = [self._kept("ground", lambda: ground(look, look.theme.roles.paper)), self._sentence()]
        parts += [self._kept((form, self._at), partial(self._door_part, form)) for form in DOORS]
        if self._sorry:
            parts.append(self._kept("sorry", self._sorry_part))
        if len(self._asked) > 1:
            parts.append(self._kept("other", self._other_part))
        return parts

    # where things are

    @property
    def _now(self) -> Asked:
        return self._asked[self._at]

    def _opens(self, form: Form) -> bool:
        return form in self._working and form in self._now.forms

    @cached_property
    def _body(self) -> Rect:
        """Below the question: the room of the doors."""
        look = self.look
        room = self._question_room
        top = room[1] + room[3] + look.px(3)
        x, y, w, h = body_of(look, top, 9 if is_low(look) else 14)
        if self._sorry:
            h -= look.px(17)
        if look.portrait:
            h -= look.px(MAIN_TARGET_MM + 2 * GAP_MM)
        return x, y, w, h

    @cached_property
    def _question_room(self) -> Rect:
        look, side = self.look, side_of(self.look)
        top = look.px(STRIP_MM) + (0 if is_low(look) else look.px(50 if look.portrait else 2))
        width = look.width - 2 * side
        if len(self._asked) > 1 and not look.portrait:
            width -= self._other_width + look.px(2 * GAP_MM)
        most = round(look.height * (0.19 if look.portrait else 0.25))
        longest = max((asked.text for asked in self._asked), key=len)
        cap = fitting_cap(look, longest, (width, most), 12 if is_low(look) else 20, bold=True)
        height = text_size(look, longest, cap, width=width, bold=True)[1]
        return side, top, width, max(height, look.px(MAIN_TARGET_MM))

    @cached_property
    def _cap(self) -> float:
        """Every question in letters of one size."""
        most = self._question_room[2:]
        return min(fitting_cap(self.look, asked.text, most, 20, bold=True) for asked in self._asked)

    @cached_property
    def _other_width(self) -> int:
        word = text_size(self.look, self.look.texts["question.other"], BODY_MM, bold=True)[0]
        return max(self.look.px(52), word + self.look.px(MAIN_TARGET_MM + 8))

    @cached_property
    def _other(self) -> Rect:
        look, height, width = self.look, self.look.px(MAIN_TARGET_MM), self._other_width
        x, y, w, h = self._question_room
        if look.portrait:
            x, y, w, h = self._body
            return (look.width - width) // 2, look.height - height - look.px(14), width, height
        return look.width - side_of(look) - width, y + (h - height) // 2, width, height

    def _door(self, form: Form) -> Rect:
        """The natural door is a little higher than its neighbours, which stay where they are."""
        x, y, w, h = self._body
        gap = self.look.px(9 if is_low(self.look) else 18)
        left, top, width, height = row((x, y, w, h), len(DOORS), gap)[DOORS.index(form)]
        most = min(height, round(width * (2.1 if self.look.portrait else 1.25)))
        tall = most if form is self._now.forms[0] else round(most * 0.88)
        return left, top + height - tall, width, tall

    # how they look

    def _sentence(self) -> Part:
        look, now = self.look, self._now
        x, y, w, h = self._question_room
        part = self._kept(
            ("question", now.key),
            lambda: words(
                look,
                now.text,
                look.mirrored((x, y, w, h)),
                colour=look.theme.roles.ink,
                cap_mm=self._cap,
                bold=True,
                middle=True,
            ),
        )
        left = (1 - self._slid / SLIDE_SECONDS) ** 2 * look.px(SLIDE_MM)
        return _moved(part, round(-left if look.texts.rtl else left))

    def _door_part(self, form: Form) -> Part:
        natural = form is self._now.forms[0]
        return door_part(self.look, form, self._door(form), natural=natural, works=self._opens(form))

    def _other_part(self) -> Part:
        look, roles = self.look, self.look.theme.roles
        word = look.texts["question.other"]
        return button(
            look,
            "other",
            look.mirrored(self._other),
            word,
            colour=roles.shade,
            ink=roles.ink,
            icon=pictures.again,
            cut_out=roles.shade,
        )

    def _sorry_part(self) -> Part:
        look, (x, y, w, h) = self.look, self._body
        assert self._sorry is not None
        rect = (x, y + h + look.px(4), w, look.px(15))
        return words(
            look, look.texts[self._sorry], look.mirrored(rect), colour=look.theme.roles.ink, bold=True, align="centre"
        )


def _moved(part: Part, by: int) -> Part:
    x, y, w, h = part.rect
    return Part((x + by, y, w, h), part.key, part.paint, part.of, part.solid)
