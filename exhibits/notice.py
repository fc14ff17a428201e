"""What the privacy notice says: the three pictures of *zo werkt het*, and all of it for who wants to know more (C-004).

The kiosk shows it, staff print it, and the collection keeps the exact words that a yes was said to (C-013).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from config.settings import PrivacyNotice
from config.texts import END_ISOLATE, ISOLATE, Texts, languages, load_texts
from exhibits.collection.accept import UNAPPROVED
from exhibits.collection.moderation import REFUSED

NOTICE_VERSION = "2026-11-3"
"""Changes with every change of what the notice says, short or whole, in whichever language."""
SHORT = ("who", "choose", "take_back")
FULL = ("us", "keep", "why", "see", "long", "take_back", "rights", "complain")


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    says: str


def full_notice(texts: Texts, place: PrivacyNotice) -> list[Section]:
    return [Section(key, texts[f"full_notice.title.{key}"], " ".join(_says(key, texts, place))) for key in FULL]


def _says(key: str, texts: Texts, place: PrivacyNotice) -> Sequence[str]:
    match key:
        case "us":
            named = [_with(texts, "organisation", place.organisation)] if place.organisation else []
            return [texts["full_notice.us"], *named, _contact(texts, place)]
        case "long":
            return [texts.say("full_notice.long", unapproved=UNAPPROVED.days, refused=REFUSED.days)]
        case "rights":
            return [texts["full_notice.rights"], _contact(texts, place)]
        case "complain":
            officer = _with(texts, "officer", place.privacy_officer) if place.privacy_officer else None
            return [
                texts["full_notice.unhappy"],
                officer or texts["full_notice.no_officer"],
                texts["full_notice.authority"],
            ]
        case _:
            return [texts[f"full_notice.{key}"]]


def _contact(texts: Texts, place: PrivacyNotice) -> str:
    return _with(texts, "contact", place.contact) if place.contact else texts["full_notice.no_contact"]


def _with(texts: Texts, key: str, value: str) -> str:
    """The groups of a telephone number stay on one line, and from the left in every script."""
    whole = re.sub(r"(?<=\d) (?=\d)", "\u00a0", value)
    values: dict[str, Any] = {key: f"{ISOLATE}{whole}{END_ISOLATE}" if texts.rtl else whole}
    return texts.say(f"full_notice.{key}", **values)


def whole_text(texts: Texts, place: PrivacyNotice) -> str:
    """Every word of it, short and full, as it stands in the collection."""
    short = [texts["notice.title"], *(texts[f"notice.{key}"] for key in SHORT)]
    full = [f"{section.title}\n{section.says}" for section in full_notice(texts, place)]
    address = [place.address] if place.address else []
    return "\n\n".join(["\n".join(short), texts["full_notice.title"], *full, *address]) + "\n"


def in_every_language(place: PrivacyNotice) -> dict[str, str]:
    return {language.code: whole_text(load_texts(language.code), place) for language in languages()}
