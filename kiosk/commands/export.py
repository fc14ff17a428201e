"""`wijkpodium export`: a film or an exhibition of what may be shown there."""

from datetime import datetime
from pathlib import Path

import click

from kiosk.workplace import Workplace

WITH_DEMO = click.option("--with-demo", is_flag=True, help="Also use the demonstration works.")
SEED = click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same order.")


@click.group()
def export() -> None:
    """Make a film or an exhibition of approved works whose makers said yes to it."""


@export.command()
@click.option("--minutes", type=click.FloatRange(0.2, 180), help="The length, at most. Default: as in the settings.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="The film. Default: exports/ in the collection."
)
@SEED
@WITH_DEMO
@click.pass_obj
def reel(workplace: Workplace, minutes: float | None, out: Path | None, seed: int, with_demo: bool) -> None:
    """Make the film: an MP4 that plays everywhere, with a list of what is in it beside it."""
    from exhibits.reel import export_reel

    console, settings = workplace.console, workplace.settings()
    target = out or workplace.folder / "exports" / f"{_today()}-film.mp4"
    with workplace.read() as collection, console.stoppable():
        done = export_reel(
            collection,
            target,
            minutes=minutes or settings.export.minutes,
            place=settings.place.name,
            seed=seed,
            with_demo=with_demo,
            language=settings.languages.start,
            report=console.report,
            stopped=console.stopped,
        )
    console.result(
        f"The film is {target} ({done.works} works, {done.seconds:.0f} s).",
        path=target,
        works=done.works,
        seconds=done.seconds,
    )


@export.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="The folder. Default: exports/ in the collection."
)
@WITH_DEMO
@click.pass_obj
def exhibition(workplace: Workplace, out: Path | None, with_demo: bool) -> None:
    """Make the exhibition: a folder with pages, a show that plays by itself, and labels to print."""
    from exhibits.exhibition import export_exhibition

    console, settings = workplace.console, workplace.settings()
    target = out or workplace.folder / "exports" / f"{_today()}-exhibition"
    with workplace.read() as collection, console.stoppable():
        done = export_exhibition(
            collection,
            target,
            place=settings.place.name,
            base_address=settings.export.base_address,
            with_demo=with_demo,
            language=settings.languages.start,
            report=console.report,
            stopped=console.stopped,
        )
    console.result(f"The exhibition is {target / 'index.html'} ({done.works} works).", path=target, works=done.works)


def _today() -> str:
    return f"{datetime.now().astimezone():%Y-%m-%d}"
