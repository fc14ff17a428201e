"""The plan of a film that staff see is the film that the command makes."""

import pytest

from config.settings import Captions, Shape, load_settings
from exhibits.choosing import Rule, Wish
from exhibits.collection import Collection
from exhibits.contribution import Purpose, Role, Use
from exhibits.reel.shapes import profile_of
from exhibits.reel.standing import stand
from kiosk.filming import FilmPlans, dressing, film_desk, film_stock, order_of
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.film import MakeFilm
from kiosk.screens.staff.film_list import clock
from kiosk.screens.staff.film_looks import Looks
from tests.exhibits.works import consents
from tests.kiosk.screens.drawing import look
from tests.kiosk.staff_evening import Play, a_clip, bring_in, hands_on, planned


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return a_clip(tmp_path_factory.mktemp("clip"))


@pytest.fixture
def collection(tmp_path):
    with Collection.open(tmp_path / "wijkpodium") as collection:
        yield collection


@pytest.fixture
def works(collection, clip):
    """Three for the exhibition, the newest first, and one of the program."""
    for name in "abc":
        collection.approve(bring_in(collection, clip, name=name, question="bring").id)
    bring_in(collection, clip, demo=True)
    return [work for work in collection.contributions(Use.EXHIBITION) if not work.demonstration]


@pytest.fixture
def hands(collection):
    return hands_on(collection, look())


@pytest.fixture
def plans(hands):
    with FilmPlans(hands.collection.folder, "nl") as plans:
        yield plans


@pytest.fixture
def desk(hands, plans, works):
    return planned(film_desk(hands, plans, None))


def listed(desk):
    return [part.key[1] for part in desk.parts() if isinstance(part.key, tuple) and part.key[0] == "planned"]


def says(desk, key):
    text = desk.look.texts[key]
    return any(part.key[:2] == ("words", text) for part in desk.parts() if isinstance(part.key, tuple))


def test_the_desk_shows_what_the_command_will_make(collection, desk):
    """By the same lot, those of the program too."""
    for target in ("demo", "rule.shares"):
        desk.press(target)
    film = stand(collection, language="nl", with_demo=True).decided(Wish(Rule.SHARES), seconds=180).reel
    assert listed(planned(desk)) == [collection.contribution(shot.code).id for shot in film.shots]
    assert len(film.shots) == 4


def test_works_are_touched_in_and_out(desk, works):
    desk.press("rule.hand")
    assert listed(planned(desk)) == [work.id for work in works]
    desk.press("row.0")
    assert set(planned(desk).press("make").wish.picked) == {work.code for work in works[1:]}


def test_the_command_names_who_was_picked_and_may_go_there(hands, collection, works):
    """Staff pick, then think of another place; and somebody may have shut a window meanwhile."""
    collection.shut(works[1].id, Purpose.HERE, consents())
    picked = tuple(work.code for work in works)
    words = order_of(hands, MakeFilm(False, 3, Wish(Rule.HAND, picked, Purpose.HERE)))
    assert words[4:12] == ["--choose", "hand", "--work", picked[0], "--work", picked[2], "--for", "here"]


def test_how_the_film_looks_is_remembered_for_the_next_one(hands, plans, works):
    """As soon as it is touched: whoever leaves by a tab has not lost it."""
    desk = planned(film_desk(hands, plans, None))
    play = Play(dressing(hands, desk))
    for target in ("shape.9:16", "captions.burnt"):
        play.answer(play.screen.press(target))
    play.answer(play.screen.press("done"))
    assert play.result is Tab.FILM

    again = Looks(Shape.UPRIGHT, captions=Captions.BURNT)
    assert planned(desk).press("make").looks == again
    assert load_settings(hands.collection.folder).export.shape is Shape.UPRIGHT
    words = order_of(hands, planned(film_desk(hands, plans, None)).press("make"))
    assert words[-6:] == ["--shape", "9:16", "--quality", "720p", "--captions", "burnt"]


def test_the_plan_of_an_upright_film_is_the_film_that_the_command_makes(hands, plans, collection, works):
    """More lines have room below each other in a high picture, so that the credits are over sooner."""
    hands.change_settings(credits={"helpers": tuple(f"Fatma {n}" for n in range(24))})
    desk = planned(film_desk(hands, plans, None))
    desk.dress(Looks(Shape.UPRIGHT))
    wide, upright = (
        stand(collection, language="nl", with_demo=False, profile=profile_of(shape)).decided(Wish(), seconds=180).reel
        for shape in (Shape.WIDE, Shape.UPRIGHT)
    )
    assert clock(upright.seconds) != clock(wide.seconds)
    told = desk.look.texts.say("staff.film.inside", works=3, length=clock(upright.seconds))
    assert any(part.key[:2] == ("words", told) for part in planned(desk).parts() if isinstance(part.key, tuple))


def test_who_may_not_be_seen_there_is_not_in_the_plan(hands, plans, collection, works):
    collection.shut(works[1].id, Purpose.HERE, consents())
    desk = planned(film_desk(hands, plans, None))
    assert len(listed(desk)) == 3
    desk.press("goes_to")
    assert set(listed(planned(desk))) == {works[0].id, works[2].id}


def test_a_work_that_became_ready_meanwhile_is_in_the_next_plan(hands, plans, collection, desk, clip):
    late = bring_in(collection, clip, name="late")
    collection.approve(late.id)
    desk.restock(film_stock(hands, plans))
    assert late.id in listed(planned(desk))


def test_a_film_that_cannot_be_planned_says_so_and_the_desk_stays_open(hands, plans, collection, works, caplog):
    database = collection.folder / "wijkpodium.db"
    database.rename(database.with_suffix(".away"))
    desk = planned(film_desk(hands, plans, None))
    assert says(desk, "staff.sorry.other")
    assert "make" not in [target.name for target in desk.targets()]
    assert "no film can be planned" in caplog.text


def test_recordings_that_are_gone_are_planned_for_a_card_stands_in_their_place(hands, plans, collection, works):
    for work in works:
        collection.path(work, Role.VIEW, Use.EXHIBITION).unlink()
    desk = planned(film_desk(hands, plans, None))
    assert "make" in [target.name for target in desk.targets()]
    assert {work.id for work in works} <= set(listed(desk))


def test_a_film_of_nobody_says_what_to_do(hands, plans, collection):
    desk = planned(film_desk(hands, plans, None))
    assert says(desk, "staff.sorry.nothing")


def test_the_internet_is_offered_where_there_is_a_site(hands, plans, works):
    assert film_stock(hands, plans).goes_to == (Purpose.EXHIBITION, Purpose.HERE)
    hands.change_settings(export={"base_address": "https://wijkpodium.example"})
    assert film_stock(hands, plans).goes_to[-1] is Purpose.INTERNET
