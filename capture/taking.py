"""At most one take at a time: asked for, made, handed over or thrown away."""

from collections.abc import Callable
from pathlib import Path

from capture.captured import Picture, Sound
from capture.errors import NothingRecordedError
from capture.messages import BoothNews, Discarded, Failed, Record, Recording, Taken
from capture.piece import Piece
from capture.recorder import Plan, Recorder, take_path
from capture.recover import discard, recover
from media.form import Form
from media.seen import Seen

BEGIN_SECONDS = 5.0
"""Devices that were well a moment ago and bring nothing for so long: the take has failed."""


class Taking:
    """`picture` and `sound` are called on the devices' threads, the rest on the booth's own."""

    def __init__(self, takes: Path, tell: Callable[[BoothNews], None], clock: Callable[[], float]) -> None:
        self._takes, self._tell, self._clock = takes, tell, clock
        self._recorder: Recorder | None = None
        self._piece: Piece | None = None
        self._wanted: Record | None = None
        self._unwanted: str | None = None
        self._told_recording = False
        self._since = 0.0

    @property
    def busy(self) -> bool:
        return self._recorder is not None

    @property
    def seconds(self) -> float:
        return self._recorder.seconds if self._recorder is not None else 0.0

    def picture(self, picture: Picture) -> None:
        if (recorder := self._recorder) is not None:
            recorder.picture(picture)

    def sound(self, sound: Sound) -> None:
        if (recorder := self._recorder) is not None:
            recorder.sound(sound)

    def answer(self, piece: Piece | None) -> None:
        """From now on takes answer this piece, or none."""
        self._end_piece()
        self._piece = piece

    def ask(self, order: Record) -> None:
        """The take begins at the next `begin`; one that is just being closed is waited for."""
        if self._wanted is not None or (self._recorder is not None and not self._recorder.stopping):
            self._tell(Failed(order.take_id, "Another recording is still being made."))
            return
        self._wanted = order

    def begin(self, *, camera: bool, channels: int, seen: Seen) -> None:
        """Start what was asked for, with what there is, of pictures that are `seen` so."""
        if self._wanted is None or self._recorder is not None or not (self._piece is None or self._piece.ready):
            return
        order, self._wanted = self._wanted, None
        if (refusal := self._refusal(order.form, camera=camera, channels=channels)) is not None:
            self._tell(Failed(order.take_id, refusal))
            return
        path, answers = take_path(self._takes, order.take_id), self._piece is not None
        self._told_recording, self._since = False, self._clock()
        if self._piece is not None:
            self._piece.cue()
        plan = Plan(order.take_id, order.form, path, channels, order.most_seconds, seen, answers)
        self._recorder = Recorder(plan, self._piece)

    def _refusal(self, form: Form, *, camera: bool, channels: int) -> str | None:
        if form.seen and not camera:
            return "There is no camera to record with."
        if not form.seen and not channels:
            return "There is no microphone to record with."
        return None if self._piece is None else self._piece.refusal

    def follow(self, *, camera: bool, microphone: bool) -> None:
        """See how far the take is; without anything that still gives picture or sound, it ends."""
        recorder = self._recorder
        if recorder is None:
            return
        plan = recorder.plan
        late = not recorder.begun and self._clock() - self._since > BEGIN_SECONDS
        if recorder.finished:
            self._recorder = None
            self._end_piece()
            self._hand_over(recorder)
        elif recorder.begun and not self._told_recording:
            self._told_recording = True
            if self._piece is not None:
                self._piece.begin()
            self._tell(Recording(plan.take_id))
        elif late or not ((camera and plan.form.seen) or (microphone and plan.channels)):
            recorder.stop()

    def stop(self) -> None:
        if self._wanted is not None:
            self._tell(Failed(self._wanted.take_id, "The recording was stopped before it began."))
            self._wanted = None
        self._end_piece()
        if self._recorder is not None:
            self._recorder.stop()

    def throw_away(self, take_id: str) -> None:
        if self._wanted is not None and self._wanted.take_id == take_id:
            self._wanted = None
        if self._recorder is not None and self._recorder.plan.take_id == take_id:
            self._unwanted = take_id
            self._end_piece()
            self._recorder.stop()
            return
        discard(self._takes, take_id)
        self._tell(Discarded(take_id))

    def finish(self, seconds: float) -> None:
        """Close the take that is being made, and wait for it so long."""
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            recorder.stop()
            recorder.wait(seconds)
            self._hand_over(recorder)

    def _end_piece(self) -> None:
        if self._piece is not None:
            self._piece.end()

    def _hand_over(self, recorder: Recorder) -> None:
        take_id = recorder.plan.take_id
        if take_id == self._unwanted:
            discard(self._takes, take_id)
            self._tell(Discarded(take_id))
        elif recorder.take is not None and recorder.begun:
            self._tell(Taken(recorder.take))
        else:
            self._tell(self._rescued(recorder))

    def _rescued(self, recorder: Recorder) -> BoothNews:
        """A disk that was full, or a device that brought nothing: there may still be something on the disk."""
        plan = recorder.plan
        try:
            return Taken(recover(self._takes, plan.take_id, plan.form))
        except NothingRecordedError as error:
            return Failed(plan.take_id, str(recorder.error or error))
