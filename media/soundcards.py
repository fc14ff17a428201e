"""Which sound cards PortAudio sees, and which one is meant by a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from media.devicenames import Plugged, card_socket, chosen, names
from media.portaudio import portaudio

_PLUMBING = re.compile(
    "default|dmix|dsnoop|sysdefault|front|rear|center_lfe|side|hdmi|iec958|spdif|modem|phoneline|null|oss|jack"
    "|samplerate|speexrate|speex|upmix|vdownmix|lavrate|surround[0-9]+"
)
"""What ALSA offers beside the cards: ways to the same ones, which say nothing to people."""


class Way(StrEnum):
    IN = "input"
    OUT = "output"


@dataclass(frozen=True)
class SoundCard:
    index: int
    """In PortAudio's list of today."""
    name: str
    channels: int


def sound_cards(way: Way) -> list[SoundCard]:
    """All that can be recorded from, or played through, as PortAudio saw it when it last looked."""
    there = [one for one in _listed() if _channels(one, way) > 0]
    named = names([_plugged(one) for one in there])
    return [SoundCard(int(one["index"]), name, _channels(one, way)) for one, name in zip(there, named, strict=True)]


def offered(way: Way) -> list[str]:
    """The names that people choose from."""
    return [card.name for card in sound_cards(way) if not _PLUMBING.fullmatch(card.name)]


def sound_card(wanted: str | None, way: Way) -> SoundCard | None:
    """The one that is called so; for None the system's own choice, or else the first."""
    cards = sound_cards(way)
    if wanted is not None:
        which = chosen(wanted, [_plugged(one) for one in _listed() if _channels(one, way) > 0])
        return None if which is None else cards[which]
    sounddevice = portaudio()
    first = sounddevice.default.device[way is Way.OUT] if sounddevice else -1
    return next((card for card in cards if card.index == first), cards[0] if cards else None)


def _listed() -> list[Any]:
    sounddevice = portaudio()
    return list(sounddevice.query_devices()) if sounddevice else []


def _channels(one: Any, way: Way) -> int:
    return int(one[f"max_{way}_channels"])


def _plugged(one: Any) -> Plugged:
    return Plugged(str(one["name"]), card_socket(str(one["name"])))
