"""What lies beside the pages: media as they are in the collection, and what is made of them once."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from config.theme import Theme
from exhibits.exhibition import drawing, scenery
from exhibits.exhibition.again import Growing
from exhibits.exhibition.dear import Dear
from exhibits.exhibition.keys import hand, key_of
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan
from exhibits.gather import Chosen
from media.curve import curve_of, digits
from media.errors import NotMediaError
from media.files import link_or_copy
from media.form import Form
from media.progress import Tell
from media.stills import save_smaller

SMALL = 480
"""How wide a picture on a wall of many is."""
SIGN = 256
_SMALLER_SECONDS, _OPENS_SECONDS, _HEARS_SECONDS = 0.007, 0.005, 0.004
"""What a small picture takes; and of a curve, to open the music, and a second of it."""
_DOING = "job.exhibition.files"


def lay_out(plan: ExhibitionPlan, chosen: Mapping[str, Chosen], theme: Theme, growing: Growing) -> Iterator[float]:
    """Files of every work that are quickly there; yields how much is done, 0 to 1."""
    paint = key_of(hand(), theme.model_dump_json())
    for number, exhibit in enumerate(plan.exhibits):
        yield number / len(plan.exhibits)
        one = chosen[exhibit.code]
        growing.file(exhibit.media, one.view_sum, partial(link_or_copy, one.view))
        growing.text(exhibit.sign, key_of(paint, exhibit.work.sign), partial(_sign, exhibit, theme))
        if one.statement and exhibit.said:
            growing.file(exhibit.said, one.statement.sha256, partial(link_or_copy, one.statement.path))
        if exhibit.form is Form.MUSIC and one.digits is not None:
            growing.text(exhibit.curve, key_of(one.digits, hand()), partial(_script, one.code, one.digits))
        if one.still and exhibit.poster:
            growing.file(exhibit.poster, one.still.sha256, partial(link_or_copy, one.still.path))


def dear_files(plan: ExhibitionPlan, chosen: Mapping[str, Chosen]) -> Iterator[Dear]:
    """Those that take a while."""
    for exhibit in plan.exhibits:
        one = chosen[exhibit.code]
        if one.still and exhibit.small:
            key = key_of(one.still.sha256, SMALL, hand())
            yield Dear(exhibit.small, key, _SMALLER_SECONDS, _DOING, partial(_smaller, one.still.path))
        if exhibit.form is Form.MUSIC and one.digits is None:
            seconds = _OPENS_SECONDS + one.work.seconds * _HEARS_SECONDS
            yield Dear(
                exhibit.curve, key_of(one.view_sum, hand()), seconds, _DOING, partial(_write_curve, one.code, one.view)
            )


def _smaller(still: Path, target: Path, tell: Tell) -> None:
    """One that cannot be read hangs as it is: a wall with a hole in it is no reason to have no exhibition."""
    try:
        save_smaller(still, target, SMALL)
    except NotMediaError:
        link_or_copy(still, target)


def _sign(exhibit: Exhibit, theme: Theme) -> str:
    return scenery.in_a_file(drawing.sign(exhibit, theme, SIGN))


def _write_curve(code: str, view: Path, target: Path, tell: Tell) -> None:
    target.write_text(_script(code, digits(curve_of(view))), encoding="utf-8")


def _script(code: str, curve: str) -> str:
    """A page in a folder may read no other file, but it may load a script: that is how it hears of loudness."""
    return f'curves["{code}"] = "{curve}";\n'
