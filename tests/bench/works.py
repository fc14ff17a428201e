"""The collections that figures need. Made once and kept; each run gets a copy whose films are hard links."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from config.settings import Devices, Idle, Record, Screen, Settings, Staff, save_settings
from exhibits.collection import Collection, Incoming
from exhibits.contribution import Consents, Purpose, Role
from kiosk.pin import hash_pin
from media.form import Form
from media.stills import save_jpeg
from media.testcard import flash_and_beep
from tests.bench import film, many
from tests.bench.place import Place

THOUSAND = 1000
_HERE = Consents(frozenset({Purpose.HERE}), notice_version="1", language="nl")
_QUESTIONS = ("greeting", "street_sound", "what_works", "feel_good", "hard_here", "bring")
_SOURCES = (
    *("tests/bench/works.py", "tests/bench/film.py", "tests/bench/many.py"),
    *("exhibits/collection/first_tables.py", "exhibits/collection/gallery_tables.py", "media/encode.py"),
)


@contextmanager
def thousand_works(place: Place) -> Iterator[Path]:
    """A collection of a thousand approved works in all three forms."""
    with _lent(place, _kept(place, "thousand", _make_thousand)) as folder:
        yield folder


@contextmanager
def many_works(place: Place, number: int) -> Iterator[Path]:
    """A collection of any number of works, which is not copied: what a kiosk shows of it counts on."""
    folder = _kept(place, f"many{number}", lambda folder: many.fill(folder, number))
    save_settings(folder, settings(place))
    yield folder


@contextmanager
def one_film(place: Place, settings: Settings | None = None) -> Iterator[Path]:
    """A collection with one work: the numbered film."""
    with _lent(place, _kept(place, "film", _make_film), settings) as folder:
        yield folder


def settings(
    place: Place, camera: str = "test-card", microphone: str = "silent", warn_seconds: float = 3600
) -> Settings:
    """Nothing is asked at the start, nobody is asked whether they are still there, and a short take may be kept."""
    return Settings(
        screen=Screen(width_mm=527),
        staff=Staff(pin_hash=hash_pin("000000")),
        devices=Devices(camera=camera, microphone=microphone, loudspeaker=place.sound.loudspeaker),
        idle=Idle(warn_seconds=warn_seconds, grace_seconds=1),
        record=Record(min_seconds=1),
    )


def _make_thousand(folder: Path) -> None:
    parts = folder.parent / f"{folder.name}-parts"
    parts.mkdir(exist_ok=True)
    clip = flash_and_beep(parts / "clip.mp4")
    song = flash_and_beep(parts / "song.m4a", size=None)
    seen = {Role.ORIGINAL: clip, Role.VIEW: clip, Role.STILL: save_jpeg(clip, parts / "still.jpg")}
    heard = {Role.ORIGINAL: song, Role.VIEW: song}
    forms = list(Form)
    with Collection.open(folder) as collection:
        for number in range(THOUSAND):
            form = forms[number % len(forms)]
            work = _work(form, 2.0, (320, 180), _QUESTIONS[number % len(_QUESTIONS)])
            _adopt(collection, work, seen if form.seen else heard)
    shutil.rmtree(parts)


def _make_film(folder: Path) -> None:
    path = film.write(folder.parent / f"{folder.name}.mp4")
    still = save_jpeg(path, path.with_suffix(".jpg"))
    with Collection.open(folder) as collection:
        work = _work(Form.VIDEO, film.SECONDS, film.SIZE, _QUESTIONS[0])
        _adopt(collection, work, {Role.ORIGINAL: path, Role.VIEW: path, Role.STILL: still})
    path.unlink()
    still.unlink()


def _work(form: Form, seconds: float, size: tuple[int, int], question: str) -> Incoming:
    return Incoming(
        files={},
        form=form,
        seconds=seconds,
        size=size if form.seen else None,
        has_sound=True,
        question=question,
        consents=_HERE,
        demonstration=True,  # approved as it comes in, and it never expires
    )


def _adopt(collection: Collection, work: Incoming, files: dict[Role, Path]) -> None:
    """Every role gets a link of its own, which moves into the collection."""
    links = {role: collection.takes / f"{role}{source.suffix}" for role, source in files.items()}
    for role, link in links.items():
        os.link(files[role], link)
    collection.adopt(replace(work, files=links))


def _kept(place: Place, name: str, make: Callable[[Path], None]) -> Path:
    """Made anew when what it is made by has changed."""
    sources = b"".join((Path(__file__).parents[2] / source).read_bytes() for source in _SOURCES)
    folder = place.folder / f"{name}-{hashlib.sha256(sources).hexdigest()[:12]}"
    if not folder.exists():
        part = place.folder / f"{name}.part"
        for old in place.folder.glob(f"{name}-*"):
            shutil.rmtree(old)
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        make(part)
        part.rename(folder)
    return folder


@contextmanager
def _lent(place: Place, kept: Path, chosen: Settings | None = None) -> Iterator[Path]:
    with place.scratch() as scratch:
        folder = scratch / "collection"
        shutil.copytree(kept, folder, copy_function=_link_media)
        save_settings(folder, chosen or settings(place))
        yield folder


def _link_media(source: str, target: str) -> None:
    if Path(source).parent.parent.name == "works":
        os.link(source, target)
    else:
        shutil.copy2(source, target)
