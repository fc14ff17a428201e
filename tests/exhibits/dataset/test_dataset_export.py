"""What researchers get: only of who allows it, under other names, as coarse as it may be, and whole."""

import json
import re
import shutil
import subprocess
from collections import Counter
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from exhibits.collection import Collection
from exhibits.contribution import Contribution, Purpose, Use
from exhibits.dataset.codebook import TABLES
from exhibits.dataset.counting import too_small
from exhibits.dataset.export import DATASET, DatasetResult, Order, export_dataset
from exhibits.dataset.pseudonyms import Pseudonyms
from exhibits.errors import NothingToShowError, NotOursError, TakenAwayError
from exhibits.exhibition.swap import replaced
from tests.exhibits.dataset.conftest import NAME, Neighbourhood, kept, read
from tests.exhibits.works import consents

EVERYTHING = set(Purpose)


def called_in(collection: Collection, data: DatasetResult) -> dict[str, str]:
    """By the id of each work that was written down as being in the data, what it is called there."""
    listed = json.loads(data.listed.read_text(encoding="utf-8"))
    names = Pseudonyms(collection.project_key(listed["project"]))
    works = [collection.contribution(item["code"]) for item in listed["items"]]
    return {work.id: names.work(work.id) for work in works}


def names(data: DatasetResult, neighbourhood: Neighbourhood) -> dict[str, str]:
    return called_in(neighbourhood.collection, data)


def test_every_column_has_its_line_in_the_codebook_and_every_line_its_column(data, neighbourhood):
    """A-012: in the data, and in the database."""
    columns = [
        (path.stem, column)
        for path in sorted((data.path / "data").glob("*.csv"))
        for column in path.read_text(encoding="utf-8").splitlines()[0].split(",")
    ]
    told = read(data.path, "codebook")
    stored = neighbourhood.collection.store.rows("SELECT * FROM codebook")

    assert sorted((row["table"], row["variable"]) for row in told) == sorted(columns)
    assert [dict(row) for row in stored] == told
    assert all(row["label_nl"] and row["label_en"] and row["type"] and row["since_version"] for row in told)
    assert {table.name for table in TABLES} == {path.stem for path in (data.path / "data").glob("*.csv")}


def test_only_works_whose_makers_allow_research_are_in_it(data, neighbourhood):
    called = names(data, neighbourhood)
    assert called.keys() == {work.id for work in neighbourhood.there}
    for table in TABLES:
        for row in read(data.path, table.name):
            assert {row[column] for column in ("item", "answer_to", "asked_by") if row.get(column)} <= {
                *called.values()
            }


def test_nothing_leads_back_to_a_code_an_id_or_a_name(data, neighbourhood):
    files = [path for path in data.path.rglob("*") if path.is_file()]
    everything = "\n".join(path.read_text(encoding="utf-8") for path in files) + "\n".join(map(str, files))
    rows = neighbourhood.collection.store.rows
    ids = [
        row[0] for table in ("contribution", "visit", "exposure", "insight") for row in rows(f"SELECT id FROM {table}")
    ]
    codes = [row["code"] for row in rows("SELECT code FROM contribution")]

    assert len(ids) > 20
    assert [one for one in (*ids, *codes, NAME) if one.lower() in everything.lower()] == []
    assert "Niet voor onderzoek." not in everything
    forbidden = {"name", "code", "id", "sign", "receipt", "sha256", "credit", "visit_id"}
    assert forbidden.isdisjoint(column for table in TABLES for column in table.columns)


def test_hearts_responses_and_exposures_are_those_of_works_that_are_in_it(data, neighbourhood):
    called = names(data, neighbourhood)
    watched = {
        called[one.id] for one in (neighbourhood.told, neighbourhood.answer, neighbourhood.mine, neighbourhood.unasked)
    }
    for table, each in (("votes", 2), ("responses", 2), ("exposures", 3)):
        assert Counter(row["item"] for row in read(data.path, table)) == dict.fromkeys(watched, each)
    exposures = {row["exposure"]: row for row in read(data.path, "exposures")}
    for vote in read(data.path, "votes"):
        assert exposures[vote["exposure"]]["visit"] == vote["visit"]
        assert exposures[vote["exposure"]]["watched"] == "1"
    assert {row["visit"] for row in exposures.values() if row["screen"] == "attract"} == {""}


def test_what_a_maker_saw_and_liked_does_not_lead_to_the_maker(data, neighbourhood):
    """The visit that made a work is called otherwise there than everywhere else."""
    mine = names(data, neighbourhood)[neighbourhood.mine.id]
    for table in ("votes", "responses", "exposures"):
        rows = [row for row in read(data.path, table) if row["language"] == "tr"]
        [own] = {row["visit"] for row in rows if row["item"] == mine}
        [others] = {row["visit"] for row in rows if row["item"] != mine}
        assert own != others
        assert {row["item"] for row in rows if row["maker_visit"] == "1"} == {mine}


def test_the_wide_table_says_of_a_work_all_that_its_maker_did(data, neighbourhood):
    called = names(data, neighbourhood)
    items = {row["item"]: row for row in read(data.path, "items")}
    told, answer = items[called[neighbourhood.told.id]], items[called[neighbourhood.answer.id]]

    assert (told["zone"], told["zone_code"], told["a"], told["b"], told["c"]) == ("bc", "5", "0", "0.5", "0.5")
    assert (told["pictures"], told["statement_seconds"], told["question"]) == ("body joy", "12", "greeting")
    assert (answer["zone_code"], answer["a"], answer["answer_to"]) == ("-9", "", called[neighbourhood.told.id])
    assert told["case"] == "'=1+1;'=2+2"
    assert {row["rights"] for row in items.values()} == {"InC"}
    for file in (told["recording"], f"media/{told['item']}-says.mkv"):
        assert (data.path / "data" / file).is_file()
    said = [row for row in read(data.path, "signification") if row["item"] == told["item"]]
    assert [(row["kind"], row["key"]) for row in said] == [
        *(("triangle", "healthy"), ("picture", "body"), ("picture", "joy"), ("spoken", "")),
    ]
    assert read(data.path, "answers") == [{"item": answer["item"], "answer_to": told["item"]}]


def test_who_asks_a_question_aloud_is_in_it_only_with_a_yes(data, neighbourhood):
    called = names(data, neighbourhood)
    items = {row["item"]: row for row in read(data.path, "items")}
    asked = called[neighbourhood.asked.id]

    assert items[called[neighbourhood.mine.id]]["question"] == f"asked_{asked}"
    assert items[called[neighbourhood.unasked.id]]["question"] == "not_in_data"
    assert items[called[neighbourhood.unasked.id]]["question_version"] == "-7"
    assert {row["asked_by"] for row in read(data.path, "questions")} == {"", asked}


def test_an_insight_is_in_it_when_all_works_that_it_rests_on_are(data):
    [insight] = read(data.path, "insights")
    assert insight["text"] == "Samen is warmer."
    assert len(read(data.path, "insight_items")) == 2


def test_every_work_has_fifteen_elements_of_dublin_core(data):
    rows = read(data.path, "dublin-core")
    graph = json.loads((data.path / "data" / "dublin-core.jsonld").read_text(encoding="utf-8"))["@graph"]

    assert len(rows) == len(graph) == 5
    assert all(len(row) == 15 for row in rows)
    assert {row["creator"] for row in rows} == {f"maker_of_{row['item']}" for row in read(data.path, "items")}
    assert {row["dc:language"] for row in graph} == {"nl", "tr"}
    assert any(row["description"] == "Hoofd en hart, Samen, Lijf, Genieten" for row in rows)


def test_times_are_days_and_parts_of_days_unless_minutes_were_agreed(data, neighbourhood, tmp_path):
    """A-033. Twelve o'clock in UTC is two in the afternoon on this wall."""
    agreed = export_dataset(neighbourhood.collection, tmp_path / "minutes", Order(minutes=True), zone=UTC).path
    for table in ("items", "consents", "exposures", "votes", "responses", "insights"):
        for row in read(data.path, table):
            assert (row["day"], row["day_part"], row["time"]) == ("2026-07-04", "afternoon", "")
        assert {row["time"] for row in read(agreed, table)} == {"12:00"}
    texts = [path.read_text() for path in data.path.rglob("*") if path.suffix in {".csv", ".json", ".md", ".jsonld"}]
    assert not any(re.search(r"\d\d:\d\d", text) for text in texts)
    assert {row["recording"] for row in read(agreed, "items")} == {""}
    assert not (agreed / "data" / "media").exists()


def test_two_projects_have_other_names_and_one_project_has_the_same_again(data, neighbourhood, tmp_path):
    """A-032. The key is made once, only the kiosk's own user reads it, and it goes nowhere."""
    collection = neighbourhood.collection
    again = export_dataset(collection, tmp_path / "again", zone=UTC).path
    other = export_dataset(collection, tmp_path / "other", Order("andere-studie"), zone=UTC).path
    for table, column in (("items", "item"), ("exposures", "exposure"), ("votes", "visit"), ("insights", "insight")):
        first, same, others = ({row[column] for row in read(out, table)} for out in (data.path, again, other))
        assert first == same
        assert first.isdisjoint(others)
    key = collection.folder / "projects" / "research.key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o777 == 0o700
    assert all(key.read_bytes() not in path.read_bytes() for path in data.path.rglob("*") if path.is_file())


def test_small_groups_are_not_told():
    """A-034. One alone could be worked out from the whole."""
    counts = {value: Counter(items=n, hearts=10) for value, n in (("nl", 30), ("tr", 9), ("ar", 6), ("ti", 2))}
    assert too_small(counts, "items") == {"ti", "ar"}
    assert too_small(counts, "hearts") == {"ti", "ar"}
    assert too_small({**counts, "pl": Counter(items=1, hearts=10)}, "items") == {"ti", "pl"}
    assert too_small({value: counts[value] for value in ("nl", "tr")}, "items") == set()


def test_no_count_below_five_is_in_the_table_of_counts(data):
    rows = read(data.path, "counts")
    assert {row["by"] for row in rows} == {"form", "question", "case", "language", "makers", "zone"}
    assert all(int(row[one]) == -5 or int(row[one]) >= 5 for row in rows for one in ("items", "watched", "hearts"))


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
def test_a_changed_byte_is_found(data, tmp_path):
    """A-024: a BagIt bag, whose manifests `sha256sum` reads."""
    bag = shutil.copytree(data.path, tmp_path / "bag")

    def whole(manifest: str) -> int:
        command = ["sha256sum", "--quiet", "-c", manifest]
        return subprocess.run(command, cwd=bag, capture_output=True, check=False).returncode

    assert (bag / "bagit.txt").read_text().startswith("BagIt-Version: 1.0\n")
    assert whole("manifest-sha256.txt") == whole("tagmanifest-sha256.txt") == 0
    listed = {line.split("  ")[1] for line in (bag / "manifest-sha256.txt").read_text().splitlines()}
    assert listed == {str(path.relative_to(bag)) for path in (bag / "data").rglob("*") if path.is_file()}
    with (bag / "data" / "items.csv").open("r+b") as file:
        file.write(b"I")
    assert whole("manifest-sha256.txt") == 1


def test_the_readme_tells_of_every_file_in_two_languages(data):
    text = (data.path / "README.md").read_text(encoding="utf-8")
    for path in (data.path / "data").glob("*.*"):
        assert text.count(f"`{path.name}`") >= 2
    assert "Onze buurt" in text


def test_it_can_be_called_back_and_the_next_data_say_what_may_not_be_used_any_more(collection, tmp_path):
    """A-030, A-031: under the name that the researcher knows it by."""
    work, stays = kept(collection), kept(collection)
    first = export_dataset(collection, tmp_path / "out", zone=UTC)
    collection.remember_export(first.listed)
    called = called_in(collection, first)

    collection.withdraw(work.id, consents())
    collection.erase(work.id)
    [export] = collection.recall(work.id)
    second = export_dataset(collection, tmp_path / "out", zone=UTC)

    assert (export.kind, export.path, export.called) == ("dataset", str(tmp_path / "out"), (called[work.id],))
    assert [row["item"] for row in read(second.path, "recalled")] == [called[work.id]]
    assert [row["item"] for row in read(second.path, "items")] == [called[stays.id]]


def test_a_window_shut_meanwhile_keeps_everything_back(collection, tmp_path):
    work = kept(collection)

    def shut(_progress) -> None:
        if collection.usable([work.id], Use.RESEARCH):
            collection.shut(work.id, Purpose.RESEARCH, consents())

    with Collection.read(collection.folder) as reader, pytest.raises(TakenAwayError):
        export_dataset(reader, tmp_path / "out" / "data", zone=UTC, report=shut)
    assert list((tmp_path / "out").iterdir()) == []
    assert not (collection.folder / "exports").exists()


def test_only_data_of_ours_are_replaced(collection, tmp_path):
    kept(collection)
    with replaced(tmp_path / "exhibition") as folder:
        (folder / "export.json").write_text('{"kind": "exhibition"}')
    with pytest.raises(NotOursError):
        export_dataset(collection, tmp_path / "exhibition")
    export_dataset(collection, tmp_path / "data")
    (tmp_path / "data" / "old.csv").write_text("last week")
    export_dataset(collection, tmp_path / "data")
    assert not (tmp_path / "data" / "old.csv").exists()
    assert DATASET.is_on(tmp_path / "data")


def test_without_a_yes_there_are_no_data(collection, tmp_path):
    kept(collection, Purpose.HERE, Purpose.EXHIBITION)
    with pytest.raises(NothingToShowError, match="research"):
        export_dataset(collection, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_whatever_makers_say_the_data_hold_who_says_yes_now(collection, tmp_path):
    """A-029, over any windows of a work, an answer to it, and an answer to that; and the view says the same."""
    first = kept(collection)
    second = kept(collection, answers=first)
    third, alone = kept(collection, answers=second), kept(collection)
    works = [first, second, third, alone]

    def say(work: Contribution, open_: frozenset[Purpose]) -> None:
        """Here is always open: the last window shut would take the work away."""
        now = collection.contribution(work.id).yes
        for purpose in EVERYTHING - {Purpose.HERE}:
            if (purpose in open_) != (purpose in now):
                (collection.open_window if purpose in open_ else collection.shut)(work.id, purpose, consents())

    @settings(max_examples=12, deadline=None)
    @given(some.lists(some.frozensets(some.sampled_from([Purpose.RESEARCH, Purpose.ANSWER])), min_size=4, max_size=4))
    def over(windows):
        for work, open_ in zip(works, windows, strict=True):
            say(work, open_)
            collection.store.database.execute("UPDATE contribution SET locked = 0 WHERE id = ?", [work.id])
        research, answer = (
            {w.code for w, o in zip(works, windows, strict=True) if p in o} for p in (Purpose.RESEARCH, Purpose.ANSWER)
        )
        chains = {first.code: [], second.code: [first], third.code: [first, second], alone.code: []}
        expected = {
            code
            for code, before in chains.items()
            if code in research and all(one.code in research & answer for one in before)
        }
        view = "SELECT code FROM contribution JOIN open_for_research USING (id)"
        assert {row["code"] for row in collection.store.rows(view)} == expected
        if not expected:
            with pytest.raises(NothingToShowError):
                export_dataset(collection, tmp_path / "out")
            return
        done = export_dataset(collection, tmp_path / "out")
        called = called_in(collection, done)
        assert {collection.contribution(one).code for one in called} == expected
        assert {row["item"] for row in read(done.path, "items")} == set(called.values())

    over()
