"""Labels to hang beside the works: A6, four on a sheet of A4, each a lit window with its maker's name and a QR code."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import partial

from config.texts import Texts
from config.theme import Theme
from exhibits.exhibition import drawing, facade
from exhibits.exhibition.fitted import Piece, fitted
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan
from exhibits.exhibition.printed import Pictures, Print
from exhibits.exhibition.qr import scanned
from exhibits.exhibition.site import template
from exhibits.exhibition.wording import Wording
from media.lettering import in_its_own_direction

LEAST = 9
"""Points: smaller is not read by who stands before a label."""
_WIDE = 91.0
_HEIGHTS = (64.0, 56.0, 48.0, 40.0, 32.0, 24.0)
"""Millimetres of the picture: where there is much to say it gives way."""
_ALL = 128.0
"""Millimetres that picture, words and foot share."""
_FACTS = (51.0, 41.0)
"""Beside the QR code, which is as tall."""
_GAP = 0.5


@dataclass(frozen=True)
class Label:
    code: str
    tall: float
    """Millimetres of its picture."""
    wall: str
    window: str
    mark: str
    qr: str
    words: Sequence[Piece]
    facts: Sequence[Piece]


def labels(
    plan: ExhibitionPlan,
    wordings: Sequence[Wording],
    theme: Theme,
    base_address: str | None,
    *,
    only: Container[str] | None = None,
) -> Print:
    """Everything is said in every one of the languages, in the first one larger. `only`: the codes of some works."""
    pictures = Pictures()
    wanted = [exhibit for exhibit in plan.exhibits if only is None or exhibit.code in only]
    cards = [_label(exhibit, plan, wordings, theme, base_address, pictures) for exhibit in wanted]
    html = template("labels.html").render(place=plan.place, texts=wordings[0].texts, theme=theme, cards=cards)
    return Print(html, pictures)


def window_of(exhibit: Exhibit, theme: Theme, pictures: Pictures) -> str:
    sign = exhibit.work.sign
    name = f"window-{theme.name}-{exhibit.code}-{exhibit.form}-{sign.thing}-{sign.extra}-{sign.colour}"
    return pictures.svg(name, partial(drawing.window, exhibit, theme))


def _label(
    exhibit: Exhibit,
    plan: ExhibitionPlan,
    wordings: Sequence[Wording],
    theme: Theme,
    base_address: str | None,
    pictures: Pictures,
) -> Label:
    facts = _facts(exhibit, plan, wordings, scannable=base_address is not None)
    foot = max(_FACTS[1], sum(piece.tall(_FACTS[0]) + _GAP for piece in facts))
    tall, words = _words(exhibit, wordings, _ALL - foot)
    around = partial(facade.around_a_window, _WIDE * 10, tall * 10, theme)
    mark = partial(drawing.mark, exhibit.form, theme.hue(exhibit.form).deep)
    return Label(
        code=exhibit.code,
        tall=tall,
        wall=pictures.svg(f"wall-{theme.name}-{tall:g}", around),
        window=window_of(exhibit, theme, pictures),
        mark=pictures.svg(f"mark-{theme.name}-{exhibit.form}", mark),
        qr=pictures.qr(scanned(exhibit.code, exhibit.page, base_address)),
        words=words,
        facts=facts,
    )


def _words(exhibit: Exhibit, wordings: Sequence[Wording], room: float) -> tuple[float, list[Piece]]:
    """How tall the picture may be, and the words below it: whose work it is and what it answers."""
    pieces = [Piece(wordings[0].named(exhibit), wordings[0].texts, 26, LEAST, bold=True, leading=1.2)]
    if exhibit.work.name is None:
        pieces += [Piece(one.named(exhibit), one.texts, 17, LEAST, bold=True, leading=1.25) for one in wordings[1:]]
    said: set[str] = set()
    for points, wording in zip((15, 13), wordings, strict=False):
        question = wording.asked[exhibit.code]
        if question and question not in said:
            pieces.append(Piece(question, wording.texts, points, LEAST))
        said.add(question)
    for tall in _HEIGHTS:
        words = fitted(pieces, _WIDE, room - tall, least=0 if tall == _HEIGHTS[-1] else 0.85)
        if words is not None:
            break
    return tall, words or pieces


def _facts(exhibit: Exhibit, plan: ExhibitionPlan, wordings: Sequence[Wording], *, scannable: bool) -> list[Piece]:
    answered = plan.answered(exhibit)
    pieces: list[Piece] = []
    for points, wording in zip((12, 10), wordings, strict=False):
        texts = wording.texts
        first = wording is wordings[0]
        pieces.append(
            Piece(texts[f"form.{exhibit.form}"], texts, points, LEAST, bold=first, css="form" if first else "")
        )
        if answered is not None:
            pieces.append(Piece(_answers(wording.named(answered), texts), texts, points - 1, LEAST))
        if scannable:
            pieces.append(Piece(texts["exhibition.scan"], texts, points - 1, LEAST))
    pieces.append(Piece(plan.place, wordings[0].texts, 10, LEAST))
    return fitted(pieces, *_FACTS, gap_mm=_GAP) or pieces


def _answers(name: str, texts: Texts) -> str:
    return f"{texts['exhibition.answers']} {in_its_own_direction(name, rtl=texts.rtl)}"
