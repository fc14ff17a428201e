"""Making 1: one question, asked aloud; a neighbour's example; three doors to answer it through; or ask one yourself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, partial

from config.texts import Texts
from kiosk import pictures
from kiosk.cards import Card
from kiosk.doors import door_part
from kiosk.example_window import Examples, ExampleWindow
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect, is_low
from kiosk.page import body_of, by_sentence, column, row, side_of
from kiosk.pieces import Icon, button, fitting_cap, ground, text_size, words
from kiosk.question_ear import NAME as HEAR
from kiosk.question_ear import ear_part
from kiosk.screen import Moving, Part, Patience, Screen, Target
from kiosk.strip import STRIP_MM
from media.form import Form
from media.sign import Sign

DOORS = (Form.MUSIC, Form.DANCE, Form.VIDEO)
SLIDE_SECONDS = 0.22
SLIDE_MM = 40.0
EAR_MM, LOW_EAR_MM = 34.0, 25.0
UPRIGHT_EXAMPLE_MM = 116.0
WAVES = 1.5
"""Of the ear's height: how wide it is with what it sends out."""


@dataclass(frozen=True)
class Asked:
    key: str
    texts: Mapping[str, str]
    """In every language that is offered."""
    forms: tuple[Form, ...]
    """The one that fits it best first."""
    sign: Sign | None = None
    """Of the neighbour who asks it aloud."""


@dataclass(frozen=True)
class QuestionChosen:
    question: str
    form: Form


class Own(Enum):
    """Somebody wants to ask the neighbours something."""

    QUESTION = auto()


class Question(Screen[QuestionChosen | Own]):
    name = "question"

    def __init__(
        self,
        look: Look,
        asked: Sequence[Asked],
        working: frozenset[Form],
        sorry: str | None = None,
        *,
        read: Callable[[str], object] = lambda question: None,
        examples: Examples | None = None,
        may_ask: bool = True,
    ) -> None:
        """A form that is not `working` has a door that stays shut; `sorry` is the key of the sentence that says why.

        `read` says a question aloud; `may_ask` is whether there is a microphone for a question of one's own.
        """
        super().__init__(look)
        self._asked = tuple(asked)
        self._working, self._sorry = working, sorry
        self._read, self._examples, self._may_ask = read, examples, may_ask
        self._at = 0
        self._unread = True
        self._slid = SLIDE_SECONDS

    @property
    def patience(self) -> Patience:  # type: ignore[override]  # nobody is hurried while an example plays
        return Patience.ENDLESS if self._window.plays else Patience.NORMAL

    def targets(self) -> Sequence[Target]:
        places = [(HEAR, self._ear)]
        if self._card:
            places.append(("example", self._window.rect))
        places += [(f"form.{form}", self._door(form)) for form in DOORS if self._opens(form)]
        return [Target(name, self.look.mirrored(place)) for name, place in [*places, *self._foot.items()]]

    def press(self, target: str) -> QuestionChosen | Own | None:
        plays = self._window.plays
        self._window.stop()
        match target:
            case "hear":
                self._read(self._now.key)
            case "example":
                if self._examples and not plays:
                    self._window.play(self._examples, self._now.key)
            case "other":
                self._at, self._slid, self._unread = (self._at + 1) % len(self._asked), 0.0, True
            case "ask":
                return Own.QUESTION
            case door:
                return QuestionChosen(self._now.key, Form(door.removeprefix("form.")))
        return None

    def tick(self, seconds: float) -> None:
        self._slid = min(SLIDE_SECONDS, self._slid + seconds)
        self._window.tick()
        if self._unread:
            self._unread = False
            self._read(self._now.key)

    def rests(self) -> float:
        return 0.0 if self._slid < SLIDE_SECONDS or self._unread else self._window.next_in

    def close(self) -> None:
        """An example that plays ends with the visit to this screen."""
        self._window.stop()

    def parts(self) -> list[Part | Moving]:
        look = self.look
        parts: list[Part | Moving] = [self._kept("ground", lambda: ground(look, look.theme.roles.page))]
        parts += [self._moved(self._ear_part()), self._moved(self._sentence())]
        parts += [self._kept((form, self._at), partial(self._door_part, form)) for form in DOORS]
        if self._card:
            parts += self._window.parts(self._card)
        if self._sorry:
            parts.append(self._kept("sorry", self._sorry_part))
        return parts + [self._kept(name, partial(self._foot_part, name, place)) for name, place in self._foot.items()]

    def speak(self, texts: Texts) -> None:
        """An example that plays goes on."""
        showing = self._window.showing
        super().speak(texts)
        self._window.showing = showing

    # what is shown

    @property
    def _now(self) -> Asked:
        return self._asked[self._at]

    @property
    def _card(self) -> Card | None:
        return self._examples.card(self._now.key) if self._examples else None

    def _said(self, asked: Asked) -> str:
        return by_sentence(asked.texts[self.look.texts.language])

    def _opens(self, form: Form) -> bool:
        return form in self._working and form in self._now.forms

    # where things are

    @cached_property
    def _window(self) -> ExampleWindow:
        return ExampleWindow(self.look, self._example_place, low=is_low(self.look))

    @cached_property
    def _band(self) -> Rect:
        """What is asked, and how a neighbour answered: above the doors."""
        look, side = self.look, side_of(self.look)
        top = look.px(STRIP_MM) + (0 if is_low(look) else look.px(24 if look.portrait else 2))
        most = round(look.height * (0.14 if look.portrait else 0.25))
        return side, top, look.width - 2 * side, max(most, look.px(MAIN_TARGET_MM))

    @cached_property
    def _example_place(self) -> Rect:
        """At the end side of the question; below it on an upright screen."""
        look, (x, y, w, h) = self.look, self._band
        low = is_low(look)
        if look.portrait:
            height = look.px(UPRIGHT_EXAMPLE_MM)
            width = ExampleWindow.width(look, height, low=low)
            return x + (w - width) // 2, y + h + look.px(8), width, height
        width = ExampleWindow.width(look, h, low=low)
        return x + w - width, y, width, h

    @cached_property
    def _ear(self) -> Rect:
        look, (x, y, _, h) = self.look, self._band
        size = look.px(LOW_EAR_MM if is_low(look) else EAR_MM)
        return x, y + (h - size) // 2, round(size * WAVES), size

    @cached_property
    def _question_room(self) -> Rect:
        look, (x, y, w, h) = self.look, self._band
        left = self._ear[0] + self._ear[2] + look.px(5)
        right = x + w
        if self._examples and not look.portrait:
            right = self._example_place[0] - look.px(8 if is_low(look) else 16)
        return left, y, right - left, h

    @cached_property
    def _cap(self) -> float:
        """Every question in letters of one size."""
        most = self._question_room[2:]
        return min(fitting_cap(self.look, self._said(asked), most, 20, bold=True) for asked in self._asked)

    @property
    def _beside(self) -> bool:
        """On a low screen the doors would be squat above a row of buttons, which stand beside them instead."""
        return is_low(self.look)

    @cached_property
    def _foot(self) -> dict[str, Rect]:
        """Another question, or one's own: at either side of the lower edge, or above each other beside the doors."""
        names = [*(["other"] if len(self._asked) > 1 else []), *(["ask"] if self._may_ask else [])]
        look, (x, y, w, h) = self.look, self._band
        if self._beside:
            x, wide, top = self._example_place[0], self._example_place[2], y + h + look.px(10)
            tall = look.height - top - look.px(12)
            return dict(zip(names, column((x, top, wide, tall), max(1, len(names)), look.px(GAP_MM)), strict=False))
        gap, height = look.px(GAP_MM + 4), look.px(MAIN_TARGET_MM + 3)
        top = look.height - height - look.px(14)
        said = [text_size(look, look.texts[f"question.{name}"], BODY_MM, bold=True)[0] for name in names]
        wide = min((w - gap) // 2, max(said, default=0) + look.px(MAIN_TARGET_MM + 16))
        ends = {"other": x, "ask": x + w - wide}
        return {name: (ends[name], top, wide, height) for name in names}

    @cached_property
    def _body(self) -> Rect:
        """The room of the doors."""
        look = self.look
        below = self._example_place if look.portrait and self._examples else self._band
        x, y, w, h = body_of(look, below[1] + below[3] + look.px(5 if is_low(look) else 8))
        if self._beside:
            w = self._example_place[0] - look.px(10) - x
        elif self._foot:
            h = min(place[1] for place in self._foot.values()) - look.px(12) - y
        return x, y, w, h - look.px(17) if self._sorry else h

    def _door(self, form: Form) -> Rect:
        """The natural door is a little higher than its neighbours, which stay where they are."""
        gap = self.look.px(9 if is_low(self.look) else 18)
        left, top, width, height = row(self._body, len(DOORS), gap)[DOORS.index(form)]
        most = min(height, round(width * (2.1 if self.look.portrait else 1.25)))
        tall = most if form is self._now.forms[0] else round(most * 0.88)
        return left, top + height - tall, width, tall

    # how they look

    def _moved(self, part: Part) -> Part:
        """Another question slides in from where one reads on."""
        left = round((1 - self._slid / SLIDE_SECONDS) ** 2 * self.look.px(SLIDE_MM))
        x, y, w, h = part.rect
        return Part((x + (-left if self.look.texts.rtl else left), y, w, h), part.key, part.paint, part.of, part.solid)

    def _ear_part(self) -> Part:
        return self._kept((HEAR, self._at), lambda: ear_part(self.look, self.look.mirrored(self._ear), self._now.sign))

    def _sentence(self) -> Part:
        look, now = self.look, self._now
        room, ink = look.mirrored(self._question_room), look.theme.roles.words
        return self._kept(
            ("question", now.key),
            lambda: words(look, self._said(now), room, colour=ink, cap_mm=self._cap, bold=True, middle=True),
        )

    def _door_part(self, form: Form) -> Part:
        natural = form is self._now.forms[0]
        return door_part(self.look, form, self._door(form), natural=natural, works=self._opens(form))

    def _foot_part(self, name: str, place: Rect) -> Part:
        look, roles = self.look, self.look.theme.roles
        icons: dict[str, Icon] = {"other": pictures.again, "ask": pictures.speaking}
        colour = roles.shade if name == "other" else look.theme.hue("lilac").light
        word = look.texts[f"question.{name}"]
        return button(
            look, name, look.mirrored(place), word, colour=colour, ink=roles.ink, icon=icons[name], cut_out=colour
        )

    def _sorry_part(self) -> Part:
        look, (x, y, w, h) = self.look, self._body
        assert self._sorry is not None
        rect = (x, y + h + look.px(4), w, look.px(15))
        ink = look.theme.roles.words
        return words(look, look.texts[self._sorry], look.mirrored(rect), colour=ink, bold=True, align="centre")
