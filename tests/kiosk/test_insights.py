"""Staff tell what people drew from works: typed, rested on works, put up at the kiosk, and taken down again."""

import pytest

from config.settings import Settings, save_settings
from exhibits.collection import Collection
from exhibits.contribution import Use
from exhibits.insights import LONGEST_INSIGHT, DrawnBy
from kiosk.pin import hash_pin
from kiosk.screen import Frame
from kiosk.screens.name import NameGiven
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.insights import Fresh, InsightsDesk, TakenDown
from kiosk.screens.staff.new_insight import NewInsight, PutUp, Sentence
from kiosk.screens.staff.waiting import WaitingDesk
from kiosk.staff_flow import at_desk
from media.testcard import flash_and_beep
from tests.kiosk.visiting import Play, a_work, hands_of

SENTENCE = "Samen eten helpt"


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
def hands(collection, look):
    hands = hands_of(collection, look)
    yield hands
    hands.jobs.close()


@pytest.fixture
def works(collection, clip):
    return [a_work(collection, clip) for _ in range(3)]


@pytest.fixture
def play(works, hands):
    def evening():
        tab = Tab.INSIGHTS
        while tab:
            tab = yield from at_desk(hands, tab)

    play = Play(evening())
    yield play
    play.leave()


def names(screen):
    return [target.name for target in screen.targets()]


def test_a_sentence_that_is_typed_and_rests_on_works_is_told_at_the_kiosk(play, hands, collection):
    assert isinstance(play.screen, InsightsDesk)
    assert play.screen.press("insight.new") is Fresh.INSIGHT
    assert isinstance(play.answer(Fresh.INSIGHT), Sentence)
    desk = play.answer(NameGiven(SENTENCE))
    assert isinstance(desk, NewInsight)
    assert "insight.put_up" not in names(desk)
    for press in ("row.1", "row.0", "row.2", "row.2", "insight.practice"):
        assert desk.press(press) is None
    wish = desk.press("insight.put_up")
    assert wish == PutUp(DrawnBy.PRACTICE, (1, 0))
    listed = [work.id for work in hands.collection.contributions(Use.HERE)]
    assert isinstance(play.answer(wish), InsightsDesk)
    [insight] = collection.insights()
    assert (insight.said("nl"), insight.drawn_by) == ((SENTENCE, "nl"), DrawnBy.PRACTICE)
    assert insight.works == (listed[1], listed[0])


def test_who_types_nothing_or_goes_back_tells_nothing(play, collection):
    play.answer(Fresh.INSIGHT)
    assert isinstance(play.answer(NameGiven(None)), InsightsDesk)
    play.answer(Fresh.INSIGHT, NameGiven(SENTENCE))
    assert isinstance(play.answer(play.screen.press("back")), InsightsDesk)
    play.answer(Fresh.INSIGHT, NameGiven(SENTENCE))
    assert isinstance(play.answer(Tab.WAITING), WaitingDesk)
    assert collection.insights() == []


def test_one_is_taken_down_with_two_presses(play, collection, works):
    collection.draw_insight({"nl": SENTENCE}, [works[0].id], DrawnBy.RESIDENTS)
    desk = play.answer(Tab.INSIGHTS)
    assert "take_down" not in names(desk)
    for press in ("row.0", "take_down"):
        assert desk.press(press) is None
    assert {"taken_down", "stays"} <= set(names(desk))
    assert desk.press("taken_down") == TakenDown(0)
    assert isinstance(play.answer(TakenDown(0)), InsightsDesk)
    assert collection.insights() == []


def test_who_is_not_sure_leaves_it(play, collection, works):
    collection.draw_insight({"nl": SENTENCE}, [works[0].id], DrawnBy.RESIDENTS)
    desk = play.answer(Tab.INSIGHTS)
    for press in ("row.0", "take_down", "stays"):
        assert desk.press(press) is None
    assert "take_down" in names(desk)
    assert len(collection.insights()) == 1


def test_on_the_keyboard_of_the_screen_a_whole_sentence_fits(look):
    """Capitals only where it begins; staff who go back leave the desk as it was."""
    screen = Sentence(look, "")
    for _ in range(LONGEST_INSIGHT + 5):
        screen.press("key.a")
    assert screen.press("done") == NameGiven("A" + "a" * (LONGEST_INSIGHT - 1))


def test_back_from_the_desks_of_insights_is_the_way_out(play):
    assert play.answer(Frame.BACK).name == "staff.leave"
