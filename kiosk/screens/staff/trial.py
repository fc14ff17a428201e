"""One device is tried: until it gave something, or there is nothing to wait for any more."""

from capture.messages import Chosen, Opened
from kiosk.news import News
from kiosk.screens.staff.apparatus import SEEN_AND_HEARD, Kind

BOOTH_SECONDS, LOUDSPEAKER_SECONDS = 15.0, 4.0
"""How long a device may take."""


class Trial:
    def __init__(self, kind: Kind, name: str | None) -> None:
        self.kind, self.name = kind, name
        self._for, self._listens = 0.0, False

    def hear(self, news: News) -> bool | None:
        """Whether it works, once the booth says so; what it still had to say of the one before does not count."""
        if self.kind not in SEEN_AND_HEARD:
            return None
        match news:
            case Chosen(choice):
                self._listens = getattr(choice, self.kind) == self.name
            case Opened(camera, microphone) if self._listens:
                return camera if self.kind is Kind.CAMERA else microphone
            case _:
                pass
        return None

    def tick(self, seconds: float, *, loudspeaker_answers: bool) -> bool | None:
        self._for += seconds
        if self.kind in SEEN_AND_HEARD:
            return False if self._for > BOOTH_SECONDS else None
        if loudspeaker_answers:
            return True
        return False if self._for > LOUDSPEAKER_SECONDS else None
