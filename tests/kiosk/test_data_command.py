"""`wijkpodium export data`: what it makes, and what the collection knows of it."""

import pytest

from exhibits.collection import Collection
from exhibits.contribution import Purpose
from tests.exhibits.works import HeldClock, keep_work


def test_the_data_are_made_and_known(wijkpodium, folder, tmp_path):
    with Collection.open(folder, now=HeldClock()) as collection:
        work = keep_work(collection)
    status, out, _ = wijkpodium("export", "data", "--out", tmp_path / "data", "--media", "--minutes")
    assert status == 0
    assert f"The data are {tmp_path / 'data'} (1 works" in out
    assert len(list((tmp_path / "data" / "data" / "media").iterdir())) == 1
    with Collection.read(folder) as collection:
        [export] = collection.recall(work.id)
    assert (export.kind, export.path) == ("dataset", str(tmp_path / "data"))

    status, out, _ = wijkpodium("withdraw", work.code, "--yes")
    assert status == 0
    assert f"where it is called {export.called[0]}" in out


def test_while_the_kiosk_runs_it_learns_of_them_later(wijkpodium, folder, tmp_path):
    with Collection.open(folder, now=HeldClock()) as collection:
        work = keep_work(collection)
        assert wijkpodium("export", "data", "--out", tmp_path / "data")[0] == 0
        assert [export.kind for export in collection.recall(work.id)] == ["dataset"]


@pytest.mark.parametrize("project", ["../receipt", "", "Mijn studie", "-"])
def test_a_project_is_called_so_that_its_key_can_be(wijkpodium, folder, project):
    with Collection.open(folder, now=HeldClock()) as collection:
        keep_work(collection)
    status, _, err = wijkpodium("export", "data", "--project", project)
    assert status == 2
    assert "small letters, digits and -" in err
    assert not (folder / "projects").exists()


def test_nobody_who_says_yes_is_one_sentence(wijkpodium, folder, tmp_path):
    with Collection.open(folder, now=HeldClock()) as collection:
        keep_work(collection, Purpose.HERE)
    status, _, err = wijkpodium("export", "data", "--out", tmp_path / "data")
    assert status == 2
    assert err == "No work may be in the data: approve works that said yes to research first.\n"
