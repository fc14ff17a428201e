"""One sentence that people draw from works: kept as it was said, taken down as an event, read by a researcher."""

import sqlite3

import pytest

from exhibits.contribution import Consents, Purpose
from exhibits.errors import NoInsightError
from exhibits.insights import LONGEST_INSIGHT, DrawnBy
from tests.exhibits.works import keep_work

SENTENCE = "Wie samen muziek maakt, kent elkaars naam."


def draw(collection, *works, text=SENTENCE, by=DrawnBy.RESIDENTS):
    return collection.draw_insight({"nl": text}, [work.id for work in works], by)


def view(collection):
    return [dict(row) for row in collection.store.rows("SELECT * FROM insights ORDER BY drawn_at")]


def test_an_insight_keeps_its_sentence_who_drew_it_and_the_works_in_their_order(collection):
    works = [keep_work(collection, name=name) for name in ("one", "two")]
    collection.draw_insight({"nl": f"  {SENTENCE}\n", "tr": "Birlikte."}, [w.id for w in works[::-1]], DrawnBy.EXPERTS)
    [insight] = collection.insights()
    assert (insight.drawn_by, insight.works) == (DrawnBy.EXPERTS, (works[1].id, works[0].id))
    assert insight.said("nl") == (SENTENCE, "nl")
    assert insight.said("tr") == ("Birlikte.", "tr")
    assert insight.said("pl") == (SENTENCE, "nl")


def test_the_newest_comes_first(collection, clock):
    work = keep_work(collection)
    draw(collection, work, text="Eerst.")
    clock.forward(days=1)
    draw(collection, work, text="Later.")
    assert [insight.said("nl")[0] for insight in collection.insights()] == ["Later.", "Eerst."]


def test_what_was_taken_down_is_not_shown_and_stays_for_who_reads_the_tables(collection, clock):
    drawn = draw(collection, keep_work(collection))
    assert view(collection)[0]["taken_down_at"] is None
    clock.forward(days=1)
    collection.take_down_insight(drawn)
    assert collection.insights() == []
    assert view(collection)[0]["taken_down_at"].startswith("2026-07-05")
    with pytest.raises(NoInsightError):
        collection.take_down_insight(drawn)


@pytest.mark.parametrize("text", ["", "   ", "x" * (LONGEST_INSIGHT + 1), "a\x1b[2Jb"])
def test_a_sentence_that_fits_on_no_poster_is_none(collection, text):
    with pytest.raises(NoInsightError):
        draw(collection, keep_work(collection), text=text)
    assert view(collection) == []


def test_a_sentence_that_rests_on_nothing_is_no_insight(collection):
    with pytest.raises(NoInsightError):
        draw(collection)


@pytest.mark.parametrize("table", ["insight", "insight_text", "insight_work", "insight_event"])
def test_what_was_said_is_never_changed(collection, table):
    draw(collection, keep_work(collection))
    for change in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = rowid"):
        with pytest.raises(sqlite3.IntegrityError, match="only added"), collection.store.writing() as database:
            database.execute(change)


def test_of_a_work_that_is_erased_the_insight_knows_nothing_any_more(collection):
    """It is still true, and rests on what is left."""
    gone, stays = (keep_work(collection, name=name) for name in ("gone", "stays"))
    draw(collection, gone, stays)
    collection.withdraw(gone.id, Consents(frozenset(), notice_version="1", language="nl"))
    collection.erase(gone.id)
    assert collection.insights()[0].works == (stays.id,)


def test_a_researcher_reads_the_works_whose_makers_allow_research(collection):
    works = [keep_work(collection, *yes, name=f"{i}") for i, yes in enumerate([(), (Purpose.HERE,)])]
    draw(collection, *works, by=DrawnBy.PRACTICE)
    [row] = view(collection)
    assert (row["drawn_by"], row["text"], row["rests_on"], row["works"]) == ("practice", SENTENCE, 2, works[0].code)
    collection.lock(works[0].id)
    assert view(collection)[0]["works"] is None


def test_drawing_and_taking_down_stand_in_the_log(collection):
    collection.take_down_insight(draw(collection, keep_work(collection)))
    events = [row["event"] for row in collection.store.rows("SELECT event FROM event_log ORDER BY sequence")]
    assert events[-2:] == ["insight drawn", "insight taken_down"]
    assert collection.check() == []
