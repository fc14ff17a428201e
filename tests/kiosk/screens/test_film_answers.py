"""At the desk of the film staff say who chooses, and see who would be in it, before anything is made."""

from concurrent.futures import Future
from dataclasses import replace

import pytest

from config.settings import Captions, Quality, Shape
from exhibits.choosing import Reason, Rule, Why, Wish
from exhibits.contribution import Purpose
from kiosk.look import Look
from kiosk.news import JobDone, JobMoved
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.export import Work
from kiosk.screens.staff.film import FilmDesk, MakeFilm
from kiosk.screens.staff.film_list import Plan, Planned
from kiosk.screens.staff.film_looks import Looks
from media.progress import Progress
from tests.kiosk.screens import staff_screens
from tests.kiosk.screens.drawing import look
from tests.kiosk.screens.staff_screens import Planner, film, looks


@pytest.fixture
def plain() -> Look:
    return look()


def test_a_film_is_made_as_wished(plain):
    desk = film(plain)
    for target in ("minutes.1", "demo", "rule.shares", "goes_to", "case"):
        assert desk.press(target) is None
    wish = Wish(Rule.SHARES, destination=Purpose.HERE, cases=frozenset({"Rivierenwijk"}))
    assert desk.press("make") == MakeFilm(with_demo=True, minutes=1, wish=wish)
    desk.press("demo")
    assert desk.press("make") == MakeFilm(with_demo=False, minutes=1, wish=wish)


def test_every_wish_is_planned_before_anything_is_made(plain):
    planner = Planner(12, 13)
    desk = film(plain, planner=planner)
    for target in ("rule.all", "minutes.5"):
        desk.press(target)
    assert [wish.wish.rule for wish in planner.asked] == [Rule.TURNS, Rule.ALL, Rule.ALL]
    assert planner.asked[-1].minutes == 5


def test_the_plan_is_waited_for_beside_the_loop(plain):
    """A press answers at once; what comes of it is seen when it is known."""
    later: Future[Plan] = Future()
    desk = FilmDesk(plain, film(plain).stock, lambda _wish: later, waiting=3)
    desk.tick(1)
    assert desk.rests() < 1
    assert told(desk) == plain.texts["record.wait"]
    assert "make" not in names(desk)
    later.set_result(Plan((Planned(0, "CODE0", Why(Reason.TURN, turn=1), 12.0),), 60.4))
    desk.tick(0.05)
    assert desk.rests() == float("inf")
    assert told(desk) == plain.texts.say("staff.film.inside", works=1, length="1:00")
    assert "make" in names(desk)


def test_only_the_last_wish_is_waited_for(plain):
    planned: list[Future[Plan]] = []

    def planner(_wish):
        planned.append(Future())
        return planned[-1]

    desk = FilmDesk(plain, film(plain).stock, planner, waiting=3)
    desk.press("rule.all")
    assert planned[0].cancelled()
    planned[1].set_result(Plan())
    desk.tick(0.05)
    assert desk.rests() == float("inf")


def test_by_hand_one_goes_on_from_what_was_chosen_and_touches_works_in_and_out(plain):
    desk = film(plain, 6, 0)
    assert not any(name.startswith("row.") for name in names(desk))
    desk.press("rule.hand")
    desk.tick(0.1)
    assert desk.press("make").wish.picked == ("CODE0", "CODE1", "CODE3", "CODE4")
    desk.press("row.1")
    desk.press("row.5")
    desk.tick(0.1)
    assert desk.press("make").wish.picked == ("CODE0", "CODE3", "CODE4", "CODE5")
    desk.press("rule.turns")
    desk.press("rule.hand")
    assert desk.press("make").wish.picked == ("CODE0", "CODE3", "CODE4", "CODE5")


def test_by_hand_nothing_moves_under_the_finger(plain):
    """Neither the work nor the page that one looks at."""
    desk = film(plain, 60, 0)
    desk.press("rule.hand")
    desk.tick(0.1)
    desk.press("list.down")
    before = names(desk)
    row = next(name for name in before if name.startswith("row."))
    desk.press(row)
    desk.tick(0.1)
    assert names(desk) == before


def test_who_is_not_in_is_told_below_with_a_reason(plain):
    desk = film(plain, 6, 0)
    rows = [part.key for part in desk.parts() if isinstance(part.key, tuple) and part.key[0] == "planned"]
    reasons = [key[3] for key in rows]
    assert reasons[-2:] == [f"{plain.texts['reel.why.no_room']} {staff_screens.QUESTION}"] * 2
    assert reasons[0] == plain.texts.say("reel.why.turn", turn=1), "the question has no room behind it"
    assert [key[4] for key in rows] == ["0:14"] * 4 + [""] * 2


def test_nobody_picked_is_no_film(plain):
    desk = film(plain, 2, 0)
    for target in ("rule.hand", "row.0", "row.1"):
        desk.press(target)
        desk.tick(0.1)
    assert "make" not in names(desk)
    assert told(desk) == plain.texts["staff.film.how.hand"]


def test_there_is_only_to_choose_what_differs(plain):
    stock = replace(film(plain).stock, demos=(), cases=("Rivierenwijk",), goes_to=(Purpose.EXHIBITION,))
    desk = FilmDesk(plain, stock, Planner(3, 0), waiting=3)
    assert not {"demo", "case", "goes_to"} & set(names(desk))


def test_whose_work_stays_softer_is_told_with_the_film(plain):
    """A neighbour without a name is one all the same."""
    softer = ["Fatma", "", ""]
    desk = film(plain, told=JobDone("film", {"path": "/exports/film.mp4", "softer": softer}))
    names = f"Fatma, {plain.texts['place.resident']}"
    assert any(plain.texts.say("staff.film.softer", names=names) in word for word in words(desk))


def test_how_it_looks_is_a_screen_of_its_own(plain):
    desk = film(plain)
    assert desk.press("looks") is Work.LOOKS
    desk.dress(Looks(Shape.SQUARE))
    assert desk.press("make").looks == Looks(Shape.SQUARE)


def test_every_choice_of_how_it_looks_is_an_answer(plain):
    desk = looks(plain)
    assert desk.press("shape.9:16") == Looks(Shape.UPRIGHT)
    assert desk.press("quality.draft") == Looks(Shape.UPRIGHT, Quality.DRAFT)
    assert desk.press("captions.burnt") == Looks(Shape.UPRIGHT, Quality.DRAFT, Captions.BURNT)
    assert desk.press("done") is Tab.FILM
    assert desk.press("tab.leave") is Tab.LEAVE


def test_while_a_film_is_made_nothing_about_it_can_be_chosen(plain):
    desk = film(plain, told=JobMoved("film", Progress(1, 2, "job.begins")))
    assert "looks" not in names(desk)


def test_who_chooses_anew_sees_the_plan_again(plain):
    desk = film(plain, told=JobDone("film", {"path": "/exports/film.mp4"}))
    assert not any(name.startswith("list") for name in names(desk))
    desk.press("minutes.5")
    desk.tick(0.1)
    assert told(desk).startswith(plain.texts.say("staff.film.inside", works=8, length="2:59"))
    assert not any("film.mp4" in word for word in words(desk))


def names(screen):
    return [target.name for target in screen.targets()]


def words(screen):
    return [part.key[1] for part in screen.parts() if isinstance(part.key, tuple) and part.key[0] == "words"]


def told(desk):
    """What stands above the plan: the last of the words beside the buttons."""
    return words(desk)[-1]
