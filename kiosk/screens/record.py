"""Making 3: one stands on a stage, five beads fall, and it records until the red disc is pressed or time is up."""

import math
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import ClassVar

from capture.framing import Framing
from capture.messages import Device, Failed, Level, Lost, Missing, Opened, Recording, Taken, Trouble
from capture.ring import Preview
from capture.troubles import Case
from kiosk import instruments, stage
from kiosk.falling import beads_parts, below_the_face
from kiosk.foot import Foot, Now
from kiosk.guises import ORDER, guise_targets, target_of
from kiosk.hints import Hints, hint_part
from kiosk.look import Look, Rect
from kiosk.news import News
from kiosk.partner import Partner
from kiosk.podium import plaque_part, sun_part
from kiosk.screen import Frame, Moving, Part, Patience, Screen, Target
from kiosk.tilt import MOVES, tilt_parts, tilt_targets
from kiosk.voice import Voice
from media.form import Form
from media.paper import Pixels
from media.seen import Seen
from media.take import Take

LAST_SECONDS = 10
WAIT_SECONDS = 15.0
"""How long devices may take to open, and a take to come, before it is given up."""
FADES = 0.82
"""How much of the light is left after a tick without sound."""
NEEDED = {
    Form.MUSIC: frozenset({Device.MICROPHONE}),
    Form.DANCE: frozenset({Device.CAMERA}),
    Form.VIDEO: frozenset({Device.CAMERA}),
}


@dataclass(frozen=True)
class Begin:
    """The last bead has fallen: the booth may record, and this screen is asked again."""


@dataclass(frozen=True)
class Stop:
    """The take is to end; it comes as `Done` when this screen is asked again."""


@dataclass(frozen=True)
class Done:
    take: Take


@dataclass(frozen=True)
class NotNow:
    """It cannot be done: what is missing, where that is known."""

    device: Device | None = None


@dataclass(frozen=True)
class Tilted:
    """Who stands there wants to be seen from so high, and this screen is asked again."""

    framing: Framing


@dataclass(frozen=True)
class SeenAs:
    """Who dances wants to be seen so, and this screen is asked again."""

    seen: Seen


class Act(Enum):
    OPENING = auto()
    READY = auto()
    COUNTING = auto()
    BEGINNING = auto()
    """The booth was asked, and has not said yet that the first picture and sound are safe."""
    RECORDING = auto()
    ENDING = auto()


_WORDS = {
    Act.OPENING: "record.wait",
    Act.READY: "record.begin",
    Act.COUNTING: "record.now",
    Act.BEGINNING: "record.now",
    Act.RECORDING: "record.done",
    Act.ENDING: "record.wait",
}
_ON_AIR = (Act.BEGINNING, Act.RECORDING, Act.ENDING)
_NEVER_READY = (Act.OPENING, Act.BEGINNING, Act.ENDING)


class Record(Screen[Begin | Stop | Done | NotNow | SeenAs | Tilted]):
    name = "record"
    hue: ClassVar[str | None] = None
    """Of the stage; None is the form's own."""
    ground_is_dark = True

    def __init__(
        self,
        look: Look,
        question: str,
        form: Form,
        *,
        most_seconds: float,
        countdown_seconds: int,
        voice: Voice,
        preview: Callable[[int], Preview | None],
        seen: Seen = Seen.YOURSELF,
        partner: Partner | None = None,
        troubles: Set[Case] = frozenset(),
        framing: Framing | None = None,
    ) -> None:
        """A `partner` is who is answered: their piece stands where else the question does. `framing` is how the camera
        looks now; None where that is not to be changed."""
        super().__init__(look)
        self._partner, self._form, self.framing = partner, form, framing
        self._most, self._countdown = most_seconds, countdown_seconds
        self._voice, self._preview = voice, preview
        self.seen, self._hints = seen, Hints(troubles)
        self.act = Act.OPENING
        self._act_for = 0.0
        self._opened = 0.0
        self._level, self._seconds = 0.0, 0.0
        self._serial = 0
        self._picture: Pixels | None = None
        self._stage = stage.stage_of(look)
        self._foot = Foot(look, question, partner)

    @property
    def _hue(self) -> str:
        return self.hue or self._form

    @property
    def patience(self) -> Patience:  # type: ignore[override]  # nobody is hurried while it records
        return Patience.ENDLESS if self.act in _ON_AIR else Patience.NORMAL

    @property
    def frame(self) -> Sequence[Frame]:  # type: ignore[override]  # one may go back until it records
        return (Frame.HELP,) if self.on_air else (Frame.HELP, Frame.BACK)

    @property
    def on_air(self) -> bool:  # type: ignore[override]
        return self.act in _ON_AIR

    def targets(self) -> Sequence[Target]:
        pressable = (Act.READY, Act.COUNTING, Act.RECORDING)
        go = [Target("go", self.look.mirrored(self._foot.podium.button))] if self.act in pressable else []
        chooses = guise_targets(self.look) if self._may_choose else []
        return [*go, *chooses, *(tilt_targets(self.look) if self._may_tilt else ())]

    @property
    def _may_tilt(self) -> bool:
        """Not who dances without a face: the room was learned as the camera looks now."""
        return self.framing is not None and self._form is Form.VIDEO and self.act is Act.READY

    @property
    def _may_choose(self) -> bool:
        """Before the beads fall a dancer chooses how to be seen."""
        return self._form is Form.DANCE and self.act is Act.READY

    def press(self, target: str) -> Begin | Stop | SeenAs | Tilted | None:
        if target in MOVES and self.framing:
            self.framing = MOVES[target](self.framing)
            return Tilted(self.framing)
        if target != "go":
            self.seen = next(seen for seen in ORDER if target_of(seen) == target)
            return SeenAs(self.seen)
        match self.act:
            case Act.READY:
                self._turn(Act.COUNTING)
                self._count(self._countdown)
            case Act.COUNTING:  # who is ready needs not wait
                return self._begin()
            case Act.RECORDING:
                self._turn(Act.ENDING)
                return Stop()
            case _:
                pass
        return None

    # what the booth says

    def hear(self, news: News) -> Stop | Done | NotNow | None:
        match news:
            case Opened(camera, microphone):
                return self._see_devices(camera, microphone)
            case Missing(device) | Lost(device):
                return self._miss(device)
            case Trouble():
                self._hints.hear(news)
            case Recording() if self.act is Act.BEGINNING:
                self._turn(Act.RECORDING)
                if self._partner:
                    self._partner.begin()
            case Level(rms, peak, seconds):
                self._level = max(self._level, rms * 0.6 + peak * 0.4)
                self._seconds = max(self._seconds, seconds) if self.act is Act.RECORDING else 0.0
            case Taken(take) if self.act in _ON_AIR:
                return Done(take)
            case Failed() if self.act in _ON_AIR:
                return NotNow()
            case _:
                pass
        return None

    def _see_devices(self, camera: bool, microphone: bool) -> Stop | NotNow | None:
        there = {Device.CAMERA: camera, Device.MICROPHONE: microphone}
        for device in NEEDED[self._form]:
            if not there[device]:
                return self._miss(device)
        if self.act is Act.OPENING:
            self._turn(Act.READY)
            self._voice.chime("curtain")
        return None

    def _miss(self, device: Device) -> Stop | NotNow | None:
        """Without what it lives from a recording ends: nobody dances on for a camera that is gone."""
        if device not in NEEDED[self._form] or self.act is Act.ENDING:
            return None
        if self.act is not Act.RECORDING:
            return NotNow(device)
        self._turn(Act.ENDING)
        return Stop()

    # time

    def tick(self, seconds: float) -> Begin | NotNow | None:
        before, self._act_for = self._act_for, self._act_for + seconds
        self._level *= FADES ** (seconds * 15)
        self._hints.tick(seconds)
        self._see()
        if self.act is not Act.OPENING:
            self._opened = min(1.0, self._opened + seconds / stage.CURTAIN_SECONDS)
        if self.act is Act.COUNTING:
            return self._count_on(before)
        if self.act is Act.RECORDING:
            self._seconds += seconds
        if self._act_for > self._longest:
            return NotNow()
        return None

    @property
    def _longest(self) -> float:
        """After which whoever was waited for will not answer any more: the booth ends a take by itself."""
        if self.act is Act.RECORDING:
            return self._most + WAIT_SECONDS
        return WAIT_SECONDS if self.act in _NEVER_READY else math.inf

    def rests(self) -> float:
        return 0.0

    def _turn(self, act: Act) -> None:
        self.act, self._act_for = act, 0.0
        self._seconds = 0.0 if act is not Act.ENDING else self._seconds

    def _count_on(self, before: float) -> Begin | None:
        """Once in every second: the next number, or the beginning."""
        if int(self._act_for) == int(before):
            return None
        left = self._countdown - int(self._act_for)
        if left <= 0:
            return self._begin()
        self._count(left)
        return None

    def _count(self, left: int) -> None:
        self._voice.chime("last_count" if left == 1 else "count")
        self._voice.say("record.count", number=left)

    def _begin(self) -> Begin:
        self._turn(Act.BEGINNING)
        return Begin()

    def _see(self) -> None:
        """The newest picture of the camera, as large as the stage."""
        shown = self._preview(self._serial) if self._form.seen else None
        if shown is not None:
            self._serial = shown.serial
            self._picture = stage.fitted(shown.pixels, self._stage.picture[2:])

    # how it looks

    def parts(self) -> list[Part | Moving]:
        look = self.look
        parts: list[Part | Moving] = [self._kept("ground", lambda: stage.ground_part(look, self._hue)), *self._scene()]
        parts += stage.curtain_parts(look, 1 - (1 - self._opened) ** 2)
        parts.append(stage.lights_part(look, self._level if self.act is not Act.OPENING else 0.0))
        if self.act is Act.COUNTING:
            parts += self._falling()
        if self.act in _ON_AIR:
            parts.append(self._kept("sign", lambda: plaque_part(look, look.texts["record.sign"])))
        parts.append(self._kept("valance", lambda: stage.valance_part(look)))
        if self.act in (Act.READY, Act.RECORDING) and (hint := self._hints.now):
            parts.append(self._kept(("hint", hint), partial(hint_part, look, hint)))
        if self.act is Act.RECORDING and self._left <= LAST_SECONDS:
            parts.append(self._number(self._corner, self._left))
        return [*parts, *(tilt_parts(look) if self._may_tilt else ()), *self._foot.parts(self._now())]

    def _scene(self) -> list[Part | Moving]:
        """Oneself; or, where nothing is seen, a microphone whose rays are as long as it is loud."""
        theirs = self._partner.scene() if self._partner else []
        if not self._form.seen:
            microphone = instruments.microphone_part(self.look, self._stage.picture, self._level, self._hue)
            return theirs if self._partner and self._partner.fills_the_stage else [microphone, *theirs]
        if self._picture is None or self.act is Act.OPENING:
            return []
        return [stage.moving(self._stage, self._serial, self._picture), *theirs]

    @property
    def _left(self) -> int:
        return max(0, math.ceil(self._most - self._seconds - 0.001))

    @property
    def _corner(self) -> Rect:
        """At the end side of the stage, where no face is covered."""
        x, y, w, h = self._stage.picture
        size = min(self.look.px(44), h // 3)
        return self.look.mirrored((x + w - round(size * 1.2), y + h // 7, size, size))

    def _falling(self) -> list[Part]:
        number = max(1, self._countdown - int(self._act_for))
        hanging = beads_parts(self.look, self._countdown, self._act_for)
        return [*hanging, self._number(below_the_face(self.look), number)]

    def _number(self, rect: Rect, number: int) -> Part:
        return self._kept(("number", rect, number), partial(sun_part, self.look, rect, number))

    def _now(self) -> Now:
        recording = self.act is Act.RECORDING
        small = self.look.texts.say("record.left" if recording else "record.room", n=self._left)
        return Now(
            word=_WORDS[self.act],
            mark="square" if self.act in (Act.RECORDING, Act.ENDING) else "dot",
            rests=not self.targets(),
            small=small if self.act in (Act.READY, Act.RECORDING) else None,
            left=1 - self._seconds / self._most if self.act in _ON_AIR else None,
            guise=self.seen if self._may_choose else None,
        )
