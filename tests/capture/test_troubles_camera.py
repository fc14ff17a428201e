"""A camera in trouble, driven as `capture.troubles` has it: with our code and OpenCV's as on the kiosk."""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import av
import pytest

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.messages import Device, Missing, Open, Opened, Record, Stop, Taken, Trouble
from capture.troubles import Case
from media.form import Form
from tests.capture.webcam import Webcam

ROOT = Path(__file__).parents[2]
TOLD, BACK = 2.0, 10.0
"""Seconds, at most: until the kiosk knows, and until all is well again."""


@pytest.fixture
def booth(takes: Path, listener, webcam: Webcam) -> Iterator[Booth]:
    with Booth(takes, DeviceChoice(webcam.name, "tone"), listener.news.put) as booth:
        booth.send(Open(Form.DANCE))
        assert listener.until(Opened).camera_name == webcam.name
        yield booth


def begin(booth: Booth, listener, seconds: float) -> None:
    booth.send(Record("take", Form.DANCE, 20.0))
    listener.until_long(seconds)


def pictures_of(path: Path) -> int:
    with av.open(str(path)) as file:
        return sum(1 for _ in file.decode(video=0))


def test_camera_slow_is_told_and_the_take_goes_on(booth: Booth, listener, webcam: Webcam) -> None:
    """Few pictures are still a dance."""
    begin(booth, listener, 0.5)
    webcam.gives(5)
    listener.knows_within(TOLD, Case.CAMERA_SLOW)
    webcam.gives(30)
    listener.until_trouble(Case.CAMERA_SLOW, over=True, seconds=BACK)
    booth.send(Stop())

    assert pictures_of(listener.until(Taken).take.path) > 10


def test_a_camera_in_a_dim_room_is_not_slow(booth: Booth, listener, webcam: Webcam) -> None:
    """It opens its eye for longer, and gives half as many pictures."""
    webcam.gives(15)
    begin(booth, listener, 2.5)
    booth.send(Stop())

    assert not any(news == Trouble(Case.CAMERA_SLOW) for news in listener.heard)


def test_camera_stalled_is_told_its_sound_goes_on_and_it_comes_back(booth: Booth, listener, webcam: Webcam) -> None:
    """A broken cable says nothing: only the age of the last picture tells."""
    begin(booth, listener, 0.5)
    webcam.stall()
    listener.knows_within(TOLD, Case.CAMERA_STALLED)
    booth.send(Stop())
    assert listener.until(Taken).take.seconds > 1.5
    webcam.gives(30)

    listener.until_trouble(Case.CAMERA_STALLED, over=True, seconds=BACK)
    assert booth.preview() is not None


def test_camera_gone_is_told_at_once_and_it_is_found_again_at_another_number(
    booth: Booth, listener, webcam: Webcam
) -> None:
    """Pulled out, and put back into another socket: what counts is its name."""
    begin(booth, listener, 0.5)
    webcam.unplug()
    listener.knows_within(TOLD, Case.CAMERA_GONE)
    listener.until_long(1.5)
    booth.send(Stop())
    assert pictures_of(listener.until(Taken).take.path) > 5
    webcam.plug_in(2)

    listener.until_trouble(Case.CAMERA_GONE, over=True, seconds=BACK)
    assert booth.preview() is not None


def test_camera_gone_before_anybody_came_is_told_too(takes: Path, listener, webcam: Webcam) -> None:
    webcam.unplug()
    with Booth(takes, DeviceChoice(webcam.name, "tone"), listener.news.put) as booth:
        booth.send(Open(Form.VIDEO))
        assert listener.until(Missing).device is Device.CAMERA
        listener.knows_within(TOLD, Case.CAMERA_GONE)


def test_torn_pictures_of_a_bad_cable_are_left_out(booth: Booth, listener, webcam: Webcam) -> None:
    begin(booth, listener, 0.5)
    webcam.tear()
    listener.until_long(1.0)
    webcam.gives(30)
    listener.until_long(1.5)
    booth.send(Stop())

    assert pictures_of(listener.until(Taken).take.path) > 15
    assert not any(isinstance(news, Trouble) for news in listener.heard)


READ_LATE = """
import json, sys, threading, time
from capture.camera import VideoDevice
device, late = VideoDevice(0, "camera"), []
for number in range(20):
    if number == 12:
        threading.Event().wait(0.1)
    picture = device.read()
    late.append((picture.at, time.monotonic() - picture.at))
print(json.dumps(late))
"""


def test_a_picture_that_is_read_late_keeps_the_time_when_the_kernel_got_it(webcam: Webcam) -> None:
    """Work of others that held the processor does not tear sound and picture apart."""
    done = subprocess.run([sys.executable, "-c", READ_LATE], capture_output=True, check=True, cwd=ROOT)
    read = json.loads(done.stdout)
    steps = [after[0] - before[0] for before, after in pairwise(read)]

    assert read[12][1] > 0.05
    assert steps == pytest.approx([1 / 30] * len(steps), abs=0.002)
