"""Colours: every pair that carries words can be read."""

import pytest

from config.theme import contrast, load_theme

ROLES = load_theme().roles


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("ink", "paper"),
        ("paper", "ink"),
        ("paper", "dusk"),
        ("paper", "wall"),
        ("paper", "night"),
        ("ink", "go"),
        ("ink", "board"),
        ("ink", "shade"),
    ],
)
def test_words_stand_out_from_their_ground(words, ground):
    assert contrast(getattr(ROLES, words), getattr(ROLES, ground)) >= 7


@pytest.mark.parametrize("hue", load_theme().hues, ids=lambda hue: hue.name)
def test_ink_can_be_read_on_every_light_hue_and_the_deep_on_paper(hue):
    assert contrast(ROLES.ink, hue.light) >= 7
    assert contrast(hue.deep, ROLES.paper) >= 7
    assert contrast(hue.deep, hue.light) >= 3


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
