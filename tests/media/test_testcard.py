"""The measure itself is measured."""

from pathlib import Path

import numpy as np
import pytest

from media.testcard import Card, beep_times, beeps, flash_and_beep, marks, write_card


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".mov"])
def test_marks_finds_what_flash_and_beep_wrote(tmp_path: Path, suffix: str) -> None:
    """To a tenth of a millisecond, so that what is measured with it is about the thing measured."""
    found = marks(flash_and_beep(tmp_path / f"clip{suffix}", 3.0))

    assert found.flashes == pytest.approx([0.5, 1.5, 2.5], abs=1e-3)
    assert found.apart == pytest.approx([0, 0, 0], abs=1e-3)


@pytest.mark.parametrize("card", [Card(fps=25), Card(fps=60), Card(wander=0.6, fps=25), Card(rate=44100)])
def test_other_rates_keep_flash_and_beep_together(tmp_path: Path, card: Card) -> None:
    """The beep begins with the first picture that is lit, wherever that lies."""
    assert marks(write_card(tmp_path / "clip.mp4", card)).apart == pytest.approx([0, 0], abs=1e-3)


def test_sound_only_has_beeps_only(tmp_path: Path) -> None:
    found = marks(flash_and_beep(tmp_path / "song.wav", size=None))

    assert found.flashes == ()
    assert found.beeps == pytest.approx([0.5, 1.5], abs=1e-3)


def test_a_beep_is_found_among_noise() -> None:
    """Rooms are not silent."""
    noise = np.random.default_rng(1).normal(0, 0.05, (96000, 2)).astype(np.float32)

    assert beep_times(beeps(2.0, [0.7]) + noise) == pytest.approx([0.7], abs=2e-3)


def test_silence_and_dark_hold_no_marks(tmp_path: Path) -> None:
    found = marks(write_card(tmp_path / "dark.mp4", Card(seconds=0.4)))

    assert (found.flashes, found.beeps, found.apart) == ((), (), ())
