from pathlib import Path

import pytest

from exhibits.collection import Collection
from exhibits.contribution import Zone
from exhibits.exhibition.export import ExhibitionResult, export_exhibition
from media.form import Form
from tests.exhibits.reel.shown import Given, fill

TRICKY = '"><b>Ria</b> & \u202eRTL \u0645\u062d\u0645\u062f'
"""A name that closes attributes, opens tags and turns the writing round."""


@pytest.fixture(scope="session")
def tricky() -> str:
    return TRICKY


@pytest.fixture(scope="session")
def exhibited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three works to show, and three that must never be seen."""
    folder = tmp_path_factory.mktemp("exhibited") / "wijkpodium"
    fill(
        folder,
        [
            Given(Form.VIDEO, TRICKY, zone=Zone.BC),
            Given(Form.MUSIC, "Jan", "street_sound", seconds=3),
            Given(Form.DANCE, None, zone=Zone.SKIPPED, seconds=3),
            Given(Form.VIDEO, "Niet goedgekeurd", approved=False, seconds=1),
            Given(Form.VIDEO, "Nee", yes=frozenset({"here"}), seconds=1),
            Given(Form.VIDEO, "Voorbeeld", demonstration=True, seconds=1),
        ],
    )
    return folder


@pytest.fixture(scope="session")
def exhibition(exhibited: Path, tmp_path_factory: pytest.TempPathFactory) -> ExhibitionResult:
    out = tmp_path_factory.mktemp("exhibition") / "tentoonstelling met spatie"
    with Collection.read(exhibited) as collection:
        return export_exhibition(collection, out)
