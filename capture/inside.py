"""Inside the booth's process: orders in, news out, two devices, and the take that is being made."""

import signal
import threading
import time
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

from capture.camera import Camera, open_camera
from capture.captured import Sound
from capture.devices import DeviceChoice
from capture.ear import Ear
from capture.held import Held
from capture.messages import (
    Beat,
    BoothNews,
    BoothOrder,
    Bye,
    CardSeen,
    Choose,
    Chosen,
    Close,
    Device,
    Discard,
    Learn,
    Learned,
    Level,
    LookForCard,
    Open,
    Opened,
    Record,
    See,
    Stop,
)
from capture.meter import SILENCE, Meter
from capture.microphone import Microphone, open_microphone
from capture.ongoing import Ongoing
from capture.piece import Piece
from capture.ring import PreviewRing
from capture.sight import Sight
from capture.taking import Taking
from capture.troubles import Case
from media.memory import give_back
from media.speaker import open_speaker

TURN_SECONDS = 1 / 30
REST_SECONDS = 0.25
LEVEL_SECONDS = 1 / 15
BEAT_SECONDS = 0.5
SOUND_OPENS_SECONDS = 1.75
"""A sound system that is well needs a tenth of it; a camera may think for longer."""
_LAST_SECONDS = 10.0
"""A slow disk may need this to close the last take."""


class Inside:
    """`run` returns when the kiosk says goodbye, is gone, or a device hangs; the take is closed then."""

    def __init__(self, line: Connection, ring: PreviewRing, takes: Path, choice: DeviceChoice) -> None:
        self._line = line
        self._clock = time.monotonic
        self._meter, self._ear, self._ongoing = Meter(), Ear(), Ongoing()
        self._taking = Taking(takes, self._tell, self._clock)
        self._sight = Sight(ring, self._taking.picture, choice.framing)
        self._choice = choice
        self._camera: Held[Camera] = Held(
            Device.CAMERA, lambda: open_camera(self._choice, self._sight.see), self._clock
        )
        self._microphone: Held[Microphone] = Held(
            Device.MICROPHONE, lambda: open_microphone(self._choice, self._hear), self._clock
        )
        self._speaker = open_speaker(choice.loudspeaker)
        self._told_opened: Opened | None = None
        self._answer_open = self._is_open = self._learns = self._shows = self._ending = False
        self._rests = True
        self._level_at = self._beat_at = 0.0

    def run(self) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the kiosk; we end with it
        signal.signal(signal.SIGTERM, self._asked_to_end)
        # loaded before somebody stands there and waits for it
        threading.Thread(target=import_module, args=("capture.drawing",), daemon=True).start()
        with suppress(EOFError, ConnectionError):  # the kiosk is gone
            while not self._ending:
                self._turn()
        with suppress(ConnectionError):  # nobody listens any more: the next start finds the file
            self._taking.finish(_LAST_SECONDS)

    def _turn(self) -> None:
        busy = self._is_open or self._taking.busy
        if self._line.poll(TURN_SECONDS if busy else REST_SECONDS):
            self._obey(self._line.recv())
        self._watch_devices()
        self._watch_quality()
        self._watch_learning()
        self._watch_card()
        self._watch_take()
        self._watch_rest()
        self._tell_levels()
        if (self._camera.stuck or self._microphone.stuck) and not self._taking.busy:
            self._ending = True  # only a new process gets the device back

    def _obey(self, order: BoothOrder) -> None:
        match order:
            case Open() | Learn() | LookForCard():
                self._open(order)
            case See(seen):
                self._sight.turn_to(seen)
            case Choose(choice):
                self._choose(choice)
            case Close():
                self._taking.stop()
                self._answer(None)
                self._is_open, self._learns, self._told_opened = False, False, None
                self._camera.want(wanted=False)
                self._microphone.want(wanted=False)
            case Record():
                self._taking.ask(order)
            case Stop():
                self._taking.stop()
            case Discard(take_id):
                self._taking.throw_away(take_id)
            case Bye():
                self._ending = True

    def _open(self, order: Open | Learn | LookForCard) -> None:
        camera = microphone = True
        match order:
            case Open(form, seen, piece):
                self._sight.begin(seen)
                self._answer(piece)
                camera = form.seen
            case Learn():
                self._sight.learn()
            case LookForCard():
                self._sight.look_for_card()
                self._answer(None)
                microphone = False
        self._learns = isinstance(order, Learn)
        self._is_open = self._answer_open = True
        self._camera.want(wanted=camera)
        self._microphone.want(wanted=microphone)

    def _choose(self, choice: DeviceChoice) -> None:
        """Only what is another one now is opened anew."""
        before, self._choice = self._choice, choice
        if choice.camera != before.camera:
            self._camera.renew()
            self._sight.forget_room()
        if choice.microphone != before.microphone:
            self._microphone.renew()
        if choice.loudspeaker != before.loudspeaker:
            self._speaker.close()
            self._speaker = open_speaker(choice.loudspeaker)
        if choice.framing != before.framing:
            self._sight.frame(choice.framing)
        self._answer_open = self._is_open
        self._tell(Chosen(choice))

    def _answer(self, piece: Path | None) -> None:
        """A piece is read while the visitor gets ready, and forgotten with the devices."""
        self._taking.answer(None if piece is None else Piece(piece, self._speaker, self._round_trip))

    def _round_trip(self) -> float:
        microphone = self._microphone.there
        return self._choice.round_trip_with(microphone.name if microphone else None)

    def _hear(self, sound: Sound) -> None:
        """On the microphone's thread."""
        self._taking.sound(sound)
        self._meter.hear(sound.samples)
        self._ear.hear(sound)

    def _watch_devices(self) -> None:
        for held in (self._camera, self._microphone):
            for news in held.look(retry=held is self._microphone or not self._taking.busy):
                self._tell(news)
        if self._camera.there is not None:
            self._camera.there.framing = self._choice.framing
            self._shows = True
        elif self._shows and self._camera.settled:
            self._shows = False
            self._sight.forget()
        if self._is_open and self._settled:
            self._tell_opened()

    def _watch_quality(self) -> None:
        """What is wrong with devices that are there, or do not come; what is not known stays as it was known."""
        camera, hears = self._camera.there, self._microphone.there is not None
        known = {
            Case.CAMERA_SLOW: camera.slow if camera else None,
            Case.SILENCE: self._ear.silent if hears else None,
            Case.CLIPPING: hears and self._ear.clips,
            Case.SOUND_HUNG: False if hears else self._microphone.opening_seconds > SOUND_OPENS_SECONDS or None,
        }
        for case, on in known.items():
            for trouble in [] if on is None else self._ongoing.turn(case, on=on):
                self._tell(trouble)

    def _watch_learning(self) -> None:
        """Without a camera there is nothing to look at, and what does not work is known."""
        known = self._learns and self._told_opened is not None
        if known and (self._camera.there is None or self._sight.learned):
            sure = self._camera.there is None or self._sight.sure
            self._obey(Close())
            self._tell(Learned(sure))

    def _watch_card(self) -> None:
        if (code := self._sight.card) is not None:
            self._tell(CardSeen(code))

    def _watch_take(self) -> None:
        camera, microphone = self._camera.there, self._microphone.there
        if self._settled:
            channels = microphone.channels if microphone else 0
            self._taking.begin(camera=camera is not None, channels=channels, seen=self._sight.seen)
        self._taking.follow(camera=camera is not None, microphone=microphone is not None)

    def _watch_rest(self) -> None:
        """Once after each visit, when all is closed."""
        rests = not self._is_open and self._settled and not self._taking.busy
        if rests and not self._rests:
            give_back()
        self._rests = rests

    @property
    def _settled(self) -> bool:
        """Whether it is known which devices there are."""
        return all(held.settled or held.silent for held in (self._camera, self._microphone))

    # --- telling ---------------------------------------------------------------------------------------------------

    def _tell(self, news: BoothNews) -> None:
        self._line.send(news)

    def _tell_opened(self) -> None:
        camera, microphone = self._camera.there, self._microphone.there
        names = camera.name if camera else None, microphone.name if microphone else None
        opened = Opened(camera is not None, microphone is not None, *names)
        if self._answer_open or opened != self._told_opened:
            self._tell(opened)
        self._answer_open, self._told_opened = False, opened

    def _tell_levels(self) -> None:
        now = self._clock()
        if now - self._level_at >= LEVEL_SECONDS:
            loudness = self._meter.read() or (SILENCE if self._taking.busy else None)
            if loudness is not None:
                self._level_at = now
                self._tell(Level(loudness.rms, loudness.peak, self._taking.seconds))
        if now - self._beat_at >= BEAT_SECONDS:
            self._beat_at = now
            self._tell(Beat(self._camera.age, self._microphone.age))

    def _asked_to_end(self, _signal: int, _frame: FrameType | None) -> None:
        self._ending = True
