"""A question in a neighbour's own voice: kept, approved, asked, written down, and taken back like a work."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from exhibits.collection import Collection
from exhibits.collection.clock import as_text
from exhibits.collection.database import connect
from exhibits.collection.folder import Folder
from exhibits.collection.migrations import migrations
from exhibits.collection.store import _begin
from exhibits.contribution import Approval, Consents, Kind, Makers, Purpose, RefusalReason, Role, Use
from exhibits.errors import NoQuestionError, NothingAllowedError, WrongReceiptError
from media.form import Form
from tests.exhibits.works import HeldClock, asked_aloud, consents, keep_work, take_in


def spoken_now(collection: Collection) -> list[str]:
    return [question.key for question in collection.questions() if question.asked_by]


def test_a_question_is_asked_once_it_is_approved_and_ready(collection: Collection) -> None:
    asked = asked_aloud(collection, approved=False, seen=False)
    assert (asked.kind, asked.form, asked.approval) == (Kind.QUESTION, Form.MUSIC, Approval.WAITING)
    assert [work.id for work in collection.waiting()] == [asked.id]
    assert spoken_now(collection) == []

    collection.approve(asked.id)
    assert spoken_now(collection) == []

    view = collection.takes / "view.mp4"
    view.write_bytes(b"view")
    collection.add_file(asked.id, Role.VIEW, view)
    assert spoken_now(collection) == [f"asked_{asked.code.lower()}"]


def test_questions_of_neighbours_take_turns_with_those_that_ship_the_newest_first(
    collection: Collection, clock: HeldClock
) -> None:
    shipped = [question.key for question in collection.questions()]
    first = asked_aloud(collection, name="one")
    clock.forward(hours=1)
    second = asked_aloud(collection, name="two")

    keys = [question.key for question in collection.questions()]
    assert keys[:4] == [shipped[0], second.question, shipped[1], first.question]
    assert [key for key in keys if key in shipped] == shipped


def test_a_question_is_no_work(collection: Collection) -> None:
    """It hangs in no window, and in no film: it is asked."""
    asked = asked_aloud(collection)
    for use in (Use.HERE, Use.EXHIBITION, Use.RESEARCH, Use.STAFF):
        assert collection.contributions(use) == []
        assert collection.contributions(use, kind=None) == [asked]
    assert collection.store.rows("SELECT * FROM public_contributions") == []


@pytest.mark.parametrize("what", ["shut", "lock", "refuse", "withdraw"])
def test_what_may_not_be_heard_here_is_not_asked_and_its_answers_stay(collection: Collection, what: str) -> None:
    asked = asked_aloud(collection)
    take = take_in(collection.takes, "answer")
    answer = collection.accept(take, question=asked.question, consents=consents()).contribution
    match what:
        case "shut":
            collection.shut(asked.id, Purpose.HERE, consents())
        case "lock":
            collection.lock(asked.id)
        case "refuse":
            collection.refuse(asked.id, RefusalReason.HATE)
        case _:
            collection.withdraw(asked.id, consents())

    assert spoken_now(collection) == []
    assert collection.contribution(answer.id).question == asked.question
    assert collection.newest_question(asked.question).key == asked.question


def test_without_a_yes_to_here_it_is_gone_at_once(collection: Collection) -> None:
    take = take_in(collection.takes, "question", Form.MUSIC)
    yes = Consents(frozenset({Purpose.RESEARCH}), "1", "nl")
    with pytest.raises(NothingAllowedError):
        collection.accept_question(
            take, consents=yes, visit=None, makers=Makers.ALONE, language="nl", sign=collection.free_sign()
        )

    assert list(collection.takes.iterdir()) == []
    assert collection.store.value("SELECT count(*) FROM question WHERE asked_by IS NOT NULL") == 0


def test_its_receipt_finds_it_and_erasing_leaves_nothing_of_it(collection: Collection, folder: Path) -> None:
    kept = collection.accept_question(
        take_in(collection.takes, "question", Form.MUSIC),
        consents=consents(),
        visit=None,
        makers=Makers.ALONE,
        language="nl",
        sign=collection.free_sign(),
    )
    assert collection.by_receipt(kept.contribution.sign, kept.digits) == kept.contribution
    collection.write_question(kept.contribution, "Wie bakt hier brood?", "nl")

    collection.withdraw(kept.contribution.id, consents())
    collection.erase(kept.contribution.id)

    with pytest.raises(WrongReceiptError):
        collection.by_receipt(kept.contribution.sign, kept.digits)
    assert list((folder / "works").iterdir()) == []
    everything = b"".join(path.read_bytes() for path in folder.glob("wijkpodium.db*"))
    assert b"bakt hier" not in everything
    assert collection.check() == []


# what staff write down


def test_what_staff_write_down_is_on_the_screen_from_then_on(collection: Collection) -> None:
    asked = asked_aloud(collection)
    collection.write_question(asked, "  Wie bakt   hier brood? ", "nl")

    question = collection.newest_question(asked.question)
    assert (question.version, question.text("nl"), question.asked_by) == (1, "Wie bakt hier brood?", asked.id)


def test_other_words_are_another_version_and_works_keep_theirs(collection: Collection) -> None:
    """A-002."""
    asked = asked_aloud(collection)
    collection.write_question(asked, "Wie bakt brood?", "nl")
    answer = collection.accept(take_in(collection.takes, "answer"), question=asked.question, consents=consents())
    collection.write_question(asked, "Wie bakt hier brood?", "nl")
    collection.write_question(asked, "Wie bakt hier brood?", "nl")

    assert collection.newest_question(asked.question).version == 2
    assert collection.question(answer.contribution).text("nl") == "Wie bakt brood?"
    assert spoken_now(collection) == [asked.question]


@pytest.mark.parametrize("text", ["", "   ", "a" * 61])
def test_a_text_that_does_not_fit_is_refused_with_a_sentence(collection: Collection, text: str) -> None:
    with pytest.raises(NoQuestionError, match="1 to 60 characters"):
        collection.write_question(asked_aloud(collection), text, "nl")


def test_a_work_asks_no_question(collection: Collection) -> None:
    with pytest.raises(NoQuestionError):
        collection.write_question(keep_work(collection), "Wie?", "nl")


def test_a_researcher_reads_who_asked_what_and_how_many_answered(collection: Collection, folder: Path) -> None:
    asked = asked_aloud(collection)
    collection.write_question(asked, "Wie bakt hier brood?", "nl")
    collection.accept(take_in(collection.takes, "answer"), question=asked.question, consents=consents())

    [row] = Database(folder / "wijkpodium.db").query("SELECT * FROM questions_of_neighbours")
    assert (row["asked_by"], row["text"], row["works"]) == (asked.code, "Wie bakt hier brood?", 1)
    assert (row["is_asked"], row["language"], row["seconds"]) == (1, "tr", 12.5)


# collections of before


def test_works_of_a_collection_of_before_are_works_and_its_questions_nobodys(folder: Path, clock: HeldClock) -> None:
    """Its tables are brought up to date, and nothing that was kept changes."""
    place = Folder(folder)
    place.prepare()
    old = connect(place.database)
    migrations.apply(old, stop_before="0006 questions of neighbours")
    _begin(old, clock(), "an-old-kiosk")
    old.execute(
        """INSERT INTO contribution (id, code, made_at, utc_offset_minutes, kiosk_id, place_id, case_id, question_id,
               form, language, duration_ms, sha256, has_sound, sign, makers)
           SELECT 'old', '7XK2M9QRTB', ?, 0, kiosk_id, 1, 1, 1, 'dance', 'nl', 9000, '', 1, 7, 'alone'
           FROM this_collection""",
        [as_text(clock())],
    )
    old.conn.commit()
    old.close()

    with Collection.open(folder, now=clock) as collection:
        [work] = collection.contributions(Use.STAFF)
        assert (work.id, work.kind, work.form) == ("old", Kind.WORK, Form.DANCE)
        assert all(question.asked_by is None for question in collection.questions())
        assert asked_aloud(collection).kind is Kind.QUESTION
        assert collection.check() == []
