"""What staff see and hear of a work besides the work: its meaning, a question to write down, an example to show."""

import pytest

from config.texts import load_texts
from exhibits.collection import Collection
from exhibits.contribution import Makers, Meaning, Role, Zone
from kiosk.meaning_words import about
from kiosk.screens.name import NameGiven
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.shown import ShownDesk
from kiosk.screens.staff.waiting import Approved, WaitingDesk
from kiosk.screens.staff.watching import Shown
from kiosk.screens.staff.wording import Wording
from kiosk.screens.staff.worklist import Tool
from kiosk.staff_flow import approving
from kiosk.taking_away import going_through
from media.form import Form
from media.take import Take
from tests.exhibits.works import consents
from tests.kiosk.staff_evening import Play, a_clip, bring_in, hands_on


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return a_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture
def collection(tmp_path):
    with Collection.open(tmp_path / "wijkpodium") as collection:
        yield collection


@pytest.fixture
def hands(collection, look):
    hands = hands_on(collection, look)
    yield hands
    hands.jobs.close()


def take(collection, clip, name, form=Form.VIDEO):
    path = collection.takes / f"{name}.mp4"
    path.write_bytes(clip.read_bytes())
    return Take(name, form, path, 1.0, (160, 90) if form.seen else None, has_sound=True)


def explained(collection, clip):
    kept = collection.accept(
        take(collection, clip, "work"),
        question="greeting",
        consents=consents(),
        meaning=Meaning("healthy", Zone.BC, ("joy",)),
        statement=take(collection, clip, "said", Form.MUSIC),
    )
    return kept.contribution


def asked(collection, clip):
    return collection.accept_question(
        take(collection, clip, "asked", Form.MUSIC),
        consents=consents(),
        visit=None,
        makers=Makers.ALONE,
        language="nl",
        sign=collection.free_sign(),
    ).contribution


def listed(desk, position=0):
    return desk._works[position]


def names(screen):
    return [target.name for target in screen.targets()]


def test_staff_read_what_a_work_is_about_before_they_decide(hands, collection, clip):
    explained(collection, clip)
    desk = Play(approving(hands)).screen
    assert listed(desk).about == "Gaat over: Hoofd en hart, Samen en Genieten"


def test_staff_hear_what_the_maker_said_and_then_the_work_again(hands, collection, clip):
    """A-009. It plays where the work does, and ends with a press as the work does."""
    work = explained(collection, clip)
    play = Play(approving(hands))
    played = []
    show, say = hands.show, hands.show_statement
    hands.show = lambda *args, **how: (played.append("work"), show(*args, **how))[1]
    hands.show_statement = lambda *args: (played.append("said"), say(*args))[1]
    assert "tool.said" in names(play.screen)
    assert play.screen.press("tool.said") is Tool.SAID

    assert isinstance(play.answer(Tool.SAID), WaitingDesk)
    play.answer(Shown(0))
    assert played == ["said", "work"]
    play.answer(Approved(0))
    assert collection.waiting() == []
    assert collection.contribution(work.id).approval == "approved"
    play.leave()


def test_where_nobody_said_anything_there_is_nothing_to_hear(hands, collection, clip):
    bring_in(collection, clip)
    desk = Play(approving(hands)).screen
    assert listed(desk).about == ""
    assert "tool.said" not in names(desk)


def test_staff_write_a_question_down_and_approve_it_like_a_work(hands, collection, clip):
    question = asked(collection, clip)
    play = Play(approving(hands))
    assert names(play.screen).count("tool.write") == 1
    assert isinstance(play.answer(Tool.WRITE), Wording)
    assert isinstance(play.answer(NameGiven("Wie bakt hier brood?")), WaitingDesk)
    assert listed(play.screen).card.question == "Wie bakt hier brood?"
    play.answer(Tool.WRITE)
    assert play.screen._typed == "Wie bakt hier brood?"
    play.answer(NameGiven(None), Approved(0))
    assert collection.newest_question(question.question).text("nl") == "Wie bakt hier brood?"
    assert collection.contribution(question.id).approval == "approved"
    play.leave()


def test_a_question_on_show_is_on_the_list_so_that_it_can_be_taken_away(hands, collection, clip):
    question = asked(collection, clip)
    collection.approve(question.id)
    desk = Play(going_through(hands)).screen
    assert isinstance(desk, ShownDesk)
    assert listed(desk).card.id == question.id


def test_staff_choose_the_example_of_a_question_and_change_their_mind(hands, collection, clip):
    works = [bring_in(collection, clip, name=name) for name in ("Fatma", "Joop")]
    for work in works:
        view = collection.takes / "view.mp4"
        view.write_bytes(clip.read_bytes())
        collection.add_file(work.id, Role.VIEW, view)
        collection.approve(work.id)
    play = Play(going_through(hands))
    play.answer(Shown(0))
    first = listed(play.screen).card.id
    play.answer(Tool.EXAMPLE)
    assert listed(play.screen).is_example
    assert collection.examples() == {"greeting": first}
    play.answer(Tool.EXAMPLE)
    assert collection.examples() == {}
    assert play.answer(Tab.WAITING) is not None
    play.leave()


def test_an_example_that_was_taken_away_is_none_any_more(collection, clip):
    work = bring_in(collection, clip)
    collection.pin_example(work)
    collection.erase(work.id)
    assert collection.examples() == {}


@pytest.mark.parametrize(
    ("meaning", "told"),
    [
        (None, ""),
        (Meaning("healthy", Zone.SKIPPED), ""),
        (Meaning("healthy", Zone.DOES_NOT_FIT), "Gaat over: Past niet"),
        (Meaning("healthy", Zone.A), "Gaat over: Lijf"),
        (Meaning("healthy", Zone.CENTRE, ("body", "joy")), "Gaat over: Lijf, Hoofd en hart, Samen en Genieten"),
        (Meaning("gone", Zone.A, ("daily",)), "Gaat over: Elke dag"),
    ],
)
def test_a_meaning_in_words(meaning, told):
    assert about(load_texts("nl"), meaning) == told


def test_a_question_is_written_with_its_mark_and_one_capital(look):
    screen = Wording(look, "")
    for letter in "wie bakt?":
        screen.type(letter, letter)
    assert screen.press("done") == NameGiven("Wie bakt?")
