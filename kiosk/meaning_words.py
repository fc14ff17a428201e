"""What a maker said without words, as words for staff."""

from babel.lists import format_list

from config.meaning import shipped_triangles
from config.texts import Texts
from exhibits.contribution import Meaning, Zone


def about(texts: Texts, meaning: Meaning | None) -> str:
    """Empty where nothing was said."""
    if meaning is None:
        return ""
    words = [texts[f"meaning.{name}"] for name in dict.fromkeys([*_corners(meaning), *meaning.pictures])]
    if meaning.zone is Zone.DOES_NOT_FIT:
        words.insert(0, texts["about.does_not_fit"])
    return texts.say("staff.about", about=format_list(words, locale=texts.language)) if words else ""


def _corners(meaning: Meaning) -> list[str]:
    """Those that have a share in the place that was touched; a triangle that ships no more has no words."""
    triangle = next((one for one in shipped_triangles() if one.key == meaning.triangle), None)
    shares = meaning.zone.weights
    if triangle is None or shares is None:
        return []
    return [corner for corner, share in zip(triangle.corners, shares, strict=True) if share]
