"""The whole privacy notice as a sheet of paper: the same words as at the kiosk, in large letters."""

from config.settings import PrivacyNotice
from config.texts import Texts
from config.theme import Theme
from exhibits.exhibition.paper_cards import building
from exhibits.exhibition.qr import qr_svg
from exhibits.exhibition.site import template
from exhibits.notice import NOTICE_VERSION, full_notice


def notice_html(texts: Texts, theme: Theme, notice: PrivacyNotice, place: str) -> str:
    return template("paper_notice.html").render(
        texts=texts,
        theme=theme,
        place=place,
        sections=full_notice(texts, notice),
        address=notice.address,
        qr=qr_svg(notice.address, theme.roles.ink) if notice.address else None,
        picture=building(theme),
        version=NOTICE_VERSION,
    )
