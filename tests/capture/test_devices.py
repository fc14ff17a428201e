import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from capture.camera import fit
from capture.captured import SIZE
from capture.devices import camera_called, cameras, plugged_in
from capture.line import clean_environment
from capture.virtual import VirtualSound
from media.devicenames import Plugged, card_socket, chosen, names


class Machine:
    """Its /sys/class/video4linux and /sys/class/sound, as far as names are read from it."""

    def __init__(self, folder: Path) -> None:
        self.video, self.sound, self._sockets = folder / "video4linux", folder / "sound", folder / "devices"

    def camera(self, number: int, name: str, socket: str = "", index: int = 0) -> None:
        node = self._plugged(self.video / f"video{number}", socket)
        (node / "index").write_text(f"{index}\n")
        (node / "name").write_text(f"{name}\n")

    def card(self, number: int, socket: str) -> None:
        self._plugged(self.sound / f"card{number}", socket)

    def _plugged(self, node: Path, socket: str) -> Path:
        node.mkdir(parents=True)
        if socket:
            there = self._sockets / f"{socket}:1.0"
            there.mkdir(parents=True, exist_ok=True)
            (node / "device").symlink_to(there)
        return node


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "before")


@pytest.fixture
def later(tmp_path: Path) -> Machine:
    """The same machine after the next start."""
    return Machine(tmp_path / "after")


def number_of(wanted: str, machine: Machine) -> int | None:
    found = camera_called(wanted, cameras(machine.video))
    return found.number if found else None


def test_cameras_are_named_and_their_second_nodes_left_out(machine: Machine) -> None:
    """A webcam has a node for pictures and one for facts about them."""
    machine.camera(10, "Late")
    machine.camera(2, "Webcam C920", "1-3")
    machine.camera(3, "Webcam C920", "1-3", index=1)

    assert [(camera.number, camera.name) for camera in cameras(machine.video)] == [(2, "Webcam C920"), (10, "Late")]
    assert cameras(machine.video / "no such folder") == []


def test_a_camera_keeps_its_name_when_it_gets_another_number(machine: Machine, later: Machine) -> None:
    machine.camera(0, "Webcam C920", "1-3")
    machine.camera(2, "Built in", "1-7")
    later.camera(0, "Built in", "1-7")
    later.camera(4, "Webcam C920", "1-1.2")  # in another socket too

    assert [number_of("Webcam C920", one) for one in (machine, later)] == [0, 4]
    assert [number_of("Webcam", one) for one in (machine, later)] == [0, 4]
    assert number_of("/dev/video2", machine) == 2 and number_of("Nobody's", machine) is None


def test_what_is_plugged_in_or_pulled_out_is_noticed(machine: Machine) -> None:
    bare = plugged_in(machine.video, machine.sound)
    machine.camera(0, "Webcam C920", "1-3")
    with_camera = plugged_in(machine.video, machine.sound)
    machine.card(1, "1-2")

    assert len({bare, with_camera, plugged_in(machine.video, machine.sound)}) == 3


def test_two_cameras_of_one_make_are_told_apart_by_their_sockets(machine: Machine, later: Machine) -> None:
    """The numbers may be swapped at every start; the cables stay where they are."""
    machine.camera(0, "Webcam C920", "1-3")
    machine.camera(2, "Webcam C920", "1-4")
    later.camera(0, "Webcam C920", "1-4")
    later.camera(2, "Webcam C920", "1-3")

    assert [camera.name for camera in cameras(machine.video)] == ["Webcam C920 [1-3]", "Webcam C920 [1-4]"]
    for name in ("Webcam C920 [1-3]", "Webcam C920"):
        assert [number_of(name, one) for one in (machine, later)] == [0, 2]
    assert [number_of("Webcam C920 [1-4]", one) for one in (machine, later)] == [2, 0]


def test_of_two_of_one_make_the_other_takes_over_when_the_chosen_one_is_gone(machine: Machine) -> None:
    """Somebody moved a cable: a kiosk without a camera would help nobody."""
    machine.camera(0, "Webcam C920", "1-6")

    assert number_of("Webcam C920 [1-4]", machine) == 0


def test_a_sound_card_is_found_under_another_number() -> None:
    """What PortAudio calls it ends in the number of today."""
    before = [Plugged("HDA Intel PCH: ALC269 (hw:0,0)"), Plugged("USB Audio: - (hw:1,0)"), Plugged("pulse")]
    after = [Plugged("HDA Intel PCH: ALC269 (hw:1,0)"), Plugged("USB Audio: - (hw:2,0)"), Plugged("pulse")]

    assert names(before) == names(after) == ["HDA Intel PCH: ALC269", "USB Audio", "pulse"]
    for wanted in ("USB Audio", "USB Audio: - (hw:1,0)", "USB"):
        assert [chosen(wanted, there) for there in (before, after)] == [1, 1]
    assert chosen("HDA Intel PCH: ALC269 (hw:0,0)", after) == 0
    assert chosen("Nobody's", after) is None


def test_two_sound_cards_of_one_make_are_told_apart_by_their_sockets(machine: Machine, later: Machine) -> None:
    machine.card(1, "1-2")
    machine.card(2, "1-1.4")
    later.card(1, "1-1.4")
    later.card(2, "1-2")
    told = ["USB Audio: - (hw:1,0)", "USB Audio: - (hw:2,0)", "pulse"]
    before, after = ([Plugged(one, card_socket(one, at.sound)) for one in told] for at in (machine, later))

    assert names(before) == ["USB Audio [1-2]", "USB Audio [1-1.4]", "pulse"]
    assert [chosen("USB Audio [1-2]", there) for there in (before, after)] == [0, 1]


@pytest.mark.skipif(shutil.which("pulseaudio") is None, reason="no sound server")
def test_the_sound_cards_of_a_sound_server_are_chosen_by_name(sound: VirtualSound) -> None:
    """Their names have no number, and the beginning of one is enough."""
    program = (
        "from media.soundcards import Way, sound_card as card\n"
        "print([card(w, Way.IN).name for w in (None, 'virtual_heard', 'virtual_h')], card('virtual_x', Way.OUT))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=dict(sound.environment), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['default', 'virtual_heard', 'virtual_heard'] None"


def test_a_picture_of_another_shape_is_cropped_to_its_middle() -> None:
    """4:3 loses sky and floor, never the sides; nothing is stretched."""
    picture = np.zeros((480, 640, 3), np.uint8)
    picture[60:420] = 200
    fitted = fit(picture)

    assert fitted.shape == (SIZE[1], SIZE[0], 3)
    assert fitted[5:-5].min() >= 195


def test_what_opencv_leaves_behind_does_not_reach_children() -> None:
    """Its library path ends in the current directory: anybody's library could be loaded."""
    left = {"LD_LIBRARY_PATH": "/x/cv2/../../lib64::/opt/own", "HOME": "/home/kiosk"}

    clean = clean_environment(left)
    assert clean["LD_LIBRARY_PATH"] == "/opt/own" and clean["HOME"] == "/home/kiosk"
    assert "LD_LIBRARY_PATH" not in clean_environment({"LD_LIBRARY_PATH": "/x/cv2/lib64:"})
