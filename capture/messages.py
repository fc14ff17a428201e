"""What the kiosk and the booth say to each other: orders one way, news the other. All frozen, all small."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from capture.devices import DeviceChoice
from capture.troubles import Case
from media.form import Form
from media.seen import Seen
from media.take import Take


class Device(StrEnum):
    CAMERA = "camera"
    MICROPHONE = "microphone"


def checked(take_id: str) -> str:
    """The id, which becomes a file name; ValueError where it could lead out of its folder."""
    if not re.fullmatch(r"[A-Za-z0-9-]{1,64}", take_id):
        raise ValueError(f"{take_id!r} cannot be the name of a take")
    return take_id


# --- orders: from the kiosk to the booth ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Open:
    """Open what this form needs: the microphone, and the camera for a form that is seen. Nothing is written yet."""

    form: Form
    seen: Seen = Seen.YOURSELF
    piece: Path | None = None
    """A neighbour's work that is answered: it plays while a take is made, and the take carries its sound."""


@dataclass(frozen=True)
class See:
    """From now on be seen so. A take that is being made gets no more pictures: it is of one kind only."""

    seen: Seen


@dataclass(frozen=True)
class Learn:
    """Nobody is there: try the devices, look at the empty room for two seconds without showing it, and close again.
    `Opened` says what works, and `Learned` that all is closed."""


@dataclass(frozen=True)
class LookForCard:
    """Open the camera alone, show its picture, and tell of every paper card in it, until `Close` or `Open`. Nothing is
    written."""


@dataclass(frozen=True)
class Choose:
    """From now on use these devices, so framed; `Chosen` follows, and of those that are open what `Opened` tells."""

    choice: DeviceChoice


@dataclass(frozen=True)
class Close:
    """Close the devices and forget the last picture. A take that is still being made is stopped and kept."""


@dataclass(frozen=True)
class Record:
    take_id: str
    """Becomes a file name: letters, digits and hyphens only."""
    form: Form
    most_seconds: float
    """The take stops by itself here, and is kept."""

    def __post_init__(self) -> None:
        checked(self.take_id)


@dataclass(frozen=True)
class Stop:
    """Stop and keep the take that is being made; `Taken` follows."""


@dataclass(frozen=True)
class Discard:
    """Delete a take, also one that is still being made. `Discarded` follows, even if there was no such take."""

    take_id: str

    def __post_init__(self) -> None:
        checked(self.take_id)


@dataclass(frozen=True)
class Bye:
    """Close the take, the devices and the process."""


BoothOrder = Open | See | Learn | LookForCard | Choose | Close | Record | Stop | Discard | Bye


# --- news: from the booth to the kiosk -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Opened:
    """What there is now; no camera for a form that is not seen. Follows every `Open`, and comes again by itself
    whenever that changes: a device was lost, came back, or the booth's process is being started anew."""

    camera: bool
    microphone: bool
    camera_name: str | None = None
    microphone_name: str | None = None


@dataclass(frozen=True)
class Learned:
    """The devices were tried, the room was looked at if there is a camera, and all is closed."""

    sure: bool = True
    """The room is known as it is when nobody is there: in this look or an earlier one nobody walked through."""


@dataclass(frozen=True)
class CardSeen:
    """Somebody holds a paper card before the camera. Told once, as long as it is held there."""

    code: str
    """Well-formed; whether there is such a card is known elsewhere."""


@dataclass(frozen=True)
class Chosen:
    """What is told after this is told of these devices, and no more of those before."""

    choice: DeviceChoice


@dataclass(frozen=True)
class Missing:
    """A device that is needed could not be opened; the booth keeps trying while it is open."""

    device: Device
    sentence: str


@dataclass(frozen=True)
class Recording:
    """The first picture and the first sound are in the file: only now may the screen say that it records."""

    take_id: str


@dataclass(frozen=True)
class Level:
    """How loud it is, about 15 times a second while the microphone is open or a take is made: 0 is -60 dBFS or less,
    1 is full scale."""

    rms: float
    peak: float
    seconds: float = 0.0
    """Length of the take that is being made; 0 while none is."""


@dataclass(frozen=True)
class Taken:
    """The take is whole and on the disk, also where it broke off (short disk, ended process) and could be recovered."""

    take: Take


@dataclass(frozen=True)
class Lost:
    """A device went away while it was open. A take goes on with what is left; a take of sound only ends."""

    device: Device


@dataclass(frozen=True)
class Trouble:
    """Told once when a case begins, and once when it is over; `capture.troubles` has the table of all cases."""

    case: Case
    over: bool = False


@dataclass(frozen=True)
class Failed:
    """Nothing could be recorded, and no file is left."""

    take_id: str
    sentence: str


@dataclass(frozen=True)
class Discarded:
    """The file of the take is gone from the disk."""

    take_id: str


@dataclass(frozen=True)
class Beat:
    """The booth is well. Ages in seconds since the last picture and the last sound; None while the device is shut."""

    picture_age: float | None
    sound_age: float | None


BoothNews = (
    Opened
    | Learned
    | CardSeen
    | Chosen
    | Missing
    | Recording
    | Level
    | Taken
    | Lost
    | Trouble
    | Failed
    | Discarded
    | Beat
)
