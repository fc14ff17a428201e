"""Credits: everyone in a window of one size for one time, then all others who are thanked, in letters one can read."""

from dataclasses import replace

import numpy as np
import pytest

from config.settings import Export
from config.texts import SHIPPED, load_texts
from exhibits.reel.credits import CreditsScene, credits_frames, rolls_of
from exhibits.reel.notices import Roll, notices
from exhibits.reel.pictures import pictures
from exhibits.reel.scenes import Resident, Stage, least_cap
from exhibits.reel.thanks import floors
from tests.exhibits.reel.neighbours import SIZES, colours_of, flashes, largest_step, neighbours, stage

HELPERS = ("Fatma", "Joris van den Heuvel", "Ayşe Yılmaz", "Team Welzijn Zuid", "Pieter", "Sanne de Boer")
WORKS = ("“Street Organ” van Samuel", "“Vibe Ace” van Kevin MacLeod, CC BY 4.0")


def credits_of(there: Stage, many: int = 14) -> CreditsScene:
    texts = load_texts(there.language)
    rules = texts["reel.all_in"], texts.say("reel.rule", seed=48213), texts.say("reel.software", version="0.3.0")
    rolls = rolls_of(texts, helpers=HELPERS, organisations=("Gezondheidscentrum Carnisse",), music=WORKS, rules=rules)
    people = neighbours(many)
    return CreditsScene(credits_frames(people, rolls, there), people, texts["reel.thanks"], rolls)


def test_a_frame_is_the_same_in_whatever_piece_it_is_made():
    scene = credits_of(stage())
    whole = list(pictures(scene, stage(), 0, scene.frames))

    assert len(whole) == scene.frames
    for first in range(0, scene.frames, 53):
        piece = list(pictures(scene, stage(), first, min(first + 2, scene.frames)))
        assert all(np.array_equal(one, other) for one, other in zip(piece, whole[first:], strict=False))


@pytest.mark.parametrize("theme", ["day", "contrast"])
def test_nothing_flashes_and_nothing_jumps(theme):
    there = stage(theme=theme)
    scene = credits_of(there)
    seen = list(pictures(scene, there, 0, scene.frames))

    assert flashes(seen) == []
    assert largest_step(seen) < 0.05


@pytest.mark.parametrize("size", [*SIZES, (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("many", [1, 7, 24, 100])
def test_everyone_is_thanked_once_in_a_window_of_one_size(size, many):
    people = neighbours(many)
    layout = floors(people, stage(size))

    assert [one for page in layout.pages for one in page] == list(people)
    assert max(map(len, layout.pages)) - min(map(len, layout.pages)) <= 1
    assert max(map(len, layout.pages)) <= layout.columns * layout.rows
    assert layout.window[1] >= min(size) * 0.15


def test_every_page_is_there_for_equally_long():
    scene = credits_of(stage(), 60)
    pages = len(floors(scene.residents, stage()).pages) + len(notices(scene.rolls, stage()))
    each = scene.frames // pages
    seen = list(pictures(scene, stage(), 0, scene.frames))
    still = [
        sum(np.array_equal(one, seen[(page + 1) * each - 1]) for one in seen[page * each : (page + 1) * each])
        for page in range(pages)
    ]

    assert max(still) - min(still) <= 1
    assert min(still) > 90


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", "ar", "ti"])
def test_each_window_is_seen_with_the_sign_of_who_lives_there(size, language):
    there = stage(size, language)
    scene = credits_of(there, 9)
    pages = len(floors(scene.residents, there).pages) + len(notices(scene.rolls, there))
    each = scene.frames // pages
    for number, page in enumerate(floors(scene.residents, there).pages):
        last = (number + 1) * each - 1
        (picture,) = pictures(scene, there, last, last + 1)
        for one in page:
            assert _has(colours_of(picture), there.theme.pairs[one.sign.colour][0]), one.name


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seats", [1500, 3000, 6000, 30000])
def test_names_stay_whole_and_readable_from_where_people_sit(size, seats):
    """The windows of a page become fewer, and no name smaller."""
    there = replace(stage(size), least_cap=least_cap(seats, 2000))
    near = floors(neighbours(24), stage(size))
    layout = floors(neighbours(24), there)

    assert there.least_mm * there.mm == pytest.approx(there.least_cap * max(size))
    if seats > 3000:
        assert len(layout.pages) >= len(near.pages)
    assert [one for page in layout.pages for one in page] == list(neighbours(24))


def test_letters_are_as_large_as_the_requirement_says():
    """E-006: 36.7 mm at 3 metres; the settings say how far people sit and how wide the picture is."""
    settings = Export()

    assert least_cap(3000, 2000) * 2000 == pytest.approx(36.7, abs=0.1)
    assert least_cap(settings.seats_mm, settings.picture_mm) == stage().least_cap


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", SHIPPED)
def test_every_line_of_the_sheets_stands_whole_on_its_sheet(size, language):
    there = stage(size, language)
    rolls = credits_of(there).rolls
    sheets = notices((*rolls, Roll("Alle vrijwilligers", HELPERS * 9)), there)

    shown = [words.text for sheet in sheets for column in sheet.columns for words in column]
    assert shown == [*(line for roll in rolls for line in roll.lines), *HELPERS * 9]
    for sheet in sheets:
        for column in sheet.columns:
            assert sum(words.height for words in column) < size[1] * 0.8
            assert all(words.cap_mm >= there.least_mm for words in column)
            assert all(words.block.width <= size[0] * 0.84 for words in column)


def test_what_there_is_none_of_is_left_out():
    rolls = rolls_of(load_texts("nl"), helpers=(), music=WORKS)

    assert [roll.lines for roll in rolls] == [WORKS]


def test_a_name_that_is_one_endless_word_goes_on_in_the_next_line():
    people = (*neighbours(11), Resident(neighbours(1)[0].sign, neighbours(1)[0].form, "W" * 40, "LONG"))

    assert floors(people, stage()).columns > 1


def test_in_the_credits_a_washing_line_hangs_between_a_work_and_its_answer():
    there = stage()
    one, other, third = (replace(person, answers="") for person in neighbours(3))
    plain, hung = (
        next(iter(pictures(CreditsScene(60, people, "Dank", ()), there, 59, 60)))
        for people in ((one, other, third), (one, replace(other, answers=one.code), third))
    )
    changed = (colours_of(plain) != colours_of(hung)).any(axis=2)

    assert changed.any()
    assert np.flatnonzero(changed.any(axis=0)).max() < 640 * 0.62, "the third window has no line"


def _has(picture: np.ndarray, colour: str) -> bool:
    wanted = np.array([int(colour[at : at + 2], 16) for at in (5, 3, 1)])
    return bool((np.abs(picture.astype(int) - wanted).max(axis=2) < 20).mean() > 0.0005)
