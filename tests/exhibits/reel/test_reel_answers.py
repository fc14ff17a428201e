"""Which works are one chain, and whose music it has."""

from pathlib import Path
from random import Random

import pytest

from exhibits.reel.answers import Chain, Link, Listened, chains, listen, parts_of
from exhibits.reel.chain import Part
from media.beats import Beats
from media.encode import Encoder
from media.form import Form
from media.profile import HOUSE
from media.songs import MARCH
from media.sound import mix
from media.synth import render

ORGAN = Link("ORGAN", Form.MUSIC, 240)
LINA = Link("LINA", Form.DANCE, 234, "ORGAN")
CLAPS = Link("CLAPS", Form.MUSIC, 230, "LINA")
VOICE = Link("VOICE", Form.VIDEO, 200, "ORGAN")
ALONE = Link("ALONE", Form.MUSIC, 300)


def test_a_chain_is_a_music_with_all_that_grew_out_of_it():
    """Also the claps for the dance: they carry the organ too. Who answers nobody and is not answered is in none."""
    works = [VOICE, CLAPS, ALONE, LINA, ORGAN]

    assert chains(works) == (Chain(ORGAN, (LINA, CLAPS, VOICE)),)
    assert chains(works) == chains(works[::-1])
    assert chains([ALONE, ORGAN]) == ()


def test_an_answer_to_what_is_not_in_the_film_begins_a_chain_itself():
    assert chains([LINA, CLAPS]) == (Chain(CLAPS, (LINA,)),)
    assert chains([LINA]) == ()


def test_of_the_music_that_neighbours_made_to_a_dance_the_longest_runs_on():
    dance = Link("DANCE", Form.DANCE, 300)
    drum, flute = Link("DRUM", Form.MUSIC, 200, "DANCE"), Link("FLUTE", Form.MUSIC, 280, "DANCE")

    assert chains([dance, drum, flute]) == (Chain(flute, (dance, drum)),)


def test_a_dance_that_was_danced_after_keeps_its_own_music():
    dance, after = Link("DANCE", Form.DANCE, 300), Link("AFTER", Form.DANCE, 280, "DANCE")

    assert chains([after, dance]) == (Chain(dance, (after,)),)


def test_who_has_a_sound_of_their_own_is_known():
    """Unless their recording has nothing of the music: then it goes on while they are seen."""
    (chain,) = chains([VOICE, CLAPS, LINA, ORGAN])
    heard = Listened(Beats((), None, 0.0, ()), {"LINA": 10, "CLAPS": 20})

    assert heard.own(chain) == {"CLAPS": 20}


def test_where_the_music_begins_in_each_of_them_is_heard(tmp_path: Path):
    """A dance that began 0.3 seconds before the music did, and one that never heard it."""
    song = render(MARCH, Random(1))
    views = {"MARCH": song, "LATE": mix([(14_400, song)], len(song)), "QUIET": song * 0}
    for code, sound in views.items():
        with Encoder(tmp_path / f"{code}.mp4", video=False) as encoder:
            encoder.sound(sound)
    late, quiet = Link("LATE", Form.DANCE, 238, "MARCH"), Link("QUIET", Form.DANCE, 238, "MARCH")
    (chain,) = chains([Link("MARCH", Form.MUSIC, 238), late, quiet])

    heard = listen(chain, {code: tmp_path / f"{code}.mp4" for code in views})

    assert heard.lags["LATE"] == pytest.approx(14_400, abs=2)
    assert heard.beats.tempo == pytest.approx(MARCH.tempo, rel=0.02)
    assert parts_of(chain, heard, HOUSE) == [Part("MARCH", 238), Part("LATE", 238, 9), Part("QUIET", 238)]
