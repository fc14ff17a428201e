"""The privacy notice: who is named, the true figures, and no word that changes without its version (C-004, C-013)."""

import hashlib

import pytest

from config.settings import PrivacyNotice
from config.texts import languages, load_texts
from exhibits.collection.accept import UNAPPROVED
from exhibits.collection.moderation import REFUSED
from exhibits.notice import FULL, NOTICE_VERSION, Section, full_notice, in_every_language, whole_text

PLACE = PrivacyNotice(
    organisation="Stichting Buurthuis",
    contact="Fatma, 010 123 45 67",
    privacy_officer="fg@buurthuis.nl",
    address="https://buurthuis.nl/privacy",
)
WORDS = {"2026-11-3": "cf42041d3ab38b5aa0c53ecae8ad6f3c11a62b1eea3709cd66b08037cafbb62c"}
"""By version, what all words of the notice come to. Other words are another version and a new line; none is changed."""
MOST_WORDS = 45
everywhere = pytest.mark.parametrize("code", [language.code for language in languages()])


def section(code: str, key: str, place: PrivacyNotice) -> Section:
    return next(one for one in full_notice(load_texts(code), place) if one.key == key)


def test_other_words_are_another_version() -> None:
    said = [text for place in (PrivacyNotice(), PLACE) for text in in_every_language(place).values()]
    found = hashlib.sha256("\n".join(said).encode()).hexdigest()
    assert WORDS.get(NOTICE_VERSION) == found, "the words changed: raise NOTICE_VERSION, and write down its sum"


@everywhere
def test_it_tells_whom_to_ask_and_where_to_complain(code: str) -> None:
    us, complain = section(code, "us", PLACE).says, section(code, "complain", PLACE).says
    assert "Stichting Buurthuis" in us
    assert "010\u00a0123\u00a045\u00a067" in us
    assert "010\u00a0123\u00a045\u00a067" in section(code, "rights", PLACE).says
    for said in ("FG", "fg@buurthuis.nl", "Autoriteit Persoonsgegevens", "autoriteitpersoonsgegevens.nl"):
        assert said in complain


@everywhere
def test_where_nothing_is_set_the_staff_are_asked(code: str) -> None:
    ask = load_texts(code)["full_notice.no_contact"]
    assert ask in section(code, "us", PrivacyNotice()).says
    assert ask in section(code, "rights", PrivacyNotice()).says
    complain = section(code, "complain", PrivacyNotice()).says
    assert "FG" in complain
    assert "autoriteitpersoonsgegevens.nl" in complain
    assert "None" not in whole_text(load_texts(code), PrivacyNotice())


@everywhere
def test_how_long_is_what_the_collection_does(code: str) -> None:
    says = section(code, "long", PLACE).says
    assert f"{UNAPPROVED.days} " in says
    assert f"{REFUSED.days} " in says


@everywhere
def test_every_section_is_short(code: str) -> None:
    sections = full_notice(load_texts(code), PLACE)
    assert [one.key for one in sections] == list(FULL)
    assert {one.key: len(one.says.split()) for one in sections if len(one.says.split()) > MOST_WORDS} == {}


def test_a_telephone_number_keeps_its_order_from_the_right() -> None:
    """Without a letter beside it nothing would say in which direction it is read."""
    says = section("ar", "us", PrivacyNotice(contact="010 123 45 67")).says
    assert "\u2068010\u00a0123\u00a045\u00a067\u2069" in says
