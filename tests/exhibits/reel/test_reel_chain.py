"""Who is seen when, while one neighbour's music runs on."""

from dataclasses import replace
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from exhibits.reel.chain import LEAST_SECONDS, Part, Sounding, plan_chain, sounding
from media.beats import Beats

FPS = 30
NO_BEAT = Beats((), None, 0.1, ())


def at_tempo(tempo: float, seconds: float, early: float = 0.4) -> Beats:
    return Beats(
        tuple(early + many * 60 / tempo for many in range(int((seconds - early) * tempo / 60))), tempo, 0.8, ()
    )


def neighbours(count: int, frames: int) -> list[Part]:
    return [Part(f"CODE{number}", frames) for number in range(count)]


@some.composite
def musics(draw) -> tuple[int, Beats]:
    """Frames, and beats that hands play: nearly even, or none and only onsets."""
    seconds = draw(some.floats(1.0, 90))
    tempo = draw(some.floats(46, 220))
    wander = draw(some.lists(some.floats(-0.03, 0.03), min_size=1, max_size=7))
    begins, ends = draw(some.floats(0, 3)), seconds - draw(some.floats(0, 3))
    count = int(max(0, ends - begins) * tempo / 60)
    beats = tuple(begins + (many + wander[many % len(wander)]) * 60 / tempo for many in range(1, count))
    onsets = tuple(sorted(draw(some.lists(some.floats(0, seconds), max_size=20))))
    return round(seconds * FPS), draw(some.sampled_from([Beats(beats, tempo, 0.8, onsets), Beats((), None, 0, onsets)]))


@some.composite
def chains(draw) -> tuple[int, Beats, list[Part]]:
    """With answers that begin a little later than what they answer, and end when they like."""
    frames, beats = draw(musics())
    answers = draw(some.lists(some.tuples(some.integers(1, 3000), some.integers(-40, 40)), max_size=12))
    parts = [Part(f"CODE{number}", length, offset) for number, (length, offset) in enumerate(answers, 1)]
    return frames, beats, [Part("CODE0", frames), *parts]


seeds = some.integers(0, 2**32)


@given(chains(), seeds)
@settings(deadline=None, max_examples=300)
def test_the_whole_music_has_pictures_and_each_is_there(chain, seed):
    """No gap, no overlap, nothing of a work that does not exist or does not lie under this moment of the music."""
    frames, beats, parts = chain
    works = {part.code: part for part in parts}

    cuts = plan_chain(frames, beats, parts, fps=FPS, seed=seed)

    end = 0
    for cut in cuts:
        assert cut.starts == end
        assert cut.cut_in == cut.starts + works[cut.code].offset
        assert 0 <= cut.cut_in < cut.cut_in + cut.frames <= works[cut.code].frames
        end += cut.frames
    assert end == frames


@given(chains(), seeds)
@settings(deadline=None, max_examples=300)
def test_nobody_is_seen_twice_in_a_row_or_for_a_blink(chain, seed):
    frames, beats, parts = chain

    cuts = plan_chain(frames, beats, parts, fps=FPS, seed=seed)

    assert all(one.code != other.code for one, other in pairwise(cuts))
    assert all(cut.frames >= min(frames, LEAST_SECONDS * FPS) for cut in cuts)


@given(musics(), some.integers(2, 12), seeds)
@settings(deadline=None, max_examples=300)
def test_everyone_is_seen_as_long_as_everyone_else(music, count, seed):
    """Within one cut (hands do not play as even as clocks), what comes before the first beat, and a frame a turn: two
    who take turns keep theirs. And nobody twice before everyone was seen."""
    frames, beats = music
    cuts = plan_chain(frames, beats, neighbours(count, frames), fps=FPS, seed=seed)

    first = [cut.code for cut in cuts[:count]]
    shown = {part.code: 0 for part in neighbours(count, frames)}
    for cut in cuts:
        shown[cut.code] += cut.frames
    assert len(set(first)) == len(first)
    long = [cut.frames for cut in cuts]
    before, turns = max(0, long[0] - median(long)), len(cuts) / count
    assert max(shown.values()) - min(shown.values()) <= 1.15 * max(long) + before + turns


@given(chains(), seeds, some.randoms())
@settings(deadline=None, max_examples=50)
def test_the_same_works_and_seed_give_the_same_cuts(chain, seed, chance):
    frames, beats, parts = chain
    shuffled = [parts[0], *chance.sample(parts[1:], len(parts) - 1)]

    assert plan_chain(frames, beats, parts, fps=FPS, seed=seed) == plan_chain(
        frames, beats, shuffled, fps=FPS, seed=seed
    )


@pytest.mark.parametrize("tempo", [60, 90, 120, 150, 210])
@pytest.mark.parametrize("fps", [25, 30])
def test_every_cut_lies_on_a_beat(tempo, fps):
    """Before the first that was found, too: the music goes on as it goes."""
    beats = at_tempo(tempo, 30)
    cuts = plan_chain(30 * fps, beats, neighbours(4, 30 * fps), fps=fps, seed=3)

    assert len(cuts) > 6
    for cut in cuts[1:]:
        places = (cut.starts / fps - 0.4) * tempo / 60
        assert abs(places - round(places)) * 60 / tempo <= 0.5 / fps + 1e-6
    assert all(2 <= round(cut.frames / fps * tempo / 60) <= 8 for cut in cuts[:-1])


def test_the_first_to_be_seen_is_who_made_the_music_and_it_grows_quicker():
    cuts = plan_chain(900, at_tempo(90, 30), neighbours(3, 900), fps=FPS, seed=1)

    assert cuts[0].code == "CODE0"
    assert cuts[1].frames == pytest.approx(4 * 20, abs=1)
    assert cuts[-2].frames == pytest.approx(2 * 20, abs=1)


def test_many_neighbours_are_all_seen_in_a_short_song():
    """Rather two beats each than half of them not at all."""
    cuts = plan_chain(480, at_tempo(90, 16), neighbours(9, 480), fps=FPS, seed=1)

    assert len({cut.code for cut in cuts}) == 9


def test_who_danced_for_a_moment_only_is_seen_in_it():
    parts = [*neighbours(6, 900), Part("SHORT", 190)]

    for seed in range(20):
        cuts = plan_chain(900, at_tempo(120, 30), parts, fps=FPS, seed=seed)
        assert any(cut.code == "SHORT" for cut in cuts)


def test_without_a_beat_cuts_fall_on_what_begins_or_are_even():
    spoken = replace(NO_BEAT, onsets=(2.3, 4.9))

    cuts = plan_chain(300, spoken, neighbours(3, 300), fps=FPS, seed=1)

    assert cuts[1].starts == round(2.3 * FPS)
    assert [cut.starts for cut in plan_chain(300, NO_BEAT, neighbours(3, 300), fps=FPS, seed=1)][1] == 72


def test_somebody_alone_is_seen_all_the_time():
    assert [cut.frames for cut in plan_chain(300, NO_BEAT, neighbours(1, 300), fps=FPS, seed=1)] == [300]


def test_music_without_pictures_for_all_of_it_is_refused():
    with pytest.raises(ValueError, match="from its beginning to its end"):
        plan_chain(300, NO_BEAT, [Part("CODE0", 299)], fps=FPS, seed=1)


def test_who_sings_along_is_heard_while_they_are_seen():
    """Their recording carries the music: it goes on without a step."""
    cuts = plan_chain(300, NO_BEAT, neighbours(3, 300), fps=FPS, seed=1)
    singer = next(cut for cut in cuts if cut.code == "CODE1")

    spans = sounding(cuts, "CODE0", {"CODE1"})

    assert {span.code for span in spans} == {"CODE0", "CODE1"}
    assert Sounding("CODE1", singer.starts, singer.frames) in spans
    assert spans[0].starts == 0
    assert all(one.starts + one.frames == other.starts for one, other in pairwise(spans))
    assert sum(span.frames for span in spans) == 300
    assert sounding(cuts, "CODE0", {}) == (Sounding("CODE0", 0, 300),)
