"""Takes become films that play everywhere."""

from pathlib import Path

import pytest

from media.clip import look
from media.errors import DamagedError
from media.fit import bring_home
from media.testcard import Card, flash_and_beep, marks, write_card


def test_picture_and_sound_stay_in_step_and_the_take_stays(tmp_path: Path) -> None:
    """What was recorded is the original; what is shown is made of it."""
    take = flash_and_beep(tmp_path / "take.mkv", 3.0)
    clip = bring_home(take, tmp_path / "work.mp4", trusted=True)

    assert (clip.video and clip.video.codec, clip.audio and clip.audio.codec) == ("h264", "aac")
    assert clip.seconds == pytest.approx(3.0, abs=0.05)
    assert marks(tmp_path / "work.mp4").apart == pytest.approx([0, 0, 0], abs=0.002)
    assert take.exists()


def test_it_starts_at_once_in_a_browser(tmp_path: Path) -> None:
    bring_home(flash_and_beep(tmp_path / "take.mkv"), tmp_path / "work.mp4", trusted=True)

    data = (tmp_path / "work.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


@pytest.mark.parametrize("share", [0.45, 0.7, 0.93])
def test_a_torn_take_is_kept_up_to_the_tear(tmp_path: Path, share: float) -> None:
    """A kill or a power cut ends a file anywhere, in the middle of a picture too."""
    whole = flash_and_beep(tmp_path / "whole.mkv", 3.0).read_bytes()
    torn = tmp_path / "torn.mkv"
    torn.write_bytes(whole[: int(len(whole) * share)])
    clip = bring_home(torn, tmp_path / "work.mp4", trusted=True)

    assert 0.5 < clip.seconds < 3.0
    assert clip.seconds == pytest.approx(look(torn).seconds, abs=0.1)
    found = marks(tmp_path / "work.mp4")
    assert found.flashes
    assert all(abs(apart) < 0.002 for apart in found.apart)


def test_music_has_sound_only(tmp_path: Path) -> None:
    clip = bring_home(flash_and_beep(tmp_path / "take.mkv", size=None), tmp_path / "work.m4a", trusted=True)

    assert clip.video is None
    assert marks(tmp_path / "work.m4a").beeps == pytest.approx([0.5, 1.5], abs=0.002)


def test_a_take_without_a_microphone_stays_silent(tmp_path: Path) -> None:
    clip = bring_home(write_card(tmp_path / "take.mkv", Card(sound=False)), tmp_path / "work.mp4", trusted=True)

    assert clip.audio is not None  # a silent track, so that all works can be joined
    assert marks(tmp_path / "work.mp4").beeps == ()
    assert clip.seconds == pytest.approx(2.0, abs=0.05)


def test_what_holds_nothing_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    torn = tmp_path / "torn.mkv"
    torn.write_bytes(flash_and_beep(tmp_path / "whole.mkv").read_bytes()[:900])

    with pytest.raises(DamagedError, match=r"torn\.mkv"):
        bring_home(torn, tmp_path / "work.mp4", trusted=True)
    assert not (tmp_path / "work.mp4").exists()
