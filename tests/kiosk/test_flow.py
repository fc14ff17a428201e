"""The visit as a script, without a display, a clock or a device: who sees what, and what is left when they go."""

from random import Random

import pytest
from PIL import Image

from capture.framing import Framing
from capture.messages import Choose, Close, Device, Discard, Open, Opened, Record, See, Stop, Trouble
from capture.troubles import Case
from config.settings import Settings, save_settings
from config.texts import languages, load_texts
from exhibits.collection import Collection
from exhibits.contribution import Makers, Meaning, Role, Use, Zone
from exhibits.voting import ATTRACT
from kiosk import premiere
from kiosk.flow import visits
from kiosk.hands import MOST_STILLS
from kiosk.pin import hash_pin
from kiosk.screen import Frame
from kiosk.screens.about import About
from kiosk.screens.attract import CURTAIN_SECONDS, DRESS_SECONDS, PLAYS_SECONDS, Attract, Calling
from kiosk.screens.browse import Browse, CardChosen, Floor, FormChosen
from kiosk.screens.gone import Farewell, Gone
from kiosk.screens.home import Door, Home
from kiosk.screens.look_back import LookBack, Verdict
from kiosk.screens.name import Name, NameGiven
from kiosk.screens.notice import Agreed, Notice
from kiosk.screens.question import Question, QuestionChosen
from kiosk.screens.record import Begin, Done, NotNow
from kiosk.screens.record import Record as RecordScreen
from kiosk.screens.record import Stop as StopPressed
from kiosk.screens.sorry import Sorry
from kiosk.screens.staff.keypad import Keypad, PinEntered
from kiosk.screens.thanks import Thanks
from kiosk.screens.tried import Tried, TriedAnswer
from kiosk.screens.watch import HeartGiven, Leaving, ResponseGiven, Watch
from kiosk.screens.who import Chosen, WhoMaySee
from kiosk.tongue import LanguageChosen
from media.building import State
from media.form import Form
from media.seen import Seen
from media.testcard import flash_and_beep
from tests.kiosk.visiting import YES, Play, a_kept_work, a_take, a_work, hands_of


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
def work(collection, clip):
    """A neighbour's work that may be seen here."""
    return a_work(collection, clip)


@pytest.fixture
def play(hands):
    play = Play(visits(hands, False))
    yield play
    play.leave()


def to_home(play):
    return play.answer(Calling.TOUCHED)


def to_record(play, *, keep=True, makers=Makers.ALONE):
    to_home(play)
    return play.answer(Door.MAKE, QuestionChosen("greeting", Form.VIDEO), Agreed(makers, keep=keep))


def to_look_back(play, hands, clip, **how):
    to_record(play, **how)
    play.answer(Begin())
    take = a_take(hands.collection, clip, hands.booth.of(Record)[-1].take_id)
    play.answer(StopPressed(), Done(take))
    return take


# watching


def test_the_building_calls_until_somebody_touches_it(play, work):
    assert isinstance(play.screen, Attract)
    assert isinstance(play.answer(Calling.NEXT_WORK), Attract)
    assert isinstance(to_home(play), Home)


def test_every_work_has_one_premiere_and_the_newly_approved_come_first(play, hands, clip, collection):
    """What was never on the stage-window comes before all else; the first time is celebrated, and only that."""
    works = {a_work(collection, clip).id for _ in range(2)}
    feasts = [premiere_of(play) for _ in range(4)]
    assert feasts == [True, True, False, False]
    works.add(a_work(collection, clip).id)
    assert premiere_of(play)
    staged = hands.collection.store.rows("SELECT DISTINCT contribution_id FROM exposure WHERE screen = ?", ATTRACT)
    assert {row["contribution_id"] for row in staged} == works
    assert not premiere_of(play)


def test_a_premiere_is_over_also_for_who_comes_after_it_was_broken_off(play, hands, work):
    """It is told from what was shown, which a visitor does not undo."""
    assert premiere_of(play)
    to_home(play)
    play.leave()
    again = Play(visits(hands, False))
    assert not premiere_of(again)
    again.leave()


def premiere_of(play):
    play.answer(Calling.NEXT_WORK)
    return play.screen._premiere is not None


def test_a_work_that_waits_is_a_shut_curtain_on_attract(hands, clip, collection):
    a_kept_work(collection, clip)
    play = Play(visits(hands, False))
    windows = list(play.screen._facade.windows.values())
    assert [(window.state, window.sign) for window in windows] == [(State.SHUT, None)]
    play.leave()


def test_the_building_is_dressed_anew_while_it_calls(work, play, collection):
    """What is approved, expired or taken away meanwhile is seen in its windows within a minute or two."""
    assert [window.sign for window in play.screen._facade.windows.values()] == [work.sign]
    collection.lock(work.id)
    play.screen.tick(DRESS_SECONDS)
    play.answer(Calling.NEXT_WORK)
    assert play.screen._facade.windows == {}


def test_two_taps_from_attract_a_work_plays_and_the_third_gives_a_heart(play, hands, work):
    to_home(play)
    watch = play.answer(Door.WATCH)
    assert isinstance(watch, Watch)
    watch.watched_seconds = 3.2
    assert play.answer(HeartGiven(given=True)) is watch
    assert hearts(hands) == {work.code: 1}
    play.answer(HeartGiven(given=False))
    assert hearts(hands) == {work.code: 0}


def test_a_heart_too_many_is_not_shown_as_given(play, hands, work, monkeypatch):
    monkeypatch.setattr("exhibits.voting.HEARTS_A_VISIT", 0)
    to_home(play)
    watch = play.answer(Door.WATCH)
    watch.watched_seconds = 3.2
    given = watch.press("heart")
    assert given == HeartGiven(given=True)
    play.answer(given)
    assert watch.press("heart") == HeartGiven(given=True)
    assert hearts(hands) == {work.code: 0}


def test_what_a_work_did_to_somebody_is_kept_and_stands_there_when_they_come_back(play, hands, work):
    to_home(play)
    watch = play.answer(Door.WATCH)
    watch.watched_seconds = 3.2
    for response in ("moved", "sad"):
        assert play.answer(ResponseGiven(response, given=True)) is watch
    play.answer(ResponseGiven("sad", given=False))
    assert hands.voting.how_it_moved(work.id) == {"moved"}
    assert hearts(hands) == {work.code: 0}
    play.answer(Frame.BACK)
    assert play.answer(CardChosen(0))._felt == {"moved"}
    row = hands.collection.store.row(
        "SELECT screen, played_ms FROM exposure JOIN response ON exposure_id = exposure.id"
    )
    assert tuple(row) == ("watch", 3200)


def test_whatever_is_pressed_while_watching_nothing_counts_without_three_seconds(play, hands, work, collection, clip):
    """V-007, with a visitor without sense; hearts and responses are given all the same, or nothing would be tried."""
    for _ in range(2):
        a_work(collection, clip)
    rng = Random(7)
    to_home(play)
    play.answer(Door.WATCH)
    for _ in range(400):
        if not isinstance(watch := play.screen, Watch):
            play.answer(CardChosen(rng.randrange(3)) if isinstance(watch, Browse) else Frame.BACK)
            continue
        watch.watched_seconds = max(watch.watched_seconds, rng.choice([0.0, 2.9, 3.0, 5.0]))
        answer = watch.press(rng.choice([target.name for target in watch.targets()]))
        if answer is not None:
            play.answer(answer)
    for table in ("heart", "response"):
        given = hands.collection.store.rows(
            f"SELECT played_ms, exposure.contribution_id = {table}.contribution_id AS same FROM {table}"
            " JOIN exposure ON exposure.id = exposure_id"
        )
        assert len(given) > 10
        assert all(row["played_ms"] >= 3000 and row["same"] for row in given)


def hearts(hands):
    rows = hands.collection.store.rows("SELECT code, hearts FROM hearts_by_contribution")
    return {row["code"]: row["hearts"] for row in rows}


def test_every_card_is_an_exposure_and_watching_is_measured(play, hands, work):
    to_home(play)
    watch = play.answer(Door.WATCH)
    watch.watched_seconds = 4.0
    next(iter(play.answer(Frame.BACK).ahead), None)  # it stands on the screen
    rows = hands.collection.store.rows("SELECT screen, position, played_ms FROM exposure ORDER BY began_at, screen")
    assert [(row["screen"], row["position"], row["played_ms"]) for row in rows] == [
        ("browse", 0, 0),
        ("watch", 0, 4000),
        ("browse", 0, 0),
    ]


def test_back_from_the_first_work_is_its_floor_where_everything_can_be_chosen(play, hands, clip, collection):
    works = {a_work(collection, clip).id for _ in range(3)}
    to_home(play)
    first = play.answer(Door.WATCH)
    floor = play.answer(Frame.BACK)
    assert isinstance(floor, Browse)
    assert {card.id for card in floor._cards} == works
    assert first._card.id == floor._cards[0].id


def test_a_work_that_comes_by_itself_has_had_its_turn_and_the_others_of_its_floor_have_not(
    play, hands, clip, collection
):
    """Who never sees a floor must not see the same works first the next time (V-003)."""
    for _ in range(3):
        a_work(collection, clip)
    to_home(play)
    play.answer(Door.WATCH, Leaving.NEXT, Frame.HOME)
    turns = hands.collection.store.rows("SELECT cards FROM programme ORDER BY cards DESC")
    assert [row["cards"] for row in turns] == [1, 1, 0]


def test_after_a_look_into_a_window_the_floor_is_as_it_was(play, work):
    to_home(play)
    browse = play.answer(Door.WATCH, Frame.BACK)
    play.answer(CardChosen(0))
    assert play.answer(Frame.BACK) is browse
    assert isinstance(play.answer(FormChosen(Form.MUSIC)), Browse)
    assert play.screen is not browse
    assert isinstance(play.answer(Floor.OTHER), Browse)
    assert isinstance(play.answer(Frame.BACK), Home)


def test_the_next_floor_is_chosen_while_one_is_looked_at_and_counts_when_it_is_shown(play, hands, clip, collection):
    for _ in range(14):
        a_work(collection, clip)
    to_home(play)
    first = play.answer(Door.WATCH, Frame.BACK)
    ahead = [part.key for part in first.ahead]
    assert [part.key for part in first.parts() if part.key[0] == "card"] != ahead
    assert cards_dealt(collection) == 7  # of the work that played, and of this floor
    second = play.answer(Floor.OTHER)
    assert [part.key for part in second.parts() if part.key[0] == "card"] == ahead
    assert cards_dealt(collection) == 7
    next(second.ahead)
    assert cards_dealt(collection) == 13


def test_a_floor_is_counted_once_also_by_who_leaves_it_at_once(play, hands, clip, collection):
    for _ in range(3):
        a_work(collection, clip)
    to_home(play)
    floor = play.answer(Door.WATCH, Frame.BACK)
    play.answer(Frame.HOME)
    assert cards_dealt(collection) == 4
    list(floor.ahead)
    assert cards_dealt(collection) == 4


def test_what_was_taken_away_after_it_was_chosen_is_not_on_the_next_floor(play, hands, clip, collection):
    for _ in range(14):
        a_work(collection, clip)
    to_home(play)
    first = play.answer(Door.WATCH, Frame.BACK)
    _, gone, *_ = [part.key[1] for part in first.ahead]
    collection.lock(gone)
    assert len(cards := play.answer(Floor.OTHER)._cards) == 5
    assert gone not in {card.id for card in cards}


def test_the_floor_behind_the_first_work_is_without_what_was_taken_away(play, hands, clip, collection):
    for _ in range(2):
        a_work(collection, clip)
    to_home(play)
    watched = play.answer(Door.WATCH)._card.id
    collection.lock(watched)
    floor = play.answer(Frame.BACK)
    assert [card.id for card in floor._cards] != [watched]
    assert len(floor._cards) == 1


def cards_dealt(collection):
    return collection.store.value("SELECT sum(cards) FROM programme")


def test_next_goes_round_the_floor(play, hands, clip, collection):
    works = {a_work(collection, clip).id for _ in range(2)}
    to_home(play)
    play.answer(Door.WATCH, Frame.BACK, CardChosen(1), Leaving.NEXT)
    assert isinstance(play.screen, Watch)
    watched = hands.collection.store.rows("SELECT contribution_id FROM exposure WHERE screen = 'watch'")
    assert {row["contribution_id"] for row in watched} == works


def test_after_the_only_work_of_a_floor_comes_the_floor(play, work):
    """The same work again is no next one."""
    to_home(play)
    browse = play.answer(Door.WATCH, Frame.BACK)
    assert play.answer(CardChosen(0), Leaving.NEXT) is browse


def test_the_first_work_of_a_floor_is_made_from_there(play):
    to_home(play)
    assert play.answer(Door.WATCH, Floor.MAKE).name == "question"


def test_a_work_that_was_taken_away_meanwhile_is_a_kind_screen_and_the_way_on(play, hands, work, collection, clip):
    a_work(collection, clip)
    to_home(play)
    browse = play.answer(Door.WATCH, Frame.BACK)
    for one in collection.contributions(Use.HERE):
        collection.lock(one.id)
    assert isinstance(play.answer(CardChosen(0)), Sorry)
    play.answer(Frame.BACK)
    assert browse is not None


def test_a_language_holds_for_the_visit_and_not_for_the_next_one(play, hands):
    to_home(play)
    assert play.answer(LanguageChosen("en")).look.texts.language == "en"
    play.leave()
    assert Play(visits(hands, False)).screen.look.texts.language == "nl"


def test_a_language_chosen_on_a_kind_screen_between_visits_is_not_the_next_visitors(hands):
    """After something failed, or before staff: the globe is there too."""
    play = Play(visits(hands, True))
    assert isinstance(play.screen, Sorry)
    hands.tongue.texts = load_texts("uk")
    play.answer(Frame.BACK)
    assert isinstance(play.screen, Attract)
    assert hands.tongue.texts.language == "nl"
    play.leave()


def test_each_language_says_its_own_name_when_it_is_touched(play, hands, monkeypatch):
    """L-012: whoever cannot read hears whether it is theirs."""
    heard = []
    monkeypatch.setattr(hands.mouth, "say", lambda text, language: heard.append((language, text)))
    to_home(play)
    for language in languages():
        play.answer(LanguageChosen(language.code))
    assert heard == [(language.code, language.own_name) for language in languages()]
    assert ("ar", "العربية") in heard


def test_a_visit_has_a_beginning_and_an_end(play, hands):
    to_home(play)
    play.leave()
    visit = hands.collection.store.row("SELECT * FROM visit")
    assert visit["began_at"] <= visit["ended_at"]


def test_of_a_thousand_works_few_pictures_are_in_memory_and_between_visits_none(play, hands, clip, collection):
    for _ in range(MOST_STILLS + 3):
        work = a_work(collection, clip)
        Image.new("RGB", (160, 90)).save(collection.takes / "still.jpg")
        collection.add_file(work.id, Role.STILL, collection.takes / "still.jpg")
        assert hands.card(work, hands.look).still is not None
    assert len(hands._stills) == MOST_STILLS
    play.answer(Calling.NEXT_WORK)
    a_turn = (premiere.HERALDS_SECONDS, premiere.OPENS_SECONDS, premiere.PLAYS_SECONDS, CURTAIN_SECONDS)
    assert [play.screen.tick(seconds) for seconds in a_turn] == [None, None, None, Calling.NEXT_WORK]
    play.answer(Calling.NEXT_WORK)
    assert len(hands._stills) == 0


def test_between_visits_the_kiosk_tidies_up_also_where_there_is_no_work_to_show(play, hands):
    (hands.collection.takes / "left.mkv").write_bytes(b"nobody said yes to it")
    for seconds in (0.0, PLAYS_SECONDS):
        assert play.screen.tick(seconds) is Calling.NEXT_WORK
        play.answer(Calling.NEXT_WORK)
    assert list(hands.collection.takes.iterdir()) == []


def test_a_picture_that_was_seen_before_is_not_shown_when_its_work_is_taken_away(hands, clip, collection):
    work = a_work(collection, clip)
    Image.new("RGB", (160, 90)).save(collection.takes / "still.jpg")
    collection.add_file(work.id, Role.STILL, collection.takes / "still.jpg")
    hands.card(work, hands.look)
    collection.lock(work.id)
    assert hands.card(work, hands.look).still is None


# making


def test_six_screens_and_a_last_done_make_a_take_a_work(play, hands, clip):
    to_home(play)
    assert isinstance(play.answer(Door.MAKE), Question)
    assert isinstance(play.answer(QuestionChosen("greeting", Form.VIDEO)), Notice)
    assert isinstance(play.answer(Agreed(Makers.TOGETHER, keep=True)), RecordScreen)
    assert hands.booth.of(Open) == [Open(Form.VIDEO)]
    assert isinstance(play.answer(Begin()), RecordScreen)
    order = hands.booth.of(Record)[0]
    assert (order.form, order.most_seconds) == (Form.VIDEO, 60)
    take = a_take(hands.collection, clip, order.take_id)
    assert isinstance(play.answer(StopPressed()), RecordScreen)
    assert isinstance(play.answer(Done(take)), LookBack)
    assert isinstance(play.answer(Verdict.KEEP), About)
    assert isinstance(play.answer(Meaning("healthy", Zone.AB)), WhoMaySee)
    assert isinstance(play.answer(Chosen(YES)), Thanks)
    [work] = hands.collection.waiting()
    assert (work.form, work.question, work.makers, work.yes) == (Form.VIDEO, "greeting", Makers.TOGETHER, YES)
    assert isinstance(play.answer(Farewell.DONE), Home)
    assert hands.booth.of(Stop) == [Stop()]
    assert hands.booth.sent[-1] == Close()
    assert hands.booth.of(Discard) == []
    assert list(hands.collection.takes.iterdir()) == []


def test_a_name_is_asked_only_of_who_wants_one(play, hands, clip):
    to_look_back(play, hands, clip)
    play.answer(Verdict.KEEP, Meaning("healthy", Zone.SKIPPED), Chosen(YES))
    assert hands.collection.waiting()[0].name is None
    assert isinstance(play.answer(Farewell.NAME), Name)
    assert isinstance(play.answer(NameGiven("Fatma")), Thanks)
    assert hands.collection.waiting()[0].name == "Fatma"


@pytest.mark.parametrize("steps", range(4))
def test_a_visitor_who_walks_away_leaves_no_take_behind(play, hands, clip, steps):
    """The room is shared: half a recording is nobody's contribution."""
    take = to_look_back(play, hands, clip)
    play.answer(*[Verdict.KEEP, Meaning("healthy", Zone.A), Frame.BACK][:steps])
    play.leave()
    assert hands.booth.of(Discard) == [Discard(take.id)]
    assert hands.booth.sent[-1] == Close()
    assert hands.collection.contributions(Use.STAFF) == []


def test_a_visitor_who_walks_away_while_it_records_leaves_nothing(play, hands):
    to_record(play)
    play.answer(Begin())
    play.leave()
    assert [order.take_id for order in hands.booth.of(Discard)] == [hands.booth.of(Record)[0].take_id]


def test_home_is_a_way_of_walking_away(play, hands, clip):
    take = to_look_back(play, hands, clip)
    play.answer(Verdict.KEEP)
    assert isinstance(play.answer(Frame.HOME), Home)
    assert hands.booth.of(Discard) == [Discard(take.id)]


def test_again_makes_a_new_take_and_the_first_is_gone(play, hands, clip):
    """The curtain of the new stage opens when the booth has answered, so the booth is asked again."""
    take = to_look_back(play, hands, clip)
    assert isinstance(play.answer(Verdict.AGAIN), RecordScreen)
    assert hands.booth.sent[-2:] == [Discard(take.id), Open(take.form)]
    play.answer(Begin())
    assert hands.booth.of(Record)[1].take_id != take.id


def test_a_visitor_who_looks_lower_does_so_until_they_leave(play, hands, clip):
    """X-053: also in the take after *again*; the next visitor is seen as staff chose it."""
    to_home(play)
    play.answer(Door.MAKE, QuestionChosen("greeting", Form.VIDEO), Agreed(Makers.ALONE, keep=True))
    play.screen.hear(Opened(camera=True, microphone=True))
    lower = Framing().lower()
    assert isinstance(play.answer(play.screen.press("lower")), RecordScreen)
    assert [order.choice.framing for order in hands.booth.of(Choose)] == [lower]
    play.answer(Begin())
    take = a_take(hands.collection, clip, hands.booth.of(Record)[-1].take_id)
    play.answer(StopPressed(), Done(take), Verdict.AGAIN)
    assert play.screen.framing == lower
    play.leave()
    hands.tidy()
    assert [order.choice.framing for order in hands.booth.of(Choose)] == [lower, Framing()]


def test_a_dance_starts_as_a_shadow_and_stays_as_its_dancer_chose(play, hands, clip):
    """The face comes only by choice, also in the take after *again*."""
    to_home(play)
    play.answer(Door.MAKE, QuestionChosen("greeting", Form.DANCE), Agreed(Makers.ALONE, keep=True))
    assert hands.booth.of(Open) == [Open(Form.DANCE, Seen.SHADOW)]
    chose = play.screen
    chose.hear(Opened(camera=True, microphone=True))
    assert isinstance(play.answer(chose.press("seen.trails")), RecordScreen)
    assert hands.booth.of(See) == [See(Seen.TRAILS)]
    play.answer(Begin())
    take = a_take(hands.collection, clip, hands.booth.of(Record)[-1].take_id)
    play.answer(StopPressed(), Done(take), Verdict.AGAIN)
    assert play.screen is not chose
    assert play.screen.seen is Seen.TRAILS
    assert hands.booth.of(Open)[-1] == Open(Form.DANCE, Seen.TRAILS)


def test_just_try_records_and_shows_and_keeps_nothing(play, hands, clip):
    take = to_look_back(play, hands, clip, keep=False)
    assert isinstance(play.answer(Verdict.AWAY), Tried)
    assert isinstance(play.answer(TriedAnswer.DONE), Home)
    assert hands.booth.of(Discard) == [Discard(take.id)]
    assert hands.collection.contributions(Use.STAFF) == []


def test_all_windows_shut_is_thanks_and_it_is_gone(play, hands, clip):
    take = to_look_back(play, hands, clip)
    play.answer(Verdict.KEEP, Meaning("healthy", Zone.SKIPPED))
    assert isinstance(play.answer(Chosen(frozenset())), Gone)
    assert hands.booth.of(Discard) == [Discard(take.id)]
    assert hands.collection.contributions(Use.STAFF) == []


def test_back_from_who_may_see_it_asks_again_what_it_is_about(play, hands, clip):
    to_look_back(play, hands, clip)
    about = play.answer(Verdict.KEEP)
    who = play.answer(Meaning("healthy", Zone.A))
    assert play.answer(Frame.BACK) is about
    assert play.answer(Meaning("healthy", Zone.B)) is who
    play.answer(Chosen(YES))
    meaning = hands.collection.store.row("SELECT zone FROM meaning")
    assert meaning["zone"] == Zone.B


def test_a_lost_camera_is_a_kind_screen_and_home(play, hands):
    from capture.messages import Missing

    to_record(play)
    hands.backstage.hear(Missing(Device.CAMERA, "gone"))
    sorry = play.answer(NotNow())
    assert isinstance(sorry, Sorry)
    assert isinstance(play.answer("on"), Home)
    assert Form.VIDEO not in hands.health().working
    assert Form.MUSIC in hands.health().working


def test_the_stage_knows_what_was_wrong_with_the_microphone_before(play, hands):
    """The booth tells of a trouble once, and a second try has a new screen."""
    hands.backstage.hear(Trouble(Case.SILENCE))
    stage = to_record(play)
    stage.hear(Opened(camera=True, microphone=True))
    stage.tick(2.5)
    assert any(part.key[:2] == ("hint", Case.SILENCE) for part in stage.parts() if isinstance(part.key, tuple))


def test_while_it_says_sorry_nothing_records(play, hands):
    """Behind that screen there is no red sign: the booth is told to let go before the screen is shown, not after."""
    to_record(play)
    play.answer(Begin())
    assert isinstance(play.answer(NotNow()), Sorry)
    assert [order.take_id for order in hands.booth.of(Discard)] == [hands.booth.of(Record)[0].take_id]


def test_a_take_that_comes_late_is_not_taken_for_the_next_visitors(play, hands, clip):
    """A slow disk told of it when its maker had left; its file is gone, and the new one would have stayed."""
    to_record(play)
    play.answer(Begin(), StopPressed())
    late = a_take(hands.collection, clip, "somebody-elses")
    assert isinstance(play.answer(Done(late)), RecordScreen)
    own = a_take(hands.collection, clip, hands.booth.of(Record)[-1].take_id)
    assert isinstance(play.answer(Done(own)), LookBack)
    play.leave()
    assert hands.booth.of(Discard) == [Discard(own.id)]


# staff


def test_a_first_start_asks_for_a_pin_before_anything_else(hands):
    hands.settings = Settings.model_validate({"screen": {"width_mm": 597}})
    play = Play(visits(hands, False))
    assert isinstance(play.screen, Keypad)
    play.answer(PinEntered("135790"))
    assert isinstance(play.answer(PinEntered("135790")), Attract)
    assert hands.settings.staff.pin_hash.startswith("$argon2id$")
    play.leave()
