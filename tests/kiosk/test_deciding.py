"""Who decides who may see it: one, several who agree, a child and its parent. Every combination, none left out."""

import hashlib
from itertools import chain, combinations, product

import pytest

from capture.messages import Discard, Record
from config.texts import load_texts
from exhibits.collection import Collection
from exhibits.contribution import Age, GivenBy, Makers, Purpose, both_say_yes
from exhibits.notice import NOTICE_VERSION, in_every_language, whole_text
from kiosk.deciding import Deciding, Windows
from kiosk.flow import visits
from kiosk.screen import Frame
from kiosk.screens.about import About
from kiosk.screens.attract import Calling
from kiosk.screens.full_notice import FullNotice, Read
from kiosk.screens.gone import Gone
from kiosk.screens.home import Door, Home
from kiosk.screens.look_back import LookBack, Verdict
from kiosk.screens.notice import Agreed, More, Notice
from kiosk.screens.question import Question, QuestionChosen
from kiosk.screens.record import Begin, Done, Stop
from kiosk.screens.thanks import Thanks
from kiosk.screens.tried import Tried, TriedAnswer
from kiosk.screens.who import CONFIRM_SECONDS, Chosen, Turn, WhoMaySee
from kiosk.tongue import LanguageChosen
from media.form import Form
from media.testcard import flash_and_beep
from tests.kiosk.screens.drawing import look as a_look
from tests.kiosk.screens.making_screens import SIGN, QuietVoice, who
from tests.kiosk.visiting import Play, a_take, hands_of

SUBSETS = [frozenset(some) for some in chain.from_iterable(combinations(Purpose, n) for n in range(len(Purpose) + 1))]
CHILD = Agreed(Makers.WITH_CHILD, keep=True, age=Age.UNDER_16)
HERE, SHOW = frozenset({Purpose.HERE}), frozenset({Purpose.HERE, Purpose.EXHIBITION})


def windows(turn, only=None):
    return WhoMaySee(a_look(), list(Purpose), SIGN, turn=turn, voice=QuietVoice(), only=only)


def decided(agreed, *answers):
    """What comes of it, and whose turns there were."""
    turns = []

    def show(turn, only):
        turns.append((turn, only))
        return windows(turn, only)

    script = Deciding(agreed, show).decided()
    next(script)
    try:
        for answer in answers:
            script.send(answer)
    except StopIteration as end:
        return end.value, turns
    return "goes on", turns


@pytest.mark.parametrize(("child", "parent"), list(product(SUBSETS, SUBSETS)))
def test_either_ones_shut_wins(child, parent):
    """C-015, C-016: open is what both opened; the parent cannot open what the child shut."""
    assert both_say_yes(child, parent) == {one for one in Purpose if one in child and one in parent}
    if child:
        assert decided(CHILD, Chosen(child), Chosen(child & parent))[0] == Windows(child & parent, child=child)
        assert decided(CHILD, Chosen(child), Chosen(parent))[0].yes == child & parent


def test_after_a_childs_no_to_everything_nobody_else_is_asked():
    what, turns = decided(CHILD, Chosen(frozenset()))
    assert what == Windows(frozenset(), child=frozenset())
    assert turns == [(Turn.CHILD, None)]


def test_the_parents_turn_is_about_what_the_child_opened_and_back_leads_to_the_child():
    _, turns = decided(CHILD, Chosen(SHOW), Frame.BACK, Chosen(HERE))
    assert turns == [(Turn.CHILD, None), (Turn.PARENT, SHOW), (Turn.PARENT, HERE)]


@pytest.mark.parametrize("makers", [Makers.ALONE, Makers.TOGETHER])
def test_without_a_child_it_is_said_once(makers):
    what, turns = decided(Agreed(makers, keep=True), Chosen(SHOW))
    assert what == Windows(SHOW)
    assert what.given_by is GivenBy.SELF
    assert turns == [(Turn.ALONE if makers is Makers.ALONE else Turn.TOGETHER, None)]


@pytest.mark.parametrize("makers", list(Makers))
def test_back_is_no_answer(makers):
    assert decided(Agreed(makers, keep=True), Frame.BACK)[0] is None


@pytest.mark.parametrize("only", SUBSETS)
def test_what_a_child_shut_cannot_be_touched(only):
    names = {target.name for target in windows(Turn.PARENT, only).targets()}
    assert names == {purpose.value for purpose in only} | {"done"}


# together


@pytest.mark.parametrize("yes", SUBSETS[1:])
def test_what_several_made_waits_until_all_agree(yes):
    """C-018: a no shuts it, and so does nobody's answer."""
    screen = who(a_look(), turn=Turn.TOGETHER)
    for purpose in yes:
        screen.press(purpose.value)
    screen.press("done")
    assert screen.tick(CONFIRM_SECONDS * 20) is None
    assert "Is iedereen het eens?" in screen._sentence
    assert {target.name for target in screen.targets()} == {"everyone_no", "everyone_yes"}
    assert screen.press("everyone_yes") == Chosen(yes)

    screen.press("everyone_no")
    screen.tick(1)
    screen.press("done")
    assert screen.tick(CONFIRM_SECONDS) == Chosen(frozenset())


def test_yes_and_no_are_of_one_size():
    screen = who(a_look(), turn=Turn.TOGETHER)
    screen.press("here")
    screen.press("done")
    assert len({target.rect[2:] for target in screen.targets()}) == 1


def test_a_no_to_everything_needs_nobodys_yes():
    screen = who(a_look(), turn=Turn.TOGETHER)
    screen.press("done")
    assert screen.tick(CONFIRM_SECONDS) == Chosen(frozenset())


# how old


@pytest.mark.parametrize(
    ("presses", "agreed"),
    [
        (["alone", "older"], Agreed(Makers.ALONE, keep=True, age=Age.OLDER)),
        (["together", "older"], Agreed(Makers.TOGETHER, keep=True, age=Age.OLDER)),
        (["alone", "younger", "parent_here"], CHILD),
        (["together", "younger", "parent_here"], CHILD),
        (["alone", "younger", "parent_away"], Agreed(Makers.ALONE, keep=False, age=Age.UNDER_16)),
        (["together", "younger", "parent_away"], Agreed(Makers.TOGETHER, keep=False, age=Age.UNDER_16)),
        (["with_child"], CHILD),
        (["try"], Agreed(Makers.ALONE, keep=False)),
    ],
)
def test_every_way_through_the_notice(presses, agreed):
    """C-014, C-015: two pictures, no number; nobody younger than 16 keeps anything without a parent."""
    screen = Notice(a_look())
    for press in presses[:-1]:
        assert screen.press(press) is None
    assert presses[-1] in {target.name for target in screen.targets()}
    assert screen.press(presses[-1]) == agreed
    assert agreed.keep is False or agreed.age is not Age.UNDER_16 or agreed.makers is Makers.WITH_CHILD


# in a visit


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
    yield play
    play.leave()


def made(play, hands, clip, agreed):
    play.answer(Calling.TOUCHED, Door.MAKE, QuestionChosen("greeting", Form.VIDEO), agreed, Begin())
    take = a_take(hands.collection, clip, hands.booth.of(Record)[-1].take_id)
    assert isinstance(play.answer(Stop(), Done(take)), LookBack)
    return take


def explained(play):
    about = play.answer(Verdict.KEEP)
    assert isinstance(about, About)
    return play.answer(about.press("skip"))


def said(collection):
    rows = collection.store.rows("SELECT purpose, decision, given_by, age FROM consent_event ORDER BY sequence")
    return [(row["given_by"], row["purpose"], row["decision"], row["age"]) for row in rows]


def test_the_whole_notice_is_one_tap_away_and_leads_back_to_where_one_was(play, hands):
    """C-004."""
    notice = play.answer(Calling.TOUCHED, Door.MAKE, QuestionChosen("greeting", Form.VIDEO))
    assert notice.press("read_all") is More.WANTED
    whole = play.answer(More.WANTED)
    assert isinstance(whole, FullNotice)
    whole.press("hear")
    assert hands.mouth.speaks
    assert play.answer(Frame.BACK) is notice
    assert not hands.mouth.speaks
    play.answer(More.WANTED)
    assert play.answer(Read.DONE) is notice
    assert isinstance(play.answer(Frame.BACK), Question)


def test_a_yes_leads_to_the_exact_words_it_was_said_to(play, hands, clip, collection):
    """C-013."""
    collection.keep_notice(NOTICE_VERSION, in_every_language(hands.settings.notice))
    made(play, hands, clip, Agreed(Makers.ALONE, keep=True, age=Age.OLDER))
    explained(play)
    play.answer(Chosen(HERE))
    found = {tuple(row) for row in collection.store.rows("SELECT sha256, text FROM notice_of_consent")}
    text = whole_text(load_texts("nl"), hands.settings.notice)
    assert found == {(hashlib.sha256(text.encode()).hexdigest(), text)}


def test_a_child_opens_a_parent_opens_and_both_are_written_down(play, hands, clip, collection):
    made(play, hands, clip, CHILD)
    child = explained(play)
    parent = play.answer(Chosen(SHOW))
    assert isinstance(parent, WhoMaySee)
    assert parent is not child
    assert isinstance(play.answer(Chosen(HERE)), Thanks)

    [work] = collection.waiting()
    assert (work.makers, work.yes) == (Makers.WITH_CHILD, HERE)
    events = said(collection)
    assert len(events) == 2 * len(Purpose)
    assert ("self", "exhibition", "yes", "under_16") in events[: len(Purpose)]
    assert ("parent", "exhibition", "no", "under_16") in events[len(Purpose) :]
    assert collection.store.value("SELECT count(*) FROM consent_event WHERE withdrawn_at IS NOT NULL") == 0


@pytest.mark.parametrize("answers", [[Chosen(frozenset())], [Chosen(HERE), Chosen(frozenset())]])
def test_one_no_to_everything_and_it_is_gone(play, hands, clip, answers):
    take = made(play, hands, clip, CHILD)
    explained(play)
    assert isinstance(play.answer(*answers), Gone)
    assert hands.booth.of(Discard) == [Discard(take.id)]
    assert hands.collection.waiting() == []


def test_younger_and_without_a_parent_it_is_practice_and_come_back_together(play, hands, clip):
    take = made(play, hands, clip, Agreed(Makers.ALONE, keep=False, age=Age.UNDER_16))
    assert "keep" not in {target.name for target in play.screen.targets()}
    tried = play.answer(Verdict.AWAY)
    assert isinstance(tried, Tried)
    assert "Kom samen met je ouder terug." in tried.look.texts[tried._said]
    assert isinstance(play.answer(TriedAnswer.DONE), Home)
    assert hands.booth.of(Discard) == [Discard(take.id)]
    assert hands.collection.waiting() == []


def test_sixteen_or_older_is_written_down_with_the_consent(play, hands, clip, collection):
    made(play, hands, clip, Agreed(Makers.ALONE, keep=True, age=Age.OLDER))
    explained(play)
    play.answer(Chosen(HERE))
    assert {(by, age) for by, _, _, age in said(collection)} == {("self", "16_or_older")}


def test_a_consent_is_written_down_in_the_language_in_which_it_was_given(play, hands, clip, collection):
    """Whoever turns the globe at the windows has read them in that language, not in the one of the beginning."""
    made(play, hands, clip, Agreed(Makers.ALONE, keep=True, age=Age.OLDER))
    explained(play)
    hands.tongue.speak(LanguageChosen("tr"))
    thanks = play.answer(Chosen(HERE))

    assert thanks.look.texts.language == "tr"
    assert {row["notice_language"] for row in collection.store.rows("SELECT * FROM consent_event")} == {"tr"}
    play.leave()
    assert hands.tongue.texts is hands.look.texts
