"""Cards to hang beside the works: A6, four on a sheet of A4, each with the sign and a QR code."""

from dataclasses import dataclass
from pathlib import Path

import qrcode
import weasyprint
from markupsafe import Markup
from weasyprint.urls import FatalURLFetchingError

from exhibits.exhibition import drawing
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan
from exhibits.exhibition.site import Look, template
from exhibits.exhibition.svg import polygon, svg
from media.files import write_beside
from media.form import Form
from media.lettering import in_its_own_direction
from media.paper import box

QUIET = 4
"""Empty modules around a QR code; scanners need them."""


@dataclass(frozen=True)
class Card:
    name: str
    question: str
    form: Form
    window: Markup
    mark: Markup
    qr: Markup
    answers: str
    """Whose work it answers; empty for one that answers none."""
    scannable: bool
    """Whether the code is an address that a visitor's telephone can open."""


def scanned(code: str, page: str, base_address: str | None) -> str:
    """What the QR code of a work says: its page's address, or the bare code where the pages have no address."""
    return code if base_address is None else f"{base_address.rstrip('/')}/{page}"


def qr_svg(text: str, ink: str, *, correction: int = qrcode.constants.ERROR_CORRECT_M) -> Markup:
    """Dark squares on white, one path: sharp at any size."""
    code = qrcode.QRCode(error_correction=correction, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    squares = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    path = Markup('<path d="{}" fill="{}" shape-rendering="crispEdges"/>').format(squares, ink)
    return svg((len(rows), len(rows)), [polygon(box(0, 0, len(rows), len(rows)), "#ffffff"), path])


def labels_html(plan: ExhibitionPlan, look: Look, base_address: str | None) -> str:
    cards = [_card(exhibit, plan.answered(exhibit), look, base_address) for exhibit in plan.exhibits]
    return template("labels.html").render(plan=plan, texts=look.texts, theme=look.theme, cards=cards)


def write_pdf(html: str, target: Path) -> None:
    """The PDF. Nothing is fetched: pictures are in the page, letters come from the system."""
    with write_beside(target) as part:
        weasyprint.HTML(string=html, url_fetcher=_refuse).write_pdf(part)


def _card(exhibit: Exhibit, answered: Exhibit | None, look: Look, base_address: str | None) -> Card:
    resident = look.texts["place.resident"]
    return Card(
        name=_placed(exhibit.work.name or resident, look),
        question=_placed(exhibit.asked, look),
        form=exhibit.form,
        window=drawing.window(exhibit, look.theme),
        mark=drawing.mark(exhibit.form, look.theme.hue(exhibit.form).deep),
        qr=qr_svg(scanned(exhibit.code, exhibit.page, base_address), look.theme.roles.ink),
        answers=_placed(answered.work.name or resident, look) if answered else "",
        scannable=base_address is not None,
    )


def _placed(text: str, look: Look) -> str:
    """Whatever prints the pages knows no `bdi`: a Dutch name on an Arabic card would have its dot before it.

    It orders every line by itself, so that the last one needs a sign of its own at its end.
    """
    mark = "\u200e" if look.texts.rtl else "\u200f"
    fenced = in_its_own_direction(text, rtl=look.texts.rtl)
    return text if fenced == text else fenced[:-1] + mark + fenced[-1]


def _refuse(url: str, **_: object) -> None:
    raise FatalURLFetchingError(f"labels fetch nothing, not even {url}")
