"""`wijkpodium insight`: what people draw from works, so that the kiosk can show it back."""

from typing import TYPE_CHECKING

import click

from exhibits.insights import DrawnBy, Insight
from kiosk.workplace import Workplace

if TYPE_CHECKING:
    from exhibits.collection import Collection


@click.command()
@click.argument("sentence", required=False)
@click.option("--works", metavar="CODE,CODE,...", help="The works it rests on.")
@click.option("--by", "drawn_by", type=click.Choice([by.value for by in DrawnBy]), help="Who draws it.")
@click.option("--language", help="The language of the sentence. Default: that of the place.")
@click.option("--list", "listing", is_flag=True, help="Show what is told now, the newest first, and change nothing.")
@click.option("--take-down", metavar="ID", help="Tell this one no more; the list shows the ID.")
@click.pass_obj
def insight(
    workplace: Workplace,
    sentence: str | None,
    works: str | None,
    drawn_by: str | None,
    language: str | None,
    listing: bool,
    take_down: str | None,
) -> None:
    """Show at the kiosk what residents, practice or experts learned: one SENTENCE, and the works it rests on."""
    if sum((sentence is not None, listing, take_down is not None)) != 1:
        raise click.UsageError("Say a SENTENCE, or --list, or --take-down ID.")
    if listing:
        with workplace.read() as collection:
            for line in [_line(one) for one in collection.insights()] or ["Nothing is told."]:
                click.echo(line)
        return
    if sentence is not None and not (works and drawn_by):
        raise click.UsageError("An insight rests on --works, and is drawn --by somebody.")
    with workplace.write("wijkpodium insight") as collection:
        if take_down is not None:
            collection.take_down_insight(take_down)
            click.echo(f"{take_down}: taken down.")
        elif sentence is not None and works and drawn_by:
            said = {_language(workplace, language): sentence}
            drawn = collection.draw_insight(said, _ids(collection, works), DrawnBy(drawn_by))
            click.echo(f"{drawn}: is told from now on.")


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
