"""All that can be pressed while watching has the size and the room that a finger needs, however few works there are."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from config.responses import shipped_responses
from config.texts import languages
from kiosk.cards import Card
from kiosk.look import Look
from kiosk.poster import Came
from kiosk.responding import Responding
from kiosk.screen import Screen
from kiosk.screens.browse import WINDOWS, Browse, Floor
from kiosk.screens.home import Home
from kiosk.screens.neighbours import Neighbours
from kiosk.screens.reply import WAYS, AnswerChosen, Reply
from kiosk.screens.sorry import Sorry
from kiosk.screens.watch import HEART_AFTER_SECONDS, HeartGiven, Leaving, ResponseGiven, Watch
from kiosk.strip import strip_targets
from kiosk.upright_window import picture_of
from media.form import Form
from media.sign import Sign
from tests.kiosk.screens import outcome_screens
from tests.kiosk.screens.drawing import PROFILES, look
from tests.kiosk.screens.fitting import LOOKS, ROUNDING, all_are_seen_to_sink, all_lie_on_the_screen, gap
from tests.kiosk.screens.making_screens import StillShowing

LONG_NAME = "Anne-Marie van der Heijden-Oos"
TARGET_MM, GAP_MM = 20.0, 6.0


def cards(count: int) -> list[Card]:
    return [
        Card(f"work {i}", list(Form)[i % 3], Sign.from_number(37 * i), LONG_NAME, "greeting", 8.0) for i in range(count)
    ]


def watch(look: Look, *, seconds: float, done: bool = False, answers: bool = False) -> Watch:
    """`answers`: it answers another work, and may be answered itself."""
    showing = StillShowing()
    showing.at = seconds
    answered = replace(cards(2)[1], maker="Samuel") if answers else None
    screen = Watch(look, cards(1)[0], showing, hearted=False, answered=answered, may_answer=answers)
    screen.tick(0.1)
    showing.done = done
    return screen


def responding(screen: Watch, *given: str) -> Watch:
    """The pictures are on the foot, and some of them were given."""
    for target in ("feel", *(f"response.{name}" for name in given)):
        screen.press(target)
    return screen


def screens(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    for board in (False, True):
        name = "home with a board" if board else "home"
        yield name, Home(look, languages(), [card.sign for card in cards(6)], board=board)
    yield from outcome_screens.states(look, cards(4))
    for count in (0, 1, 3, 6):
        yield f"browse {count}", Browse(look, cards(count), None, more=count == 6)
    yield "watch", watch(look, seconds=1.0)
    yield "watch with heart", watch(look, seconds=HEART_AFTER_SECONDS)
    yield "watch at the end", watch(look, seconds=HEART_AFTER_SECONDS, done=True)
    yield "watch and respond", responding(watch(look, seconds=HEART_AFTER_SECONDS), "moved")
    ended = watch(look, seconds=HEART_AFTER_SECONDS, done=True, answers=True)
    yield "respond to an answer at the end", responding(ended, "glad", "sad")
    yield "watch an answer", watch(look, seconds=HEART_AFTER_SECONDS, answers=True)
    yield "watch an answer at the end", watch(look, seconds=HEART_AFTER_SECONDS, done=True, answers=True)
    for card in cards(3):
        yield f"reply to {card.form}", Reply(look, card, frozenset(Form))
    yield "reply without a camera", Reply(look, cards(1)[0], frozenset({Form.MUSIC}), "sorry.camera")
    for count in (1, 2, 3):
        yield f"neighbours {count}", Neighbours(look, cards(1)[0], cards(count + 1)[1:])
    yield "sorry", Sorry(look, "sorry.both")


@pytest.fixture(params=LOOKS)
def shown(request: pytest.FixtureRequest) -> list[tuple[str, Screen[object]]]:
    return list(screens(LOOKS[request.param]))


def test_a_finger_fits_on_everything_that_can_be_pressed(shown: list[tuple[str, Screen[object]]]) -> None:
    """X-002."""
    for name, screen in shown:
        for target in screen.targets():
            assert min(target.rect[2:]) + ROUNDING >= TARGET_MM * screen.look.mm, f"{name}: {target}"


def test_nothing_that_can_be_pressed_touches_its_neighbour(shown: list[tuple[str, Screen[object]]]) -> None:
    """X-004: 6 mm between any two, the strip among them."""
    for name, screen in shown:
        for one, other in combinations([*screen.targets(), *strip_targets(screen)], 2):
            assert gap(one.rect, other.rect) + ROUNDING >= GAP_MM * screen.look.mm, f"{name}: {one} and {other}"


def test_everything_that_can_be_pressed_is_on_the_screen(shown: list[tuple[str, Screen[object]]]) -> None:
    all_lie_on_the_screen(shown)


def test_whatever_can_be_pressed_is_seen_to_sink(shown: list[tuple[str, Screen[object]]]) -> None:
    all_are_seen_to_sink(shown)


def test_nobody_s_name_lies_below_a_button(shown: list[tuple[str, Screen[object]]]) -> None:
    """On a small screen the longest name and three buttons do not fit beside each other."""
    for name, screen in shown:
        if not isinstance(screen, Watch):
            continue
        screen.tick(1.0)
        named = [part.rect for part in screen.parts() if isinstance(part.key, tuple) and LONG_NAME in part.key]
        assert named or "respond" in name, name  # the pictures may take the place of the name
        for target in screen.targets():
            assert all(gap(rect, target.rect) >= 0 for rect in named), f"{name}: {target}"


@pytest.mark.parametrize("count", [0, 1, 3, 6])
def test_a_floor_has_six_windows_however_few_works_there_are(count: int) -> None:
    parts = Browse(look(), cards(count), None, more=False).parts()

    dark = [part for part in parts if isinstance(part.key, tuple) and part.key[0] == "dark window"]
    assert len(dark) == WINDOWS - count


def test_a_washing_line_hangs_between_a_work_and_its_answer_on_one_floor() -> None:
    """One for each pair of which both live here."""
    shown = cards(4)
    hung = [shown[0], replace(shown[1], answers=shown[0].id), replace(shown[2], answers="elsewhere"), shown[3]]
    for look_ in LOOKS.values():
        parts = Browse(look_, hung, None, more=False).parts()
        assert len([part for part in parts if part.key[:1] == ("washing line",)]) == 1


def test_on_an_empty_floor_one_makes_the_first_work_at_once() -> None:
    """A question that cannot be answered where it is asked sends people away."""
    screen = Browse(look(), [], None, more=False)

    assert screen.press("make") is Floor.MAKE
    assert "make" not in {target.name for target in Browse(look(), cards(1), None, more=False).targets()}


@pytest.mark.parametrize("answers", [False, True])
@pytest.mark.parametrize("profile", PROFILES)
def test_no_button_moves_when_the_work_ends(profile: str, answers: bool) -> None:
    """Whoever is about to give a heart does not hit *again* instead."""
    begun = watch(look(profile), seconds=HEART_AFTER_SECONDS, answers=answers)
    ended = watch(look(profile), seconds=HEART_AFTER_SECONDS, done=True, answers=answers)
    before = {target.name: target.rect for target in begun.targets()}
    after = {target.name: target.rect for target in ended.targets()}

    assert set(after) - set(before) == {"again"}
    assert {name: after[name] for name in before} == before


def test_before_three_seconds_there_is_the_work_its_name_and_the_next_one() -> None:
    """V-007: whoever has not watched cannot say what it did to them."""
    screen = watch(look(), seconds=HEART_AFTER_SECONDS - 0.1)
    assert [target.name for target in screen.targets()] == ["next"]
    assert {"feel", "heart"} <= {target.name for target in watch(look(), seconds=HEART_AFTER_SECONDS).targets()}


@pytest.mark.parametrize("done", [False, True])
def test_one_touch_says_what_it_did_and_the_same_touch_takes_it_back(done: bool) -> None:
    screen = responding(watch(look(), seconds=5.0, done=done))
    names = [response.key for response in shipped_responses()]
    assert [target.name for target in screen.targets()] == [*(f"response.{name}" for name in names), "done"]
    for name in names:  # several may be given
        assert screen.press(f"response.{name}") == ResponseGiven(name, given=True)
    assert screen.press("response.glad") == ResponseGiven("glad", given=False)
    assert screen.press("done") is None
    assert {"feel", "heart", "next"} <= {target.name for target in screen.targets()}


def test_what_was_given_before_is_lit_and_stands_on_the_way_to_the_pictures() -> None:
    def keys(*felt: str) -> set[object]:
        screen = Watch(look(), cards(1)[0], StillShowing(), hearted=False, felt=felt)
        screen.watched_seconds = 3.0
        foot = {part.key for part in screen.parts() if part.of == "feel"}
        return foot | {part.key for part in responding(screen).parts()}

    assert ("response", "sad", True) in keys("sad")
    assert ("response", "sad", False) in keys()
    assert len({frozenset(keys(*felt)) for felt in ((), ("sad",), ("glad",), ("glad", "sad"))}) == 4


@pytest.mark.parametrize("count", range(1, 7))
@pytest.mark.parametrize("profile", PROFILES)
def test_as_many_pictures_as_somebody_writes_have_their_room(profile: str, count: int) -> None:
    """They are data: one to six."""
    screen = look(profile)
    shown = Responding(screen, [response.key for response in shipped_responses()][:count])
    rects = [target.rect for target in shown.targets()]
    assert len(rects) == count + 1
    assert all(min(rect[2:]) + ROUNDING >= TARGET_MM * screen.mm and min(rect[:2]) >= 0 for rect in rects)
    assert all(rect[0] + rect[2] <= screen.width and rect[1] + rect[3] <= screen.height for rect in rects)
    assert all(gap(*pair) + ROUNDING >= GAP_MM * screen.mm for pair in combinations(rects, 2))


@pytest.mark.parametrize("name", LOOKS)
def test_the_pictures_cover_no_more_of_the_work_than_they_must(name: str) -> None:
    """The middle of the picture stays free, and on most screens much more."""
    for screen in (responding(watch(LOOKS[name], seconds=5.0)), watch(LOOKS[name], seconds=5.0, answers=True)):
        tops = [target.rect[1] for target in screen.targets()]
        assert min(tops) >= screen.look.height * (0.45 if name.startswith("small") else 0.65)


def test_at_its_end_the_curtain_falls_and_the_screen_rests() -> None:
    """The last picture of a film is often black: whoever looked on is left with the sign and the name."""
    screen = watch(look(), seconds=5.0, done=True)
    assert screen.rests() == 0

    for _ in range(60):
        screen.tick(1 / 60)

    assert screen.rests() == float("inf")
    keys = [part.key[0] for part in screen.parts() if isinstance(part.key, tuple)]
    assert keys.count("house curtain") == 2
    assert "sign in light" in keys


@pytest.mark.parametrize("seconds", [HEART_AFTER_SECONDS, 1.0])
def test_a_work_can_be_answered_after_the_end_however_short_it_is(seconds: float) -> None:
    assert watch(look(), seconds=seconds, done=True, answers=True).press("reply") is Leaving.REPLY
    assert "reply" in {target.name for target in watch(look(), seconds=seconds, done=True, answers=True).targets()}


def test_a_work_whose_window_is_shut_asks_for_no_answer() -> None:
    assert "reply" not in {target.name for target in watch(look(), seconds=5.0, done=True).targets()}


@pytest.mark.parametrize("form", Form)
def test_the_way_to_answer_that_comes_naturally_is_first_and_largest(form: Form) -> None:
    card = next(card for card in cards(3) if card.form is form)
    first, *others = Reply(look(), card, frozenset(Form)).targets()
    assert first.name == f"form.{WAYS[form][0]}"
    assert all(first.rect[2] > other.rect[2] for other in others)


def test_a_way_that_does_not_work_is_shut_and_another_one_the_first() -> None:
    music = next(card for card in cards(3) if card.form is Form.MUSIC)
    screen = Reply(look(), music, frozenset({Form.MUSIC}), "sorry.camera")
    assert [target.name for target in screen.targets()] == ["form.music"]
    assert screen.press("form.music") == AnswerChosen(Form.MUSIC)


def test_the_washing_line_is_hung_a_moment_after_one_sees_both_windows() -> None:
    screen = Reply(look(), cards(1)[0], frozenset(Form))
    assert "washing line" not in {part.key[0] for part in screen.parts() if isinstance(part.key, tuple)}
    screen.tick(0.3)
    assert "washing line" in {part.key[0] for part in screen.parts() if isinstance(part.key, tuple)}
    assert screen.rests() == float("inf")


def test_the_corner_where_staff_knock_opens_nothing_on_home() -> None:
    """Five taps there are on the way to the desks, and not to the board."""
    for look_ in LOOKS.values():
        corner = look_.mirrored((look_.width - look_.px(30), 0, look_.px(30), look_.px(30)))
        for target in Home(look_, languages(), [], board=True).targets():
            assert gap(corner, target.rect) >= 0, target


def test_of_what_came_of_works_one_chooses_among_six_things_at_most() -> None:
    """X-005; and what is told alone has no way to the next."""
    for _, screen in outcome_screens.states(look(), cards(4)):
        assert len(screen.targets()) <= 6
    assert "next" not in {target.name for target in outcome_screens.told(look(), Came.REEL, cards(1), of=1).targets()}


def test_a_heart_can_be_given_after_the_end() -> None:
    assert watch(look(), seconds=5.0, done=True).press("heart") == HeartGiven(given=True)


@pytest.mark.parametrize("profile", ["upright", "narrow"])
@pytest.mark.parametrize("language", ["nl", "uk"])
def test_on_an_upright_screen_nothing_covers_a_film_and_it_keeps_its_shape(profile: str, language: str) -> None:
    one = look(profile, language)
    x, y, w, h = picture_of(one, Form.VIDEO)
    assert w / h == pytest.approx(16 / 9, abs=0.01)
    assert Watch.picture_size(one, Form.VIDEO) == (w, h)
    for screen in (watch(one, seconds=4.0, answers=True), responding(watch(one, seconds=4.0), "moved")):
        places = [target.rect for target in [*screen.targets(), *strip_targets(screen)]]
        assert not [place for place in places if place[1] < y + h and place[1] + place[3] > y]
    assert picture_of(one, Form.MUSIC) == one.whole
    assert picture_of(look("27 inch"), Form.VIDEO) == look("27 inch").whole
