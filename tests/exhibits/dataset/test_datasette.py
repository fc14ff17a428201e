"""A researcher opens the database with datasette: every view answers, and the codebook is there."""

import asyncio
import sqlite3
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def copy(neighbourhood, tmp_path_factory) -> Path:
    """As the README says: of a kiosk that runs a copy is opened, which nobody writes in."""
    to = tmp_path_factory.mktemp("copy") / "wijkpodium.db"
    source = sqlite3.connect(neighbourhood.collection.store.folder.database)
    source.execute("VACUUM INTO ?", [str(to)])
    source.close()
    return to


@pytest.fixture(scope="module")
def answers(copy) -> dict[str, tuple[int, list]]:
    """What datasette says of every view, and of the codebook."""
    app = pytest.importorskip("datasette.app")

    async def ask() -> dict[str, tuple[int, list]]:
        datasette = app.Datasette(immutables=[str(copy)])
        found = (await datasette.client.get("/wijkpodium.json")).json()
        told = {}
        for name in [*(view["name"] for view in found["views"]), "codebook"]:
            answer = await datasette.client.get(f"/wijkpodium/{name}.json?_shape=objects&_size=max")
            told[name] = answer.status_code, answer.json().get("rows", [])
        return told

    return asyncio.run(ask())


def test_datasette_finds_every_view(answers, neighbourhood):
    views = neighbourhood.collection.store.rows("SELECT name FROM sqlite_master WHERE type = 'view'")
    assert answers.keys() == {row["name"] for row in views} | {"codebook"}
    assert {name: status for name, (status, _) in answers.items() if status != 200} == {}


def test_every_view_has_rows(answers):
    """But for what is locked, as nobody here took back a sound that others carry."""
    assert {name for name, (_, rows) in answers.items() if not rows} == {"locked_by_link"}


def test_the_views_of_research_know_only_who_allows_it(answers, neighbourhood):
    codes = {work.code for work in neighbourhood.there}
    assert {row["code"] for row in answers["works_for_research"][1]} == codes
    for view in ("exposures_for_research", "hearts_for_research", "responses_for_research", "meanings"):
        assert {row["code"] for row in answers[view][1]} <= codes
