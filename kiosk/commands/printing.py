"""`wijkpodium print`: what staff print and lay beside the kiosk."""

from pathlib import Path

import click

from kiosk.errors import FileThereError
from kiosk.workplace import Workplace

MOST_SHEETS = 50


@click.group("print", short_help="Make something to print: paper cards, the privacy notice.")
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
    from exhibits.exhibition.labels import write_pdf
    from exhibits.exhibition.paper_cards import ON_A_SHEET, cards_html

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
    from config.texts import languages, load_texts
    from config.theme import load_theme
    from exhibits.exhibition.labels import write_pdf
    from exhibits.exhibition.paper_notice import notice_html

    settings, offered = workplace.settings(), [language.code for language in languages()]
    wanted = code or settings.languages.start
    if wanted not in offered:
        raise click.BadParameter(f"{wanted!r} is none of {', '.join(offered)}.", param_hint="--language")
    _check_free(target)
    write_pdf(notice_html(load_texts(wanted), load_theme(), settings.notice, settings.place.name), target)
    workplace.console.result(f"{target}: the privacy notice, on A4 paper.", path=target)


def _check_free(target: Path) -> None:
    if target.exists():
        raise FileThereError(f"{target} is there already. Choose another name, or take it away first.")
    if not target.absolute().parent.is_dir():
        raise FileThereError(f"There is no folder {target.absolute().parent} to put {target.name} in.")
