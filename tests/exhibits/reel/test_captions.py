"""Captions can be read: X-043, in every language, in the MP4, beside it, and on the picture."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from config.questions import shipped_questions
from config.texts import SHIPPED, load_texts
from config.theme import contrast, load_theme
from exhibits.reel.ask import AskScene, rows_to_read
from exhibits.reel.boxes import switch_off_captions
from exhibits.reel.captionpaper import BurntCaptions, caption_height, draw_caption
from exhibits.reel.captionplaces import kept_free, placed
from exhibits.reel.captions import Cue, Heard, Sound, cues, signs, wrapped
from exhibits.reel.captiontrack import TAGS, as_vtt, read_captions
from exhibits.reel.planes import planes_of_paper, split
from exhibits.reel.scenes import Resident, Stage, WorkScene
from exhibits.reel.strip import Strip
from media.form import Form
from media.profile import HOUSE
from media.sign import Sign
from tests.exhibits.reel.made import Told, chunk, film
from tests.exhibits.reel.neighbours import neighbours
from tests.exhibits.reel.shown import SMALL

FATMA = Heard(0, 300, Sound.MUSIC, "Fatma", "Hoe klinkt jouw straat?")


def captions_of(*heard: Heard, language: str = "nl", frames: int = 3000) -> tuple[Cue, ...]:
    return cues(heard, load_texts(language), HOUSE, frames=frames)


def said(*heard: Heard, language: str = "nl") -> list[str]:
    return [cue.text for cue in captions_of(*heard, language=language)]


def test_music_has_a_note_its_maker_and_its_question() -> None:
    assert said(FATMA) == ["♪ Muziek van Fatma ♪\nHoe klinkt jouw straat?"]


def test_every_kind_of_sound_says_who_is_heard() -> None:
    """There are no transcripts: a caption tells what kind of sound it is."""
    told = [said(Heard(0, 300, sound, "Fatma"))[0] for sound in Sound]

    assert told == [
        "(Fatma stelt een vraag)",
        "♪ Muziek van Fatma ♪",
        "(Fatma danst)",
        "(Film van Fatma)",
        "(Fatma vertelt wat het betekent)",
        "(Geluid van de straat)",
        "(Zonder geluid: Fatma)",
    ]


def test_a_question_is_written_as_it_is_spoken() -> None:
    """In the words of its catalogue; a resident who asks has a name, the house's voice has none."""
    asked = Heard(0, 200, Sound.QUESTION, words="Hoe klinkt jouw straat?")

    assert said(asked) == ["Hoe klinkt jouw straat?"]
    assert said(replace(asked, name="Fatma")) == ["Fatma: Hoe klinkt jouw straat?"]


def test_who_gave_no_name_is_a_neighbour() -> None:
    assert said(Heard(0, 300, Sound.MEANING)) == ["(een buurtbewoner vertelt\nwat het betekent)"]


def test_where_there_is_no_time_for_the_question_the_maker_stays() -> None:
    """Half a sentence tells less than none; and what nobody could read is not there at all."""
    assert said(replace(FATMA, ends=50), Heard(60, 300, Sound.DANCE, "Lina"))[0] == "♪ Muziek van Fatma ♪"
    assert said(replace(FATMA, ends=20), Heard(25, 300, Sound.DANCE, "Lina")) == ["(Lina danst)"]


def test_what_begins_later_takes_over_after_two_frames() -> None:
    one, other = captions_of(FATMA, Heard(140, 300, Sound.MEANING, "Fatma"))

    assert (one.starts, one.ends, other.starts) == (0, 138, 140)


def test_a_caption_breaks_where_a_sentence_ends() -> None:
    assert wrapped("Jak brzmi twoja ulica? Zagraj jeden dźwięk.", 37) == [
        "Jak brzmi twoja ulica?",
        "Zagraj jeden dźwięk.",
    ]


def test_accents_and_marks_of_direction_are_not_counted() -> None:
    assert signs("\u200fصعبًا\u200f") == 4
    assert signs("e\u0301e\u0301") == 2
    assert wrapped("e\u0301" * 5, 2) == ["e\u0301" * 2, "e\u0301" * 2, "e\u0301"]


@pytest.mark.parametrize("language", SHIPPED)
def test_every_shipped_question_can_be_read_in_its_language(language: str) -> None:
    for question in shipped_questions():
        written = captions_of(replace(FATMA, words=question.texts[language]), language=language)
        obey_x_043(written, frames=3000, line=37)
        words = " ".join(line for cue in written for line in plain(cue).split("\n"))
        assert words.endswith(" ".join(question.texts[language].split()))


HEARD = st.builds(
    lambda starts, frames, sound, name, words: Heard(starts, starts + frames, sound, name, words),
    st.integers(0, 900),
    st.integers(1, 600),
    st.sampled_from(Sound),
    st.text("abc ABC é🎈فاطمةሰላም\u0301'\\{}<>&", max_size=30),
    st.text("Hoe klinkt jouw straat? ", max_size=300),
)


@settings(deadline=None)  # the first one reads the catalogues
@example([replace(FATMA, words=" ")], "nl", (1280, 720))
@given(st.lists(HEARD, max_size=6), st.sampled_from(["nl", "ar", "ti"]), st.sampled_from([(1280, 720), (720, 1280)]))
def test_whatever_is_heard_its_captions_can_be_read(heard: list[Heard], language: str, size: tuple[int, int]) -> None:
    profile = replace(HOUSE, width=size[0], height=size[1])

    written = cues(heard, load_texts(language), profile, frames=1000)

    obey_x_043(written, frames=1000, line=37 if size[0] > size[1] else 20)


def obey_x_043(written: Sequence[Cue], *, frames: int, line: int) -> None:
    for cue in written:
        assert 30 <= cue.ends - cue.starts <= 210
        assert len(cue.lines) <= 2
        assert max(map(signs, cue.lines)) <= line
        assert signs(cue.text) <= 15 * (cue.ends - cue.starts) / 30
        assert cue.ends <= frames
    assert all(later.starts - earlier.ends >= 2 for earlier, later in pairwise(written))


def plain(cue: Cue) -> str:
    return cue.text.replace("\u200f", "").replace("\u200e", "")


def test_a_line_keeps_its_direction_in_any_player() -> None:
    """A player looks at the first letter; a name in the other script would turn the line, and its brackets, round."""
    [arabic] = captions_of(Heard(0, 300, Sound.VIDEO, "Fatma"), language="ar")
    [dutch] = captions_of(Heard(0, 300, Sound.VIDEO, "فاطمة"))

    assert all(line.startswith("\u200f") and line.endswith("\u200f") for line in arabic.lines)
    assert dutch.text == "\u200e(Film van \u2068فاطمة\u2069)\u200e"
    assert said(FATMA)[0].startswith("♪")


ODD = (
    Cue(0, 45, '♪ Muziek van Jan \\N {\\b1}"de <b>buurt</b>" & co ♪'),
    Cue(47, 80, "\u200f(فيلم: \u2068Fatma\u2069)\u200f\nregel twee"),
    Cue(82, 88, "ሰላም"),
)


def test_the_track_in_the_film_says_what_was_planned_frame_by_frame(tmp_path: Path) -> None:
    """Names are typed by visitors: none may become a command of the format."""
    path = film(tmp_path / "film.mp4", [chunk(tmp_path / "chunk.mp4", 90)], Told(ODD))

    with av.open(str(path)) as opened:
        [stream] = opened.streams.subtitles
        assert (stream.codec_context.name, stream.metadata["language"]) == ("mov_text", "nld")
        assert read_captions(opened, SMALL) == ODD


def test_captions_are_on_until_they_are_switched_off(tmp_path: Path) -> None:
    """A film that has them burnt in would show them twice; nothing else changes."""
    path = film(tmp_path / "film.mp4", [chunk(tmp_path / "chunk.mp4", 90)], Told(ODD))
    before = path.read_bytes()
    assert shown_by_itself(path) == {"video", "audio", "subtitle"}

    switch_off_captions(path)

    assert shown_by_itself(path) == {"video", "audio"}
    assert sum(one != other for one, other in zip(before, path.read_bytes(), strict=True)) == 1
    with av.open(str(path)) as opened:
        assert read_captions(opened, SMALL) == ODD


def shown_by_itself(path: Path) -> set[str]:
    with av.open(str(path)) as opened:
        return {stream.type for stream in opened.streams if stream.disposition & av.stream.Disposition.default}


def test_captions_lie_between_the_pictures_they_belong_to(tmp_path: Path) -> None:
    """A player that reads from a slow stick does not have to look for them."""
    path = film(tmp_path / "film.mp4", [chunk(tmp_path / "chunk.mp4", 90)], Told(ODD))

    with av.open(str(path)) as opened:
        caption = next(p for p in opened.demux(opened.streams.subtitles[0]) if p.pts == 47 and p.size)
    with av.open(str(path)) as opened:
        before = [
            p.pos for p in opened.demux(opened.streams.video[0]) if p.dts is not None and p.dts * p.time_base < 1.4
        ]
    assert max(before) < caption.pos


def test_every_language_has_the_name_that_an_mp4_knows() -> None:
    assert set(TAGS) == set(SHIPPED)


def test_the_file_beside_the_film_is_webvtt() -> None:
    assert as_vtt(ODD[:2], HOUSE) == (
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:01.500\n"
        '♪ Muziek van Jan \\N {\\b1}"de &lt;b&gt;buurt&lt;/b&gt;" &amp; co ♪\n\n'
        "00:00:01.567 --> 00:00:02.667\n"
        "\u200f(فيلم: \u2068Fatma\u2069)\u200f\nregel twee\n"
    )
    assert "01:00:00.000 --> 01:00:02.000" in as_vtt([Cue(108000, 108060, "x")], HOUSE)


SIZES = [(1280, 720), (720, 1280), (720, 720), (640, 360)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_burnt_caption_leaves_the_strip_its_place(size: tuple[int, int], language: str) -> None:
    """Sign and name can be read while a caption is there, and the caption too."""
    profile = replace(HOUSE, width=size[0], height=size[1])
    texts = load_texts(language)
    stage = Stage(profile, load_theme(), language, texts.rtl)
    question = max((question.texts[language] for question in shipped_questions()), key=len)
    fatma = Resident(Sign.from_number(77), Form.MUSIC, "Fatma")
    scene = WorkScene(300, 0, Path("view.mp4"), fatma, question, texts.say("reel.answers", name="Samuel"))
    strip = Strip(scene, stage)
    written = cues([replace(FATMA, words=question)], texts, profile, frames=300)
    burnt = BurntCaptions(placed(written, list(kept_free(scene, stage)), stage), stage)

    both, alone, captioned = (ground(size) for _ in range(3))
    strip.lay(alone, 100)
    burnt.lay(captioned, 100)
    strip.lay(both, 100)
    burnt.lay(both, 100)

    changed = [split(picture)[0] != split(ground(size))[0] for picture in (alone, captioned)]
    assert changed[0].any()
    assert changed[1].any()
    assert not (changed[0] & changed[1]).any()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("asks", [None, *range(14)])
def test_a_burnt_caption_leaves_the_question_and_the_window_of_who_asks_free(size, asks) -> None:
    people = neighbours(14)
    stage = Stage(replace(HOUSE, width=size[0], height=size[1]), load_theme(), "nl", rtl=False)
    into = people[0] if asks else people[1]
    lit = tuple(one.code for one in people)
    question = "Wat maakt het hier moeilijk?"
    scene = AskScene(250, question, None if asks is None else people[asks], people, lit, into, place="Carnisse")
    [caption] = placed([Cue(40, 120, "(Fatma stelt een vraag)")], list(kept_free(scene, stage)), stage)

    low = caption.y + caption_height(caption.text, stage)
    assert all(low <= first or last <= caption.y for first, last in rows_to_read(scene, stage))


def test_a_burnt_caption_is_the_same_whichever_frames_were_asked_before() -> None:
    """The film is made in chunks by several processes."""
    stage = Stage(SMALL, load_theme(), "nl", rtl=False)
    fresh, used = (BurntCaptions(placed(ODD, [], stage), stage) for _ in range(2))
    used.lay(ground(SMALL.size), 10)
    one, other, none = (ground(SMALL.size) for _ in range(3))

    fresh.lay(one, 60)
    used.lay(other, 60)
    used.lay(none, 46)

    assert np.array_equal(one, other)
    assert not np.array_equal(one, none)
    assert np.array_equal(none, ground(SMALL.size))


@pytest.mark.parametrize("theme", ["day", "contrast"])
def test_words_of_a_burnt_caption_stand_out_and_stay_inside_the_picture(theme: str) -> None:
    stage = Stage(SMALL, load_theme(theme), "nl", rtl=False)
    wide = draw_caption("W" * 37, stage)

    assert contrast(stage.theme.roles.ink, stage.theme.roles.paper) >= 7
    assert wide.shape[1] <= SMALL.width
    assert wide.shape[0] % 2 == wide.shape[1] % 2 == 0


def ground(size: tuple[int, int]) -> np.ndarray:
    return planes_of_paper(np.full((size[1], size[0], 4), (90, 140, 120, 255), np.uint8))
