"""What of a film has to be made anew when something of it changes: as little as can be."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from config.theme import load_theme
from exhibits.reel.captionpaper import Burnt
from exhibits.reel.groups import Break
from exhibits.reel.pieces import Copied, Drawn, Piece, Segment, pieces, runs
from exhibits.reel.scenes import Resident, Stage, WorkScene
from media.form import Form
from media.profile import HOUSE
from media.sign import Sign

STAGE = Stage(HOUSE, load_theme(), "nl", rtl=False)
FADE, CUT_IN = 12, 18


def work(number: int, form: Form = Form.VIDEO, frames: int = 600) -> WorkScene:
    resident = Resident(Sign.from_number(number), form, f"Buur {number}", f"CODE{number:06}")
    return WorkScene(frames, CUT_IN, Path(f"/works/{number}/view.mp4"), resident, "Wie groet jou?")


WORKS = [work(number) for number in range(4)]
SUMS = {one.path: f"sum {number}" for number, one in enumerate(WORKS)}


SAID = Burnt(400, 490, "(Buur 1 vertelt)", 600)


def breaks(key: int, up_to: int) -> int:
    """As x264 stores pictures: behind the key picture and every fourth one after it."""
    return up_to if up_to == key + HOUSE.gop else key + (up_to - key - 1) // 4 * 4 + 1


def film(*works: WorkScene, home: Break | None = breaks, stage: Stage = STAGE) -> list[Piece]:
    befores = [None, *works[:-1]]
    return [
        piece
        for scene, before in zip(works, befores, strict=True)
        for piece in pieces(Segment(scene, before, FADE if before else 0, scene.frames - FADE), stage, SUMS, home=home)
    ]


def new_in(after: list[Piece], before: list[Piece]) -> list[Piece]:
    known = {piece.key for piece in before}
    return [piece for piece in after if piece.key not in known]


@pytest.mark.parametrize("home", [breaks, None])
def test_the_pieces_are_the_whole_film_in_order_and_none_is_longer_than_two_seconds(home):
    line = film(*WORKS, home=home)

    assert sum(piece.frames for piece in line) == sum(one.frames - FADE for one in WORKS)
    assert all(0 < piece.frames <= 60 for piece in line)
    drawn = [piece for piece in line if isinstance(piece, Drawn)]
    for one, other in itertools.pairwise(drawn):
        assert other.first >= one.last or other.segment is not one.segment


def test_of_a_work_in_the_house_profile_only_its_ends_and_its_strip_are_drawn():
    copied = [piece for piece in film(WORKS[0], WORKS[1]) if isinstance(piece, Copied)]

    assert all(piece.first % 30 == 0 for piece in copied)
    assert all(piece.last % 30 == 0 or breaks(piece.first, piece.last) == piece.last for piece in copied)
    seen = sum(piece.frames for piece in copied if piece.works == (WORKS[1].resident.code,))
    assert seen >= WORKS[1].frames - FADE - 30 - 6 * 30 - 3


def test_of_a_work_that_was_looked_through_the_pieces_know_its_checksum_and_are_the_same():
    works, looked_through = WORKS[:2], {WORKS[0].path}
    segments = [Segment(scene, None, 0, scene.frames) for scene in works]
    before = [one for each in segments for one in pieces(each, STAGE, SUMS, home=breaks)]
    found = [one for each in segments for one in pieces(each, STAGE, SUMS, home=breaks, whole=looked_through)]

    known = {(one.path, one.whole) for one in found if isinstance(one, Copied)}
    assert known == {(WORKS[0].path, SUMS[WORKS[0].path]), (WORKS[1].path, None)}
    assert [one.key for one in found] == [one.key for one in before]


def test_music_is_never_copied_for_its_picture_is_drawn():
    assert not [piece for piece in film(work(2, Form.MUSIC)) if isinstance(piece, Copied)]


def test_the_same_works_in_another_order_share_all_but_their_joins():
    """Two works change places: three joins are new, each in one or two pieces."""
    before, after = film(*WORKS), film(WORKS[0], WORKS[2], WORKS[1], WORKS[3])

    assert 0 < sum(piece.frames for piece in new_in(after, before)) <= 3 * 60
    assert all(isinstance(piece, Drawn) and piece.first < FADE for piece in new_in(after, before))


def test_another_name_changes_the_strip_and_nothing_else():
    renamed = replace(WORKS[1], resident=replace(WORKS[1].resident, name="Fatma"))
    before, after = film(*WORKS), film(WORKS[0], renamed, WORKS[2], WORKS[3])

    new = new_in(after, before)
    assert 0 < sum(piece.frames for piece in new) <= 6 * 30  # it comes shortly after a key picture and goes at one
    assert {piece.works for piece in new} == {(WORKS[1].resident.code,)}


def test_a_work_that_goes_leaves_one_new_join():
    new = new_in(film(WORKS[0], WORKS[2], WORKS[3]), film(*WORKS))

    assert 0 < sum(piece.frames for piece in new) <= 60
    assert {code for piece in new for code in piece.works} == {WORKS[0].resident.code, WORKS[2].resident.code}


def test_in_a_film_of_another_size_nothing_is_the_same():
    small = replace(STAGE, profile=replace(HOUSE, width=640, height=360))

    assert len(new_in(film(*WORKS, home=None, stage=small), film(*WORKS, home=None))) == len(film(*WORKS, home=None))


def test_another_language_changes_only_where_words_are():
    english = replace(STAGE, language="en")

    new = new_in(film(*WORKS, stage=english), film(*WORKS))
    assert all(isinstance(piece, Drawn) and piece.first >= FADE for piece in new)


def test_a_file_is_what_is_in_it_and_not_where_it_lies():
    moved = replace(WORKS[0], path=Path("/elsewhere/view.mp4"))
    here = list(pieces(Segment(WORKS[0], None, 0, 588), STAGE, SUMS, home=breaks))
    there = list(pieces(Segment(moved, None, 0, 588), STAGE, {moved.path: SUMS[WORKS[0].path]}, home=breaks))

    assert [piece.key for piece in here] == [piece.key for piece in there]


def test_pieces_that_follow_each_other_are_made_in_one_go():
    drawn = [piece for piece in film(*WORKS, home=None) if isinstance(piece, Drawn)]

    assert [len(run) for run in runs(drawn)] == [
        len([one for one in drawn if one.segment is run[0].segment]) for run in runs(drawn)
    ]
    assert len(runs(drawn)) == len(WORKS)
    assert len(runs(drawn[::2])) == len(drawn[::2])


def test_few_pictures_that_are_left_of_a_work_are_made_with_those_of_the_next_over_it():
    """Between what is copied of it and its end; where they lie is found once for both."""
    drawn = [piece for piece in film(*WORKS) if isinstance(piece, Drawn)]

    ends = [run for run in runs(drawn) if run[0].segment is not run[-1].segment]
    assert [[piece.frames for piece in run[:2]] for run in ends] == [[1, FADE]] * 3
    assert all(run[0].last == run[0].segment.frames for run in ends)
    assert all(run[1].first == 0 and run[1].segment.before is run[0].segment.scene for run in ends)


def captioned(*captions: Burnt) -> list[Piece]:
    return list(pieces(Segment(WORKS[1], None, 0, 588, captions), STAGE, SUMS, home=breaks))


def test_a_caption_is_drawn_where_it_lies_and_all_the_rest_of_a_work_is_copied():
    """From where a group of pictures can be broken off to the next key picture."""
    new = new_in(captioned(SAID), captioned())

    drawn = [piece for piece in new if isinstance(piece, Drawn)]
    assert SAID.starts - 4 < min(piece.first for piece in drawn) <= SAID.starts
    assert SAID.ends <= max(piece.last for piece in drawn) < SAID.ends + 30
    assert {(piece.last + CUT_IN) % 30 for piece in drawn} == {0}
    (before,) = [piece for piece in new if isinstance(piece, Copied)]
    assert (before.first, before.last) == (390, min(piece.first for piece in drawn) + CUT_IN)


def test_other_words_and_another_time_of_a_caption_change_only_its_own_pieces():
    """What comes before it is the same, whatever it says and however long it stays."""
    before = captioned(SAID)
    for other in (replace(SAID, text="(Fatma vertelt)"), replace(SAID, y=30), replace(SAID, starts=401)):
        assert 0 < sum(piece.frames for piece in new_in(captioned(other), before)) <= 150
    longer = new_in(captioned(replace(SAID, ends=491)), before)
    assert [piece.first < SAID.ends < piece.last for piece in longer] == [True]


def test_a_caption_that_goes_on_in_the_next_scene_is_named_by_what_is_seen_of_it_there():
    here, earlier = replace(SAID, starts=-20, ends=40), replace(SAID, starts=-50, ends=40)

    assert new_in(captioned(here), captioned(earlier)) == []
    assert new_in(captioned(here), captioned())


def test_other_colours_and_larger_letters_are_other_pictures():
    """A theme that keeps its name, and seats that were moved: what was drawn before is not shown again."""
    colours = STAGE.theme.roles.model_copy(update={"paper": "#123456"})
    theme = STAGE.theme.model_copy(update={"roles": colours})
    for other in (replace(STAGE, theme=theme), replace(STAGE, least_cap=0.09)):
        assert {piece.works for piece in new_in(film(WORKS[1], stage=other), film(WORKS[1]))}
