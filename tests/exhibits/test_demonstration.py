"""The works that the program makes itself."""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from config.questions import shipped_questions
from exhibits.collection import Collection
from exhibits.contribution import LONGEST_NAME, Purpose, Role, Use
from exhibits.demonstration.filling import demonstration_works, fill, remove
from exhibits.demonstration.plan import DemoWork
from exhibits.demonstration.render import Alone, Page, render, soundtrack
from exhibits.demonstration.works import WORKS
from media.clip import look
from media.dancer import lift_dancer
from media.form import Form
from media.loudness import measure_blocks
from media.profile import HOUSE
from media.progress import Progress, StoppedError
from media.take import FigureFacts
from tests.exhibits.works import keep_work

PACE = 15
"""Pictures a second that are looked at: enough to see six turns in a second."""
SMALL = replace(HOUSE, width=320, height=180)
FEW = tuple(
    replace(next(work for work in WORKS if work.form is form), seconds=1.0)
    for form in (Form.VIDEO, Form.MUSIC, Form.DANCE)
)
DRAWN = [work for work in WORKS if work.scene is not None]


def names(works: list[DemoWork]) -> list[str]:
    return [f"{work.form}-{work.question}-{work.maker}" for work in works]


def test_all_forms_and_all_questions_have_neighbours_that_answered() -> None:
    """A visitor who looks for examples finds two for each question."""
    assert len(WORKS) >= 12
    assert {work.form for work in WORKS} == set(Form)
    answered = Counter(work.question for work in WORKS)
    assert all(answered[question.key] >= 2 for question in shipped_questions())


def test_every_work_can_be_told_from_the_others() -> None:
    """By form, question and maker a work is known again when the collection is filled a second time."""
    assert len({(work.form, work.question, work.maker) for work in WORKS}) == len(WORKS)
    assert all(0 < len(work.maker) <= LONGEST_NAME for work in WORKS)


def test_works_are_short() -> None:
    """The attract screen shows each in one piece; only the organ goes round once more, for all who answer it."""
    assert all(6 <= work.seconds <= 8 for work in WORKS if work.maker not in ("Samuel", "Lina", "Klapclub 4B"))
    assert {MAKERS[maker].seconds for maker in ("Samuel", "Lina", "Klapclub 4B")} == {15.0}


def test_more_than_one_language_is_spoken() -> None:
    assert len({work.language for work in WORKS}) >= 3


@pytest.mark.parametrize("work", DRAWN, ids=names(DRAWN))
def test_a_picture_depends_on_its_moment_only(work: DemoWork) -> None:
    """The same frames whatever was drawn before: the files are the same on every machine and every day."""
    assert work.scene is not None
    page, other = (Page(work.scene, work.seconds, (160, 90)) for _ in range(2))
    page.at(5.0)
    assert np.array_equal(page.at(2.5), other.at(2.5))


@pytest.mark.parametrize("work", DRAWN, ids=names(DRAWN))
def test_something_always_happens_and_nothing_jumps(work: DemoWork) -> None:
    """Paper slides: between two pictures little changes, and hardly any second passes without movement."""
    frames = _frames(work)
    steps = np.abs(np.diff(frames, axis=0)).mean(axis=(1, 2))[
        : -PACE // 2
    ]  # the sheet that ends every work comes faster
    assert steps.max() < 0.08
    assert all(second.max() > 0 for second in np.array_split(steps, int(work.seconds)))


@pytest.mark.parametrize("work", DRAWN, ids=names(DRAWN))
def test_nothing_flashes(work: DemoWork) -> None:
    """At most three times a second may a quarter of the picture grow lighter or darker by a tenth and back (X-026)."""
    frames = _frames(work)
    for first in range(0, len(frames) - PACE, PACE // 3):
        assert (_turns(frames[first : first + PACE]) > 6).mean() < 0.25


@pytest.mark.parametrize("work", WORKS, ids=names(list(WORKS)))
def test_sound_is_as_loud_as_the_house_and_ends_softly(work: DemoWork) -> None:
    sound = soundtrack(work, HOUSE)

    assert len(sound) == round(work.seconds * HOUSE.rate)
    assert measure_blocks([sound]).integrated == pytest.approx(HOUSE.lufs, abs=1.0)
    assert np.abs(sound[-480:]).max() < 0.02


def test_a_collection_is_filled_with_works_that_can_be_shown(collection: Collection) -> None:
    assert fill(collection, works=FEW, profile=SMALL) == 3

    works = collection.contributions(Use.HERE)
    assert {(work.form, work.question, work.name) for work in works} == {
        (work.form, work.question, work.maker) for work in FEW
    }
    shown = {Purpose.HERE, Purpose.EXHIBITION, Purpose.ANSWER}
    assert all(work.demonstration and work.yes == shown for work in works)
    assert list(collection.takes.iterdir()) == []
    for work in works:
        view = collection.path(work, Role.VIEW, Use.HERE)
        assert view
        clip = look(view)
        assert clip.seconds == pytest.approx(1.0, abs=0.05)
        assert (clip.video is not None) is work.form.seen
        assert (collection.path(work, Role.STILL, Use.HERE) is not None) is work.form.seen
        assert ("outline" in collection.facts(work.id, Role.VIEW)) is not work.form.seen


def test_a_dance_of_the_demonstration_can_be_lifted_like_one_of_people(collection: Collection) -> None:
    """Its original is the dancer alone; where it stands is written down as a booth writes it."""
    fill(collection, works=FEW, profile=SMALL)
    for work in collection.contributions(Use.HERE):
        facts = collection.facts(work.id, Role.ORIGINAL)
        assert ("figure" in facts) is (work.form is Form.DANCE)
        if work.form is Form.DANCE:
            original = collection.path(work, Role.ORIGINAL, Use.STAFF)
            figure = FigureFacts.told(facts["figure"])
            assert original
            assert len(lift_dancer(original, figure).moments) == 30
            assert 0.5 < figure.height < 0.9 and 0.8 < figure.feet_y < 0.95


@pytest.mark.parametrize("work", [work for work in WORKS if work.form is Form.DANCE], ids=lambda work: work.maker)
def test_every_dancer_is_there_from_head_to_foot_all_the_time(work: DemoWork) -> None:
    assert work.scene is not None and work.scene.dancer is not None
    page = Alone(work.scene.dancer, (320, 180))
    for at in np.arange(0, work.seconds, 0.25):
        there = (page.at(at)[:, :, :3] != page.at(at)[0, 0, :3]).any(axis=2)
        assert there.mean() > 0.03
        assert not there[[0, -1]].any() and not there[:, [0, -1]].any()


ANSWERS = [work for work in WORKS if work.answers]
MAKERS = {work.maker: work for work in WORKS}


def test_some_works_answer_others_and_some_windows_are_shut() -> None:
    """So that chains can be seen on every screen, of music danced to, of a tune over a tune, and one of three works."""
    ways = {(work.form, MAKERS[work.answers].form) for work in ANSWERS if work.answers}
    assert ways >= {(Form.DANCE, Form.MUSIC), (Form.MUSIC, Form.MUSIC), (Form.MUSIC, Form.DANCE)}
    assert any(MAKERS[work.answers].answers for work in ANSWERS if work.answers)
    assert any(not work.may_be_answered for work in WORKS)


@pytest.mark.parametrize("work", ANSWERS, ids=names(ANSWERS))
def test_an_answer_carries_the_sound_of_what_it_answers(work: DemoWork) -> None:
    """From its first moment on, and to the same question; the window of the other one is open."""
    assert work.answers
    answered = MAKERS[work.answers]
    assert answered.may_be_answered
    assert answered.question == work.question
    assert WORKS.index(answered) < WORKS.index(work)
    piece, heard = (sound.mean(axis=1) for sound in (answered.sound(), work.sound()))
    together = np.correlate(piece[:76_800], heard[9_600 : 9_600 + 48_000], "valid")
    assert int(np.abs(together).argmax()) == 9_600
    share = np.corrcoef(heard[: len(piece)], piece[: len(heard)])[0, 1]
    assert share > 0.6


def test_answers_come_in_behind_what_they_answer(collection: Collection) -> None:
    chain = tuple(replace(MAKERS[maker], seconds=1.0) for maker in ("Samuel", "Lina", "Klapclub 4B"))
    assert fill(collection, works=chain, profile=SMALL) == 3
    by_name = {work.name: work for work in collection.contributions(Use.HERE)}
    assert by_name["Lina"].answer_to == by_name["Samuel"].id
    assert by_name["Klapclub 4B"].answer_to == by_name["Lina"].id


def test_an_answer_stays_out_while_what_it_answers_is_shut(collection: Collection) -> None:
    """Staff locked it, or it came in with an older version that opened no such window."""
    chain = tuple(replace(MAKERS[maker], seconds=1.0) for maker in ("Samuel", "Lina", "Klapclub 4B"))
    fill(collection, works=chain[:1], profile=SMALL)
    collection.lock(demonstration_works(collection)[0].id)
    assert fill(collection, works=chain, profile=SMALL) == 0
    collection.unlock(demonstration_works(collection)[0].id)
    assert fill(collection, works=chain, profile=SMALL) == 2


def test_filling_again_adds_only_what_is_missing(collection: Collection) -> None:
    fill(collection, works=FEW[:2], profile=SMALL)

    assert fill(collection, works=FEW, profile=SMALL) == 1
    assert fill(collection, works=FEW, profile=SMALL) == 0
    assert len(demonstration_works(collection)) == 3


def test_stopped_in_the_middle_it_leaves_whole_works_and_goes_on_later(collection: Collection) -> None:
    with pytest.raises(StoppedError):
        fill(collection, works=FEW, profile=SMALL, stopped=lambda: bool(demonstration_works(collection)))

    assert 0 < len(collection.contributions(Use.HERE)) < 3
    assert list(collection.takes.iterdir()) == []
    fill(collection, works=FEW, profile=SMALL)
    assert len(demonstration_works(collection)) == 3


def test_removing_takes_them_all_and_leaves_the_works_of_people(collection: Collection) -> None:
    own = keep_work(collection)
    fill(collection, works=FEW[:2], profile=SMALL)

    assert remove(collection) == 2

    assert [work.id for work in collection.contributions(Use.STAFF)] == [own.id]
    assert [folder.name for folder in (collection.folder / "works").iterdir()] == [own.code]


def test_the_same_work_is_the_same_file(tmp_path: Path) -> None:
    """What a machine makes today it makes tomorrow: a film of it needs no second look."""
    first, second = (render(FEW[0], tmp_path / name, SMALL).files[Role.VIEW].read_bytes() for name in "ab")

    assert first == second


def test_progress_goes_from_nothing_to_all(collection: Collection) -> None:
    told: list[Progress] = []

    fill(collection, works=FEW[:2], profile=SMALL, report=told.append)

    assert [(progress.done, progress.of) for progress in told] == [(0, 2), (1, 2), (2, 2)]


_BRIGHTNESS = np.array([0.0722, 0.7152, 0.2126], np.float32) / 255  # of blue, green and red


@cache
def _frames(work: DemoWork) -> np.ndarray:
    """The brightness of each picture, 0 to 1."""
    assert work.scene is not None
    page = Page(work.scene, work.seconds, (160, 90))
    times = np.arange(round(work.seconds * PACE)) / PACE
    return np.stack([page.at(at)[:, :, :3] @ _BRIGHTNESS for at in times])


def _turns(frames: np.ndarray) -> np.ndarray:
    """How often each place of the picture turned from growing lighter to growing darker or back, by a tenth or more."""
    anchor, way = frames[0].copy(), np.zeros(frames[0].shape, np.int8)
    turns = np.zeros(frames[0].shape, int)
    for frame in frames[1:]:
        anchor = np.where(way > 0, np.maximum(anchor, frame), np.where(way < 0, np.minimum(anchor, frame), anchor))
        turned = ((frame - anchor) * np.where(way == 0, 1, -way) >= 0.1) | ((way == 0) & (anchor - frame >= 0.1))
        turns += turned
        way[turned] = np.sign(frame - anchor)[turned]
        anchor[turned] = frame[turned]
    return turns
