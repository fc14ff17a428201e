"""`wijkpodium print`: what staff print and lay beside the kiosk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kiosk.errors import FileThereError
from kiosk.workplace import Workplace

MOST_SHEETS = 50
MOST_LANGUAGES = 2
"""On one label, poster or sign."""


@click.group("print", short_help="Make something to print: labels, posters, a sign, paper cards, the privacy notice.")
def print_() -> None:
    """Make something to print."""


@print_.command()
@click.option("--sheets", type=click.IntRange(1, MOST_SHEETS), default=1, show_default=True, help="Ten cards on each.")
@click.option(
    "--to", "target", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The PDF, on A4 paper."
)
@click.pass_obj
def cards(workplace: Workplace, sheets: int, target: Path) -> None:
    """Make sheets of paper cards to cut out. A maker holds one before the camera, and later opens *Mijn werk* with it.

    Every card is new and opens only what its maker puts on it. Delete the PDF when it is printed: whoever has it can
    make a copy of each card.
    """
    from config.texts import load_texts
    from config.theme import load_theme
    from exhibits.exhibition.paper_cards import ON_A_SHEET, cards_html
    from exhibits.exhibition.printed import write_pdf

    _check_free(target)
    settings = workplace.settings()
    start = settings.languages.start
    tongues = [load_texts(language) for language in (start, "nl" if start == "en" else "en")]
    with workplace.write("wijkpodium print cards") as collection:
        codes = collection.register_cards(sheets * ON_A_SHEET)  # first: a card that was printed is known
    write_pdf(cards_html(codes, tongues, load_theme(), settings.place.name), target)
    target.chmod(0o600)
    pages = "1 sheet" if sheets == 1 else f"{sheets} sheets"
    sentence = f"{target}: {pages}, {len(codes)} cards. Print it, cut along the lines, and delete the file."
    workplace.console.result(sentence, path=target, cards=len(codes))


@print_.command()
@click.option("--language", "code", help="Of the notice. Default: the one in which every visit starts.")
@click.option(
    "--to", "target", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The PDF, on A4 paper."
)
@click.pass_obj
def notice(workplace: Workplace, code: str | None, target: Path) -> None:
    """Make the whole privacy notice, to lay beside the kiosk and to take home.

    It says the same as *Lees alles* at the kiosk. Whom it names stands under [notice] in settings.toml.
    """
    from config.texts import load_texts
    from config.theme import load_theme
    from exhibits.exhibition.paper_notice import notice_html
    from exhibits.exhibition.printed import write_pdf

    settings = workplace.settings()
    wanted = code or settings.languages.start
    _check_offered([wanted])
    _check_free(target)
    write_pdf(notice_html(load_texts(wanted), load_theme(), settings.notice, settings.place.name), target)
    workplace.console.result(f"{target}: the privacy notice, on A4 paper.", path=target)


def _wall_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option("--with-demo", is_flag=True, help="Also use the demonstration works."),
        click.option(
            "--language",
            "codes",
            metavar="CODE[,CODE]",
            help="One language or two, the first one larger: nl,ar. Default: as in the settings.",
        ),
        click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The PDF."),
    ):
        command = option(command)
    return command


@print_.command()
@_wall_options
@click.option("--works", metavar="CODE[,CODE...]", help="Only of these works. Default: of all that may be exhibited.")
@click.pass_obj
def labels(workplace: Workplace, /, works: str | None, **wished: Any) -> None:
    """Make labels to hang beside the works: A6, four on a sheet of A4, each with a code that leads to its work."""
    from exhibits.exhibition.wall import LABELS

    only = frozenset(works.upper().replace(" ", "").split(",")) - {""} if works else None
    _print_wall(workplace, LABELS, "Labels", only=only, **wished)


@print_.command()
@_wall_options
@click.option("--size", type=click.Choice(["a3", "a2"]), default="a3", show_default=True, help="Of the paper.")
@click.pass_obj
def posters(workplace: Workplace, /, size: str, **wished: Any) -> None:
    """Make posters: one for the exhibition, and one for every question with its works as lit windows."""
    from exhibits.exhibition.wall import POSTER_A2, POSTER_A3

    _print_wall(workplace, {"a3": POSTER_A3, "a2": POSTER_A2}[size], f"Posters on {size.upper()}", **wished)


@print_.command()
@_wall_options
@click.pass_obj
def door(workplace: Workplace, /, **wished: Any) -> None:
    """Make the sign for the door: come in, what there is to find, and when it is open (or a line to write that on)."""
    from exhibits.exhibition.wall import DOOR

    _print_wall(workplace, DOOR, "The sign for the door", **wished)


def _print_wall(
    workplace: Workplace,
    name: str,
    what: str,
    *,
    target: Path,
    codes: str | None,
    with_demo: bool,
    only: frozenset[str] | None = None,
) -> None:
    from exhibits.exhibition.wall import print_again

    languages = list(dict.fromkeys(codes.replace(" ", "").split(","))) if codes else []
    _check_offered(languages)
    if len(languages) > MOST_LANGUAGES:
        raise click.BadParameter("two languages at most, or nobody can read them.", param_hint="--language")
    _check_free(target)
    console = workplace.console
    with workplace.read() as collection, console.stoppable():
        works = print_again(
            collection,
            name,
            target,
            languages=languages,
            only=only,
            with_demo=with_demo,
            report=console.report,
            stopped=console.stopped,
        )
    console.result(f"{target}: {what} for {works} works. Print it at its full size.", path=target, works=works)


def _check_offered(wanted: list[str]) -> None:
    from config.texts import languages

    offered = [language.code for language in languages()]
    for code in wanted:
        if code not in offered:
            raise click.BadParameter(f"{code!r} is none of {', '.join(offered)}.", param_hint="--language")


def _check_free(target: Path) -> None:
    if target.exists():
        raise FileThereError(f"{target} is there already. Choose another name, or take it away first.")
    if not target.absolute().parent.is_dir():
        raise FileThereError(f"There is no folder {target.absolute().parent} to put {target.name} in.")
