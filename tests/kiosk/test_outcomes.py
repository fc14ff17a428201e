"""*Wat is er mee gebeurd?*, walked through: one tap from home, newest first, and only works that may be seen here."""

import json
import queue

import numpy as np
import pytest

from config.settings import Settings, save_settings
from exhibits.collection import Collection
from exhibits.contribution import Purpose
from exhibits.insights import DrawnBy
from kiosk.flow import visits
from kiosk.pin import hash_pin
from kiosk.poster import Came
from kiosk.screen import Frame
from kiosk.screens.attract import Calling
from kiosk.screens.home import Door, Home, LanguageChosen
from kiosk.screens.outcomes import Onward, Outcomes, WorkPicked
from kiosk.screens.watch import Watch
from kiosk.voice import Mouth
from media.testcard import flash_and_beep
from tests.kiosk.visiting import YES, Play, a_work, hands_of

SENTENCE = "Wie samen muziek maakt, kent elkaars naam."
PATIENCE_SECONDS = 10.0


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return flash_and_beep(tmp_path_factory.mktemp("clip") / "clip.mp4", seconds=1.0, size=(160, 90))


@pytest.fixture
def collection(tmp_path):
    folder = tmp_path / "collection"
    folder.mkdir()
    settings = {"staff": {"pin_hash": hash_pin("246810")}, "screen": {"width_mm": 597}}
    save_settings(folder, Settings.model_validate(settings))
    with Collection.open(folder) as collection:
        yield collection


@pytest.fixture
def said():
    """What was said aloud, and in which language."""
    return queue.SimpleQueue()


@pytest.fixture
def hands(collection, look, said):
    hands = hands_of(collection, look)

    def say(text, language):
        said.put((text, language))
        return np.zeros((100, 2), np.float32)

    hands.mouth = Mouth(hands.speaker, say)
    yield hands
    hands.mouth.close()
    hands.jobs.close()


@pytest.fixture
def play(hands):
    play = Play(visits(hands, False))
    yield play
    play.leave()


@pytest.fixture
def work(collection, clip):
    return a_work(collection, clip)


def draw(collection, *works, text=SENTENCE, language="nl"):
    return collection.draw_insight({language: text}, [work.id for work in works], DrawnBy.RESIDENTS)


def board_of(home):
    return "outcomes" in {target.name for target in home.targets()}


def poster(screen):
    assert isinstance(screen, Outcomes)
    return screen._poster


def windows(screen):
    return [target.name for target in screen.targets() if target.name.startswith("work.")]


def test_where_nothing_came_of_works_yet_there_is_no_door_to_it(play, work):
    assert not board_of(play.answer(Calling.TOUCHED))


def test_one_tap_from_home_the_newest_is_told_with_its_works(play, collection, work):
    """A-040: at most two."""
    draw(collection, work)
    home = play.answer(Calling.TOUCHED)
    assert board_of(home)
    assert home.press("outcomes") is Door.OUTCOMES
    screen = play.answer(Door.OUTCOMES)
    assert (poster(screen).came, poster(screen).sentence) == (Came.RESIDENTS, SENTENCE)
    assert windows(screen) == ["work.0"]


def test_next_goes_from_the_newest_to_the_oldest_and_round(play, collection, clip, work):
    a_work(collection, clip, answer_to=opened(collection, clip))
    draw(collection, work)
    play.answer(Calling.TOUCHED, Door.OUTCOMES)
    seen = [poster(play.screen).came, *(poster(play.answer(Onward.NEXT)).came for _ in range(2))]
    assert seen == [Came.RESIDENTS, Came.ANSWERED, Came.RESIDENTS]


def opened(collection, clip):
    """A work that neighbours may make something with."""
    return a_work(collection, clip, yes=YES | {Purpose.ANSWER})


def test_a_window_leads_to_the_work_and_back_to_what_was_told(play, collection, work):
    draw(collection, work)
    play.answer(Calling.TOUCHED, Door.OUTCOMES)
    assert isinstance(play.answer(WorkPicked(0)), Watch)
    assert poster(play.answer(Frame.BACK)).sentence == SENTENCE
    assert isinstance(play.answer(Frame.BACK), Home)


def test_a_work_that_is_taken_away_meanwhile_vanishes_and_the_sentence_stays(play, collection, work):
    draw(collection, work)
    play.answer(Calling.TOUCHED, Door.OUTCOMES, WorkPicked(0))
    collection.lock(work.id)
    screen = play.answer(Frame.BACK)
    assert poster(screen).sentence == SENTENCE
    assert windows(screen) == []


def test_what_is_taken_down_while_somebody_watches_is_not_told_any_more(play, collection, work):
    insight = draw(collection, work)
    play.answer(Calling.TOUCHED, Door.OUTCOMES, WorkPicked(0))
    collection.take_down_insight(insight)
    assert isinstance(play.answer(Frame.BACK), Home)


def test_that_a_window_was_shown_is_counted_and_changes_no_order_of_cards(play, hands, collection, work):
    """A-011: every appearance; only cards of the floors set the order."""
    draw(collection, work)
    play.answer(Calling.TOUCHED, Door.OUTCOMES)
    rows = hands.collection.store.rows("SELECT contribution_id FROM exposure WHERE screen = ?", Outcomes.name)
    assert [row["contribution_id"] for row in rows] == [work.id]
    assert hands.collection.store.value("SELECT cards FROM programme WHERE contribution_id = ?", work.id) == 0


def test_of_a_film_the_day_is_told_and_the_works_that_may_be_seen_here(play, collection, clip, work):
    elsewhere = a_work(collection, clip, yes=frozenset({Purpose.EXHIBITION}))
    listed = collection.folder / "film.json"
    made = "2026-11-28T12:00:00+00:00"
    listed.write_text(
        json.dumps({"id": "1", "kind": "reel", "made_at": made, "items": [elsewhere.code, work.code]}), "utf-8"
    )
    collection.remember_export(listed)
    screen = play.answer(Calling.TOUCHED, Door.OUTCOMES)
    assert (poster(screen).came, poster(screen).above) == (Came.REEL, "28 november 2026")
    assert windows(screen) == ["work.0"]
    assert screen._cards[0].id == work.id


def test_it_is_said_aloud_when_it_is_told_and_again_when_the_ear_is_touched(play, collection, said, work):
    draw(collection, work)
    screen = play.answer(Calling.TOUCHED, Door.OUTCOMES)
    screen.tick(0.02)
    assert said.get(timeout=PATIENCE_SECONDS) == (SENTENCE, "nl")
    assert screen.press("hear") is None
    assert said.get(timeout=PATIENCE_SECONDS) == (SENTENCE, "nl")
    screen.tick(1.0)
    assert said.empty()
    assert screen.rests() == float("inf")


def test_a_sentence_is_said_in_the_language_it_was_drawn_in(play, collection, said, work):
    """A Dutch sentence in an Arabic visit is heard as Dutch, and reads from the left."""
    draw(collection, work)
    play.answer(Calling.TOUCHED, LanguageChosen("ar"))
    screen = play.answer(Door.OUTCOMES)
    assert (screen.look.texts.language, poster(screen).texts.language) == ("ar", "nl")
    assert said.get(timeout=PATIENCE_SECONDS) == ("العربية", "ar")  # its own name, when it was touched (L-012)
    screen.tick(0.02)
    assert said.get(timeout=PATIENCE_SECONDS) == (SENTENCE, "nl")


def test_whoever_goes_on_hears_no_more_of_it(play, hands, collection, work):
    draw(collection, work)
    screen = play.answer(Calling.TOUCHED, Door.OUTCOMES)
    screen.tick(0.02)
    play.answer(Frame.BACK)
    assert not hands.mouth.speaks
