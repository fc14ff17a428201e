"""The screen's width: staff's word first, then what the screen says of itself."""

import pytest

from config.settings import Settings
from kiosk.screen_size import MAGIC, USUAL_MM, edid_width_mm, known_width_mm, width_in_mm


def edid(width_cm=60, exact_mm=None):
    block = bytearray(128)
    block[:8] = MAGIC
    block[21] = width_cm
    if exact_mm is not None:
        block[54] = 1  # a pixel clock: this is a timing
        block[66], block[68] = exact_mm & 0xFF, (exact_mm >> 8) << 4
    return bytes(block)


def test_millimetres_of_the_preferred_timing_are_exact():
    assert edid_width_mm([edid(60, 597)]) == 597


def test_centimetres_are_taken_where_there_is_no_timing():
    assert edid_width_mm([edid(53)]) == 530


@pytest.mark.parametrize("wrong", [b"", b"\x00" * 128, edid(0), MAGIC])
def test_a_projector_that_tells_nothing_is_unknown(wrong):
    assert edid_width_mm([wrong]) is None


def test_the_first_screen_that_tells_is_taken():
    assert edid_width_mm([edid(0), edid(70)]) == 700


def test_what_staff_measured_counts_most():
    settings = Settings.model_validate({"screen": {"width_mm": 412.5}})
    assert known_width_mm(settings) == 412.5
    assert width_in_mm(settings, (1920, 1080)) == 412.5


def test_an_unknown_screen_is_taken_for_a_usual_one(monkeypatch, tmp_path):
    monkeypatch.setattr("kiosk.screen_size.DRM", tmp_path)
    assert known_width_mm(Settings()) is None
    assert width_in_mm(Settings(), (1920, 1080)) == USUAL_MM
    assert width_in_mm(Settings(), (1080, 1920)) < USUAL_MM
