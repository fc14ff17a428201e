from pathlib import Path

import pytest

from media.form import Form
from tests.exhibits.reel.shown import Given, fill


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection that nobody changes: three works to show, and three that must never be seen."""
    folder = tmp_path_factory.mktemp("shown") / "wijkpodium"
    fill(
        folder,
        [
            Given(Form.VIDEO, "Fatma", colour=(30, 60, 20)),
            Given(Form.MUSIC, 'Jan "de <b>buurt</b>"', "street_sound"),
            Given(Form.DANCE, None, "bring", colour=(90, 30, 30)),
            Given(Form.VIDEO, "Niet goedgekeurd", approved=False, seconds=2),
            Given(Form.VIDEO, "Nee", yes=frozenset({"here"}), seconds=2),
            Given(Form.VIDEO, "Voorbeeld", demonstration=True, seconds=2),
        ],
    )
    return folder
