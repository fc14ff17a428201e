"""A collection of sounds as far from each other in loudness as people record them, and how loud a film has them."""

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random

import numpy as np

from exhibits.collection import Collection, Incoming
from exhibits.contribution import Consents, Credit, Role
from exhibits.reel.export import ReelResult
from media.encode import Encoder
from media.fit import bring_home
from media.form import Form
from media.loudness import measure_blocks
from media.profile import HOUSE
from media.samples import RATE, Samples
from media.sound import read_sound
from tests.exhibits.reel.shown import SMALL, YES, fill
from tests.exhibits.works import HeldClock

WHISPERED = "whispered"
_ORDER = 10
"""Codes are drawn, and works hang in the order of their codes. In this one the encoder raises a clap by 8 dB."""
_EDGE_SECONDS = 1.5
"""Beside a join two works are heard."""


def noise(seconds: float, height: float, seed: int = 1) -> Samples:
    return np.random.default_rng(seed).normal(0, height, (round(seconds * RATE), 2)).astype(np.float32).clip(-1, 1)


def claps(seconds: float, height: float) -> Samples:
    """A fifth of the time, and far above the rest."""
    sound = noise(seconds, 0.002)
    for at in range(0, len(sound), RATE // 2):
        sound[at : at + RATE // 10] += noise(0.1, height, at)
    return sound.clip(-1, 1)


def swelling(seconds: float, height: float) -> Samples:
    """What a film shows of it is not as loud as the whole."""
    sound = noise(seconds, height)
    return sound * np.linspace(0.85, 1.2, len(sound), dtype=np.float32)[:, None]


SOUNDS: Mapping[str, Samples] = {
    "loud": noise(9, 0.3),
    "soft": noise(9, 0.03),
    WHISPERED: noise(9, 0.003),
    "claps": claps(9, 0.12),
    "swelling": swelling(12, 0.1),
}
"""By the name of who made it; the whisper would need 30 dB."""


def a_loud_neighbourhood(folder: Path) -> Path:
    fill(folder, [])
    with Collection.open(folder, now=HeldClock(), chance=Random(_ORDER).randrange) as collection:
        for name, sound in SOUNDS.items():
            kept = collection.adopt(_incoming(collection.takes, name, sound)).contribution
            collection.approve(kept.id)
    return folder


def _incoming(takes: Path, name: str, sound: Samples) -> Incoming:
    original, view = takes / f"{name}.m4a", takes / f"{name}-view.mp4"
    with Encoder(original, HOUSE, video=False) as encoder:
        encoder.sound(sound)
    bring_home(original, view, SMALL, trusted=True)
    return Incoming(
        files={Role.ORIGINAL: original, Role.VIEW: view},
        form=Form.MUSIC,
        seconds=len(sound) / RATE,
        size=None,
        has_sound=True,
        question="greeting",
        consents=Consents(YES, "1", "nl"),
        credit=Credit(name),
    )


def loudness_in(film: ReelResult) -> dict[str, float]:
    """Of each work by its code, in LUFS, where nothing but the work is heard."""
    shots = json.loads(film.listed.read_text(encoding="utf-8"))["shots"]
    sound, edge = read_sound(film.path), round(_EDGE_SECONDS * RATE)
    return {
        shot["code"]: measure_blocks(
            [sound[shot["starts"] * RATE // 30 + edge : (shot["starts"] + shot["frames"]) * RATE // 30 - edge]]
        ).integrated
        for shot in shots
    }
