"""The facts of a file."""

from pathlib import Path

import pytest

from media.clip import look
from media.errors import TooLargeError
from media.testcard import Card, flash_and_beep, write_card
from media.turn import Turn


def test_the_facts_of_a_plain_film(tmp_path: Path) -> None:
    clip = look(flash_and_beep(tmp_path / "a.mp4"))

    assert clip.container == "mov"
    assert clip.seconds == pytest.approx(2.0, abs=0.03)
    assert clip.video is not None
    assert clip.audio is not None
    assert (clip.video.codec, clip.video.size, clip.video.fps, clip.video.variable) == ("h264", (320, 180), 30.0, False)
    assert (clip.audio.codec, clip.audio.rate, clip.audio.channels) == ("aac", 48000, 2)


def test_a_turned_film_has_the_size_that_is_seen(tmp_path: Path) -> None:
    video = look(write_card(tmp_path / "a.mp4", Card(seconds=0.5, turned=-90))).video

    assert video is not None
    assert (video.size, video.turn) == ((180, 320), Turn.RIGHT)


@pytest.mark.parametrize(("card", "varies"), [(Card(wander=0.6, fps=25), True), (Card(fps=60), False)])
@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_a_wandering_rate_is_noticed(tmp_path: Path, card: Card, *, varies: bool, suffix: str) -> None:
    """Matroska's whole milliseconds are no wandering."""
    video = look(write_card(tmp_path / f"a{suffix}", card)).video

    assert video is not None
    assert video.variable is varies
    assert video.fps == pytest.approx(card.fps, rel=0.03)


def test_seconds_are_those_that_are_there(tmp_path: Path) -> None:
    """A file that breaks off claims more than it has."""
    whole = flash_and_beep(tmp_path / "whole.mkv", 4.0)
    torn = tmp_path / "torn.mkv"
    torn.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    clip = look(torn)

    assert clip.claims == pytest.approx(4.0, abs=0.1)
    assert 1.0 < clip.seconds < 3.0


def test_a_song_has_no_picture_and_a_mute_film_no_sound(tmp_path: Path) -> None:
    song = look(flash_and_beep(tmp_path / "a.wav", size=None))
    mute = look(write_card(tmp_path / "a.mp4", Card(sound=False)))

    assert (song.video, mute.audio) == (None, None)
    assert song.audio is not None
    assert song.audio.codec == "pcm_s16le"


def test_pictures_that_would_fill_the_memory_are_refused(tmp_path: Path) -> None:
    """Eight thousand by eight thousand is twice 8K."""
    path = write_card(tmp_path / "a.mp4", Card(seconds=0.04, size=(8000, 8000), fps=25, sound=False))

    with pytest.raises(TooLargeError, match="8000 × 8000"):
        look(path)
