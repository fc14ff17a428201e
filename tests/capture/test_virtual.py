"""The booth with a camera and a sound card that are real to it: what goes in is found in the file."""

import socket
import subprocess
from pathlib import Path

import av
import numpy as np
import pytest

from capture.booth import Booth
from capture.devices import DeviceChoice, sound_devices
from capture.errors import VirtualDeviceError
from capture.messages import Close, Device, Level, Lost, Missing, Open, Opened, Stop, Taken
from capture.microphone import BLOCK
from capture.standin import tone
from capture.virtual import LOUDSPEAKER, MICROPHONE, VirtualCamera, VirtualSound, virtual_camera, virtual_sound
from media.form import Form
from media.testcard import beeps, marks


def chosen(camera: VirtualCamera) -> DeviceChoice:
    return DeviceChoice(camera.url, MICROPHONE)


def ends(path: Path) -> dict[str, float]:
    """Seconds at which picture and sound end."""
    found = {"video": 0.0, "audio": 0.0}
    with av.open(str(path)) as file:
        for packet in file.demux():
            if packet.pts is not None:
                found[packet.stream.type] = float((packet.pts + (packet.duration or 0)) * packet.time_base)
    return found


def test_flash_and_beep_are_in_sync_in_the_take(takes: Path, listener, sound: VirtualSound) -> None:
    """A hand that claps is heard when it is seen: within 20 ms. A picture that is read late because other work holds
    the processor comes late into the file: the pair that lies best tells about us, not about the machine."""
    with virtual_camera(sound, every=1.0) as camera, Booth(takes, chosen(camera), listener.news.put) as booth:
        listener.until_recording(booth, "clap", most=3.6)
        take = listener.until(Taken).take

    found = marks(take.path)
    assert len(found.apart) >= 3
    assert min(abs(apart) for apart in found.apart) <= 0.020


def test_music_that_goes_in_is_found_in_the_take(takes: Path, listener, sound: VirtualSound) -> None:
    """Pitch and loudness come through unchanged."""
    melody = np.concatenate([tone(number * BLOCK) for number in range(150)])
    with Booth(takes, DeviceChoice(microphone=MICROPHONE), listener.news.put) as booth:
        listener.until_recording(booth, "melody", Form.MUSIC)
        with sound.feeding(melody) as playing:
            playing.wait(10)
        booth.send(Stop())
        take = listener.until(Taken).take

    with av.open(str(take.path)) as file:
        heard = np.concatenate([frame.to_ndarray().reshape(-1, 2) for frame in file.decode(audio=0)]) / 32768
    loud = heard[np.abs(heard).max(axis=1) > 0.05, 0]
    pitch = np.fft.rfftfreq(len(heard), 1 / 48000)[np.abs(np.fft.rfft(heard[:, 0])).argmax()]
    assert pitch == pytest.approx(220, abs=2)
    assert np.abs(loud).max() == pytest.approx(np.abs(melody).max(), abs=0.02)


def test_what_the_loudspeaker_plays_can_be_heard_again(sound: VirtualSound) -> None:
    """How a kiosk without a room is listened to."""
    with sound.listening() as heard:
        raw = ["--raw", "--format=float32le", "--rate=48000", "--channels=2"]
        played = beeps(1.0, [0.3]).tobytes()
        subprocess.run(["pacat", *raw], env=dict(sound.environment), input=played, check=True)

    assert np.abs(heard.samples).max() == pytest.approx(0.25, abs=0.02)
    assert sound.loudspeaker == LOUDSPEAKER


def test_a_camera_that_dies_leaves_the_sound_going_on(takes: Path, listener, sound: VirtualSound) -> None:
    """Half a dance with all its music is still a take."""
    with virtual_camera(sound) as camera, Booth(takes, chosen(camera), listener.news.put) as booth:
        listener.until_recording(booth, "half")
        listener.until_long(1.0)
        camera.unplug()
        assert listener.until(Lost).device is Device.CAMERA
        listener.until_long(2.2)
        booth.send(Stop())
        take = listener.until(Taken).take

    assert take.seconds >= 2.2
    assert ends(take.path)["audio"] > 2.1
    assert 0.8 < ends(take.path)["video"] < 2.0


def test_a_camera_that_stalls_is_lost_too(takes: Path, listener, sound: VirtualSound) -> None:
    """A loose cable says nothing: only the age of the last picture tells."""
    with virtual_camera(sound) as camera, Booth(takes, chosen(camera), listener.news.put) as booth:
        booth.send(Open(Form.VIDEO))
        listener.until(Opened)
        camera.stall()

        assert listener.until(Lost).device is Device.CAMERA
        assert listener.until(Opened).microphone


def test_a_camera_that_is_plugged_in_later_is_found(takes: Path, listener, sound: VirtualSound) -> None:
    """Nobody has to start the kiosk again."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with Booth(takes, DeviceChoice(f"http://127.0.0.1:{port}/"), listener.news.put) as booth:
        booth.send(Open(Form.VIDEO))
        assert listener.until(Missing).device is Device.CAMERA
        assert not listener.until(Opened).camera
        with virtual_camera(port=port):
            assert listener.until(Opened).camera
            assert booth.preview() is not None
            booth.send(Close())


def test_a_microphone_that_is_pulled_out_leaves_the_picture_going_on(
    takes: Path, listener, sound: VirtualSound
) -> None:
    """Silence takes the place of the sound, so that picture and sound stay one length."""
    with Booth(takes, DeviceChoice("test-card", MICROPHONE), listener.news.put) as booth:
        listener.until_recording(booth, "mute", most=3.0)
        listener.until_long(1.0)
        sound.unplug()
        assert listener.until(Lost).device is Device.MICROPHONE
        take = listener.until(Taken).take

    assert take.seconds == pytest.approx(3.0, abs=1.7)
    assert ends(take.path)["video"] == pytest.approx(ends(take.path)["audio"], abs=1.7)


def test_a_sound_server_that_hangs_holds_neither_take_nor_kiosk(takes: Path, listener, sound: VirtualSound) -> None:
    """The stream stays “active”, and closing it never returns."""
    with Booth(takes, DeviceChoice("test-card", MICROPHONE), listener.news.put) as booth:
        listener.until_recording(booth, "hung")
        listener.until_long(1.0)
        sound.hang()
        assert listener.until(Lost).device is Device.MICROPHONE
        booth.send(Stop())

        assert listener.until(Taken).take.has_sound
        assert booth.alive


def test_a_take_ends_when_everything_is_gone(takes: Path, listener, sound: VirtualSound) -> None:
    """Nobody records an empty room for two minutes."""
    with virtual_camera(sound) as camera, Booth(takes, chosen(camera), listener.news.put) as booth:
        listener.until_recording(booth, "gone")
        listener.until_long(0.7)
        camera.unplug()
        sound.unplug()

        assert listener.until(Taken).take.seconds >= 0.7


def test_music_ends_with_its_microphone_and_is_kept(takes: Path, listener, sound: VirtualSound) -> None:
    with Booth(takes, DeviceChoice(microphone=MICROPHONE), listener.news.put) as booth:
        listener.until_recording(booth, "song", Form.MUSIC)
        listener.until_long(1.0)
        sound.unplug()

        assert listener.until(Lost).device is Device.MICROPHONE
        assert listener.until(Taken).take.seconds >= 1.0


@pytest.mark.parametrize("microphone", [None, "no such microphone"])
def test_without_a_sound_card_a_dance_is_recorded_without_sound(takes: Path, listener, microphone: str | None) -> None:
    """K-017: what can be made is made."""
    if microphone is None and Path("/dev/snd").exists():
        pytest.skip("this machine has a sound card")
    with Booth(takes, DeviceChoice("test-card", microphone), listener.news.put) as booth:
        booth.send(Open(Form.DANCE))
        missing, opened = listener.until(Missing), listener.until(Opened)
        booth.send(Stop())
        listener.until_recording(booth, "quiet", most=0.6)
        take = listener.until(Taken).take

    assert missing.device is Device.MICROPHONE
    assert opened.camera and not opened.microphone
    assert not take.has_sound and take.size == (1280, 720)


def test_a_machine_without_a_sound_server_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(VirtualDeviceError, match="apt install pulseaudio"), virtual_sound():
        pass


def test_sound_cards_are_listed_by_name(sound: VirtualSound) -> None:
    """What ALSA offers beside them, such as `default`, says nothing to people."""
    there = sound_devices()

    assert MICROPHONE in there.microphones and LOUDSPEAKER in there.loudspeakers
    assert "pulse" in there.microphones and "default" not in there.microphones


def test_levels_follow_what_goes_in(takes: Path, listener, sound: VirtualSound) -> None:
    """The footlights burn when somebody speaks, and only then."""
    with Booth(takes, DeviceChoice(microphone=MICROPHONE), listener.news.put) as booth:
        booth.send(Open(Form.MUSIC))
        assert listener.until(Level).peak == 0.0
        with sound.feeding(beeps(1.0, [0.2, 0.6])):
            while listener.until(Level).peak < 0.7:
                pass
