"""The pages as a visitor's computer shows them: from a folder, without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exhibits.exhibition.browser import AT, CHROMIUM, PLAYS, Page, chromium

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here to open the pages with")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with chromium(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture
def page(browser: Page) -> Page:
    browser.events.clear()
    return browser


def work_pages(exhibition, tag: str) -> list[Path]:
    return [page for page in sorted(exhibition.path.glob("work-*.html")) if f"<{tag} class=" in page.read_text()]


def test_a_film_plays_on_its_page_and_its_flash_is_seen(page, exhibition):
    page.go(work_pages(exhibition, "video")[0])

    assert page.run(PLAYS, touched=True) > 0.4
    page.run(AT % 1.55)
    x, y = page.run("(() => { const b = document.querySelector('video').getBoundingClientRect();"
                    " return [b.x + b.width / 2, b.y + b.height / 4] })()")  # fmt: skip
    lit = page.picture()[int(y), int(x)].mean()
    page.run(AT % 1.2)
    dark = page.picture()[int(y), int(x)].mean()
    assert lit > dark + 100


def test_music_plays_and_its_picture_lives_with_it(page, exhibition):
    page.go(work_pages(exhibition, "audio")[0])
    bars = "Array.from(document.querySelectorAll('.bar')).map(bar => bar.getAttribute('transform')).join()"

    silent = page.run(bars)
    assert page.run(PLAYS, touched=True) > 0.4

    assert page.run(bars) != silent


def test_no_page_asks_for_anything_outside_its_folder_or_complains(page, exhibition):
    pages = sorted(exhibition.path.glob("*.html"))
    for file in pages:
        page.go(file)

    assert len(pages) == 7
    assert page.complaints == []
    outside = [url for url in page.requests if not url.startswith(exhibition.path.as_uri())]
    assert all(url.startswith("data:") for url in outside)  # the buttons of the browser's own players


def test_nothing_is_wider_than_a_telephone(page, exhibition):
    for name in ("index.html", "room-1.html", work_pages(exhibition, "video")[0].name):
        page.go(exhibition.path / name, size=(400, 800))
        assert page.run("document.documentElement.scrollWidth") <= 400


def test_a_name_full_of_tags_is_only_a_name(page, exhibition, tricky):
    page.go(exhibition.path / "index.html")

    assert tricky in page.run("Array.from(document.querySelectorAll('.name bdi')).map(name => name.textContent)")
    assert page.run("document.querySelectorAll('bdi b').length") == 0
