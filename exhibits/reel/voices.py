"""Who speaks in the film: neighbours who ask a question, and makers who say what their work means."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from exhibits.collection import Collection
from exhibits.contribution import Contribution, Role, Use
from exhibits.errors import NotAllowedError, UnknownWorkError
from exhibits.gather import Chosen
from media.errors import MediaError
from media.loudness import gain_db, measure
from media.profile import HouseProfile
from media.samples import RATE
from media.sound import sound_blocks


@dataclass(frozen=True)
class Voice:
    path: Path
    checksum: str
    seconds: float
    gain_db: float
    """What brings it to the loudness of the house."""
    speaker: Contribution

    def frames(self, fps: int) -> int:
        return round(self.seconds * fps)


def meanings(collection: Collection, chosen: Iterable[Chosen], profile: HouseProfile) -> dict[str, Voice]:
    """By the code of the work; only what its maker said aloud."""
    found = {one.code: _voice(collection, one.work, Role.STATEMENT, profile) for one in chosen}
    return {code: voice for code, voice in found.items() if voice}


def askers(collection: Collection, chosen: Iterable[Chosen], profile: HouseProfile) -> dict[str, Voice]:
    """By question; only those that a neighbour asked, and lets be heard at an exhibition."""
    asked = {one.question: collection.question(one.work).asked_by for one in chosen if one.question}
    found: dict[str, Voice] = {}
    for question, by in asked.items():
        try:
            voice = _voice(collection, collection.contribution(by), Role.VIEW, profile) if by else None
        except UnknownWorkError:
            continue
        if voice:
            found[question] = voice
    return found


def _voice(collection: Collection, speaker: Contribution, role: Role, profile: HouseProfile) -> Voice | None:
    """None where nobody may hear it, or where nothing is to be heard."""
    try:
        path = collection.path(speaker, role, Use.EXHIBITION)
        if path is None or not path.is_file():
            return None
        loudness = measure(path)
        seconds = sum(map(len, sound_blocks(path, RATE))) / RATE
    except (NotAllowedError, MediaError):
        return None
    if loudness.silent:
        return None
    gain = gain_db(loudness, profile.lufs, profile.most_gain_db)
    return Voice(path, collection.checksum(speaker.id, role), seconds, gain, speaker)
