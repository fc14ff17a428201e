"""What a film is to hold, as options of a command; and what it would hold, as a table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

import click

from config.texts import Texts, load_texts
from exhibits.choosing import Reason, Rule, Why, Wish
from exhibits.contribution import Purpose, Use
from kiosk.console import LANGUAGE
from media.form import Form

if TYPE_CHECKING:  # they load the codecs
    from exhibits.collection import Collection
    from exhibits.gather import Chosen
    from exhibits.reel.decide import Decided

Command = TypeVar("Command", bound=Callable[..., object])
GOES_TO = (Purpose.EXHIBITION, Purpose.HERE, Purpose.INTERNET, Purpose.RESEARCH)
OPTIONS = (
    click.option(
        "--choose",
        type=click.Choice([rule.value for rule in Rule]),
        help="Who is in: those you name with --work (hand), a turn for each question (turns), equal shares of the time"
        " for all who gave hearts (shares), or everyone, shorter (all). Default: turns; with --work: hand.",
    ),
    click.option("--work", "picked", multiple=True, metavar="CODE", help="A work to be in; give it for each."),
    click.option("--case", "cases", multiple=True, help="Only works of this case; may be given more than once."),
    click.option(
        "--form",
        "forms",
        multiple=True,
        type=click.Choice([form.value for form in Form]),
        help="Only works of this form; may be given more than once.",
    ),
    click.option(
        "--for",
        "destination",
        type=click.Choice([purpose.value for purpose in GOES_TO]),
        default=Purpose.EXHIBITION.value,
        show_default=True,
        help="Where the film goes: nobody is in it or named in it who did not say yes to that.",
    ),
)


def film_options(command: Command) -> Command:
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def wish_of(
    choose: str | None, picked: Sequence[str], cases: Sequence[str], forms: Sequence[str], destination: str
) -> Wish:
    rule = Rule(choose) if choose else Rule.HAND if picked else Rule.TURNS
    if picked and rule is not Rule.HAND:
        raise click.UsageError("--work is for choosing by hand; leave it out, or give --choose hand.")
    if rule is Rule.HAND and not picked:
        raise click.UsageError("To choose by hand, name each work with --work CODE.")
    names = tuple(dict.fromkeys(picked))
    return Wish(rule, names, Purpose(destination), frozenset(cases), frozenset(Form(form) for form in forms))


def check_wish(collection: "Collection", wish: Wish) -> None:
    """A slip of the hand is told, and does not make another film than was meant."""
    there = [collection.contributions(use) for use in wish.uses]
    codes = set[str].intersection(*({work.code for work in works} for works in there))
    if strange := [code for code in wish.picked if code not in codes]:
        raise click.UsageError(f"No work that may be shown there has the code {', '.join(strange)}.")
    cases = {work.case for work in collection.contributions(Use.EXHIBITION)}
    if strange := sorted(wish.cases - cases):
        raise click.UsageError(f"There are no works of {', '.join(strange)}; there are of {', '.join(sorted(cases))}.")


@dataclass(frozen=True)
class Line:
    """A work in the table of a plan."""

    code: str
    name: str
    form: str
    question: str
    seconds: float | None
    """None: it is not in."""
    why: str


def lines_of(decided: "Decided", gathered: Sequence["Chosen"]) -> list[Line]:
    """In the order of the film; below them those who are not in."""
    texts, works = load_texts(LANGUAGE), {one.code: one for one in gathered}

    def line(code: str, frames: int | None) -> Line:
        one, fps = works[code], decided.reel.fps
        seconds = None if frames is None else round(frames / fps, 1)
        name = one.work.name or texts["place.resident"]
        return Line(code, name, one.form, one.question, seconds, _why(texts, decided.whys[code], fps))

    shots = [line(code, frames) for code, frames in decided.reel.shown.items()]
    return shots + [line(code, None) for code in decided.reel.left_out]


def table_of(lines: Sequence[Line]) -> str:
    return "\n".join(_table(lines))


def _table(lines: Sequence[Line]) -> Iterator[str]:
    rows = [("code", "name", "form", "question", "seconds", "why")]
    for line in lines:
        seconds = "-" if line.seconds is None else f"{line.seconds:.1f}"
        rows.append((line.code, line.name, line.form, line.question, seconds, line.why))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for code, name, form, question, seconds, why in rows:
        start = (text.ljust(width) for text, width in zip((code, name, form, question), widths, strict=False))
        yield "  ".join((*start, seconds.rjust(widths[4]), why))


def _why(texts: Texts, why: Why, fps: int) -> str:
    """Who plans a film by command may see what was paid: no visitor stands beside."""
    if why.reason is Reason.SHARED:
        seconds = float(Fraction(why.each, fps))
        return texts.say("reel.why.shared_by", visits=why.visits, seconds=f"{seconds:.1f}")
    return texts.say(f"reel.why.{why.reason}", turn=why.turn)
