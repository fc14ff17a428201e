"""The collection as a whole: questions, files, exports, views, and how many statements it takes to look at it."""

import json
import shutil
from pathlib import Path

import pytest

from exhibits.collection import Collection, Incoming
from exhibits.collection.health import Finding, Trouble
from exhibits.contribution import Approval, Purpose, Role, Use, Zone
from exhibits.errors import UnknownQuestionError, WrongListError
from media.form import Form
from tests.exhibits.works import HeldClock, consents, keep_work, take_in


def statements(collection: Collection) -> list[str]:
    seen: list[str] = []
    collection.store.database.conn.set_trace_callback(seen.append)
    return seen


@pytest.mark.parametrize("works", [1, 40])
def test_looking_at_all_works_takes_one_statement(collection: Collection, works: int) -> None:
    """However many there are: consents and files come along with the works."""
    for number in range(works):
        keep_work(collection, name=str(number))
    seen = statements(collection)
    assert len(collection.contributions(Use.HERE)) == works
    collection.store.database.conn.set_trace_callback(None)
    assert len([sql for sql in seen if not sql.startswith("--")]) == 1


def test_opening_takes_as_many_statements_for_many_works_as_for_one(tmp_path: Path) -> None:
    def count(name: str, works: int) -> int:
        with Collection.open(tmp_path / name) as collection:
            for number in range(works):
                keep_work(collection, name=str(number))
        from exhibits.collection import store as module

        seen: list[str] = []
        connect = module.connect

        def traced(path: Path):  # type: ignore[no-untyped-def]
            database = connect(path)
            database.conn.set_trace_callback(seen.append)
            return database

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "connect", traced)
            Collection.open(tmp_path / name).close()
        return len(seen)

    assert count("one", 1) == count("many", 12)


def test_a_collection_is_one_folder_that_can_be_carried_away(folder: Path, tmp_path: Path) -> None:
    with Collection.open(folder) as collection:
        kept = collection.accept(take_in(collection.takes), question="free", consents=consents())
    shutil.copytree(folder, tmp_path / "elsewhere")
    shutil.rmtree(folder)
    with Collection.open(tmp_path / "elsewhere") as there:
        assert there.by_receipt(kept.contribution.sign, kept.digits).code == kept.contribution.code
        assert there.check() == []


# questions


def test_the_questions_that_ship_are_there_in_their_order(collection: Collection) -> None:
    keys = [question.key for question in collection.questions()]
    assert keys == ["greeting", "street_sound", "what_works", "feel_good", "hard_here", "bring"]
    greeting = collection.questions()[0]
    assert greeting.text("nl") == "Wie groet jou? Dans die groet."
    assert greeting.text("xx") == greeting.text("nl")
    assert greeting.forms[0] is Form.DANCE


def test_an_edited_question_is_another_version_and_old_works_keep_theirs(folder: Path) -> None:
    with Collection.open(folder) as collection:
        old = collection.accept(take_in(collection.takes, "a"), question="greeting", consents=consents()).contribution
        collection.edit_question("greeting", {"nl": "Wie groet jij?"}, [Form.VIDEO])
        new = collection.accept(take_in(collection.takes, "b"), question="greeting", consents=consents()).contribution
    with Collection.open(folder) as collection:  # what ships does not come back over it
        assert collection.questions()[0].text("en") == "Wie groet jij?"
        assert collection.question(old).text("nl") == "Wie groet jou? Dans die groet."
        assert (new.question_version, collection.question(new).text("nl")) == (2, "Wie groet jij?")
        with pytest.raises(UnknownQuestionError):
            collection.edit_question("nobody asked", {}, [])


# works from elsewhere


def test_an_import_without_consent_is_seen_by_staff_only_and_leaves(collection: Collection, clock: HeldClock) -> None:
    source = take_in(collection.takes)
    files = {Role.ORIGINAL: source.path}
    work = collection.adopt(Incoming(files, Form.DANCE, 8, (640, 360), has_sound=True, case="elders")).contribution
    assert (work.question, work.case, collection.question(work).text("nl")) == ("free", "elders", "")
    collection.approve(work.id)
    assert collection.contributions(Use.STAFF) != []
    assert all(collection.contributions(Use(purpose.value)) == [] for purpose in Purpose)
    clock.forward(days=30)
    assert collection.sweep() == 1


def test_a_demonstration_is_approved_and_marked(collection: Collection) -> None:
    files = {Role.ORIGINAL: take_in(collection.takes, "one").path, Role.VIEW: take_in(collection.takes, "two").path}
    incoming = Incoming(files, Form.MUSIC, 8, None, has_sound=True, consents=consents(), demonstration=True)
    work = collection.adopt(incoming).contribution
    assert work.approval is Approval.APPROVED
    assert work.demonstration
    assert collection.contributions(Use.HERE) == [work]
    assert collection.contributions(Use.RESEARCH) == []


def test_works_are_found_by_form_and_question(collection: Collection) -> None:
    work = keep_work(collection)
    assert collection.contributions(Use.HERE, form=Form.DANCE, question="free") == [work]
    assert collection.contributions(Use.HERE, form=Form.MUSIC) == []
    assert collection.contributions(Use.HERE, question="bring") == []


def test_what_has_no_view_yet_is_shown_to_nobody(collection: Collection) -> None:
    work = keep_work(collection, seen=False)
    assert collection.contributions(Use.HERE) == []
    assert collection.unfinished() == [work]


def test_place_and_case_are_where_the_kiosk_stands(collection: Collection) -> None:
    collection.settle("Onze buurt", "plein")
    work = keep_work(collection)
    assert work.case == "plein"
    assert (
        collection.store.value("SELECT place.name FROM place JOIN contribution ON place.id = place_id") == "Onze buurt"
    )


# meaning


@pytest.mark.parametrize("zone", Zone)
def test_weights_of_a_zone_are_one_together_and_no_answer_has_a_code_of_its_own(zone: Zone) -> None:
    if zone in (Zone.SKIPPED, Zone.DOES_NOT_FIT):
        assert zone.weights is None
        assert zone.code == {Zone.DOES_NOT_FIT: -8, Zone.SKIPPED: -9}[zone]
    else:
        assert zone.weights is not None
        assert sum(zone.weights) == pytest.approx(1)
        assert 1 <= zone.code <= 7


# what went out


def export_list(folder: Path, name: str, *codes: str) -> Path:
    listed = folder / "exports" / name / "export.json"
    listed.parent.mkdir(parents=True)
    facts = {"id": name, "kind": "reel", "made_at": "2026-07-05T10:00:00+00:00", "items": [{"code": c} for c in codes]}
    listed.write_text(json.dumps(facts))
    return listed


def test_an_export_is_remembered_so_that_copies_can_be_called_back(folder: Path) -> None:
    """Also one that ended while no kiosk ran, and also after the work was taken away."""
    with Collection.open(folder) as collection:
        work = keep_work(collection)
        collection.remember_export(export_list(folder, "film", work.code))
        collection.remember_export(folder / "exports" / "film" / "export.json")
        export_list(folder, "show", work.code, "NEVERKNOWN")
        export_list(folder, "torn").write_text("{")
    with Collection.open(folder) as collection:
        collection.erase(work.id)
        assert {export.id for export in collection.recall(work.id)} == {"film", "show"}
        with pytest.raises(WrongListError):
            collection.remember_export(folder / "exports" / "torn" / "export.json")


# what datasette shows


def test_a_film_made_beside_the_kiosk_is_called_back_too(folder: Path) -> None:
    """Its list waits in `exports`, as the command may not write; nobody starts anew between the film and the no."""
    with Collection.open(folder) as collection:
        work = keep_work(collection)
        (folder / "exports").mkdir()
        facts = {"id": "e", "kind": "reel", "made_at": "2026-07-04T12:00:00Z", "path": "/stick/f.mp4"}
        (folder / "exports" / "e.json").write_text(json.dumps(facts | {"items": [work.code]}))
        (folder / "exports" / "notes.json").write_text("nothing of ours")
        assert [export.path for export in collection.recall(work.id)] == ["/stick/f.mp4"]


def test_the_views_make_sense(collection: Collection) -> None:
    public = keep_work(collection, name="one")
    waiting = keep_work(collection, Purpose.RESEARCH, approved=False, name="two")

    def codes(view: str) -> list[str]:
        return [row["code"] for row in collection.store.rows(f"SELECT code FROM {view}")]

    assert codes("public_contributions") == [public.code]
    assert codes("waiting_for_approval") == [waiting.code]
    assert set(codes("hearts_by_contribution")) == {public.code, waiting.code}
    assert collection.store.value("SELECT consents FROM waiting_for_approval") == "research"


def test_a_work_is_stored_with_all_that_research_needs(collection: Collection) -> None:
    required = {row["name"] for row in collection.store.rows("PRAGMA table_info(contribution)") if row["notnull"]}
    assert required >= {
        *("code", "made_at", "utc_offset_minutes", "kiosk_id", "place_id", "case_id", "question_id"),
        *("form", "language", "duration_ms", "sha256"),
    }


# is it whole


def test_a_changed_file_and_a_changed_line_are_found(collection: Collection) -> None:
    work = keep_work(collection)
    assert collection.check() == []
    view = collection.path(work, Role.VIEW, Use.STAFF)
    assert view is not None
    view.write_bytes(b"feel")
    assert collection.check() == [Finding(Trouble.CHANGED, f"works/{work.code}/view.mp4")]
    view.unlink()
    assert collection.check() == [Finding(Trouble.MISSING, f"works/{work.code}/view.mp4")]
    collection.store.database.execute("DROP TRIGGER event_log_stays")
    collection.store.database.execute("UPDATE event_log SET actor = 'nobody' WHERE sequence = 1")
    assert Finding(Trouble.LOG, "1") in collection.check()


def test_every_view_can_be_read(collection: Collection) -> None:
    """SQLite drops a view that another one needs without a word; a researcher would meet the error."""
    views = [row["name"] for row in collection.store.rows("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert len(views) > 5
    for view in views:
        assert collection.store.rows(f"SELECT * FROM {view}") == []
