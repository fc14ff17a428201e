"""What is counted of visits: only who watched, without the maker, and as it stands now."""

from exhibits.collection.counting import NEVER, Watched
from exhibits.contribution import Consents, Purpose
from exhibits.exhibition.how_made import how_made
from exhibits.exhibition.plan import Exhibit, plan_exhibition
from exhibits.voting import WATCHED_SECONDS, Voting
from tests.exhibits.works import asked_aloud, consents, keep_work, take_in


def counted(collection):
    return collection.counts.watched(WATCHED_SECONDS)


def watch(voting, visit, work, seconds=WATCHED_SECONDS):
    voting.watched(voting.expose(visit, work, "watch"), seconds)


def test_a_visit_that_watched_counts_once_and_its_heart_as_it_is_now(collection):
    voting, work = Voting(collection), keep_work(collection).id
    visits = [voting.begin_visit("nl") for _ in range(4)]
    for visit in visits[:3]:
        watch(voting, visit, work)
        watch(voting, visit, work)
        voting.heart(visit, work)
    watch(voting, visits[3], work, WATCHED_SECONDS - 0.1)
    voting.unheart(visits[0], work)
    voting.respond(visits[0], work, "glad")
    voting.respond(visits[0], work, "moved")
    voting.respond(visits[1], work, "moved")
    voting.respond(visits[2], work, "sad")
    voting.unrespond(visits[2], work, "sad")
    assert counted(collection) == {work: Watched(3, 2, 2, {"glad": 1, "moved": 2}, 0)}


def test_the_maker_s_own_visit_is_left_out_of_all_but_the_cards(collection):
    voting = Voting(collection)
    own = voting.begin_visit("nl")
    work = collection.accept(take_in(collection.takes), question="free", consents=consents(), visit=own).contribution.id
    watch(voting, own, work)
    voting.heart(own, work)
    voting.respond(own, work, "proud")
    voting.expose_all(own, [work], "browse")
    voting.expose(None, work, "attract")
    assert counted(collection).get(work, NEVER) == Watched(cards=1)


def test_what_was_kept_agreed_to_and_taken_back(collection):
    keep_work(collection, Purpose.HERE, name="here")
    both = keep_work(collection, Purpose.HERE, Purpose.EXHIBITION, name="both")
    gone = keep_work(collection, name="gone")
    asked_aloud(collection)
    collection.withdraw(gone.id, Consents(frozenset(), notice_version="1", language="nl"))
    collection.sweep()
    assert collection.counts.kept() == 2
    assert collection.counts.said_yes() == {Purpose.HERE: 2, Purpose.EXHIBITION: 1}
    collection.shut(both.id, Purpose.EXHIBITION, Consents(frozenset(), notice_version="1", language="nl"))
    assert collection.counts.said_yes() == {Purpose.HERE: 2}


def test_how_it_was_made_tells_every_wording_and_no_small_number(collection):
    """A question that a neighbour asks aloud is their work: it is told where that may be exhibited."""
    voting = Voting(collection)
    for _ in range(9):
        voting.begin_visit("nl")
    heard = asked_aloud(collection)
    here = asked_aloud(collection, Purpose.HERE, name="here")
    for recording in (heard, here):
        collection.write_question(recording, f"Wat zingt {recording.sign.thing}?", "nl")
    old = collection.questions()[0]
    collection.edit_question(old.key, {"nl": "Hoe zeg jij dag?"}, old.forms)
    plan = plan_exhibition([Exhibit(keep_work(collection))], {}, place="Wijk", seed=1)
    made = how_made(collection, plan, {})
    assert (made.span, made.many, made.hours, made.elsewhere) == (None, None, {}, None)
    assert [one.version for one in made.asked if one.key == old.key] == [1, 2]
    assert [one.asked_by for one in made.asked if one.asked_by] == [heard.id]
    voting.begin_visit("nl")
    made = how_made(collection, plan, {})
    assert made.many == 10
    assert set(made.hours.values()) <= {None, 10}
