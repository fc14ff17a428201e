from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from exhibits.errors import NothingToShowError, TooShortError
from exhibits.order import alternating, by_turns
from exhibits.reel.plan import Kind, Piece
from exhibits.reel.planning import ASKS_SHARE, LEAST_SECONDS, Around, plan_reel
from media.form import Form


def piece(number: int, form: Form = Form.VIDEO, question: str = "greeting", seconds: float = 8) -> Piece:
    return Piece(f"CODE{number:06}", form, question, round(seconds * 30))


pieces = some.lists(
    some.builds(
        piece,
        some.integers(0, 999_999),
        some.sampled_from(Form),
        some.sampled_from(["greeting", "bring", "hard_here"]),
        some.floats(0.1, 120),
    ),
    min_size=1,
    max_size=24,
    unique_by=lambda one: one.code,
)
seeds = some.integers(0, 2**32)


@given(pieces, seeds, some.randoms())
@settings(deadline=None, max_examples=40)
def test_the_same_works_and_seed_give_the_same_plan(works, seed, chance):
    """Anyone can make the film again from the list beside it, whatever order a database answers in."""
    shuffled = list(works)
    chance.shuffle(shuffled)

    assert plan_reel(works, seconds=120, seed=seed) == plan_reel(shuffled, seconds=120, seed=seed)


def test_another_seed_is_another_lot():
    works = [piece(number) for number in range(12)]

    assert plan_reel(works, seconds=120, seed=1).shots != plan_reel(works, seconds=120, seed=2).shots


@given(pieces, seeds, some.integers(30, 600))
@settings(deadline=None, max_examples=80)
def test_the_film_fits_and_has_no_gap(works, seed, seconds):
    """Every shot begins where the one before ends, less the cross-fade, and shows frames that exist."""
    reel = plan_reel(works, seconds=seconds, seed=seed)

    assert reel.frames <= seconds * 30
    end = reel.opening
    for shot in reel.shots:
        work = next(one for one in works if one.code == shot.code)
        assert shot.starts == end - shot.fade
        assert 0 <= shot.cut_in <= shot.cut_in + shot.frames <= work.frames
        end = shot.starts + shot.frames
    after = next(part for part in reel.parts[len(reel.shots) + 1 :])
    assert after.starts == end - after.fade


@given(pieces, seeds)
@settings(deadline=None, max_examples=80)
def test_never_three_of_one_form_in_a_row_when_avoidable(works, seed):
    line = alternating(works, seed)

    forms = [work.form for work in line]
    most = max(forms.count(form) for form in Form)
    longest = max(len(list(run)) for _, run in groupby(forms))
    assert sorted(work.code for work in line) == sorted(work.code for work in works)
    if most <= 2 * (len(forms) - most + 1):
        assert longest <= 2
    if most <= len(forms) - most + 1:
        assert longest == 1


def test_a_rare_form_is_in_although_one_form_has_most_works():
    """Forty songs must not crowd out the one dance."""
    works = [piece(number, Form.MUSIC) for number in range(40)] + [piece(90, Form.DANCE), piece(91, Form.VIDEO)]

    reel = plan_reel(works, seconds=60, seed=3)

    assert {shot.form for shot in reel.shots} == set(Form)
    assert reel.left_out


def test_questions_take_turns_within_a_form():
    works = [piece(number, question="bring") for number in range(8)] + [piece(20, question="greeting")]

    assert {work.question for work in by_turns(works, 5)[:2]} == {"bring", "greeting"}


def test_every_work_is_trimmed_to_the_same_share_at_its_ends():
    """A long work gives, a short one is whole, and what it leaves over goes to the others."""
    works = [piece(number, seconds=60) for number in range(5)] + [piece(9, seconds=5)]

    reel = plan_reel(works, seconds=90, seed=1)

    lengths = {shot.code: shot.frames for shot in reel.shots}
    assert lengths.pop("CODE000009") == 5 * 30 - 18 - 24
    assert len(set(lengths.values())) == 1
    assert 90 * 30 - 6 <= reel.frames <= 90 * 30


def test_works_that_fit_are_heard_whole_and_the_ear_arrives_first_and_leaves_last():
    reel = plan_reel([piece(1, seconds=8), piece(2, seconds=9)], seconds=180, seed=1)

    assert sorted(shot.lead + shot.frames + shot.trail for shot in reel.shots) == [240, 270]
    assert all((shot.cut_in, shot.lead, shot.trail) == (18, 18, 24) for shot in reel.shots)


@given(pieces, seeds, some.integers(30, 600))
@settings(deadline=None, max_examples=40)
def test_there_is_sound_as_long_as_it_is_to_be_heard(works, seed, seconds):
    reel = plan_reel(works, seconds=seconds, seed=seed)

    lengths = {work.code: work.frames for work in works}
    assert all(shot.cut_in >= shot.lead for shot in reel.shots)
    assert all(shot.cut_in + shot.frames + shot.trail <= lengths[shot.code] for shot in reel.shots)


def test_where_a_work_is_seen_alone_a_group_of_its_pictures_begins():
    """So that the rest of it can be copied, whole and trimmed."""
    works = [piece(number, seconds=20 + number) for number in range(6)]

    for seconds in (60, 90, 300):
        reel = plan_reel(works, seconds=seconds, seed=1)
        assert {(shot.cut_in + shot.fade) % 30 for shot in reel.shots} == {0}


def test_everyone_is_thanked_also_who_is_not_in_the_film():
    works = [piece(number) for number in range(200)]

    reel = plan_reel(works, seconds=60, seed=1, around=Around(credits=9999))

    assert sum(part.frames for part in reel.parts if part.kind is Kind.CREDITS) == 60 * 30 / 4
    assert sorted(reel.thanked) == sorted(work.code for work in works)
    assert len(reel.shots) + len(reel.left_out) == 200


def test_a_very_short_work_does_not_vanish_in_its_fades():
    works = [piece(1, seconds=0.2), piece(2, seconds=8)]

    short = next(shot for shot in plan_reel(works, seconds=60, seed=1).shots if shot.code == "CODE000001")

    assert short.fade * 2 < short.frames


def test_no_works_and_no_time_are_said_in_one_sentence():
    with pytest.raises(NothingToShowError, match="approve"):
        plan_reel([], seconds=60, seed=1)
    with pytest.raises(TooShortError, match="at least 1"):
        plan_reel([piece(1)], seconds=5, seed=1)


def test_a_plan_is_a_value():
    works = [piece(number) for number in range(3)]
    reel = plan_reel(works, seconds=60, seed=1)

    assert reel == plan_reel(works, seconds=60, seed=1)
    assert replace(reel, seed=2) != reel


def test_in_the_credits_an_answer_stands_beside_what_it_answers() -> None:
    """So that a washing line can hang between their windows; who answers nobody stays where the lot put them."""
    pieces = [piece(number) for number in range(12)]
    codes = list(plan_reel(pieces, seconds=300, seed=3).thanked)
    first, last, middle = codes[0], codes[-1], codes[5]
    answering = {last: first, middle: last}
    asked = [replace(one, answers=answering.get(one.code, "")) for one in pieces]
    line = list(plan_reel(asked, seconds=300, seed=3).thanked)
    assert line[:3] == [first, last, middle]
    assert line[3:] == [code for code in codes if code not in (first, last, middle)]


ASKS = {"greeting": 150, "bring": 150, "hard_here": 180}


@given(pieces, seeds, some.integers(30, 600))
@settings(deadline=None, max_examples=80)
def test_a_question_is_asked_and_then_its_works_are_seen(works, seed, seconds):
    reel = plan_reel(works, seconds=seconds, seed=seed, around=Around(asks=ASKS))

    asked = [part.name for part in reel.parts if part.kind is Kind.ASK]
    assert sorted(asked) == (sorted({shot.question for shot in reel.shots}) if asked else [])
    assert sum(part.frames for part in reel.parts if part.kind is Kind.ASK) <= seconds * 30 * ASKS_SHARE
    now = None
    for part in reel.parts:
        if part.kind is Kind.ASK:
            now = part.name
        elif part.kind is Kind.WORK and asked:
            assert next(shot for shot in reel.shots if shot.code == part.name).question == now


@given(pieces, seeds, some.integers(30, 600))
@settings(deadline=None, max_examples=40)
def test_nothing_is_missing_between_two_parts_and_every_fade_fits(works, seed, seconds):
    reel = plan_reel(works, seconds=seconds, seed=seed, around=Around(asks=ASKS))

    assert reel.parts[0].starts == 0
    for one, other in pairwise(reel.parts):
        assert other.starts == one.ends - other.fade
        assert one.fade + other.fade < one.frames
    assert reel.frames <= seconds * 30


def test_a_film_grows_from_the_quiet_question_to_the_one_of_most_neighbours():
    works = [piece(number, question="bring") for number in range(5)]
    works += [piece(number, question="greeting") for number in range(10, 12)]
    works += [piece(20, question="hard_here")]

    reel = plan_reel(works, seconds=300, seed=1, around=Around(asks=ASKS))

    assert [chapter.question for chapter in reel.chapters] == ["hard_here", "greeting", "bring"]
    assert all(one.ends > other.starts for one, other in pairwise(reel.chapters))


def test_forms_take_turns_across_questions_too():
    """The first question ends with two dances: the next one does not begin with a third."""
    works = [piece(number, Form.DANCE, "greeting") for number in range(2)]
    works += [piece(number, Form.DANCE, "bring") for number in range(10, 12)]
    works += [piece(number, Form.VIDEO, "bring") for number in range(20, 23)]

    for seed in range(20):
        forms = [shot.form for shot in plan_reel(works, seconds=300, seed=seed, around=Around(asks=ASKS)).shots]
        assert max(len(list(run)) for _, run in groupby(forms)) <= 2


def test_works_that_staff_picked_are_in_and_no_others():
    works = [piece(number) for number in range(6)]

    reel = plan_reel(works, seconds=300, seed=1, chosen=["CODE000004", "CODE000001"])

    assert {shot.code for shot in reel.shots} == {"CODE000004", "CODE000001"}
    assert len(reel.thanked) == 6


# chains of answers

ORGAN = piece(1, Form.MUSIC, seconds=30)
DANCES = [replace(piece(number, Form.DANCE, seconds=28), answers=ORGAN.code) for number in (2, 3)]


def test_who_answered_one_music_is_seen_with_it_as_long_as_alone():
    """The music runs on, whole or trimmed, for as long as they would take one after the other."""
    alone = [ORGAN, *(replace(one, answers="") for one in DANCES)]

    (shot,), apart = plan_reel([ORGAN, *DANCES], seconds=60, seed=1).shots, plan_reel(alone, seconds=60, seed=1).shots

    assert shot.codes == (ORGAN.code, *(one.code for one in DANCES))
    assert (shot.form, shot.lead, shot.trail) == (Form.MUSIC, 18, 24)
    assert shot.frames == min(ORGAN.seen(30), apart[-1].starts + apart[-1].frames - apart[0].starts)
    assert shot.cut_in >= shot.lead
    assert shot.cut_in + shot.frames + shot.trail <= ORGAN.frames


def test_everyone_of_a_chain_counts_as_shown():
    reel = plan_reel([ORGAN, *DANCES, piece(9)], seconds=60, seed=1)

    assert reel.shown.keys() == {ORGAN.code, *(one.code for one in DANCES), "CODE000009"}
    assert reel.shown[DANCES[0].code] == reel.shown[ORGAN.code] >= LEAST_SECONDS * 30 // 2
    assert reel.left_out == ()


def test_a_music_that_is_too_short_for_all_who_answered_stays_a_work_among_works():
    organ = replace(ORGAN, frames=9 * 30)

    reel = plan_reel([organ, *DANCES], seconds=60, seed=1)

    assert all(shot.others == () for shot in reel.shots)
    assert len(reel.shots) == 3


def test_a_dance_that_is_danced_after_is_no_scene_to_one_music():
    dance, after = piece(1, Form.DANCE, seconds=30), replace(piece(2, Form.DANCE, seconds=30), answers="CODE000001")

    assert all(shot.others == () for shot in plan_reel([dance, after], seconds=60, seed=1).shots)


@given(pieces, some.lists(some.integers(0, 23), max_size=24), seeds, some.integers(30, 600))
@settings(deadline=None, max_examples=80)
def test_with_chains_the_film_fits_and_everyone_is_in_it_once(works, answered, seed, seconds):
    """Whoever answers whom: each work is seen in one scene or left out, and no scene needs more music than there is."""
    for number, of in enumerate(answered[: len(works)]):
        if of < number:
            works[number] = replace(works[number], answers=works[of].code)

    reel = plan_reel(works, seconds=seconds, seed=seed)

    assert reel.frames <= seconds * 30
    assert sorted([*reel.shown, *reel.left_out]) == sorted(work.code for work in works)
    assert len(reel.shown) == sum(len(shot.codes) for shot in reel.shots)
    for shot in reel.shots:
        work = next(one for one in works if one.code == shot.code)
        assert shot.cut_in + shot.frames + shot.trail <= work.frames
        assert not shot.others or (work.form is Form.MUSIC and shot.each >= 1)
