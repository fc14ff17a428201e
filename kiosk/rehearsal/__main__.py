"""`python -m kiosk.rehearsal FOLDER`: the whole loop, played on virtual devices; its pictures stay in the folder."""

import logging
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random

import click

from capture.errors import CaptureError
from capture.virtual import VirtualCamera, VirtualSound, virtual_camera, virtual_sound
from config.settings import Settings, save_settings
from kiosk.rehearsal.display import NoDisplayError, virtual_display
from kiosk.rehearsal.visitor import LostError, Visitor, narration_pipe
from kiosk.rehearsal.walk import Evening
from media.songs import STREET_ORGAN
from media.synth import render

SIZE = (1920, 1080)
WIDTH_MM = 597.0
"""The virtual screen is a 27 inch one."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("build/rehearsal"))
def main(folder: Path) -> None:
    """Play the whole loop in a fresh collection: demonstration, visit, recording, approval, film and exhibition."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    began = time.monotonic()

    def say(sentence: str) -> None:
        click.echo(f"{time.monotonic() - began:6.1f} s  {sentence}")

    try:
        pictures, collection = rehearse(folder.resolve(), say)
    except (NoDisplayError, CaptureError, LostError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    exports = collection / "exports"
    click.echo("\nThe loop has been played once. It left:")
    click.echo(f"  pictures    {pictures}")
    for film in sorted(exports.glob("*.mp4")):
        click.echo(f"  film        {film}")
    for page in sorted(exports.glob("*/index.html")):
        click.echo(f"  exhibition  {page}")


def rehearse(folder: Path, say: Callable[[str], object]) -> tuple[Path, Path]:
    """Returns where the pictures and the collection are. What an earlier rehearsal left is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    pictures, collection = folder / "pictures", folder / "collection"
    pictures.mkdir(parents=True)
    with ExitStack() as stack:
        display = stack.enter_context(virtual_display(SIZE))
        sound = stack.enter_context(virtual_sound())
        camera = stack.enter_context(virtual_camera(sound, empty_for=1))  # nobody is there when it starts
        environment = display.seen_from(sound.environment)
        prepare(collection, camera, sound)
        say("The program makes the demonstration works.")
        wijkpodium(collection, ["demo"], environment)
        say("The kiosk starts.")
        visitor = stack.enter_context(running_kiosk(collection, folder, environment))
        song = render(STREET_ORGAN, Random(1))
        evening = Evening(visitor, display, pictures, say, lambda: sound.feeding(song))
        evening.first_start()
        evening.watch()
        evening.make()
        evening.answer()
        evening.approve(2)
        evening.export("film", ["demo", "minutes.1"])
        evening.export("exhibition", ["demo"])
        visitor.touches("tab.leave")
        visitor.touches("leave.neighbours", "staff.leave")
        visitor.sees("attract")
    return pictures, collection


def prepare(collection: Path, camera: VirtualCamera, sound: VirtualSound) -> None:
    """A collection whose settings name the virtual devices."""
    collection.mkdir(parents=True)
    devices = {"camera": camera.url, "microphone": sound.microphone, "loudspeaker": sound.loudspeaker}
    save_settings(collection, Settings.model_validate({"devices": devices, "screen": {"width_mm": WIDTH_MM}}))


def wijkpodium(collection: Path, words: Sequence[str], environment: Mapping[str, str]) -> None:
    command = [sys.executable, "-m", "kiosk", "--collection", str(collection), *words]
    subprocess.run(command, env=dict(environment), check=True)


@contextmanager
def running_kiosk(collection: Path, folder: Path, environment: Mapping[str, str]) -> Iterator[Visitor]:
    """The kiosk under its keeper, and somebody who sees what it shows; its log is `kiosk.log` in the folder."""
    with narration_pipe(folder) as (pipe, ear), (folder / "kiosk.log").open("w") as log:
        command = [sys.executable, "-m", "kiosk", "--collection", str(collection), "run", "--narrate", str(pipe)]
        process = subprocess.Popen(command, env=dict(environment), stdout=log, stderr=log)
        try:
            yield Visitor(environment, ear)
        finally:
            process.terminate()
            process.wait(15)


if __name__ == "__main__":
    main()
