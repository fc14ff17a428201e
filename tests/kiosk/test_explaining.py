"""What a work is about, as a script: pointed at, picked, said; and nothing of it stays without the work."""

import pytest

from capture.messages import Close, Discard, Open, Record
from exhibits.collection import Collection
from exhibits.contribution import Makers, Meaning, Role, Use, Zone
from kiosk.flow import visits
from kiosk.screens.about import About, Spoken
from kiosk.screens.attract import Calling
from kiosk.screens.gone import Gone
from kiosk.screens.home import Door
from kiosk.screens.look_back import LookBack, Verdict
from kiosk.screens.notice import Agreed
from kiosk.screens.question import QuestionChosen
from kiosk.screens.record import Begin, Done, NotNow, Stop
from kiosk.screens.sorry import Sorry
from kiosk.screens.speak import Speak
from kiosk.screens.thanks import Thanks
from kiosk.screens.who import Chosen, WhoMaySee
from media.form import Form
from media.testcard import flash_and_beep
from tests.kiosk.visiting import YES, Play, a_take, hands_of

MEANING = Meaning("healthy", Zone.BC, ("joy",))


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return flash_and_beep(tmp_path_factory.mktemp("clip") / "clip.mp4", seconds=1.0, size=(160, 90))


@pytest.fixture
def collection(tmp_path):
    with Collection.open(tmp_path / "collection") as collection:
        yield collection


@pytest.fixture
def hands(collection, look):
    hands = hands_of(collection, look)
    yield hands
    hands.jobs.close()


@pytest.fixture
def play(hands, clip):
    """A visitor who made something and wants to keep it."""
    play = Play(visits(hands, False))
    play.answer(Calling.TOUCHED, Door.MAKE, QuestionChosen("greeting", Form.VIDEO), Agreed(Makers.ALONE, keep=True))
    play.take = take_made(play, hands, clip)
    play.answer(Verdict.KEEP)
    yield play
    play.leave()


def take_made(play, hands, clip):
    """From the record screen on: begun, stopped, and there."""
    play.answer(Begin())
    take = a_take(hands.collection, clip, hands.booth.of(Record)[-1].take_id)
    play.answer(Stop(), Done(take))
    return take


def say(play, hands, clip):
    assert isinstance(play.answer(Spoken.WANTED), Speak)
    return take_made(play, hands, clip)


def gone(hands):
    return [order.take_id for order in hands.booth.of(Discard)]


def test_what_is_pointed_at_and_picked_is_kept_with_the_work(play, hands):
    assert isinstance(play.screen, About)
    assert isinstance(play.answer(MEANING), WhoMaySee)
    play.answer(Chosen(YES))

    [work] = hands.collection.waiting()
    assert hands.collection.meaning(work) == MEANING
    assert hands.collection.path(work, Role.STATEMENT, Use.STAFF) is None


def test_a_sentence_is_sound_only_and_heard_back_before_it_is_kept(play, hands, clip):
    """A-009: at most 30 s; the camera is shut while somebody speaks, and the microphone afterwards."""
    about = play.screen
    said = say(play, hands, clip)
    assert hands.booth.of(Open)[-1] == Open(Form.MUSIC)
    assert hands.booth.of(Record)[-1] == Record(said.id, Form.MUSIC, 30)
    assert isinstance(play.screen, LookBack)

    assert play.answer(Verdict.KEEP) is about
    assert about.spoken
    assert hands.booth.sent[-1] == Close()
    assert isinstance(play.answer(MEANING, Chosen(YES)), Thanks)
    [work] = hands.collection.waiting()
    assert hands.collection.path(work, Role.STATEMENT, Use.STAFF).exists()
    assert gone(hands) == []
    assert list(hands.collection.takes.iterdir()) == []


def test_a_sentence_is_said_anew_and_the_first_is_gone(play, hands, clip):
    first = say(play, hands, clip)
    assert isinstance(play.answer(Verdict.AGAIN), Speak)
    assert gone(hands) == [first.id]
    second = take_made(play, hands, clip)
    play.answer(Verdict.KEEP, MEANING, Chosen(YES))

    assert gone(hands) == [first.id]
    assert not second.path.exists()  # it is the work's now


def test_a_sentence_that_is_thrown_away_leaves_the_rest_as_it_was(play, hands, clip):
    about = play.screen
    about.press("zone.ab")
    said = say(play, hands, clip)
    assert play.answer(Verdict.AWAY) is about
    assert gone(hands) == [said.id]
    assert not about.spoken
    assert about.press("done") == Meaning(about._key, Zone.AB)


def test_who_said_something_hears_it_once_more_and_can_still_throw_it_away(play, hands, clip):
    said = say(play, hands, clip)
    about = play.answer(Verdict.KEEP)
    assert isinstance(play.answer(Spoken.WANTED), LookBack)
    assert play.answer(Verdict.AWAY) is about
    assert gone(hands) == [said.id]
    play.answer(MEANING, Chosen(YES))
    [work] = hands.collection.waiting()
    assert hands.collection.path(work, Role.STATEMENT, Use.STAFF) is None


@pytest.mark.parametrize("steps", range(4))
def test_who_walks_away_leaves_neither_the_work_nor_the_sentence(play, hands, clip, steps):
    said = say(play, hands, clip)
    play.answer(*[Verdict.KEEP, MEANING, "back"][:steps])
    play.leave()

    assert set(gone(hands)) == {play.take.id, said.id}
    assert hands.booth.sent[-1] == Close()
    assert hands.collection.contributions(Use.STAFF) == []


def test_who_walks_away_while_speaking_leaves_nothing(play, hands):
    play.answer(Spoken.WANTED, Begin())
    play.leave()

    assert set(gone(hands)) == {play.take.id, hands.booth.of(Record)[-1].take_id}


def test_a_no_to_everything_takes_the_sentence_along(play, hands, clip):
    said = say(play, hands, clip)
    assert isinstance(play.answer(Verdict.KEEP, MEANING, Chosen(frozenset())), Gone)
    assert set(gone(hands)) == {play.take.id, said.id}


def test_a_microphone_that_fails_is_a_kind_screen_and_the_way_back(play, hands):
    about = play.screen
    play.answer(Spoken.WANTED)
    assert isinstance(play.answer(NotNow()), Sorry)
    assert play.answer("on") is about


def test_the_triangle_suits_the_chapter_of_the_question(play):
    assert play.screen._key in ("healthy", "exchange")
