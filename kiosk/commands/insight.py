"""`wijkpodium insight`: what people draw from works, so that the kiosk and the exhibition can show it back."""

from typing import TYPE_CHECKING

import click

from exhibits.insights import DrawnBy, Insight
from kiosk.workplace import Workplace

if TYPE_CHECKING:
    from exhibits.collection import Collection


@click.group(short_help="Show what people learned.")
def insight() -> None:
    """What residents, practice or experts learned: sentences, with the works they rest on."""


@insight.command()
@click.argument("sentence")
@click.option("--works", metavar="CODE,CODE,...", required=True, help="The works it rests on.")
@click.option("--by", "drawn_by", type=click.Choice([by.value for by in DrawnBy]), required=True, help="Who draws it.")
@click.option("--language", help="The language of the sentence. Default: that of the place.")
@click.pass_obj
def add(workplace: Workplace, sentence: str, works: str, drawn_by: str, language: str | None) -> None:
    """Tell one SENTENCE from now on."""
    said = {_language(workplace, language): sentence}
    with workplace.write("wijkpodium insight") as collection:
        drawn = collection.draw_insight(said, _ids(collection, works), DrawnBy(drawn_by))
        click.echo(f"{drawn}: is told from now on.")


@insight.command(name="list")
@click.pass_obj
def list_(workplace: Workplace) -> None:
    """Show what is told now, the newest first, and change nothing."""
    with workplace.read() as collection:
        for line in [_line(one) for one in collection.insights()] or ["Nothing is told."]:
            click.echo(line)


@insight.command()
@click.argument("number", metavar="ID")
@click.pass_obj
def take_down(workplace: Workplace, number: str) -> None:
    """Tell the one with this ID no more; `list` shows the ID."""
    with workplace.write("wijkpodium insight") as collection:
        collection.take_down_insight(number)
        click.echo(f"{number}: taken down.")


def _language(workplace: Workplace, wanted: str | None) -> str:
    """One that the kiosk can write and read aloud."""
    from config.texts import SHIPPED

    language = wanted or workplace.settings().languages.start
    if language not in SHIPPED:
        raise click.UsageError(f"--language wants one of {', '.join(SHIPPED)}, not {language!r}.")
    return language


def _ids(collection: "Collection", codes: str) -> list[str]:
    wanted = [code.strip().upper() for code in codes.split(",") if code.strip()]
    return [collection.contribution(code).id for code in wanted]


def _line(one: Insight) -> str:
    sentence, _ = one.said("nl")
    return f"{one.id}  {one.drawn_at.astimezone():%Y-%m-%d}  {one.drawn_by:9}  {len(one.works)} works  {sentence}"
