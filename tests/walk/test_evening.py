"""One evening as its people live it: a heart, a recording, a yes, an approval, a film and an exhibition.

A known tone and flash go into microphone and camera, and are looked for in everything that comes out.
"""

import json
import statistics
from pathlib import Path

import pytest

from config.settings import PrivacyNotice
from config.texts import load_texts
from exhibits.collection.collection import Collection
from exhibits.contribution import Approval, Purpose, Role, Use
from exhibits.notice import whole_text
from media.clip import look
from media.testcard import marks
from tests.exhibits.exhibition.browser import AT, CHROMIUM, PLAYS, chromium

pytestmark = [pytest.mark.slow, pytest.mark.timeout(420), pytest.mark.xdist_group("walk")]

SYNC_SECONDS = 0.020
PICTURE_SECONDS = 1 / 30
"""A flash lies on the grid of a film's pictures."""


@pytest.fixture(scope="module")
def evening(house):
    with house.kiosk() as visitor:
        evening = house.evening(visitor)
        evening.first_start()
        evening.watch()
        evening.make(seconds=6)
        evening.approve()
        evening.export("film", ["minutes.1"])
        evening.export("exhibition", [])
        visitor.touches("tab.leave")
        visitor.touches("leave.neighbours", "staff.leave")
        visitor.sees("attract")
    return evening


@pytest.fixture
def collection(house, evening):
    with Collection.read(house.collection) as collection:
        yield collection


@pytest.fixture
def made(collection):
    """The work that the visitor made."""
    return next(work for work in collection.contributions(Use.STAFF) if work.seconds != pytest.approx(5, abs=0.2))


def exported(house, pattern) -> Path:
    return next((house.collection / "exports").glob(pattern))


def test_every_screen_of_the_visit_was_seen_in_its_order(evening):
    seen = evening.visitor.seen
    making = ["question", "notice", "record", "look_back", "about", "who_may_see", "thanks"]
    assert seen[:5] == ["staff.pin", "attract", "home", "watch", "browse"]
    assert seen[seen.index("question") : seen.index("thanks") + 1] == making
    assert seen[-1] == "attract"


def test_the_heart_is_in_the_collection(collection):
    [row] = collection.store.rows("SELECT sum(hearts) AS hearts FROM hearts_by_contribution")
    assert row["hearts"] == 1


def test_what_was_said_yes_to_is_what_is_allowed(made):
    assert made.yes == {Purpose.HERE, Purpose.EXHIBITION}
    assert made.approval is Approval.APPROVED


def test_what_was_said_yes_to_can_be_read_word_by_word(collection, made):
    """C-013: the kiosk kept the words when it opened."""
    texts = [
        row["text"] for row in collection.store.rows("SELECT text FROM notice_of_consent WHERE code = ?", made.code)
    ]
    assert len(texts) == len(Purpose)
    assert set(texts) == {whole_text(load_texts("nl"), PrivacyNotice())}


def test_no_take_is_left(house, evening):
    assert list((house.collection / "takes").iterdir()) == []


def test_flash_and_tone_are_in_sync_in_the_recording(collection, made):
    found = marks(collection.path(made, Role.ORIGINAL, Use.STAFF))
    assert len(found.apart) >= 4
    assert abs(statistics.median(found.apart)) <= SYNC_SECONDS


def test_the_recording_became_a_work_of_the_house_profile(collection, made):
    view = collection.path(made, Role.VIEW, Use.HERE)
    clip = look(view)
    assert clip.video.size == (1280, 720)
    assert abs(statistics.median(marks(view).apart)) <= SYNC_SECONDS + PICTURE_SECONDS / 2


def test_the_film_holds_both_works_in_sync(house, evening):
    film = exported(house, "*.mp4")
    listed = json.loads(film.with_name(film.name + ".json").read_text())
    assert len(listed["items"]) == 2
    found = marks(film)
    assert len(found.apart) >= 5
    assert abs(statistics.median(found.apart)) <= SYNC_SECONDS + PICTURE_SECONDS / 2


def test_the_film_starts_at_once_in_a_browser(house, evening):
    film = exported(house, "*.mp4").read_bytes()
    assert 0 < film.find(b"moov") < film.find(b"mdat")


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here to open the page with")
def test_the_page_of_the_work_plays_in_a_browser_and_its_flash_is_seen(house, collection, made, tmp_path):
    page_file = exported(house, f"exhibition/work-{made.code}.html")
    media = next(page_file.parent.glob(f"media/*{made.code}*.mp4"))
    found = marks(media)
    assert abs(statistics.median(found.apart)) <= SYNC_SECONDS + PICTURE_SECONDS / 2
    flash = next(flash for flash in found.flashes if flash > 0.5)
    with chromium(tmp_path) as page:
        page.go(page_file)
        assert page.run(PLAYS, touched=True) > 0.4
        assert brightness_at(page, flash + 0.05) > brightness_at(page, flash - 0.2) + 40


MIDDLE = """(() => {
  const box = document.querySelector("video").getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 4];
})()"""


def brightness_at(page, seconds: float) -> float:
    page.run(AT % seconds)
    x, y = page.run(MIDDLE)
    return float(page.picture()[int(y), int(x)].mean())


def test_the_labels_are_there_to_print(house, evening):
    assert exported(house, "exhibition/print/labels-1.pdf").read_bytes().startswith(b"%PDF")
