"""Sheets to print: words as a page, pictures that are drawn when they are laid out, and the PDF of both."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import weasyprint
from markupsafe import Markup
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from exhibits.exhibition.qr import qr_png
from media.files import write_beside
from media.progress import Tell


class Pictures:
    """What a sheet shows besides its words. Each is named while the page is written, by all that decides how it looks,
    and drawn while it is laid out, once however often it is shown."""

    def __init__(self) -> None:
        self._drawers: dict[str, tuple[Callable[[], bytes], str]] = {}

    def svg(self, name: str, draw: Callable[[], Markup]) -> str:
        """The address for the page. In a file of its own a picture has to say that it is SVG."""
        return self._named(name, lambda: _by_itself(draw()), "image/svg+xml")

    def qr(self, text: str) -> str:
        return self._named(f"qr-{sha256(text.encode()).hexdigest()}", lambda: qr_png(text), "image/png")

    def draw(self, address: str) -> tuple[bytes, str]:
        """The picture and what kind it is; KeyError for whatever else a page asks for."""
        drawer, kind = self._drawers[address]
        return drawer(), kind

    def __len__(self) -> int:
        return len(self._drawers)

    def _named(self, name: str, drawer: Callable[[], bytes], kind: str) -> str:
        self._drawers[f"paper:{name}"] = drawer, kind
        return f"paper:{name}"


class Print:
    """Pages that are printed together."""

    def __init__(self, html: str, pictures: Pictures, *, zoom: float = 1) -> None:
        self.html, self.pictures, self.zoom = html, pictures, zoom

    def write(self, target: Path, tell: Tell = lambda part: None) -> None:
        """The PDF. Nothing is fetched: pictures are drawn here, letters come from the system."""
        drawn = _Drawn(self.pictures, lambda part: tell(part / 2))
        try:
            laid = weasyprint.HTML(string=self.html, url_fetcher=drawn).render()
        except FatalURLFetchingError as error:
            raise error.__cause__ or error from None
        pages = [_Painted(page, tell, (number / len(laid.pages) + 1) / 2) for number, page in enumerate(laid.pages)]
        with write_beside(target) as part:
            laid.copy(pages).write_pdf(part, zoom=self.zoom)


def _by_itself(drawn: Markup) -> bytes:
    return str(drawn).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode()


def write_pdf(html: str, target: Path) -> None:
    """The PDF of a page that holds its pictures."""
    Print(html, Pictures()).write(target)


class _Drawn(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    def __init__(self, pictures: Pictures, tell: Tell) -> None:
        super().__init__(fail_on_errors=True)
        self._pictures, self._tell, self._drawn = pictures, tell, 0

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Whatever goes wrong here would be a gap on the wall: it stops the whole sheet."""
        self._tell(min(1.0, self._drawn / len(self._pictures)) if len(self._pictures) else 0.0)
        self._drawn += 1
        picture, kind = self._pictures.draw(url)
        return URLFetcherResponse(url, picture, {"Content-Type": kind})


class _Painted:
    """A page that tells when it is painted: of many pages that is most of the time."""

    def __init__(self, page: Any, tell: Tell, part: float) -> None:
        self._page, self._tell, self._part = page, tell, part

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def paint(self, *where: Any, **how: Any) -> None:
        self._tell(self._part)
        self._page.paint(*where, **how)
