"""Names for what is plugged in, which hold when the system counts its devices anew.

The number of a device (`/dev/video2`, `hw:1`) is only the order in which it was found. Its name stays; where two are
called alike, so does the socket that they are in.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_CARD = re.compile(r"(?P<name>.*?)(?:: -)? \(hw:(?P<card>\d+),\d+\)$")
"""PortAudio's name of a sound card: `USB Audio: - (hw:1,0)`."""
_SOCKET = re.compile(r"(?P<name>.*) \[(?P<socket>[^\]]+)\]$")
_SOUND = Path("/sys/class/sound")


@dataclass(frozen=True)
class Plugged:
    """A device as the system tells it today."""

    told: str
    """Its name, as the system says it: may hold a number that is another one tomorrow."""
    socket: str = ""
    """Where it is plugged in; empty where nobody knows."""


def stable(told: str) -> str:
    """A name without what is only true today."""
    card = _CARD.match(told)
    return card["name"] if card else told


def socket_of(node: Path) -> str:
    """Of a device's node in /sys: `1-1.2` for the second socket of a hub in the first one of the computer."""
    try:
        device = (node / "device").resolve(strict=True)
    except OSError:
        return ""
    return device.name.partition(":")[0] if re.fullmatch(r"\d+-[\d.]+:[\d.]+", device.name) else device.name


def card_socket(told: str, folder: Path = _SOUND) -> str:
    """The socket of a sound card that PortAudio calls so."""
    card = _CARD.match(told)
    return socket_of(folder / f"card{card['card']}") if card else ""


def names(there: Sequence[Plugged]) -> list[str]:
    """What people and settings call each of them: its name, and its socket where another one is called alike."""
    called = Counter(stable(one.told) for one in there)
    return [
        f"{stable(one.told)} [{one.socket}]" if called[stable(one.told)] > 1 and one.socket else stable(one.told)
        for one in there
    ]


def chosen(wanted: str, there: Sequence[Plugged]) -> int | None:
    """Which one is called so. What was put into another socket, or came back as another number, is found as well;
    so is the beginning of a name. Of several alike it is the first by socket, not by today's number."""
    named = names(there)
    socket = _SOCKET.match(wanted)
    name = stable(socket["name"] if socket else wanted)
    order = sorted(range(len(there)), key=lambda i: there[i].socket)
    told = [i for i in order if wanted in (named[i], there[i].told)]
    alike = [i for i in order if stable(there[i].told) == name]
    begun = [i for i in order if there[i].told.startswith(wanted)]
    return next(iter([*told, *alike, *begun]), None)
