"""The picture that is due, by the clock of the sound, at once."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from media.encode import Encoder
from media.player import Frame, Player, fitted
from media.profile import HouseProfile
from media.speaker import SilentSpeaker
from media.testcard import Card, write_card

SIZE = (320, 180)


class Clock:
    """A clock that a test moves, and a silent loudspeaker that goes by it."""

    def __init__(self) -> None:
        self.now = 50.0
        self.speaker = SilentSpeaker(self)

    def __call__(self) -> float:
        return self.now

    def goes_on(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_card(tmp_path_factory.mktemp("film") / "film.mp4", Card(seconds=2.0))


def soon(done: Callable[[], object]) -> None:
    """The player's thread has its own pace; five seconds are plenty."""
    until = time.monotonic() + 5
    while not done():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.001)  # so that it comes to its turn


def seen(player: Player, due: float) -> Frame:
    """The picture due at that moment, when the thread has come so far."""

    def there() -> bool:
        frame = player.frame()
        return frame is not None and frame.due > due - 1 / 30 - 0.001

    soon(there)
    frame = player.frame()
    assert frame
    return frame


def watched(player: Player, clock: Clock, seconds: float) -> list[Frame]:
    """Sixty looks a second, as the kiosk's loop does."""
    frames = [seen(player, 0.0)]
    soon(lambda: player.begun)
    start = clock.now
    while clock.now < start + seconds:
        clock.now += 1 / 60
        frame = seen(player, min(player.at, 2.0))
        if frame.serial != frames[-1].serial:
            frames.append(frame)
    return frames


def test_every_picture_is_shown_once_and_on_time(film: Path, clock: Clock):
    player = Player(film, SIZE, clock.speaker, clock=clock)
    frames = watched(player, clock, 1.9)
    lit = [frame.due for frame in frames if frame.pixels[:, :, :3].mean() > 200]
    player.close()

    assert [frame.serial for frame in frames] == list(range(1, len(frames) + 1))
    assert len(frames) == 58
    assert lit == pytest.approx([0.5, 0.5333, 0.5667, 1.5, 1.5333, 1.5667], abs=0.001)
    assert max(player.late_ms) < 20
    assert player.dropped == 0
    assert player.seconds == pytest.approx(2.0, abs=0.03)


def test_a_film_ends(film: Path, clock: Clock):
    player = Player(film, SIZE, clock.speaker, clock=clock)
    watched(player, clock, 1.9)
    assert not player.done
    soon(lambda: clock.goes_on(0.01) or player.done)
    last = player.frame()
    assert last
    assert last.due == pytest.approx(59 / 30, abs=0.001)


@pytest.mark.parametrize("muted", [True, False])
def test_a_film_without_sound_goes_by_the_clock_and_opens_no_device(tmp_path: Path, clock: Clock, *, muted: bool):
    path = write_card(tmp_path / "silent.mp4", Card(seconds=1.0, sound=muted))
    player = Player(path, SIZE, clock.speaker, sound=not muted, clock=clock)
    seen(player, 0.0)
    soon(lambda: player.begun)
    clock.now += 0.5
    assert seen(player, 0.5).due == pytest.approx(0.5, abs=0.035)
    assert not clock.speaker.mixer.busy
    soon(lambda: clock.goes_on(0.1) or player.done)


def test_music_has_no_picture_and_a_time(tmp_path: Path, clock: Clock):
    song = write_card(tmp_path / "song.m4a", Card(seconds=1.0, size=None))
    player = Player(song, SIZE, clock.speaker, clock=clock)
    soon(lambda: player.begun)
    soon(lambda: clock.goes_on(0.01) or player.done)

    assert player.frame() is None
    assert player.done
    assert player.at == pytest.approx(1.0, abs=0.03)


def test_who_looks_seldom_sees_the_newest_picture(film: Path, clock: Clock):
    """A loop that was busy for a while must not show the past in slow motion."""
    player = Player(film, SIZE, clock.speaker, sound=False, clock=clock)
    watched(player, clock, 0.2)
    clock.now += 0.4
    late = seen(player, 0.6)
    player.close()

    assert late.due == pytest.approx(0.6, abs=0.035)
    assert player.dropped > 5


def test_a_pause_holds_the_picture(film: Path, clock: Clock):
    player = Player(film, SIZE, clock.speaker, start=False, clock=clock)
    first = seen(player, 0.0)
    soon(lambda: player.begun)
    clock.now += 1.0
    assert player.frame() is first

    player.resume()
    clock.now += 0.2
    assert seen(player, 0.2).due == pytest.approx(0.2, abs=0.035)
    player.close()


def test_a_loop_begins_again_and_never_ends(film: Path, clock: Clock):
    player = Player(film, SIZE, clock.speaker, sound=False, loop=True, clock=clock)
    seen(player, 0.0)
    soon(lambda: player.begun)
    for _ in range(50):
        clock.now += 0.1
        seen(player, clock.now - 50.0)

    assert not player.done
    assert player.at == pytest.approx(1.0, abs=0.05)
    player.close()


def test_closing_is_quick_and_silent(film: Path, clock: Clock):
    player = Player(film, (1920, 1080), clock.speaker, clock=clock)
    seen(player, 0.0)
    begun = time.monotonic()
    player.close()
    assert time.monotonic() - begun < 0.02
    assert player.done
    clock.speaker.mixer.mix(480, clock.now)
    assert not clock.speaker.mixer.busy


def test_a_file_that_cannot_be_played_says_why(tmp_path: Path, clock: Clock):
    player = Player(tmp_path / "nothing.mp4", SIZE, clock.speaker, clock=clock)
    soon(lambda: player.done)
    assert "nothing.mp4" in str(player.error)
    assert player.frame() is None


def test_a_film_without_a_picture_that_decodes_ends_and_says_why(film: Path, tmp_path: Path, clock: Clock):
    """It would stand on the screen for ever: while a work plays nobody is asked whether they are still there."""
    broken = bytearray(film.read_bytes())
    first, last = broken.find(b"mdat") + 4, broken.rfind(b"moov") - 4
    if last < first:  # the index comes first
        last = len(broken)
    broken[first:last] = bytes(last - first)
    (tmp_path / "broken.mp4").write_bytes(broken)
    player = Player(tmp_path / "broken.mp4", SIZE, clock.speaker, clock=clock)
    soon(lambda: clock.goes_on(0.05) or player.done)


def test_house_colours_stay_what_they_were(tmp_path: Path, clock: Clock):
    """Pure red turned orange when BT.709 was taken for BT.601."""
    path = tmp_path / "red.mp4"
    with Encoder(path, HouseProfile(width=320, height=180), audio=False) as encoder:
        for _ in range(3):
            encoder.picture(np.full((180, 320, 4), (10, 20, 200, 255), np.uint8))
    player = Player(path, (640, 360), clock.speaker, clock=clock)
    pixels = seen(player, 0.0).pixels
    player.close()

    assert pixels.shape == (360, 640, 4)
    assert pixels[180, 320].tolist() == pytest.approx([10, 20, 200, 255], abs=3)


def test_a_picture_keeps_its_shape():
    assert fitted((1280, 720), (1920, 1080)) == (1920, 1080)
    assert fitted((720, 1280), (1920, 1080)) == (608, 1080)
    assert fitted((320, 180), None) == (320, 180)


def test_a_film_that_nobody_looks_at_ends_too(film: Path, clock: Clock):
    player = Player(film, SIZE, clock.speaker, clock=clock)
    soon(lambda: clock.goes_on(0.005) or player.done)
    assert player.dropped > 40
