"""What a visitor presses on the making screens, and what the script hears of it."""

from itertools import chain, combinations

import cv2
import numpy as np
import pytest

from capture.messages import Opened
from config.settings import PrivacyNotice
from config.texts import load_texts
from exhibits.contribution import Age, Makers, Meaning, Purpose, Zone
from exhibits.notice import full_notice
from kiosk.consent_words import told
from kiosk.example_window import MOST_SECONDS
from kiosk.look import BODY_MM
from kiosk.screen import Patience
from kiosk.screens.about import Spoken
from kiosk.screens.full_notice import FullNotice, Read
from kiosk.screens.gone import Farewell, Gone
from kiosk.screens.look_back import LookBack, Verdict
from kiosk.screens.name import Name, NameGiven
from kiosk.screens.notice import WAYS, Agreed, Notice
from kiosk.screens.question import Own, Question, QuestionChosen
from kiosk.screens.record import Act
from kiosk.screens.speak import Speak
from kiosk.screens.thanks import Thanks
from kiosk.screens.tried import Tried, TriedAnswer
from kiosk.screens.who import CONFIRM_SECONDS, Chosen, WhoMaySee
from kiosk.ticket import spaced
from media.form import Form
from media.paper import Paper
from tests.kiosk.screens.drawing import look
from tests.kiosk.screens.making_screens import NOTICE, SIGN, QuietVoice, Shelf, StillShowing, about, asked, thanks, who

PURPOSES = list(Purpose)


def names(screen: object) -> list[str]:
    return [target.name for target in screen.targets()]  # type: ignore[attr-defined]  # any screen


# question


def test_a_door_chooses_the_question_that_is_shown_and_its_form() -> None:
    screen = Question(look(), asked(), frozenset(Form))
    assert screen.press("form.music") == QuestionChosen("greeting", Form.MUSIC)

    screen.press("other")

    assert screen.press("form.dance") == QuestionChosen("street_sound", Form.DANCE)


def test_after_the_last_question_comes_the_first() -> None:
    screen = Question(look(), asked(), frozenset(Form))
    for _ in asked():
        screen.press("other")

    assert screen.press("form.video") == QuestionChosen("greeting", Form.VIDEO)


def test_the_doors_stay_where_they_are_with_another_question() -> None:
    screen = Question(look(), asked(), frozenset(Form))
    before = {target.name: (target.rect[0], target.rect[2]) for target in screen.targets()}
    screen.press("other")

    assert {target.name: (target.rect[0], target.rect[2]) for target in screen.targets()} == before


def test_a_form_that_does_not_work_cannot_be_chosen() -> None:
    doors = [name for name in names(Question(look(), asked(), frozenset({Form.MUSIC}))) if "form" in name]

    assert doors == ["form.music"]


def test_a_single_question_has_no_other() -> None:
    assert "other" not in names(Question(look(), asked()[:1], frozenset(Form)))


def test_a_question_is_read_aloud_once_when_it_comes_and_again_for_who_asks() -> None:
    """K-013: spoken; a neighbour's in the neighbour's own voice, which is the script's to know."""
    read: list[str] = []
    screen = Question(look(), asked(), frozenset(Form), read=read.append)
    for _ in range(3):
        screen.tick(0.1)
    assert read == ["greeting"]

    screen.press("other")
    screen.tick(0.1)
    screen.press("hear")
    assert read == ["greeting", "street_sound", "street_sound"]


def test_an_example_plays_in_its_window_until_it_is_touched_again_or_has_shown_enough() -> None:
    """K-012: ten to twenty seconds."""
    shelf = Shelf(look())
    screen = Question(look(), asked(), frozenset(Form), examples=shelf)
    assert screen.patience is Patience.NORMAL
    for ends in (lambda: screen.press("example"), lambda: screen.press("other"), screen.close):
        assert screen.press("example") is None
        assert screen.patience is Patience.ENDLESS
        ends()
        assert shelf.played[-1].closed

    screen.press("example")
    shelf.played[-1].at = MOST_SECONDS
    screen.tick(0.1)
    assert shelf.played[-1].closed
    assert screen.patience is Patience.NORMAL


def test_without_an_example_there_is_no_window() -> None:
    assert "example" not in names(Question(look(), asked(), frozenset(Form)))
    assert "example" in names(Question(look(), asked(), frozenset(Form), examples=Shelf(look())))


def test_a_door_leads_to_a_question_of_ones_own_where_there_is_a_microphone() -> None:
    assert Question(look(), asked(), frozenset(Form)).press("ask") is Own.QUESTION
    assert "ask" not in names(Question(look(), asked(), frozenset(Form), may_ask=False))


# notice


def test_there_are_four_ways_on_and_only_one_of_them_keeps_nothing() -> None:
    assert names(Notice(look())) == [*WAYS, "read_all"]
    assert Notice(look()).press("with_child") == Agreed(Makers.WITH_CHILD, keep=True, age=Age.UNDER_16)
    assert [way for way, agreed in WAYS.items() if not agreed.keep] == ["try"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_notice_has_at_most_sixty_words(language: str) -> None:
    """C-003."""
    texts = load_texts(language)
    said = " ".join(texts[f"notice.{key}"] for key in ("title", "who", "choose", "take_back"))

    assert len(said.split()) <= 60


# the full notice


def turned(screen: FullNotice) -> list[list[str]]:
    """From the first page to the last: what is read aloud of each."""
    heard: list[str] = []
    screen._read = heard.append
    pages = []
    while True:
        screen.press("hear")
        pages.append(heard[-1].split("\n"))
        if "next" not in names(screen):
            return pages
        assert screen.press("next") is None


@pytest.mark.parametrize("profile", ["27 inch", "small", "narrow"])
def test_page_by_page_all_of_the_notice_is_heard(profile: str) -> None:
    """Where little fits on a page there are more of them; no word is lost, and none is small."""
    screen = FullNotice(look(profile), NOTICE)
    pages = turned(screen)
    heard = dict.fromkeys((title for title, *_ in pages), "")
    for title, *sentences in pages:
        heard[title] = f"{heard[title]} {' '.join(sentences)}".strip()
    wanted = {section.title: section.says for section in full_notice(look().texts, NOTICE)}

    assert {title: heard[title] for title in wanted} == wanted
    assert screen._cap >= BODY_MM


def test_the_last_page_ends_it_and_one_can_turn_back() -> None:
    screen = FullNotice(look(), NOTICE)
    assert names(screen) == ["hear", "next"]
    screen.press("next")
    assert names(screen) == ["before", "hear", "next"]
    screen.press("before")
    pages = turned(screen)
    assert names(screen) == ["before", "hear", "done"]
    assert screen.press("done") is Read.DONE
    assert pages[-1][0] == look().texts["full_notice.title.address"]


def test_an_address_can_be_read_by_a_telephone() -> None:
    screen = FullNotice(look(), NOTICE)
    turned(screen)
    page = Paper(1920, 1080, "#ffffff")
    [picture] = [part for part in screen.parts() if part.key == ("full notice", "address")]
    with page.moved(*picture.rect[:2]):
        picture.paint(page)
    grey = np.ascontiguousarray(page.pixels[..., :3].mean(axis=2).astype(np.uint8))

    assert cv2.QRCodeDetector().detectAndDecode(grey)[0] == NOTICE.address


def test_in_another_language_it_goes_on_with_what_it_was_telling() -> None:
    """Its words may take fewer pages there."""
    screen = FullNotice(look("small", "uk"), NOTICE)
    turned(screen)
    last = screen._at
    screen.speak(load_texts("ar"))
    assert screen._at < last
    assert turned(screen) == [[load_texts("ar")["full_notice.title.address"], *screen._now.says.split("\n")]]


def test_without_an_address_there_is_no_page_for_one() -> None:
    titles = [title for title, *_ in turned(FullNotice(look(), PrivacyNotice()))]
    assert look().texts["full_notice.title.address"] not in titles


# look back


def test_a_take_is_kept_made_again_or_taken_away() -> None:
    screen = LookBack(look(), StillShowing(), Form.DANCE, keep=True)

    assert [screen.press(name) for name in names(screen)] == [Verdict.KEEP, Verdict.AGAIN, Verdict.AWAY]


@pytest.mark.parametrize(("keep", "too_short"), [(False, False), (True, True), (False, True)])
def test_what_cannot_be_kept_has_no_such_button(keep: bool, too_short: bool) -> None:
    screen = LookBack(look(), StillShowing(), Form.DANCE, keep=keep, too_short=too_short)

    assert names(screen) == ["again", "away"]


def test_nobody_is_hurried_while_it_plays() -> None:
    """X-032; and once it is done there is the long wait (K-006)."""
    showing = StillShowing()
    screen = LookBack(look(), showing, Form.DANCE, keep=True)
    assert screen.patience is Patience.ENDLESS
    showing.done = True
    screen.tick(1)

    assert screen.patience is Patience.LONG
    assert screen.rests() == float("inf")


# about


def test_seven_places_and_not_fitting_can_be_touched_and_nothing_has_to_be_dragged() -> None:
    """A-005."""
    zones = {name.removeprefix("zone.") for name in names(about(look())) if name.startswith("zone.")}

    assert zones == {zone.value for zone in Zone if zone.code > 0} | {"does_not_fit"}


@pytest.mark.parametrize("zone", [zone for zone in Zone if zone is not Zone.SKIPPED])
def test_two_taps_say_what_it_is_about(zone: Zone) -> None:
    """A-004: at most three."""
    screen = about(look())
    assert screen.press(f"zone.{zone}") is None

    assert screen.press("done") == Meaning("healthy", zone)


def test_skipping_all_is_one_tap_in_the_place_where_one_goes_on() -> None:
    """A-004, A-007: a code of its own; as large and as near as *go on*."""
    screen = about(look())
    [skip] = [target for target in screen.targets() if target.name == "skip"]
    assert screen.press("skip") == Meaning("healthy", Zone.SKIPPED)

    screen.press("zone.a")
    [done] = [target for target in screen.targets() if target.name == "done"]
    assert done.rect == skip.rect
    assert "skip" not in names(screen)


def test_a_second_touch_takes_a_place_back() -> None:
    screen = about(look())
    for zone in ("zone.ab", "zone.c", "zone.c"):
        screen.press(zone)

    assert screen.press("skip") == Meaning("healthy", Zone.SKIPPED)


def test_three_taps_pick_a_picture_and_more_can_be_picked() -> None:
    screen = about(look())
    screen.press("way.pick")
    screen.press("picture.joy")
    assert screen.press("done") == Meaning("healthy", Zone.SKIPPED, ("joy",))

    for picture in ("picture.body", "picture.daily", "picture.joy"):
        screen.press(picture)
    assert screen.press("done") == Meaning("healthy", Zone.SKIPPED, ("body", "daily"))


def test_a_place_stays_chosen_while_one_looks_at_the_pictures() -> None:
    screen = about(look())
    for target in ("zone.bc", "way.pick", "picture.mind", "way.point"):
        screen.press(target)

    assert screen.press("done") == Meaning("healthy", Zone.BC, ("mind",))


def test_a_spoken_sentence_is_enough_to_go_on_with() -> None:
    screen = about(look())
    assert screen.press("way.say") is Spoken.WANTED
    screen.spoken = True

    assert screen.press("done") == Meaning("healthy", Zone.SKIPPED)
    assert "done" in names(screen)


def test_without_a_microphone_nobody_is_asked_to_speak() -> None:
    assert "way.say" not in names(about(look(), can_speak=False))


def test_who_wants_to_speak_needs_not_say_so_twice() -> None:
    """The beads fall as soon as the microphone is there: speak, done and keep are three taps."""
    screen = Speak(
        look(), "?", Form.MUSIC, most_seconds=30, countdown_seconds=5, voice=QuietVoice(), preview=lambda after: None
    )
    screen.hear(Opened(camera=False, microphone=True))

    assert screen.act is Act.COUNTING


# who may see it


def choose(screen: WhoMaySee, *purposes: Purpose) -> WhoMaySee:
    for purpose in purposes:
        assert screen.press(purpose.value) is None
    screen.tick(1)
    return screen


def test_all_windows_are_shut_at_first_and_shut_is_no() -> None:
    """C-006, C-007: nothing chosen is an answer like any other."""
    screen = who(look())
    screen.press("done")

    assert screen.tick(CONFIRM_SECONDS) == Chosen(frozenset())


@pytest.mark.parametrize("yes", [*chain.from_iterable(combinations(PURPOSES, n) for n in range(6))])
def test_every_combination_can_be_chosen(yes: tuple[Purpose, ...]) -> None:
    """C-009."""
    screen = choose(who(look()), *yes)
    screen.press("done")

    assert screen.tick(CONFIRM_SECONDS + 0.1) == Chosen(frozenset(yes))


def test_opening_and_shutting_are_the_same_press() -> None:
    screen = choose(who(look()), Purpose.INTERNET)
    before = screen.targets()
    choose(screen, Purpose.INTERNET).press("done")

    assert screen.tick(CONFIRM_SECONDS) == Chosen(frozenset())
    assert before == choose(who(look())).targets()


def test_what_was_chosen_is_read_back_and_can_still_be_changed() -> None:
    """C-045: shown and spoken, three seconds, and a way back."""
    voice = QuietVoice()
    screen = choose(who(look(), 4, voice), Purpose.HERE, Purpose.EXHIBITION)
    screen.press("done")
    assert names(screen) == ["otherwise"]
    sentence = "Mensen zien het hier en op de tentoonstelling. Niet bij onderzoekers of op internet."
    assert ("who.read", sentence) in voice.heard
    assert screen.tick(CONFIRM_SECONDS - 0.1) is None

    screen.press("otherwise")

    assert screen.tick(10) is None
    assert Purpose.HERE.value in names(screen)


def test_a_long_sentence_is_read_to_its_end() -> None:
    """With four windows it takes five seconds: nobody agrees to half a sentence."""
    voice = QuietVoice()
    screen = choose(who(look(), 4, voice), Purpose.HERE)
    screen.press("done")
    voice.speaks = True
    assert screen.tick(CONFIRM_SECONDS + 2) is None

    voice.speaks = False
    assert screen.tick(0.1) == Chosen(frozenset({Purpose.HERE}))


def test_the_internet_comes_with_its_warning() -> None:
    """C-043: whoever lets the internet in reads that others can copy."""
    for language in ("nl", "en"):
        texts = load_texts(language)
        assert texts["who.copied"] in told(texts, PURPOSES, {Purpose.INTERNET})
        assert texts["who.copied"] not in told(texts, PURPOSES, {Purpose.HERE})


def test_the_sentence_tells_of_nobody_and_of_neighbours_who_join_in() -> None:
    texts = load_texts("en")

    assert told(texts, PURPOSES, set()) == texts["who.nobody"]
    assert told(texts, PURPOSES[:1], {Purpose.HERE}) == "People see it here."
    assert texts["who.may_answer"] in told(texts, PURPOSES, {Purpose.ANSWER})


def test_a_curtain_takes_its_time_and_then_the_screen_is_still() -> None:
    screen = who(look())
    assert screen.rests() == float("inf")
    screen.press("here")
    assert screen.rests() == 0
    screen.tick(0.7)

    assert screen.rests() == float("inf")


def test_a_question_that_may_not_be_heard_here_is_not_asked() -> None:
    """Shut is no; and one window without people *here* is no question."""
    screen = WhoMaySee(look(), PURPOSES[:3], SIGN, voice=QuietVoice(), asks=True)
    choose(screen, Purpose.RESEARCH)
    screen.press("done")
    assert screen.tick(CONFIRM_SECONDS) == Chosen(frozenset())

    screen.press("otherwise")
    choose(screen, Purpose.HERE)
    screen.press("done")
    assert screen.tick(CONFIRM_SECONDS) == Chosen(frozenset({Purpose.HERE, Purpose.RESEARCH}))


# thanks, and the ends


def test_the_sign_lands_with_a_sound_and_the_screen_goes_by_itself() -> None:
    voice = QuietVoice()
    screen = thanks(look(), voice=voice)
    answers = [screen.tick(0.5) for _ in range(60)]

    assert voice.heard == ["thanks"]
    assert answers[:-1] == [None] * 59
    assert answers[-1] is Farewell.DONE


def test_a_name_is_asked_for_once() -> None:
    assert names(thanks(look())) == ["name", "done"]
    assert names(thanks(look(), "Fatma")) == ["done"]
    assert thanks(look()).press("name") is Farewell.NAME


def test_the_digits_are_never_spoken() -> None:
    """X-035: codes only on request; the room listens."""
    voice = QuietVoice()
    screen: Thanks = thanks(look(), voice=voice)
    screen.tick(20)

    assert not [heard for heard in voice.heard if "4712" in str(heard)]


def test_digits_are_read_from_the_left_in_every_script() -> None:
    """4712 must not become 2174 where people read from the right."""
    pages = [Paper(400, 60, "#FFF6E5") for _ in range(2)]
    for page, rtl in zip(pages, (False, True), strict=True):
        page.words(spaced("4712"), 0, 0, cap_mm=8, colour="#1B1730", width=400, align="centre", rtl=rtl)

    assert np.array_equal(pages[0].pixels, pages[1].pixels)


def test_nobody_may_see_it_ends_with_thanks() -> None:
    screen = Gone(look())

    assert screen.tick(5) is None
    assert screen.press("done") is Farewell.DONE
    assert Gone(look()).tick(60) is Farewell.DONE


def test_after_a_try_one_tries_again_or_has_done() -> None:
    assert [Tried(look()).press(name) for name in names(Tried(look()))] == [TriedAnswer.AGAIN, TriedAnswer.DONE]


# name


def typed(*keys: str) -> Name:
    screen = Name(look())
    for key in keys:
        assert screen.press(key) is None
    return screen


def test_a_name_is_touched_letter_by_letter_with_capitals_where_they_belong() -> None:
    screen = typed(*(f"key.{letter}" for letter in "anne-marie"), "space", "key.v", "key.x", "rub_out")

    assert screen.press("done") == NameGiven("Anne-Marie V")


def test_a_keyboard_types_too() -> None:
    screen = Name(look())
    for key, text in (("z", "z"), ("o", "o"), ("e", "ë"), ("x", "x"), ("backspace", "\b"), ("left shift", "")):
        assert screen.type(key, text) is None

    assert screen.type("return", "\r") == NameGiven("Zoë")


def test_a_name_is_never_longer_than_thirty_letters() -> None:
    """C-034."""
    given = typed(*["key.w"] * 45).press("done")

    assert given == NameGiven("W" + "w" * 29)


def test_no_name_is_a_name_too() -> None:
    assert typed("key.a").press("skip") == NameGiven(None)
    assert typed("space", "space").press("done") == NameGiven(None)
    assert typed().press("done") == NameGiven(None)
