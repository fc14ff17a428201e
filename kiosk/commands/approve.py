"""`wijkpodium approve`: what waits may be shown."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from exhibits.contribution import Approval, Contribution, Kind
from exhibits.errors import ExhibitsError
from kiosk.workplace import Workplace

if TYPE_CHECKING:
    from exhibits.collection import Collection

BYSTANDER = "Did you watch all of it, and is nobody in it who did not say yes?"


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option("--all", "everything", is_flag=True, help="Approve all that waits.")
@click.option("--list", "listing", is_flag=True, help="Show what waits, and change nothing.")
@click.pass_obj
def approve(workplace: Workplace, codes: tuple[str, ...], everything: bool, listing: bool) -> None:
    """Let works be shown, by their CODE. What its maker did not open stays shut all the same.

    Watch a work before you approve it: nobody may be seen or heard in it who did not say yes.
    """
    if sum((bool(codes), everything, listing)) != 1:
        raise click.UsageError("Say which works: one or more CODEs, or --all, or --list.")
    if listing:
        with workplace.read() as collection:
            _tell([_line(work) for work in collection.waiting()] or ["Nothing waits."])
        return
    with workplace.write("wijkpodium approve") as collection:
        wanted = [work.code for work in collection.waiting()] if everything else list(dict.fromkeys(codes))
        if not wanted:
            _tell(["Nothing waits."])
            return
        if sys.stdin.isatty():
            click.confirm(BYSTANDER, abort=True)
        refused = sum(not _approved(collection, code) for code in wanted)
    if refused:
        click.echo("See what waits with: wijkpodium approve --list", err=True)
        sys.exit(1 if refused < len(wanted) else 2)


def _approved(collection: "Collection", code: str) -> bool:
    """One of several: what is wrong with it is told, and the others go on."""
    try:
        work = collection.contribution(code.upper())
        if work.approval is Approval.APPROVED:
            click.echo(f"{work.code}: was approved already.")
            return True
        collection.approve(work.id)
    except ExhibitsError as error:
        click.echo(str(error), err=True)
        return False
    click.echo(f"{work.code}: approved.")
    return True


def _tell(lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(line)


def _line(work: Contribution) -> str:
    what = work.form if work.kind is Kind.WORK else work.kind
    made = f"{work.made_at.astimezone():%Y-%m-%d %H:%M}"
    opened = ", ".join(sorted(work.yes)) or "nothing"
    return f"{work.code}  {made}  {what:8}  {work.seconds:3.0f} s  {work.name or 'no name'}, open: {opened}"
