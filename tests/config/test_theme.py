"""Colours: every pair that carries words can be read."""

import pytest

from config.theme import THEMES, contrast, load_theme

WORDS_ON = [
    ("words", "page"),
    ("ink", "paper"),
    ("paper", "ink"),
    ("paper", "dusk"),
    ("paper", "wall"),
    ("paper", "night"),
    ("ink", "go"),
    ("ink", "board"),
    ("ink", "shade"),
    ("on_chosen", "chosen"),
    ("on_quiet", "quiet"),
    ("board", "ink"),
]


@pytest.fixture(params=THEMES)
def theme(request):
    return load_theme(request.param)


@pytest.mark.parametrize(("words", "ground"), WORDS_ON)
def test_words_stand_out_from_their_ground(theme, words, ground):
    assert contrast(getattr(theme.roles, words), getattr(theme.roles, ground)) >= 7


def test_ink_can_be_read_on_every_light_hue_and_the_deep_on_paper(theme):
    for hue in theme.hues:
        assert contrast(theme.roles.ink, hue.light) >= 7, hue.name
        assert contrast(hue.deep, theme.roles.paper) >= 7, hue.name
        assert contrast(hue.deep, hue.light) >= 3, hue.name


def test_in_high_contrast_what_can_be_pressed_is_a_light_shape_on_a_dark_page():
    """X-024: there a shape needs no word to be seen."""
    roles = load_theme("contrast").roles
    for ground in (roles.page, roles.dusk, roles.wall, roles.night):
        for shape in (roles.shade, roles.go, roles.board, roles.paper, roles.chosen, roles.quiet, roles.curtain):
            assert contrast(shape, ground) >= 3


def test_a_theme_can_be_chosen_by_every_name_that_ships():
    assert [load_theme(name).name for name in THEMES] == list(THEMES)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
