"""The building at dusk: neighbours' work plays in its windows until somebody touches the screen."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import cached_property
from random import Random

from config.texts import Texts
from kiosk.calling import board_parts, pause_part, pause_place, question_part
from kiosk.facade import Facade, curtain_part
from kiosk.look import Look, Rect
from kiosk.premiere import HERALDS_SECONDS, OPENS_SECONDS, OPENS_STEPS, Premiere
from kiosk.premiere import PLAYS_SECONDS as PREMIERE_SECONDS
from kiosk.screen import Frame, Moving, Part, Patience, Screen, Target
from kiosk.showing import Showing, Shown
from media.sign import Sign

CURTAIN_SECONDS = 0.6
CURTAIN_STEPS = 16
PLAYS_SECONDS, LEAST_SECONDS = 9.0, 6.0
"""One work in the stage-window; one that ends sooner keeps its last picture for so long (K-001: 6 to 12 s)."""
LIGHT_SECONDS = 4.0
LANGUAGE_SECONDS = 4.0
TAP_SECONDS = 0.25
"""With every language the hand taps once."""
DRESS_SECONDS = 60.0
"""The building is dressed anew: other works in its windows, the sun lower, all of it a little elsewhere (K-026)."""
PAUSE_SECONDS = 120.0
"""It holds still for so long at most: whoever paused it has left by then."""


class Calling(Enum):
    TOUCHED = auto()
    NEXT_WORK = auto()
    """The stage-window is shut: `play` another work and ask again."""
    STAFF = auto()


class _Act(Enum):
    EMPTY = auto()
    HERALDED = auto()
    OPENING = auto()
    PLAYING = auto()
    CLOSING = auto()


class Attract(Screen[Calling]):
    name = "attract"
    patience = Patience.ENDLESS
    frame: Sequence[Frame] = ()
    ground_is_dark = True

    def __init__(
        self, look: Look, signs: Sequence[Sign], tongues: Sequence[Texts], rng: Random, *, shut: int = 0
    ) -> None:
        """`signs` of works that may be seen here light up windows, and `shut` curtains hang before works that wait;
        `tongues` take turns on the board."""
        super().__init__(look)
        self._tongues, self._rng = tongues, rng
        self._been = self._dressed_for = 0.0
        self.dress(signs, shut)
        self._showing: Showing | None = None
        self._held: Shown | None = None
        """The picture on the stage, while all holds still."""
        self._premiere: Premiere | None = None
        self._premiere_for = 0.0
        self._act, self._act_for = _Act.EMPTY, 0.0
        self._light_in, self._tongue_for, self._tongue = LIGHT_SECONDS, TAP_SECONDS, 0
        self._still_for = 0.0
        self._asked = self.has_played = False
        """`has_played`: it has been calling for a while, and whoever was here before has left."""

    def dress(self, signs: Sequence[Sign], shut: int) -> None:
        """What is lit, and where, for the next minute; while the stage-window is shut."""
        self._facade = Facade.standing_in(self.look, signs, self._rng, shut=shut, minutes=self._been / 60)
        self._empty, self._dressed_for = not signs, 0.0

    @property
    def wants_dress(self) -> bool:
        return self._dressed_for >= DRESS_SECONDS

    def play(self, showing: Showing, premiere: Sign | None = None) -> None:
        """Opens the curtain on the next work; it is closed here when it has had its turn. With the sign of a
        `premiere` that is celebrated."""
        self._showing, self._act_for, self._asked = showing, 0.0, False
        self._act = _Act.HERALDED if premiere else _Act.OPENING
        self._premiere, self._premiere_for = (Premiere(self.look, premiere) if premiere else None), 0.0

    def close(self) -> None:
        if self._showing:
            self._showing.close()
            self._showing = self._held = None

    @property
    def stage(self) -> Rect:
        """Where works play, in pixels."""
        return self._facade.stage

    def targets(self) -> Sequence[Target]:
        """Wherever one touches is well, but *pause* lies on top."""
        return [Target("screen", self.look.whole), Target("pause", self._pause)]

    @cached_property
    def _pause(self) -> Rect:
        return pause_place(self.look, self._tongues)

    def parts(self) -> list[Part | Moving]:
        look, facade, texts = self.look, self._facade, self._tongues[self._tongue]
        parts = facade.parts(look)
        if self._premiere:
            parts += self._premiere.below(facade, self._premiere_for)
        shown = self._on_stage()
        if shown:
            parts.append(Moving(facade.stage, "stage", shown.serial, shown.pixels))
        curtain = curtain_part(look, facade.stage, self._opening)
        parts.append(question_part(look, texts, facade.stage) if self._empty else curtain)
        if self._premiere:
            parts += self._premiere.above(facade, texts, self._premiere_for)
        parts += board_parts(look, texts, facade.shift, taps=self._tongue_for < TAP_SECONDS)
        return [*parts, pause_part(look, texts, self._pause, paused=self._still_for > 0)]

    def _on_stage(self) -> Shown | None:
        if self._act is _Act.EMPTY or self._showing is None:
            return None
        if self._still_for <= 0 or self._held is None:
            self._held = self._showing.frame()
        return self._held

    def press(self, target: str) -> Calling | None:
        if target == "pause":
            self._still_for = 0.0 if self._still_for > 0 else PAUSE_SECONDS
            return None
        return Calling.TOUCHED

    def knocked(self) -> Calling:
        return Calling.STAFF

    def type(self, key: str, text: str) -> Calling | None:
        return Calling.TOUCHED if key in ("return", "space") else None

    def tick(self, seconds: float) -> Calling | None:
        self._been += seconds
        if self._still_for > 0:
            self._still_for -= seconds
            return None
        self._dressed_for += seconds
        self._light_in -= seconds
        if self._light_in <= 0:
            self._light_in = LIGHT_SECONDS
            self._facade.change_one(self._rng)
        self._turn_tongue(seconds)
        self._premiere_for += seconds
        return self._play_on(seconds)

    def rests(self) -> float:
        if self._still_for > 0:
            return self._still_for
        celebrates = self._premiere is not None and self._premiere.moves(self._premiere_for)
        if celebrates or self._act in (_Act.HERALDED, _Act.OPENING, _Act.CLOSING):
            return 0
        playing = self._showing.next_in if self._showing else float("inf")
        turn = (TAP_SECONDS if self._tongue_for < TAP_SECONDS else LANGUAGE_SECONDS) - self._tongue_for
        return min(playing, self._light_in, turn)

    @property
    def _opens_seconds(self) -> float:
        return OPENS_SECONDS if self._premiere and self._act is _Act.OPENING else CURTAIN_SECONDS

    @property
    def _opening(self) -> float:
        """How far the curtain is open, 0 to 1, in steps so that each is painted once."""
        part = min(1.0, self._act_for / self._opens_seconds)
        eased = 1 - (1 - part) ** 2
        opening = {_Act.OPENING: eased, _Act.PLAYING: 1.0, _Act.CLOSING: 1 - eased}.get(self._act, 0.0)
        steps = OPENS_STEPS if self._premiere else CURTAIN_STEPS
        return round(opening * steps) / steps

    def _play_on(self, seconds: float) -> Calling | None:
        self._act_for += seconds
        match self._act:
            case _Act.HERALDED if self._act_for >= HERALDS_SECONDS:
                self._begin(_Act.OPENING)
            case _Act.OPENING if self._act_for >= self._opens_seconds:
                self._begin(_Act.PLAYING)
            case _Act.PLAYING if self._has_had_its_turn:
                self._begin(_Act.CLOSING)
            case _Act.CLOSING if self._act_for >= CURTAIN_SECONDS:
                self.close()
                self._begin(_Act.EMPTY)
                self._premiere, self.has_played = None, True
        if self._act is _Act.EMPTY and (not self._asked or self._act_for >= PLAYS_SECONDS):
            self.has_played = self.has_played or self._asked
            self._asked, self._act_for = True, 0.0
            return Calling.NEXT_WORK
        return None

    def _begin(self, act: _Act) -> None:
        self._act, self._act_for = act, 0.0

    @property
    def _has_had_its_turn(self) -> bool:
        most = PREMIERE_SECONDS if self._premiere else PLAYS_SECONDS
        ended = self._showing is not None and self._showing.done and self._act_for >= LEAST_SECONDS
        return ended or self._act_for >= most

    def _turn_tongue(self, seconds: float) -> None:
        self._tongue_for += seconds
        if self._tongue_for >= LANGUAGE_SECONDS:
            self._tongue_for, self._tongue = 0.0, (self._tongue + 1) % len(self._tongues)
