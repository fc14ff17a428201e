"""Collections to make films of: works of the house profile whose files are made once and shared by links."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import cv2
import numpy as np

from exhibits.brought_home import facts_of_view
from exhibits.collection import Collection, Incoming
from exhibits.contribution import Consents, Credit, Purpose, Role
from exhibits.reel.assemble import Stretch, assemble
from media.encode import Encoder
from media.form import Form
from media.loudness import house_level
from media.profile import HouseProfile
from media.samples import Samples
from media.stills import save_jpeg

_QUESTIONS = ("greeting", "street_sound", "what_works", "feel_good", "hard_here", "bring")
_YES = Consents(frozenset({Purpose.HERE, Purpose.EXHIBITION, Purpose.ANSWER}), notice_version="1", language="nl")
_AGAIN_SECONDS, _GRAIN = 2, 2.5


@dataclass(frozen=True)
class Shared:
    """The files of many works."""

    form: Form
    seconds: float
    size: tuple[int, int] | None
    files: Mapping[Role, Path]
    facts: Mapping[Role, Mapping[str, Any]] = field(default_factory=dict)


def seen(path: Path, seconds: float, profile: HouseProfile, seed: int = 7) -> Shared:
    """A street that one walks along, with a camera's grain: every two seconds the same again, for it is only copied."""
    groups, sound = path.with_suffix(".groups.mp4"), path.with_suffix(".m4a")
    with Encoder(groups, profile, audio=False) as encoder:
        for picture in _street(profile, seed):
            encoder.picture(picture)
    _sound(sound, seconds, profile, seed)
    frames, each = round(seconds * profile.fps), _AGAIN_SECONDS * profile.fps
    line = [Stretch(groups, 0, min(each, frames - at)) for at in range(0, frames, each)]
    assemble(line, sound, path, profile, title="", chapters=(), cues=(), language="nl")
    files = {Role.ORIGINAL: path, Role.VIEW: path, Role.STILL: save_jpeg(path, path.with_suffix(".jpg"))}
    known = facts_of_view(path, seen=True, profile=profile)
    return Shared(Form.VIDEO, seconds, profile.size, files, {Role.VIEW: known})


def heard(path: Path, seconds: float, profile: HouseProfile, seed: int = 7) -> Shared:
    _sound(path, seconds, profile, seed)
    known = facts_of_view(path, seen=False)
    return Shared(Form.MUSIC, seconds, None, {Role.ORIGINAL: path, Role.VIEW: path}, {Role.VIEW: known})


def fill(folder: Path, shared: Sequence[Shared], works: int) -> None:
    """An empty folder becomes a collection of so many approved works, by turns of each kind."""
    with Collection.open(folder, chance=Random(5).randrange) as collection:
        for number in range(works):
            one = shared[number % len(shared)]
            files = {role: collection.takes / f"{number}-{role}{path.suffix}" for role, path in one.files.items()}
            for role, link in files.items():
                os.link(one.files[role], link)
            incoming = Incoming(
                files=files,
                facts=one.facts,
                form=one.form,
                seconds=one.seconds,
                size=one.size,
                has_sound=True,
                question=_QUESTIONS[number * len(_QUESTIONS) // works],
                consents=_YES,
                credit=Credit(f"Buur {number + 1}"),
            )
            collection.approve(collection.adopt(incoming).contribution.id)


def _street(profile: HouseProfile, seed: int):
    rng, (width, height) = np.random.default_rng(seed), profile.size
    scene = cv2.resize(
        rng.integers(30, 220, (45, 160, 3), np.uint8), (width * 2, height), interpolation=cv2.INTER_CUBIC
    )
    grain = [rng.normal(0, _GRAIN, (height, width, 3)).astype(np.int16) for _ in range(3)]
    frames = _AGAIN_SECONDS * profile.fps
    for number in range(frames):
        left = round(width / 4 * (1 - np.cos(2 * np.pi * number / frames)))
        picture = np.clip(scene[:, left : left + width] + grain[number % len(grain)], 0, 255).astype(np.uint8)
        yield cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA)


def _sound(path: Path, seconds: float, profile: HouseProfile, seed: int) -> None:
    """A melody with some breath in it, as loud as the house."""
    rng, at = np.random.default_rng(seed), np.arange(round(seconds * profile.rate)) / profile.rate
    notes = 220 * 2 ** (rng.integers(0, 12, round(seconds) * 2 + 2) / 12)
    tone = np.sin(2 * np.pi * np.cumsum(notes[(at * 2).astype(int)]) / profile.rate) * np.exp(-3 * (at * 2 % 1))
    mono = 0.3 * tone + 0.01 * rng.standard_normal(len(at))
    blocks: list[Samples] = np.array_split(np.stack([mono, mono], axis=1).astype(np.float32), max(1, round(seconds)))
    with Encoder(path, profile, video=False) as encoder:
        for block in house_level(blocks, profile).of(blocks):
            encoder.sound(block)
