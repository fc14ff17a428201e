"""QR codes: what they say, and how they are drawn so that a telephone and the kiosk's camera read them."""

from io import BytesIO

import numpy as np
import qrcode
from markupsafe import Markup
from PIL import Image

from exhibits.exhibition.svg import polygon, svg
from media.paper import box

QUIET = 4
"""Empty modules around a code; scanners need them."""


def scanned(code: str, page: str, base_address: str | None) -> str:
    """What the QR code of a work says: its page's address, or the bare code where the pages have no address."""
    return code if base_address is None else f"{base_address.rstrip('/')}/{page}"


def qr_svg(text: str, ink: str, *, correction: int = qrcode.constants.ERROR_CORRECT_M) -> Markup:
    """Dark squares on white, one path: sharp at any size."""
    rows = _modules(text, correction)
    squares = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    path = Markup('<path d="{}" fill="{}" shape-rendering="crispEdges"/>').format(squares, ink)
    return svg((len(rows), len(rows)), [polygon(box(0, 0, len(rows), len(rows)), "#ffffff"), path])


def qr_png(text: str) -> bytes:
    """One dot a module, black on white: hundreds of them are set far quicker than paths, and are as sharp."""
    drawn = BytesIO()
    modules = np.array(_modules(text, qrcode.constants.ERROR_CORRECT_M), bool)
    Image.fromarray(~modules).save(drawn, "PNG")
    return drawn.getvalue()


def _modules(text: str, correction: int) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=correction, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows: list[list[bool]] = code.get_matrix()
    return rows
