"""What one can choose of: the kinds of device, what is there of each, and which one is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from capture.devices import DevicesThere
from media.devicenames import Plugged, chosen


class Kind(StrEnum):
    """As `[devices]` in the settings calls them; headphones are `[answers]`."""

    CAMERA = "camera"
    MICROPHONE = "microphone"
    LOUDSPEAKER = "loudspeaker"
    HEADPHONES = "headphones"


SEEN_AND_HEARD = (Kind.CAMERA, Kind.MICROPHONE)
"""What the booth has; the other two are the kiosk's own."""


@dataclass(frozen=True)
class Apparatus:
    """None is the first there is; of headphones, that there are none and answers sound from the loudspeaker."""

    there: DevicesThere
    chosen: Mapping[Kind, str | None]

    @property
    def answers_through(self) -> Kind:
        """What a work is heard through while it is answered."""
        return Kind.LOUDSPEAKER if self.chosen[Kind.HEADPHONES] is None else Kind.HEADPHONES

    def names(self, kind: Kind) -> list[str | None]:
        """What there is to choose from; the chosen one also where it is not there, or busy with us."""
        there = self._there(kind)
        wanted = self.chosen[kind]
        others = [wanted] if wanted is not None and self._place(wanted, there) is None else []
        return [None, *there, *others]

    def position(self, kind: Kind) -> int:
        """Of the chosen one among the names."""
        names, wanted = self.names(kind), self.chosen[kind]
        if wanted is None:
            return 0
        place = self._place(wanted, self._there(kind))
        return len(names) - 1 if place is None else place + 1

    def having(self, kind: Kind, name: str | None) -> "Apparatus":
        return replace(self, chosen={**self.chosen, kind: name})

    def _there(self, kind: Kind) -> Sequence[str]:
        return {
            Kind.CAMERA: self.there.cameras,
            Kind.MICROPHONE: self.there.sound.microphones,
            Kind.LOUDSPEAKER: self.there.sound.loudspeakers,
            Kind.HEADPHONES: self.there.sound.loudspeakers,
        }[kind]

    @staticmethod
    def _place(wanted: str, there: Sequence[str]) -> int | None:
        """Settings may hold the beginning of a name, or one with a number of another day."""
        return chosen(wanted, [Plugged(name) for name in there])
