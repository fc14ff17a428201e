"""Inside the booth's process: orders in, news out, two devices, and at most one take that is being made."""

import signal
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

from capture.camera import Camera, open_camera
from capture.captured import Picture, Sound
from capture.devices import DeviceChoice
from capture.errors import NothingRecordedError
from capture.held import Held
from capture.messages import (
    Beat,
    BoothNews,
    BoothOrder,
    Bye,
    Close,
    Device,
    Discard,
    Discarded,
    Failed,
    Level,
    Lost,
    Open,
    Opened,
    Record,
    Recording,
    Stop,
    Taken,
)
from capture.meter import Meter
from capture.microphone import Microphone, open_microphone
from capture.recorder import Plan, Recorder, take_path
from capture.recover import discard, recover
from capture.ring import PREVIEW_SIZE, PreviewRing

TURN_SECONDS = 1 / 30
REST_SECONDS = 0.25
LEVEL_SECONDS = 1 / 15
BEAT_SECONDS = 0.5
BEGIN_SECONDS = 5.0
"""Devices that were well a moment ago and bring nothing for so long: the take has failed."""


class Inside:
    """`run` returns when the kiosk says goodbye, is gone, or a device hangs; the take is closed then."""

    def __init__(self, line: Connection, ring: PreviewRing, takes: Path, choice: DeviceChoice) -> None:
        self._line, self._ring, self._takes = line, ring, takes
        self._clock = time.monotonic
        self._meter = Meter()
        self._camera: Held[Camera] = Held(Device.CAMERA, lambda: open_camera(choice, self._see), self._clock)
        self._microphone: Held[Microphone] = Held(
            Device.MICROPHONE, lambda: open_microphone(choice, self._hear), self._clock
        )
        self._recorder: Recorder | None = None
        self._wanted: Record | None = None
        self._unwanted: set[str] = set()
        self._record_since = 0.0
        self._told_recording = self._ending = False
        self._told_opened: Opened | None = None
        self._answer_open = self._is_open = False
        self._level_at = self._beat_at = 0.0

    def run(self) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the kiosk; we end with it
        signal.signal(signal.SIGTERM, self._asked_to_end)
        try:
            while not self._ending:
                self._turn()
        except (EOFError, ConnectionError):
            pass  # the kiosk is gone
        self._finish()

    def _turn(self) -> None:
        busy = self._is_open or self._recorder is not None
        if self._line.poll(TURN_SECONDS if busy else REST_SECONDS):
            self._obey(self._line.recv())
        self._watch_devices()
        self._begin_take()
        self._follow_take()
        self._tell_levels()
        if self._camera.stuck or self._microphone.stuck:
            self._ending = True

    def _obey(self, order: BoothOrder) -> None:
        match order:
            case Open(form):
                self._is_open = self._answer_open = True
                self._camera.want(wanted=form.seen)
                self._microphone.want(wanted=True)
            case Close():
                self._stop()
                self._is_open = False
                self._camera.want(wanted=False)
                self._microphone.want(wanted=False)
            case Record():
                self._ask_take(order)
            case Stop():
                self._stop()
            case Discard(take_id):
                self._discard(take_id)
            case Bye():
                self._ending = True

    # --- devices ---------------------------------------------------------------------------------------------------

    def _see(self, picture: Picture) -> None:
        """On the camera's thread."""
        import cv2

        small = cv2.flip(cv2.resize(picture.pixels, PREVIEW_SIZE), 1)
        self._ring.write(cv2.cvtColor(small, cv2.COLOR_BGR2BGRA))  # type: ignore[arg-type]  # cv2 names a wider type
        if (recorder := self._recorder) is not None:
            recorder.picture(picture)

    def _hear(self, sound: Sound) -> None:
        """On the microphone's thread."""
        self._meter.hear(sound.samples)
        if (recorder := self._recorder) is not None:
            recorder.sound(sound)

    def _watch_devices(self) -> None:
        retry = self._recorder is None
        for held in (self._camera, self._microphone):
            news = held.look(retry=retry)
            if news is not None:
                self._tell(news)
            if isinstance(news, Lost):
                self._lose(news.device)
        if not self._is_open and self._camera.settled:
            self._ring_forget()
        self._tell_opened()

    def _lose(self, device: Device) -> None:
        if device is Device.MICROPHONE and self._recorder is not None and not self._recorder.plan.form.seen:
            self._recorder.stop()

    def _ring_forget(self) -> None:
        if self._told_opened is not None:
            self._told_opened = None
            self._ring.forget()

    def _tell_opened(self) -> None:
        if not self._is_open or not (self._camera.settled and self._microphone.settled):
            return
        camera, microphone = self._camera.there, self._microphone.there
        names = camera.name if camera else None, microphone.name if microphone else None
        opened = Opened(camera is not None, microphone is not None, *names)
        if self._answer_open or opened != self._told_opened:
            self._tell(opened)
        self._answer_open, self._told_opened = False, opened

    # --- the take --------------------------------------------------------------------------------------------------

    def _ask_take(self, order: Record) -> None:
        if self._recorder is not None or self._wanted is not None:
            self._tell(Failed(order.take_id, "Another recording is still being made."))
            return
        self._wanted, self._record_since = order, self._clock()

    def _begin_take(self) -> None:
        order = self._wanted
        if order is None or not (self._camera.settled and self._microphone.settled):
            return
        self._wanted = None
        camera, microphone = self._camera.there, self._microphone.there
        if order.form.seen and camera is None:
            self._tell(Failed(order.take_id, "There is no camera to record with."))
        elif not order.form.seen and microphone is None:
            self._tell(Failed(order.take_id, "There is no microphone to record with."))
        else:
            path = take_path(self._takes, order.take_id)
            plan = Plan(order.take_id, order.form, path, microphone.channels if microphone else 0)
            self._most_seconds, self._told_recording = order.most_seconds, False
            self._recorder = Recorder(plan)

    def _stop(self) -> None:
        if self._wanted is not None:
            self._tell(Failed(self._wanted.take_id, "The recording was stopped before it began."))
            self._wanted = None
        if self._recorder is not None:
            self._recorder.stop()

    def _discard(self, take_id: str) -> None:
        if self._wanted is not None and self._wanted.take_id == take_id:
            self._wanted = None
        if self._recorder is not None and self._recorder.plan.take_id == take_id:
            self._unwanted.add(take_id)
            self._recorder.stop()
            return
        discard(self._takes, take_id)
        self._tell(Discarded(take_id))

    def _follow_take(self) -> None:
        recorder = self._recorder
        if recorder is None:
            return
        if recorder.finished:
            self._recorder = None
            self._hand_over(recorder)
        elif recorder.begun and not self._told_recording:
            self._told_recording = True
            self._tell(Recording(recorder.plan.take_id))
        elif recorder.seconds >= self._most_seconds or (
            not recorder.begun and self._clock() - self._record_since > BEGIN_SECONDS
        ):
            recorder.stop()

    def _hand_over(self, recorder: Recorder) -> None:
        take_id = recorder.plan.take_id
        if take_id in self._unwanted:
            self._unwanted.discard(take_id)
            discard(self._takes, take_id)
            self._tell(Discarded(take_id))
        elif recorder.take is not None and recorder.begun:
            self._tell(Taken(recorder.take))
        else:
            self._tell(self._rescue(recorder))

    def _rescue(self, recorder: Recorder) -> BoothNews:
        plan = recorder.plan
        try:
            return Taken(recover(self._takes, plan.take_id, plan.form))
        except NothingRecordedError as error:
            return Failed(plan.take_id, str(recorder.error or error))

    def _finish(self) -> None:
        """Close the take; devices end with the process, which does not wait for them."""
        if self._recorder is not None:
            self._recorder.stop()
            self._recorder.wait(10.0)
            with suppress(ConnectionError):  # nobody listens any more; the next start finds the file
                self._hand_over(self._recorder)

    # --- telling ---------------------------------------------------------------------------------------------------

    def _tell(self, news: BoothNews) -> None:
        self._line.send(news)

    def _tell_levels(self) -> None:
        now = self._clock()
        if now - self._level_at >= LEVEL_SECONDS and (loudness := self._meter.read()) is not None:
            self._level_at = now
            self._tell(Level(loudness.rms, loudness.peak, self._recorder.seconds if self._recorder else 0.0))
        if now - self._beat_at >= BEAT_SECONDS:
            self._beat_at = now
            self._tell(Beat(self._camera.age, self._microphone.age))

    def _asked_to_end(self, _signal: int, _frame: FrameType | None) -> None:
        self._ending = True
