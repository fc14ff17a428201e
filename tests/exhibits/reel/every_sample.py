"""All sorts of real recordings, brought in as staff do it, and one film of all of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

from config.questions import shipped_questions
from exhibits.collection import Collection
from exhibits.collection.asking import seed
from exhibits.contribution import Role, Use
from exhibits.importing import Refused, import_files
from exhibits.reel.export import ReelResult, export_reel
from exhibits.reel.shapes import Quality, profile_of
from media.form import Form
from tests.exhibits.reel.joins import shown_in
from tests.exhibits.reel.likeness import Film, Likeness, Loudly, likeness, loudly, seen_in
from tests.exhibits.reel.sources import shown, sound
from tests.exhibits.works import HeldClock

SAMPLES = Path(__file__).parents[3].parent / "shared" / "samples"
UNREADABLE = {"stream.weba"}
TURNED = {
    "phone_rot180_vfr_fire2.mp4": 180,
    "emulator_270_rotated.mp4": 90,
    "motion_photo_2_tracks.mp4": 90,
    "portrait.MOV": -90,
    "portrait_4k60.mp4": -90,
    "vertical_video_from_iphone.mov": -90,
}
"""By how many degrees against the clock a file asks to be turned."""
LONG = {
    "long_1080p_lowbitrate.mp4", "one-by-one-person-detection.mp4", "Jahzzar_-_05_-_Siesta.mp3", "Chibi Ninja.ogg",
    "Karissa_Hobbs_-_Lets_Go_Fishin.hq.ogg", "apollo11.mp3",
}  # fmt: skip
"""More than a minute each; shorter ones of every kind are there beside them."""
PROFILE = profile_of(quality=Quality.DRAFT)
MOST_COLOUR, LEAST_DB, LEAST_TOGETHER = 5.0, 32.0, 0.95
"""A draft is coarse; BT.601 read as BT.709 moves strong colours by 15 and more."""


@dataclass(frozen=True)
class Every:
    film: ReelResult
    refused: frozenset[str]
    facts: dict
    names: Mapping[str, str]
    """Of the files, by the codes of their works."""
    alike: Mapping[str, Likeness]
    """By file, those that are seen."""
    loudly: Mapping[str, Loudly]
    """By file, all."""

    @property
    def turned(self) -> dict[str, int]:
        return {name: one.degrees for name, one in self.alike.items() if one.degrees}

    @property
    def stutters(self) -> dict[str, int]:
        return {name: one.off for name, one in self.alike.items() if one.off}

    @property
    def discoloured(self) -> dict[str, tuple[float, str]]:
        told = {name: (one.colour, one.matrix) for name, one in self.alike.items()}
        return {name: colour for name, colour in told.items() if colour[0] > MOST_COLOUR or colour[1] == "other"}

    @property
    def unlike_home(self) -> dict[str, float]:
        return {name: one.view_db for name, one in self.alike.items() if one.view_db < LEAST_DB}

    @property
    def unheard(self) -> dict[str, Loudly]:
        return {name: one for name, one in self.loudly.items() if one.silent or one.together < LEAST_TOGETHER}

    @property
    def wrong(self) -> set[str]:
        lies = self.turned.items() ^ {(name, TURNED[name] % 360) for name in TURNED if name in self.alike}
        others = (self.stutters, self.discoloured, self.unlike_home, self.unheard)
        return {name for name, _ in lies}.union(*others)


def recordings(*, long: bool) -> list[Path]:
    found = sorted(path for group in ("ok", "odd") for path in (SAMPLES / group).iterdir())
    return [path for path in found if long or path.name not in LONG]


def every_sample(folder: Path, files: Sequence[Path]) -> Every:
    """`folder` holds the collection and the film afterwards."""
    sources, refused = _brought_in(folder / "wijkpodium", files)
    with Collection.read(folder / "wijkpodium") as collection:
        film = export_reel(collection, folder / "film.mp4", minutes=5, profile=PROFILE, seed=4)
        works = [collection.contribution(code) for code in sources]
        views = {work.code: collection.path(work, Role.VIEW, Use.EXHIBITION) for work in works}
        seen = {work.code for work in works if work.form is not Form.MUSIC}
    facts = json.loads(film.listed.read_text(encoding="utf-8"))
    measured = _film(film.path, facts)
    turned = {code: TURNED.get(sources[code].name, 0) for code in seen}
    pictures = seen_in(measured, {code: shown(sources[code], turned[code]).shape for code in seen})
    heard = sound(film.path)
    names = {code: path.name for code, path in sources.items()}
    return Every(
        film,
        refused,
        facts,
        names,
        {
            names[shot.code]: likeness(
                measured, shot, pictures[shot.code], sources[shot.code], views[shot.code], turned[shot.code]
            )
            for shot in measured.shots
            if shot.code in seen
        },
        {
            names[shot.code]: loudly(measured, shot, heard, sources[shot.code], views[shot.code])
            for shot in measured.shots
        },
    )


def _brought_in(folder: Path, files: Sequence[Path]) -> tuple[dict[str, Path], frozenset[str]]:
    with Collection.open(folder, now=HeldClock(), chance=Random(5).randrange) as collection:
        seed(collection.store, shipped_questions())
        results = import_files(collection, files, consents=["here", "exhibition"], question="greeting")
        sources = {one.contribution.code: one.file for one in results if not isinstance(one, Refused)}
        for code in sources:
            collection.approve(collection.contribution(code).id)
    return sources, frozenset(one.file.name for one in results if isinstance(one, Refused))


def _film(path: Path, facts: dict) -> Film:
    parts = facts["parts"]
    fades = {name: fade for kind, name, _, _, fade in parts if kind == "work"}
    leaves = {one[1]: other[4] for one, other in pairwise(parts) if one[0] == "work"}
    return Film(path, PROFILE.size, PROFILE.fps, shown_in(facts), leaves, fades)
