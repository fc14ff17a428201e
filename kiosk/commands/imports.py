"""`wijkpodium import`: recordings that were made elsewhere."""

import sys
from pathlib import Path

import click

from exhibits.contribution import Purpose
from kiosk.workplace import Workplace
from media.form import Form


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--consent",
    default="",
    metavar="here,exhibition,...",
    help=f"What the maker signed on paper: any of {', '.join(Purpose)}. "
    "Without it nothing is ever shown, and the work goes after 30 days.",
)
@click.option("--name", help="How the maker wants to be named (at most 30 characters).")
@click.option("--question", help="The question it answers, such as greeting or street_sound.")
@click.option("--case", help="The neighbourhood or practice it belongs to.")
@click.option(
    "--form",
    type=click.Choice([form.value for form in Form]),
    help="What it is. Default: sound is music, a film is video.",
)
@click.pass_obj
def import_(
    workplace: Workplace,
    files: tuple[Path, ...],
    consent: str,
    name: str | None,
    question: str | None,
    case: str | None,
    form: str | None,
) -> None:
    """Bring in existing recordings: phone films, songs, interviews. They wait for approval like all others."""
    from exhibits.importing import Refused, import_files

    console = workplace.console
    with workplace.write("wijkpodium import") as collection, console.stoppable():
        outcomes = import_files(
            collection,
            files,
            consents=[word.strip() for word in consent.split(",") if word.strip()],
            name=name,
            question=question,
            case=case,
            form=form,
            language=workplace.settings().languages.start,
            report=console.report,
            stopped=console.stopped,
        )
    refused = 0
    for outcome in outcomes:
        if isinstance(outcome, Refused):
            refused += 1
            console.sorry(outcome.sentence)
        else:
            code = outcome.contribution.code
            note = f" {outcome.salvaged}" if outcome.salvaged else ""
            console.result(f"{outcome.file.name}: {code} waits for approval.{note}", code=code)
    if refused:
        sys.exit(1 if refused < len(outcomes) else 2)
