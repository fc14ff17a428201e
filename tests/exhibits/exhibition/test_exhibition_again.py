"""Made again: what did not change is taken over, what was taken back is gone, and staff hear what hangs on the wall."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.texts import SHIPPED
from exhibits.collection import Collection
from exhibits.contribution import Consents, Purpose, Role, Use
from exhibits.errors import SpoiltError
from exhibits.exhibition import dear
from exhibits.exhibition.again import MADE, Growing
from exhibits.exhibition.export import ExhibitionResult, export_exhibition
from exhibits.gather import gather
from media.form import Form
from tests.exhibits.reel.shown import Given, fill
from tests.exhibits.works import HeldClock

pytestmark = pytest.mark.xdist_group("again")  # what these tests share is dear

OPEN = frozenset({Purpose.HERE, Purpose.EXHIBITION, Purpose.ANSWER})
NO = Consents(frozenset(), "1", "nl")


def made(folder: Path, out: Path, **how) -> ExhibitionResult:
    with Collection.read(folder) as collection:
        return export_exhibition(collection, out, **how)


def inodes(out: Path) -> dict[str, int]:
    return {path.relative_to(out).as_posix(): path.stat().st_ino for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A collection of eight works and its exhibition."""
    folder = tmp_path_factory.mktemp("again")
    forms, questions = list(Form), ["greeting", "street_sound"]
    fill(
        folder / "wijkpodium",
        [Given(forms[i % 3], f"Buur {i}", questions[i % 2], seconds=1, yes=OPEN) for i in range(8)],
    )
    made(folder / "wijkpodium", folder / "site")
    return folder / "wijkpodium", folder / "site"


@pytest.fixture
def there(made_once, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A copy of both, which the test may change."""
    folder, out = tmp_path / "wijkpodium", tmp_path / "site"
    shutil.copytree(made_once[0], folder)
    shutil.copytree(made_once[1], out, copy_function=os.link)
    yield folder, out


def test_when_nothing_changed_every_file_is_the_one_that_was_there(there):
    folder, out = there
    before = inodes(out)

    again = made(folder, out)

    after = inodes(out)
    assert again.made == 0
    assert before.keys() == after.keys()
    assert {name for name in after if after[name] != before[name]} == {MADE, "export.json"}


def test_all_cores_make_the_same_files_as_one(made_once, tmp_path: Path, monkeypatch):
    """What is new is made by processes where it is much, and here where they would take longer to begin."""
    folder, out = made_once
    monkeypatch.setattr(dear, "WORTH_SECONDS", 0)
    made(folder, tmp_path / "site")

    names = inodes(out).keys() - {MADE, "export.json"}
    assert inodes(tmp_path / "site").keys() == inodes(out).keys()
    kinds = {".html", ".js", ".vtt", ".svg", ".jpg", ".mp4", ".m4a", ".css"}
    same = [name for name in names if Path(name).suffix in kinds]
    assert len(same) > 150
    assert [name for name in same if (out / name).read_bytes() != (tmp_path / "site" / name).read_bytes()] == []


def test_where_the_disk_knows_no_links_files_are_copied(there, monkeypatch):
    """A stick of a visitor's: the pages are not drawn again, and the media are not read from the collection again."""
    folder, out = there

    def no_links(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", no_links)
    before = {path: path.read_bytes() for path in out.rglob("*.html")}

    assert made(folder, out).made == 0
    assert {path: path.read_bytes() for path in out.rglob("*.html")} == before


def test_one_taken_back_is_in_no_file_and_only_what_told_of_it_is_made_again(there):
    folder, out = there
    before = inodes(out)
    with Collection.open(folder, now=HeldClock()) as collection:
        gone = next(work for work in collection.contributions(Use.EXHIBITION) if work.name == "Buur 3")
        collection.withdraw(gone.id, NO)

    again = made(folder, out)

    assert [(one.code, one.sign, one.name, one.page) for one in again.taken_out] == [
        (gone.code, gone.sign, "Buur 3", f"work-{gone.code}.html")
    ]
    listed = json.loads((out / "export.json").read_text(encoding="utf-8"))
    assert listed["taken_out"] == [{"code": gone.code, "sign": gone.sign.number, "page": f"work-{gone.code}.html"}]
    texts = [path for path in out.rglob("*") if path.suffix in (".html", ".json", ".vtt", ".js")]
    assert [path for path in texts if "Buur 3" in path.read_text(encoding="utf-8")] == []
    assert list(out.rglob(f"*{gone.code}*")) == []
    pages = {name for name, number in inodes(out).items() if name.endswith(".html") and before.get(name) != number}
    assert len({name for name in pages if "work-" in name}) == 2 * len(SHIPPED)  # those who hung beside it
    assert made(folder, out).taken_out == ()


def test_a_page_that_somebody_changed_is_made_again(there):
    folder, out = there
    page = out / "index.html"
    text = page.read_text(encoding="utf-8")
    page.unlink()
    page.write_text(text.replace("Buur", "Baas"), encoding="utf-8")

    assert made(folder, out).made == 1
    assert page.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("broken", [b"", b"{}", b"[1]", b'{"files": {"index.html": 5}}'])
def test_a_list_that_cannot_be_read_costs_time_and_nothing_else(there, broken):
    """Whatever lies in it; here only what `Growing` makes of it is asked."""
    _, out = there
    (out / MADE).unlink()
    (out / MADE).write_bytes(broken)
    part = out.with_name("part")
    part.mkdir()

    growing = Growing(part, out)
    growing.text("index.html", "key", lambda: "new")

    assert (part / "index.html").read_text() == "new"
    assert growing.taken_out([]) == ()


def test_works_hang_where_they_hung_also_when_others_come_and_go(there):
    folder, out = there
    room = (out / "room-1.html").read_text(encoding="utf-8")
    with Collection.open(folder, now=HeldClock()) as collection:
        gone = next(work for work in collection.contributions(Use.EXHIBITION) if f"work-{work.code}.html" in room)
        collection.withdraw(gone.id, NO)
    before = [code for code in order_in(room) if code != gone.code]

    made(folder, out)

    assert order_in((out / "room-1.html").read_text(encoding="utf-8")) == before


def order_in(room: str) -> list[str]:
    return [part.partition(".html")[0] for part in room.split('href="work-')[1:]]


def test_a_recording_that_is_gone_is_named_and_the_folder_stays_as_it_was(there):
    """Unlike a film, an exhibition has nothing to show in its place."""
    folder, out = there
    with Collection.read(folder) as collection:
        gone = collection.contributions(Use.EXHIBITION)[0]
        collection.path(gone, Role.VIEW, Use.EXHIBITION).unlink()
    before = inodes(out)

    with pytest.raises(SpoiltError, match=gone.code):
        made(folder, out)
    assert inodes(out) == before


def test_loudness_is_not_measured_again_when_a_neighbour_of_the_music_goes(there, monkeypatch):
    folder, out = there
    with Collection.open(folder, now=HeldClock()) as collection:
        works = collection.contributions(Use.EXHIBITION)
        collection.withdraw(next(work for work in works if work.form is not Form.MUSIC).id, NO)

    def measured(_: Path) -> str:
        raise AssertionError("the loudness of a work was measured again")

    monkeypatch.setattr("exhibits.exhibition.laying.curve_of", measured)
    made(folder, out)


def test_loudness_that_was_written_down_when_a_work_came_home_is_not_measured(there, tmp_path):
    folder, out = there
    with Collection.open(folder, now=HeldClock()) as collection:
        works = [work for work in collection.contributions(Use.EXHIBITION) if work.form is Form.MUSIC]
        with collection.store.writing() as database:
            sql = "UPDATE media_file SET facts = json_set(facts, '$.digits', '0123') WHERE contribution_id = ?"
            database.execute(sql + " AND role = 'view'", [works[0].id])

    new = made(folder, tmp_path / "new").path

    known, measured = (Path("media") / f"{work.code}.js" for work in works[:2])
    assert (new / known).read_text(encoding="utf-8") == f'curves["{works[0].code}"] = "0123";\n'
    assert (new / measured).read_bytes() == (out / measured).read_bytes()
    assert len((new / measured).read_text(encoding="utf-8")) > 100


def test_only_works_whose_makers_said_yes_to_the_internet_go_there(there, tmp_path):
    folder, _ = there
    with Collection.open(folder, now=HeldClock()) as collection:
        works = collection.contributions(Use.EXHIBITION)
        for work in works[:2]:
            collection.open_window(work.id, Purpose.INTERNET, NO)
            collection.open_window(work.id, Purpose.RESEARCH, NO)
        collection.shut(works[0].id, Purpose.EXHIBITION, NO)
        allowed = {work.code for work in collection.contributions(Use.INTERNET)}
        assert [one.code for one in gather(collection, language="nl", with_demo=False, use=Use.INTERNET)]

    site = made(folder, tmp_path / "internet", use=Use.INTERNET).path

    assert {path.name for path in site.glob("work-*.html")} == {f"work-{code}.html" for code in allowed}
    listed = json.loads((site / "export.json").read_text(encoding="utf-8"))
    assert listed["for"] == "internet"
    assert set(map(tuple, listed["consents"].values())) == {("internet",)}
    told = [path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".html", ".json", ".js")]
    assert [text for text in told if "research" in text or str(tmp_path) in text] == []

    with Collection.open(folder, now=HeldClock()) as collection:
        collection.remember_export(site / "export.json")
        assert {Path(export.path) for work in works for export in collection.recall(work.id)} >= {site}
