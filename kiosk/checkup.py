"""Does everything work that a kiosk needs? Each answer is one sentence: well, or what to do."""

import os
import queue
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from capture.booth import Booth
from capture.devices import cameras, sound_devices
from capture.messages import BoothNews, Device, Missing, Open, Opened
from config.settings import Settings
from config.texts import languages, load_texts, missing_words
from exhibits.chunks import Chunks
from exhibits.collection import Collection
from exhibits.contribution import Use
from exhibits.errors import ExhibitsError
from exhibits.reel.street import LEAST_SECONDS
from kiosk.device_choice import answers_through, device_choice, is_measured
from kiosk.screen_size import known_width_mm
from media.child import in_child
from media.clip import look
from media.errors import MediaError
from media.form import Form
from media.lettering import unknown_glyphs

BOOTH_SECONDS = 15.0
SPEAKER_SECONDS = 3.0
GIB = 2**30
SEEDS = 3
"""Works with each question before a kiosk opens, so that whoever comes first sees how others did it (K-012)."""
STDERR = 2
_MISSING = {"organisation": "who is responsible", "contact": "how to reach a person"}


@dataclass(frozen=True)
class Finding:
    what: str
    well: bool
    sentence: str


def findings(folder: Path, settings: Settings) -> Iterator[Finding]:
    """One at a time, as they are known: the devices take a few seconds."""
    yield _screen(settings)
    microphone = yield from _booth(settings)
    yield _loudspeaker(settings)
    yield _latency(settings, microphone)
    yield _disk(folder, settings)
    yield _fonts()
    yield _words()
    yield _notice(settings)
    if settings.export.street:
        yield _street(folder, settings.export.street)
    yield _database(folder)
    yield _pieces(folder, settings)
    yield _examples(folder)


@contextmanager
def libraries_silenced() -> Iterator[None]:
    """SDL, ALSA and OpenCV talk past everybody to stderr about each device that is not there."""
    kept, nowhere = os.dup(STDERR), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STDERR)
    try:
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)
        os.close(nowhere)


def _screen(settings: Settings) -> Finding:
    import pygame

    import kiosk.window  # noqa: F401  # tells pygame how to behave, before it is loaded

    try:
        pygame.display.init()
        driver, (width, height) = pygame.display.get_driver(), pygame.display.get_desktop_sizes()[0]
        pygame.display.quit()
    except pygame.error as error:
        driver, width, height = str(error), 0, 0
    if driver in ("dummy", "offscreen") or not width:
        return Finding("screen", False, "There is none. Connect one, and start from its desktop.")
    known = known_width_mm(settings)
    wide = f"{known:.0f} mm wide" if known else "how wide it is will be asked at the first start"
    return Finding("screen", True, f"{width} x {height} pixels, {wide}.")


def _booth(settings: Settings) -> Generator[Finding, None, str | None]:
    """Camera and microphone; returns the name of the microphone that answered."""
    heard: queue.Queue[BoothNews] = queue.Queue()
    missing: dict[Device, str] = {}
    opened = Opened(camera=False, microphone=False)
    with tempfile.TemporaryDirectory() as takes, Booth(Path(takes), device_choice(settings), heard.put) as booth:
        booth.send(Open(Form.VIDEO))
        while news := _next(heard):
            if isinstance(news, Missing):
                missing[news.device] = news.sentence
            elif isinstance(news, Opened):
                opened = news
                break
    yield _device("camera", opened.camera, opened.camera_name, missing.get(Device.CAMERA))
    yield _device("microphone", opened.microphone, opened.microphone_name, missing.get(Device.MICROPHONE))
    return opened.microphone_name


def _next(heard: "queue.Queue[BoothNews]") -> BoothNews | None:
    try:
        return heard.get(timeout=BOOTH_SECONDS)
    except queue.Empty:
        return None


def _device(what: str, well: bool, name: str | None, sentence: str | None) -> Finding:
    if well:
        return Finding(what, True, f"{name or 'It answers'}.")
    there = [camera.name for camera in cameras()] if what == "camera" else list(sound_devices().microphones)
    others = f" There is: {', '.join(there)}." if there else ""
    advice = f"Plug it in, or choose another under [devices] {what} in settings.toml.{others}"
    return Finding(what, False, f"{sentence or 'It does not answer.'} {advice}")


def _loudspeaker(settings: Settings) -> Finding:
    from media.chimes import chime
    from media.speaker import SILENT, Loudspeaker

    wanted = settings.devices.loudspeaker
    if wanted == SILENT:
        return Finding("loudspeaker", True, "The settings ask for silence.")
    speaker = Loudspeaker(wanted)
    speaker.chime(chime("thanks"))
    until = time.monotonic() + SPEAKER_SECONDS
    while not speaker.heard and time.monotonic() < until:
        time.sleep(0.02)
    heard = speaker.heard
    speaker.close()
    if heard:
        return Finding("loudspeaker", True, f"{wanted or 'The first there is'} takes sound: did you hear it?")
    which = f"“{wanted}” does not answer" if wanted else "There is none that answers"
    advice = "Plug one in, or choose another under [devices] loudspeaker in settings.toml."
    return Finding("loudspeaker", False, f"{which}. {advice}")


def _latency(settings: Settings, microphone: str | None) -> Finding:
    """A kiosk that was not measured works; only its answers lie less exactly on what they answer."""
    through = answers_through(settings) or "the loudspeaker"
    if not is_measured(settings, microphone):
        told = f"Not measured with {through}: run wijkpodium check --latency, and answers lie on their piece exactly."
        return Finding("latency", True, told)
    return Finding("latency", True, f"{through} is heard {settings.latency.round_trip_ms:+.1f} ms late, as measured.")


def _disk(folder: Path, settings: Settings) -> Finding:
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not os.access(nearest, os.W_OK):
        return Finding("disk", False, f"Nothing can be written in {nearest}. Choose another folder with --collection.")
    usage = shutil.disk_usage(nearest)
    free, needed = usage.free / GIB, least_free(usage.total, settings) / GIB
    if free < needed:
        return Finding(
            "disk", False, f"{free:.1f} GB free, {needed:.1f} needed. Make room, or nothing new is recorded."
        )
    return Finding("disk", True, f"{free:.1f} GB free.")


def least_free(total: int, settings: Settings) -> float:
    """Bytes that must be free before a recording begins."""
    return max(settings.disk.least_free_gb * GIB, settings.disk.least_free_share * total)


def _fonts() -> Finding:
    def strange(code: str) -> int:
        texts = load_texts(code)
        return sum(unknown_glyphs(texts[key], code) for key in texts.keys)

    try:
        wrong = [language.own_name for language in languages() if strange(language.code)]
    except MediaError as error:
        return Finding("fonts", False, f"{error} Install the packages libpango-1.0-0 and fonts-noto-core.")
    if wrong:
        return Finding(
            "fonts", False, f"Letters are missing for {', '.join(wrong)}. Install the package fonts-noto-core."
        )
    return Finding("fonts", True, f"All letters of {len(languages())} languages are there.")


def _words() -> Finding:
    """A language with a missing word is not offered; the kiosk itself is well."""
    lacking = [f"{code} misses {len(keys)}: {_few(keys)}" for code, keys in missing_words().items() if keys]
    offered = f"Spoken here: {', '.join(language.code for language in languages())}."
    return Finding("words", True, " ".join([offered, *(f"Not offered: {one}." for one in lacking)]))


def _notice(settings: Settings) -> Finding:
    """A kiosk works without; only the law asks for more than *ask the staff here*."""
    notice = settings.notice
    lacking = [name for name in ("organisation", "contact") if getattr(notice, name) is None]
    if lacking:
        return Finding(
            "notice",
            False,
            f"The privacy notice does not say {' and '.join(_MISSING[name] for name in lacking)}: it sends people to "
            f"the staff here. Write {' and '.join(lacking)} under [notice] in settings.toml.",
        )
    officer = (
        "" if notice.privacy_officer else " It names no data protection officer: set privacy_officer if you have one."
    )
    return Finding("notice", True, f"{notice.organisation} is responsible; questions go to {notice.contact}.{officer}")


def _street(folder: Path, name: str) -> Finding:
    """A film is made without it too, but somebody wanted it."""
    file = folder / name
    try:
        seconds = in_child(look, file, seconds=60).seconds
    except MediaError as error:
        return Finding("street", False, f"{error} Put your street's sound there, or take `street` out of [export].")
    if seconds < LEAST_SECONDS:
        return Finding("street", False, f"{name} lasts {seconds:.0f} s: record half a minute of your street.")
    return Finding("street", True, f"{name}, {seconds:.0f} s, is heard under the film.")


def _few(keys: Sequence[str], most: int = 3) -> str:
    return ", ".join(keys[:most]) + (", …" if len(keys) > most else "")


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


def _pieces(folder: Path, settings: Settings) -> Finding:
    """Of films. A kiosk that runs clears them away between two visits; nothing of a work that is gone may stay."""
    if not (folder / "chunks").is_dir() or not (folder / "wijkpodium.db").exists():
        return Finding("pieces", True, "No film was made yet.")
    try:
        with Collection.read(folder) as collection:
            odd, held = collection.odd_pieces(), Chunks(collection.chunks).bytes()
    except ExhibitsError as error:
        return Finding("pieces", False, str(error))
    if odd:
        told = _few([f"{one.path.relative_to(folder)} ({one.why})" for one in odd])
        return Finding(
            "pieces", False, f"{len(odd)} do not belong there: {told}. Delete the folder chunks; films make it anew."
        )
    return Finding("pieces", True, f"Pieces of films take {held / 1e9:.1f} GB, {settings.export.chunks_gb:g} at most.")


def _examples(folder: Path) -> Finding:
    """Of the questions of the place; what a neighbour asks begins with nobody's answer."""
    if not (folder / "wijkpodium.db").exists():
        return Finding(
            "examples", True, f"Each question needs {SEEDS} works to begin with: `wijkpodium demo` has some."
        )
    try:
        with Collection.read(folder) as collection:
            shown = Counter(work.question for work in collection.contributions(Use.HERE))
            asked = [question.key for question in collection.questions() if question.asked_by is None]
    except ExhibitsError as error:
        return Finding("examples", False, str(error))
    lacking = [f"{key} has {shown[key]}" for key in asked if shown[key] < SEEDS]
    if lacking:
        told = f"Each question needs {SEEDS} works before you open, but {_few(lacking)}."
        return Finding("examples", False, f"{told} Make or import some, or take `wijkpodium demo`.")
    return Finding("examples", True, f"Each of the {len(asked)} questions has {SEEDS} works or more to begin with.")
