"""`wijkpodium import`: recordings that were made elsewhere."""

import sys
from pathlib import Path

import click

from kiosk.workplace import Workplace


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--consent",
    default="",
    metavar="here,exhibition,...",
    help="What the maker signed on paper: any of here, exhibition, research, internet, answer. "
    "Without it nothing is ever shown, and the work goes after 30 days.",
)
@click.option("--name", help="How the maker wants to be named (at most 30 characters).")
@click.option("--question", help="The question it answers, such as greeting or street_sound.")
@click.option("--case", help="The neighbourhood or practice it belongs to.")
@click.pass_obj
def import_(
    workplace: Workplace,
    files: tuple[Path, ...],
    consent: str,
    name: str | None,
    question: str | None,
    case: str | None,
) -> None:
    """Bring in existing recordings: phone films, songs, interviews. They wait for approval like all others."""
    from exhibits.importing import Refused, import_files

    console = workplace.console
    purposes = [part.strip() for part in consent.split(",") if part.strip()]
    with workplace.write("wijkpodium import") as collection, console.stoppable():
        outcomes = import_files(
            collection,
            list(files),
            consents=purposes,
            name=name,
            question=question,
            case=case,
            report=console.report,
            stopped=console.stopped,
        )
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    for outcome in outcomes:
        if not isinstance(outcome, Refused):
            console.result(
                f"{outcome.file.name}: {outcome.contribution.code} waits for approval.", code=outcome.contribution.code
            )
    for one in refused:
        console.sorry(one.sentence)
    if refused:
        sys.exit(1)
