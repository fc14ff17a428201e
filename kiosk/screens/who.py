"""Making 6: one window per purpose, all shut; a touch opens, a touch shuts, and nothing else is a yes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, partial

from exhibits.contribution import Purpose
from kiosk import pictures
from kiosk.building import sign_part
from kiosk.consent_window import STEPS, boarded_window, consent_window, tag_part
from kiosk.consent_words import told
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect, is_low
from kiosk.page import row, side_of, title
from kiosk.pieces import button, fitting_cap, ground, text_size, words
from kiosk.read_back import ReadBack
from kiosk.screen import HERE_AND_BACK, Frame, Part, Patience, Screen, Target
from kiosk.voice import Voice
from media.sign import Sign

CURTAIN_SECONDS = 0.6
CONFIRM_SECONDS = 3.0
TAG_AIR_MM = 1.5
"""How long what was chosen can still be changed at least; a longer sentence is read to its end."""


@dataclass(frozen=True)
class Chosen:
    yes: frozenset[Purpose]
    """Empty: nobody may see it, and it goes."""


@dataclass(frozen=True)
class Carried:
    """The neighbour's work that an answer carries: where that is not seen, the answer is not seen either."""

    sign: Sign
    name: str | None
    """None: a neighbour."""
    open_for: frozenset[Purpose]


class Turn(Enum):
    """Who stands before the windows."""

    ALONE = auto()
    TOGETHER = auto()
    CHILD = auto()
    PARENT = auto()


HOW = {Turn.ALONE: "who.how", Turn.TOGETHER: "who.agree", Turn.CHILD: "who.child", Turn.PARENT: "who.parent"}


class WhoMaySee(Screen[Chosen]):
    name = "who_may_see"
    patience = Patience.LONG
    frame: Sequence[Frame] = HERE_AND_BACK

    def __init__(
        self,
        look: Look,
        purposes: Sequence[Purpose],
        sign: Sign,
        *,
        turn: Turn = Turn.ALONE,
        voice: Voice,
        carried: Carried | None = None,
        asks: bool = False,
        yes: frozenset[Purpose] = frozenset(),
        only: frozenset[Purpose] | None = None,
    ) -> None:
        """`asks`: it is a question, which nobody can be asked who may not hear it *here*. `yes`: what was open before,
        for who comes back to change it; in the making nothing is. `only`: what can be opened at all, after a child.
        """
        super().__init__(look)
        self._purposes, self._sign, self._voice = tuple(purposes), sign, voice
        self._carried, self._asks, self._turn, self._only = carried, asks, turn, only
        self._yes = yes
        self._openings = {purpose: float(purpose in yes) for purpose in self._purposes}
        self._left: float | None = None
        """Seconds until what was chosen is final; None while one chooses."""
        self.ahead = self._opening_windows()

    def targets(self) -> Sequence[Target]:
        if self._left is not None:
            return self._read_back.targets(together=self._together)
        windows = [
            Target(purpose.value, self.look.mirrored(self._place(purpose)))
            for purpose in self._purposes
            if purpose not in self._boarded
        ]
        return [*windows, Target("done", self.look.mirrored(self._done))]

    def press(self, target: str) -> Chosen | None:
        match target:
            case "done":
                self._left = CONFIRM_SECONDS
                self._voice.say("who.read", sentence=self._sentence)
            case "otherwise":
                self._left = None
            case "everyone_yes":
                return self._chosen
            case "everyone_no":  # one no is enough (C-018)
                self._left, self._yes = None, frozenset()
                self._voice.chime("curtain")
            case _:
                self._yes ^= {Purpose(target)}
                self._voice.chime("curtain")
        return None

    def tick(self, seconds: float) -> Chosen | None:
        for purpose in self._purposes:
            way = 1 if purpose in self._yes else -1
            self._openings[purpose] = min(1.0, max(0.0, self._openings[purpose] + way * seconds / CURTAIN_SECONDS))
        if self._left is None:
            return None
        self._left = max(0.0, self._left - seconds)
        return self._chosen if self._left == 0 and not self._voice.speaks and not self._together else None

    @property
    def _chosen(self) -> Chosen:
        return Chosen(frozenset() if self._asks and Purpose.HERE not in self._yes else self._yes)

    @property
    def _together(self) -> bool:
        """Several made it: nothing goes on by itself before all of them said yes. All shut needs no yes."""
        return self._turn is Turn.TOGETHER and bool(self._yes)

    def rests(self) -> float:
        still = all(self._openings[purpose] == (purpose in self._yes) for purpose in self._purposes)
        return float("inf") if still and self._left is None else 0.0

    def parts(self) -> list[Part]:
        parts = [self._kept("ground", partial(ground, self.look, self.look.theme.roles.page)), *self._head[0]]
        for purpose in self._purposes:
            parts += self._window(purpose)
        if self._left is None:
            return parts + self._foot()
        return parts + self._read_back.parts(self._sentence, self._left, together=self._together)

    @cached_property
    def _boarded(self) -> frozenset[Purpose]:
        """Windows that stay shut whatever one does."""
        all_of_them = frozenset(self._purposes)
        by_neighbour = all_of_them - self._carried.open_for if self._carried else frozenset()
        return by_neighbour if self._only is None else by_neighbour | (all_of_them - self._only)

    # where things are

    @cached_property
    def _head(self) -> tuple[list[Part], int]:
        """The title and what one does here, and where the rest begins."""
        texts, how = self.look.texts, self.look.texts[HOW[self._turn]]
        if self._carried and self._boarded:
            how = f"{how} {texts.say('who.carried', name=self._carried.name or texts['place.resident'])}"
        asked = texts["who.title_heard" if self._asks else "who.title"]
        return title(self, asked, self.look.theme.roles.words, below=how)

    @cached_property
    def _foot_height(self) -> int:
        return self.look.px(MAIN_TARGET_MM + (2 if is_low(self.look) else 14 if self.look.portrait else 8))

    @cached_property
    def _side(self) -> int:
        return self.look.px(8) if is_low(self.look) or self.look.portrait else side_of(self.look)

    @cached_property
    def _done(self) -> Rect:
        look, height = self.look, self._foot_height
        width = max(look.px(70), round(look.width * 0.22))
        bottom = look.height - look.px(8 if is_low(look) else 14)
        return look.width - self._side - width, bottom - height, width, height

    @cached_property
    def _places(self) -> dict[Purpose, Rect]:
        look, count = self.look, len(self._purposes)
        top = self._head[1] + look.px(0 if is_low(look) else 4)
        height = self._done[1] - top - look.px(7 if is_low(look) else 12)
        gap = look.px(GAP_MM if is_low(look) else 11)
        room = (self._side, top, look.width - 2 * self._side, height)
        if not look.portrait:
            return dict(zip(self._purposes, row(room, count, gap), strict=True))
        rows = (count + 1) // 2
        high = (height - (rows - 1) * gap) // rows
        lines = [row((room[0], top + i * (high + gap), room[2], high), 2, gap) for i in range(rows)]
        places = [place for line in lines for place in line][:count]
        if count % 2:  # the last one stands in the middle
            (x, y, w, h) = places[-1]
            places[-1] = (room[0] + (room[2] - w) // 2, y, w, h)
        return dict(zip(self._purposes, places, strict=True))

    def _place(self, purpose: Purpose) -> Rect:
        return self._places[purpose]

    @cached_property
    def _label_cap(self) -> float:
        """All labels in letters of one size."""
        width, room = self._places[self._purposes[0]][2], self.look.px(24)
        return min(
            fitting_cap(self.look, self._label(purpose), (width, room), BODY_MM, bold=True)
            for purpose in self._purposes
        )

    @cached_property
    def _label_height(self) -> int:
        width = self._places[self._purposes[0]][2]
        return max(
            text_size(self.look, self._label(one), self._label_cap, width=width, bold=True)[1] for one in self._purposes
        )

    def _label(self, purpose: Purpose) -> str:
        return self.look.texts[f"who.{purpose}"]

    @cached_property
    def _read_back(self) -> ReadBack:
        return ReadBack(self.look, self._side)

    @property
    def _tag_height(self) -> int:
        return self.look.px(11 if is_low(self.look) else 14)

    # how they look

    @property
    def _sentence(self) -> str:
        sentence = told(self.look.texts, self._purposes, self._yes, asks=self._asks)
        asking = self._left is not None and self._together
        return f"{sentence} {self.look.texts['who.everyone']}" if asking else sentence

    def _window(self, purpose: Purpose) -> list[Part]:
        look, (x, y, w, h) = self.look, self._place(purpose)
        tag, gap = self._tag_height, look.px(TAG_AIR_MM)
        opened = purpose in self._yes
        step = round((1 - (1 - self._openings[purpose]) ** 2 if opened else self._openings[purpose] ** 2) * STEPS)
        label = look.mirrored((x, y + h - tag - gap - self._label_height, w, self._label_height))
        below = look.mirrored((x, y + h - tag, w, tag))
        ink, boarded = look.theme.roles.words, purpose in self._boarded
        return [
            self._kept((purpose, step), lambda: self._pane(purpose, step)),
            self._kept(
                (purpose, "label"),
                lambda: words(
                    look,
                    self._label(purpose),
                    label,
                    colour=ink,
                    cap_mm=self._label_cap,
                    bold=True,
                    align="centre",
                    middle=True,
                    of=None if boarded else purpose.value,
                ),
            ),
            self._kept(
                (purpose, "tag", opened), lambda: tag_part(look, purpose.value, below, opened=opened, stays=boarded)
            ),
        ]

    def _opening_windows(self) -> Iterator[Part]:
        for purpose in self._purposes:
            if purpose not in self._boarded:
                yield from (self._pane(purpose, step) for step in range(STEPS + 1))

    def _pane(self, purpose: Purpose, step: int) -> Part:
        look, (x, y, w, h) = self.look, self._place(purpose)
        rect = look.mirrored((x, y, w, h - self._tag_height - self._label_height - 2 * look.px(TAG_AIR_MM)))
        if purpose in self._boarded:
            whose = self._carried.sign if self._carried and purpose not in self._carried.open_for else self._sign
            return boarded_window(self.look, purpose, self._sign, whose, rect)
        return consent_window(self.look, purpose, self._sign, rect, step)

    def _foot(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        x, y, w, h = self._done
        sign = (self._side, y, h, h)
        air = look.px(6.5 if is_low(look) else 11)
        room = (self._side + h + look.px(4), y - air, x - self._side - h - look.px(10), h + 2 * air)
        sentence = self._sentence
        done = look.texts["who.done"]
        return [
            self._kept("sign", lambda: sign_part(look, self._sign, look.mirrored(sign), roles.paper)),
            self._kept(
                ("told", sentence),
                lambda: words(look, sentence, look.mirrored(room), colour=roles.words, cap_mm=6.6, middle=True),
            ),
            self._kept(
                "done",
                lambda: button(
                    look,
                    "done",
                    look.mirrored(self._done),
                    done,
                    colour=roles.go,
                    ink=roles.ink,
                    icon=pictures.check,
                    cut_out=roles.go,
                    cap_mm=11,
                ),
            ),
        ]
