"""What of the machine works now, as one value."""

from dataclasses import dataclass, replace

from capture.messages import Device, Lost, Missing, Opened, Trouble
from capture.troubles import Case
from kiosk.news import News
from media.form import Form


@dataclass(frozen=True)
class Health:
    """Until the booth has said otherwise, everything is thought to work."""

    camera: bool = True
    microphone: bool = True
    room: bool = True
    """Whether the disk has place for one more recording."""
    troubles: frozenset[Case] = frozenset()
    """All that are on now."""

    def after(self, news: News) -> "Health":
        match news:
            case Opened(camera, microphone):
                # opening for music says nothing of the camera, so only good news counts here
                return replace(self, camera=self.camera or camera, microphone=self.microphone or microphone)
            case Missing(device=Device.CAMERA) | Lost(device=Device.CAMERA):
                return replace(self, camera=False)
            case Missing() | Lost():
                return replace(self, microphone=False)
            case Trouble(case, over):
                return replace(self, troubles=self.troubles - {case} if over else self.troubles | {case})
        return self

    @property
    def booth(self) -> bool:
        """Whether its process runs and answers."""
        return not self.troubles & {Case.BOOTH_CRASHED, Case.BOOTH_HUNG}

    @property
    def working(self) -> frozenset[Form]:
        """The forms that can be made. A dance needs no sound, music no picture."""
        if not (self.room and self.booth):
            return frozenset()
        works = {
            Form.MUSIC: self.microphone,
            Form.DANCE: self.camera,
            Form.VIDEO: self.camera and self.microphone,
        }
        return frozenset(form for form, well in works.items() if well)

    @property
    def sorry(self) -> str | None:
        """The key of the sentence that says what rests and what still works; None when all is well."""
        if not self.room:
            return "sorry.room"
        if not self.booth:
            return "sorry.both"
        missing = (not self.camera, not self.microphone)
        return {(True, True): "sorry.both", (True, False): "sorry.camera", (False, True): "sorry.microphone"}.get(
            missing
        )
