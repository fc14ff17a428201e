"""The desk of the devices: what there is by name, what the chosen one gives, and which part of the picture is used."""

from collections import deque
from collections.abc import Callable, Sequence

from capture.devices import DevicesThere
from capture.framing import Framing
from capture.messages import Level, Missing, Opened, Trouble
from capture.ring import Preview
from capture.troubles import Case
from kiosk.instruments import microphone_part
from kiosk.look import GAP_MM, Look, Rect
from kiosk.news import News
from kiosk.page import row
from kiosk.screen import Moving, Part, Target
from kiosk.screens.staff.apparatus import SEEN_AND_HEARD, Apparatus, Kind
from kiosk.screens.staff.desk import Desk, Tab
from kiosk.screens.staff.device_list import DeviceList, Mark
from kiosk.screens.staff.device_parts import framing_part, kind_part, said_part, sound_part
from kiosk.screens.staff.device_places import places_of
from kiosk.screens.staff.device_wishes import Ask, Fails, Framed, Measured, Tried, Turned, Wish, Works
from kiosk.screens.staff.live import LivePicture, LiveSound, dark_part, person_part, unseen_part
from kiosk.screens.staff.trial import Trial

SEEK_AFTER_SECONDS = 0.4
"""The sound of the press that led here is over then, and lets go of its loudspeaker."""
FRAMINGS: dict[str, Callable[[Framing], Framing]] = {
    "higher": Framing.higher,
    "lower": Framing.lower,
    "nearer": Framing.nearer,
    "wider": Framing.wider,
}
FRAMING_WEIGHTS = (1.0, 1.0, 1.45, 1.1)


class DevicesDesk(Desk[Wish]):
    """Choosing tries at once; only what works is kept. Nothing is recorded, and the picture is in memory only."""

    name = "staff.devices"
    tab = Tab.DEVICES

    def __init__(
        self,
        look: Look,
        apparatus: Apparatus,
        framing: Framing,
        *,
        waiting: int,
        preview: Callable[[int], Preview | None],
        answers: Callable[[], bool],
    ) -> None:
        """`answers` says whether the loudspeaker takes sound."""
        super().__init__(look, waiting)
        self.wishes: deque[Wish] = deque()
        """What is to be done, in this order. It answers with the first of them until somebody takes it away: the loop
        hears one answer at a time, and a device may be known to work while a finger is being answered."""
        self.apparatus, self.framing, self.kind = apparatus, framing, Kind.CAMERA
        self.found: Callable[[], DevicesThere | None] = lambda: None
        self.measured: Callable[[], Measured | None] = lambda: None
        self._measuring = False
        self._measure: Measured | None = None
        self._answers = answers
        self._shown_for = 0.0
        self._seeks = self._knows = False
        self._trial: Trial | None = None
        self._failed: Trial | None = None
        self._there, self._silent = dict.fromkeys(SEEN_AND_HEARD, True), False
        self._places = places_of(look, self.room)
        self._picture = LivePicture(preview, self._places.stage[2:])
        self._sound = LiveSound()
        self._list = self._new_list()

    def rests(self) -> float:
        return 0.0

    def targets(self) -> Sequence[Target]:
        look, places = self.look, self._places
        if self._measuring:
            return self.tab_targets()
        named = [(f"kind.{kind}", rect) for kind, rect in self._kinds]
        if self.kind is Kind.CAMERA and self._picture.there:
            named += zip(FRAMINGS, row(places.buttons, 4, look.px(GAP_MM), FRAMING_WEIGHTS), strict=True)
        elif self.kind not in SEEN_AND_HEARD and not self._trial:
            plays, measures = row(places.buttons, 2, look.px(GAP_MM))
            named.append(("play", plays))
            if self.kind is self.apparatus.answers_through:
                named.append(("measure", measures))
        return [
            *self.tab_targets(),
            *self._list.targets(),
            *(Target(name, look.mirrored(rect)) for name, rect in named),
        ]

    @property
    def _kinds(self) -> list[tuple[Kind, Rect]]:
        return list(zip(Kind, self._places.kinds, strict=True))

    def press(self, target: str) -> Wish | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        kind, _, which = target.partition(".")
        match kind:
            case "kind":
                self._turn(Kind(which))
            case "list":
                self._list.turn(target)
            case "row":
                self._try(self.apparatus.names(self.kind)[int(which)])
            case "play":
                self.wishes.append(Ask.SOUND)
            case "measure":
                self._measuring, self._measure, self._failed = True, None, None
                self.wishes.append(Ask.MEASURE)
            case _:
                self.framing = FRAMINGS[kind](self.framing)
                self.wishes.append(Framed(self.framing))
        return self._first

    @property
    def _first(self) -> Wish | None:
        return self.wishes[0] if self.wishes else None

    def _turn(self, kind: Kind) -> None:
        """What was still being tried stays as it was before."""
        self._trial = self._failed = self._measure = None
        self.kind = kind
        self._list = self._new_list()
        self.wishes.append(Turned(kind))

    def _try(self, name: str | None) -> None:
        self._failed, self._measure, self._trial = None, None, Trial(self.kind, name)
        if self.kind is Kind.HEADPHONES and name is None:  # there is nothing to hear
            self._judge(well=True)
            return
        if self.kind is Kind.CAMERA:
            self._picture.forget()
        self._list = self._new_list()
        self.wishes.append(Tried(self.kind, name))

    # what comes of it

    def hear(self, news: News) -> Wish | None:
        match news:
            case Level(rms, peak):
                self._sound.hear(rms * 0.6 + peak * 0.4)
            case Missing(device):
                self._there[Kind(device)] = False
            case Trouble(case=Case.SILENCE, over=over):
                self._silent = not over
            case Opened(camera, microphone):
                self._there = {Kind.CAMERA: camera, Kind.MICROPHONE: microphone}
            case _:
                pass
        if self._trial:
            self._judge(well=self._trial.hear(news))
        return self._first

    def tick(self, seconds: float) -> Wish | None:
        self._picture.look()
        self._sound.tick(seconds)
        self._shown_for += seconds
        if not self.wishes:  # what is tried is not in use before that
            self._look_around()
            self._hear_whistles()
            if self._trial:
                self._judge(well=self._trial.tick(seconds, loudspeaker_answers=self._answers()))
        return self._first

    def _look_around(self) -> None:
        if not self._seeks and self._shown_for >= SEEK_AFTER_SECONDS:
            self._seeks = True
            self.wishes.append(Ask.SEEK)
        elif not self._knows and (there := self.found()) is not None:
            self._knows = True
            self.apparatus = Apparatus(there, self.apparatus.chosen)
            self._list = self._new_list()
            self.wishes.append(Ask.FOUND)

    def _hear_whistles(self) -> None:
        if self._measuring and (measure := self.measured()) is not None:
            self._measuring, self._measure = False, measure
            self.wishes.append(measure)

    def _judge(self, *, well: bool | None) -> None:
        trial = self._trial
        if well is None or trial is None:
            return
        self._trial = None
        if well:
            self.apparatus = self.apparatus.having(trial.kind, trial.name)
            self.wishes.append(Works(trial.kind, trial.name))
        else:
            self._failed = trial
            self.wishes.append(Fails(trial.kind))
        self._list = self._new_list()

    # how it looks

    def parts(self) -> list[Part | Moving]:
        look, places = self.look, self._places
        parts: list[Part | Moving] = [*self.desk_parts(), *self._scene(look.mirrored(places.stage))]
        parts.append(self._sound.part(look, look.mirrored(places.lights)))
        parts += [kind_part(look, kind, look.mirrored(rect), here=kind is self.kind) for kind, rect in self._kinds]
        parts.append(said_part(look, look.mirrored(places.said), self._said))
        return [*parts, *(part for target in self.targets() for part in self._button(target)), *self._list.parts()]

    def _scene(self, stage: Rect) -> list[Part | Moving]:
        """What the kind that is looked at gives."""
        parts: list[Part | Moving] = [dark_part(self.look, stage)]
        if self.kind is Kind.MICROPHONE:
            parts.append(microphone_part(self.look, stage, self._sound.level))
        elif self.kind is Kind.CAMERA and (picture := self._picture.part(stage)) is not None:
            parts += [picture, person_part(self.look, stage)]
        else:
            parts.append(unseen_part(self.look, stage, self.kind))
        return parts

    def _button(self, target: Target) -> list[Part]:
        if target.name in FRAMINGS:
            return [framing_part(self.look, target)]
        return [sound_part(self.look, target)] if target.name in ("play", "measure") else []

    @property
    def _said(self) -> str:
        """The one sentence beside what is tried."""
        texts, kind = self.look.texts, self.kind
        if not self._knows:
            return texts["staff.devices.seeking"]
        if self._measuring:
            return texts["staff.devices.measuring"]
        if self._measure is not None:
            trip = self._measure.trip
            return (
                texts.say("staff.devices.measured", ms=round(trip.seconds * 1000))
                if trip
                else texts["staff.devices.unheard"]
            )
        if self._trial is not None:
            return texts["staff.devices.trying"]
        if self._failed is not None:
            return texts[f"staff.devices.failed.{kind}"]
        if kind is Kind.MICROPHONE and self._silent:
            return texts["staff.devices.silent"]
        there = self._there.get(kind, True)
        return texts[f"staff.devices.well.{kind}" if there else f"staff.devices.missing.{kind}"]

    def _new_list(self) -> DeviceList:
        names = self.apparatus.names(self.kind)
        marks = {self.apparatus.position(self.kind): Mark.CHOSEN}
        for trial, mark in ((self._failed, Mark.FAILED), (self._trial, Mark.TRYING)):
            if trial is not None and trial.kind is self.kind and trial.name in names:
                marks[names.index(trial.name)] = mark
        return DeviceList(self.look, self._places.names, self.kind, names, marks)
