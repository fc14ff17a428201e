"""What staff press is what the script hears, and every screen shows how far things are."""

import pytest

from exhibits.contribution import RefusalReason
from exhibits.signs import said_sign
from kiosk.look import Look
from kiosk.news import JobDone, JobFailed, JobMoved
from kiosk.screen import Patience
from kiosk.screens.staff.data import MakeData
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.export import MakeIt, Work
from kiosk.screens.staff.keypad import Keypad, PinEntered
from kiosk.screens.staff.leaving import WayOut
from kiosk.screens.staff.recall import Seen
from kiosk.screens.staff.shown import Sought
from kiosk.screens.staff.size import CardSize, WidthKnown
from kiosk.screens.staff.waiting import Approved, Refused, WaitingDesk
from kiosk.screens.staff.watching import Shown, Withdrawn
from media.form import Form
from media.progress import Progress
from media.sign import Sign
from tests.kiosk.screens.drawing import look
from tests.kiosk.screens.staff_screens import data, days, export, film, leaving, recall, shown, waiting, works

HALF = JobMoved("film", Progress(5, 10, "job.reel.pictures", 42.0))


@pytest.fixture
def plain() -> Look:
    return look()


# the PIN


def test_a_pin_is_typed_or_pressed(plain):
    keypad = Keypad(plain, "staff.pin.title", "staff.pin.hint")
    for digit in "2468":
        assert keypad.press(digit) is None
    for digit in "17":
        assert keypad.type(digit, digit) is None
    keypad.type("backspace", "")
    keypad.press("erase")
    assert [keypad.type(digit, digit) for digit in "10"] == [None, None]
    assert keypad.type("return", "\r") == PinEntered("246810")


def test_five_digits_are_no_pin_yet(plain):
    keypad = Keypad(plain, "staff.pin.title", "staff.pin.hint")
    for digit in "24681":
        keypad.press(digit)
    assert "done" not in names(keypad)
    assert keypad.type("return", "\r") is None
    keypad.press("0")
    assert keypad.press("done") == PinEntered("246810")


@pytest.mark.parametrize("text", ["a", "²", "٣", " ", ""])  # digits that no hash would know again
def test_only_plain_digits_count(plain, text):
    keypad = Keypad(plain, "staff.pin.title", "staff.pin.hint")
    for _ in range(6):
        keypad.type("?", text)
    assert "done" not in names(keypad)


def test_nobody_sees_which_digits_were_entered(plain):
    one, other = (Keypad(plain, "staff.pin.title", "staff.pin.hint") for _ in range(2))
    for a, b in zip("246810", "135799", strict=True):
        one.press(a), other.press(b)
    assert [part.key for part in one.parts()] == [part.key for part in other.parts()]


def test_whoever_chooses_a_pin_is_not_hurried(plain):
    assert Keypad(plain, "staff.pin.choose", "staff.pin.choose_hint", may_leave=False).patience is Patience.ENDLESS
    assert Keypad(plain, "staff.pin.title", "staff.pin.hint").patience is Patience.NORMAL


# the size of the screen


@pytest.mark.parametrize("width_mm", [220.0, 340.0, 597.0, 940.0, 1430.0])
def test_the_drawn_card_becomes_as_large_as_a_real_one(plain, width_mm):
    """Somebody presses larger and smaller until both are the same, in less than twenty presses."""
    screen, presses = CardSize(plain), 0
    real = 85.6 * plain.width / width_mm
    while abs(drawn(screen) / real - 1) > 0.006 and presses < 20:
        screen.press("smaller" if drawn(screen) > real else "larger")
        presses += 1
    known = screen.press("done")
    assert isinstance(known, WidthKnown)
    assert known.width_mm == pytest.approx(width_mm, rel=0.01)


def test_the_card_stays_within_what_screens_can_be(plain):
    screen = CardSize(plain)
    for _ in range(200):
        screen.type("+", "+")
    assert screen.press("done") == WidthKnown(200.0)
    for _ in range(200):
        screen.type("-", "-")
    assert screen.press("done") == WidthKnown(3000.0)


# what waits


def test_a_work_is_approved_only_after_the_question_about_others(plain):
    """C-019: nobody can be in it who did not say yes."""
    desk = waiting(plain, chosen=2)
    assert "nobody" not in names(desk)
    assert desk.press("approve") is None
    assert {"nobody", "somebody", "back"} <= set(names(desk))
    assert "approve" not in names(desk)
    assert desk.press("nobody") == Approved(2)


def test_somebody_else_in_it_means_that_it_is_not_shown(plain):
    desk = waiting(plain)
    desk.press("approve")
    assert desk.press("somebody") == Refused(0, RefusalReason.BYSTANDER)


def test_a_refusal_has_one_of_the_fixed_reasons(plain):
    for reason in RefusalReason:
        desk = waiting(plain, chosen=1)
        assert desk.press("refuse") is None
        assert desk.press(f"reason.{reason}") == Refused(1, reason)


def test_one_can_think_again(plain):
    desk = waiting(plain)
    for asked in ("approve", "refuse"):
        desk.press(asked)
        assert desk.press("back") is None
        assert {"approve", "refuse", "row.0"} <= set(names(desk))


def test_the_list_the_stage_and_the_keys_choose_what_plays(plain):
    desk = waiting(plain, chosen=1)
    assert desk.press("row.3") == Shown(3)
    assert desk.press("play") == Shown(1)
    assert desk.type("page down", "") == Shown(2)
    assert desk.type("page up", "") == Shown(0)
    assert waiting(plain, 3, chosen=2).type("page down", "") is None
    assert waiting(plain, 3, chosen=0).type("page up", "") is None


def test_nobody_is_hurried_while_a_work_plays_but_a_desk_left_alone_shuts(plain):
    assert waiting(plain).patience is Patience.ENDLESS
    assert waiting(plain, done=True).patience is Patience.LONG
    assert WaitingDesk(plain, works(1), 0, None).patience is Patience.LONG
    assert film(plain, told=HALF).patience is Patience.LONG


def test_where_nothing_waits_there_is_only_the_way_on(plain):
    assert all(name.startswith("tab.") for name in names(WaitingDesk(plain, [], 0, None)))


def test_a_maker_who_thought_again_is_one_more_reason(plain):
    desk = waiting(plain, chosen=1)
    desk.press("refuse")
    assert desk.press("taken_back") is None
    assert said(desk, "staff.ask.away")
    assert desk.press("away") == Withdrawn(1)


# what is on show


def test_a_work_is_taken_away_with_the_second_press(plain):
    desk = shown(plain, chosen=2)
    assert "away" not in names(desk)
    assert desk.press("withdraw") is None
    assert {"away", "stays"} <= set(names(desk))
    assert "withdraw" not in names(desk)
    assert desk.press("away") == Withdrawn(2)


def test_one_can_leave_it_after_all(plain):
    desk = shown(plain)
    desk.press("withdraw")
    assert desk.press("stays") is None
    assert {"withdraw", "row.0"} <= set(names(desk))


def test_nothing_can_be_taken_away_before_it_was_chosen(plain):
    desk = shown(plain, chosen=None)
    assert "withdraw" not in names(desk)
    assert desk.press("row.3") == Shown(3)


def test_the_keys_go_through_what_is_on_show(plain):
    assert shown(plain, chosen=None).type("page down", "") == Shown(0)
    assert shown(plain, chosen=None).type("page up", "") is None
    assert shown(plain, chosen=1).type("page up", "") == Shown(0)
    assert shown(plain, 3, chosen=2).type("page down", "") is None


def test_a_form_is_sought_with_one_press_and_no_more_with_the_next(plain):
    day = days(2)[1].date
    assert shown(plain, sought=Sought(day=day)).press("form.dance") == Sought(Form.DANCE, day)
    assert shown(plain, sought=Sought(Form.DANCE, day)).press("form.dance") == Sought(None, day)
    assert shown(plain, sought=Sought(Form.DANCE)).press("form.music") == Sought(Form.MUSIC)


def test_a_day_is_chosen_from_all_there_are(plain):
    desk = shown(plain, many_days=70, sought=Sought(Form.VIDEO))
    assert desk.press("days") is None
    assert not any(name.startswith("row.") for name in names(desk))
    seen = [name for name in names(desk) if name.startswith("day.")]
    while "list.down" in names(desk):
        desk.press("list.down")
        seen += [name for name in names(desk) if name.startswith("day.")]
    assert seen == ["day.every", *(f"day.{i}" for i in range(70))]
    assert desk.press("day.69") == Sought(Form.VIDEO, days(70)[69].date)
    assert desk.press("day.every") == Sought(Form.VIDEO)
    desk.press("days")
    assert "row.0" in names(desk)


def test_where_nothing_is_on_show_there_is_only_the_way_on(plain):
    assert all(name.startswith("tab.") for name in names(shown(plain, 0, None)))
    nothing_found = shown(plain, 0, None, sought=Sought(Form.DANCE))
    assert "form.dance" in names(nothing_found)
    assert said(nothing_found, "staff.shown.not_found")


def test_nobody_is_hurried_while_a_work_on_show_plays(plain):
    assert shown(plain).patience is Patience.ENDLESS
    assert shown(plain, chosen=None).patience is Patience.LONG


def test_every_copy_to_fetch_back_can_be_read(plain):
    """However many there are: each is on a page."""
    desk, seen = recall(plain, 40), []
    while True:
        sheets = [part.key[1] for part in desk.parts() if part.key[0] == "sheet"]
        seen += [key[1] for key in sheets if key[0] == "copy"]
        if "list.down" not in names(desk):
            break
        desk.press("list.down")
    assert seen == list(range(40))
    assert desk.press("done") is Seen.DONE
    assert desk.press("tab.film") is Tab.FILM


# the way out


def test_the_kiosk_is_switched_off_with_the_second_press(plain):
    desk = leaving(plain)
    assert desk.press("leave.off") is None
    assert "leave.off" not in names(desk)
    assert desk.press("leave.really") is WayOut.SWITCH_OFF
    assert desk.press("leave.stays") is None
    assert "leave.off" in names(desk)


def test_one_leaves_for_the_neighbourhood_with_one_press(plain):
    assert leaving(plain).press("leave.neighbours") is WayOut.TO_NEIGHBOURS


# film and exhibition


def test_an_exhibition_has_no_length(plain):
    assert not any(name.startswith(("minutes", "rule")) for name in names(export(plain)))
    assert export(plain).press("make") == MakeIt(with_demo=False)


def test_staff_hear_whose_label_has_to_come_down(plain):
    """A maker took it back, and what hangs on the wall shows its sign and its name."""
    down = [{"sign": 0, "name": "Fatma"}, {"sign": 7, "name": None}]
    desk = export(plain, told=JobDone("exhibition", {"path": "/exports/exhibition/index.html", "taken_out": down}))

    signs = [said_sign(plain.texts, Sign.from_number(number)) for number in (0, 7)]
    told = plain.texts.say("staff.exhibition.take_down", names=f"{signs[0]} (Fatma), {signs[1]}")
    assert any(told in part.key[1] for part in words(desk))


def test_data_for_researchers_are_behind_the_exhibition(plain):
    assert export(plain).press("data") is Work.DATA
    assert data(plain).press("make") == MakeData()
    assert {"data", "demo"}.isdisjoint(names(data(plain)))
    assert "make" not in names(data(plain, 0))
    assert said(data(plain, 0), "staff.data.none")


@pytest.mark.parametrize("desk", [export, film])
def test_nothing_can_be_made_of_nothing(plain, desk):
    empty = desk(plain, 0, 0)
    assert "make" not in names(empty)
    assert "demo" not in names(empty)
    assert said(empty, "staff.export.none") or said(empty, "staff.sorry.nothing")
    demos = desk(plain, 0, 3)
    assert "make" not in names(demos)
    demos.press("demo")
    demos.tick(0.1)
    assert "make" in names(demos)


def test_while_it_is_made_one_can_only_stop_or_do_something_else(plain):
    desk = film(plain)
    desk.hear(HALF)
    assert [name for name in names(desk) if not name.startswith("tab.")] == ["stop"]
    assert said(desk, "job.reel.pictures")
    assert said(desk, "job.left", n=45)
    assert desk.press("stop") is Work.STOP
    assert desk.press("tab.waiting") is Tab.WAITING


def test_minutes_are_told_as_minutes(plain):
    desk = film(plain, told=JobMoved("film", Progress(1, 10, "job.reel.pictures", 61.0)))
    assert said(desk, "job.left_minutes", n=2)


def test_whoever_comes_back_sees_how_far_it_is_and_how_it_ended(plain):
    assert "stop" in names(film(plain, told=HALF))
    ready = film(plain, told=JobDone("film", {"path": "/exports/film.mp4"}))
    assert "make" in names(ready)
    assert any("film.mp4" in part.key[1] for part in words(ready))
    assert said(film(plain, told=JobFailed("film", "")), "staff.stopped")
    assert said(film(plain, told=JobFailed("film", "staff.sorry.room")), "staff.sorry.room")


def test_what_another_job_says_changes_nothing_here(plain):
    desk = film(plain)
    assert desk.hear(JobMoved("exhibition", Progress(1, 2, "job.begins"))) is None
    assert desk.hear(JobFailed("prepare", "staff.sorry.other")) is None
    assert "stop" not in names(desk)


def test_a_work_that_became_ready_meanwhile_is_counted(plain):
    assert film(plain).hear(JobDone("prepare", {})) is Work.RECOUNT


def drawn(card_size):
    """How wide the card is, in pixels."""
    return next(part.rect[2] for part in card_size.parts() if part.key[0] == "card")


def names(screen):
    return [target.name for target in screen.targets()]


def words(screen):
    return [part for part in screen.parts() if isinstance(part.key, tuple) and part.key[0] == "words"]


def said(screen, key, **values):
    text = screen.look.texts.say(key, **values)
    return any(part.key[1] == text for part in words(screen))
