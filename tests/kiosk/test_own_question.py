"""*Stel zelf een vraag*: asked aloud, kept after a yes, approved, and then asked in that neighbour's own voice."""

import pytest

from capture.messages import Close, Discard, Open, Record
from config.texts import load_texts
from exhibits.collection import Collection
from exhibits.contribution import Consents, Kind, Makers, Purpose, Role, Use
from kiosk.asking import NeighbourExamples, asked_now, read_aloud, text_of
from kiosk.flow import visits
from kiosk.screen import Frame
from kiosk.screens.attract import Calling
from kiosk.screens.gone import Farewell, Gone
from kiosk.screens.home import Door, Home
from kiosk.screens.look_back import LookBack, Verdict
from kiosk.screens.name import Name, NameGiven
from kiosk.screens.notice import Agreed, Notice
from kiosk.screens.question import Own, Question, QuestionChosen
from kiosk.screens.record import Begin, Done, Stop
from kiosk.screens.speak import Speak
from kiosk.screens.thanks import Thanks
from kiosk.screens.who import Chosen, WhoMaySee
from kiosk.stay import Stay
from media.form import Form
from media.testcard import flash_and_beep
from tests.kiosk.visiting import Play, a_take, a_work, hands_of

HERE = frozenset({Purpose.HERE})
YES = Agreed(Makers.ALONE, keep=True)


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
def play(hands):
    play = Play(visits(hands, False))
    play.answer(Calling.TOUCHED, Door.MAKE)
    yield play
    play.leave()


@pytest.fixture
def stay(hands):
    return Stay(hands, hands.voting.begin_visit("nl"))


def said(play, hands, clip, agreed=YES):
    play.answer(Own.QUESTION, agreed, Begin())
    take = a_take(hands.collection, clip, hands.booth.of(Record)[-1].take_id)
    play.answer(Stop(), Done(take))
    return take


def approved(collection, clip):
    """What staff see of it, and approve when it is ready."""
    [asked] = collection.waiting()
    view = collection.takes / "view.mp4"
    view.write_bytes(clip.read_bytes())
    collection.add_file(asked.id, Role.VIEW, view)
    collection.approve(asked.id)
    return collection.contribution(asked.id)


def gone(hands):
    return [order.take_id for order in hands.booth.of(Discard)]


def test_a_question_is_asked_aloud_after_the_notice_and_kept_after_a_yes(play, hands, clip):
    """Sound only, at most 15 s; the receipt is as that of a work."""
    assert isinstance(play.screen, Question)
    assert isinstance(play.answer(Own.QUESTION), Notice)
    assert isinstance(play.answer(YES), Speak)
    assert hands.booth.of(Open) == [Open(Form.MUSIC)]
    play.answer(Begin())
    order = hands.booth.of(Record)[-1]
    assert (order.form, order.most_seconds) == (Form.MUSIC, 15)
    take = a_take(hands.collection, clip, order.take_id)
    assert isinstance(play.answer(Stop(), Done(take)), LookBack)
    assert isinstance(play.answer(Verdict.KEEP), WhoMaySee)
    assert hands.booth.sent[-1] == Close()
    assert isinstance(play.answer(Chosen(HERE)), Thanks)

    [asked] = hands.collection.waiting()
    assert (asked.kind, asked.yes, asked.makers) == (Kind.QUESTION, HERE, Makers.ALONE)
    assert hands.collection.by_receipt(play.screen._sign, play.screen._digits) == asked
    assert isinstance(play.answer(Farewell.NAME), Name)
    play.answer(NameGiven("Fatma"), Farewell.DONE)
    assert isinstance(play.screen, Home)
    assert hands.collection.contribution(asked.id).name == "Fatma"
    assert gone(hands) == []


def test_an_answer_is_not_a_window_of_a_question(play, hands, clip):
    said(play, hands, clip)
    who = play.answer(Verdict.KEEP)
    assert "answer" not in {target.name for target in who.targets()}


def test_back_from_the_windows_lets_one_hear_it_again(play, hands, clip):
    take = said(play, hands, clip)
    who = play.answer(Verdict.KEEP)
    assert isinstance(play.answer(Frame.BACK), LookBack)
    assert play.answer(Verdict.KEEP) is who
    play.answer(Chosen(HERE))
    assert gone(hands) == []
    assert not take.path.exists()


@pytest.mark.parametrize("steps", range(3))
def test_who_walks_away_leaves_no_question_behind(play, hands, clip, steps):
    take = said(play, hands, clip)
    play.answer(*[Verdict.KEEP, Frame.BACK][:steps])
    play.leave()
    assert take.id in gone(hands)
    assert hands.booth.sent[-1] in (Close(), Discard(take.id))
    assert hands.collection.waiting() == []


def test_nobody_may_hear_it_is_thanks_and_it_is_gone(play, hands, clip):
    take = said(play, hands, clip)
    play.answer(Verdict.KEEP)
    assert isinstance(play.answer(Chosen(frozenset())), Gone)
    assert gone(hands) == [take.id]


def test_thrown_away_it_is_gone_and_nobody_is_asked_anything(play, hands, clip):
    take = said(play, hands, clip)
    assert isinstance(play.answer(Verdict.AWAY), Home)
    assert gone(hands) == [take.id]


def test_who_just_tries_hears_it_and_nothing_is_kept(play, hands, clip):
    take = said(play, hands, clip, Agreed(Makers.ALONE, keep=False))
    assert "keep" not in {target.name for target in play.screen.targets()}
    assert isinstance(play.answer(Verdict.AWAY), Home)
    assert gone(hands) == [take.id]
    assert hands.collection.waiting() == []


# from then on


def test_an_approved_question_is_asked_among_the_others_under_its_sign(play, hands, clip, look):
    said(play, hands, clip)
    play.answer(Verdict.KEEP, Chosen(HERE))
    asked = approved(hands.collection, clip)

    shown = asked_now(hands)[1]
    assert (shown.key, shown.sign) == (asked.question, asked.sign)
    assert shown.texts["nl"] == load_texts("nl")["question.of_neighbour"]
    assert shown.texts["ar"] == load_texts("ar")["question.of_neighbour"]
    hands.collection.give_name(asked.id, "Fatma")
    assert text_of(hands, asked.question, look.texts) == "De vraag van Fatma"
    hands.collection.write_question(asked, "Wie bakt hier brood?", "nl")
    assert text_of(hands, asked.question, look.texts) == "Wie bakt hier brood?"


def test_it_speaks_in_its_own_voice_also_when_it_is_written_down(play, hands, clip, stay):
    said(play, hands, clip)
    play.answer(Verdict.KEEP, Chosen(HERE))
    asked = approved(hands.collection, clip)
    hands.collection.write_question(asked, "Wie bakt hier brood?", "nl")
    heard = []
    hands.mouth.play = lambda read: heard.append(read())
    hands.mouth.say = lambda text, language: heard.append((text, language))

    read_aloud(stay, asked.question)
    read_aloud(stay, "greeting")

    voice, spoken = heard
    assert len(voice) == pytest.approx(48_000, rel=0.1)  # the second that was recorded
    assert spoken == (text_of(hands, "greeting", stay.look.texts), "nl")


def test_a_question_taken_back_while_it_is_on_the_screen_is_silent(play, hands, clip, stay):
    said(play, hands, clip)
    play.answer(Verdict.KEEP, Chosen(HERE))
    asked = approved(hands.collection, clip)
    hands.collection.lock(asked.id)
    hands.mouth.play = pytest.fail
    read_aloud(stay, asked.question)


def test_a_work_answers_it_and_can_be_answered_after_its_asker_took_it_back(play, hands, clip, stay, look):
    said(play, hands, clip)
    play.answer(Verdict.KEEP, Chosen(HERE))
    asked = approved(hands.collection, clip)
    answer = a_work(hands.collection, clip, question=asked.question)
    assert hands.card(answer, look).question == load_texts("nl")["question.of_neighbour"]

    hands.collection.withdraw(asked.id, Consents(frozenset(), "1", "nl"))
    hands.collection.erase(asked.id)
    assert text_of(hands, asked.question, look.texts) == load_texts("nl")["question.of_neighbour"]
    assert hands.collection.contributions(Use.HERE) == [answer]


# a neighbour's example


def test_each_question_has_an_example_of_a_work_that_answers_it(hands, clip, stay):
    work = a_work(hands.collection, clip, question="greeting")
    examples = NeighbourExamples(stay)

    assert examples.card("greeting").id == work.id
    assert examples.card("street_sound") is None


def test_examples_take_turns_from_visit_to_visit(hands, clip):
    works = {a_work(hands.collection, clip, question="greeting").id for _ in range(3)}
    shown = []
    for _ in range(6):
        stay = Stay(hands, hands.voting.begin_visit("nl"))
        examples = NeighbourExamples(stay)
        shown.append(examples.card("greeting").id)
        assert examples.card("greeting").id == shown[-1]  # the same during a visit

    assert sorted(shown.count(work) for work in works) == [2, 2, 2]


def test_what_staff_pinned_is_shown_as_long_as_it_may_be(hands, clip, look, stay):
    works = [a_work(hands.collection, clip, question="greeting") for _ in range(3)]
    hands.collection.pin_example(works[1])
    assert NeighbourExamples(stay).card("greeting").id == works[1].id

    hands.collection.lock(works[1].id)
    assert NeighbourExamples(stay).card("greeting").id != works[1].id


def test_an_example_that_plays_is_watched_and_what_was_being_said_ends(hands, clip, stay):
    """It can have a heart later: three seconds are three seconds."""
    work = a_work(hands.collection, clip, question="greeting")
    examples = NeighbourExamples(stay)
    examples.card("greeting")
    hands.mouth.hush = lambda: hushed.append(True)
    hushed = []
    showing = examples.play("greeting", (160, 90))
    assert hushed
    showing.close()
    [row] = hands.collection.store.rows("SELECT contribution_id, screen FROM exposure")
    assert (row["contribution_id"], row["screen"]) == (work.id, "example")


def test_leaving_the_question_ends_what_it_says_and_plays(play, hands, clip):
    question = play.screen
    closed = []
    question.close = lambda: closed.append(True)
    play.answer(QuestionChosen("greeting", Form.VIDEO))
    assert closed == [True]
    assert not hands.mouth.speaks
