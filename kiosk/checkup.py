"""Does everything work that a kiosk needs? Each answer is one sentence: well, or what to do."""

import queue
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.messages import BoothNews, Device, Missing, Open, Opened
from config.settings import Settings
from config.texts import languages, load_texts
from exhibits.collection.collection import Collection
from exhibits.contribution import Use
from exhibits.errors import ExhibitsError
from media.form import Form
from media.lettering import unknown_glyphs

BOOTH_SECONDS = 15.0
GIB = 2**30


@dataclass(frozen=True)
class Finding:
    what: str
    well: bool
    sentence: str


def findings(folder: Path, settings: Settings) -> Iterator[Finding]:
    """One at a time, as they are known: the devices take a few seconds."""
    yield _screen()
    yield from _booth(settings)
    yield _loudspeaker(settings)
    yield _disk(folder, settings)
    yield _fonts()
    yield _database(folder)


def _screen() -> Finding:
    import pygame

    try:
        pygame.display.init()
        width, height = pygame.display.get_desktop_sizes()[0]
        pygame.display.quit()
    except pygame.error as error:
        return Finding("screen", False, f"No screen can be opened ({error}). Connect one, and start from its desktop.")
    return Finding("screen", True, f"{width} x {height} pixels.")


def _booth(settings: Settings) -> Iterator[Finding]:
    heard: queue.Queue[BoothNews] = queue.Queue()
    choice = DeviceChoice(settings.devices.camera, settings.devices.microphone)
    missing: dict[Device, str] = {}
    opened = Opened(camera=False, microphone=False)
    with tempfile.TemporaryDirectory() as takes, Booth(Path(takes), choice, heard.put) as booth:
        booth.send(Open(Form.VIDEO))
        while news := _next(heard):
            if isinstance(news, Missing):
                missing[news.device] = news.sentence
            elif isinstance(news, Opened):
                opened = news
                break
    yield _device("camera", opened.camera, opened.camera_name, missing.get(Device.CAMERA))
    yield _device("microphone", opened.microphone, opened.microphone_name, missing.get(Device.MICROPHONE))


def _next(heard: "queue.Queue[BoothNews]") -> BoothNews | None:
    try:
        return heard.get(timeout=BOOTH_SECONDS)
    except queue.Empty:
        return None


def _device(what: str, well: bool, name: str | None, sentence: str | None) -> Finding:
    if well:
        return Finding(what, True, f"{name or 'It answers'}.")
    advice = f"Plug it in, or choose another under [devices] {what} in settings.toml."
    return Finding(what, False, f"{sentence or 'It does not answer.'} {advice}")


def _loudspeaker(settings: Settings) -> Finding:
    from media.speaker import loudspeakers

    names = loudspeakers()
    wanted = settings.devices.loudspeaker
    if wanted == "silent":
        return Finding("loudspeaker", True, "The settings ask for silence.")
    if wanted and not any(wanted in name for name in names):
        return Finding("loudspeaker", False, f"There is no {wanted!r}. Plug it in, or mend [devices] in settings.toml.")
    if not names:
        return Finding("loudspeaker", False, "There is none. Plug one in, or start the sound system.")
    return Finding("loudspeaker", True, f"{wanted or names[0]}.")


def _disk(folder: Path, settings: Settings) -> Finding:
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    usage = shutil.disk_usage(nearest)
    free, needed = usage.free / GIB, least_free(usage.total, settings) / GIB
    if free < needed:
        return Finding(
            "disk", False, f"{free:.1f} GB free, {needed:.1f} needed. Remove files, or nothing new is recorded."
        )
    return Finding("disk", True, f"{free:.1f} GB free.")


def least_free(total: int, settings: Settings) -> float:
    """Bytes that must be free before a recording begins."""
    return max(settings.disk.least_free_gb * GIB, settings.disk.least_free_share * total)


def _fonts() -> Finding:
    def strange(code: str) -> int:
        texts = load_texts(code)
        return sum(unknown_glyphs(texts[key], code) for key in texts.keys)

    wrong = [language.own_name for language in languages() if strange(language.code)]
    if wrong:
        return Finding(
            "fonts", False, f"Letters are missing for {', '.join(wrong)}. Install the package fonts-noto-core."
        )
    return Finding("fonts", True, f"All letters of {len(languages())} languages are there.")


def _database(folder: Path) -> Finding:
    if not (folder / "wijkpodium.db").exists():
        return Finding("database", True, "There is no collection yet; it is made at the first start.")
    try:
        with Collection.read(folder) as collection:
            wrong = collection.check()
            works = len(collection.contributions(Use.STAFF))
    except ExhibitsError as error:
        return Finding("database", False, str(error))
    if wrong:
        told = "; ".join(f"{finding.trouble}: {finding.about}" for finding in wrong)
        return Finding("database", False, f"{told}. Keep a copy of the folder and ask for help.")
    return Finding("database", True, f"{works} works, and every file is in its place.")
