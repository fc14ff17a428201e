"""The pages as a visitor's computer shows them: from a folder, without a network."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import axe_core_python
import pytest

from config.texts import languages
from tests.exhibits.exhibition.browser import AT, CHROMIUM, PLAYS, Page, chromium

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here to open the pages with")


AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8") + ";1"
VIOLATIONS = """axe.run({resultTypes: ["violations"]}).then(
  found => found.violations.map(one => [one.id, one.nodes.map(node => node.html)])
)"""
CAPTIONS = """new Promise(done => {
  const film = document.querySelector(".work"), shown = () => {
    const track = Array.from(film.textTracks).find(one => one.mode == "showing" && one.cues && one.cues.length);
    if (!track) return requestAnimationFrame(shown);
    done(Array.from(track.cues).map(cue => cue.getCueAsHTML().textContent));
  };
  shown();
})"""
"""The captions that are on, once they have been read."""


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with chromium(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture
def page(browser: Page) -> Page:
    browser.forget()
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


def kinds(exhibition, folder: Path) -> list[Path]:
    """A page of each kind."""
    films, sounds = (work_pages(exhibition, tag)[0].name for tag in ("video", "audio"))
    rooms = ("findings.html", "findings-1.html", "answers.html", "making.html", "show.html")
    return [folder / name for name in ("index.html", "room-1.html", films, sounds, *rooms)]


@pytest.mark.parametrize("language", [one.code for one in languages()])
def test_no_page_asks_for_anything_outside_its_folder_complains_or_shuts_somebody_out(page, exhibition, language):
    """Of each kind in each language: what axe-core knows of WCAG, and that nothing is wider than a telephone."""
    pages = kinds(exhibition, exhibition.path if language == "nl" else exhibition.path / language)
    for file in pages:
        page.go(file, size=(390, 844))
        page.run(AXE)
        found = page.run(VIOLATIONS)
        assert (file, found) == (file, [])
        assert page.run("document.documentElement.scrollWidth") <= 390

    assert len(pages) == 9
    assert page.complaints + page.failed == []
    outside = [url for url in page.requests if not url.startswith(exhibition.path.as_uri())]
    assert all(url.startswith("data:") for url in outside)  # the buttons of the browser's own players


def test_on_a_server_under_any_address_it_is_the_same(page, exhibition):
    """With captions that the browser may fetch there."""
    film = work_pages(exhibition, "video")[0]
    with served(exhibition.path.parent) as address:
        for file in kinds(exhibition, exhibition.path / "ar"):
            page.go(f"{address}/{quote(file.relative_to(exhibition.path.parent).as_posix())}")
        page.go(f"{address}/{quote(exhibition.path.name)}/{film.name}")
        shown = page.run(CAPTIONS)

    assert shown
    assert page.complaints + page.failed == []
    assert [url for url in page.requests if not url.startswith((address, "data:"))] == []


def test_captions_are_on_though_a_page_from_a_folder_may_not_read_them(page, exhibition):
    film = work_pages(exhibition, "video")[0]
    page.go(film)

    words = page.run("Array.from(document.querySelectorAll('.heard li')).map(line => line.textContent)")
    assert page.run(CAPTIONS) == words
    assert words
    assert page.complaints == []


def test_a_name_full_of_tags_is_only_a_name(page, exhibition, tricky):
    page.go(exhibition.path / "index.html")

    assert tricky in page.run("Array.from(document.querySelectorAll('.name bdi')).map(name => name.textContent)")
    assert page.run("document.querySelectorAll('bdi b').length") == 0
