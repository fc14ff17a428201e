"""The staff's evening as a script: the first start, the door, and the desks, on a real collection."""

import json
import queue
from datetime import timedelta

import pytest

from config.settings import load_settings
from exhibits.choosing import Rule, Wish
from exhibits.collection.collection import Collection
from exhibits.contribution import Approval, Consents, Purpose, RefusalReason, Use
from exhibits.errors import UnknownWorkError
from kiosk.news import JobDone, JobFailed, JobMoved
from kiosk.pin import TRIES
from kiosk.screen import Frame
from kiosk.screens.sorry import Sorry, SorryAnswer
from kiosk.screens.staff.data import DataDesk, MakeData
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.export import ExportDesk, MakeIt, Work
from kiosk.screens.staff.film import MakeFilm
from kiosk.screens.staff.keypad import Keypad, PinEntered
from kiosk.screens.staff.leaving import LeavingDesk, WayOut
from kiosk.screens.staff.lost import LostDesk, Returned
from kiosk.screens.staff.recall import RecallDesk, Seen
from kiosk.screens.staff.shown import Sought
from kiosk.screens.staff.size import CardSize, WidthKnown
from kiosk.screens.staff.waiting import Approved, Refused, WaitingDesk
from kiosk.screens.staff.watching import Shown, Withdrawn
from kiosk.script import KioskEndsError
from kiosk.shelf import Shelf
from kiosk.staff_flow import exporting, first_start, staff_evening
from media.form import Form
from media.progress import Progress
from tests.kiosk.staff_evening import OPEN, PIN, Play, a_clip, bring_in, hands_on, planned

HALF = Progress(5, 10, "job.reel.pictures", 30.0)


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


@pytest.fixture
def inside(hands):
    """Staff who know the PIN; called when the collection is as it should be."""
    made = []

    def enter(hands=hands):
        play = Play(staff_evening(hands))
        made.append(play)
        play.answer(PinEntered(PIN))
        return play

    yield enter
    for play in made:
        play.leave()


def events(collection):
    return [row["event"] for row in collection.store.rows("SELECT event FROM event_log ORDER BY rowid")]


def shown(screen):
    return [target.name for target in screen.targets()]


# the first start


@pytest.fixture
def new(collection, look, tmp_path, monkeypatch):
    """A kiosk that knows neither a PIN nor the size of its screen."""
    monkeypatch.setattr("kiosk.screen_size.DRM", tmp_path)
    hands = hands_on(collection, look, pin=None)
    hands.settings = load_settings(collection.folder)
    return hands


def test_the_first_start_asks_for_a_pin_twice_and_for_the_size_of_the_screen(new):
    play = Play(first_start(new))
    assert isinstance(play.screen, Keypad)
    assert isinstance(play.answer(PinEntered(PIN)), Keypad)
    assert isinstance(play.answer(PinEntered(PIN)), CardSize)
    play.answer(WidthKnown(412.5))
    assert play.over
    kept = load_settings(new.collection.folder)
    assert kept.screen.width_mm == new.look.width_mm == 412.5
    assert kept.staff.pin_hash.startswith("$argon2id$")
    assert PIN not in (new.collection.folder / "settings.toml").read_text()


def test_two_pins_that_differ_are_told_and_asked_for_again(new):
    play = Play(first_start(new))
    assert said(play.screen, "staff.pin.choose_hint")
    play.answer(PinEntered("246810"), PinEntered("246811"))
    assert isinstance(play.screen, Keypad)
    assert said(play.screen, "staff.pin.differ")
    assert load_settings(new.collection.folder).staff.pin_hash is None
    play.answer(PinEntered("135790"), PinEntered("135790"))
    assert new.settings.staff.pin_hash


def test_a_kiosk_that_knows_both_asks_nothing(hands):
    assert list(first_start(hands)) == []


def test_nobody_walks_past_the_first_pin(new):
    play = Play(first_start(new))
    assert play.screen.frame == ()
    assert isinstance(play.answer(Frame.BACK), Keypad)


# the door


def test_the_right_pin_opens_and_it_is_written_down(inside, collection):
    assert isinstance(inside().screen, WaitingDesk)
    assert "staff came in" in events(collection)


def test_a_wrong_pin_is_told_and_written_down(hands, collection):
    play = Play(staff_evening(hands))
    assert said(play.screen, "staff.pin.hint")
    play.answer(PinEntered("000000"))
    assert said(play.screen, "staff.pin.wrong")
    assert events(collection)[-1] == "wrong pin"
    assert isinstance(play.answer(PinEntered(PIN)), WaitingDesk)


def test_too_many_wrong_pins_shut_the_door_for_the_next_one_too(hands):
    play = Play(staff_evening(hands))
    for _ in range(TRIES):
        play.answer(PinEntered("000000"))
    assert isinstance(play.screen, Sorry)
    play.answer(SorryAnswer.ON)
    assert play.over
    assert isinstance(Play(staff_evening(hands)).screen, Sorry)


def test_whoever_does_not_know_the_pin_can_go_back(hands):
    play = Play(staff_evening(hands))
    play.answer(Frame.BACK)
    assert play.over


def test_a_broken_line_in_the_settings_opens_to_nobody(hands):
    hands.settings = hands.settings.model_copy(
        update={"staff": hands.settings.staff.model_copy(update={"pin_hash": "$argon2id$oops"})}
    )
    assert isinstance(Play(staff_evening(hands)).answer(PinEntered(PIN)), Keypad)


# what waits


def test_works_are_watched_and_approved_one_after_the_other(inside, collection, clip):
    first, second = (bring_in(collection, clip, name=name) for name in ("a", "b"))
    play = inside()
    assert [name for name in shown(play.screen) if name.startswith("row.")] == ["row.0", "row.1"]
    play.answer(Approved(0))
    assert collection.contribution(first.id).approval is Approval.APPROVED
    assert collection.waiting() == [collection.contribution(second.id)]
    play.answer(Approved(0))
    assert collection.waiting() == []
    assert isinstance(play.screen, WaitingDesk)
    assert len(collection.contributions(Use.HERE)) == 2


def test_the_question_about_others_was_answered_before_it_was_approved(inside, collection, clip):
    bring_in(collection, clip)
    inside().answer(Approved(0))
    assert events(collection)[-2:] == ["nobody else is in it", "approved"]


def test_a_refused_work_is_never_shown(inside, collection, clip):
    work = bring_in(collection, clip)
    inside().answer(Refused(0, RefusalReason.CHILD))
    assert collection.contribution(work.id).approval is Approval.REFUSED
    assert collection.contributions(Use.HERE) == []
    reasons = [row["reason"] for row in collection.store.rows("SELECT reason FROM moderation_event")]
    assert reasons == ["child"]


def test_the_last_of_the_list_gives_way_to_the_one_before(inside, collection, clip):
    for name in "abc":
        bring_in(collection, clip, name=name)
    play = inside()
    play.answer(Shown(2), Approved(2))
    assert play.screen.press("play") == Shown(1)


def test_a_work_that_is_left_falls_silent(inside, collection, clip):
    for name in "ab":
        bring_in(collection, clip, name=name)
    play = inside()
    first = play.screen
    assert plays(first)
    second = play.answer(Shown(1))
    assert not plays(first)
    assert plays(second)
    play.leave()
    assert not plays(second)


def test_a_work_that_nobody_may_see_can_be_seen_by_staff(inside, collection, clip):
    bring_in(collection, clip, yes=frozenset())
    screen = inside().screen
    assert plays(screen)
    assert said(screen, "staff.waiting.opened", opened=screen.look.texts["staff.waiting.nobody"])


def test_a_work_without_a_file_can_still_be_refused(inside, collection, clip):
    work = bring_in(collection, clip)
    for file in (collection.folder / "works" / work.code).iterdir():
        file.unlink()
    play = inside()
    assert isinstance(play.screen, WaitingDesk)
    play.answer(Refused(0, RefusalReason.TECHNICAL))
    assert collection.waiting() == []


# taking a yes back


@pytest.fixture
def on_show(collection, clip):
    """Three of people and one of the program, all approved: the newest first, as staff see them."""
    works = [bring_in(collection, clip, name=name) for name in "abc"]
    for work in works:
        collection.approve(work.id)
    bring_in(collection, clip, demo=True)
    return works[::-1]


def remember_export(collection, works, name, kind="reel"):
    """A film or an exhibition that went out with these works in it."""
    listed = collection.folder / f"{name}.json"
    items = [work.code for work in works]
    facts = {"id": name, "kind": kind, "made_at": "2026-11-23T19:20:00+00:00", "path": f"/stick/{name}", "items": items}
    listed.write_text(json.dumps(facts))
    collection.remember_export(listed)


def test_what_is_on_show_is_listed_and_nothing_plays_by_itself(inside, on_show, collection, clip):
    bring_in(collection, clip, name="still waits")
    desk = inside().answer(Tab.SHOWN)
    assert [work.card.id for work in desk._works] == [work.id for work in on_show]
    assert not plays(desk)
    assert said(desk, "staff.shown.choose")


def test_works_of_the_program_are_on_the_list_only_while_there_is_nothing_else(inside, collection, clip):
    demo = bring_in(collection, clip, demo=True)
    play = inside()
    assert [work.card.id for work in play.answer(Tab.SHOWN)._works] == [demo.id]
    work = bring_in(collection, clip)
    collection.approve(work.id)
    assert [work.card.id for work in play.answer(Tab.WAITING, Tab.SHOWN)._works] == [work.id]


def test_a_work_is_found_by_its_form_and_its_day(inside, on_show, collection):
    """C-028: the maker stands beside staff and has lost the receipt."""
    play = inside()
    play.answer(Tab.SHOWN)
    assert len(play.answer(Sought(Form.DANCE))._works) == 0
    assert len(play.answer(Sought(Form.VIDEO))._works) == 3
    day = on_show[0].made_at.astimezone().date()
    assert len(play.answer(Sought(Form.VIDEO, day))._works) == 3
    assert len(play.answer(Sought(day=day - timedelta(days=1)))._works) == 0


def test_a_work_on_show_can_be_watched(inside, on_show):
    play = inside()
    desk = play.answer(Tab.SHOWN, Shown(1))
    assert plays(desk)
    play.answer(Sought(Form.VIDEO))
    assert not plays(desk)


def test_a_work_that_is_taken_away_is_gone_with_all_its_files(inside, on_show, collection):
    """C-022, C-024, C-025: the notice promises it, and staff can do it."""
    files = collection.folder / "works" / on_show[1].code
    assert list(files.iterdir())
    play = inside()
    gone = play.answer(Tab.SHOWN, Shown(1), Withdrawn(1))
    assert isinstance(gone, RecallDesk)
    assert said(gone, "staff.recall.nothing")
    assert not files.exists()
    with pytest.raises(UnknownWorkError):
        collection.contribution(on_show[1].id)
    desk = play.answer(Seen.DONE)
    assert [work.card.id for work in desk._works] == [on_show[0].id, on_show[2].id]


def test_it_is_written_down_that_staff_shut_each_window(inside, on_show, collection):
    inside().answer(Tab.SHOWN, Shown(0), Withdrawn(0))
    rows = collection.store.rows(
        "SELECT purpose, given_by FROM consent_event WHERE contribution_id = ? AND decision = 'no' AND"
        " given_by = 'staff'",
        on_show[0].id,
    )
    assert {row["purpose"] for row in rows} == OPEN
    assert events(collection)[-3:] == ["withdrawn", "to fetch back", "erased"]


def test_every_film_and_exhibition_that_holds_it_is_named(inside, on_show, collection):
    remember_export(collection, on_show, "film.mp4")
    remember_export(collection, on_show[:1], "exhibition", kind="exhibition")
    remember_export(collection, on_show[1:], "without.mp4")
    gone = inside().answer(Tab.SHOWN, Withdrawn(0))
    assert said(gone, "staff.recall.fetch", n=2)
    told = "\n".join(words_on_all_pages(gone)).replace("\u200b", "")
    assert "/stick/film.mp4" in told
    assert "/stick/exhibition" in told
    assert "/stick/without.mp4" not in told
    assert gone.look.texts["staff.recall.film"] in told
    assert "23 november 2026" in told
    exports = collection.store.value("SELECT facts FROM event_log WHERE event = 'to fetch back'")
    assert json.loads(exports) == {"exports": ["film.mp4", "exhibition"]}


def test_a_maker_can_think_again_before_anybody_saw_it(inside, collection, clip):
    work = bring_in(collection, clip)
    play = inside()
    assert isinstance(play.answer(Withdrawn(0)), RecallDesk)
    assert not (collection.folder / "works" / work.code).exists()
    assert isinstance(play.answer(Seen.DONE), WaitingDesk)
    assert collection.waiting() == []


def test_from_what_is_gone_one_can_go_to_any_desk(inside, on_show):
    assert isinstance(inside().answer(Tab.SHOWN, Withdrawn(0), Tab.FILM), ExportDesk)


def test_only_works_that_somebody_looks_at_are_made_ready(hands, on_show):
    """A thousand pictures are not read for one page of them."""
    shelf = Shelf(hands, on_show)
    assert (len(shelf), shelf._ready) == (3, {})
    assert shelf[1] is shelf[1]
    assert list(shelf._ready) == [1]


# what carries a sound that went


@pytest.fixture
def answered(collection, clip):
    """A work, and an answer that carries its sound."""
    work = bring_in(collection, clip, yes=OPEN | {Purpose.ANSWER}, name="Samuel")
    collection.approve(work.id)
    answer = bring_in(collection, clip, yes=OPEN | {Purpose.ANSWER}, name="Noor", answer_to=work.id)
    return work, answer


def test_what_somebody_answers_stands_on_the_list(inside, answered):
    """The name, as the one who made it is called."""
    desk = inside().screen
    assert [work.answers for work in desk._works] == ["buurtbewoner"]


def shut_for_answers(collection, work):
    collection.shut(work.id, Purpose.ANSWER, Consents(frozenset(), "1", "nl"))


def open_for_answers(collection, work):
    collection.open_window(work.id, Purpose.ANSWER, Consents(frozenset(), "1", "nl"))


def test_staff_see_first_what_carries_a_sound_that_was_taken_back(inside, collection, answered):
    work, answer = answered
    shut_for_answers(collection, work)
    desk = inside().screen
    assert isinstance(desk, LostDesk)
    assert said(desk, "staff.lost.title")
    assert [one.card.id for one in desk._works] == [answer.id]
    assert not plays(desk)


def test_where_nothing_was_taken_back_the_desk_is_empty(inside, answered):
    desk = inside().answer(Tab.LOST)
    assert said(desk, "staff.lost.none")


def test_it_is_told_why_and_what_to_do(inside, collection, answered):
    work, _ = answered
    shut_for_answers(collection, work)
    desk = inside().answer(Shown(0))
    told = "\n".join(words_on(desk))
    assert desk.look.texts["staff.lost.shut"] in told
    assert desk.look.texts["staff.lost.talk"] in told
    assert "return" not in shown(desk)


def test_films_that_still_carry_the_sound_are_named(inside, collection, answered):
    work, answer = answered
    remember_export(collection, [answer], "film.mp4")
    shut_for_answers(collection, work)
    play = inside()
    copies = play.answer(play.answer(Shown(0)).press("copies"))
    assert isinstance(copies, RecallDesk)
    assert said(copies, "staff.lost.still_heard")
    assert "/stick/film.mp4" in "\n".join(words_on_all_pages(copies)).replace("\u200b", "")
    assert isinstance(play.answer(Seen.DONE), LostDesk)


def test_it_may_be_seen_again_when_the_link_is_open_again(inside, collection, answered):
    work, answer = answered
    collection.approve(answer.id)
    shut_for_answers(collection, work)
    open_for_answers(collection, work)
    play = inside()
    assert "return" in shown(play.answer(Shown(0)))
    assert said(play.answer(play.screen.press("return")), "staff.lost.none")
    assert answer.id in {one.id for one in collection.contributions(Use.HERE)}
    assert events(collection)[-2:] == ["unlocked", "its link is open again"]


def test_a_link_that_was_shut_again_meanwhile_keeps_it_locked(inside, collection, answered):
    work, answer = answered
    shut_for_answers(collection, work)
    open_for_answers(collection, work)
    play = inside()
    play.answer(Shown(0))
    shut_for_answers(collection, work)
    assert isinstance(play.answer(Returned(0)), LostDesk)
    assert collection.contribution(answer.id).locked


def test_it_can_be_taken_away_from_there(inside, collection, answered):
    work, answer = answered
    shut_for_answers(collection, work)
    play = inside()
    assert isinstance(play.answer(Shown(0), Withdrawn(0)), RecallDesk)
    assert isinstance(play.answer(Seen.DONE), LostDesk)
    with pytest.raises(UnknownWorkError):
        collection.contribution(answer.id)


def test_what_is_locked_by_its_link_is_on_no_other_list(inside, collection, answered):
    work, answer = answered
    shut_for_answers(collection, work)
    play = inside()
    assert play.answer(Tab.WAITING)._works.works == []
    assert [one.card.id for one in play.answer(Tab.SHOWN)._works] == [work.id]


def test_taking_a_work_away_calls_back_the_exports_with_answers_to_it(inside, collection, answered):
    work, answer = answered
    collection.approve(answer.id)
    remember_export(collection, [answer], "film.mp4")
    shelf = inside().answer(Tab.SHOWN)._works.works
    gone = inside().answer(Tab.SHOWN, Withdrawn([one.id for one in shelf].index(work.id)))
    assert said(gone, "staff.recall.fetch", n=1)


def test_after_taking_a_work_away_staff_see_what_carries_its_sound(inside, collection, answered):
    work, answer = answered
    collection.approve(answer.id)
    shelf = inside().answer(Tab.SHOWN)._works.works
    play = inside()
    play.answer(Tab.SHOWN, Withdrawn([one.id for one in shelf].index(work.id)))
    desk = play.answer(Seen.DONE)
    assert isinstance(desk, LostDesk)
    assert [one.card.id for one in desk._works] == [answer.id]


# the way out


def test_staff_go_back_to_the_neighbourhood(inside):
    play = inside()
    assert isinstance(play.answer(Tab.LEAVE), LeavingDesk)
    assert isinstance(play.answer(Tab.WAITING), WaitingDesk)
    play.answer(Tab.LEAVE, WayOut.TO_NEIGHBOURS)
    assert play.over


def test_staff_switch_the_kiosk_off(inside, collection):
    play = inside()
    play.answer(Tab.LEAVE)
    with pytest.raises(KioskEndsError):
        play.answer(WayOut.SWITCH_OFF)
    assert events(collection)[-1] == "staff switched the kiosk off"


def test_whoever_switches_off_is_told_what_is_still_being_made(inside, busy):
    desk = inside(busy).answer(Tab.LEAVE)
    desk.press("leave.off")
    assert not making(desk)
    busy.backstage.hear(JobMoved("film", HALF))
    desk = inside(busy).answer(Tab.LEAVE)
    desk.press("leave.off")
    assert making(desk)


def making(desk):
    return any(desk.look.texts["staff.leave.making"] in word for word in words_on(desk))


# film and exhibition


@pytest.fixture
def stocked(collection, clip):
    """Two works for the exhibition, one that is for here only, one of the program."""
    for name in "ab":
        collection.approve(bring_in(collection, clip, name=name).id)
    collection.approve(bring_in(collection, clip, yes=frozenset({Purpose.HERE}), name="c").id)
    bring_in(collection, clip, demo=True)


def test_only_what_may_be_exhibited_is_counted(inside, stocked):
    desk = inside().answer(Tab.FILM)
    assert isinstance(desk, ExportDesk)
    assert (len(desk.stock.works), len(desk.stock.demos)) == (2, 1)


def test_a_work_that_waits_is_not_counted(inside, collection, clip):
    bring_in(collection, clip)
    assert inside().answer(Tab.EXHIBITION).stock.works == ()


ECHO = """
import json, sys, signal
print(json.dumps({"done": 1, "of": 2, "doing": " ".join(sys.argv[4:]), "left_seconds": None}), flush=True)
signal.pause()
"""


@pytest.fixture
def heard():
    return queue.Queue()


@pytest.fixture
def busy(collection, look, heard):
    """Hands whose jobs say what they were asked, and go on until they are stopped."""
    hands = hands_on(collection, look, program=ECHO, tell=heard.put)
    yield hands
    hands.jobs.close()


@pytest.mark.parametrize(
    ("tab", "wish", "words"),
    [
        (
            Tab.FILM,
            MakeFilm(with_demo=True, minutes=5, wish=Wish()),
            "export reel --minutes 5 --choose turns --for exhibition --with-demo"
            " --shape 16:9 --quality 720p --captions soft",
        ),
        (
            Tab.FILM,
            MakeFilm(False, 1, Wish(Rule.SHARES, destination=Purpose.HERE, cases=frozenset({"Lombok"}))),
            "export reel --minutes 1 --choose shares --case Lombok --for here"
            " --shape 16:9 --quality 720p --captions soft",
        ),
        (Tab.EXHIBITION, MakeIt(with_demo=True), "export exhibition --with-demo"),
    ],
)
def test_the_wish_becomes_a_job(busy, heard, tab, wish, words):
    play = Play(exporting(busy, tab))
    play.answer(wish)
    assert shown(play.screen)[-1] == "stop"
    moved = heard.get(timeout=10)
    assert (moved.job, moved.progress.doing) == (tab.value, words)
    play.answer(Work.STOP)
    failed = heard.get(timeout=10)
    assert failed == JobFailed(tab.value, "")
    play.hear(busy, failed)
    assert said(play.screen, "staff.stopped")


def test_data_for_researchers_are_made_behind_the_exhibition(busy, heard, collection, clip):
    """And whoever comes back finds the exhibition as it is by then."""
    collection.approve(bring_in(collection, clip, yes=frozenset({Purpose.RESEARCH}), name="r").id)
    play = Play(exporting(busy, Tab.EXHIBITION))
    play.answer(Work.DATA)
    assert isinstance(play.screen, DataDesk)
    assert len(play.screen.stock.works) == 1
    play.answer(MakeData())
    moved = heard.get(timeout=10)
    assert (moved.job, moved.progress.doing) == ("data", "export data")
    busy.backstage.hear(JobMoved("exhibition", HALF))
    play.answer(Tab.EXHIBITION)
    assert said(play.screen, "job.reel.pictures")
    busy.backstage.stop("data")
    heard.get(timeout=10)


def test_a_job_is_found_again_as_it_is(inside, stocked, busy):
    """Staff leave the desk, and even the room; the film goes on."""
    play = inside(busy)
    play.answer(Tab.FILM, MakeFilm(with_demo=False, minutes=3, wish=Wish()))
    play.hear(busy, JobMoved("film", HALF))
    play.answer(Tab.EXHIBITION)
    assert "stop" not in shown(play.screen)
    busy.backstage.hear(JobMoved("film", HALF))
    play.answer(Tab.LEAVE)
    again = inside(busy)
    again.answer(Tab.FILM)
    assert shown(again.screen)[-1] == "stop"
    assert said(again.screen, "job.reel.pictures")
    busy.backstage.hear(JobDone("film", {"path": "/exports/film.mp4"}))
    again.answer(Tab.WAITING, Tab.FILM)
    assert "make" in shown(planned(again.screen))
    assert any("film.mp4" in word for word in words_on(again.screen))


def test_a_new_job_forgets_how_the_last_one_ended(inside, stocked, busy):
    busy.backstage.hear(JobFailed("film", "staff.sorry.room"))
    play = inside(busy)
    play.answer(Tab.FILM)
    assert said(play.screen, "staff.sorry.room")
    play.answer(MakeFilm(with_demo=False, minutes=3, wish=Wish()))
    assert not said(play.screen, "staff.sorry.room")
    assert said(play.screen, "job.begins")


def plays(desk):
    return desk.rests() == 0


def said(screen, key, **values):
    return screen.look.texts.say(key, **values) in words_on(screen)


def words_on(screen):
    return [part.key[1] for part in screen.parts() if isinstance(part.key, tuple) and part.key[0] == "words"]


def words_on_all_pages(screen):
    words = words_on(screen)
    while "list.down" in shown(screen):
        screen.press("list.down")
        words += words_on(screen)
    return words
