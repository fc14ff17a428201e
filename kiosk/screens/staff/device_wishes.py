"""What the desk of the devices wants done: the script does it, one after the other."""

from dataclasses import dataclass
from enum import Enum, auto

from capture.framing import Framing
from capture.roundtrip import RoundTrip
from kiosk.screens.staff.apparatus import Kind


class Ask(Enum):
    SEEK = auto()
    """Look for what there is; `found` says it."""
    FOUND = auto()
    """It is known what there is: devices may be opened now."""
    SOUND = auto()
    """Let the loudspeaker be heard."""
    MEASURE = auto()
    """Measure how late the microphone hears what answers are heard through; `measured` says it."""


@dataclass(frozen=True)
class Turned:
    """This kind is looked at now."""

    kind: Kind


@dataclass(frozen=True)
class Tried:
    """Use this one, for now."""

    kind: Kind
    name: str | None


@dataclass(frozen=True)
class Works:
    """It is the chosen one from now on."""

    kind: Kind
    name: str | None


@dataclass(frozen=True)
class Fails:
    """It gives nothing: the one before is used again."""

    kind: Kind


@dataclass(frozen=True)
class Framed:
    framing: Framing


@dataclass(frozen=True)
class Measured:
    """So late it is heard; None where that could not be told. The devices are free again."""

    trip: RoundTrip | None


Wish = Ask | Turned | Tried | Works | Fails | Framed | Measured
