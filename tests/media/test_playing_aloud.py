"""Through a real loudspeaker device: what is heard fits what is seen, and trouble with it troubles nobody else."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from capture.errors import VirtualDeviceError
from capture.virtual import VirtualSound, virtual_sound
from media.testcard import Card, write_card

HERE = Path(__file__).parent


@pytest.fixture
def sound() -> Iterator[VirtualSound]:
    try:
        with virtual_sound() as sound:
            yield sound
    except VirtualDeviceError as error:
        pytest.skip(str(error))


def started(program: str, sound: VirtualSound, *arguments: object) -> subprocess.Popen[str]:
    environment = {**sound.environment, "PYTHONPATH": os.fspath(HERE.parents[1])}
    command = [sys.executable, os.fspath(HERE / program), *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def test_the_flash_is_seen_when_the_beep_is_heard(tmp_path: Path, sound: VirtualSound):
    """What the loudspeaker played is recorded, and timed against the first look that saw the flash: 20 ms."""
    film = write_card(tmp_path / "film.mp4", Card(seconds=3.0, every=0.75))
    answer, _ = started("watch_and_listen.py", sound, film, 640, 360).communicate(timeout=30)
    seen_and_heard = json.loads(answer)
    apart = [beep - flash for flash, beep in zip(seen_and_heard["flashes"], seen_and_heard["beeps"], strict=True)]

    assert len(apart) == 4
    assert sorted(map(abs, apart))[-2] < 0.020, apart  # one look may come late on a busy machine


@pytest.mark.parametrize("trouble", ["hang", "unplug"])
def test_a_film_goes_on_when_the_sound_system_does_not(sound: VirtualSound, trouble: str):
    """Half a second of standing still, then the time of day; no call waits, and the program can end."""
    program = started("play_through_trouble.py", sound)
    assert program.stdout
    assert program.stdout.readline() == "heard\n"
    getattr(sound, trouble)()
    answer = json.loads(program.stdout.readline())

    assert answer["at"] == pytest.approx(2.0, abs=0.1)
    assert answer["stood_still"] < 1.0
    assert answer["longest_call"] < 0.1
    assert answer["device"] is False
    assert program.wait(timeout=10) == 0


def test_another_loudspeaker_takes_over_while_the_first_one_plays(sound: VirtualSound):
    """Nobody waits for it, all sounds come to their end, and one that is not there does no harm."""
    answer, _ = started("change_loudspeaker.py", sound).communicate(timeout=30)

    assert json.loads(answer) == [
        ["virtual_out", True, True, True],
        ["virtual_feed", True, True, True],
        ["nobody's", False, True, True],
        ["virtual_out", True, True, True],
    ]
