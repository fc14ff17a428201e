"""Answering a neighbour, without a display: from the work to one's own window, and what happens when it goes."""

import pytest

from capture.messages import Close, Device, Discard, Lost, Open, Opened, Record, Recording
from exhibits.collection import Collection
from exhibits.contribution import Consents, Makers, Meaning, Purpose, Use, Zone
from kiosk.flow import visits
from kiosk.screen import Frame
from kiosk.screens.attract import Calling
from kiosk.screens.browse import Browse
from kiosk.screens.gone import Farewell
from kiosk.screens.home import Door, Home
from kiosk.screens.look_back import LookBack, Verdict
from kiosk.screens.neighbours import After, AnswerPicked, Neighbours
from kiosk.screens.notice import Agreed, Notice
from kiosk.screens.question import Question, QuestionChosen
from kiosk.screens.record import Begin, Done
from kiosk.screens.record import Record as RecordScreen
from kiosk.screens.record import Stop as StopPressed
from kiosk.screens.reply import AnswerChosen, Reply
from kiosk.screens.sorry import Sorry, SorryAnswer
from kiosk.screens.thanks import Thanks
from kiosk.screens.watch import HEART_AFTER_SECONDS, Leaving, Watch
from kiosk.screens.who import Chosen, WhoMaySee
from media.form import Form
from media.seen import Seen
from media.testcard import flash_and_beep
from tests.kiosk.visiting import YES, Play, a_take, a_work, hands_of

OPEN = YES | {Purpose.ANSWER}
SAID = Consents(frozenset(), notice_version="1", language="nl")


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
def work(collection, clip):
    """What may be answered."""
    return a_work(collection, clip, OPEN, question="street_sound")


@pytest.fixture
def play(hands):
    play = Play(visits(hands, False))
    yield play
    play.leave()


def to_watch(play):
    return play.answer(Calling.TOUCHED, Door.WATCH)


def to_reply(play):
    to_watch(play)
    return play.answer(Leaving.REPLY)


def to_record(play, form=Form.VIDEO):
    to_reply(play)
    return play.answer(AnswerChosen(form), Agreed(Makers.ALONE, keep=True))


def to_look_back(play, hands, clip):
    to_record(play)
    play.answer(Begin())
    take = a_take(hands.collection, clip, hands.booth.of(Record)[-1].take_id)
    play.answer(StopPressed(), Done(take))
    return take


def can_reply(screen):
    screen.watched_seconds = HEART_AFTER_SECONDS
    return "reply" in {target.name for target in screen.targets()}


# the way in


def test_a_work_whose_maker_opened_the_window_can_be_answered(play, work):
    assert can_reply(to_watch(play))


@pytest.mark.parametrize("yes", [YES, frozenset({Purpose.HERE})])
def test_a_shut_window_offers_nothing(play, collection, clip, yes):
    a_work(collection, clip, yes)
    assert not can_reply(to_watch(play))


def test_without_devices_nothing_is_offered(play, hands, work):
    for device in Device:
        hands.backstage.hear(Lost(device))
    assert not can_reply(to_watch(play))


@pytest.mark.parametrize(("form", "answerable"), [(Form.DANCE, True), (Form.VIDEO, False)])
def test_without_a_sound_only_a_dance_can_be_answered(play, collection, clip, form, answerable):
    a_work(collection, clip, OPEN, form=form, has_sound=False)
    assert can_reply(to_watch(play)) is answerable


def test_only_ways_that_work_now_are_open(play, hands, work):
    hands.backstage.hear(Lost(Device.CAMERA))
    screen = to_reply(play)
    assert [target.name for target in screen.targets()] == ["form.music"]


def test_back_from_the_doors_is_back_to_the_work(play, work):
    assert isinstance(to_reply(play), Reply)
    assert isinstance(play.answer(Frame.BACK), Watch)
    assert isinstance(play.answer(Frame.BACK), Browse)


# making it


def test_an_answer_is_recorded_to_the_piece_and_kept_as_an_answer(play, hands, work, clip):
    assert isinstance(to_reply(play), Reply)
    assert isinstance(play.answer(AnswerChosen(Form.VIDEO)), Notice)
    assert isinstance(play.answer(Agreed(Makers.ALONE, keep=True)), RecordScreen)
    [opened] = hands.booth.of(Open)
    assert opened == Open(Form.VIDEO, Seen.YOURSELF, hands.piece(work))
    assert opened.piece.is_file()
    play.answer(Begin())
    order = hands.booth.of(Record)[0]
    assert order.most_seconds == work.seconds + 2
    take = a_take(hands.collection, clip, order.take_id)
    assert isinstance(play.answer(StopPressed(), Done(take)), LookBack)
    assert isinstance(play.answer(Verdict.KEEP, Meaning("healthy", Zone.AB)), WhoMaySee)
    thanks = play.answer(Chosen(YES))
    assert isinstance(thanks, Thanks)
    [kept] = hands.collection.waiting()
    assert (kept.answer_to, kept.question, kept.yes) == (work.id, "street_sound", YES)
    assert isinstance(play.answer(Farewell.DONE), Home)
    assert hands.booth.sent[-1] == Close()


def test_a_dance_in_silence_is_seen_while_music_is_made_to_it(play, hands, collection, clip):
    """The booth has nothing to play; the stage shows the neighbour, from the moment that it records."""
    a_work(collection, clip, OPEN, form=Form.DANCE, has_sound=False)
    screen = to_record(play, Form.MUSIC)
    assert hands.booth.of(Open)[0].piece is None
    screen.hear(Opened(camera=False, microphone=True))
    assert ("partner still") in [part.key[0] for part in screen.parts() if isinstance(part.key, tuple)]
    screen.press("go")
    play.answer(screen.press("go"))
    screen.hear(Recording("x"))
    assert screen._partner._showing is not None


def test_a_long_piece_ends_where_the_form_ends(hands, work):
    from dataclasses import replace

    assert hands.most_seconds(Form.MUSIC, replace(work, seconds=500)) == hands.settings.record.art_seconds


def test_how_it_works_is_told_once_a_visit(play, hands, work, clip):
    to_look_back(play, hands, clip)
    play.answer(Verdict.KEEP, Meaning("healthy", Zone.A), Chosen(YES), Farewell.DONE)
    assert isinstance(play.answer(Door.MAKE), Question)
    assert isinstance(play.answer(QuestionChosen("greeting", Form.VIDEO)), RecordScreen)


def test_who_only_tried_is_told_again(play, hands, work):
    to_reply(play)
    play.answer(AnswerChosen(Form.VIDEO), Agreed(Makers.ALONE, keep=False), Frame.BACK)
    assert isinstance(play.answer(Door.MAKE, QuestionChosen("greeting", Form.VIDEO)), Notice)


def test_windows_that_the_neighbour_keeps_shut_cannot_be_opened(play, hands, collection, clip):
    a_work(collection, clip, frozenset({Purpose.HERE, Purpose.ANSWER}))
    to_look_back(play, hands, clip)
    who = play.answer(Verdict.KEEP, Meaning("healthy", Zone.A))
    names = [target.name for target in who.targets()]
    assert names == ["here", "answer", "done"]


# when it goes meanwhile


def assert_nothing_kept(hands, work):
    assert [one.id for one in hands.collection.contributions(Use.STAFF) if one.id != work.id] == []


def test_a_work_that_went_before_the_recording_is_a_kind_word(play, hands, work):
    to_reply(play)
    play.answer(AnswerChosen(Form.VIDEO))
    hands.collection.lock(work.id)
    sorry = play.answer(Agreed(Makers.ALONE, keep=True))
    assert isinstance(sorry, Sorry)
    assert isinstance(play.answer(SorryAnswer.ON), Home)
    assert hands.booth.of(Open) == []


def test_a_work_that_went_while_it_was_answered_is_not_heard_again(play, hands, work, clip):
    to_record(play)
    play.answer(Begin())
    take = a_take(hands.collection, clip, hands.booth.of(Record)[-1].take_id)
    hands.collection.withdraw(work.id, SAID)
    assert isinstance(play.answer(StopPressed(), Done(take)), Sorry)
    assert hands.booth.of(Discard) == [Discard(take.id)]
    play.answer(SorryAnswer.ON)
    assert_nothing_kept(hands, work)


def test_a_work_that_went_before_the_last_done_takes_the_answer_with_it(play, hands, work, clip):
    """The moment between choosing the windows and keeping is the last; what carries the sound is not kept."""
    take = to_look_back(play, hands, clip)
    play.answer(Verdict.KEEP, Meaning("healthy", Zone.A))
    hands.collection.shut(work.id, Purpose.ANSWER, SAID)
    assert isinstance(play.answer(Chosen(YES)), Sorry)
    assert not take.path.exists()
    assert hands.booth.of(Discard) == [Discard(take.id)]
    assert isinstance(play.answer(SorryAnswer.ON), Home)
    assert_nothing_kept(hands, work)


def test_a_work_that_went_is_not_played_once_more(play, hands, work, clip):
    take = to_look_back(play, hands, clip)
    hands.collection.lock(work.id)
    assert isinstance(play.answer(Verdict.AGAIN), Sorry)
    assert hands.booth.of(Discard) == [Discard(take.id)]
    assert len(hands.booth.of(Open)) == 1
    assert isinstance(play.answer(SorryAnswer.ON), Home)


# looking along the line


@pytest.fixture
def chain(collection, clip):
    music = a_work(collection, clip, OPEN)
    return music, a_work(collection, clip, OPEN, answer_to=music)


def showing(screen):
    return screen._card.id


def watch_the_answered(play, chain):
    watch = to_watch(play)
    if showing(watch) != chain[0].id:
        watch = play.answer(Leaving.ANSWERED)
    return watch


def test_from_an_answer_one_goes_to_what_it_answers(play, chain):
    music, dance = chain
    watch = to_watch(play)
    if showing(watch) == music.id:
        watch = play.answer(Leaving.NEXT, AnswerPicked(0))
    assert showing(watch) == dance.id
    assert "answered" in {target.name for target in watch.targets()}
    assert showing(play.answer(watch.press("answered"))) == music.id


def test_after_a_work_its_answers_come_first_and_once(play, hands, chain):
    music, dance = chain
    watch_the_answered(play, chain)
    neighbours = play.answer(Leaving.NEXT)
    assert isinstance(neighbours, Neighbours)
    assert showing(play.answer(neighbours.press("answer.0"))) == dance.id
    assert showing(play.answer(Leaving.ANSWERED)) == music.id
    assert isinstance(play.answer(Leaving.NEXT), Watch), "it was offered already"
    rows = hands.collection.store.rows("SELECT contribution_id FROM exposure WHERE screen = 'neighbours'")
    assert [row["contribution_id"] for row in rows] == [dance.id]


def test_from_the_answers_one_goes_on_or_back(play, chain):
    watch_the_answered(play, chain)
    play.answer(Leaving.NEXT)
    assert showing(play.answer(Frame.BACK)) == chain[0].id
    assert isinstance(play.answer(Leaving.NEXT), Watch)


def test_next_goes_on_past_the_answers(play, chain):
    watch_the_answered(play, chain)
    assert isinstance(play.answer(Leaving.NEXT, After.ON), Watch)


def test_an_answer_that_is_locked_is_not_told_of(play, hands, chain):
    hands.collection.lock(chain[1].id)
    to_watch(play)
    assert isinstance(play.answer(Leaving.NEXT), Browse)
