"""*Mijn werk* as a script: found again, changed and taken away by its maker, and by nobody else."""

import json
from pathlib import Path

import pytest

from capture.messages import Close, LookForCard, Open
from exhibits.collection import Collection
from exhibits.contribution import Consents, Makers, Meaning, Purpose, Use, Zone
from exhibits.errors import UnknownWorkError
from kiosk.flow import visits
from kiosk.screen import Frame
from kiosk.screens.attract import Calling
from kiosk.screens.gone import Farewell, Gone
from kiosk.screens.home import Door, Home
from kiosk.screens.look_back import Verdict
from kiosk.screens.mine.away import Sure, TakeAway
from kiosk.screens.mine.card import CardShown, HoldCard, NoCamera
from kiosk.screens.mine.digits import Digits, DigitsGiven
from kiosk.screens.mine.own import AnswerWanted, OwnWork, Wish
from kiosk.screens.mine.pick import Instead, PickSign, SignPicked
from kiosk.screens.mine.works import IsItYours, Mine, WhichWork, WorkPicked
from kiosk.screens.notice import Agreed
from kiosk.screens.question import QuestionChosen
from kiosk.screens.record import Begin, Done
from kiosk.screens.record import Stop as StopPressed
from kiosk.screens.sorry import Sorry, SorryAnswer
from kiosk.screens.staff.keypad import PinEntered
from kiosk.screens.staff.recall import RecallDesk, Seen
from kiosk.screens.staff.waiting import WaitingDesk
from kiosk.screens.thanks import Thanks
from kiosk.screens.watch import Watch
from kiosk.screens.who import Chosen, WhoMaySee
from media.form import Form
from media.sign import Sign
from media.testcard import flash_and_beep
from tests.kiosk.visiting import YES, Play, a_kept_work, a_take, a_work, hands_of

SAID = Consents(frozenset(), notice_version="1", language="nl")


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
def kept(collection, clip):
    """One's own work, approved, with its digits."""
    kept = a_kept_work(collection, clip)
    collection.approve(kept.contribution.id)
    return kept


@pytest.fixture
def play(hands):
    play = Play(visits(hands, False))
    yield play
    play.leave()


def to_digits(play, sign):
    play.answer(Calling.TOUCHED, Door.MINE)
    return play.answer(SignPicked(sign))


def to_own(play, kept):
    to_digits(play, kept.contribution.sign)
    return play.answer(DigitsGiven(kept.digits))


def wrong(kept):
    return DigitsGiven(f"{(int(kept.digits) + 1) % 10_000:04}")


def tags(collection, work):
    return collection.contribution(work.contribution.id).yes


# finding it


def test_three_touches_four_digits_and_two_more_and_it_is_gone(play, kept, collection):
    """C-022: every press on the way, counted; at most three after the digits."""
    play.answer(Calling.TOUCHED)
    presses, sign = [], kept.contribution.sign
    keys = [f"pick.{which}" for which in (sign.thing, sign.extra, sign.colour)]
    keys += [f"key.{digit}" for digit in kept.digits]
    for name in ["mine", *keys, "away", "away"]:
        assert name in {target.name for target in play.screen.targets()}
        presses.append(name)
        if (answer := play.screen.press(name)) is not None:
            play.answer(answer)
    assert isinstance(play.screen, Gone)
    assert len(presses) == 1 + 3 + 4 + 2
    with pytest.raises(UnknownWorkError):
        collection.contribution(kept.contribution.id)


def test_back_goes_through_the_choices_and_then_home(play, kept):
    play.answer(Calling.TOUCHED)
    pick = play.answer(Door.MINE)
    pick.press("pick.3")
    pick.press("pick.4")
    assert [play.answer(Frame.BACK), play.answer(Frame.BACK)] == [pick, pick]
    assert isinstance(play.answer(Frame.BACK), Home)


def test_back_from_the_digits_is_the_sign_as_far_as_it_was(play, kept):
    pick = play.answer(Calling.TOUCHED, Door.MINE)
    assert isinstance(play.answer(SignPicked(kept.contribution.sign)), Digits)
    assert play.answer(Frame.BACK) is pick


def test_wrong_digits_are_told_kindly_and_the_keys_rest_longer_each_time(play, kept):
    to_digits(play, kept.contribution.sign)
    for _ in range(2):
        screen = play.answer(wrong(kept))
        assert isinstance(screen, Digits)
        assert screen.targets() == []
        screen.tick(1.9)
        assert screen.targets() == []
    screen.tick(2.2)
    assert screen.targets()
    assert isinstance(play.answer(DigitsGiven(kept.digits)), OwnWork)


@pytest.mark.parametrize("taken", [True, False])
def test_after_five_wrong_tries_people_help_whether_there_is_such_a_work_or_not(play, kept, taken):
    """What one sees is the same for a sign that somebody has and one that nobody has."""
    sign = kept.contribution.sign if taken else Sign.from_number(kept.contribution.sign.number + 1)
    to_digits(play, sign)
    for _ in range(5):
        assert isinstance(play.answer(wrong(kept)), Digits)
    assert isinstance(play.answer(DigitsGiven(kept.digits)), Sorry)
    assert isinstance(play.answer(SorryAnswer.ON), PickSign)


# being there


def test_a_maker_sees_it_before_anybody_approved_it_and_it_counts_for_nothing(play, hands, collection, clip):
    kept = a_kept_work(collection, clip)
    own = to_own(play, kept)
    assert isinstance(own, OwnWork)
    assert own._state == "mine.waiting"
    assert play.answer(Wish.AGAIN) is not own
    assert collection.store.value("SELECT count(*) FROM exposure") == 0
    assert isinstance(play.answer(Wish.DONE), Home)


@pytest.mark.parametrize(("what", "state"), [("approve", "mine.open"), ("lock", "mine.locked")])
def test_it_says_what_became_of_it(play, collection, clip, what, state):
    kept = a_kept_work(collection, clip)
    getattr(collection, what)(kept.contribution.id)
    assert to_own(play, kept)._state == state


def test_hearts_of_others_are_seen_and_not_one_s_own(play, hands, kept, collection):
    def heart_from(visit):
        exposure = hands.voting.expose(visit, kept.contribution.id, "watch")
        hands.voting.watched(exposure, 4)
        hands.voting.heart(visit, kept.contribution.id)

    own = hands.voting.begin_visit("nl")
    collection.store.database.execute("UPDATE contribution SET visit_id = ?", [own])
    heart_from(own)
    assert not to_own(play, kept)._hearted
    heart_from(hands.voting.begin_visit("nl"))
    with_one = play.answer(Wish.AGAIN)
    assert with_one._hearted
    heart_from(hands.voting.begin_visit("nl"))
    with_two = play.answer(Wish.AGAIN)
    assert house(with_one) == house(with_two)  # nobody counts


def test_how_others_were_moved_is_seen_and_neither_by_how_many_nor_what_oneself_felt(play, hands, kept, collection):
    def respond_from(visit, *responses):
        exposure = hands.voting.expose(visit, kept.contribution.id, "watch")
        hands.voting.watched(exposure, 4)
        for response in responses:
            hands.voting.respond(visit, kept.contribution.id, response)

    own = hands.voting.begin_visit("nl")
    collection.store.database.execute("UPDATE contribution SET visit_id = ?", [own])
    respond_from(own, "angry")
    assert to_own(play, kept)._felt == ()
    respond_from(hands.voting.begin_visit("nl"), "sad", "glad")
    with_one = play.answer(Wish.AGAIN)
    assert with_one._felt == ("glad", "sad")
    respond_from(hands.voting.begin_visit("nl"), "sad")
    with_two = play.answer(Wish.AGAIN)
    assert house(with_one) == house(with_two)  # nobody counts


def test_a_response_that_ships_no_more_is_not_shown(play, hands, kept):
    visit = hands.voting.begin_visit("nl")
    hands.voting.watched(hands.voting.expose(visit, kept.contribution.id, "watch"), 4)
    hands.voting.respond(visit, kept.contribution.id, "from_an_earlier_version")
    assert to_own(play, kept)._felt == ()


def test_answers_that_may_be_seen_here_hang_on_the_line_and_can_be_watched(play, kept, collection, clip):
    """What neighbours did not want to be seen here is not shown to the maker either."""
    collection.open_window(kept.contribution.id, Purpose.ANSWER, SAID)
    answer = a_work(collection, clip, answer_to=kept.contribution)
    a_work(collection, clip, frozenset({Purpose.EXHIBITION}), answer_to=kept.contribution)
    own = to_own(play, kept)
    assert [card.id for card in own._answers] == [answer.id]
    assert isinstance(play.answer(AnswerWanted(0)), Watch)
    assert isinstance(play.answer(Frame.BACK), OwnWork)


# opening and shutting


def test_one_window_is_shut_without_the_others(play, hands, kept, collection):
    """C-023. Each is an event of its own, given by the maker."""
    to_own(play, kept)
    who = play.answer(Wish.WINDOWS)
    assert isinstance(who, WhoMaySee)
    who.press("exhibition")
    who.press("done")
    hands.mouth.hush()  # it was read back
    play.answer(who.tick(5))
    assert isinstance(play.screen, OwnWork)
    assert tags(collection, kept) == {Purpose.HERE}
    events = collection.store.rows("SELECT * FROM consent_event ORDER BY sequence")[len(Purpose) :]
    assert [(row["purpose"], row["decision"], row["given_by"]) for row in events] == [("exhibition", "no", "self")]


def test_from_one_window_to_another_it_is_never_gone_in_between(play, kept, collection):
    to_own(play, kept)
    play.answer(Wish.WINDOWS, Chosen(frozenset({Purpose.RESEARCH})))
    assert isinstance(play.screen, OwnWork)
    assert tags(collection, kept) == {Purpose.RESEARCH}


def test_who_shuts_the_last_window_is_asked_whether_it_shall_go(play, kept, collection):
    to_own(play, kept)
    assert isinstance(play.answer(Wish.WINDOWS, Chosen(frozenset())), TakeAway)
    assert isinstance(play.answer(Sure.KEEP), OwnWork)
    assert tags(collection, kept) == YES
    play.answer(Wish.WINDOWS, Chosen(frozenset()))
    assert isinstance(play.answer(Sure.AWAY), Gone)
    assert collection.contributions(Use.STAFF) == []
    assert isinstance(play.answer(Farewell.DONE), Home)


def test_nothing_changed_is_no_event(play, kept, collection):
    to_own(play, kept)
    play.answer(Wish.WINDOWS, Chosen(YES))
    assert collection.store.value("SELECT count(*) FROM consent_event") == len(Purpose)


# taking it away


def test_what_holds_a_copy_is_the_first_that_staff_see(play, kept, collection):
    """C-024: nobody of the staff was there when the maker took it away."""
    exported(collection, kept.contribution.code)
    to_own(play, kept)
    assert isinstance(play.answer(Wish.AWAY, Sure.AWAY), Gone)
    play.answer(Farewell.DONE)
    staff = play.answer(Door.STAFF, PinEntered("246810"))
    assert isinstance(staff, RecallDesk)
    assert isinstance(play.answer(Seen.DONE), WaitingDesk)
    assert collection.left_to_fetch_back() == []


def test_a_film_that_is_out_is_fetched_back_too_when_only_that_window_is_shut(play, kept, collection):
    exported(collection, kept.contribution.code)
    to_own(play, kept)
    play.answer(Wish.WINDOWS, Chosen(frozenset({Purpose.HERE})))
    assert [export.kind for export in collection.left_to_fetch_back()] == ["reel"]


# paper cards


def test_a_card_opens_its_work_and_the_camera_is_shut_again(play, hands, kept, collection):
    card = collection.register_cards(1)[0]
    collection.bind_card(card, kept.contribution.id)
    play.answer(Calling.TOUCHED, Door.MINE)
    assert isinstance(play.answer(Instead.CARD), HoldCard)
    assert hands.booth.sent[-1] == LookForCard()
    assert isinstance(play.answer(CardShown(card)), OwnWork)
    assert hands.booth.sent[-1] == Close()


def test_a_card_of_somebody_else_s_kiosk_opens_nothing(play, hands, collection):
    collection.register_cards(1)
    play.answer(Calling.TOUCHED, Door.MINE, Instead.CARD)
    screen = play.answer(CardShown("K000000000"))
    assert isinstance(screen, HoldCard)
    assert isinstance(play.answer(Frame.BACK), PickSign)
    assert hands.booth.sent[-1] == Close()


def test_an_empty_card_and_a_lost_camera_are_kind_words_and_the_signs(play, hands, collection):
    card = collection.register_cards(1)[0]
    play.answer(Calling.TOUCHED, Door.MINE, Instead.CARD)
    for answer in (CardShown(card), NoCamera()):
        assert isinstance(play.answer(answer), Sorry)
        assert isinstance(play.answer(SorryAnswer.ON), PickSign)
        play.answer(Instead.CARD)
    play.leave()
    assert hands.booth.sent[-1] == Close()


def test_of_several_works_on_a_card_one_is_chosen_and_then_another(play, kept, collection, clip):
    card, other = collection.register_cards(1)[0], a_work(collection, clip)
    for work in (kept.contribution, other):
        collection.bind_card(card, work.id)
    play.answer(Calling.TOUCHED, Door.MINE, Instead.CARD)
    assert isinstance(play.answer(CardShown(card)), WhichWork)
    assert isinstance(play.answer(WorkPicked(0)), OwnWork)
    assert isinstance(play.answer(Wish.DONE), WhichWork)
    play.answer(WorkPicked(0), Wish.AWAY, Sure.AWAY)
    assert isinstance(play.answer(Farewell.DONE), OwnWork)
    assert [work.id for work in collection.by_card(card)] == [kept.contribution.id]


def test_at_thanks_a_card_is_bound_and_after_it_nothing_records(play, hands, collection, clip):
    card = collection.register_cards(1)[0]
    to_thanks(play, hands, clip)
    assert isinstance(play.answer(Farewell.CARD), HoldCard)
    thanks = play.answer(CardShown(card))
    assert isinstance(thanks, Thanks)
    assert {target.name for target in thanks.targets()} == {"name", "done"}
    assert [work.id for work in collection.by_card(card)] == [collection.waiting()[0].id]
    play.answer(Farewell.DONE)
    assert hands.booth.sent[-1] == Close()
    assert hands.booth.of(Open) != []


def test_nobody_puts_a_work_on_the_card_of_another_by_mistake(play, hands, kept, collection, clip):
    """Whoever holds that card could open it, and take it away."""
    taken, fresh = collection.register_cards(2)
    collection.bind_card(taken, kept.contribution.id)
    to_thanks(play, hands, clip)
    play.answer(Farewell.CARD)
    assert isinstance(play.answer(CardShown(taken)), IsItYours)
    assert isinstance(play.answer(Mine.NO), HoldCard)
    assert isinstance(play.answer(CardShown(fresh)), Thanks)
    assert len(collection.by_card(taken)) == 1
    assert len(collection.by_card(fresh)) == 1


def test_where_no_cards_were_printed_nobody_is_asked_for_one(play, hands, clip):
    pick = play.answer(Calling.TOUCHED, Door.MINE)
    assert "card" not in {target.name for target in pick.targets()}
    play.answer(Frame.BACK)
    thanks = to_thanks(play, hands, clip, begun=True)
    assert "card" not in {target.name for target in thanks.targets()}


def to_thanks(play, hands, clip, *, begun=False):
    if not begun:
        play.answer(Calling.TOUCHED)
    play.answer(Door.MAKE, QuestionChosen("greeting", Form.VIDEO), Agreed(Makers.ALONE, keep=True), Begin())
    take_id = hands.booth.sent[-1].take_id
    play.answer(StopPressed(), Done(a_take(hands.collection, clip, take_id)))
    return play.answer(Verdict.KEEP, Meaning("healthy", Zone.SKIPPED), Chosen(YES))


def house(screen):
    return next(part.key for part in screen.parts() if part.key[0] == "own house")


def exported(collection, code):
    listed = Path(collection.folder) / "exports" / "film.json"
    listed.parent.mkdir(exist_ok=True)
    made = {"id": "film-1", "kind": "reel", "made_at": "2026-07-04T12:00:00+00:00", "items": [code], "path": "film.mp4"}
    listed.write_text(json.dumps(made))
    collection.remember_export(listed)
