"""The booth as the kiosk meets it: a real process, stand-in devices, real files."""

import os
import resource
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.effects import EFFECTS
from capture.messages import (
    Beat,
    Close,
    Device,
    Discard,
    Discarded,
    Failed,
    Learn,
    Learned,
    Level,
    Missing,
    Open,
    Opened,
    Record,
    Stop,
    Taken,
)
from capture.recover import recover
from capture.standin import EMPTY_SECONDS
from media.form import Form
from media.seen import Seen


@pytest.fixture
def booth(takes: Path, listener) -> Iterator[Booth]:
    with Booth(takes, DeviceChoice("test-card", "tone"), listener.news.put, heart_seconds=1.5) as booth:
        yield booth


def test_a_dance_is_recorded_with_picture_and_sound(booth: Booth, listener) -> None:
    """What the maker was told is recorded is in the file."""
    listener.until_recording(booth, "dance-1")
    listener.until_long(1.0)
    booth.send(Stop())
    take = listener.until(Taken).take

    assert take.id == "dance-1" and take.size == (1280, 720) and take.has_sound
    assert take.seconds >= 1.0
    with av.open(str(take.path)) as file:
        pictures = [frame.to_ndarray(format="bgr24") for frame in file.decode(video=0)]
    with av.open(str(take.path)) as file:
        loud = max(float(np.abs(frame.to_ndarray()).max()) for frame in file.decode(audio=0)) / 32768
    assert len(pictures) >= 10
    assert 0.1 < loud < 0.3
    # the wall keeps its colour: matrix and range of the stream say what they are
    assert np.allclose(pictures[-1][40, 640], (196, 214, 226), atol=5)


def test_music_has_no_picture_and_needs_no_camera(takes: Path, listener) -> None:
    with Booth(takes, DeviceChoice("no such camera", "tone"), listener.news.put) as booth:
        listener.until_recording(booth, "song", Form.MUSIC)
        listener.until_long(0.6)
        booth.send(Stop())
        take = listener.until(Taken).take

    assert take.size is None and take.has_sound
    with av.open(str(take.path)) as file:
        assert not file.streams.video


def test_a_take_stops_by_itself_and_is_kept(booth: Booth, listener) -> None:
    """Nobody loses a dance for being too long."""
    listener.until_recording(booth, "long", most=0.8)

    take = listener.until(Taken).take
    assert take.path.exists() and 0.8 <= take.seconds < 1.6


def test_nothing_is_written_before_the_start(booth: Booth, listener, takes: Path) -> None:
    """C-001: the live picture is memory only."""
    booth.send(Open(Form.VIDEO))
    listener.until(Opened)
    listener.until(Level)

    assert booth.preview() is not None
    assert not takes.exists()


def test_the_live_picture_is_mirrored_and_the_recorded_one_is_not(booth: Booth, listener) -> None:
    """People know themselves from the mirror; a sign they hold up must be readable in the film."""
    listener.until_recording(booth, "mirror", most=0.6)
    preview = booth.preview()
    take = listener.until(Taken).take
    with av.open(str(take.path)) as file:
        recorded = next(file.decode(video=0)).to_ndarray(format="bgr24")

    assert preview is not None and preview.pixels.shape == (360, 640, 4)
    sun_in_the_room, opposite = (int(1280 * 0.16), int(720 * 0.25)), (int(1280 * 0.84), int(720 * 0.25))
    sun, wall = (60, 170, 240), (196, 214, 226)
    assert np.allclose(recorded[sun_in_the_room[1], sun_in_the_room[0]], sun, atol=8)
    assert np.allclose(preview.pixels[opposite[1] // 2, opposite[0] // 2, :3], sun, atol=8)
    assert np.allclose(preview.pixels[sun_in_the_room[1] // 2, sun_in_the_room[0] // 2, :3], wall, atol=8)


def test_closing_forgets_the_last_picture(booth: Booth, listener) -> None:
    """The next visitor does not see the one before."""
    booth.send(Open(Form.VIDEO))
    listener.until(Opened)
    pid = booth.pid
    assert booth.preview() is not None

    booth.send(Close())
    while listener.until(Beat).picture_age is not None:
        pass
    listener.until(Beat)
    assert booth.preview() is None
    assert booth.pid == pid


def test_a_discarded_take_is_gone_from_the_disk(booth: Booth, listener, takes: Path) -> None:
    listener.until_recording(booth, "first", most=0.6)
    listener.until(Taken)
    booth.send(Discard("first"))

    assert listener.until(Discarded).take_id == "first"
    assert list(takes.iterdir()) == []


def test_a_visitor_who_walks_away_while_recording_leaves_nothing(booth: Booth, listener, takes: Path) -> None:
    """Discard is enough: nobody has to stop the take first."""
    listener.until_recording(booth, "walked-away")
    booth.send(Discard("walked-away"))

    assert listener.until(Discarded).take_id == "walked-away"
    assert list(takes.iterdir()) == []


def test_whoever_asks_for_open_devices_is_answered(booth: Booth, listener) -> None:
    """Each stage waits for this word before its curtain opens, also the one after *again*."""
    for _ in range(2):
        booth.send(Open(Form.DANCE))
        assert listener.until(Opened, seconds=5).camera


def test_again_is_answered_at_once(booth: Booth, listener) -> None:
    """K-010: throw away and begin anew, without waiting in between."""
    listener.until_recording(booth, "first")
    booth.send(Discard("first"))
    booth.send(Record("second", Form.DANCE, 0.6))

    assert listener.until(Discarded).take_id == "first"
    assert listener.until(Taken).take.id == "second"


def test_two_takes_at_a_time_are_refused(booth: Booth, listener) -> None:
    listener.until_recording(booth, "first")
    booth.send(Record("second", Form.DANCE, 5.0))

    assert listener.until(Failed).take_id == "second"


def test_without_camera_and_microphone_nothing_crashes(takes: Path, listener) -> None:
    """K-017: the kiosk turns off what needs them, and goes on."""
    with Booth(takes, DeviceChoice("no such camera", "no such microphone"), listener.news.put) as booth:
        booth.send(Open(Form.DANCE))
        missing = {listener.until(Missing).device, listener.until(Missing).device}
        opened = listener.until(Opened)
        booth.send(Record("never", Form.DANCE, 10.0))

        assert missing == {Device.CAMERA, Device.MICROPHONE}
        assert not opened.camera and not opened.microphone
        assert listener.until(Failed).take_id == "never"
        assert booth.alive and not takes.exists()


def test_a_booth_that_is_killed_comes_back_with_what_it_had_recorded(booth: Booth, listener) -> None:
    """The visitor sees their take, a blink shorter; the next one can be made."""
    listener.until_recording(booth, "killed")
    listener.until_long(2.0)
    assert booth.pid is not None
    os.kill(booth.pid, signal.SIGKILL)

    assert not listener.until(Opened).camera
    take = listener.until(Taken).take
    assert take.id == "killed" and take.path.suffix == ".mkv"
    assert take.seconds > 2.0 - 0.6
    with av.open(str(take.path)) as file:
        assert sum(1 for _ in file.decode(video=0)) > 30
    assert listener.until(Opened).camera
    booth.send(Record("next", Form.DANCE, 0.6))
    assert listener.until(Taken).take.id == "next"


def test_a_dancer_without_a_face_is_found_again_in_what_the_killed_booth_left(booth: Booth, listener) -> None:
    """Otherwise that dance could never be lifted into the neighbourhood's."""
    booth.send(Learn())
    listener.until(Learned)
    booth.send(Open(Form.DANCE, Seen.SHADOW))
    booth.send(Record("killed", Form.DANCE, 20.0))
    listener.until_long(EMPTY_SECONDS + 1.0)
    assert booth.pid is not None
    os.kill(booth.pid, signal.SIGKILL)

    found = listener.until(Taken).take.figure
    assert found is not None and found.sheets == EFFECTS[Seen.SHADOW].sheets
    assert found.feet_y == pytest.approx(0.845, abs=0.03)  # where the test card's dancer stands
    assert found.height == pytest.approx(0.68, abs=0.05)  # 0.65 to 0.715: it waves above its head


def test_a_booth_that_hangs_is_killed(booth: Booth, listener) -> None:
    """A driver that never returns must not hold the kiosk; and no order to delete is lost, even of what never was."""
    listener.until(Beat)
    hung = booth.pid
    assert hung is not None
    os.kill(hung, signal.SIGSTOP)
    booth.send(Discard("unheard"))

    assert listener.until(Discarded).take_id == "unheard"
    assert booth.pid not in {hung, None}


def test_a_full_disk_keeps_what_was_recorded_until_then(booth: Booth, listener) -> None:
    """The take is shorter, and playable; the booth goes on."""
    listener.until_recording(booth, "full")
    assert booth.pid is not None
    resource.prlimit(booth.pid, resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))

    take = listener.until(Taken).take
    assert take.seconds > 0.5 and take.path.stat().st_size <= 200_000
    assert booth.alive


KIOSK = """
import sys, threading
from pathlib import Path
from capture.booth import Booth
from capture.devices import DeviceChoice
from capture.messages import Level, Open, Record
from media.form import Form

def tell(news):
    if isinstance(news, Level) and news.seconds > 0.6:
        print(booth.pid, flush=True)

booth = Booth(Path(sys.argv[1]), DeviceChoice("test-card", "tone"), tell)
booth.send(Open(Form.DANCE))
booth.send(Record("orphan", Form.DANCE, 60.0))
threading.Event().wait()
"""


def test_a_kiosk_that_is_killed_ends_its_booth_too(takes: Path) -> None:
    """No camera stays on without a screen that says so; the take waits whole for the next start, which deletes it."""
    command = [sys.executable, "-c", KIOSK, str(takes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as kiosk:
        assert kiosk.stdout is not None
        booth = os.pidfd_open(int(kiosk.stdout.readline()))
        kiosk.kill()
        ended, _, _ = select.select([booth], [], [], 10)
        os.close(booth)

    assert ended
    assert [path.name for path in takes.iterdir()] == ["orphan.mkv"]
    assert recover(takes, "orphan", Form.DANCE).seconds > 0.5


def test_a_kiosk_that_ends_ends_its_booth_which_closes_the_take(takes: Path, listener) -> None:
    booth = Booth(takes, DeviceChoice("test-card", "tone"), listener.news.put)
    listener.until_recording(booth, "goodbye")
    listener.until_long(0.6)
    pid = booth.pid
    booth.close()

    assert pid is not None and not Path(f"/proc/{pid}").exists()
    assert [path.name for path in takes.iterdir()] == ["goodbye.mkv"]
