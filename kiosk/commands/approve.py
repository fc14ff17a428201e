"""`wijkpodium approve`: what waits may be shown."""

import sys

import click

from exhibits.contribution import Contribution
from exhibits.errors import ExhibitsError
from kiosk.workplace import Workplace


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option("--all", "everything", is_flag=True, help="Approve all that waits.")
@click.option("--list", "listing", is_flag=True, help="Show what waits, and change nothing.")
@click.pass_obj
def approve(workplace: Workplace, codes: tuple[str, ...], everything: bool, listing: bool) -> None:
    """Let works be shown, by their CODE. What its maker did not open stays shut all the same."""
    if sum((bool(codes), everything, listing)) != 1:
        raise click.UsageError("Say which works: one or more CODEs, or --all, or --list.")
    if listing:
        with workplace.read() as collection:
            for work in collection.waiting():
                click.echo(_line(work))
        return
    with workplace.write("wijkpodium approve") as collection:
        wanted = [work.code for work in collection.waiting()] if everything else list(codes)
        refused = 0
        for code in wanted:
            try:
                collection.approve(collection.contribution(code.upper()).id)
                click.echo(f"{code}: approved.")
            except ExhibitsError as error:
                refused += 1
                click.echo(str(error), err=True)
    if refused:
        sys.exit(1 if refused < len(wanted) else 2)


def _line(work: Contribution) -> str:
    opened = ", ".join(sorted(work.yes)) or "nothing"
    return f"{work.code}  {work.form}  {work.seconds:.0f} s  {work.name or 'no name'}  open: {opened}"
