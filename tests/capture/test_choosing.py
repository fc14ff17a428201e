"""Another device is chosen while the booth is open: it is used at once, and still after the process was killed."""

import os
import signal
from pathlib import Path

import pytest

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.messages import Choose, Chosen, Device, Form, Level, Missing, Open, Opened
from capture.virtual import MICROPHONE, VirtualSound, virtual_camera

STAND_INS = DeviceChoice("test-card", "silent")


def test_the_other_camera_and_microphone_are_used_at_once(takes: Path, listener, sound: VirtualSound) -> None:
    with virtual_camera() as camera, Booth(takes, STAND_INS, listener.news.put) as booth:
        booth.send(Open(Form.VIDEO))
        assert listener.until(Opened).camera_name == "test card"
        booth.send(Choose(DeviceChoice(camera.url, MICROPHONE)))
        listener.until(Chosen)
        opened = listener.until(Opened)

    assert (opened.camera_name, opened.microphone_name) == (camera.url, MICROPHONE)


def test_what_stays_is_not_opened_anew(takes: Path, listener) -> None:
    """Who tries cameras goes on being heard."""
    with Booth(takes, DeviceChoice("test-card", "tone"), listener.news.put) as booth:
        booth.send(Open(Form.VIDEO))
        listener.until(Opened)
        booth.send(Choose(DeviceChoice("a camera that nobody has", "tone")))
        listener.until(Chosen)
        missing, opened = listener.until(Missing), listener.until(Opened)
        booth.send(Choose(DeviceChoice("test-card", "tone")))
        listener.until(Chosen)
        again = listener.until(Opened)
        while listener.until(Level).peak == 0.0:
            pass

    assert missing.device is Device.CAMERA and "a camera that nobody has" in missing.sentence
    assert not opened.camera and opened.microphone
    assert again.camera and again.microphone


@pytest.mark.parametrize("opened", [True, False])
def test_the_choice_holds_for_the_next_process_too(takes: Path, listener, opened: bool) -> None:
    with Booth(takes, STAND_INS, listener.news.put) as booth:
        if opened:
            booth.send(Open(Form.VIDEO))
            listener.until(Opened)
        booth.send(Choose(DeviceChoice("test-card", "tone")))
        listener.until(Chosen)
        os.kill(booth.pid or 0, signal.SIGKILL)
        booth.send(Open(Form.VIDEO))
        while listener.until(Opened).microphone_name != "tone":
            pass
