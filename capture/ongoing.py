"""Which troubles are on: each is told once when it begins and once when it is over, whoever notices it how often."""

from collections.abc import Set

from capture.messages import BoothNews, Opened, Trouble
from capture.troubles import Case

_CAMERA_AWAY = frozenset({Case.CAMERA_STALLED, Case.CAMERA_GONE})
_MICROPHONE_AWAY = frozenset({Case.MICROPHONE_GONE, Case.MICROPHONE_REPLACED, Case.SOUND_HUNG})
_BOOTH = frozenset({Case.BOOTH_CRASHED, Case.BOOTH_HUNG})
_NOTICED_ALL_THE_TIME = frozenset({Case.CAMERA_SLOW, Case.SILENCE, Case.CLIPPING})


class Ongoing:
    """The kiosk's end of the booth has one that outlives every process."""

    def __init__(self) -> None:
        self._on: set[Case] = set()

    def turn(self, case: Case, *, on: bool) -> list[Trouble]:
        """It is on now, or not."""
        if on == (case in self._on):
            return []
        self._on ^= {case}
        return [Trouble(case, over=not on)]

    def after(self, news: BoothNews) -> list[Trouble]:
        """What news of a booth that is well begins and ends."""
        told = self._end(_BOOTH)
        match news:
            case Trouble(case, over) if over or not self._is_known(case):
                told += self.turn(case, on=not over)
            case Opened(camera, microphone):
                told += self._end((_CAMERA_AWAY if camera else set()) | (_MICROPHONE_AWAY if microphone else set()))
            case _:
                pass
        return told

    def ended(self, case: Case | None) -> list[Trouble]:
        """The process has ended, in trouble or not: what only it could notice is over."""
        begun = [] if case is None or self._on & _BOOTH else self.turn(case, on=True)
        return begun + self._end(_NOTICED_ALL_THE_TIME)

    def _is_known(self, case: Case) -> bool:
        """A device that is away is away in one way: as it was first noticed, until it is back."""
        return any(case in away and self._on & away for away in (_CAMERA_AWAY, _MICROPHONE_AWAY))

    def _end(self, cases: Set[Case]) -> list[Trouble]:
        return [trouble for case in sorted(cases & self._on) for trouble in self.turn(case, on=False)]
