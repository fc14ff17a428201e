"""What a place can set: one file, `settings.toml`, in the collection's folder.

Every setting has a default, so an absent file is a whole one. A wrong file is refused with all its mistakes at once.
"""

import json
import os
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from config.errors import ConfigError

FILE = "settings.toml"
_OF_DAY = r"(?:[01]?\d|2[0-3])(?::[0-5]\d)?"
Seconds = Annotated[float, Field(ge=1, le=3600)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Phase(StrEnum):
    NEIGHBOURHOOD = "neighbourhood"
    """While works are made: the hearts of these visits may choose the film."""
    EXHIBITION = "exhibition"
    """At the final exhibition: visitors answer what is shown, and choose nothing any more (E-008)."""


class Place(_Section):
    name: str = Field("Onze buurt", min_length=1, max_length=60, description="the name on the building and in the film")
    helper: str | None = Field(
        None, min_length=1, max_length=40, description='who helps visitors, by name: "Fatma", or "Fatma or Joris"'
    )
    case: str = Field("buurt", pattern=r"^[a-z0-9-]{1,40}$", description="the case that works made here belong to")
    phase: Phase = Field(
        Phase.NEIGHBOURHOOD,
        description='"neighbourhood", or "exhibition" at the final one: its hearts and responses are kept apart',
    )


class Screen(_Section):
    width_mm: float | None = Field(None, ge=200, le=3000, description="width of the lit glass; asked at first start")
    theme: str = Field("day", pattern=r"^[a-z-]+$", description='the colours: "day", or "contrast" for light on dark')
    letters: float = Field(1, ge=1, le=2, description="1.5 or 2: letters and buttons larger, where the screen has room")

    @field_validator("theme")
    @classmethod
    def _ships(cls, theme: str) -> str:
        from config.theme import load_theme  # loaded by a start that chose one

        try:
            load_theme(theme)
        except FileNotFoundError as error:
            raise ValueError("there is no theme of this name") from error
        return theme


class Languages(_Section):
    start: str = Field("nl", pattern=r"^[a-z]{2,3}$", description="the language after every visit")

    @field_validator("start")
    @classmethod
    def _is_offered(cls, start: str) -> str:
        return _offered(start)


def _offered(language: str) -> str:
    from config.texts import languages  # loaded by a start that chose one

    codes = [language.code for language in languages()]
    if language not in codes:
        raise ValueError(f"the kiosk speaks {', '.join(codes)}")
    return language


class Devices(_Section):
    camera: str | None = Field(None, description='a name, an http address, or "test-card"; none: the first there is')
    microphone: str | None = Field(None, description='a name, or "silent"; none: the first there is')
    loudspeaker: str | None = Field(None, description='a name, or "silent"; none: the first there is')


class Camera(_Section):
    """Chosen behind the staff door, with the live picture beside it."""

    zoom: float = Field(1, ge=1, le=2, description="how much nearer than the camera itself shows it")
    height: float = Field(0, ge=-1, le=1, description="-1 lowest, 1 highest, within what zoom leaves out")


class Through(StrEnum):
    LOUDSPEAKER = "loudspeaker"
    HEADPHONES = "headphones"


class Answers(_Section):
    through: Through = Field(
        Through.LOUDSPEAKER,
        description='what a neighbour\'s work is heard through while it is answered: "loudspeaker" or "headphones"',
    )
    headphones: str | None = Field(None, description="their name, where they are a device of their own")


class Latency(_Section):
    """Written by `wijkpodium check --latency`."""

    round_trip_ms: float = Field(0, ge=-1000, le=2000, description="how late the microphone hears the loudspeaker")
    microphone: str | None = Field(None, description="the one it was measured with: of another it says nothing")
    loudspeaker: str | None = Field(None, description="what it was measured with, or the headphones")


class Staff(_Section):
    pin_hash: str | None = Field(
        None, pattern=r"^\$argon2id\$", description="never the PIN itself; asked at first start"
    )


class Idle(_Section):
    warn_seconds: Seconds = Field(60, description="without a touch, until the kiosk asks whether somebody is there")
    warn_consent_seconds: Seconds = Field(120, description="the same while looking back and choosing who may see it")
    grace_seconds: Seconds = Field(30, description="from that question until the kiosk goes back to the start")


class Record(_Section):
    countdown_seconds: int = Field(5, ge=3, le=10, description="beads that fall before a recording begins")
    min_seconds: Seconds = Field(3, description="a shorter recording is offered again, not kept")
    video_seconds: Seconds = Field(60, description="the longest video")
    art_seconds: Seconds = Field(120, description="the longest music or dance")
    statement_seconds: float = Field(30, ge=5, le=30, description="the longest spoken sentence about a work")
    question_seconds: float = Field(15, ge=5, le=30, description="the longest question that a neighbour asks aloud")


class Disk(_Section):
    least_free_gb: float = Field(5, ge=0, le=1000, description="below this nothing new is recorded")
    least_free_share: float = Field(0.05, ge=0, le=0.5, description="and below this share of the disk")


class PrivacyNotice(_Section):
    """Whom the notice names; without them it sends people to the staff of the place."""

    organisation: str | None = Field(
        None, min_length=1, max_length=80, description="who is responsible for what is kept"
    )
    contact: str | None = Field(
        None, min_length=1, max_length=120, description='how to reach a person: "Fatma, 010 123 45 67, mail@place.nl"'
    )
    privacy_officer: str | None = Field(
        None, min_length=1, max_length=120, description="how to reach the data protection officer (FG)"
    )
    address: str | None = Field(
        None, pattern=r"^https?://\S+$", max_length=200, description="the web page with the whole notice"
    )


class Shape(StrEnum):
    WIDE = "16:9"
    UPRIGHT = "9:16"
    SQUARE = "1:1"


class Quality(StrEnum):
    DRAFT = "draft"
    """To look at while it is decided on: small and coarse, and there at once."""
    HD = "720p"
    """The house's own: works are copied into it as they are."""
    FULL_HD = "1080p"
    ULTRA_HD = "4k"


class Captions(StrEnum):
    SOFT = "soft"
    """A track that whoever watches switches off and on."""
    BURNT = "burnt"
    """In the pictures, for screens on which nobody can switch; the track is there too, switched off."""


class Export(_Section):
    """How the film looks is what staff chose last at its desk."""

    minutes: float = Field(10, gt=0, le=180, description="the length of a film when staff choose none")
    chunks_gb: float = Field(8, ge=0, description="the most that pieces of films may take, kept for the next film")
    base_address: str | None = Field(
        None,
        pattern=r"^https?://\S+$",
        max_length=120,
        description="where the exhibition's pages will stand; a longer one makes QR codes that cannot be read",
    )
    wall_languages: tuple[str, ...] = Field(
        (), max_length=2, description='of labels, posters and the sign for the door, the first one larger: ["nl", "ar"]'
    )
    opening: str | None = Field(
        None, min_length=1, max_length=120, description="when the exhibition is open, for the sign on its door"
    )
    lufs: Literal[-16, -23] = Field(
        -16,
        description="how loud the film is: -16 for a room, a phone and the internet, as works come home;"
        " -23 for broadcasters, who refuse what is louder (EBU R 128)",
    )
    shape: Shape = Field(Shape.WIDE, description='"16:9" for a wall, "9:16" for a phone, or "1:1"')
    quality: Quality = Field(Quality.HD, description='"draft", "720p", "1080p", or "4k" for a very large screen')
    captions: Captions = Field(
        Captions.SOFT, description='"soft": switched off and on by who watches; or "burnt": in the pictures'
    )
    picture_mm: float = Field(2000, ge=400, le=20000, description="how wide the film is on the wall")
    seats_mm: float = Field(3000, ge=500, le=60000, description="how far from the wall people sit: they read the film")
    street: str | None = Field(
        None,
        pattern=r"^[^/\\]+$",
        max_length=120,
        description='a file beside this one, "street.wav": your street, half a minute or more, softly under the film',
    )

    @field_validator("wall_languages")
    @classmethod
    def _are_offered(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(_offered, codes)))


class Show(_Section):
    """The exhibition on a wall: in a browser, or with `wijkpodium run --show`."""

    width_mm: float = Field(2000, ge=200, le=30000, description="how wide the picture is on the wall")
    distance_m: float = Field(3, ge=0.5, le=60, description="how far from the wall people stand: they read its words")
    quiet: str | None = Field(
        None,
        pattern=rf"^{_OF_DAY}-{_OF_DAY}$",
        description='hours of silence, "22-8" or "22:30-8": the building sleeps; none: it plays day and night',
    )
    floor_mm: float = Field(
        0, ge=0, le=3000, description="from the lower edge of the picture up to the line of the floor"
    )


class Credits(_Section):
    """Whom a film thanks besides the makers."""

    helpers: tuple[str, ...] = Field((), description='who helped: ["Fatma", "Jan van de bakker"]')
    organisations: tuple[str, ...] = Field((), description="who made it possible")
    music: tuple[str, ...] = Field((), description="whose music is heard, and by whose leave")


class Settings(_Section):
    place: Place = Place()
    screen: Screen = Screen()
    languages: Languages = Languages()
    devices: Devices = Devices()
    camera: Camera = Camera()
    answers: Answers = Answers()
    latency: Latency = Latency()
    staff: Staff = Staff()
    idle: Idle = Idle()
    record: Record = Record()
    disk: Disk = Disk()
    notice: PrivacyNotice = PrivacyNotice()
    export: Export = Export()
    show: Show = Show()
    credits: Credits = Credits()


def load_settings(folder: Path) -> Settings:
    """The settings of a collection; ConfigError names every mistake in the file, one line each."""
    path = folder / FILE
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path}: this is not TOML: {error}. Mend the line, or remove the file to start anew."
        ) from error
    except ValidationError as error:
        raise ConfigError("\n".join(_mistakes(path, error))) from error


def save_settings(folder: Path, settings: Settings) -> None:
    """Writes only what differs from the defaults, each with the sentence that explains it; whole or not at all."""
    path = folder / FILE
    part = path.with_suffix(".toml.part")
    with part.open("w", encoding="utf-8") as file:
        file.write("\n".join(_lines(settings)) + "\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _mistakes(path: Path, error: ValidationError) -> list[str]:
    return [
        f"{path}: {'.'.join(str(part) for part in mistake['loc'])}: {_expected(mistake)}" for mistake in error.errors()
    ]


def _expected(mistake: Any) -> str:
    if mistake["type"] == "extra_forbidden":
        return "there is no such setting. Remove the line, or look for a slip of the pen."
    return f"{mistake['msg']}, but it says {mistake['input']!r}."


def _lines(settings: Settings) -> list[str]:
    lines = ["# Settings of this Wijkpodium. A line that is not here has its default."]
    for name, section in settings:
        changed = section.model_dump(exclude_defaults=True)
        if changed:
            lines += ["", f"[{name}]"]
            lines += [
                f"{key} = {_toml(value)}  # {type(section).model_fields[key].description}"
                for key, value in changed.items()
            ]
    return lines


def _toml(value: object) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # TOML escapes as JSON does, and DEL
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return repr(value)
