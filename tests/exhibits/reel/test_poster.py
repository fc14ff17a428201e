"""The poster: everyone of the film has the light on, and the words fit in every shape and language."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from config.texts import SHIPPED, load_texts
from config.theme import contrast, load_theme
from exhibits.reel import poster as poster_module
from exhibits.reel.poster import SHAPES, Poster, draw_poster, poster_of, save_poster
from exhibits.reel.scenes import Resident
from media.form import Form
from media.sign import Sign

EVENING = date(2026, 12, 18)
SMALL = {"16:9": (480, 270), "9:16": (270, 480), "1:1": (360, 360), "a3": (297, 420)}


def residents(many: int) -> list[Resident]:
    forms = list(Form)
    return [Resident(Sign.from_number(i * 137 + 11), forms[i % 3], "Lina", f"{i}") for i in range(many)]


def of(many: int = 8, language: str = "nl", place: str = "Bospolder", theme: str = "day") -> Poster:
    return poster_of(place, residents(many), load_texts(language), load_theme(theme), on=EVENING)


def test_it_says_the_place_the_title_and_the_evening_in_the_language_of_the_film() -> None:
    told = of()
    assert (told.place, told.title) == ("Bospolder", "Kijk wie hier woont")
    assert (told.when, told.works) == ("vrijdag 18 december 2026", "8 werken uit de buurt")
    assert of(language="en").when == "Friday, 18 December 2026"
    assert of(language="tr").when == "18 Aralık 2026 Cuma"
    assert poster_of("x", (), load_texts("nl"), load_theme(), title="Onze straat").title == "Onze straat"


@pytest.mark.parametrize("shape", SHAPES)
def test_more_windows_are_lit_for_more_residents(shape: str) -> None:
    """Light is what a poster has of a person; it may not be lost in the shape."""
    nobody, some, more = (lit(draw_poster(of(number), SMALL[shape])) for number in (0, 2, 5))

    assert nobody < some < more


def lit(picture: np.ndarray) -> float:
    """Bright pixels; all else stays as it is as long as the building does not grow."""
    return float((picture[..., :3].max(axis=2) > 150).mean())


@pytest.mark.parametrize("shape", SMALL)
@pytest.mark.parametrize("language", SHIPPED)
def test_no_word_falls_off_in_any_language(shape: str, language: str) -> None:
    """Neither of a place with a very long name, nor of one with a single letter."""
    width, height = SMALL[shape]
    roles = load_theme().roles
    for place in ("Multifunctionele Accommodatie Bospolder-Tussendijken-West", "Å"):
        drawn = draw_poster(of(language=language, place=place), (width, height))
        sky, street = drawn[: int(height * 0.25)], drawn[int(height * 0.88) :]
        for part, colour in ((sky, roles.paper), (street, roles.ink)):
            rows, columns = np.nonzero(coloured(part, colour))
            assert len(rows) > 10
            assert width * 0.03 < columns.min() <= columns.max() < width * 0.97
        assert not coloured(drawn[-int(height * 0.012) :], roles.ink).any()
        assert not coloured(drawn[: int(height * 0.012)], roles.paper).any()


def coloured(picture: np.ndarray, colour: str) -> np.ndarray:
    wanted = np.array([int(colour[at : at + 2], 16) for at in (5, 3, 1)])
    return np.abs(picture[..., :3].astype(int) - wanted).max(axis=2) < 12


def test_the_same_film_has_the_same_poster_at_any_size() -> None:
    small, large = draw_poster(of(), (270, 480)), draw_poster(of(), (540, 960))

    assert np.array_equal(small, draw_poster(of(), (270, 480)))
    halved = large.reshape(480, 2, 270, 2, 4).mean(axis=(1, 3))
    assert np.abs(halved - small)[..., :3].mean() < 6


def test_right_to_left_the_building_stands_on_the_other_side() -> None:
    ours, theirs = (
        draw_poster(of(18, language), (640, 360))[60:180, :, :3].max(axis=2) > 150 for language in ("nl", "ar")
    )

    assert ours[:, 340:].mean() > ours[:, :300].mean()
    assert theirs[:, :300].mean() > theirs[:, 340:].mean()


def test_more_people_than_windows_are_still_a_building() -> None:
    draw_poster(of(400), (320, 180))


@pytest.mark.parametrize("theme", ["day", "contrast"])
def test_its_words_stand_out_in_both_themes(theme: str) -> None:
    roles = load_theme(theme).roles
    assert min(contrast(roles.paper, roles.dusk), contrast(roles.board, roles.dusk)) >= 7
    assert contrast(roles.ink, roles.board) >= 7


def test_a3_is_printed_at_three_hundred_dots_an_inch(tmp_path: Path) -> None:
    wall = save_poster(of(), "a3", tmp_path / "poster.png")

    with Image.open(wall) as opened:
        assert opened.size == (3508, 4961)
        assert opened.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert [side / 300 * 25.4 for side in opened.size] == pytest.approx([297, 420], abs=0.1)


def test_a_jpeg_has_the_colours_of_the_drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blue and red are not changed over, and nothing half is left beside it."""
    monkeypatch.setitem(poster_module.SHAPES, "1:1", SMALL["1:1"])
    drawn = draw_poster(of(), SMALL["1:1"])

    saved = save_poster(of(), "1:1", tmp_path / "poster.jpg")

    with Image.open(saved) as opened:
        assert opened.format == "JPEG"
        assert np.abs(np.asarray(opened).astype(int) - drawn[..., 2::-1]).mean() < 4
    assert list(tmp_path.iterdir()) == [saved]


def test_without_an_evening_the_number_of_works_is_what_one_reads() -> None:
    bare = replace(of(), when="")

    assert not np.array_equal(draw_poster(bare, (270, 480)), draw_poster(of(), (270, 480)))
